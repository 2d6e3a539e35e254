"""Steps in the order they depend on each other: each select works out what the ones before make possible."""

from collections.abc import Iterable

from sqlglot import exp

from compiler.language.fragments import Sql, call, column, compare, text
from compiler.language.sql import Step, Zone
from compiler.passes.lower.query import Chain, left_join, named, select_all, table


def add_steps(chain: Chain, steps: Iterable[Step], done: frozenset[str]) -> tuple[Chain, frozenset[str]]:
    """Add the steps that are not done yet, as few selects as their dependencies allow."""
    waiting = _unlike(step for step in steps if step.name not in done)
    while waiting:
        names = {step.name for step in waiting}
        ready = [step for step in waiting if not names & _needs(step)]
        assert ready, "steps depend on each other in a circle"
        chain = _with_zones(chain, ready)
        done |= {step.name for step in ready}
        chain = chain.then(f"values {_number(chain)}", _layer(chain.rows, ready))
        waiting = [step for step in waiting if step.name not in done]
    return chain, done


def _number(chain: Chain) -> int:
    return 1 + sum(name.startswith("values ") for name, _ in chain.stages)


def _unlike(steps: Iterable[Step]) -> list[Step]:
    """Keep each step once; names that DuckDB would take for one must be one."""
    kept: dict[str, Step] = {}
    for step in steps:
        known = kept.setdefault(step.name.lower(), step)
        assert known.name == step.name, f"{known.name} and {step.name} differ in letter case only"
    return sorted(kept.values(), key=lambda step: step.name)


def _needs(step: Step) -> set[str]:
    trees = [step.value, *([step.zone.time] if step.zone else [])]
    return {found.name for tree in trees for found in tree.find_all(exp.Column) if not found.table}


def _layer(rows: str, steps: Iterable[Step]) -> exp.Select:
    query = select_all(rows, {step.name: step.value for step in steps})
    for zone in (step.zone for step in steps if step.zone):
        latest = compare(zone.time.copy(), ">=", column(f"{zone.by}_from", zone.alias))
        query = left_join(query, table(_zone_table(zone), zone.alias), latest, "ASOF")
    return query


def _zone_table(zone: Zone) -> str:
    return f"clock of ${zone.decision}"


def _with_zones(chain: Chain, steps: Iterable[Step]) -> Chain:
    known = {name for name, _ in chain.stages}
    for zone in (step.zone for step in steps if step.zone):
        if (name := _zone_table(zone)) not in known:
            chain = chain.beside(name, _transitions(zone.decision))
            known.add(name)
    return chain


def _transitions(decision: str) -> exp.Select:
    """List the periods of the zone that answers a decision, each with what it needs to know of the one
    before.
    """
    periods = table("$zone", "period")
    columns = [column(name, "period") for name in ("utc_from", "local_from", "local_until", "offset_seconds")]
    query = exp.select(
        *columns,
        named(_before("local_until"), "earlier_until"),
        named(_before("offset_seconds"), "earlier_offset"),
    ).from_(periods)
    answer = table("$decision", "answer")
    query = query.join(answer, on=compare(column("value", "answer"), "=", column("zone", "period")))
    return query.where(compare(column("name", "answer"), "=", text(decision)))


def _before(name: str) -> Sql:
    order = exp.Order(expressions=[exp.Ordered(this=column("utc_from", "period"))])
    return exp.Window(this=call("LAG", column(name, "period")), order=order)
