"""Rules of tasks and events alone.

https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_event.htm
"""

from collections.abc import Iterator

from compiler.sandbox.org.rows.effective import effective
from compiler.sandbox.org.rows.rules import Rule
from compiler.sandbox.org.rows.work import Work, given, literal, problem_sql
from compiler.sandbox.org.values import NULL

DAY_MINUTES = 1440
LONGEST_DAYS = 14


def activity_rules(work: Work) -> Iterator[Rule]:
    """The rules of Task and Event; nothing for other objects."""
    if work.item.name not in {"Task", "Event"}:
        return
    yield from _relation_rules(work)
    if work.item.name == "Event":
        yield from _event_rules(work)


def _value(work: Work, name: str) -> str:
    field = work.item.field(name)
    assert field is not None
    return f"({effective(work, field)})"


def _relation_rules(work: Work) -> Iterator[Rule]:
    who, what = _value(work, "WhoId"), _value(work, "WhatId")
    words = literal("A lead cannot be combined with another related record: WhatId must be blank")
    problem = problem_sql("FIELD_INTEGRITY_EXCEPTION", words, "WhatId")
    yield f"substr({who}, 1, 3) = '00Q' AND {what} IS NOT NULL", problem


def _event_rules(work: Work) -> Iterator[Rule]:
    start, end, minutes = event_start(work), event_end(work), _value(work, "DurationInMinutes")
    missing = problem_sql(
        "REQUIRED_FIELD_MISSING",
        literal("Required fields are missing: [DurationInMinutes, ActivityDateTime]"),
        "DurationInMinutes, ActivityDateTime",
    )
    yield f"{start} IS NULL OR {end} IS NULL", missing
    yield from _duration_rules(work, start, end)
    given_minutes, given_end = work.item.field("DurationInMinutes"), work.item.field("EndDateTime")
    if given_minutes and given_end and work.gives(given_minutes) and work.gives(given_end):
        words = literal("DurationInMinutes and EndDateTime do not agree")
        yield (
            f"{given(given_minutes)} AND {given(given_end)} "
            f"AND CAST({minutes} AS INTEGER) <> {_minutes_between(start, end)}",
            problem_sql("FIELD_INTEGRITY_EXCEPTION", words, "DurationInMinutes"),
        )
    related = f"({_value(work, 'WhoId')} IS NOT NULL OR {_value(work, 'WhatId')} IS NOT NULL)"
    words = literal(
        "Private events can't be associated with opportunities, accounts, cases, campaigns, contracts, "
        "leads or contacts"
    )
    private = problem_sql("FIELD_INTEGRITY_EXCEPTION", words, "IsPrivate")
    yield f"{_value(work, 'IsPrivate')} = 'true' AND {related}", private


def _duration_rules(work: Work, start: str, end: str) -> Iterator[Rule]:
    length = _minutes_between(start, end)
    if not work.settings.multiday_events:
        words = literal(f"Duration must be between 0 and {DAY_MINUTES} minutes")
        problem = problem_sql("FIELD_INTEGRITY_EXCEPTION", words, "DurationInMinutes")
        yield f"{length} NOT BETWEEN 0 AND {DAY_MINUTES}", problem
        return
    before = problem_sql(
        "FIELD_INTEGRITY_EXCEPTION", literal("End date cannot be before start date"), "EndDateTime"
    )
    yield f"{length} < 0", before
    words = literal(f"Multiday events can't exceed {LONGEST_DAYS} days")
    yield (
        f"{length} > {LONGEST_DAYS * DAY_MINUTES}",
        problem_sql("FIELD_INTEGRITY_EXCEPTION", words, "EndDateTime"),
    )


def event_start(work: Work) -> str:
    """The SQL expression of when an event starts, from whichever of its three fields is given."""
    choices = [
        f"nullif(t.{name}, {literal(NULL)})" for name in _given(work, ("StartDateTime", "ActivityDateTime"))
    ]
    choices += [
        f"nullif(t.ActivityDate, {literal(NULL)}) || 'T00:00:00.000Z'"
        for _ in _given(work, ("ActivityDate",))
    ]
    if work.operation != "insert":
        choices.append("o.StartDateTime")
    return f"coalesce({', '.join([*choices, 'NULL', 'NULL'])})"


def event_end(work: Work) -> str:
    """The SQL expression of when an event ends: its end, its start and duration, or all day."""
    start = event_start(work)
    choices = [f"nullif(t.EndDateTime, {literal(NULL)})" for _ in _given(work, ("EndDateTime",))]
    minutes = [f"nullif(t.DurationInMinutes, {literal(NULL)})" for _ in _given(work, ("DurationInMinutes",))]
    if work.operation != "insert":
        # A moved start keeps the length unless an end is given.
        minutes.append("o.DurationInMinutes")
    choices += [_plus(start, text) for text in minutes]
    all_day = f"CASE WHEN {_value(work, 'IsAllDayEvent')} = 'true' THEN {_plus(start, str(DAY_MINUTES))} END"
    return f"coalesce({', '.join([*choices, all_day, 'NULL'])})"


def _given(work: Work, names: tuple[str, ...]) -> list[str]:
    return [name for name in names if any(column.field.name == name for column in work.columns)]


def _plus(start: str, minutes: str) -> str:
    return f"strftime('%Y-%m-%dT%H:%M:%S.000Z', {start}, {minutes} || ' minutes')"


def _minutes_between(start: str, end: str) -> str:
    return f"((unixepoch({end}) - unixepoch({start})) / 60)"
