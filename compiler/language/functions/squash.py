"""`squash`: single blanks only."""

from compiler.language.fragments import BUT_BLANK, WHITE, Sql, call, replaced, text
from compiler.language.functions.function import TEXT_LIKE, Example, Function, Given, Site
from compiler.language.types import Type


def _gives(given: Given) -> Type:
    return given.type


def _sql(site: Site) -> Sql:
    return call("TRIM", replaced(site.subject, f"[{WHITE}]{{2,}}|[{BUT_BLANK}]", " "), text(" "))


SQUASH = Function(
    name="squash",
    takes=TEXT_LIKE,
    works_on="text",
    gives=_gives,
    sql=_sql,
    sentence="Makes every stretch of white space one blank, and removes it at both ends.",
    examples=(
        Example(
            type="text(80)", x=" 12 \t High\u00a0 Street ", expression="x | squash", gives="12 High Street"
        ),
        Example(type="text(80)", x="one\ntwo", expression="x | squash", gives="one two"),
        Example(type="text(80)", x="\u2009", expression="x | squash", gives=None),
    ),
)
