"""One piece of writing: which rows, into which object, on whose behalf; and the SQL words they share.

The caller fills a stage table (`n, id, created, problem, c0, c1, …`), one row per record and one text column
per heading. NULL there means "not given". What a row failed with ends up in `problem`, the record's id in
`id`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from compiler.platforms.salesforce.catalogue import AUDIT_FIELDS
from compiler.sandbox.org.access import Access
from compiler.sandbox.org.answers import Problem
from compiler.sandbox.org.schema import Field, ObjectType, Schema
from compiler.sandbox.org.state import Settings
from compiler.sandbox.org.values import NULL
from compiler.sandbox.store import Store, Value, quoted

TYPED = "temp.typed"
SEPARATOR = "\x1f"
BATCH_ROWS = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A heading that was understood: a field, or a reference field found by a `key` of its `parent`."""

    heading: str
    field: Field
    parent: ObjectType | None = None
    key: Field | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """What to do with a stage table. `key` is the external id of an upsert (None: by Id)."""

    store: Store
    schema: Schema
    settings: Settings
    access: Access
    now: str
    item: ObjectType
    operation: str
    columns: tuple[Column, ...]
    stage: str
    key: Field | None = None

    @property
    def table(self) -> str:
        """The object's table, quoted."""
        return quoted(self.item.name)

    @property
    def may_insert(self) -> bool:
        """Whether a row of this work can become a new record."""
        return self.operation in {"insert", "upsert"}

    @property
    def may_update(self) -> bool:
        """Whether a row of this work can change a record."""
        return self.operation in {"update", "upsert"}

    def gives(self, field: Field) -> bool:
        """Whether a column of the stage is for that field."""
        return any(column.field.name == field.name for column in self.columns)

    def audits(self, field: Field) -> bool:
        """Whether that audit field may be given: on insert, by the org's switch and the user's permission."""
        return (
            field.name in AUDIT_FIELDS
            and self.operation == "insert"
            and (self.item.audit_fields or self.item.custom)
            and self.settings.audit_fields
            and "CreateAuditFields" in self.access.permissions
        )


def make_stage(store: Store, name: str, width: int) -> None:
    """Make an empty stage table for rows of `width` cells."""
    cells = "".join(f", c{place} TEXT" for place in range(width))
    store.run(
        f"CREATE TABLE {name} (n INTEGER PRIMARY KEY, id TEXT, created INTEGER NOT NULL DEFAULT 0, "
        f"problem TEXT{cells})"
    )


def fill_stage(store: Store, name: str, width: int, rows: Iterable[Sequence[Value]]) -> None:
    """Add rows to a stage table, numbered from 1."""
    cells = "".join(f", c{place}" for place in range(width))
    marks = ", ?" * width
    numbered = ((number, *row) for number, row in enumerate(rows, start=1))
    store.fill(f"INSERT INTO {name} (n{cells}) VALUES (?{marks})", numbered)


def literal(text: str) -> str:
    """A text as an SQL literal."""
    return "'" + text.replace("'", "''") + "'"


def one_of(names: Iterable[str]) -> str:
    """A parenthesised list of text literals for IN."""
    return "(" + ", ".join(literal(name) for name in names) + ")"


def live(item: ObjectType, alias: str) -> str:
    """The condition that a row is not in the recycle bin."""
    return f"{alias}.IsDeleted = 'false'" if item.field("IsDeleted") else "1"


def problem_sql(code: str, message: str, fields: str = "") -> str:
    """The SQL text of a problem; `message` is an SQL expression, `fields` a comma-joined list of names."""
    return f"{literal(code + SEPARATOR)} || {message} || {literal(SEPARATOR + fields)}"


def problem_of(text: str) -> Problem:
    """A problem read back from a stage table."""
    code, message, fields = text.split(SEPARATOR)
    return Problem(code=code, message=message, fields=tuple(fields.split(", ")) if fields else ())


def joined(work: Work) -> str:
    """The FROM clause of every judgement: typed row `t`, staged row `s`, record `o` it is for."""
    return f"FROM {TYPED} t JOIN {work.stage} s ON s.n = t.n LEFT JOIN {work.table} o ON o.Id = t.target"


def given(field: Field) -> str:
    """The SQL condition that a typed row gives a value for a field (not null, not "make it null")."""
    return f"(t.{quoted(field.name)} IS NOT NULL AND t.{quoted(field.name)} <> {literal(NULL)})"
