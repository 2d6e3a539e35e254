"""The names around the expressions of one object, with the columns that hold its fields, derived ones too."""

from dataclasses import dataclass

from compiler.language.fragments import column
from compiler.language.sql import Term
from compiler.passes.lower.fields import FieldScope, unreadable, written_loosely
from compiler.passes.lower.folding import choice_failures, told_failures
from compiler.passes.lower.related import LISTS, TAKEN, related_field


@dataclass(frozen=True, slots=True, kw_only=True)
class RowScope(FieldScope):
    """What an expression of an object may name when it is translated."""

    def read(self, name: str) -> Term:
        """Return a field's column and the ways in which there is no value of its type."""
        derived = self.owner.derived.get(name)
        if derived is None:
            return FieldScope.read(self, name)
        failures = told_failures(self.program, derived)
        if derived.how in TAKEN:
            origin = related_field(self.program, derived)
            failures = (*unreadable(name, derived.type, origin), *failures)
        return Term(value=column(name), failures=failures)

    def read_loosely(self, name: str) -> Term:
        """Return what the source wrote into a field of an enumeration, known to the enumeration or not."""
        derived = self.owner.derived.get(name)
        if derived is None:
            return FieldScope.read_loosely(self, name)
        failures = choice_failures(self.program, derived)
        if derived.how in LISTS:
            return Term(value=column(f"{name} list"), failures=failures)
        return written_loosely(name, derived.type, failures)
