"""`first_word`: a text up to the first white space in it."""

from compiler.language.fragments import Sql, call, number, text
from compiler.language.functions.function import TEXT_LIKE, Example, Function, Given, Lost, Site
from compiler.language.functions.words import FIRST, as_long


def _sql(site: Site) -> Sql:
    return call("REGEXP_EXTRACT", site.subject, text(FIRST), number(1))


def _loses(given: Given) -> Lost:
    return Lost(rule="TYP102", message="all words but the first are lost here")


FIRST_WORD = Function(
    name="first_word",
    takes=TEXT_LIKE,
    works_on="text",
    gives=as_long,
    sql=_sql,
    sentence="Keeps the first word; a text that has a value has one.",
    loses=_loses,
    loss="all words but the first",
    examples=(
        Example(type="text(80)!", x="Anna Maria van Dyk", expression="x | first_word", gives="Anna"),
        Example(type="text(80)!", x=" \u00a0Cher\n", expression="x | first_word", gives="Cher"),
        Example(type="text(80)", x=None, expression="x | first_word", gives=None),
    ),
)
