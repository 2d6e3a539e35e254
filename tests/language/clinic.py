"""A scope for tests: one object whose fields a test chooses, two enumerations, three maps, some decisions."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from compiler.language.scope import MapEntry, RateTable
from compiler.language.types import Type, parse_type

ENUMS = {"colour": ("red", "green", "blue"), "shape": ("round", "square")}
PAINT = {"red": "Crimson", "green": "Leaf", "blue": "Azure"}
MAPS: Mapping[str, MapEntry] = {
    "paint": MapEntry(source_enum="colour", target_enum="paint_name", values=PAINT),
    "rare_paint": MapEntry(
        source_enum="colour", target_enum="paint_name", values={"red": "Crimson"}, policy="reject"
    ),
    "some_paint": MapEntry(
        source_enum="colour",
        target_enum="paint_name",
        values={"red": "Crimson"},
        policy="default",
        default="Other",
    ),
    "any_paint": MapEntry(
        source_enum="colour", target_enum="paint_name", values={"red": "Crimson"}, policy="keep"
    ),
    "new_paint": MapEntry(source_enum="colour", target_enum="paint_name", values=PAINT, policy="quarantine"),
    "form": MapEntry(
        source_enum="shape", target_enum="form_name", values={"round": "Circle", "square": "Box"}
    ),
}
RATES: Mapping[str, RateTable] = {
    "bank": RateTable(
        to="USD",
        values={
            "AUD": (("2024-01-01", "0.68"), ("2024-07-01", "0.665")),
            "JPY": (("2024-01-01", "0.0069"),),
        },
    ),
}
DECISIONS: Mapping[str, str | None] = {
    "zone": "time_zone",
    "owner": "username",
    "remark": "text",
    "strict": "bool",
    "split": None,
}


def typed(text: str, phi: str = "none") -> Type:
    """Read a type that a test is sure of."""
    parsed = parse_type(text, phi)
    assert parsed is not None, text
    return parsed


@dataclass(frozen=True, kw_only=True)
class Clinic:
    """A scope by hand; `fields` are written as a spec writes types."""

    fields: Mapping[str, str | Type]
    present: frozenset[str] = field(default=frozenset())
    object_name: str = "Visit"
    platform_name: str = "clinic"

    def type_of(self, name: str) -> Type | None:
        found = self.fields.get(name)
        return typed(found) if isinstance(found, str) else found

    def names(self) -> tuple[str, ...]:
        return tuple(self.fields)

    def value_map(self, name: str) -> MapEntry | None:
        return MAPS.get(name)

    def map_names(self) -> tuple[str, ...]:
        return tuple(MAPS)

    def rates(self, name: str) -> RateTable | None:
        return RATES.get(name)

    def rate_names(self) -> tuple[str, ...]:
        return tuple(RATES)

    def enum(self, name: str) -> tuple[str, ...] | None:
        return ENUMS.get(name)

    def decision(self, name: str) -> str | None:
        return DECISIONS.get(name)

    def decision_names(self) -> tuple[str, ...]:
        return tuple(DECISIONS)
