"""`first_of`: the first of several values that is there."""

from collections.abc import Sequence

from compiler.language.fragments import Sql, absent, every
from compiler.language.fragments import first_of as first_value
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
    found: Type | Mistake = given.type
    for argument in given.arguments:
        if isinstance(found, Mistake):
            return found
        found = either(found, argument, given, "first_of")
    return found


def _sql(site: Site) -> Sql:
    values = (site.subject, *(argument for argument in site.arguments if argument is not None))
    return first_value(*(in_type(value, site.result) for value in values))


def _where_none_came_before(subject: Sql, arguments: Sequence[Sql | None], position: int) -> Sql:
    before = [subject, *(argument for argument in arguments[:position] if argument is not None)]
    return every(*(absent(value) for value in before))


FIRST_OF = Function(
    name="first_of",
    takes=ANYTHING - LISTS,
    works_on="values",
    parameters=(
        Parameter(name="second", kind="value"),
        Parameter(name="others", kind="value", repeated=True, optional=True),
    ),
    as_is=True,
    gives=_gives,
    sql=_sql,
    sentence="Takes the first of several values that is there.",
    strict=False,
    matters=_where_none_came_before,
    examples=(
        Example(type="text(40)", x=None, expression="first_of(x, x | trim, 'nobody')", gives="nobody"),
        Example(type="text(40)", x="Cher", expression="first_of(x, 'nobody')", gives="Cher"),
        Example(type="text(40)", x="7", expression="first_of(x, 'y' | to_int | to_text)", gives="7"),
        Example(type="text(40)", x=None, expression="first_of(x, 'y' | to_int | to_text)", fails="TYP101"),
        Example(type="int", x=None, expression="first_of(x, 1.5, 2)", gives="1.5"),
    ),
)
