"""Steps in the order they depend on each other: each select works out what the ones before make possible."""

from collections.abc import Iterable

from sqlglot import exp

from compiler.language.sql import Step
from compiler.passes.lower.clock import add_clock, clock_name, in_period
from compiler.passes.lower.query import Chain, left_join, select_all, table


def add_steps(chain: Chain, steps: Iterable[Step]) -> Chain:
    """Add the steps, each once, in as few selects as their dependencies allow."""
    waiting = _unlike(steps)
    needs = {step.name: _needs(step) for step in waiting}
    while waiting:
        names = {step.name for step in waiting}
        ready = [step for step in waiting if not names & needs[step.name]]
        assert ready, "steps depend on each other in a circle"
        chain = _with_clocks(chain, ready)
        chain = chain.then(f"values {_number(chain)}", _layer(chain.rows, ready))
        waiting = [step for step in waiting if names & needs[step.name]]
    return chain


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
        query = left_join(query, table(clock_name(zone), zone.alias), in_period(zone))
    return query


def _with_clocks(chain: Chain, steps: Iterable[Step]) -> Chain:
    for zone in (step.zone for step in steps if step.zone):
        if clock_name(zone) not in {name for name, _ in chain.stages}:
            chain = add_clock(chain, zone)
    return chain
