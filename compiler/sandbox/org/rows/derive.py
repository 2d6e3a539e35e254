"""Fields that follow from others: closed states, an event's dates, the account of an activity."""

from collections.abc import Callable, Iterator

from compiler.sandbox.org.rows.work import Work, literal, one_of
from compiler.sandbox.store import quoted

CLOSED_BY = {"Task": "Status", "Case": "Status", "Opportunity": "StageName"}


def derive(work: Work) -> None:
    """Bring the derived fields of the written records up to date."""
    written = f"Id IN (SELECT id FROM {work.stage} WHERE problem IS NULL)"
    for assignment in _assignments(work):
        work.store.run(f"UPDATE {work.table} SET {assignment} WHERE {written}")


def _assignments(work: Work) -> Iterator[str]:
    field = CLOSED_BY.get(work.item.name)
    if field is not None:
        states = one_of(work.item.closed_states)
        yield f"IsClosed = CASE WHEN {quoted(field)} IN {states} THEN 'true' ELSE 'false' END"
    rule = _RULES.get(work.item.name)
    if rule is not None:
        yield from rule(work)


def _task(work: Work) -> Iterator[str]:
    yield "IsHighPriority = CASE WHEN Priority = 'High' THEN 'true' ELSE 'false' END"
    # The moment of saving, whatever the history says: a completion of the past needs a field of its own.
    yield (
        "CompletedDateTime = CASE WHEN IsClosed = 'true' "
        f"THEN coalesce(CompletedDateTime, {literal(work.now)}) END"
    )
    yield f"AccountId = {_account(work)}"
    yield (
        f"LastModifiedDate = CASE WHEN WhoId IS NULL AND WhatId IS NULL THEN LastModifiedDate "
        f"ELSE {literal(work.now)} END"
    )


def _event(work: Work) -> Iterator[str]:
    yield "ActivityDateTime = CASE WHEN IsAllDayEvent = 'true' THEN NULL ELSE StartDateTime END"
    yield "ActivityDate = substr(StartDateTime, 1, 10), EndDate = substr(EndDateTime, 1, 10)"
    yield "DurationInMinutes = CAST((unixepoch(EndDateTime) - unixepoch(StartDateTime)) / 60 AS TEXT)"
    yield f"AccountId = {_account(work)}"


def _opportunity(_: Work) -> Iterator[str]:
    yield "IsWon = CASE WHEN StageName = 'Closed Won' THEN 'true' ELSE 'false' END"


def _user(_: Work) -> Iterator[str]:
    yield "CommunityNickname = coalesce(CommunityNickname, 'User' || substr(Id, 8, 8))"


def _account(work: Work) -> str:
    """The related record's account, else the contact's.

    https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_task.htm
    """
    table = work.table
    return (
        f"coalesce((SELECT a.Id FROM Account a WHERE a.Id = {table}.WhatId), "
        f"(SELECT p.AccountId FROM Opportunity p WHERE p.Id = {table}.WhatId), "
        f'(SELECT c.AccountId FROM "Case" c WHERE c.Id = {table}.WhatId), '
        f"(SELECT c.AccountId FROM Contact c WHERE c.Id = {table}.WhoId))"
    )


_RULES: dict[str, Callable[[Work], Iterator[str]]] = {
    "Task": _task,
    "Event": _event,
    "Opportunity": _opportunity,
    "User": _user,
}
