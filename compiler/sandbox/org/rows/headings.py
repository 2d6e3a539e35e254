"""What a heading means: a field, or `Relationship.Key`, or `Object:Relationship.Key` for polymorphic ones.

https://developer.salesforce.com/docs/atlas.en-us.api_asynch.meta/api_asynch/datafiles_csv_rel_field_header_row.htm
"""

from collections.abc import Sequence

from compiler.sandbox.org.access import Access
from compiler.sandbox.org.rows.work import Column
from compiler.sandbox.org.schema import ObjectType, Schema


class UnknownHeading(Exception):
    """A heading that names nothing the user can see; `str()` gives Salesforce's reason for a bulk job."""

    def __init__(self, heading: str, reason: str) -> None:
        super().__init__(reason)
        self.heading = heading


def columns(schema: Schema, access: Access, item: ObjectType, headings: Sequence[str]) -> tuple[Column, ...]:
    """Understand every heading; raises UnknownHeading for the first that is wrong or repeated."""
    understood: list[Column] = []
    for heading in headings:
        column = _column(schema, access, item, heading)
        if any(column.field.name == other.field.name for other in understood):
            raise UnknownHeading(heading, f"Duplicate field name : {heading}")
        understood.append(column)
    return tuple(understood)


def _column(schema: Schema, access: Access, item: ObjectType, heading: str) -> Column:
    path, dot, key_name = heading.partition(".")
    if dot:
        return _relationship(schema, access, item, heading, path, key_name)
    field = item.field(heading)
    if field is None or field.type == "base64" or not access.sees(item, field):
        raise _not_found(heading)
    return Column(heading=heading, field=field)


def _relationship(
    schema: Schema, access: Access, item: ObjectType, heading: str, path: str, key_name: str
) -> Column:
    type_name, colon, name = path.rpartition(":")
    field = item.relationship(name)
    if field is None or not access.sees(item, field):
        raise (
            UnknownHeading(heading, f"Unable to find relationship: {name}") if colon else _not_found(heading)
        )
    if colon and not field.polymorphic:
        reason = f"type is not needed for non polymorphic foreign key references: {name}"
        raise UnknownHeading(heading, reason)
    if field.polymorphic and not colon:
        raise UnknownHeading(heading, f"type is needed for polymorphic foreign key references: {name}")
    parent = _parent(schema, item, heading, type_name or field.reference_to[0], path)
    key = parent.field(key_name)
    if key is None or not (key.is_key or key.name == "Id") or not access.sees(parent, key):
        raise _not_found(heading)
    return Column(heading=heading, field=field, parent=parent, key=key)


def _parent(schema: Schema, item: ObjectType, heading: str, type_name: str, path: str) -> ObjectType:
    field = item.relationship(path.rpartition(":")[2])
    targets = schema.targets(item, field) if field else ()
    parent = next((target for target in targets if target.name.lower() == type_name.lower()), None)
    if parent is None:
        raise UnknownHeading(heading, f"Unable to find relationship: {path.rpartition(':')[2]}")
    return parent


def _not_found(heading: str) -> UnknownHeading:
    return UnknownHeading(heading, f"Field name not found : {heading}")
