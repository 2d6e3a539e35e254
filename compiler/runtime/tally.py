"""Where every extracted record ended: the SQL that puts each into loaded, refused, failed or skipped.

A record that no route claims is refused as COV104, or skipped as COV103 where the spec leaves its case
behind; one that was claimed and has no outcome is pending, which a finished run may not have.
"""

# Every identifier and text below goes through name() and literal().
# ruff: noqa: S608

from collections.abc import Sequence
from dataclasses import dataclass

from compiler.model.plan import Load, Plan, Split, StagedTable
from compiler.runtime import artifacts, links, planning
from compiler.runtime.context import Context
from compiler.runtime.engine import Engine
from compiler.runtime.links import CLAIM, LEDGER, PRESENT, listed, literal, name

BUCKET = "$bucket"
NO_ROUTE = "COV104"
LEFT_BEHIND = "COV103"

_SKIPPED = ("KEY109", "KEY111")
# What an object that is only read for others holds and nobody can use.
UNUSABLE = "not usable"
# The worst first, so that a record of two routes counts by the one that went worse.
_BUCKETS = ("pending", "failed", "refused", "skipped", "loaded")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why records of an object are in a bucket: a rule at an address of the spec, and how many."""

    object: str
    bucket: str
    rule: str
    address: str
    rows: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A record that is not loaded: its place in the extraction and its id at the source, never a value."""

    object: str
    bucket: str
    rule: str
    address: str
    position: int
    source: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """Records in the destination whose key a route does not claim any more, and the route that does now."""

    route: str
    key: str
    claimed_by: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """Rows that were loaded with a remark: a reference left empty, a fallback owner, an adopted record."""

    route: str
    rule: str
    address: str
    rows: int


def routes_of(plan: Plan, table: StagedTable) -> tuple[Load, ...]:
    """Return the loads that decide where a table's records end: those that create, else those that match."""
    loads = tuple(load for load in plan.loads if load.source == table.object)
    return tuple(load for load in loads if load.operation != "find") or loads


def gather(context: Context, engine: Engine) -> None:
    """Bring the whole ledger, all claims and all keys, and put every record into its bucket."""
    plan = context.plan
    planning.bring_ledger(context, engine, [load.route for load in plan.loads])
    planning.find_present(plan, engine)
    planning.find_claims(context, engine, plan.loads)
    for split in plan.splits:
        sql = artifacts.sql(context, split.sql)
        engine.query(f"CREATE OR REPLACE TABLE {name(_split_table(split))} AS {sql}")
    selects = [
        _records(plan, table, loads)
        for table in plan.tables
        if table.needed and (loads := routes_of(plan, table))
    ]
    selects.append(_set_aside(plan))
    engine.query(f"CREATE OR REPLACE TABLE {name(BUCKET)} AS {' UNION ALL '.join(selects)}")


def counts(engine: Engine) -> dict[str, dict[str, int]]:
    """Return how many records of each object are in each bucket."""
    rows = engine.query(f"SELECT object, bucket, count(*) FROM {name(BUCKET)} GROUP BY ALL ORDER BY ALL")
    found: dict[str, dict[str, int]] = {}
    for table, bucket, count in rows:
        found.setdefault(str(table), {})[str(bucket)] = planning.integer(count)
    return found


def reasons(engine: Engine) -> tuple[Reason, ...]:
    """Return why records are not loaded."""
    rows = engine.query(
        f"SELECT object, bucket, rule, address, count(*) FROM {name(BUCKET)} "
        "WHERE bucket <> 'loaded' GROUP BY ALL ORDER BY ALL"
    )
    return tuple(
        Reason(object=str(o), bucket=str(b), rule=str(r), address=str(a), rows=planning.integer(n))
        for o, b, r, a, n in rows
    )


def places(engine: Engine) -> tuple[Place, ...]:
    """Return every record that is not loaded."""
    rows = engine.run(
        f"SELECT object, bucket, rule, address, position, source FROM {name(BUCKET)} "
        "WHERE bucket <> 'loaded' ORDER BY object, rule, address, position"
    )
    return tuple(
        Place(
            object=str(o),
            bucket=str(b),
            rule=str(r),
            address=str(a),
            position=planning.integer(p),
            source=planning.text(s),
        )
        for o, b, r, a, p, s in rows
    )


def kept(plan: Plan, engine: Engine) -> tuple[Kept, ...]:
    """Return the records whose source row is there and is not claimed by the route that wrote them."""
    creating = [load.route for load in plan.loads if load.operation != "find"]
    rows = engine.query(
        f"SELECT g.route, g.key, min(o.route) FROM {name(LEDGER)} g "
        f"LEFT JOIN {name(CLAIM)} o ON o.key = g.key AND o.route IN ({listed(creating)}) "
        f"WHERE g.pass = {links.FIRST} AND g.id IS NOT NULL AND g.route IN ({listed(creating)}) "
        f"AND g.key IN (SELECT key FROM {name(PRESENT)}) AND NOT EXISTS "
        f"(SELECT 1 FROM {name(CLAIM)} c WHERE c.route = g.route AND c.key = g.key) "
        "GROUP BY ALL ORDER BY ALL"
    )
    return tuple(Kept(route=str(r), key=str(k), claimed_by=planning.text(c)) for r, k, c in rows)


def gone(plan: Plan, engine: Engine) -> tuple[Kept, ...]:
    """Return the records that were loaded and whose row the source does not have any more."""
    creating = [load.route for load in plan.loads if load.operation != "find"]
    rows = engine.query(
        f"SELECT route, key FROM {name(LEDGER)} WHERE pass = {links.FIRST} AND id IS NOT NULL "
        f"AND route IN ({listed(creating)}) AND key NOT IN (SELECT key FROM {name(PRESENT)}) ORDER BY ALL"
    )
    return tuple(Kept(route=str(r), key=str(k), claimed_by=None) for r, k in rows)


def notes(engine: Engine) -> tuple[Note, ...]:
    """Return the remarks that rows were loaded or skipped with, counted."""
    rows = engine.query(
        f"SELECT route, rule, coalesce(address, ''), count(*) FROM {name(LEDGER)} "
        "WHERE state IN ('loaded', 'skipped') AND rule IS NOT NULL GROUP BY ALL ORDER BY ALL"
    )
    return tuple(
        Note(route=str(route), rule=str(rule), address=str(address), rows=planning.integer(count))
        for route, rule, address, count in rows
    )


def _records(plan: Plan, table: StagedTable, loads: Sequence[Load]) -> str:
    """Select the bucket of each staged row of one object."""
    key = f'{literal(f"{plan.source}:{table.object}:")} || s."$source"'
    split = next((split for split in plan.splits if split.object == table.object), None)
    rule, address, join, stays = literal(NO_ROUTE), literal(loads[0].address), "", "false"
    if split is not None:
        join = f'LEFT JOIN {name(_split_table(split))} x ON x."$source" = s."$source"'
        rule = f'coalesce(x."$reasons"[1]."rule", {rule})'
        address = f'coalesce(x."$reasons"[1]."address", {literal(split.address)})'
        stays = (
            f'w.worst IS NULL AND len(x."$reasons") = 0 AND x."$case" IN ({listed(_staying(plan, split))})'
        )
    left = literal(f"not_migrated.{split.name}.") + ' || x."$case"' if split else "''"
    unclaimed = "w.worst IS NULL"
    return (
        f'SELECT {literal(table.object)} AS object, s."$source" AS source, s."$position" AS position, '
        f"CASE WHEN {stays} THEN 'skipped' WHEN {unclaimed} THEN 'refused' ELSE w.worst.bucket END "
        f"AS bucket, "
        f"CASE WHEN {stays} THEN {literal(LEFT_BEHIND)} WHEN {unclaimed} THEN {rule} "
        f"ELSE coalesce(w.worst.rule, '') END AS rule, "
        f"CASE WHEN {stays} THEN {left} WHEN {unclaimed} THEN {address} "
        f"ELSE coalesce(w.worst.address, {literal(table.object)}) END "
        f"AS address FROM {name(table.object)} s {join} "
        f"LEFT JOIN ({_worst(loads)}) w ON w.key = {key}"
    )


def _staying(plan: Plan, split: Split) -> list[str]:
    """Return the cases whose rows stay behind by the author's own word."""
    return [case for case in split.cases if f"{split.name}.{case}" in plan.left_behind]


def _worst(loads: Sequence[Load]) -> str:
    """Select, for each claimed key, the outcome that went worst over its routes and passes.

    A row that was only held for another one's sake tells no cause, so a route that says why comes before it.
    """
    routes = [load.route for load in loads]
    ranks = " ".join(f"WHEN {literal(bucket)} THEN {rank}" for rank, bucket in enumerate(_BUCKETS))
    bucket = "CASE WHEN g.state IS NULL THEN 'pending' WHEN g.state = 'held' THEN 'refused' ELSE g.state END"
    # A second pass that had nothing to fill says nothing about the row.
    fits = f"(g.pass = {links.FIRST} OR g.state = 'failed')"
    return (
        f"SELECT key, arg_min({{'bucket': bucket, 'rule': rule, 'address': address}}, "
        f"[CASE bucket {ranks} END, held, pass, place]) AS worst FROM (SELECT c.key, {bucket} AS bucket, "
        f"g.rule, g.address, coalesce(g.pass, {links.FIRST}) AS pass, "
        f"CASE WHEN g.state = 'held' THEN 1 ELSE 0 END AS held, "
        f"list_position([{listed(routes)}], c.route) AS place "
        f"FROM {name(CLAIM)} c LEFT JOIN {name(LEDGER)} g "
        f"ON g.route = c.route AND g.key = c.key AND {fits} "
        f"WHERE c.route IN ({listed(routes)})) GROUP BY key"
    )


def _set_aside(plan: Plan) -> str:
    needed = [table for table in plan.tables if table.needed]
    moved = [table.object for table in needed if routes_of(plan, table)]
    is_copy, is_moved = f"rule IN ({listed(_SKIPPED)})", f"object IN ({listed(moved)})"
    return (
        f"SELECT object, source, position, CASE WHEN {is_copy} THEN 'skipped' "
        f"WHEN {is_moved} THEN 'refused' ELSE {literal(UNUSABLE)} END, rule, coalesce(address, object) "
        f'FROM "$set_aside" WHERE object IN ({listed([table.object for table in needed])}) '
        f"AND ({is_moved} OR NOT {is_copy})"
    )


def _split_table(split: Split) -> str:
    return f"$split {split.name}"
