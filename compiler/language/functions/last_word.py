"""`last_word`: a text from the last white space in it."""

from compiler.language.fragments import Sql, call, number, text
from compiler.language.functions.function import TEXT_LIKE, Example, Function, Given, Lost, Site
from compiler.language.functions.words import LAST, as_long


def _sql(site: Site) -> Sql:
    return call("REGEXP_EXTRACT", site.subject, text(LAST), number(1))


def _loses(given: Given) -> Lost:
    return Lost(rule="TYP102", message="all words but the last are lost here; `but_last_word` keeps them")


LAST_WORD = Function(
    name="last_word",
    takes=TEXT_LIKE,
    works_on="text",
    gives=as_long,
    sql=_sql,
    sentence=(
        "Keeps the last word; a text that has a value has one, so a full name always gives a last name. "
        "`but_last_word` gives the rest."
    ),
    loses=_loses,
    loss="all words but the last",
    examples=(
        Example(type="text(80)!", x="Anna Maria Dyk", expression="x | last_word", gives="Dyk"),
        Example(type="text(80)!", x="Cher", expression="x | last_word", gives="Cher"),
        Example(
            type="text(80)!", x="Ana  Garc\u00eda\u2003\n", expression="x | last_word", gives="Garc\u00eda"
        ),
        Example(type="text(80)", x=None, expression="x | last_word", gives=None),
    ),
)
