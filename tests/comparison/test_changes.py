"""Two versions of a pair are compared by what they mean, and every difference names its address."""

import pytest

from compiler.comparison.changes import Change, compare, reached
from compiler.comparison.folding import fold
from tests.meaning.studio import OVERLAY, PAIR, SOURCE, Edit, base, edited


def changes(*edits: Edit, file: str = PAIR) -> tuple[Change, ...]:
    return compare(base(), edited(*edits, file=file))


def lines(found: tuple[Change, ...]) -> list[str]:
    return [f"{one.consequence} {one.sign} {one.address}: {one.old} -> {one.new}" for one in found]


def test_comments_and_order_are_no_difference() -> None:
    moved = changes(
        ("# A comment.\n", ""),
        ("values: {fine: Fine, sad: Sad}", "values: {sad: Sad, fine: Fine}"),
        ("name | trim", "name|trim # why"),
    )

    assert moved == ()


@pytest.mark.parametrize(
    ("file", "edit", "line"),
    [
        (
            PAIR,
            ("LastName: name | trim", "LastName: name"),
            "DATA ~ routes.guest.set.LastName: name | trim -> name",
        ),
        (
            PAIR,
            ("cost is absent", "cost is absent or cost = 0"),
            "DATA ~ splits.kinds.cases.free: cost is absent -> cost is absent or cost = 0",
        ),
        (PAIR, ("sample: {rows: 20}", "sample: {rows: 30}"), "ORDER ~ sample.rows: 20 -> 30"),
        (
            PAIR,
            ("born: nobody needs it", "born: we know it"),
            "DOCS ~ routes.guest.drop.born: nobody needs it -> we know it",
        ),
        (
            PAIR,
            ("Mail__c: text(120)", "Mail__c: text(200)"),
            "SCHEMA ~ schema.fields.Contact.Mail__c.type: text(120) -> text(200)",
        ),
        (
            PAIR,
            ("Desk: {read: [identifier]}", "Desk: {read: [health]}"),
            "ACCESS ~ protect.grants.Desk.read: identifier -> health",
        ),
        (SOURCE, ("every_ms: 500", "every_ms: 600"), "ORDER ~ source.connector.rate.every_ms: 500 -> 600"),
        (
            SOURCE,
            ("path: /guests", "path: /people"),
            "DATA ~ source.connector.endpoints.Guest.path: /guests -> /people",
        ),
        (
            SOURCE,
            ("doc: where letters go", "doc: an address"),
            "DOCS ~ source.objects.Guest.fields.mail.doc: where letters go -> an address",
        ),
        (
            OVERLAY,
            ("owner@north", "boss@north"),
            "DATA ~ overlay.answers.owner: owner@north.example -> boss@north.example",
        ),
    ],
)
def test_a_change_is_said_once_with_its_address_and_what_it_leads_to(
    file: str, edit: Edit, line: str
) -> None:
    assert lines(changes(edit, file=file)) == [line]


def test_a_value_of_a_map_reaches_the_fields_that_the_map_fills() -> None:
    (change,) = changes(("fine: Fine, sad: Sad", "fine: Sad, sad: Fine"))[:1]

    assert (change.address, change.reaches) == ("maps.moods.values.fine", ("Contact.Mood__c",))


def test_a_derived_field_and_a_split_reach_what_they_decide_about() -> None:
    assert reached("derive.Guest.visits.by", base()) == ("Contact.Visits__c",)
    assert reached("routes.house.set.Name", base()) == ("Account.Name",)
    assert reached("protect.health", base()) == ()


def test_what_follows_from_a_change_is_said_to_follow() -> None:
    found = changes(("mail: {type: text(120),", "mail: {type: text(110),"), file=SOURCE)

    assert lines(found) == [
        "DATA = routes.guest.set.Mail__c: text(120)? -> text(110)?",
        "DATA ~ source.objects.Guest.fields.mail.type: text(120) -> text(110)",
    ]


def test_another_class_is_followed_to_every_field_that_it_flows_into() -> None:
    found = changes(("note: text(200)", "note: {type: text(200), phi: none}"), file=SOURCE)

    assert [(one.address, one.old, one.new) for one in found if one.aspect == "phi"] == [
        ("routes.free_visit.set.Note__c", "health", "none"),
        ("routes.paid_visit.set.Note__c", "health", "none"),
        ("schema.objects.Visit__c.fields.Note__c", "health", "none"),
        ("source.objects.Visit.fields.note", "health", "none"),
    ]


def test_a_reference_that_waits_changes_the_order() -> None:
    found = changes(
        (
            "    link:\n      AccountId: $tenant -> house\n",
            "    link:\n      AccountId: {ref: $tenant -> house, later: true}\n",
        )
    )

    assert [(one.address, one.aspect, one.old, one.new) for one in found if one.consequence == "ORDER"] == [
        ("routes.free_visit", "wave", "3", "2"),
        ("routes.guest", "second pass", "none", "AccountId"),
        ("routes.guest", "wave", "2", "1"),
        ("routes.guest.link.AccountId.later", "meaning", None, "true"),
        ("routes.paid_visit", "wave", "3", "2"),
    ]


def test_a_thing_that_is_new_with_all_its_parts_is_one_line() -> None:
    new = edited(
        (
            "      Mail__c: text(120)\n",
            "      Mail__c: text(120)\n      Extra__c: {type: text(9), label: More, phi: health}\n",
        ),
        ("      Mail__c: mail\n", "      Mail__c: mail\n      Extra__c: name | truncate(9)\n"),
        ("accept: {TYP102: {", "accept: {TYP102: {Extra__c: short, "),
    )
    folded = fold(compare(base(), new), base(), new)

    assert [(one.change.consequence, one.address, dict(one.parts)) for one in folded] == [
        ("SCHEMA", "schema.fields.Contact.Extra__c", {"label": "More", "phi": "health", "type": "text(9)"}),
        ("DATA", "routes.guest.set.Extra__c", {}),
        ("DOCS", "routes.guest.accept.TYP102.Extra__c", {}),
    ]


def test_comparing_the_other_way_round_turns_every_line_round() -> None:
    new = edited(("sad: Sad}}", "sad: Fine}}"), ("sample: {rows: 20}\n", ""))
    there, back = compare(base(), new), compare(new, base())

    assert [(one.address, one.old, one.new) for one in there] == [
        (one.address, one.new, one.old) for one in back
    ]
