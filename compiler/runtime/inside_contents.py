"""Fetches the files that rows inside other records point at, once these records are read."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from compiler.model.plan import StagedTable
from compiler.runtime.contents import Record, keep_content
from compiler.runtime.context import Context
from compiler.runtime.engine import Engine
from compiler.runtime.inline import is_inline
from compiler.runtime.links import name
from compiler.runtime.planning import text
from compiler.runtime.staged import in_order, records, root_of, rows


@dataclass(frozen=True, slots=True, kw_only=True)
class InsideContents:
    """The files of one inside object: how many are kept, how many lost, and how many of these gone."""

    object: str
    files: int
    lost: int
    gone: int


def inside_contents(context: Context) -> tuple[InsideContents, ...]:
    """Fetch what is not kept yet; a file that cannot be had is recorded. Raises what reading raises."""
    tables = [each for each in context.plan.tables if each.needed and each.inside and each.content]
    return tuple(_of(context, table) for table in tables)


def _of(context: Context, table: StagedTable) -> InsideContents:
    """Go through the rows that count: of a record that came twice, the files of one version are fetched."""
    anew = _is_anew(context, table)
    with context.engine() as engine:
        _stage(context, engine, table)
        kept = {
            record.source: keep_content(context, table, record, anew=anew)
            for record in _pointing(context, engine, table)
        }
    context.store.note(_note(table), _reading(context, table))
    lost = [source for source, is_kept in kept.items() if not is_kept]
    gone = sum(context.store.is_gone(table.object, source) for source in lost)
    return InsideContents(object=table.object, files=len(kept) - len(lost), lost=len(lost), gone=gone)


def _is_anew(context: Context, table: StagedTable) -> bool:
    """Say whether the records were read again since: the same place in a text may hold another image now."""
    noted, now = context.store.noted(_note(table)), _reading(context, table)
    if noted is None:
        context.store.note(_note(table), now)
    return noted not in (None, now)


def _reading(context: Context, table: StagedTable) -> str:
    return str(context.store.extraction(root_of(context.plan.tables, table).object).pass_)


def _note(table: StagedTable) -> str:
    return f"extract files inside {table.object}"


def _stage(context: Context, engine: Engine, table: StagedTable) -> None:
    tables = [each for each in context.plan.tables if each.needed]
    wanted = {table.object, *_around(tables, table)}
    for each in in_order([one for one in tables if one.object in wanted]):
        engine.stage_rows(each, rows(engine, tables, each, lambda one: records(context, one)))


def _around(tables: list[StagedTable], table: StagedTable) -> list[str]:
    """Name what a table is inside of, the nearest first."""
    named = {each.object: each for each in tables}
    found: list[str] = []
    while table.inside is not None:
        table = named[table.inside.object]
        found.append(table.object)
    return found


def _pointing(context: Context, engine: Engine, table: StagedTable) -> Iterator[Record]:
    """Yield the rows with what they point at; beside exported files, an image is named as in a link."""
    names = tuple(column.name for column in table.columns)
    is_link = root_of(context.plan.tables, table).channel == "export" and _is_image(table)
    shown = ", ".join(map(name, ("$source", *names)))
    found = engine.run(f'SELECT {shown} FROM {name(table.object)} ORDER BY "$position"')  # noqa: S608 - quoted
    for source, *values in found:
        columns = dict(zip(names, map(text, values), strict=True))
        pointed = columns[str(table.content)]
        if is_link and pointed is not None and not is_inline(pointed):
            columns[str(table.content)] = unquote(pointed)
        yield Record(str(source), columns)


def _is_image(table: StagedTable) -> bool:
    return table.inside is not None and table.inside.what == "images"
