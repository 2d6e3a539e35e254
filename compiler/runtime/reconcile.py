"""Reconcile: every extracted record is accounted for, and the destination says so itself. Reads only."""

# Every identifier and text below goes through name() and literal().
# ruff: noqa: S608

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

import msgspec

from compiler.model.plan import Load, Plan, StagedTable, Sums
from compiler.runtime import artifacts, links, planning, tally
from compiler.runtime.context import Context, destination_of
from compiler.runtime.discovered import Seen, discovered
from compiler.runtime.engine import Engine
from compiler.runtime.links import LEDGER, listed, literal, name
from compiler.runtime.staged import staged_engine
from compiler.runtime.stops import RunStop
from compiler.runtime.tally import Kept, Note, Place, Reason

NOTE = "reconcile"
NOT_MIGRATED = "not migrated"


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectCount:
    """The account of one source object: extracted = loaded + refused + failed + skipped.

    `role` is `moved`, `read for others` (its values are part of other records) or `not migrated` (never
    extracted). `announced` is what the source said it has, None where it did not say. `pending` records have
    no outcome yet. `unusable` rows of an object that is read for others are broken or contradict each other;
    rows that would have taken something from them are refused. `asked` are the first and last day (ISO) of a
    list that is read by date.
    """

    object: str
    role: str
    evidence: str
    announced: int | None
    extracted: int
    loaded: int = 0
    refused: int = 0
    failed: int = 0
    skipped: int = 0
    pending: int = 0
    unusable: int = 0
    asked: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """A number that must be the same at both ends, as text; `missing` counts records that are gone."""

    what: str
    expected: str
    found: str
    missing: int = 0

    @property
    def ok(self) -> bool:
        """Say whether both ends agree."""
        return Decimal(self.expected) == Decimal(self.found) and self.missing == 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Reconciliation:
    """The whole account of a run; `differences` are sentences, and none means that everything agrees."""

    objects: tuple[ObjectCount, ...]
    reasons: tuple[Reason, ...]
    places: tuple[Place, ...]
    checks: tuple[Check, ...]
    notes: tuple[Note, ...]
    moved: tuple[Kept, ...]
    gone: tuple[Kept, ...]
    differences: tuple[str, ...]

    @property
    def ok(self) -> bool:
        """Say whether every record is accounted for and both ends agree."""
        return not self.differences


def reconcile(context: Context) -> Reconciliation:
    """Account for every record and compare with the destination, reading only; raises OutsideError."""
    plan = context.plan
    with staged_engine(context) as engine:
        tally.gather(context, engine)
        objects = tuple(_objects(context, engine))
        checks = (*_counted(context, engine), *(_summed(context, engine, sums) for sums in plan.sums))
        found = Reconciliation(
            objects=objects,
            reasons=tally.reasons(engine),
            places=tally.places(engine),
            checks=checks,
            notes=tally.notes(engine),
            moved=tally.kept(plan, engine),
            gone=tally.gone(plan, engine),
            differences=(*_unaccounted(context, engine, objects), *_disagreeing(checks)),
        )
    context.store.seal_note(NOTE, msgspec.json.encode(found))
    return found


def reconciled(context: Context) -> Reconciliation:
    """Return what the last reconcile found; raises RunStop where there was none."""
    content = context.store.sealed_note(NOTE)
    if content is None:
        raise RunStop("nothing was reconciled yet; run reconcile first")
    return msgspec.json.decode(content, type=Reconciliation)


# -- the source's side ----------------------------------------------------------------------------


def _objects(context: Context, engine: Engine) -> Iterator[ObjectCount]:
    counts, seen = tally.counts(engine), discovered(context)
    for table in context.plan.tables:
        buckets = counts.get(table.object, {})
        yield ObjectCount(
            object=table.object,
            role=_role(context.plan, table),
            evidence=table.evidence,
            announced=_announced(context, table, seen),
            extracted=engine.came(table.object) if _is_within(table) else _extracted(context, table),
            loaded=buckets.get("loaded", 0),
            refused=buckets.get("refused", 0),
            failed=buckets.get("failed", 0),
            skipped=buckets.get("skipped", 0),
            pending=buckets.get("pending", 0),
            unusable=buckets.get(tally.UNUSABLE, 0),
            asked=seen[table.object].asked if table.object in seen else None,
        )


def _announced(context: Context, table: StagedTable, seen: Mapping[str, Seen]) -> int | None:
    """Return what the source said of an object: while it was read, or where it was only counted."""
    if table.needed:
        return None if _is_within(table) else context.store.extraction(table.object).total
    return seen[table.object].count if table.object in seen else None


def _role(plan: Plan, table: StagedTable) -> str:
    if not table.needed:
        return NOT_MIGRATED
    return "moved" if tally.routes_of(plan, table) else "read for others"


def _is_read(table: StagedTable) -> bool:
    return table.channel in ("api", "export")


def _is_within(table: StagedTable) -> bool:
    """Say whether rows are found inside others or made of them; then the engine has counted them."""
    return table.channel in ("inside", "made")


def _extracted(context: Context, table: StagedTable) -> int:
    return 1 if table.channel == "tenant" else context.store.extraction(table.object).records


def _unaccounted(context: Context, engine: Engine, objects: tuple[ObjectCount, ...]) -> Iterator[str]:
    copies = _copies(engine)
    for each in objects:
        settled = each.loaded + each.refused + each.failed + each.skipped
        if each.pending:
            yield f"{each.object}: {each.pending} records have no outcome yet; run the load again"
        if each.role == "moved" and settled + each.pending != each.extracted:
            yield f"{each.object}: {each.extracted} records were extracted and {settled} are accounted for"
        once = each.extracted - copies.get(each.object, 0)
        if each.role != NOT_MIGRATED and each.announced not in (None, each.extracted, once):
            yield f"{each.object}: the source says it has {each.announced} records and {once} came"
        table = next(table for table in context.plan.tables if table.object == each.object)
        if table.needed and _is_read(table) and not context.store.extraction(each.object).done:
            yield f"{each.object}: its extraction is not finished; run extract again"


def _copies(engine: Engine) -> Mapping[str, int]:
    rows = engine.query("SELECT object, count(*) FROM \"$set_aside\" WHERE rule = 'KEY109' GROUP BY ALL")
    return {str(table): planning.integer(count) for table, count in rows}


# -- the destination's side -----------------------------------------------------------------------


def _counted(context: Context, engine: Engine) -> Iterator[Check]:
    """Compare, for each object that was written, its records that carry a key with the ledger."""
    plan, destination = context.plan, destination_of(context)
    writing = [load for load in plan.loads if load.operation != "find"]
    for target in sorted({load.target for load in writing}):
        keys = _keys(engine, [load for load in writing if load.target == target])
        found = destination.count(target, plan.destination.key_field)
        missing = 0 if found == len(keys) else _missing(context, target, keys)
        yield Check(what=f"records of {target}", expected=str(len(keys)), found=str(found), missing=missing)


def _keys(engine: Engine, loads: list[Load]) -> tuple[str, ...]:
    rows = engine.query(
        f"SELECT DISTINCT key FROM {name(LEDGER)} WHERE pass = {links.FIRST} AND id IS NOT NULL "
        f"AND route IN ({listed([load.route for load in loads])}) ORDER BY key"
    )
    return tuple(str(key) for (key,) in rows)


def _missing(context: Context, target: str, keys: tuple[str, ...]) -> int:
    key_field = context.plan.destination.key_field
    there = destination_of(context).find(target, key_field, keys, ())
    return len(set(keys) - {record.values.get(key_field) for record in there})


def _summed(context: Context, engine: Engine, sums: Sums) -> Check:
    """Compare the total of a column over all routes that write it from the same source object."""
    plan = context.plan
    named = next(load for load in plan.loads if load.route == sums.route)
    loads = [
        load
        for load in plan.loads
        if (load.source, load.target) == (named.source, named.target) and _has(load, sums.column)
    ]
    expected = sum((_total(context, engine, load, sums.column) for load in loads), Decimal(0))
    prefix = f"{plan.source}:{named.source}:"
    found = destination_of(context).total(named.target, sums.column, plan.destination.key_field, prefix)
    what = f"sum of {named.target}.{sums.column} from {named.source}"
    return Check(what=what, expected=f"{expected.normalize():f}", found=f"{Decimal(found).normalize():f}")


def _has(load: Load, column: str) -> bool:
    return any(each.name == column for each in load.columns)


def _total(context: Context, engine: Engine, load: Load, column: str) -> Decimal:
    rows = engine.query(
        f"SELECT sum(CAST(r.{name(column)} AS DECIMAL(38, 9))) FROM ({artifacts.sql(context, load.sql)}) r "
        f'JOIN {name(LEDGER)} g ON g.key = r."$key" AND g.route = {literal(load.route)} '
        f"AND g.pass = {links.FIRST} AND g.state = 'loaded'"
    )
    return Decimal(str(rows[0][0])) if rows[0][0] is not None else Decimal(0)


def _disagreeing(checks: tuple[Check, ...]) -> Iterator[str]:
    for check in checks:
        if not check.ok:
            lost = f"; {check.missing} that were loaded are not there any more" if check.missing else ""
            yield f"{check.what}: {check.expected} here and {check.found} in the destination{lost}"
