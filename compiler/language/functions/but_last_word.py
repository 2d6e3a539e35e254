"""`but_last_word`: a text up to the last white space in it."""

from dataclasses import replace

from compiler.language.fragments import Sql, call, empty_is_nothing, number, text
from compiler.language.functions.function import TEXT_LIKE, Example, Function, Given, Lost, Site
from compiler.language.functions.words import ALL_BUT_LAST, as_long
from compiler.language.types import Type


def _gives(given: Given) -> Type:
    return replace(as_long(given), empty=True)


def _sql(site: Site) -> Sql:
    return empty_is_nothing(call("REGEXP_EXTRACT", site.subject, text(ALL_BUT_LAST), number(1)))


def _loses(given: Given) -> Lost:
    return Lost(rule="TYP102", message="the last word is lost here; `last_word` keeps it")


BUT_LAST_WORD = Function(
    name="but_last_word",
    takes=TEXT_LIKE,
    works_on="text",
    gives=_gives,
    sql=_sql,
    sentence="Keeps all words but the last, with the white space between them; a single word gives no value.",
    loses=_loses,
    loss="the last word",
    examples=(
        Example(type="text(80)!", x="Anna  Maria Dyk", expression="x | but_last_word", gives="Anna  Maria"),
        Example(type="text(80)!", x=" Ana \n Garc\u00eda ", expression="x | but_last_word", gives="Ana"),
        Example(type="text(80)!", x=" Cher ", expression="x | but_last_word", gives=None),
    ),
)
