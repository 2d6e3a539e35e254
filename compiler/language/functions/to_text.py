"""`to_text`: a number, a day, a time, yes or no as text."""

from dataclasses import replace

from compiler.language.forms import MOST_DIGITS, scale_of, written
from compiler.language.fragments import Sql, call, text
from compiler.language.functions.forms_of_time import CLOCK, DAY, known, knows, longest
from compiler.language.functions.function import Example, Function, Given, Mistake, Parameter, Site
from compiler.language.types import NUMERIC, Kind, Type

_LENGTHS = {
    Kind.BOOL: len("false"),
    Kind.DATE: len("2024-03-01"),
    Kind.LOCAL: len("2024-03-01T09:30:00"),
    Kind.DATETIME: len("2024-03-01T09:30:00.000Z"),
    Kind.TIME: len("09:30:00.000Z"),
}
_KNOWN = {Kind.DATE: DAY, Kind.LOCAL: f"{DAY}{CLOCK}"}


def _gives(given: Given) -> Type | Mistake:
    form, kind = given.text(), given.type.kind
    if form is None:
        return replace(given.type, kind=Kind.TEXT, length=_length(given.type), scale=None)
    known_here = _KNOWN.get(kind)
    node = given.arguments[0].node
    if known_here is None:
        message = "only days and local times are written in a form"
        return Mistake(rule="TYP101", node=node, message=message, label=str(given.type))
    if not knows(form, known_here):
        message = f"`{form}` is not the form of {given.type.bare}"
        return Mistake(rule="TYP101", node=node, message=message, helps=(known(known_here),))
    return replace(given.type, kind=Kind.TEXT, length=longest(form))


def _length(type_: Type) -> int:
    """Return the most characters: a sign, a point, and a nought before it where there is nothing else."""
    if type_.kind not in NUMERIC:
        return _LENGTHS[type_.kind]
    scale = scale_of(type_)
    whole = max((type_.length or MOST_DIGITS) - scale, 1)
    return 1 + whole + (1 + scale if scale else 0)


def _sql(site: Site) -> Sql:
    form, type_ = site.given.text(), site.given.type
    return written(site.subject, type_, type_) if form is None else call("STRFTIME", site.subject, text(form))


TO_TEXT = Function(
    name="to_text",
    takes=NUMERIC | frozenset(_LENGTHS),
    works_on="a number, a day, a time, or yes or no",
    parameters=(Parameter(name="form", kind="text", optional=True),),
    gives=_gives,
    sql=_sql,
    sentence=(
        "Writes a number with a point, a day and a time as ISO 8601 says, yes and no as true and false; a "
        "day or a local time also in a given form."
    ),
    examples=(
        Example(type="money", x="-12.5", expression="x | to_text", gives="-12.50"),
        Example(type="decimal", x="0.5", expression="x | to_text", gives="0.5"),
        Example(type="int", x="007", expression="concat('No. ', x | to_text)", gives="No. 7"),
        Example(type="date", x="2024-03-01", expression="x | to_text", gives="2024-03-01"),
        Example(type="date", x="2024-03-01", expression="x | to_text('%d %B %Y')", gives="01 March 2024"),
        Example(type="time", x="9:30", expression="x | to_text", gives="09:30:00.000Z"),
        Example(type="bool", x="1", expression="x | to_text", gives="true"),
        Example(type="int", x=None, expression="x | to_text", gives=None),
    ),
)
