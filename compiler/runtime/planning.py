"""From staged rows to decisions: runs a load's SQL in the engine and joins it with the ledger there.

The tables it makes: `$ledger` (what was settled), `$present` (every key the source has), `$claim` (which
route claims which key now), `$result` (the rows of one load), `$row` (what is to happen to each of them).
"""

# Every identifier and text below goes through name() and literal().
# ruff: noqa: S608

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Literal

from compiler.model.plan import Load, Plan
from compiler.runtime import artifacts, links
from compiler.runtime.chunks import Row
from compiler.runtime.circles import circles
from compiler.runtime.context import Context
from compiler.runtime.engine import Engine
from compiler.runtime.links import Turn, listed, literal, name
from compiler.runtime.records import Outcome, OutcomeState

Which = Literal["all", "known", "new"]

_WITHOUT_JOB: Mapping[str, OutcomeState] = {"refused": "refused", "held": "held", "skipped": "skipped"}
_WHERE: Mapping[Which, str] = {
    "all": "",
    "known": ' AND "$id" IS NOT NULL',
    "new": ' AND "$id" IS NULL',
}
_LEDGER = ("route", "key", "pass", "state", "hash", "id", "rule", "address")


def bring_ledger(context: Context, engine: Engine, routes: Sequence[str]) -> None:
    """Put what was settled for these routes into the engine, as `$ledger`."""
    rows = (
        (each.route, each.key, str(each.pass_), each.state, each.hash, each.id, each.rule, each.address)
        for route in sorted(set(routes))
        for each in context.store.outcomes(route)
    )
    engine.table("$ledger text", _LEDGER, rows)
    engine.query(
        f"CREATE OR REPLACE TABLE {name(links.LEDGER)} AS "
        'SELECT route, key, CAST(pass AS BIGINT) AS pass, state, hash, id, rule, address FROM "$ledger text"'
    )
    engine.query('DROP TABLE "$ledger text"')


def find_present(plan: Plan, engine: Engine) -> None:
    """Collect every key that the source has, set-aside records included, as `$present`."""
    selects = [
        f'SELECT {literal(f"{plan.source}:{table.object}:")} || "$source" AS key FROM {name(table.object)}'
        for table in plan.tables
        if table.needed
    ]
    prefix = literal(f"{plan.source}:")
    selects.append(f"SELECT {prefix} || object || ':' || source FROM \"$set_aside\" WHERE source IS NOT NULL")
    engine.query(f"CREATE OR REPLACE TABLE {name(links.PRESENT)} AS {' UNION '.join(selects)}")


def find_claims(context: Context, engine: Engine, loads: Sequence[Load]) -> None:
    """Collect the keys that each of these loads claims, as `$claim`."""
    selects = [
        f'SELECT {literal(load.route)} AS route, "$key" AS key FROM ({artifacts.sql(context, load.sql)})'
        for load in loads
    ]
    nothing = "SELECT '' AS route, '' AS key WHERE false"
    engine.query(f"CREATE OR REPLACE TABLE {name(links.CLAIM)} AS {' UNION ALL '.join(selects) or nothing}")


def rivals(plan: Plan, load: Load) -> tuple[Load, ...]:
    """Return the other loads that create records from the same source object."""
    return tuple(
        other
        for other in plan.loads
        if other.source == load.source and other.route != load.route and other.operation != "find"
    )


def prepare(context: Context, engine: Engine, turn: Turn) -> Turn:
    """Run a load's SQL and bring what it is compared with; returns the turn to decide rows by."""
    load = turn.load
    others = rivals(context.plan, load) if turn.pass_ == links.FIRST else ()
    turn = replace(turn, rivals=tuple(other.route for other in others))
    bring_ledger(context, engine, compared(turn))
    find_claims(context, engine, others)
    statement = artifacts.sql(context, load.sql)
    engine.query(f"CREATE OR REPLACE TABLE {name(links.RESULT)} AS {statement}")
    engine.query(f"CREATE OR REPLACE TABLE {name(links.SETTLED)} (key VARCHAR)")
    engine.table(links.CIRCLE, ("key",), ((key,) for key in sorted(circles(_references(engine, turn)))))
    return turn


def _references(engine: Engine, turn: Turn) -> Iterator[tuple[str, str]]:
    """Yield which row refers to which other of the same route."""
    for link in turn.own_links:
        to = name(link.name)
        yield from (
            (str(key), str(other))
            for key, other in engine.run(
                f'SELECT "$key", {to} FROM {name(links.RESULT)} '
                f'WHERE {to} IN (SELECT "$key" FROM {name(links.RESULT)})'
            )
        )


def compared(turn: Turn) -> tuple[str, ...]:
    """Return the routes whose outcomes a turn is decided by."""
    parents = (route for link in turn.load.links for route in link.routes)
    return (turn.load.route, *turn.rivals, *parents)


def decide(engine: Engine, turn: Turn) -> dict[str, int]:
    """Decide what is to happen to each row, as `$row`; returns how many rows each action has."""
    engine.query(links.rows_sql(turn))
    counted = engine.query(f'SELECT "$action", count(*) FROM {name(links.ROWS)} GROUP BY ALL ORDER BY ALL')
    return {str(action): integer(count) for action, count in counted}


def failed_before(engine: Engine, turn: Turn) -> int:
    """Count the rows that the destination refused earlier and that are as they were."""
    counted = engine.query(
        f'SELECT count(*) FROM {name(links.ROWS)} r JOIN {name(links.LEDGER)} g ON g.key = r."$key" '
        f"AND g.route = {literal(turn.load.route)} AND g.pass = {turn.pass_} AND g.state = 'failed' "
        "WHERE r.\"$action\" = 'settled'"
    )
    return integer(counted[0][0])


def forget_turn(engine: Engine) -> None:
    """Remember which rows had their turn, for rows of the same route that waited for them."""
    engine.query(
        f'INSERT INTO {name(links.SETTLED)} SELECT "$key" FROM {name(links.ROWS)} '
        "WHERE \"$action\" <> 'waits'"
    )


def undelivered(engine: Engine, turn: Turn) -> Iterator[Outcome]:
    """Yield the outcomes that need no job and are not in the ledger as they are: refused, held, skipped."""
    rows = engine.query(
        f'SELECT r."$key", r."$action", r."$hash", r."$id", coalesce(r."$rule", r."$note"), '
        f'coalesce(r."$address", r."$note_address") FROM {name(links.ROWS)} r '
        f'LEFT JOIN {name(links.LEDGER)} g ON g.key = r."$key" AND g.route = {literal(turn.load.route)} '
        f'AND g.pass = {turn.pass_} WHERE r."$action" IN ({listed(tuple(_WITHOUT_JOB))}) '
        f'AND (g.state, g.hash, g.rule, g.address) IS DISTINCT FROM (r."$action", r."$hash", '
        f'coalesce(r."$rule", r."$note"), coalesce(r."$address", r."$note_address")) ORDER BY r."$n"'
    )
    for key, action, row_hash, record, rule, address in rows:
        yield Outcome(
            route=turn.load.route,
            key=str(key),
            pass_=turn.pass_,
            state=_WITHOUT_JOB[str(action)],
            hash=text(row_hash),
            id=text(record),
            rule=text(rule),
            address=text(address),
        )


def accepted(engine: Engine, turn: Turn) -> Iterator[Row]:
    """Yield every row that no rule keeps back, whether it was settled before or not, in order."""
    yield from _rows(engine, turn, "\"$action\" IN ('send', 'settled')")


def to_send(engine: Engine, turn: Turn, which: Which) -> Iterator[Row]:
    """Yield the rows to send in their order: all, or those whose record is known or is not."""
    yield from _rows(engine, turn, f"\"$action\" = 'send'{_WHERE[which]}")


def _rows(engine: Engine, turn: Turn, where: str) -> Iterator[Row]:
    names = links.columns(turn)
    cells = names[names.index("$id") + 1 :]
    shown = ", ".join(map(name, ("$key", "$hash", "$id", "$note", "$note_address", *cells)))
    rows = engine.run(f'SELECT {shown} FROM {name(links.ROWS)} WHERE {where} ORDER BY "$n"')
    for key, row_hash, record, note, address, *values in rows:
        yield Row(
            key=str(key),
            hash=str(row_hash),
            known=record is not None,
            note=text(note),
            note_address=text(address),
            cells=tuple(map(text, values)),
        )


def text(value: object) -> str | None:
    """Take a cell that is a text or empty."""
    return None if value is None else str(value)


def integer(value: object) -> int:
    """Take a cell that is a whole number by the statement that made it."""
    assert isinstance(value, int)
    return value
