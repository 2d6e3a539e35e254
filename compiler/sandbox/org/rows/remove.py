"""Deletion: what blocks it, what goes with it, and what only loses its reference.

https://help.salesforce.com/s/articleView?id=000382017&type=1
"""

from collections.abc import Iterator

from compiler.sandbox.org.relations import KEEPS, cascades, restricts
from compiler.sandbox.org.rows.work import TYPED, Work, joined, literal, live, problem_sql
from compiler.sandbox.org.schema import Field, ObjectType, Schema
from compiler.sandbox.store import quoted

GOES = "temp.going"


def remove_rows(work: Work) -> None:
    """Delete the records of the rows that broke no rule; `hardDelete` leaves nothing in the recycle bin."""
    for child, field in _restricting(work.schema, work.item):
        _block(work, child, field)
    work.store.run(
        f"UPDATE {work.stage} SET id = t.target FROM {TYPED} t "
        f"WHERE t.n = {work.stage}.n AND {work.stage}.problem IS NULL"
    )
    work.store.run("CREATE TEMP TABLE going (object TEXT, id TEXT, PRIMARY KEY (object, id))")
    work.store.run(
        f"INSERT INTO {GOES} SELECT {literal(work.item.name)}, id FROM {work.stage} WHERE problem IS NULL"
    )
    for item in _spread(work):
        _sever(work, item)
        _erase(work, item)
    work.store.run(f"DROP TABLE {GOES}")


def _restricting(schema: Schema, item: ObjectType) -> Iterator[tuple[ObjectType, Field]]:
    for child, field in schema.children(item):
        if restricts(child, field):
            yield child, field


def _block(work: Work, child: ObjectType, field: Field) -> None:
    held = (
        f"FROM {quoted(child.name)} c WHERE c.{quoted(field.name)} = t.target AND {live(child, 'c')} LIMIT 1"
    )
    name = quoted(work.item.name_field or "Id")
    child_name = quoted(child.name_field or "Id")
    because = f" could not be completed because it is associated with the following {child.plural.lower()}.: "
    words = (
        f"'Your attempt to delete ' || coalesce(o.{name}, o.Id) || {literal(because)}"
        f" || (SELECT coalesce(c.{child_name}, c.Id) {held}) || char(10)"
    )
    work.store.run(
        f"UPDATE {work.stage} SET problem = found.problem FROM "
        f"(SELECT s.n, {problem_sql('DELETE_FAILED', words)} AS problem {joined(work)} "
        f"WHERE s.problem IS NULL AND EXISTS (SELECT 1 {held})) found WHERE found.n = {work.stage}.n"
    )


def _spread(work: Work) -> list[ObjectType]:
    """Collect everything that goes with the deleted records, level by level; gives the objects concerned."""
    concerned = {work.item.name: work.item}
    waiting = [work.item]
    while waiting:
        parent = waiting.pop(0)
        for child, field in work.schema.children(parent):
            if not cascades(child, field):
                continue
            added = work.store.run(
                f"INSERT OR IGNORE INTO {GOES} "
                f"SELECT {literal(child.name)}, c.Id FROM {quoted(child.name)} c "
                f"JOIN {GOES} g ON g.object = {literal(parent.name)} AND c.{quoted(field.name)} = g.id "
                f"WHERE {live(child, 'c')}"
            )
            if added:
                concerned[child.name] = child
                waiting.append(child)
    return list(concerned.values())


def _sever(work: Work, parent: ObjectType) -> None:
    gone = f"SELECT id FROM {GOES} WHERE object = {literal(parent.name)}"
    for child, field in work.schema.children(parent):
        if cascades(child, field) or field.name == "OwnerId" or field.name.endswith("ById"):
            continue
        if (child.name, field.name) in KEEPS:
            continue
        name = quoted(field.name)
        work.store.run(f"UPDATE {quoted(child.name)} SET {name} = NULL WHERE {name} IN ({gone})")


def _erase(work: Work, item: ObjectType) -> None:
    table = quoted(item.name)
    which = f"Id IN (SELECT id FROM {GOES} WHERE object = {literal(item.name)})"
    if work.operation == "hardDelete" or not item.field("IsDeleted"):
        work.store.run(f"DELETE FROM {table} WHERE {which}")
        return
    work.store.run(
        f"UPDATE {table} SET IsDeleted = 'true', SystemModstamp = ?, LastModifiedDate = ? WHERE {which}"
        if item.field("LastModifiedDate")
        else f"UPDATE {table} SET IsDeleted = 'true', SystemModstamp = coalesce(?, ?) WHERE {which}",
        (work.now, work.now),
    )
