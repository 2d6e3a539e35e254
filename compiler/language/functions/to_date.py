"""`to_date`: the day of a local time, or of a text in a stated form."""

from dataclasses import replace

from compiler.language.forms import read_time
from compiler.language.fragments import Sql, cast
from compiler.language.functions.forms_of_time import DAY, known, knows, tells_day
from compiler.language.functions.function import (
    TEXT_LIKE,
    Example,
    Function,
    Given,
    Lost,
    Mistake,
    Parameter,
    Site,
)
from compiler.language.types import Kind, Type


def _gives(given: Given) -> Type | Mistake:
    form = given.text()
    local = given.type.kind is Kind.LOCAL
    if local and form is not None:
        return _mistake(given, "a local time needs no form", "only text has one")
    if not local and form is None:
        return _mistake(
            given, "`to_date` must know how the text is written", "for example: `to_date('%d/%m/%Y')`"
        )
    if form is not None and not knows(form, DAY):
        return _mistake(given, f"`{form}` is not the form of a date", known(DAY))
    if form is not None and not tells_day(form):
        help_ = "it needs a year, a month and a day: `%d/%m/%Y`"
        return _mistake(given, f"`{form}` does not say which day is meant", help_)
    return replace(
        given.type,
        kind=Kind.DATE,
        length=None,
        name=None,
        objects=(),
        fallible=given.type.fallible or not local,
    )


def _mistake(given: Given, message: str, help_: str) -> Mistake:
    node = given.arguments[0].node if given.arguments else given.subject.node
    return Mistake(rule="TYP101", node=node, message=message, label="", helps=(help_,))


def _sql(site: Site) -> Sql:
    form = site.given.text()
    if form is None:
        return cast(site.subject, "DATE")
    return read_time(site.subject, (form,), "DATE")


def _loses(given: Given) -> Lost | None:
    if given.type.kind is not Kind.LOCAL:
        return None
    return Lost(rule="TYP106", message="the time of day is dropped here")


TO_DATE = Function(
    name="to_date",
    takes=TEXT_LIKE | {Kind.LOCAL},
    works_on="a local time or a text",
    parameters=(Parameter(name="form", kind="text", optional=True),),
    gives=_gives,
    sql=_sql,
    sentence="Gives the day of a local time, or reads a day from a text written in the given form.",
    loses=_loses,
    loss="the time of day of a local time",
    fails="TYP101",
    examples=(
        Example(
            type="datetime(local)", x="2024-03-01 23:59:59", expression="x | to_date", gives="2024-03-01"
        ),
        Example(type="text(40)", x="01/03/2024", expression="x | to_date('%d/%m/%Y')", gives="2024-03-01"),
        Example(type="text(40)", x="31/02/2024", expression="x | to_date('%d/%m/%Y')", fails="TYP101"),
        Example(type="text(40)", x="infinity", expression="x | to_date('%d/%m/%Y')", fails="TYP101"),
    ),
)
