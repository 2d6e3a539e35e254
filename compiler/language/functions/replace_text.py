"""`replace`: one text for another."""

from dataclasses import replace

from compiler.language.fragments import Sql, call, not_blank, text, when
from compiler.language.functions.function import (
    TEXT_LIKE,
    Example,
    Function,
    Given,
    Mistake,
    Parameter,
    Site,
)
from compiler.language.types import Type, utf16_length


def _gives(given: Given) -> Type | Mistake:
    old, new = given.text(0), given.text(1)
    if not old:
        return Mistake(
            rule="TYP101",
            node=given.arguments[0].node,
            message="`replace` needs a text to look for",
            label="empty",
        )
    return replace(given.type, length=_longest(given.type.length, old, new or ""), empty=True)


def _longest(length: int | None, old: str, new: str) -> int | None:
    before, after = utf16_length(old), utf16_length(new)
    if length is None or after <= before:
        return length
    return length // before * after + length % before


def _sql(site: Site) -> Sql:
    old, new = site.given.text(0), site.given.text(1)
    result = call("REPLACE", site.subject, text(old or ""), text(new or ""))
    return when((not_blank(result), result))


REPLACE = Function(
    name="replace",
    takes=TEXT_LIKE,
    works_on="text",
    parameters=(Parameter(name="old", kind="text"), Parameter(name="new", kind="text")),
    gives=_gives,
    sql=_sql,
    sentence="Puts a text in the place of another, wherever it occurs.",
    examples=(
        Example(type="text(40)", x="a/b/c", expression="x | replace('/', ' - ')", gives="a - b - c"),
        Example(type="text(40)", x="O'Brien", expression="x | replace('''', '')", gives="OBrien"),
        Example(type="text(40)", x="--", expression="x | replace('-', ' ')", gives=None),
    ),
)
