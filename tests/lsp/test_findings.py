"""Findings as an editor gets them: at their place, in every file around the one that changed."""

from compiler.lsp.desk import Desk, Migration, migrations
from compiler.lsp.findings import findings
from tests.lsp.desks import desk
from tests.workspace import OVERLAY, PAIR, SOURCE, TARGET, TZDATA, shipped

TEST = "specs/tests/practicehub-salesforce.yaml"


def test_a_finding_stands_at_its_characters_and_knows_what_was_meant() -> None:
    checked = findings(desk(PAIR, ("MobilePhone: phone", "MobilePhone: phome")), PAIR)

    (found,) = [one for one in checked.findings["practicehub-salesforce"][PAIR] if one.rule == "REF102"]
    line = (
        desk(PAIR, ("MobilePhone: phone", "MobilePhone: phome")).texts[PAIR].split("\n")[found.span.line - 1]
    )
    assert line[found.span.column - 1 : found.span.end_column - 1] == "phome"
    assert found.replacement == "phone"
    assert found.text.startswith("`Patient` has no field `phome`")
    assert checked.sound


def test_a_mistake_in_a_platform_is_shown_where_it_is_and_where_it_matters() -> None:
    checked = findings(desk(SOURCE, ("      phone: {type", "      fone: {type")), SOURCE)

    rules = {
        (file, one.rule) for file, each in checked.findings["practicehub-salesforce"].items() for one in each
    }
    assert (PAIR, "REF102") in rules


def test_a_file_that_cannot_be_read_says_so_and_is_not_sound() -> None:
    checked = findings(desk(PAIR, ("routes:\n  patient:", "routes:\n  patient: [")), PAIR)

    assert checked.findings["practicehub-salesforce"][PAIR][0].rule.startswith("YML")
    assert not checked.sound


def test_an_overlay_is_checked_with_its_pair() -> None:
    checked = findings(desk(OVERLAY, ("America/Chicago", "America/Chikago")), OVERLAY)

    files = checked.findings["practicehub-salesforce@acme-physio"]
    assert [one.rule for one in files[OVERLAY]] != []


def test_a_test_document_is_checked_for_its_shape() -> None:
    checked = findings(desk(TEST, ("    route: patient\n", "    rout: patient\n")), TEST)

    assert [one.replacement for one in checked.findings[TEST][TEST]] == ["route"]


def test_sound_specs_have_no_findings() -> None:
    checked = findings(desk(), PAIR)

    assert checked.findings == {"practicehub-salesforce": {}}


def test_every_file_knows_its_migrations() -> None:
    texts = shipped()

    assert migrations(texts, PAIR) == (Migration(pair="practicehub-salesforce"),)
    assert migrations(texts, OVERLAY) == (Migration(pair="practicehub-salesforce", customer="acme-physio"),)
    assert Migration(pair="practicehub-salesforce") in migrations(texts, TARGET)
    assert migrations(texts, SOURCE) == (Migration(pair="practicehub-salesforce"),)
    assert migrations(texts, TEST) == (Migration(pair="practicehub-salesforce"),)


def test_a_file_of_no_pair_is_read_by_itself() -> None:
    on = Desk(texts={"specs/orgs/new.yaml": "spec: [overlay/v1\n"}, tzdata=TZDATA)

    checked = findings(on, "specs/orgs/new.yaml")

    assert [one.rule for one in checked.findings["specs/orgs/new.yaml"]["specs/orgs/new.yaml"]] != []
