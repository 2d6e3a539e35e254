"""`concat`: texts put together."""

from dataclasses import replace

from sqlglot import exp

from compiler.language.fragments import Sql, call, first_of, present, text, when
from compiler.language.functions.function import (
    TEXT_LIKE,
    Argument,
    Example,
    Function,
    Given,
    Parameter,
    Site,
)
from compiler.language.types import Kind, Type


def _gives(given: Given) -> Type:
    parts = (given.type, *given.types())
    lengths = [part.length for part in parts]
    known = [length for length in lengths if length is not None]
    return replace(
        given.type,
        kind=Kind.TEXT,
        length=sum(known) if len(known) == len(lengths) else None,
        empty=all(part.empty for part in parts),
    )


def _sql(site: Site) -> Sql:
    given = (site.given.subject, *site.given.arguments)
    parts = [
        _part(argument, sql) for argument, sql in zip(given, (site.subject, *site.arguments), strict=True)
    ]
    together = call("CONCAT", *parts)
    if not site.result.empty:
        return together
    values = [part for argument, part in zip(given, parts, strict=True) if argument.text is None]
    return when((present(first_of(*values)), together)) if values else exp.Null()


def _part(argument: Argument, sql: Sql | None) -> Sql:
    """A text in quotes counts as it is written: a blank between two values is a blank."""
    if argument.text is not None:
        return text(argument.text)
    assert sql is not None
    return sql


CONCAT = Function(
    name="concat",
    takes=TEXT_LIKE,
    works_on="text",
    parameters=(Parameter(name="texts", kind="value", repeated=True, optional=True, takes=TEXT_LIKE),),
    gives=_gives,
    sql=_sql,
    sentence="Puts texts together; one that has no value adds nothing.",
    strict=False,
    examples=(
        Example(type="text(40)", x="12", expression="concat('PH-', x)", gives="PH-12"),
        Example(type="text(40)", x=None, expression="concat('PH-', x)", gives="PH-"),
        Example(type="text(40)", x="a", expression="concat(x, ' ', x)", gives="a a"),
        Example(type="text(40)", x=None, expression="concat(x, ' ', x)", gives=None),
    ),
)
