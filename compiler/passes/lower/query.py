"""A statement as a chain of named selects, each reading the one before, and its text."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlglot import exp

from compiler.language.fragments import Sql, column

_WIDTH = 150


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """Selects so far, in order, by name; `rows` is the one that the next reads."""

    stages: tuple[tuple[str, exp.Select], ...] = ()
    rows: str = ""

    def beside(self, name: str, select: exp.Select) -> "Chain":
        """Add a select that later ones name."""
        return replace(self, stages=(*self.stages, (name, select)))

    def then(self, name: str, select: exp.Select) -> "Chain":
        """Add a select that the next one reads."""
        return replace(self, stages=(*self.stages, (name, select)), rows=name)


def table(name: str, alias: str | None = None) -> exp.Table:
    """Name a table, quoted."""
    quoted = exp.Table(this=exp.to_identifier(name, quoted=True))
    if alias:
        quoted.set("alias", exp.TableAlias(this=exp.to_identifier(alias, quoted=True)))
    return quoted


def named(value: Sql, name: str) -> Sql:
    """Give a result column its name."""
    if isinstance(value, exp.Column) and value.name == name and not value.table:
        return value
    return exp.Alias(this=value, alias=exp.to_identifier(name, quoted=True))


def selected(columns: Sequence[Sql], rows: exp.Table) -> exp.Select:
    """Select columns as they are."""
    return exp.Select(expressions=list(columns)).from_(rows, copy=False)


def select(rows: exp.Table | str, columns: Mapping[str, Sql], keep: Sequence[str] = ()) -> exp.Select:
    """Select columns by name, after some that are kept."""
    listed = [column(name) for name in keep] + [named(value, name) for name, value in columns.items()]
    return selected(listed, table(rows) if isinstance(rows, str) else rows)


def select_all(rows: str, columns: Mapping[str, Sql]) -> exp.Select:
    """Select everything there is and more columns by name."""
    listed: list[Sql] = [exp.Star(), *(named(value, name) for name, value in columns.items())]
    return selected(listed, table(rows))


def left_join(query: exp.Select, joined: exp.Table, condition: Sql) -> exp.Select:
    """Join a table on the left."""
    query.append("joins", exp.Join(this=joined, side="LEFT", on=condition))
    return query


def ordered(query: exp.Select, names: Sequence[str]) -> exp.Select:
    """Order rows by columns, those without a value first, whatever the session says."""
    keys = [exp.Ordered(this=column(name), nulls_first=True) for name in names]
    return query.order_by(*keys, copy=False)


def statement(chain: Chain, last: exp.Select, header: Iterable[str]) -> str:
    """Write the statement, formatted, below a comment."""
    query = last
    for name, stage in chain.stages:
        alias = exp.to_identifier(name, quoted=True)
        query = query.with_(alias, as_=stage, copy=False)
    comment = "".join(f"-- {line}\n" if line else "--\n" for line in header)
    return f"{comment}{query.sql(dialect='duckdb', copy=False, pretty=True, max_text_width=_WIDTH)}\n"
