"""`to_datetime`: an instant or a local time written as text."""

from dataclasses import replace

from compiler.language.forms import read_time
from compiler.language.fragments import Sql
from compiler.language.functions.at import instant_of
from compiler.language.functions.forms_of_time import CLOCK, DAY, known, knows, tells_day, tells_hour
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

_KNOWN = f"{DAY}{CLOCK}z"


def _gives(given: Given) -> Type | Mistake:
    form = given.text() or ""
    has_offset, has_zone = "%z" in form, len(given.arguments) > 1
    if not knows(form, _KNOWN):
        return _mistake(given, f"`{form}` is not the form of a time", known(_KNOWN))
    if not (tells_day(form) and tells_hour(form)):
        help_ = "it needs a year, a month, a day and an hour: `%d/%m/%Y %H:%M`"
        return _mistake(given, f"`{form}` does not say which time is meant", help_)
    if has_offset and has_zone:
        return _mistake(given, "`%z` says how far the time is from UTC already", "leave the time zone out")
    kind = Kind.DATETIME if has_offset or has_zone else Kind.LOCAL
    return replace(given.type, kind=kind, length=None, name=None, objects=(), fallible=True)


def _mistake(given: Given, message: str, help_: str) -> Mistake:
    return Mistake(rule="TYP101", node=given.arguments[0].node, message=message, helps=(help_,))


def _read(written: Sql, given: Given) -> Sql:
    return read_time(written, (given.text() or "",), "TIMESTAMP")


def _sql(site: Site) -> Sql:
    return instant_of(site, site.given.text(2)) if len(site.given.arguments) > 1 else site.subject


TO_DATETIME = Function(
    name="to_datetime",
    takes=TEXT_LIKE,
    works_on="text",
    parameters=(
        Parameter(name="form", kind="text"),
        Parameter(name="zone", kind="zone", optional=True),
        Parameter(name="policy", kind="word", words=("earlier", "later"), optional=True),
    ),
    gives=_gives,
    sql=_sql,
    sentence=(
        "Reads a time from a text written in the given form: an instant where the form has `%z` or a time "
        "zone is given, otherwise a local time. Anything else refuses the row, as does a time that does not "
        "exist in its zone, or exists twice without `'earlier'` or `'later'`."
    ),
    fails="TYP101",
    zone="local",
    prepares=(_read,),
    examples=(
        Example(
            type="text(40)",
            x="01/03/2024 9:30 PM",
            expression="x | to_datetime('%d/%m/%Y %I:%M %p', $zone)",
            gives="2024-03-02T03:30:00.000Z",
        ),
        Example(
            type="text(40)",
            x="2024-03-01 09:30 +0100",
            expression="x | to_datetime('%Y-%m-%d %H:%M %z')",
            gives="2024-03-01T08:30:00.000Z",
        ),
        Example(
            type="text(40)",
            x="01.03.2024 09:30",
            expression="x | to_datetime('%d.%m.%Y %H:%M') | to_date",
            gives="2024-03-01",
        ),
        Example(
            type="text(40)",
            x="2024-03-10 02:30",
            expression="x | to_datetime('%Y-%m-%d %H:%M', $zone)",
            fails="TYP101",
        ),
        Example(
            type="text(40)",
            x="2024-11-03 01:30",
            expression="x | to_datetime('%Y-%m-%d %H:%M', $zone, 'later')",
            gives="2024-11-03T07:30:00.000Z",
        ),
        Example(
            type="text(40)", x="soon", expression="x | to_datetime('%Y-%m-%d %H:%M', $zone)", fails="TYP101"
        ),
        Example(type="text(40)", x="infinity", expression="x | to_datetime('%Y-%m-%d %H')", fails="TYP101"),
        Example(type="text(40)", x=None, expression="x | to_datetime('%Y-%m-%d %H', $zone)", gives=None),
    ),
)
