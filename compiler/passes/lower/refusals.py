"""The rules under which SQL refuses rows, and the place each of them is told for."""

from dataclasses import dataclass

from compiler.diagnostics.diagnostic import Place
from compiler.language.types import TEXTUAL, Kind, Type

MISSING = "TYP104"
TOO_LONG = "TYP103"
UNREADABLE = "TYP101"
NOT_A_VALUE = "PCK101"
DOES_NOT_FIT = "TYP109"
NO_CASE = "COV104"
SEVERAL = "KEY114"
UNUSABLE = "LNK105"


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusals:
    """What a destination refuses: a text that means no value there, a span too long or backwards."""

    null_marker: str = "#N/A"
    null_rule: str = "SFR111"
    duration_rule: str = "SFR102"


def address(place: Place) -> str:
    """Write a place as reasons and the plan do: dotted, with the document unless it is the pair."""
    return str(place) if place.document == "pair" else f"{place.document}.{place}"


def reading_rule(type_: Type) -> str | None:
    """Return the rule that a text breaks when it is no value of a type; None where every text is one."""
    named = type_.name or (type_.item.name if type_.item else None)
    if type_.kind is Kind.ENUM or named:
        return NOT_A_VALUE
    if type_.kind is Kind.REF:
        return TOO_LONG
    if type_.kind in TEXTUAL:
        return TOO_LONG if type_.length is not None else None
    return None if type_.kind in {Kind.FILE, Kind.LIST, Kind.MULTI} else UNREADABLE
