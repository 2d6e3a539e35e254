"""The names around the expressions of one object, with the columns that hold its fields."""

from dataclasses import dataclass

from compiler.language.fragments import absent, chosen, column, every, joined, present, text
from compiler.language.scope import MapEntry
from compiler.language.sql import Failure, Step, Term
from compiler.language.types import Type
from compiler.model.program import Polymorphic, Program, SourceField, SourceObject
from compiler.passes.lower.refusals import MISSING, NOT_A_VALUE, address, reading_rule
from compiler.passes.lower.related import related_field


@dataclass(frozen=True, slots=True, kw_only=True)
class RowScope:
    """What an expression of an object may name when it is translated."""

    program: Program
    owner: SourceObject

    @property
    def object_name(self) -> str:
        """Return the object's name."""
        return self.owner.name

    @property
    def platform_name(self) -> str:
        """Return the source platform's name."""
        return self.program.source.name

    @property
    def present(self) -> frozenset[str]:
        """Return nothing: the rows themselves say which fields have a value."""
        return frozenset()

    def type_of(self, name: str) -> Type | None:
        """Return a field's type."""
        return self.owner.type_of(name)

    def names(self) -> tuple[str, ...]:
        """Return all fields."""
        return (*self.owner.fields, *self.owner.derived)

    def value_map(self, name: str) -> MapEntry | None:
        """Return a value map."""
        found = self.program.maps.get(name)
        return (found.source_enum, found.target_enum, found.values, found.rejects_others) if found else None

    def map_names(self) -> tuple[str, ...]:
        """Return all value maps."""
        return tuple(self.program.maps)

    def enum(self, name: str) -> tuple[str, ...] | None:
        """Return a source enumeration."""
        return self.program.source_enums.get(name)

    def decision(self, name: str) -> str | None:
        """Return what a decision is answered with."""
        found = self.program.decisions.get(name)
        return found.type if found else None

    def decision_names(self) -> tuple[str, ...]:
        """Return all decisions."""
        return tuple(self.program.decisions)

    def read(self, name: str) -> Term:
        """Return a field's column and the ways in which its text is no value of its type."""
        if derived := self.owner.derived.get(name):
            origin = related_field(self.program, derived)
            return Term(value=column(name), failures=_unreadable(name, derived.type, origin))
        field = self.owner.fields[name]
        if field.refers:
            return self._referred(field, field.refers)
        failures = _unreadable(name, field.type, field)
        if field.type.empty:
            return Term(value=column(name), failures=failures)
        missing = Failure(
            condition=absent(column(f"{name} text")), rule=MISSING, address=address(field.place)
        )
        return Term(value=column(name), failures=(*failures, missing))

    def _referred(self, field: SourceField, refers: Polymorphic) -> Term:
        """Return the migration key of the row that a composed reference means."""
        kind, identifier = self.read(refers.by), self.read(refers.id)
        keys = [
            (text(value), joined(text(self.prefix(name)), identifier.value))
            for value, name in sorted(refers.objects.items())
        ]
        step = Step(name=field.name, value=chosen(kind.value, keys))
        lost = every(present(kind.value), present(identifier.value), absent(column(field.name)))
        failure = Failure(condition=lost, rule=NOT_A_VALUE, address=address(field.place))
        failures = (*kind.failures, *identifier.failures, failure)
        return Term(value=column(field.name), failures=failures, steps=(step,))

    def prefix(self, object_name: str) -> str:
        """Return what the migration keys of an object begin with."""
        return f"{self.platform_name}:{object_name}:"


def _unreadable(name: str, type_: Type, origin: SourceField) -> tuple[Failure, ...]:
    rule = reading_rule(type_)
    if rule is None:
        return ()
    condition = every(present(column(f"{name} text")), absent(column(name)))
    return (Failure(condition=condition, rule=rule, address=address(origin.place)),)
