"""Source text before it is read: nothing but white space is no value, and lines end one way."""

from compiler.language.fragments import Sql, call, every, not_blank, number, replaced, when
from compiler.language.types import Kind, Type

_LINES = frozenset({Kind.TEXT, Kind.LONGTEXT, Kind.HTML})


def tidy(type_: Type, raw: Sql) -> Sql:
    """Return a column's text as reading expects it: NULL, or more than white space, with line feeds only."""
    if type_.kind not in _LINES:
        return when((not_blank(raw), raw))
    carriage_return = call("CHR", number(13))
    line_feeds = replaced(raw, r"\r\n?", call("CHR", number(10)))
    return when(
        (every(call("CONTAINS", raw, carriage_return), not_blank(raw)), line_feeds), (not_blank(raw), raw)
    )
