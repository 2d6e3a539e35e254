"""`to_time`: a time of day written as text."""

from dataclasses import replace

from compiler.language.forms import read_time
from compiler.language.fragments import Sql, cast, joined, text
from compiler.language.functions.forms_of_time import CLOCK, known, knows, tells_hour
from compiler.language.functions.function import (
    TEXT_LIKE,
    Example,
    Function,
    Given,
    Mistake,
    Parameter,
    Site,
)
from compiler.language.types import Kind, Type

# A text without a day is read on this one.
_SOME_DAY, _ITS_FORM = "2000-01-01 ", "%Y-%m-%d "


def _gives(given: Given) -> Type | Mistake:
    form = given.text() or ""
    if not (knows(form, CLOCK) and tells_hour(form)):
        message = f"`{form}` is not the form of a time of day"
        node = given.arguments[0].node
        return Mistake(rule="TYP101", node=node, message=message, helps=(known(CLOCK),))
    return replace(given.type, kind=Kind.TIME, length=None, name=None, objects=(), fallible=True)


def _read(written: Sql, given: Given) -> Sql:
    on_a_day = joined(text(_SOME_DAY), written)
    return read_time(on_a_day, (f"{_ITS_FORM}{given.text()}",), "TIMESTAMP")


def _sql(site: Site) -> Sql:
    return cast(site.subject, "TIME")


TO_TIME = Function(
    name="to_time",
    takes=TEXT_LIKE,
    works_on="text",
    parameters=(Parameter(name="form", kind="text"),),
    gives=_gives,
    sql=_sql,
    sentence="Reads a time of day from a text written in the given form; anything else refuses the row.",
    fails="TYP101",
    prepares=(_read,),
    examples=(
        Example(type="text(40)", x="9:30 PM", expression="x | to_time('%I:%M %p')", gives="21:30:00.000Z"),
        Example(type="text(40)", x="25:00", expression="x | to_time('%H:%M')", fails="TYP101"),
        Example(type="text(40)", x=None, expression="x | to_time('%H:%M')", gives=None),
    ),
)
