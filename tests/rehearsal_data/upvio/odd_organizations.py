"""Organisations in circles, in the wrong order, below nothing; and staff who match no user."""

from tests.rehearsal_data.practice import Practice, Row
from tests.rehearsal_data.upvio.organizations import NETWORK, organization
from tests.rehearsal_data.upvio.people import LEAD, user
from tests.rehearsal_data.upvio.written import identifier


def add_odd_organizations(practice: Practice) -> None:
    """Add clinics that no tidy export would have."""
    rows = practice.tables["Organization"]
    below, above = identifier("odd below"), identifier("odd above")
    rows.insert(0, organization(below, "Pier Annex", above))
    practice.add("Organization", organization(above, "Pier Clinic", NETWORK))
    at = ("Organization", below)
    practice.loaded(
        "organization-before-its-parent", at, "Stands above its parent in the file.", Name="Pier Annex"
    )
    _circle(practice)
    key = practice.add(
        "Organization", organization(identifier("odd orphan"), "Lost Clinic", identifier("gone"))
    )
    why = "Its parent is in no export: it stands by itself."
    practice.loaded("organization-without-its-parent", ("Organization", key), why)
    for name, fields, rule, why in (
        ("kind-unknown", {"kind": "charity"}, "PCK101", "Not a kind that the spec knows."),
        ("name-empty", {"name": ""}, "TYP104", "Salesforce takes no Account without a name."),
        ("name-over-255", {"name": "H" * 256}, "TYP103", "Declared as 255 characters."),
        ("name-missing-value", {"name": "#N/A"}, "SFR111", "A Bulk load takes this text as null."),
    ):
        row = organization(identifier(f"odd {name}"), "Odd Clinic") | fields
        practice.refused(
            f"organization-{name}", ("Organization", practice.add("Organization", row)), rule, why
        )
    key = practice.add("Organization", organization(identifier("odd kind"), "No Kind") | {"kind": ""})
    practice.loaded("organization-without-kind", ("Organization", key), "None is required.", Name="No Kind")
    _copies(practice)


def _circle(practice: Practice) -> None:
    one, two = identifier("odd circle one"), identifier("odd circle two")
    for key, name, parent in ((one, "Ebb Clinic", two), (two, "Flow Clinic", one)):
        practice.add("Organization", organization(key, name, parent))
    why = "Each is said to be below the other: the link that would close the circle is refused by the org."
    at = ("Organization", min(one, two))
    practice.failed("organization-that-closes-a-circle", at, "ORG", why)
    at = ("Organization", max(two, one))
    practice.loaded(
        "organization-in-a-circle", at, "Sent before the other: the order is that of the parents' ids."
    )
    key = practice.add(
        "Organization", organization(identifier("odd self"), "Own Parent", identifier("odd self"))
    )
    why = "Is said to be below itself, which the org refuses."
    practice.failed("organization-below-itself", ("Organization", key), "ORG", why)


def _copies(practice: Practice) -> None:
    twice = organization(identifier("odd twice"), "Twice Clinic")
    key = practice.add("Organization", twice)
    practice.add("Organization", dict(twice))
    practice.skipped("organization-exported-twice", ("Organization", key), "The same line twice; one counts.")
    told = organization(identifier("odd told"), "Told Clinic")
    key = practice.add("Organization", told)
    practice.add("Organization", told | {"phone": "+1 207 555 0000"})
    why = "Two different lines share an id and a time of change."
    practice.refused("organization-told-twice-differently", ("Organization", key), "KEY110", why)


def add_odd_staff(practice: Practice) -> None:
    """Make the matches of some staff difficult; the administrator answers for them."""
    rows = practice.tables["Staff"]
    users = {str(one["Username"]): one for one in practice.users}
    _gone(practice, rows[3], users)
    email = str(rows[4]["email"])
    users[email]["IsActive"] = False
    why = "The only user with this address is inactive and may own nothing; the clinic lead takes over."
    _answer(practice, "staff-user-inactive", rows[4], LEAD, why)
    email = str(rows[5]["email"])
    practice.users.append(user(email, "Second", "Double") | {"Username": f"second.{email}"})
    why = "Two users share the address: the first match must not win."
    _answer(practice, "staff-email-of-two-users", rows[5], email, why)
    rows[6]["email"] = f" {str(rows[6]['email']).title()} "
    why = "Blanks and capitals around an address must not prevent the match with the user."
    practice.loaded("staff-email-untidy", ("Staff", str(rows[6]["id"])), why)
    practice.answers.append((str(rows[7]["id"]), str(rows[7]["email"])))
    rows[7]["email"] = "dr.lee(at)harbor"
    practice.loaded("staff-email-invalid", ("Staff", str(rows[7]["id"])), "The administrator names the user.")


def _gone(practice: Practice, row: Row, users: dict[str, Row]) -> None:
    practice.users.remove(users[str(row["email"])])
    why = "Nobody in the org has this address and the answer is blank: the fallback owner owns the records."
    practice.answers.append((str(row["id"]), ""))
    practice.skipped("staff-without-user", ("Staff", str(row["id"])), why, "USR101")
    practice.behind["Staff"] = {str(row["id"])}


def _answer(practice: Practice, name: str, row: Row, username: str, why: str) -> None:
    practice.answers.append((str(row["id"]), username))
    practice.loaded(name, ("Staff", str(row["id"])), why)
