"""What an expression may name: the fields of its row, value maps, decisions."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, Protocol, TypeAlias

from compiler.language.types import Type

Policy: TypeAlias = Literal["reject", "default", "keep", "quarantine"]


@dataclass(frozen=True, slots=True, kw_only=True)
class MapEntry:
    """A value map from an enumeration of the source to one of the target.

    `policy` is what becomes of a value that the map does not have: None and `reject` refuse the row, so does
    `quarantine`, which tells it as waiting for a value of the map; `default` takes the value in `default`;
    `keep` keeps the text.
    """

    source_enum: str
    target_enum: str
    values: Mapping[str, str]
    policy: Policy | None = None
    default: str | None = None

    @property
    def takes_any_text(self) -> bool:
        """Tell whether the map decides even about a text that the source's enumeration does not have."""
        return self.policy not in {None, "reject"}


@dataclass(frozen=True, slots=True, kw_only=True)
class RateTable:
    """What one unit of each currency is worth in the currency `to`: by currency, the first day of each rate
    (ISO) with the rate in digits, in the order of the days.
    """

    to: str
    values: Mapping[str, tuple[tuple[str, str], ...]]


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

    def rates(self, name: str) -> RateTable | None:
        """Return a table of exchange rates, None where there is no such table."""

    def rate_names(self) -> tuple[str, ...]:
        """Return the names of all tables of exchange rates."""

    def enum(self, name: str) -> tuple[str, ...] | None:
        """Return the values of an enumeration, None where it is unknown."""

    def decision(self, name: str) -> str | None:
        """Return the type of a decision's answer (`time_zone`, `username`, `text`, `bool`), None for none."""

    def decision_names(self) -> tuple[str, ...]:
        """Return the names of all decisions."""
