"""`scope.json`: what an estimate needs beyond the plan; it changes nothing that a run does."""

from collections.abc import Mapping

from compiler.model.connector import OffsetPage, WindowPage
from compiler.model.outline import Outline, Promised, Shape, outline_to_json
from compiler.model.plan import Plan, StagedTable
from compiler.model.program import Program
from compiler.platforms.emitter import Compiled, Emitter
from compiler.platforms.known import platform_of
from compiler.platforms.lineage import Fillings, fillings
from compiler.scope.compatibility import own_figure

FILE = "scope.json"


def emit(compiled: Compiled) -> Mapping[str, str]:
    """Write the outline."""
    made = outline_of(compiled.program, compiled.plan, fillings(compiled.program))
    return {FILE: outline_to_json(made)}


def outline_of(program: Program, plan: Plan, ways: Fillings) -> Outline:
    """Return what is known of a pair before an account is looked at."""
    published = program.pair.published
    return Outline(
        capacity=platform_of(program).capacity(program),
        shape=_shape(program, plan, ways),
        typical=dict(sorted(program.pair.typical.items())),
        made_of={
            name: owner.collection.of for name, owner in sorted(program.objects.items()) if owner.collection
        },
        promised=Promised(
            compatibility=published.compatibility,
            complexity=published.complexity,
            timeline=published.timeline,
            end_to_end=published.end_to_end,
        )
        if published
        else Promised(),
    )


def _shape(program: Program, plan: Plan, ways: Fillings) -> Shape:
    own = own_figure(program)
    read = [table for table in plan.tables if table.needed and table.channel in ("api", "export")]
    listed = [table for table in read if table.channel == "api"]
    fields = losing = assumed = 0
    for route in program.routes.values():
        filled = [one for one in ways.of(route) if one.duty not in ("show", "find")]
        losses = {field for fields_ in program.pair.routes[route.name].accept.values() for field in fields_}
        fields += len(filled)
        losing += len(losses)
        assumed += sum(any(_is_assumed(program, one) for one in each.sources) for each in filled)
    return Shape(
        landings=own.rows,
        one_to_one=own.one_to_one,
        fields=fields,
        losing=min(losing, fields),
        assumed=assumed,
        decisions=sum(one.answer is None for one in program.decisions.values()),
        sources=len(read),
        exported=len(read) - len(listed),
        ceilings=sum(_ends_early(plan, table) for table in listed),
        rereads=sum(_reads_again(plan, table) for table in listed),
    )


def _is_assumed(program: Program, source: str) -> bool:
    """Say whether a source field, as `Object.field`, or its object is known from hearsay only."""
    name, _, path = source.partition(".")
    owner = program.objects.get(name)
    field = owner.fields.get(path) if owner else None
    return bool(owner and (owner.evidence == "assumed" or (field and field.evidence == "assumed")))


def _ends_early(plan: Plan, table: StagedTable) -> bool:
    page = plan.connector.page_of(table.object)
    return isinstance(page, WindowPage) or (isinstance(page, OffsetPage) and page.last is not None)


def _reads_again(plan: Plan, table: StagedTable) -> bool:
    endpoint = plan.connector.endpoints.get(table.object)
    return plan.connector.filter is None or endpoint is None or endpoint.modified is None


OUTLINE = Emitter(name="outline", files=emit)
