"""What an expression may name: the fields of its row, value maps, decisions."""

from collections.abc import Mapping
from typing import Protocol, TypeAlias

from compiler.language.types import Type

MapEntry: TypeAlias = tuple[str, str, Mapping[str, str], bool]
"""A value map: the source enumeration, the target enumeration, the values, and whether others are rejected.
"""


class Scope(Protocol):
    """The names around an expression. `present` are the fields that a split's case says have a value."""

    @property
    def object_name(self) -> str:
        """Return the name of the row's object, for messages."""

    @property
    def platform_name(self) -> str:
        """Return the name of the source platform, which migration keys begin with."""

    @property
    def present(self) -> frozenset[str]:
        """Return the fields that are known to have a value here."""

    def type_of(self, name: str) -> Type | None:
        """Return the type of a field, None where there is no such field."""

    def names(self) -> tuple[str, ...]:
        """Return the names of all fields."""

    def value_map(self, name: str) -> MapEntry | None:
        """Return a value map, None where there is no such map."""

    def map_names(self) -> tuple[str, ...]:
        """Return the names of all value maps."""

    def enum(self, name: str) -> tuple[str, ...] | None:
        """Return the values of an enumeration, None where it is unknown."""

    def decision(self, name: str) -> str | None:
        """Return the type of a decision's answer (`time_zone`, `username`, `text`, `bool`), None for none."""

    def decision_names(self) -> tuple[str, ...]:
        """Return the names of all decisions."""
