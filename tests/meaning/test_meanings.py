"""Every value that an author can write has an address; its meaning is what it says, not how it is written."""

from collections.abc import Iterator

import pytest

from compiler.diagnostics.diagnostic import Diagnostics
from compiler.meaning.meanings import Meanings, meanings
from compiler.meaning.table import row_of
from compiler.pipeline import check_pair
from compiler.source.reader import read
from tests.meaning.studio import OVERLAY, PAIR, SOURCE, TARGET, TEXTS, Edit, known, texts
from tests.workspace import TZDATA

_PREFIXES = {PAIR: "", SOURCE: "source.", TARGET: "target.", OVERLAY: "overlay."}
_SILENT = ("overlay.spec", "overlay.name", "overlay.extends")  # they say which document this is

_CLOSE = "guest_id->guest}\n    drop: {host_id: hosts stay behind}"

Written = tuple[str, str, tuple[str, ...], int, int]


def _values() -> Iterator[Written]:
    """Yield every value of the specs: file, address, keys, and the characters where it stands."""
    for file, prefix in _PREFIXES.items():
        located = read("pair", file, TEXTS[file], Diagnostics())
        assert located is not None
        inner = {keys[:length] for keys in located.index for length in range(len(keys))}
        lists = {keys[:-1] for keys in located.index if keys and keys[-1].isdecimal()}
        for keys, written in located.index.items():
            address = f"{prefix}{'.'.join(keys)}"
            if (keys not in inner or keys in lists) and keys[:-1] not in lists and address not in _SILENT:
                yield file, address, keys, written.start, written.start + len(written.raw.rstrip())


def _one_of_each_kind() -> Iterator[Written]:
    seen = set()
    for value in _values():
        file, _, keys, *_ = value
        document = "overlay" if file == OVERLAY else "pair" if file == PAIR else "source"
        kind = (document, keys[:-1]) if file == OVERLAY else (document, row_of(document, keys).pattern)
        if kind not in seen:
            seen.add(kind)
            yield value


def _other(value: str) -> str:
    """Return another value of the same kind."""
    swaps = {"true": "false", "false": "true", "enterprise": "unlimited"}
    if value in swaps:
        return swaps[value]
    if value.isdecimal():
        return str(int(value) + 1)
    if value.startswith(('"', "'", "[")):
        return f"{value[:-1]}{', 1]' if value[0] == '[' else f'9{value[0]}'}"
    return f"{value}9"


def _said(found: Meanings, address: str) -> list[tuple[str, str | None]]:
    return [(one.address, one.text) for one in found.at_and_below(address)]


def test_every_value_of_the_specs_has_an_address() -> None:
    found = known()

    assert [address for _, address, *_ in _values() if not found.at_and_below(address)] == []


def test_a_changed_value_is_a_mistake_or_another_meaning_at_its_address() -> None:
    before, overlooked = known(), []
    for file, address, _, start, end in _one_of_each_kind():
        text = TEXTS[file]
        specs = {**TEXTS, file: text[:start] + _other(text[start:end]) + text[end:]}
        made = check_pair(specs, "studio-crm", "north", TZDATA)
        noticed = made.program is None or made.diagnostics.has_errors
        if not noticed and made.program and _said(meanings(made.program), address) == _said(before, address):
            overlooked.append(address)

    assert overlooked == []


@pytest.mark.parametrize(
    "edits",
    [
        [("# A comment.\n", "# Another.\n\n")],
        [("name | trim", "name|trim")],
        [("mail | to_email | or_null", "((mail | to_email)) | or_null")],
        [("guest_id -> guest}\n    drop: {host_id: hosts stay behind}", _CLOSE)],
        [("Mail__c: text(120)", "Mail__c: {type: text(120)}")],
        [("AccountId: $tenant -> house", "AccountId: {ref: $tenant  ->  house}")],
        [("values: {fine: Fine, sad: Sad}", "values: {sad: Sad, fine: Fine}")],
        [("{read: [identifier, health, financial]}", "{read: [health, financial, identifier]}")],
        [("sample: {rows: 20}\n", ""), ("protect:\n", "sample: {rows: 20}\nprotect:\n")],
        [("    to: Contact\n    set", "    to: Contact\n    op: upsert\n    set")],
        [("accepted: we wait", "accepted: 'we wait'")],
    ],
    ids=lambda edits: edits[0][1][:30],
)
def test_how_it_is_written_means_nothing(edits: list[Edit]) -> None:
    before, after = known(), known(texts(*edits))

    assert {name: (one.text, one.type, one.phi) for name, one in after.by_address.items()} == {
        name: (one.text, one.type, one.phi) for name, one in before.by_address.items()
    }


def test_the_order_of_cases_means_something() -> None:
    cases = "cases: {paid: cost is present, free: cost is absent}"
    turned = "cases: {free: cost is absent, paid: cost is present}"

    assert known(texts((cases, turned))).by_address["splits.kinds.cases"].text == "free, paid"


def test_everything_that_is_used_exists() -> None:
    found = known()
    used = {name for one in found.by_address.values() for name in one.uses}

    assert [name for name in sorted(used) if not found.at_and_below(name)] == []


def test_a_field_has_the_class_of_what_flows_into_it() -> None:
    found = known().by_address

    assert found["schema.fields.Contact.Visits__c"].phi == "health"
    assert found["schema.fields.Contact.Mail__c"].phi == "identifier"
    assert found["routes.guest.set.Email"].type == "email?"
