"""`to_json`: a value as JSON text (RFC 8259)."""

from dataclasses import replace

from compiler.language.forms import written
from compiler.language.fragments import Sql, call, cast, fits, joined, text, transformed, when
from compiler.language.functions.function import ANYTHING, Example, Function, Given, Parameter, Site
from compiler.language.types import NUMERIC, Kind, Type

_AS_IT_IS = NUMERIC | {Kind.BOOL, Kind.JSON}


def _gives(given: Given) -> Type:
    limited = bool(given.arguments)
    return replace(
        given.type,
        kind=Kind.LONGTEXT,
        length=given.number() if limited else _length(given.type),
        scale=None,
        name=None,
        objects=(),
        item=None,
        fallible=given.type.fallible or limited,
    )


def _length(type_: Type) -> int | None:
    """Return the most characters that the JSON of a text has: each can become six."""
    if type_.is_text and type_.length is not None:
        return 6 * type_.length + len('""')
    return None


def _sql(site: Site) -> Sql:
    made = _json(site.subject, site.given.type)
    return when((fits(made, site.given.number()), made)) if site.given.arguments else made


def _json(value: Sql, type_: Type) -> Sql:
    if type_.kind in _AS_IT_IS or type_.is_json_list:
        return written(value, type_, type_)
    if type_.kind in {Kind.LIST, Kind.MULTI}:
        members = call("ARRAY_TO_STRING", transformed(value, _quoted), text(","))
        return joined(joined(text("["), members), text("]"))
    return _quoted(written(value, type_, type_))


def _quoted(value: Sql) -> Sql:
    return cast(call("TO_JSON", value), "VARCHAR")


def _fails(given: Given) -> str | None:
    return "TYP103" if given.arguments else None


TO_JSON = Function(
    name="to_json",
    takes=ANYTHING,
    works_on="a value",
    parameters=(Parameter(name="length", kind="number", least=2, optional=True),),
    as_is=True,
    gives=_gives,
    sql=_sql,
    sentence=(
        "Writes a value as JSON; a value that is JSON already stays as the source wrote it. Where a length "
        "is given, a longer text refuses the row, because half a JSON text is none."
    ),
    fails=_fails,
    examples=(
        Example(
            type="json(any)",
            x='{"b": 1.10, "a": [1]}',
            expression="x | to_json",
            gives='{"b": 1.10, "a": [1]}',
        ),
        Example(
            type="list(json(any))", x='[{"b": 1.10}]', expression="x | to_json(99)", gives='[{"b": 1.10}]'
        ),
        Example(type="json(any)", x='{"b": 1.10}', expression="x | to_json(9)", fails="TYP103"),
        Example(type="multi(colour)", x="red;green", expression="x | to_json", gives='["red","green"]'),
        Example(
            type="list(text(9))",
            x='["a;b", "\\u00e9\\""]',
            expression="x | to_json",
            gives='["a;b","\u00e9\\""]',
        ),
        Example(type="text(9)", x='say "A"', expression="x | to_json", gives='"say \\"A\\""'),
        Example(type="money", x="1.5", expression="x | to_json", gives="1.50"),
        Example(type="date", x="2024-03-01", expression="x | to_json", gives='"2024-03-01"'),
        Example(type="json(any)", x=None, expression="x | to_json", gives=None),
    ),
)
