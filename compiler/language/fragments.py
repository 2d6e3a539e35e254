r"""The pieces of DuckDB's SQL that functions, readings and routes are made of.

Names of functions are DuckDB's own and printed as they are given; every identifier is quoted. White space is
what Unicode calls so: RE2's `\s` has the ASCII kinds without U+000B, `\p{Z}` the separators, and U+0085 is
the last one.
"""

from collections.abc import Sequence
from typing import TypeAlias

from sqlglot import exp

Sql: TypeAlias = exp.Expr
"""A piece of SQL as a tree."""

WHITE = r"\s\x0B\x{85}\p{Z}"
BUT_BLANK = r"\t\n\x0B\f\r\x{85}\x{A0}\x{1680}\x{2000}-\x{200A}\x{2028}\x{2029}\x{202F}\x{205F}\x{3000}"
BEYOND_BMP = r"\x{10000}-\x{10FFFF}"


def column(name: str, table: str | None = None) -> Sql:
    """Name a column, quoted."""
    return exp.column(name, table=table, quoted=True)


def text(value: str) -> Sql:
    """Write a text."""
    return exp.Literal.string(value)


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
    return exp.cast(exp.Null(), sql_type, dialect="duckdb")


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


def joined(left: Sql, right: Sql) -> Sql:
    """Put two texts together; no value makes no value."""
    before = left if isinstance(left, exp.DPipe) else _wrapped(left)
    return exp.DPipe(this=before, expression=_wrapped(right), safe=True)


def every(*conditions: Sql) -> Sql:
    """Join conditions with AND."""
    return exp.and_(*conditions)


def some(*conditions: Sql) -> Sql:
    """Join conditions with OR."""
    return exp.or_(*conditions)


def no(condition: Sql) -> Sql:
    """Negate a condition."""
    return exp.Not(this=exp.Paren(this=condition))


def when(*cases: tuple[Sql, Sql], otherwise: Sql | None = None) -> Sql:
    """Choose the value of the first condition that holds; later ones are looked at for other rows only."""
    ifs = [exp.If(this=condition, true=value) for condition, value in cases]
    return exp.Case(ifs=ifs, default=otherwise)


def chosen(value: Sql, choices: Sequence[tuple[Sql, Sql]]) -> Sql:
    """Translate a value by a table of equals."""
    return exp.Case(this=value, ifs=[exp.If(this=this, true=true) for this, true in choices])


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
    return exp.cast(value, sql_type, dialect="duckdb")


def try_cast(value: Sql, sql_type: str) -> Sql:
    """Convert, or give no value."""
    return exp.TryCast(this=value, to=exp.DataType.build(sql_type, dialect="duckdb"), safe=True)


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


def _wrapped(value: Sql) -> Sql:
    if isinstance(value, exp.Binary | exp.Not | exp.Case | exp.In | exp.Is):
        return exp.Paren(this=value)
    return value
