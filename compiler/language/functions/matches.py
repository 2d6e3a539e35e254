"""`matches`: whether a text has a form."""

from dataclasses import replace

from compiler.language.fragments import Sql
from compiler.language.fragments import matches as whole_match
from compiler.language.functions.function import (
    TEXT_LIKE,
    Example,
    Function,
    Given,
    Mistake,
    Parameter,
    Site,
)
from compiler.language.functions.patterns import pattern_mistake
from compiler.language.types import Kind, Type


def _gives(given: Given) -> Type | Mistake:
    if wrong := pattern_mistake(given.text() or ""):
        return Mistake(rule="TYP101", node=given.arguments[0].node, message=wrong)
    return replace(given.type, kind=Kind.BOOL, length=None, name=None)


def _sql(site: Site) -> Sql:
    return whole_match(site.subject, site.given.text() or "")


MATCHES = Function(
    name="matches",
    takes=TEXT_LIKE,
    works_on="text",
    parameters=(Parameter(name="pattern", kind="text"),),
    gives=_gives,
    sql=_sql,
    sentence=(
        "Tells whether the whole text has a form, written as a regular expression of RE2 that looks neither "
        "back nor ahead; after `(?i)` at its beginning letter case does not matter."
    ),
    examples=(
        Example(type="text(40)", x="NPI-1234567890", expression=r"x | matches('NPI-\d{10}')", gives="true"),
        Example(type="text(40)", x="npi-1", expression=r"x | matches('(?i)NPI-\d+')", gives="true"),
        Example(
            type="text(40)", x="NPI-1234567890 x", expression=r"x | matches('NPI-\d{10}')", gives="false"
        ),
        Example(
            type="text(40)",
            x="a@b",
            expression=r"x | matches('[^@ ]+@[^@ ]+') | choose(x, 'none')",
            gives="a@b",
        ),
        Example(type="text(40)", x=None, expression="x | matches('.*')", gives=None),
    ),
)
