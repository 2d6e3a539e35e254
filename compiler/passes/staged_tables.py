"""Source objects → the tables that the engine sees, and which of them a run needs."""

from collections.abc import Mapping

from compiler.language.types import Kind
from compiler.model import program as model
from compiler.model.plan import Inside, StagedColumn, StagedTable
from compiler.model.program import Program, SourceObject
from compiler.passes.hashing import text_of
from compiler.platforms.lineage import origins_of


def rows_path(name: str) -> str:
    """Return where the SQL that makes an object's rows stands in the generated folder."""
    return f"sql/rows_{name}.sql"


def tables(program: Program, sql: Mapping[str, str]) -> tuple[StagedTable, ...]:
    """Return the tables in name order, made ones after all others; each says whether a run needs its rows."""
    needed = objects_read(program)
    contents = {route.source: route.content for route in program.routes.values() if route.content}
    last = sorted(program.objects.values(), key=lambda one: (one.collection is not None, one.name))
    return tuple(
        _table(program, owner, owner.name in needed, contents.get(owner.name), sql) for owner in last
    )


def objects_read(program: Program) -> frozenset[str]:
    """Return the objects that a run must have the rows of: what routes and handouts read, and what that comes
    from.
    """
    needed: set[str] = set()
    waiting = {route.source for route in program.routes.values()}
    waiting |= {spec.of for spec in program.pair.handouts.values()}
    while waiting:
        needed |= waiting
        behind = {name for each in waiting for name in origins_of(program, each)}
        waiting = behind - needed
    return frozenset(needed)


def _table(
    program: Program, owner: SourceObject, needed: bool, content: str | None, sql: Mapping[str, str]
) -> StagedTable:
    columns = tuple(
        StagedColumn(
            name=field.name,
            path=field.path,
            type=field.type.bare,
            required=not field.type.empty,
            phi=None if field.type.phi == "none" else field.type.phi,
            enum=program.source_enums.get(field.type.name or "", ()) if field.type.kind is Kind.ENUM else (),
        )
        for field in owner.fields.values()
        if field.refers is None
    )
    return StagedTable(
        object=owner.name,
        channel=owner.channel,
        evidence=owner.evidence,
        key=owner.key,
        created=owner.created,
        modified=owner.modified,
        content=content,
        content_size=owner.fields[content].size if content and content in owner.fields else None,
        needed=needed,
        inside=_inside(owner.inside),
        sql=text_of(rows_path(owner.name), sql) if owner.collection else None,
        columns=columns,
    )


def _inside(inside: model.Inside | None) -> Inside | None:
    return Inside(object=inside.object, path=inside.path, what=inside.what) if inside else None
