"""Counts the records that would lose something if what a deployment added were taken away.

A field that no query can ask for (long texts, encrypted ones) is left out; the migration key of a record
tells of those that a load filled.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from compiler.connectors.salesforce import soql
from compiler.connectors.salesforce.kinds import FIELD, OBJECT, owner
from compiler.connectors.salesforce.merging import Value, listed
from compiler.connectors.salesforce.names import literal
from compiler.connectors.salesforce.surveying import Surveyor
from compiler.runtime.ports import OrgField, Refused

ACTIVITIES = ("Event", "Task")
_AT_ONCE = 60


class Unseen(Refused):
    """Something is there that this user cannot see, so nobody knows whether it is empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Occupants:
    """Counts in one org, as this user sees it. `key_field` is the external id field of migrated records."""

    surveyor: Surveyor
    describe: Callable[[str], tuple[OrgField, ...] | None]
    key_field: str

    def counts(self, created: frozenset[str], added: Mapping[str, tuple[Value, ...]]) -> dict[str, int]:
        """Count by what holds the records: objects that were created, others with values in fields that were,
        and records with a value that was added to a list. What is empty is left out; raises Unseen.
        """
        objects = {name.partition(":")[2] for name in created if name.startswith(f"{OBJECT}:")}
        found = [*self._objects(objects), *self._fields(created, objects), *self._values(added)]
        return {what: count for what, count in found if count}

    def _objects(self, names: set[str]) -> Iterator[tuple[str, int]]:
        for name in sorted(self.surveyor.objects(names)):
            if self.describe(name) is None:
                raise _unseen(name)
            yield name, self.surveyor.records.number(name, soql.count(name))

    def _fields(self, created: frozenset[str], objects: set[str]) -> Iterator[tuple[str, int]]:
        """Count the records of other objects that have a value in a field that was created."""
        names = {name.partition(":")[2] for name in created if name.startswith(f"{FIELD}:")}
        kept = self.surveyor.fields(name for name in names if owner(f"{FIELD}:{name}") not in objects)
        by_object: dict[str, list[str]] = defaultdict(list)
        for full_name in sorted(kept):
            home, _, name = full_name.partition(".")
            for each in ACTIVITIES if home == "Activity" else (home,):
                by_object[each].append(name)
        for object_, fields in sorted(by_object.items()):
            yield f"{object_}, in fields that were added", self._filled(object_, fields)

    def _filled(self, object_: str, fields: list[str]) -> int:
        described = {each.name: each for each in self.describe(object_) or ()}
        if hidden := [name for name in fields if name not in described]:
            raise _unseen(f"{object_}.{hidden[0]}")
        asked = [name for name in fields if self._may_be_asked(described[name])]
        # A record may have values in several parts; the key field is in the first, and the load fills it.
        asked.sort(key=lambda name: name != self.key_field)
        parts = [asked[start : start + _AT_ONCE] for start in range(0, len(asked), _AT_ONCE)]
        queries = (soql.count(object_, soql.either(*map(soql.present, part))) for part in parts)
        return max((self.surveyor.records.number(object_, query) for query in queries), default=0)

    def _may_be_asked(self, field: OrgField) -> bool:
        """Say whether a value tells that somebody wrote one: a checkbox always has one, a formula its own."""
        asked = field.writable and field.type != "boolean" and field.filterable
        return asked or field.name == self.key_field

    def _values(self, added: Mapping[str, tuple[Value, ...]]) -> Iterator[tuple[str, int]]:
        for name, values in sorted(added.items()):
            if not values:
                continue
            of = listed(name)
            among = soql.among(of.field, ",".join(literal(value.name) for value in values))
            shown = ", ".join(value.name for value in values)
            count = self.surveyor.records.number(of.object, soql.count(of.object, among))
            yield f"{of.object} with {of.field} {shown}", count


def _unseen(name: str) -> Unseen:
    return Unseen(
        f"{name} is there and this user cannot see it, so nobody knows whether it is empty; assign the "
        "loader's permission set to this user and try again"
    )
