"""The names around the expressions of one object, with the columns that hold its own fields."""

from dataclasses import dataclass

from compiler.language.forms import read_loosely
from compiler.language.fragments import absent, chosen, column, every, joined, present, text
from compiler.language.scope import MapEntry, RateTable
from compiler.language.sql import Failure, Step, Term
from compiler.language.types import Kind, Type
from compiler.model.program import Polymorphic, Program, SourceField, SourceObject
from compiler.passes.entries import map_entry, rate_table
from compiler.passes.lower.refusals import MISSING, NOT_A_VALUE, address, reading_rule


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldScope:
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
        return map_entry(self.program.maps.get(name))

    def map_names(self) -> tuple[str, ...]:
        """Return all value maps."""
        return tuple(self.program.maps)

    def rates(self, name: str) -> RateTable | None:
        """Return a table of exchange rates."""
        return rate_table(self.program.rates.get(name))

    def rate_names(self) -> tuple[str, ...]:
        """Return all tables of exchange rates."""
        return tuple(self.program.rates)

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
        """Return an own field's column and the ways in which its text is no value of its type."""
        field = self.owner.fields[name]
        if field.refers:
            return self._referred(field, field.refers)
        failures = unreadable(name, field.type, field)
        if field.type.empty:
            return Term(value=column(name), failures=failures)
        missing = Failure(
            condition=absent(column(f"{name} text")), rule=MISSING, address=address(field.place)
        )
        return Term(value=column(name), failures=(*failures, missing))

    def read_loosely(self, name: str) -> Term:
        """Return what the source wrote into a field of an enumeration, known to the enumeration or not."""
        missing = tuple(one for one in self.read(name).failures if one.rule == MISSING)
        return written_loosely(name, self.owner.fields[name].type, missing)

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


def unreadable(name: str, type_: Type, origin: SourceField) -> tuple[Failure, ...]:
    """Return how the text of a field can be no value of a type, told where the field is declared."""
    rule = reading_rule(type_)
    if rule is None:
        return ()
    condition = every(present(column(f"{name} text")), absent(column(name)))
    return (Failure(condition=condition, rule=rule, address=address(origin.place)),)


def written_loosely(name: str, type_: Type, failures: tuple[Failure, ...]) -> Term:
    """Return the text or the list of texts that stands in the column of an enumeration's field."""
    value = read_loosely(type_, column(f"{name} text"))
    if type_.kind is Kind.ENUM:
        return Term(value=value, failures=failures)
    step = Step(name=f"{name} as written", value=value)
    return Term(value=column(step.name), failures=failures, steps=(step,))
