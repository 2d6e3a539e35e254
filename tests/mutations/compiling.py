"""What a pair comes to for these tests: its findings, and of what compiles the statements, plan and manifest.

It is what `compile_pair` does, less the documents and metadata that no comparison reads.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from compiler.diagnostics.diagnostic import Diagnostics
from compiler.emitters.manifest import manifest
from compiler.emitters.templates import Templates
from compiler.model.manifest import Manifest
from compiler.model.plan import Plan
from compiler.model.program import Program
from compiler.passes.lower import Refusals, collect_sql, route_sql, split_sql
from compiler.passes.order import order
from compiler.passes.plan import plan, route_path, split_path
from compiler.passes.staged_tables import rows_path
from compiler.pipeline import Compilation, check_pair, line_of
from compiler.platforms.emitter import Compiled
from compiler.platforms.known import PLATFORMS
from compiler.platforms.lineage import origins_of
from tests.workspace import TZDATA


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """What compiling gives. `sql` holds the statements by their path."""

    program: Program
    plan: Plan
    manifest: Manifest
    sql: Mapping[str, str]


def check(texts: Mapping[str, str], pair: str, customer: str | None) -> Compilation:
    return check_pair(texts, pair, customer, TZDATA)


def made(checked: Compilation, before: Made | None = None) -> Made | None:
    """Return what comes of a program without errors. Statements that cannot differ from those made `before`
    are taken from there.
    """
    program = checked.program
    if program is None or checked.diagnostics.has_errors or program.connector is None:
        return None
    waves = order(program, Diagnostics())
    if waves is None:
        return None
    platform = PLATFORMS[program.target.rule_pack or ""]
    sql = _statements(program, before)
    planned = plan(program, waves, sql, {}, program.connector, platform)
    compiled = Compiled(
        program=program,
        plan=planned,
        sql=sql,
        components=(),
        metadata={},
        templates=Templates({}),
        line_of=lambda place: line_of(checked.sources, place),
    )
    return Made(program=program, plan=planned, manifest=manifest(compiled), sql=sql)


def _statements(program: Program, before: Made | None) -> dict[str, str]:
    platform = PLATFORMS[program.target.rule_pack or ""]
    refusals = Refusals(null_marker=platform.null_marker, null_rule=platform.null_rule)
    sql = {}
    for name, route in program.routes.items():
        known = _known(route_path(name), route.source, before, program)
        same = before is not None and _own(before.program, name) == _own(program, name)
        sql[route_path(name)] = known if known and same else route_sql(program, route, refusals)
    for name, split in program.splits.items():
        known = _known(split_path(name), split.object, before, program)
        sql[split_path(name)] = known or split_sql(program, split)
    for name, one in program.objects.items():
        if one.collection:
            known = _known(rows_path(name), name, before, program)
            sql[rows_path(name)] = known or collect_sql(program, one)
    return sql


def _known(path: str, source: str, before: Made | None, program: Program) -> str | None:
    """Return a statement made before that reads rows of an object; none where it may be another now."""
    if before is None or path not in before.sql:
        return None
    return before.sql[path] if _around(before.program, source) == _around(program, source) else None


def _own(program: Program, name: str) -> tuple[object, ...] | None:
    route = program.routes.get(name)
    return (route, program.targets[route.target]) if route else None


def _around(program: Program, source: str) -> tuple[object, ...] | None:
    """Return all but the route that a statement over an object's rows is made of."""
    if source not in program.objects:
        return None
    names, waiting = {source}, [source]
    while waiting:
        behind = set(origins_of(program, waiting.pop())) - names
        names |= behind
        waiting += behind
    return (
        {name: program.objects[name] for name in names},
        program.maps,
        program.rates,
        program.splits,
        program.decisions,
        program.tenant,
        program.source.name,
        program.source.formats,
        program.key_field,
        program.source_enums,
        program.target_enums,
    )
