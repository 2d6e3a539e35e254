"""Writes the rows that broke no rule: new records get ids in row order, changed ones keep theirs."""

from compiler.platforms.salesforce.catalogue import AUDIT_FIELDS
from compiler.sandbox.org import state
from compiler.sandbox.org.rows.activity_rules import event_end, event_start
from compiler.sandbox.org.rows.effective import effective
from compiler.sandbox.org.rows.work import TYPED, Work, joined, literal
from compiler.sandbox.org.schema import Field
from compiler.sandbox.org.tables import is_generated
from compiler.sandbox.store import quoted

TOUCHED = ("LastModifiedById", "LastModifiedDate", "SystemModstamp")


def write_rows(work: Work) -> None:
    """Insert and update; afterwards the stage holds each written record's id and whether it is new."""
    if work.may_update:
        _update(work)
    if work.may_insert:
        _insert(work)


def _insert(work: Work) -> None:
    count = _number_new_rows(work)
    if not count:
        return
    first = state.take(work.store, "id " + work.item.key_prefix, count)
    work.store.run(
        f"UPDATE {work.stage} SET created = 1, id = made.id FROM (SELECT n, record_id("
        f"{literal(work.item.key_prefix)}, {first} - 1 + seq) AS id FROM {TYPED} WHERE seq IS NOT NULL) made "
        f"WHERE made.n = {work.stage}.n"
    )
    fields = [
        field for field in work.item.stored if field.name != "Id" and not is_generated(work.item, field)
    ]
    names = ", ".join(quoted(field.name) for field in fields)
    values = ", ".join(_new_value(work, field, count) for field in fields)
    work.store.run(
        f"INSERT INTO {work.table} (Id, {names}) SELECT s.id, {values} {joined(work)} "
        "WHERE t.seq IS NOT NULL ORDER BY t.seq"
    )


def _number_new_rows(work: Work) -> int:
    """Give the rows that become records their order, 1, 2, …; gives how many they are."""
    work.store.run(f"UPDATE {TYPED} SET seq = NULL")
    return work.store.run(
        f"UPDATE {TYPED} SET seq = made.place FROM (SELECT t.n, row_number() OVER (ORDER BY t.n) AS place "
        f"FROM {TYPED} t JOIN {work.stage} s ON s.n = t.n WHERE s.problem IS NULL AND t.target IS NULL) made "
        "WHERE made.n = typed.n"
    )


def _new_value(work: Work, field: Field, count: int) -> str:
    if field.display_format:
        first = state.take(work.store, f"number {work.item.name}.{field.name}", count)
        return f"auto_number({literal(field.display_format)}, {first} - 1 + t.seq)"
    return _event_value(work, field) or effective(work, field)


def _update(work: Work) -> None:
    fields = [column.field for column in work.columns if column.field.name not in {"Id", *AUDIT_FIELDS}]
    derived = [field for name in ("StartDateTime", "EndDateTime") if (field := _event_field(work, name))]
    changed = {field.name: field for field in (*fields, *derived)}
    values = ", ".join(
        f"{_event_value(work, field) or effective(work, field)} AS v{place}"
        for place, field in enumerate(changed.values())
    )
    settings = "".join(f"{quoted(name)} = new.v{place}, " for place, name in enumerate(changed))
    stamps = ", ".join(f"{name} = {_stamp(work, name)}" for name in TOUCHED if work.item.field(name))
    work.store.run(
        f"UPDATE {work.stage} SET id = t.target FROM {TYPED} t WHERE t.n = {work.stage}.n "
        f"AND {work.stage}.problem IS NULL AND t.target IS NOT NULL"
    )
    work.store.run(
        f"UPDATE {work.table} SET {settings}{stamps} FROM (SELECT t.target{', ' + values if values else ''} "
        f"{joined(work)} WHERE s.problem IS NULL AND t.target IS NOT NULL ORDER BY t.n) new "
        f"WHERE new.target = {work.table}.Id"
    )


def _stamp(work: Work, name: str) -> str:
    return literal(work.access.user_id if name == "LastModifiedById" else work.now)


def _event_field(work: Work, name: str) -> Field | None:
    return work.item.field(name) if work.item.name == "Event" else None


def _event_value(work: Work, field: Field) -> str | None:
    """An event's times follow from whichever of them were given."""
    if work.item.name != "Event":
        return None
    return {"StartDateTime": event_start, "EndDateTime": event_end}.get(field.name, _nothing)(work) or None


def _nothing(_: Work) -> str:
    return ""
