"""`truncate`: the beginning of a text."""

from dataclasses import replace

from compiler.language.fragments import (
    BEYOND_BMP,
    WHITE,
    Sql,
    call,
    empty_is_nothing,
    fits,
    joined,
    number,
    replaced,
    text,
    when,
)
from compiler.language.functions.function import TEXT_LIKE, Example, Function, Given, Lost, Parameter, Site
from compiler.language.types import Kind, Type

# Stands before every character of two units while units are counted; a noncharacter that no text
# interchanges.
_MARK = 0xFDD1
_FIXED = {Kind.ID, Kind.EMAIL, Kind.PHONE, Kind.URL}


def _gives(given: Given) -> Type:
    length = given.number()
    if _keeps_all(given):
        return given.type
    kind = Kind.TEXT if given.type.kind in _FIXED else given.type.kind
    return replace(given.type, kind=kind, length=length, empty=given.type.empty or length < 2)


def _keeps_all(given: Given) -> bool:
    return given.type.length is not None and given.type.length <= given.number()


def _sql(site: Site) -> Sql:
    if _keeps_all(site.given):
        return site.subject
    length = site.given.number()
    return when((fits(site.subject, length), site.subject), otherwise=_beginning(site.subject, length))


def _beginning(value: Sql, length: int) -> Sql:
    """Mark the characters of two units, cut, and take the marks away, with one that lost its character."""
    without_indent = replaced(value, f"^[{WHITE}]+", "")
    marked = replaced(without_indent, f"([{BEYOND_BMP}])", joined(call("CHR", number(_MARK)), text(r"\1")))
    cut = call("LEFT", marked, number(length))
    mark = rf"\x{{{_MARK:X}}}"
    return empty_is_nothing(replaced(cut, f"{mark}([{BEYOND_BMP}])|{mark}$", r"\1"))


def _loses(given: Given) -> Lost | None:
    if _keeps_all(given):
        return None
    return Lost(rule="TYP102", message=f"what comes after {given.number()} characters is lost here")


TRUNCATE = Function(
    name="truncate",
    takes=TEXT_LIKE,
    works_on="text",
    parameters=(Parameter(name="length", kind="number", least=1),),
    gives=_gives,
    sql=_sql,
    sentence=(
        "Keeps as much of the beginning as fits into a length, which counts as fields do: an emoji is two. "
        "A text that is too long loses the white space it begins with first."
    ),
    loses=_loses,
    loss="what comes after the length",
    examples=(
        Example(type="text(80)", x="Christopher", expression="x | truncate(5)", gives="Chris"),
        Example(type="text(80)", x="Al", expression="x | truncate(5)", gives="Al"),
        Example(type="text(80)", x="ab\U0001f600d", expression="x | truncate(3)", gives="ab"),
        Example(type="text(80)", x="ab\U0001f600d", expression="x | truncate(4)", gives="ab\U0001f600"),
        Example(type="text(80)", x="   indented", expression="x | truncate(3)", gives="ind"),
        Example(type="text(80)", x="\U0001f600", expression="x | truncate(1)", gives=None),
    ),
)
