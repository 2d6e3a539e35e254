"""A comparison as people and programs read it."""

import json

from compiler.comparison.as_json import as_json
from compiler.comparison.changes import compare
from compiler.comparison.views import Comparison, human, markdown
from compiler.diagnostics.diagnostic import Diagnostic, Place
from compiler.model.manifest import Manifest
from tests.meaning.studio import base, edited

FINDING = Diagnostic(
    rule="CHG104", message="Desk | can read", place=Place(document="pair", keys=("protect",))
)


def comparison(new: Manifest, *findings: Diagnostic, stale: tuple[str, ...] = ()) -> Comparison:
    return Comparison(
        older="v1",
        newer="working tree",
        old=base(),
        new=new,
        changes=compare(base(), new),
        findings=findings,
        stale=stale,
    )


def changed() -> Manifest:
    return edited(
        ("Desk: {read: [identifier]}", "Desk: {read: [identifier, health]}"),
        ("fine: Fine, sad: Sad", "fine: Sad, sad: Fine"),
        ("accepted: we wait", "accepted: we wait and see"),
    )


def test_people_read_lines_grouped_by_what_they_lead_to() -> None:
    assert human(comparison(changed(), stale=("protect", "routes.guest"))) == (
        "studio-crm@north   v1 -> working tree\n"
        "\n"
        "ACCESS other people may read health data; needs the privacy officer\n"
        "  ~ protect.grants.Desk.read  identifier -> health, identifier\n"
        "\n"
        "DATA   loaded records would differ\n"
        "  ~ maps.moods.values.fine  Fine -> Sad   reaches Contact.Mood__c\n"
        "  ~ maps.moods.values.sad   Sad -> Fine   reaches Contact.Mood__c\n"
        "\n"
        "DOCS   documents only\n"
        "  ~ gotchas.studio.slow.accepted  we wait -> we wait and see\n"
        "\n"
        "2 confirmations become stale: protect, routes.guest\n"
    )


def test_nothing_is_said_to_be_nothing() -> None:
    same = comparison(base())

    assert human(same).endswith("\n\nno difference in meaning\n")
    assert markdown(same).endswith("\n\nNo difference in meaning.\n")


def test_a_pull_request_gets_tables_whose_bars_are_harmless() -> None:
    new = edited(("LastName: name | trim", "LastName: name"))
    text = markdown(comparison(new, FINDING, stale=("routes.guest",)))

    assert "| ~ | `routes.guest.set.LastName` | name \\| trim -> name   reaches Contact.LastName |" in text
    assert "- **CHG104** Desk \\| can read" in text
    assert text.endswith("1 confirmation becomes stale: `routes.guest`\n")


def test_programs_get_every_address_and_where_findings_are() -> None:
    text = as_json(comparison(changed(), FINDING), lambda one: ("specs/pairs/a.yaml", 3, 5))
    content = json.loads(text)

    assert (content["format_version"], content["different"], content["older"]) == ("1.0", True, "v1")
    assert [one["address"] for one in content["changes"]] == [
        "protect.grants.Desk.read",
        "maps.moods.values.fine",
        "maps.moods.values.sad",
        "gotchas.studio.slow.accepted",
    ]
    assert (content["findings"][0]["line"], content["findings"][0]["level"]) == (3, "error")


def test_long_texts_are_cut_where_they_do_not_differ() -> None:
    start = "as long as a sentence can be before anybody stops reading it and then some more words"
    old = edited(("accepted: we wait", f"accepted: {start} at the end"))
    new = edited(("accepted: we wait", f"accepted: {start} at last"))
    found = Comparison(
        older="a", newer="b", old=old, new=new, changes=compare(old, new), findings=(), stale=()
    )

    (line,) = [line for line in human(found).splitlines() if "gotchas" in line]
    assert "more words at the end -> …" in line
    assert line.endswith("more words at last")
