"""The hash of a row: two rows have the same one where all their values and links are the same."""

from collections.abc import Sequence

from compiler.language.fragments import Sql, call, column, first_of, joined, text

HASH = "$hash"


def row_hash(names: Sequence[str]) -> Sql:
    """Hash the columns' texts, each behind its length, so that nothing can move from one to the next.

    No value is written `-`, which no length is. The order is that of the names: lines of a spec that change
    places make no row another one.
    """
    return call("SHA256", call("CONCAT", *(_encoded(column(name)) for name in sorted(names)), text("")))


def _encoded(value: Sql) -> Sql:
    length = joined(call("STRLEN", value), text(":"))
    return first_of(joined(length, value), text("-"))
