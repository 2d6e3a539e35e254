"""What an expression of one source object may name: the answer to every question the language asks."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from compiler.language.scope import MapEntry, RateTable
from compiler.language.types import Type
from compiler.model.program import Rates, SourceObject, ValueMap
from compiler.passes.entries import map_entry, rate_table
from compiler.spec.protection import DecisionSpec


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectScope:
    """The scope of one object's expressions; `present` are fields that cannot be empty where the expression
    runs.
    """

    owner: SourceObject
    platform_name: str
    maps: Mapping[str, ValueMap]
    tables: Mapping[str, Rates]
    enums: Mapping[str, tuple[str, ...]]
    decisions: Mapping[str, DecisionSpec]
    present: frozenset[str] = field(default_factory=frozenset)

    @property
    def object_name(self) -> str:
        """Name the object, for messages."""
        return self.owner.name

    def type_of(self, name: str) -> Type | None:
        """Return a field's type, narrowed where the case says that it is present."""
        found = self.owner.type_of(name)
        return found.never_empty() if found and name in self.present else found

    def names(self) -> tuple[str, ...]:
        """List the fields there are."""
        return (*self.owner.fields, *self.owner.derived)

    def value_map(self, name: str) -> MapEntry | None:
        """Return a value map, None where there is no such map."""
        return map_entry(self.maps.get(name))

    def map_names(self) -> tuple[str, ...]:
        """List the value maps there are."""
        return tuple(self.maps)

    def rates(self, name: str) -> RateTable | None:
        """Return a table of exchange rates, None where there is no such table."""
        return rate_table(self.tables.get(name))

    def rate_names(self) -> tuple[str, ...]:
        """List the tables of exchange rates there are."""
        return tuple(self.tables)

    def enum(self, name: str) -> tuple[str, ...] | None:
        """Return the values of a source enumeration."""
        return self.enums.get(name)

    def decision(self, name: str) -> str | None:
        """Return what kind of value a decision gives; None where it gives none."""
        found = self.decisions.get(name)
        return found.type if found else None

    def decision_names(self) -> tuple[str, ...]:
        """List the decisions that give a value."""
        return tuple(name for name, decision in self.decisions.items() if decision.type)
