r"""The pieces of DuckDB's SQL that functions, readings and routes are made of.

Names of functions are DuckDB's own and printed as they are given; every identifier is quoted. A piece may
stand in several places of a tree, so nothing changes one that is made, and nothing asks for its parent.

Nodes are made by hand: sqlglot's builders copy what they are given and parse the names of types. White space
is what Unicode calls so: RE2's `\s` has the ASCII kinds without U+000B, `\p{Z}` the separators, and U+0085 is
the last one.
"""

from collections.abc import Callable, Sequence
from typing import TypeAlias

from sqlglot import exp

Sql: TypeAlias = exp.Expr
"""A piece of SQL as a tree."""

WHITE = r"\s\x0B\x{85}\p{Z}"
BUT_BLANK = r"\t\n\x0B\f\r\x{85}\x{A0}\x{1680}\x{2000}-\x{200A}\x{2028}\x{2029}\x{202F}\x{205F}\x{3000}"
BEYOND_BMP = r"\x{10000}-\x{10FFFF}"
_STANDING = {"VARCHAR": "TEXT", "INTEGER": "INT", "HUGEINT": "INT128"}


def column(name: str, table: str | None = None) -> Sql:
    """Name a column, quoted."""
    own = exp.Identifier(this=name, quoted=True)
    if table is None:
        return exp.Column(this=own)
    return exp.Column(this=own, table=exp.Identifier(this=table, quoted=True))


def text(value: str) -> Sql:
    """Write a text."""
    return exp.Literal.string(value)


def spelled(value: Sql) -> str:
    """Return the text of a piece, on one line."""
    return value.sql(dialect="duckdb", copy=False)


def number(value: int | str) -> Sql:
    """Write a number; a negative one gets parentheses, so that `- -1` never arises."""
    written = str(value)
    if written.startswith("-"):
        return exp.Paren(this=exp.Neg(this=exp.Literal.number(written[1:])))
    return exp.Literal.number(written)


def truth(value: bool) -> Sql:
    """Write TRUE or FALSE."""
    return exp.Boolean(this=value)


def nothing(sql_type: str = "VARCHAR") -> Sql:
    """Write NULL of a type."""
    return cast(exp.Null(), sql_type)


def call(name: str, *arguments: Sql | None) -> Sql:
    """Call a function of DuckDB."""
    return exp.Anonymous(this=name, expressions=[argument for argument in arguments if argument is not None])


def present(value: Sql) -> Sql:
    """Test that there is a value."""
    return exp.Is(this=_wrapped(value), expression=exp.Not(this=exp.Null()))


def absent(value: Sql) -> Sql:
    """Test that there is no value."""
    return exp.Is(this=_wrapped(value), expression=exp.Null())


def is_one_of(value: Sql, values: Sequence[Sql]) -> Sql:
    """Test membership."""
    return exp.In(this=_wrapped(value), expressions=list(values))


def compare(left: Sql, operator: str, right: Sql) -> Sql:
    """Compare two values with a sign of the language."""
    kinds: dict[str, type[exp.Binary]] = {
        "=": exp.EQ,
        "!=": exp.NEQ,
        "<": exp.LT,
        "<=": exp.LTE,
        ">": exp.GT,
        ">=": exp.GTE,
    }
    return kinds[operator](this=_wrapped(left), expression=_wrapped(right))


def calculated(left: Sql, operator: str, right: Sql) -> Sql:
    """Add, take away or multiply."""
    kinds: dict[str, type[exp.Binary]] = {"+": exp.Add, "-": exp.Sub, "*": exp.Mul}
    return kinds[operator](this=_wrapped(left), expression=_wrapped(right))


def within(value: Sql, low: int, high: int) -> Sql:
    """Test that a number lies between two others, or is one of them."""
    return exp.Between(this=_wrapped(value), low=number(low), high=number(high))


def joined(left: Sql, right: Sql) -> Sql:
    """Put two texts together; no value makes no value."""
    before = left if isinstance(left, exp.DPipe) else _wrapped(left)
    return exp.DPipe(this=before, expression=_wrapped(right), safe=True)


def every(*conditions: Sql) -> Sql:
    """Join conditions with AND."""
    return _combined(exp.And, conditions)


def some(*conditions: Sql) -> Sql:
    """Join conditions with OR."""
    return _combined(exp.Or, conditions)


def _combined(kind: type[exp.Connector], conditions: Sequence[Sql]) -> Sql:
    """Join conditions from left to right; each that is itself joined gets parentheses."""
    if len(conditions) == 1:
        return conditions[0]
    first, *rest = (exp.Paren(this=one) if isinstance(one, exp.Connector) else one for one in conditions)
    for one in rest:
        first = kind(this=first, expression=one)
    return first


def no(condition: Sql) -> Sql:
    """Negate a condition."""
    return exp.Not(this=exp.Paren(this=condition))


def when(*cases: tuple[Sql, Sql], otherwise: Sql | None = None) -> Sql:
    """Choose the value of the first condition that holds; later ones are looked at for other rows only."""
    ifs = [exp.If(this=condition, true=value) for condition, value in cases]
    return exp.Case(ifs=ifs, default=otherwise)


def chosen(value: Sql, choices: Sequence[tuple[Sql, Sql]], otherwise: Sql | None = None) -> Sql:
    """Translate a value by a table of equals."""
    ifs = [exp.If(this=this, true=true) for this, true in choices]
    return exp.Case(this=value, ifs=ifs, default=otherwise)


def first_of(*values: Sql) -> Sql:
    """Take the first value there is."""
    return exp.Coalesce(this=values[0], expressions=list(values[1:]))


def holds(condition: Sql) -> Sql:
    """Make a comparison two-valued: with no value on a side it does not hold."""
    return first_of(condition, truth(False))


def empty_is_nothing(value: Sql) -> Sql:
    """Turn an empty text into no value."""
    return exp.Nullif(this=value, expression=text(""))


def cast(value: Sql, sql_type: str) -> Sql:
    """Convert where it cannot fail for the values at hand."""
    return exp.Cast(this=value, to=_named_type(sql_type))


def try_cast(value: Sql, sql_type: str) -> Sql:
    """Convert, or give no value."""
    return exp.TryCast(this=value, to=_named_type(sql_type), safe=True)


def _named_type(sql_type: str) -> Sql:
    """Write a type, under the name that stands in every statement."""
    for own, standing in _STANDING.items():
        sql_type = sql_type.replace(own, standing)
    return exp.DataType(this=exp.DType.USERDEFINED, kind=sql_type)


def replaced(value: Sql, pattern: str, by: str | Sql) -> Sql:
    """Replace every match of a pattern."""
    new = text(by) if isinstance(by, str) else by
    return call("REGEXP_REPLACE", value, text(pattern), new, text("g"))


def matches(value: Sql, pattern: str) -> Sql:
    """Test that the whole text matches a pattern."""
    return call("REGEXP_FULL_MATCH", value, text(pattern))


def contains_match(value: Sql, pattern: str) -> Sql:
    """Test that a part of the text matches a pattern."""
    return call("REGEXP_MATCHES", value, text(pattern))


def not_blank(value: Sql) -> Sql:
    """Test that a text has more than white space."""
    return contains_match(value, f"[^{WHITE}]")


def trimmed(value: Sql) -> Sql:
    """Remove white space at both ends; most texts have none, and looking is cheaper than replacing."""
    outside = contains_match(value, f"^[{WHITE}]|[{WHITE}]$")
    return when((outside, replaced(value, f"^[{WHITE}]+|[{WHITE}]+$", "")), otherwise=value)


def utf16_length(value: Sql) -> Sql:
    """Count UTF-16 units, as lengths of fields do."""
    return call("LENGTH", replaced(value, f"[{BEYOND_BMP}]", ".."))


def fits(value: Sql, length: int) -> Sql:
    """Test a text's length in UTF-16 units; never more than bytes, so most rows are cheap in a CASE."""
    short = compare(call("STRLEN", value), "<=", number(length))
    return some(short, compare(utf16_length(value), "<=", number(length)))


def listed(values: Sequence[Sql]) -> Sql:
    """Make a list."""
    return exp.Array(expressions=list(values))


def transformed(items: Sql, change: Callable[[Sql], Sql]) -> Sql:
    """Change every item of a list."""
    return call("LIST_TRANSFORM", items, _lambda(change))


def kept(items: Sql, condition: Callable[[Sql], Sql]) -> Sql:
    """Keep the items of a list for which a condition holds."""
    return call("LIST_FILTER", items, _lambda(condition))


def _lambda(body: Callable[[Sql], Sql]) -> Sql:
    item = exp.to_identifier("item", quoted=True)
    return exp.Lambda(this=body(exp.Column(this=item)), expressions=[item], colon=True)


def _wrapped(value: Sql) -> Sql:
    if isinstance(value, exp.Binary | exp.Not | exp.Case | exp.In | exp.Is):
        return exp.Paren(this=value)
    return value
