"""`choose`: one text where something is so, another where it is not."""

from collections.abc import Sequence
from dataclasses import replace

from compiler.language.fragments import Sql, no, when
from compiler.language.functions.either import longer
from compiler.language.functions.function import TEXT_LIKE, Example, Function, Given, Parameter, Site
from compiler.language.types import Kind, Type


def _gives(given: Given) -> Type:
    yes, no_ = (argument.type for argument in given.arguments)
    assert yes is not None
    assert no_ is not None
    empty = given.type.empty or yes.empty or no_.empty
    return replace(given.type, kind=Kind.TEXT, length=longer(yes.length, no_.length), empty=empty)


def _sql(site: Site) -> Sql:
    yes, no_ = site.arguments
    assert yes is not None
    assert no_ is not None
    return when((site.subject, yes), (no(site.subject), no_))


def _where_it_is_chosen(subject: Sql, arguments: Sequence[Sql | None], position: int) -> Sql:
    return subject if position == 0 else no(subject)


CHOOSE = Function(
    name="choose",
    takes=frozenset({Kind.BOOL}),
    works_on="yes or no",
    parameters=(
        Parameter(name="yes", kind="value", takes=TEXT_LIKE),
        Parameter(name="no", kind="value", takes=TEXT_LIKE),
    ),
    gives=_gives,
    sql=_sql,
    sentence="Gives the first text where something is so and the second where it is not.",
    matters=_where_it_is_chosen,
    examples=(
        Example(type="bool", x="true", expression="x | choose('Cancelled', 'Confirmed')", gives="Cancelled"),
        Example(type="bool", x="false", expression="x | choose('Cancelled', 'Confirmed')", gives="Confirmed"),
        Example(type="bool", x=None, expression="x | choose('Cancelled', 'Confirmed')", gives=None),
        Example(
            type="int",
            x="7",
            expression="(x > 9) | choose('many', (x > 5) | choose('some', 'few'))",
            gives="some",
        ),
        Example(type="text(9)", x="y", expression="(x = 'y') | choose(x, x | to_email)", gives="y"),
    ),
)
