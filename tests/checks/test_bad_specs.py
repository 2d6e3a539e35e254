"""Thirty-two ways to hurt whoever reads a spec; each is one finding with its place, and none a traceback.

What is no matter of a spec is tried where it belongs, and the test says where that is.
"""

from pathlib import Path
from xml.etree import ElementTree

import duckdb
import httpx
import pytest

from compiler.connectors.hosts import base_origin
from compiler.diagnostics.diagnostic import Diagnostic
from compiler.language.functions.patterns import pattern_mistake
from compiler.runtime.ports import Refused
from compiler.workspace import FolderProblem
from compiler.workspace.generated import write
from compiler.workspace.names import check_names
from tests.checks.breaks import BREAKS
from tests.source.reading import rules, told
from tests.workspace import OVERLAY, PAIR, SOURCE, broken, checked, compiled, said

_PATTERN = 'pattern: "https://[a-z0-9-]+(\\\\.[a-z0-9-]+)?\\\\.practicehub\\\\.io"'
_ROUTE = "  practitioner_patient:\n"
_BALANCE = "help: A positive amount is owed by the patient"
_CUSTOMER = {OVERLAY: "acme-physio"}


def found(file: str, *edits: tuple[str, str]) -> list[Diagnostic]:
    """Return what is found after some edits of one file."""
    return list(checked(broken({file: edits}), _CUSTOMER.get(file)).diagnostics)


def told_of(file: str, *edits: tuple[str, str]) -> str:
    """Return the first line and the place of what is said after some edits of one file, without its number."""
    lines = said(checked(broken({file: edits}), _CUSTOMER.get(file))).splitlines()
    return f"{lines[0]} @ {lines[1].strip().removeprefix('--> ').rpartition('/')[2].partition(':')[0]}"


def first_of(text: str) -> list[str]:
    """Return the headline of what is said about a text, and where."""
    return [line.strip() for line in told(text).splitlines()[:2]]


def test_01_an_alias_bomb() -> None:
    levels = [f"{chr(98 + n)}: &{chr(98 + n)} [*{chr(97 + n)}, *{chr(97 + n)}]\n" for n in range(8)]

    text = "a: &a [x, x]\n" + "".join(levels)

    assert first_of(text) == [
        "error[YML103]: anchors are not part of the spec language",
        "--> specs/pairs/p.yaml:1:4",
    ]
    assert set(rules(text)) == {"YML103"}


def test_02_a_value_that_holds_itself() -> None:
    assert rules("a: &a [*a]\n") == ["YML103"]


def test_03_a_key_given_twice() -> None:
    assert "2 | a: 2\n  | ^ second value\n1 | a: 1\n  | - first value" in told("a: 1\na: 2\n")


def test_04_a_tag_that_runs_code() -> None:
    assert first_of("a: !!python/object/apply:os.system [id]\n") == [
        "error[YML108]: tags are not part of the spec language",
        "--> specs/pairs/p.yaml:1:4",
    ]


def test_05_a_country_and_a_key_that_are_booleans_elsewhere() -> None:
    text = told("country: NO\non: 1\n")

    assert "error[YML105]: `NO` means something else in YAML 1.1\n --> specs/pairs/p.yaml:1:10" in text
    assert "error[YML105]: `on` means something else in YAML 1.1\n --> specs/pairs/p.yaml:2:1" in text


def test_06_numbers_with_a_leading_zero() -> None:
    assert "`01234567` means something else in YAML 1.1" in told("mrn: 01234567\n")
    assert "`02134` means something else in YAML 1.1" in told("zip: 02134\n")
    assert rules("zip: 089\n") == ["YML105"]


def test_07_a_time_of_day_that_is_a_number_elsewhere() -> None:
    assert "`12:30` means something else in YAML 1.1" in told("t: 12:30\n")


@pytest.mark.parametrize("number", ["1_000", "1e3", ".nan", ".inf"])
def test_08_numbers_in_unusual_clothes(number: str) -> None:
    assert f"`{number}` means something else" in told(f"a: {number}\n")


def test_09_a_date_that_does_not_exist() -> None:
    assert rules("d: 2024-02-30\n") == ["YML105"]


def test_10_a_number_of_five_thousand_digits() -> None:
    assert first_of(f"count: {'9' * 5000}\n") == [
        "error[YML116]: the number has more than 64 digits",
        "--> specs/pairs/p.yaml:1:8",
    ]


def test_11_three_thousand_brackets() -> None:
    assert first_of(f"a: {'[' * 3000}\n") == [
        "error[YML116]: the file is nested more than 64 deep",
        "--> specs/pairs/p.yaml:1:67",
    ]


def test_12_a_file_that_is_too_large_or_holds_too_much() -> None:
    assert first_of("#" * 2_000_001) == [
        "error[YML116]: the file is larger than 2 MB",
        "--> specs/pairs/p.yaml:1:1",
    ]
    assert "the file holds more than 100,000 values" in told("".join(f"k{n}: 1\n" for n in range(60_000)))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: 1\n---\nb: 2\n", "the file holds more than one document"),
        ("", "the file is empty"),
        ("# only a remark\n", "the file is empty"),
    ],
)
def test_13_no_document_or_two(text: str, message: str) -> None:
    assert first_of(text)[0] == f"error[YML109]: {message}"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("\udcff\udcfea\x00", "error[YML114]: the file is UTF-16, not UTF-8"),
        ("\ufeffa: 1\n", "error[YML114]: the file starts with a byte order mark"),
        ("a: x\udce9\n", "error[YML114]: byte 0xE9 at offset 4 is not UTF-8"),
        ("a: b\x00\n", "error[YML114]: the character U+0000 cannot stand in a spec"),
        ("a: b\rc\n", "error[YML114]: a carriage return stands alone"),
        (
            "a:\n\tb: 1\n",
            "error[YML101]: the file is not valid YAML: found character that cannot start any token",
        ),
    ],
)
def test_14_bytes_that_are_no_plain_text(text: str, message: str) -> None:
    assert first_of(text)[0] == message


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: b\u202ec\n", "U+202E (right-to-left override) turns the direction of the text around"),
        ("na\u200bme: 1\n", "the key `na\\u200bme` holds the invisible character U+200B (zero width space)"),
        (
            "P\u0430tient: 1\n",
            "the key `P\u0430tient` mixes Latin letters with U+0430 (cyrillic small letter a)",
        ),
    ],
)
def test_15_letters_that_deceive(text: str, message: str) -> None:
    assert first_of(text)[0] == f"error[YML114]: {message}"


def test_15_a_name_in_another_alphabet_alone_is_no_name() -> None:
    assert told_of(PAIR, (_ROUTE, "  \u0440\u0430\u0441:\n")) == (
        "error[REF126]: `\u0440\u0430\u0441` cannot be a name @ practicehub-salesforce.yaml"
    )


def test_16_a_merge_key() -> None:
    assert first_of("<<: {a: 1}\n")[0] == "error[YML103]: merge keys are not part of the spec language"


def test_17_a_misspelled_key() -> None:
    text = said(checked(broken({PAIR: ((f"{_ROUTE}    from", f"{_ROUTE}    aduit: {{}}\n    from"),)})))

    assert text.startswith("error[YML104]: `aduit` is not a key of a route\n")
    assert "= help: did you mean `audit`?" in text


@pytest.mark.parametrize("name", ["../../etc/x", "C:\\x", "a/b", "CON", "com1", "a b", "x.", "a" * 300])
def test_18_a_name_that_leads_out_of_its_folder(name: str) -> None:
    (of_route,) = found(PAIR, (_ROUTE, f'  "{name}":\n'.replace("\\", "\\\\")))
    of_object = found(SOURCE, ("  Prescription:\n", f'  "{name}":\n'.replace("\\", "\\\\")))

    assert of_route.rule == "REF126"
    assert "REF126" in {one.rule for one in of_object}


def test_18_documents_have_the_names_of_their_files() -> None:
    assert [one.rule for one in found(PAIR, ("name: practicehub-salesforce\n", "name: ../../etc\n"))] == [
        "REF128"
    ]
    assert [one.rule for one in found(OVERLAY, ("name: acme-physio\n", "name: ../acme\n"))] == ["REF128"]
    assert [one.rule for one in found(SOURCE, ("name: practicehub\n", "name: a/b\n"))] == ["REF128"]
    assert [one.rule for one in found(OVERLAY, ("{id: acme,", "{id: ../../acme,"))] == ["REF126"]


def test_18_a_nul_in_a_name_is_refused_while_reading() -> None:
    assert rules('"a\\0b": 1\n') == ["YML114"]


def test_18_an_exported_file_stays_in_the_export_folder() -> None:
    (one,) = found(SOURCE, ("file: policies.csv", "file: ../../etc/passwd"))

    assert (one.rule, str(one.place)) == ("REF126", "connector.exports.Policy.file")


def test_19_an_output_folder_that_is_a_link(tmp_path: Path) -> None:
    """No matter of a spec: the workspace refuses links; what holds patient data is written by runs alone."""
    outside = tmp_path / "outside"
    outside.mkdir()
    (tmp_path / "generated").symlink_to(outside)

    with pytest.raises(FolderProblem, match="is a link; generated files are written to real folders"):
        write(tmp_path / "generated", {"sql/x.sql": "SELECT 1"})

    assert list(outside.iterdir()) == []


@pytest.mark.parametrize("character", ["\\u0001", "\\uFFFE", "\\u001f"])
def test_20_a_label_with_a_character_that_xml_does_not_have(character: str) -> None:
    (one,) = found(PAIR, ("label: HIPAA Notes}", f'label: "HIPAA {character} Notes"}}'))

    assert (one.rule, one.message[:28]) == ("YML114", "the text holds the character")


@pytest.mark.parametrize("label", ["<>&\"' ]]>", '"><Profile>', "<!ENTITY x SYSTEM 'file:///etc/passwd'>"])
def test_21_a_label_that_would_be_markup_is_text_in_the_metadata(label: str) -> None:
    written = label.replace("\\", "\\\\").replace('"', '\\"')
    made = compiled(broken({PAIR: (("label: HIPAA Notes}", f'label: "{written}"}}'),)}))
    path = "salesforce/force-app/main/default/objects/Contact/fields/HIPAA_Notes__c.field-meta.xml"

    assert made.artifacts is not None, said(made)
    read = ElementTree.fromstring(made.artifacts[path])
    assert read.findtext("{*}label") == label
    assert [each.tag for each in read.iter() if each.tag.endswith("Profile")] == []


def test_22_a_template_in_a_value_stays_what_it_is() -> None:
    attack = "{{ ''.__class__.__mro__ }} {% raise %} ${jndi:x} %s"
    made = compiled(broken({PAIR: ((_BALANCE, f'help: "{attack}"'),)}))
    path = "salesforce/force-app/main/default/objects/Contact/fields/Account_Balance__c.field-meta.xml"

    assert made.artifacts is not None, said(made)
    assert ElementTree.fromstring(made.artifacts[path]).findtext("{*}inlineHelpText") == attack
    assert [name for name, text in made.artifacts.items() if "<class 'str'>" in text] == []


@pytest.mark.parametrize(
    ("expression", "message"),
    [
        ("__import__('os').system('id')", "`.` has no meaning in an expression"),
        ("phone | eval", "there is no function `eval`"),
        ("{{ phone }}", "`{` has no meaning in an expression"),
        ("phone.__class__", "`Patient` has no field `phone.__class__`"),
        ("(" * 500 + "phone" + ")" * 500, "more than 32 steps inside one another"),
    ],
)
def test_23_code_in_an_expression(expression: str, message: str) -> None:
    messages = [one.message for one in found(PAIR, ("MobilePhone: phone", f'MobilePhone: "{expression}"'))]

    assert [one for one in messages if one.startswith(message)], messages


def test_24_a_pattern_that_takes_for_ever() -> None:
    text = "a" * 40 + "!"

    # The engine's patterns take linear time, so this one does no harm.
    assert duckdb.sql(f"SELECT regexp_matches('{text}', '(a+)+$')").fetchall() == [(False,)]
    assert pattern_mistake("a" * 10_000) == "a pattern has at most 200 characters, and this has 10000"
    assert pattern_mistake(r"(a)\1") is not None
    # Addresses are matched by the standard library, which is not linear.
    (one,) = found(SOURCE, (_PATTERN, 'pattern: "https://(a+)+\\\\.practicehub\\\\.io"'))
    assert (one.rule, one.message) == ("SEC102", "this is no pattern that can be matched in bounded time")


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("  root: /api\n", "  root: /api\n  password: hunter2\n", "connector.password"),
        ("  root: /api\n", "  root: /api\n  token: abc\n", "connector.token"),
        ("{env: PRACTICEHUB_KEY}", "{env: sk_live_51H8xAbCdEfGh}", "connector.headers.x-practicehub-key.env"),
        (
            "{env: PRACTICEHUB_KEY}",
            "{env: PRACTICEHUB_KEY, prefix: 'Bearer abcdefghijklmnop1234'}",
            "connector.headers.x-practicehub-key.prefix",
        ),
        ("text: one request", "text: AKIAIOSFODNN7EXAMPLE one request", "gotchas.rate_limit.text"),
        (
            "text: one request",
            "text: use Zq8vN3xK7bT2mW9rY5pL1cD6fH4jS0gA one request",
            "gotchas.rate_limit.text",
        ),
    ],
)
def test_25_a_secret(old: str, new: str, place: str) -> None:
    (one,) = found(SOURCE, (old, new))

    assert (one.rule, str(one.place)) == ("SEC101", place)
    assert one.message.startswith("this looks like a ")


@pytest.mark.parametrize(
    ("pattern", "message"),
    [
        ("http://[a-z]+\\\\.practicehub\\\\.io", "patient data would travel unencrypted"),
        ("file:///etc/passwd", "patient data would travel unencrypted"),
        ("https://me@[a-z]+\\\\.practicehub\\\\.io", "an address holds no user and no password"),
        (
            "https://169\\\\.254\\\\.169\\\\.254",
            "a host is a name, which a certificate proves, and not a number",
        ),
        ("https://\\\\[::1\\\\]", "a host is a name, which a certificate proves, and not a number"),
        ("https://0x7f\\\\.1", "a host is a name, which a certificate proves, and not a number"),
        (
            "https://[a-z]+\\\\.practic\u0435hub\\\\.io",
            "the host is not written in plain letters, so it can look like another",
        ),
        (
            "https://xn--practichub-x8i\\\\.io",
            "the host is not written in plain letters, so it can look like another",
        ),
        ("https://.*", "more hosts would match than the platform's own"),
        ("https://api.practicehub.io", "more hosts would match than the platform's own"),
        ("https://a\\\\.practicehub\\\\.io|https:", "more hosts would match than the platform's own"),
        ("https://(", "this is no pattern that can be matched in bounded time"),
    ],
)
def test_26_an_address_that_leads_elsewhere(pattern: str, message: str) -> None:
    (one,) = found(SOURCE, (_PATTERN, f'pattern: "{pattern}"'))

    assert (one.rule, one.message, str(one.place)) == ("SEC102", message, "connector.base_url.pattern")


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ('hosts: ["*.amazonaws.com"]', 'hosts: ["*"]', "connector.content.hosts.0"),
        ('hosts: ["*.amazonaws.com"]', 'hosts: ["*.com"]', "connector.content.hosts.0"),
        ('hosts: ["*.amazonaws.com"]', "hosts: [169.254.169.254]", "connector.content.hosts.0"),
        ("{path: /patients,", "{path: //evil.example/patients,", "connector.endpoints.Patient.path"),
        ("{path: /patients,", "{path: /../admin,", "connector.endpoints.Patient.path"),
        ("root: /api\n", "root: https://evil.example\n", "connector.root"),
    ],
)
def test_26_hosts_and_paths_that_lead_elsewhere(old: str, new: str, place: str) -> None:
    (one,) = found(SOURCE, (old, new))

    assert (one.rule, str(one.place)) == ("SEC102", place)


def test_26_an_address_of_a_run_is_held_to_the_pattern() -> None:
    """No matter of a spec: the connector refuses what the operator's environment gives it."""
    with pytest.raises(Refused, match="does not have the form"):
        base_origin(
            "https://169.254.169.254", r"https://[a-z]+\.clinic\.example", "CLINIC_URL", loopback=False
        )


@pytest.mark.parametrize("option", ["verify: false", "proxy: https://evil.example", "ca_bundle: /tmp/ca.pem"])
def test_27_nothing_turns_certificates_off(option: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The environment cannot either: clients are made so that they do not look at it (`trust_env`)."""
    (one,) = found(SOURCE, ("  root: /api\n", f"  root: /api\n  {option}\n"))
    monkeypatch.setenv("SSL_CERT_FILE", "/nowhere/ca.pem")

    assert (one.rule, one.message) == ("YML104", f"`{option.partition(':')[0]}` is not a key of a connector")
    assert httpx.create_ssl_context(trust_env=False).verify_mode.name == "CERT_REQUIRED"


@pytest.mark.parametrize("name", ["../platforms/practicehub", "/etc/passwd", "https://evil.example/x"])
def test_28_a_spec_names_no_file(name: str) -> None:
    (one,) = found(PAIR, ("source: practicehub\n", f"source: {name}\n"))

    assert (one.rule, one.message) == ("YML113", f"there is no `specs/platforms/{name}.yaml`")


def test_28_no_file_is_included() -> None:
    assert rules("a: !include ../../etc/passwd\n") == ["YML108"]


def test_29_a_circle_and_a_parent_that_is_missing() -> None:
    circle = [one.message for one in BREAKS["DAG101"].failing().diagnostics]
    missing = found(PAIR, ("    to: Invoice__c\n", "    to: Bill__c\n"))

    assert [one.partition(": ")[0] for one in circle] == ["these routes wait for each other"]
    assert "REF103" in {one.rule for one in missing}


@pytest.mark.parametrize(
    ("new", "rule"),
    [
        ("{card: Card, cash: Card, bank_transfer: Bank Transfer, insurer: Insurer}", "PCK106"),
        ("{Card: Card, cash: Cash, bank_transfer: Bank Transfer, insurer: Insurer}", "PCK101"),
        ("{card: card, cash: Cash, bank_transfer: Bank Transfer, insurer: Insurer}", "PCK102"),
        ("{card: Card, cash: Cash, bank_transfer: Bank Transfer}", "PCK101"),
    ],
)
def test_30_a_map_that_merges_or_misspells_or_forgets(new: str, rule: str) -> None:
    old = "{card: Card, cash: Cash, bank_transfer: Bank Transfer, insurer: Insurer}"

    assert rule in {one.rule for one in found(PAIR, (old, new))}


def test_30_a_map_may_merge_with_a_reason_and_only_where_it_merges() -> None:
    both = "merges: {Card: both were paid at the desk}\n    values: {card: Card, cash: Card,"
    neither = "merges: {Card: both were paid at the desk}\n    values: {card: Card, cash: Cash,"

    assert found(PAIR, ("values: {card: Card, cash: Cash,", both)) == []
    assert [one.rule for one in found(PAIR, ("values: {card: Card, cash: Cash,", neither))] == ["REF121"]


@pytest.mark.parametrize("rule", ["COV106", "SFM101", "SFM103", "TYP103"])
def test_31_a_target_that_is_filled_twice_or_named_badly_or_too_narrow(rule: str) -> None:
    assert [one.rule for one in BREAKS[rule].failing().diagnostics] == [rule]


@pytest.mark.parametrize("name", ["NUL", "aux", "Con"])
def test_32_a_name_that_some_systems_keep_for_devices(name: str) -> None:
    (one,) = found(PAIR, (_ROUTE, f'  "{name}":\n'))

    assert (one.rule, one.label) == ("REF126", "some systems keep this name for a device")


@pytest.mark.parametrize(
    ("name", "file"), [("PATIENT", "PATIENT.sql"), ("split_LOG_kind", "split_log_kind.sql")]
)
def test_32_names_that_are_one_file_where_case_does_not_count(name: str, file: str) -> None:
    published = ("routes: [practitioner_patient]", f"routes: [{name}]")
    (one,) = found(PAIR, (_ROUTE, f"  {name}:\n"), published)

    assert (one.rule, one.message) == ("REF127", f"`{file}` would be written twice")


def test_32_generated_files_are_held_to_that_once_more() -> None:
    """Whatever a spec says, the workspace writes no two files that are one."""
    with pytest.raises(FolderProblem, match="one name where case does not count"):
        check_names(("sql/A.sql", "sql/a.sql"))
