"""A confirmation holds as long as what was confirmed means the same, with all that it uses."""

import pytest

from compiler.diagnostics.render import render
from compiler.meaning.confirming import confirmations_text, fingerprints_of, meant
from compiler.meaning.fingerprints import fingerprint
from compiler.pipeline import Compilation, check_pair
from compiler.spec.lock import Confirmation
from tests.meaning.studio import CONFIRMATIONS, PAIR, SOURCE, TEXTS, Edit, compilation, known, texts
from tests.workspace import TZDATA

WHO = ("d.chen", "2026-11-18T03:10:00Z")
PROPOSED = (
    "sample: {rows: 20}\n",
    "sample: {rows: 20}\nproposed: {routes.guest.set.Mail__c: '0.9: same type'}\n",
)


def confirmed(*addresses: str) -> dict[str, str]:
    """Return the document in which some addresses are confirmed as they are in the small pair."""
    program = compilation(TEXTS).program
    assert program is not None
    return {CONFIRMATIONS: confirmations_text(program, known(), {}, addresses, WHO)}


def check(*edits: Edit, file: str = PAIR, addresses: tuple[str, ...] = ("routes.guest",)) -> Compilation:
    specs = texts(*edits, file=file, also=confirmed(*addresses))
    return check_pair(specs, "studio-crm", "north", TZDATA)


def rules(found: Compilation) -> list[str]:
    return [one.rule for one in found.diagnostics if one.level == "error"]


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (PAIR, "LastName: name | trim", "LastName: name"),
        (PAIR, "values: {fine: Fine, sad: Sad}", "values: {fine: Sad, sad: Fine}"),
        (
            PAIR,
            "Guest.visits: {count: Visit, by: guest_id}",
            "Guest.visits: {count: Visit, by: guest_id, where: cost is present}",
        ),
        (PAIR, "Mail__c: text(120)", "Mail__c: text(130)"),
        (SOURCE, "name: text(80)!", "name: text(70)!"),
        (SOURCE, "    key: [id]\n    modified: changed", "    key: [id, name]\n    modified: changed"),
    ],
)
def test_another_meaning_makes_a_confirmation_stale(file: str, old: str, new: str) -> None:
    assert "DEC104" in rules(check((old, new), file=file))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("LastName: name | trim", "LastName: name|trim  # a comment"),
        ("drop: {born: nobody needs it, changed", "drop: {born: because, changed"),
        ("sample: {rows: 20}", "sample: {rows: 30}"),
        ("Cost__c: money\n", "Cost__c: {type: money, label: Price}\n"),
        ("free: cost is absent", "free: cost is absent or cost = 0"),
    ],
)
def test_other_words_and_other_routes_leave_it_fresh(old: str, new: str) -> None:
    assert rules(check((old, new))) == []


def test_a_stale_confirmation_says_who_agreed_to_what_and_what_it_is_now() -> None:
    found = check(("LastName: name | trim", "LastName: name"))
    said = render(found.diagnostics, found.sources)

    assert (
        "error[DEC104]: `routes.guest` was confirmed by d.chen on 2026-11-18, and has changed since" in said
    )
    assert "changed: set.LastName   name | trim -> name" in said
    assert "`crosswalk confirm studio-crm@north routes.guest`" in said
    assert "specs/orgs/north.confirmations.yaml:5:3" in said


def test_a_change_elsewhere_is_said_to_be_elsewhere() -> None:
    found = check(("values: {fine: Fine, sad: Sad}", "values: {fine: Sad, sad: Fine}"))

    assert "changed: something that it uses" in render(found.diagnostics, found.sources)


def test_what_was_confirmed_and_is_gone_is_a_mistake_with_the_nearest_name() -> None:
    specs = texts(
        also={CONFIRMATIONS: confirmed("routes.guest")[CONFIRMATIONS].replace("routes.guest", "routes.gest")}
    )
    found = check_pair(specs, "studio-crm", "north", TZDATA)

    assert rules(found) == ["REF124"]
    assert "did you mean `routes.guest`?" in render(found.diagnostics, found.sources)


def test_confirmations_of_another_pair_confirm_nothing() -> None:
    document = confirmed("routes.guest")[CONFIRMATIONS].replace("pair: studio-crm", "pair: other")

    assert rules(check_pair(texts(also={CONFIRMATIONS: document}), "studio-crm", "north", TZDATA)) == [
        "REF115"
    ]


def test_a_proposal_waits_until_it_is_confirmed_as_it_is_now() -> None:
    address = "routes.guest.set.Mail__c"

    def waiting(specs: dict[str, str]) -> tuple[str, ...]:
        plan = compilation(specs).plan
        assert plan is not None
        return plan.unconfirmed

    assert waiting(texts(PROPOSED)) == (address,)
    assert waiting(texts(PROPOSED, also=confirmed(address))) == ()
    assert waiting(texts(PROPOSED, also=confirmed("routes.guest"))) == (address,)
    assert waiting(texts()) == ()


def test_a_whole_section_can_be_confirmed() -> None:
    assert rules(check(addresses=("protect",))) == []
    assert rules(check(("Desk: {read: [identifier]}", "Desk: {read: [health]}"), addresses=("protect",))) == [
        "DEC104"
    ]


def test_fingerprints_are_sixteen_hex_digits_and_differ_by_address() -> None:
    found = known()
    marks = fingerprints_of(found.addresses, found)

    assert all(len(mark) == 16 and int(mark, 16) >= 0 for mark in marks.values())
    assert len(set(marks.values())) == len(found.addresses)
    assert fingerprint("routes.nobody", found) is None


def test_a_person_confirms_what_is_done_and_not_the_reasons() -> None:
    assert meant("routes.house", known()) == {
        "from": "$tenant",
        "op": "upsert",
        "set.Name": "name",
        "to": "Account",
    }
    assert meant("routes.guest.drop.born", known()) == {"value": "nobody needs it"}


def test_what_was_not_recorded_is_not_made_up() -> None:
    document = confirmed("routes.house")[CONFIRMATIONS]
    document = document[: document.index("    meant:")]
    found = check_pair(
        texts(("set: {Name: name}", "set: {Name: name | trim}"), also={CONFIRMATIONS: document}),
        "studio-crm",
        "north",
        TZDATA,
    )

    assert rules(found) == ["DEC104"]
    assert "what it meant when it was confirmed was not recorded" in render(found.diagnostics, found.sources)


def test_only_the_first_of_many_changes_are_shown() -> None:
    program = compilation(TEXTS).program
    assert program is not None
    said_then = {part: f"{text}x" for part, text in meant("routes.guest", known()).items()}
    before = {"routes.guest": Confirmation(fingerprint="0" * 16, by="x", at=WHO[1], meant=said_then)}
    document = confirmations_text(program, known(), before, (), WHO)
    found = check_pair(texts(also={CONFIRMATIONS: document}), "studio-crm", "north", TZDATA)

    said = render(found.diagnostics, found.sources)
    assert said.count("changed: ") == 9
    assert f"changed: and {len(said_then) - 8} more" in said
