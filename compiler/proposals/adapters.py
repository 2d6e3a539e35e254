"""How a value of one type becomes one of another: the steps after the field's name, and what they lose."""

from dataclasses import dataclass
from typing import Literal

from compiler.language.types import Kind, Type

_TEXTS = frozenset({Kind.TEXT, Kind.LONGTEXT, Kind.EMAIL, Kind.PHONE, Kind.URL, Kind.ID})
_ZONE = "$practice_time_zone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Adapter:
    """The steps of a pipeline, what they lose (a rule, and why that is proposed to be fine), and how much the
    match is worth with them.
    """

    steps: str = ""
    loses: Literal["TYP102", "TYP106"] | None = None
    why: str = ""
    worth: float = 1.0
    needs_map: bool = False
    needs_zone: bool = False
    link: bool = False

    @property
    def note(self) -> str:
        """Name the steps for people."""
        return f" by `{self.steps.removeprefix(' | ')}`" if self.steps else ""


_SAME = Adapter()


def adapter(own: Type, other: Type) -> Adapter | None:
    """Return how a value becomes one of another type; None where it cannot."""
    if own.kind is Kind.REF or other.kind is Kind.REF:
        return Adapter(link=True) if own.kind is other.kind else None
    if other.kind in _TEXTS:
        return _to_text(own, other)
    if other.kind in (Kind.ENUM, Kind.MULTI):
        return Adapter(needs_map=True) if own.kind is other.kind else None
    if other.is_number:
        return _to_number(own, other)
    return _to_other(own, other)


def _to_text(own: Type, other: Type) -> Adapter | None:
    if own.kind is Kind.HTML:
        step = Adapter(
            steps=" | strip_html", loses="TYP102", why="the words are kept, the markup is not", worth=0.95
        )
        return _cut(own, other, step)
    if own.kind not in _TEXTS and own.kind is not Kind.ENUM:
        return None
    if other.kind is Kind.EMAIL and own.kind is not Kind.EMAIL:
        steps = " | trim | lower | to_email | or_null"
        return Adapter(steps=steps, loses="TYP102", why="addresses that would be refused are left empty")
    if own.kind is Kind.ENUM:
        return Adapter(worth=0.8)
    return _cut(own, other, _SAME)


def _cut(own: Type, other: Type, before: Adapter) -> Adapter:
    if other.length is None or (own.length is not None and own.length <= other.length):
        return before
    why = before.why or f"the target holds {other.length} characters"
    steps = f"{before.steps} | truncate({other.length})"
    return Adapter(steps=steps, loses="TYP102", why=why, worth=before.worth * 0.95)


def _to_number(own: Type, other: Type) -> Adapter | None:
    if not own.is_number:
        return None
    fits = (own.scale or 0) <= (other.scale or 0) if own.scale is not None else other.scale is None
    if fits:
        return _SAME
    step = f" | round({other.scale or 0})"
    return Adapter(
        steps=step, loses="TYP102", why="decimals beyond those of the target are rounded", worth=0.85
    )


def _to_other(own: Type, other: Type) -> Adapter | None:
    match own.kind, other.kind:
        case Kind.LOCAL, Kind.DATETIME:
            steps = f" | at({_ZONE}) | or_null"
            why = "times that do not exist or exist twice on a clock change are left empty"
            return Adapter(steps=steps, loses="TYP102", why=why, needs_zone=True)
        case Kind.DATETIME, Kind.DATE:
            steps = f" | date_in({_ZONE})"
            return Adapter(
                steps=steps, loses="TYP106", why="only the day is kept", worth=0.85, needs_zone=True
            )
        case Kind.LOCAL, Kind.DATE:
            return Adapter(steps=" | to_date", loses="TYP106", why="only the day is kept", worth=0.85)
        case Kind.BOOL, Kind.BOOL if own.empty and not other.empty:
            return Adapter(steps=" | default(false)", worth=0.9)
        case one, two if one is two and one in (
            Kind.BOOL,
            Kind.DATE,
            Kind.DATETIME,
            Kind.HTML,
            Kind.FILE,
            Kind.TIME,
        ):
            return _SAME
        case _:
            return None
