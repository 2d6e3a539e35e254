"""CHG101 to CHG104: which changes lose loaded values, double records or show health data to more people."""

import msgspec
import pytest

from compiler.comparison.changes import compare
from compiler.comparison.laws import breaches
from compiler.diagnostics.diagnostic import Place
from compiler.model.manifest import Manifest
from tests.meaning.studio import OVERLAY, PAIR, SOURCE, Edit, base, edited


def said(old: Manifest, new: Manifest) -> list[tuple[str, str]]:
    def place_of(address: str) -> Place:
        return Place(document="pair", keys=tuple(address.split(".")))

    return [(one.rule, one.message) for one in breaches(compare(old, new), old, new, place_of)]


def found(*edits: Edit, file: str = PAIR) -> list[tuple[str, str]]:
    return said(base(), edited(*edits, file=file))


_RENAMED = (
    ("      Mail__c: text(120)\n", "      Letters__c: text(120)\n"),
    ("      Mail__c: mail\n", "      Letters__c: mail\n"),
)


def test_a_field_that_is_gone_loses_its_values() -> None:
    assert found(*_RENAMED) == [
        ("CHG101", "Contact.Mail__c is gone, and the values that were loaded into it with it")
    ]


def test_a_declared_rename_is_none() -> None:
    declared = (_RENAMED[0][0], "      Letters__c: {type: text(120), renamed_from: Mail__c}\n")

    assert found(declared, _RENAMED[1]) == []


def test_an_object_that_is_gone_is_said_once_with_its_fields() -> None:
    kept = {name: node for name, node in base().nodes.items() if "Visit__c" not in name}
    lost = [words.split(" ")[0] for _, words in said(base(), msgspec.structs.replace(base(), nodes=kept))]

    assert lost == [
        "Visit__c.Cost__c",
        "Visit__c.Day__c",
        "Visit__c.Guest__c",
        "Visit__c.Note__c",
        "Visit__c",
    ]


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("Cost__c: money\n", "Cost__c: money!\n", "Visit__c.Cost__c must have a value now"),
        ("Note__c: longtext(300)", "Note__c: longtext(256)", "Visit__c.Note__c shrinks from 300 to 256"),
        (
            "Note__c: longtext(300)",
            "Note__c: text(200)",
            "Visit__c.Note__c becomes text(200) and was longtext(300)",
        ),
    ],
)
def test_a_type_that_narrows_may_not_hold_what_was_loaded(old: str, new: str, words: str) -> None:
    changed = _with(base(), *_type_of(old, new))

    assert said(base(), changed) == [("CHG102", f"{words}, so values that were loaded may not fit")]


def _type_of(old: str, new: str) -> tuple[str, str]:
    field, _, type_ = new.strip().partition(": ")
    assert old.startswith(field)
    return f"schema.objects.Visit__c.fields.{field}.type", type_


def _with(start: Manifest, address: str, meaning: str) -> Manifest:
    """Return a manifest in which one address means something else."""
    node = msgspec.structs.replace(start.nodes[address], meaning=meaning)
    return msgspec.structs.replace(start, nodes={**start.nodes, address: node})


@pytest.mark.parametrize(
    ("address", "meaning"),
    [
        ("schema.fields.Contact.Mail__c.type", "text(255)"),
        ("schema.fields.Contact.Mail__c.type", "longtext(300)"),
        ("schema.objects.Visit__c.fields.Day__c.type", "date"),
        ("schema.enums.mood_label", "Fine, Sad, Unknown"),
        ("protect.grants.Doctors.read", "health"),
        ("protect.financial.encrypt", "always"),
        ("splits.kinds.cases", "free, paid"),
    ],
)
def test_what_widens_or_closes_is_no_breach(address: str, meaning: str) -> None:
    assert said(base(), _with(base(), address, meaning)) == []


def test_a_picklist_that_loses_a_value() -> None:
    new = _with(base(), "schema.enums.mood_label", '"Fine, really", Sad')

    assert said(base(), new) == [
        ("CHG102", "mood_label loses `Fine`, so values that were loaded may not fit")
    ]


@pytest.mark.parametrize(
    ("file", "edits", "words"),
    [
        (
            SOURCE,
            (("    key: [id]\n    modified", "    key: [id, name]\n    modified"),),
            "the key of Guest changes from `id` to `id, name`",
        ),
        (
            PAIR,
            (("field: Studio_Key__c", "field: Other_Key__c"),),
            "the key field changes from `Studio_Key__c` to `Other_Key__c`",
        ),
    ],
)
def test_another_key_would_double_every_record(file: str, edits: tuple[Edit, ...], words: str) -> None:
    assert ("CHG103", f"{words}, so rows that were loaded would be created again") in found(*edits, file=file)


@pytest.mark.parametrize(
    ("file", "edit", "words"),
    [
        (
            PAIR,
            ("Desk: {read: [identifier]}", "Desk: {read: [identifier, health]}"),
            "Desk can now read health data",
        ),
        (
            PAIR,
            (
                "Desk: {read: [identifier]}",
                "Desk: {read: [identifier]}\n    Boss: {read: [health], edit: [health]}",
            ),
            "Boss can now read health data",
        ),
        (
            PAIR,
            ("encrypt: where_possible", "encrypt: never"),
            "health data is encrypted `never` and was `where_possible`",
        ),
        (
            SOURCE,
            ("note: text(200)", "note: {type: text(200), phi: none}"),
            "`source.objects.Visit.fields.note` counts as none data and counted as health",
        ),
    ],
)
def test_health_data_that_more_people_may_read(file: str, edit: Edit, words: str) -> None:
    assert ("CHG104", words) in found(edit, file=file)


def test_an_answer_is_no_key_and_no_reader() -> None:
    assert found(("owner@north", "boss@north"), file=OVERLAY) == []
