"""The rows of what an org knows of itself: they are written anew from the world and the schema.

https://developer.salesforce.com/docs/atlas.en-us.api_tooling.meta/api_tooling/reference_objects_list.htm
"""

from collections.abc import Iterable

from compiler.sandbox.org.deploy import definitions, permission_groups, record_types, setup_rows
from compiler.sandbox.org.deploy.setup_rows import Row, Sources
from compiler.sandbox.org.deploy.world import World
from compiler.sandbox.org.ids import record_id
from compiler.sandbox.org.schema import Schema
from compiler.sandbox.store import Store, quoted

ENTITY_PREFIX = "4ie"


def refresh(store: Store, schema: Schema, world: World) -> None:
    """Rewrite the tables of metadata from the world and the schema."""
    sources = _sources(store, schema, world)
    for table, rows in (*setup_rows.MADE.items(), *definitions.MADE.items()):
        _rewrite(store, table, rows(sources))
    record_types.refresh(store, world)
    permission_groups.group_members(store, setup_rows.members_of_groups(sources))


def _sources(store: Store, schema: Schema, world: World) -> Sources:
    rows = store.rows("SELECT kind, name, id FROM _component")
    items = sorted((item for item in schema.objects.values() if not item.setup), key=lambda item: item.name)
    return Sources(
        schema=schema,
        world=world,
        ids={(kind, name.lower()): component_id for kind, name, component_id in rows},
        entities={
            item.name.lower(): record_id(ENTITY_PREFIX, number) for number, item in enumerate(items, start=1)
        },
    )


def _rewrite(store: Store, table: str, rows: Iterable[Row]) -> None:
    condition = setup_rows.OWN.get(table, "1")
    store.run(f"DELETE FROM {quoted(table)} WHERE {condition}")
    listed = list(rows)
    names = list(dict.fromkeys(name for row in listed for name in row))
    if names:
        columns, marks = ", ".join(map(quoted, names)), ", ".join("?" * len(names))
        store.fill(
            f"INSERT INTO {quoted(table)} ({columns}) VALUES ({marks})",
            ([row.get(name) for name in names] for row in listed),
        )
