"""What follows from the rows: what stays behind, what is held, what is found in tickets or made of them."""

from tests.rehearsal_data.practice import Practice, Row, key_of

PARENTS = {
    "Person": (("Account", "account_id"),),
    "Ticket": (("Person", "requester_id"), ("Product", "product_id")),
    "Comment": (("Ticket", "ticket_id"),),
    "Interest": (("Person", "person_id"), ("Product", "product_id")),
    "Deal": (("Account", "account_id"),),
    "Line": (("Deal", "deal_id"), ("Product", "product_id")),
    "Role": (("Deal", "deal_id"), ("Person", "person_id")),
}


def follow(practice: Practice) -> None:
    """Expect what is said above of the rows as they are; the last step before a company is written."""
    practice.found["Comment"] = _comments(practice)
    practice.found["Interest"] = _interests(practice)
    _leave_behind(practice)
    for name in PARENTS:
        _hold(practice, name)


def _comments(practice: Practice) -> list[Row]:
    """The comments inside tickets, under the keys that they get."""
    return [
        {"id": f"{row['id']}:{said['id']}", "ticket_id": row["id"], "status": row["status"]}
        for row in practice.tables["Ticket"]
        for said in _said(row)
    ]


def _said(row: Row) -> list[Row]:
    said = row["comments"]
    return said if isinstance(said, list) else []


def _interests(practice: Practice) -> list[Row]:
    """One row for each person and product that a ticket names."""
    pairs = {
        (str(row["requester_id"]), str(row["product_id"]))
        for row in practice.tables["Ticket"]
        if row["product_id"]
    }
    return [{"id": f"{one}:{two}", "person_id": one, "product_id": two} for one, two in sorted(pairs)]


def _leave_behind(practice: Practice) -> None:
    lost = {str(row["id"]) for row in practice.tables["Deal"] if row["stage"] == "lost"}
    practice.behind["Role"] = {
        str(row["id"]) for row in practice.tables["Role"] if str(row["deal_id"]) in lost
    }
    practice.behind["Comment"] = {
        str(row["id"]) for row in practice.found["Comment"] if row["status"] == "closed"
    }


def _hold(practice: Practice, name: str) -> None:
    settled = practice.settled(name) | practice.behind.get(name, set())
    loaded = {e.key for e in practice.expected if e.object == name and e.outcome == "loaded"}
    held = {key_of(name, row) for row in practice.listed(name) if _is_held(practice, name, row)}
    if held & loaded:
        raise LookupError(f"{name} {sorted(held & loaded)} should load, but what it belongs to does not")
    for key in sorted(held - settled):
        why = "Held, because what it belongs to did not load."
        practice.refused(f"{name.lower()}-of-unloaded-rows", (name, key), "LNK102", why)


def _is_held(practice: Practice, name: str, row: Row) -> bool:
    return any(str(row[field]) in practice.settled(parent) for parent, field in PARENTS[name])
