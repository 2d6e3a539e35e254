"""`default`: what to take where there is no value."""

from collections.abc import Sequence

from compiler.language.fragments import Sql, absent, first_of
from compiler.language.functions.either import either, in_type
from compiler.language.functions.function import (
    ANYTHING,
    LISTS,
    Example,
    Function,
    Given,
    Mistake,
    Parameter,
    Site,
)
from compiler.language.types import Type


def _gives(given: Given) -> Type | Mistake:
    return either(given.type, given.arguments[0], given, "default")


def _sql(site: Site) -> Sql:
    other = site.arguments[0]
    assert other is not None
    return first_of(in_type(site.subject, site.result), in_type(other, site.result))


def _where_there_is_none(subject: Sql, arguments: Sequence[Sql | None], position: int) -> Sql:
    return absent(subject)


DEFAULT = Function(
    name="default",
    takes=ANYTHING - LISTS,
    works_on="a value",
    parameters=(Parameter(name="value", kind="value"),),
    as_is=True,
    gives=_gives,
    sql=_sql,
    sentence="Takes another value where there is none.",
    strict=False,
    matters=_where_there_is_none,
    examples=(
        Example(type="text(40)", x=None, expression="x | default('none given')", gives="none given"),
        Example(type="text(40)", x="Cher", expression="x | default('none given')", gives="Cher"),
        Example(type="bool", x=None, expression="x | default(false)", gives="false"),
        Example(type="text(40)", x="7", expression="x | to_int | default('none' | to_int)", gives="7"),
        Example(type="text(40)", x=None, expression="x | to_int | default('none' | to_int)", fails="TYP101"),
        Example(type="int", x="", expression="x | default(1.5)", gives="1.5"),
        Example(type="enum(colour)", x=None, expression="x | default('red') | map(paint)", gives="Crimson"),
    ),
)
