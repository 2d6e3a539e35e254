"""From the names in a query to columns: parents are joined, hidden fields do not exist."""

from dataclasses import dataclass, field

from compiler.sandbox.org.access import Access
from compiler.sandbox.org.answers import Refused
from compiler.sandbox.org.masks import readable
from compiler.sandbox.org.schema import Field, ObjectType, Schema
from compiler.sandbox.org.soql.grammar import Path, Query
from compiler.sandbox.org.soql.tokens import place_words
from compiler.sandbox.store import quoted

SHARED_BY_TARGETS = frozenset(
    {
        "id",
        "name",
        "type",
        "email",
        "firstname",
        "lastname",
        "username",
        "title",
        "phone",
        "alias",
        "isactive",
    }
)
"""What may be asked of a polymorphic parent (the Name entity's fields)."""

NAME_TYPE = Field(name="Type", label="Type", type="picklist")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reached:
    """A path that led to a field: its names as declared, the field, the SQL expression."""

    names: tuple[str, ...]
    field: Field
    sql: str


@dataclass(slots=True, kw_only=True)
class Paths:
    """Resolves the paths of one query and collects the joins they need.

    `parents` maps a relationship's name to the SQL expression of the parent's Id.
    """

    schema: Schema
    access: Access
    query: Query
    item: ObjectType
    joins: list[str] = field(default_factory=list)
    parents: dict[str, str] = field(default_factory=dict)
    _aliases: dict[str, tuple[tuple[ObjectType, str], ...]] = field(default_factory=dict)

    def reach(self, path: Path) -> Reached:
        """Find a path's field; refuses with INVALID_FIELD what the user cannot see."""
        steps = path.text.split(".")
        if len(steps) > 1 and steps[0].lower() == self.item.name.lower():
            steps = steps[1:]
        if len(steps) > 2:
            raise self._unknown(path, f"Didn't understand relationship '{steps[1]}' in field path.")
        if len(steps) == 2:
            return self._of_parent(path, steps[0], steps[1])
        found = self.item.field(steps[0])
        if found is None or not self.access.sees(self.item, found):
            raise self._no_column(path, steps[0], self.item.name)
        column = readable(self.access, found, f"m.{quoted(found.name)}")
        return Reached(names=(found.name,), field=found, sql=column)

    def _of_parent(self, path: Path, relationship: str, name: str) -> Reached:
        reference = self.item.relationship(relationship)
        if reference is None or not self.access.sees(self.item, reference):
            raise self._unknown(path, f"Didn't understand relationship '{relationship}' in field path.")
        parents = self._join(reference)
        if reference.polymorphic:
            return self._of_any(path, reference, parents, name)
        if not parents:
            raise self._no_column(path, name, relationship)
        parent, alias = parents[0]
        found = parent.field(name)
        if found is None or not self.access.sees(parent, found):
            raise self._no_column(path, name, parent.name)
        column = readable(self.access, found, f"{alias}.{quoted(found.name)}")
        return Reached(names=(reference.relationship, found.name), field=found, sql=column)

    def _of_any(
        self, path: Path, reference: Field, parents: tuple[tuple[ObjectType, str], ...], name: str
    ) -> Reached:
        if name.lower() not in SHARED_BY_TARGETS:
            raise self._no_column(path, name, "Name")
        if name.lower() == "type":
            cases = " ".join(f"WHEN {alias}.Id IS NOT NULL THEN '{parent.name}'" for parent, alias in parents)
            return Reached(names=(reference.relationship, "Type"), field=NAME_TYPE, sql=f"CASE {cases} END")
        found = [(found, alias) for parent, alias in parents if (found := _shared_field(parent, name))]
        if not found:
            raise self._no_column(path, name, "Name")
        columns = ", ".join(f"{alias}.{quoted(each.name)}" for each, alias in found)
        shown = Field(name="Name", label="Name", type="string") if name.lower() == "name" else found[0][0]
        return Reached(
            names=(reference.relationship, shown.name), field=shown, sql=f"coalesce({columns}, NULL)"
        )

    def _join(self, reference: Field) -> tuple[tuple[ObjectType, str], ...]:
        known = self._aliases.get(reference.name)
        if known is not None:
            return known
        parents: list[tuple[ObjectType, str]] = []
        for target in self.schema.targets(self.item, reference):
            alias = f"j{len(self.joins)}"
            self.joins.append(
                f"LEFT JOIN {quoted(target.name)} {alias} ON {alias}.Id = m.{quoted(reference.name)}"
            )
            parents.append((target, alias))
        self._aliases[reference.name] = tuple(parents)
        ids = ", ".join(f"{alias}.Id" for _, alias in parents)
        self.parents[reference.relationship] = f"coalesce({ids}, NULL)" if parents else "NULL"
        return tuple(parents)

    def _no_column(self, path: Path, name: str, entity: str) -> Refused:
        return self._unknown(
            path,
            f"No such column '{name}' on entity '{entity}'. If you are attempting to use a custom field, "
            "be sure to append the '__c' after the custom field name. Please reference your WSDL or the "
            "describe call for the appropriate names.",
        )

    def _unknown(self, path: Path, reason: str) -> Refused:
        return Refused(400, "INVALID_FIELD", place_words(self.query.text, path.at, reason))


def _shared_field(parent: ObjectType, name: str) -> Field | None:
    if name.lower() == "name":
        return parent.field(parent.name_field or "Name")
    return parent.field(name)
