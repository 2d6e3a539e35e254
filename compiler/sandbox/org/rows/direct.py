"""Records that arrive as JSON: the same rules as a bulk job, for a handful of rows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from compiler.sandbox.org.access import Access
from compiler.sandbox.org.answers import Problem
from compiler.sandbox.org.rows.apply import apply
from compiler.sandbox.org.rows.headings import UnknownHeading, columns
from compiler.sandbox.org.rows.work import Work, fill_stage, make_stage, problem_of
from compiler.sandbox.org.schema import Field, ObjectType, Schema
from compiler.sandbox.org.state import Settings
from compiler.sandbox.org.values import NULL
from compiler.sandbox.store import Store

STAGE = "_direct"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one record."""

    id: str | None
    created: bool
    problem: Problem | None


def write_records(
    store: Store,
    schema: Schema,
    settings: Settings,
    access: Access,
    now: str,
    *,
    item: ObjectType,
    operation: str,
    records: Sequence[Mapping[str, Any]],
    key: Field | None = None,
) -> tuple[Outcome, ...]:
    """Write JSON records of one object; gives their outcomes in order."""
    outcomes: dict[int, Outcome] = {}
    groups: dict[tuple[str, ...], list[tuple[int, dict[str, str]]]] = {}
    for place, record in enumerate(records):
        try:
            cells = flatten(record)
            columns(schema, access, item, tuple(cells))
        except UnknownHeading as unknown:
            outcomes[place] = Outcome(id=None, created=False, problem=_unknown(item, unknown))
            continue
        groups.setdefault(tuple(sorted(cells)), []).append((place, cells))
    for headings, group in groups.items():
        work = Work(
            store=store,
            schema=schema,
            settings=settings,
            access=access,
            now=now,
            item=item,
            operation=operation,
            columns=columns(schema, access, item, headings),
            stage=STAGE,
            key=key,
        )
        written = _run(work, [[cells[heading] for heading in headings] for _, cells in group])
        outcomes |= {place: outcome for (place, _), outcome in zip(group, written, strict=True)}
    return tuple(outcomes[place] for place in range(len(records)))


def flatten(record: Mapping[str, Any]) -> dict[str, str]:
    """A JSON record as headings and cells; raises UnknownHeading for a value that is no cell."""
    cells: dict[str, str] = {}
    for name, value in record.items():
        if name == "attributes":
            continue
        if isinstance(value, dict):
            heading, cell = _reference(name, value)
            cells[heading] = cell
        else:
            cells[name] = _cell(name, value)
    return cells


def _reference(name: str, value: Mapping[str, Any]) -> tuple[str, str]:
    keys = [key for key in value if key != "attributes"]
    if len(keys) != 1:
        raise UnknownHeading(name, "A related record needs exactly one field to be found by")
    attributes = value.get("attributes", {})
    type_name = attributes.get("type", "") if isinstance(attributes, dict) else ""
    prefix = f"{type_name}:" if type_name else ""
    return f"{prefix}{name}.{keys[0]}", _cell(name, value[keys[0]])


def _cell(name: str, value: object) -> str:
    if value is None or value == "":
        return NULL
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return format(Decimal(repr(value)), "f")
    if isinstance(value, int | str):
        return str(value)
    raise UnknownHeading(name, f"Cannot deserialize a value of field {name}")


def _unknown(item: ObjectType, unknown: UnknownHeading) -> Problem:
    message = f"No such column '{unknown.heading}' on sobject of type {item.name}"
    return Problem(code="INVALID_FIELD", message=message)


def _run(work: Work, rows: list[list[str]]) -> list[Outcome]:
    store, width = work.store, len(work.columns)
    make_stage(store, STAGE, width)
    fill_stage(store, STAGE, width, rows)
    apply(work)
    outcomes = [
        Outcome(id=record_id, created=bool(created), problem=problem_of(problem) if problem else None)
        for record_id, created, problem in store.rows(f"SELECT id, created, problem FROM {STAGE} ORDER BY n")
    ]
    store.run(f"DROP TABLE {STAGE}")
    return outcomes
