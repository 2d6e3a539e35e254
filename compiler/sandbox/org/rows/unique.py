"""Uniqueness: within the rows of one piece of work, and against the records that are there."""

from collections.abc import Iterator

from compiler.sandbox.org.rows.effective import effective
from compiler.sandbox.org.rows.work import TYPED, Work, given, joined, literal, live, problem_sql
from compiler.sandbox.org.schema import ACTIVITIES, Field, ObjectType
from compiler.sandbox.store import quoted

PAIRS = (
    (
        "PermissionSetAssignment",
        "AssigneeId",
        "PermissionSetId",
        "'Duplicate PermissionSetAssignment. Assignee: ' || t.AssigneeId || '; Permission Set: ' "
        "|| t.PermissionSetId",
    ),
    (
        "PermissionSetAssignment",
        "AssigneeId",
        "PermissionSetGroupId",
        "'Duplicate PermissionSetAssignment. Assignee: ' || t.AssigneeId || '; Permission Set Group: ' "
        "|| t.PermissionSetGroupId",
    ),
    ("FieldPermissions", "ParentId", "Field", "'Duplicate FieldPermissions for ' || t.Field"),
    (
        "ObjectPermissions",
        "ParentId",
        "SobjectType",
        "'Duplicate ObjectPermissions for ' || t.SobjectType",
    ),
    (
        "SetupEntityAccess",
        "ParentId",
        "SetupEntityId",
        "'Duplicate SetupEntityAccess for ' || t.SetupEntityId",
    ),
    (
        "ContentDocumentLink",
        "ContentDocumentId",
        "LinkedEntityId",
        "'Document with ID: ' || t.ContentDocumentId || ' is already linked with the entity with ID: ' "
        "|| t.LinkedEntityId",
    ),
    (
        "AccountContactRelation",
        "AccountId",
        "ContactId",
        "'There is already a relationship between this contact and account.'",
    ),
)
"""Two values that may stand together once: the object, their names, and what a second row is told."""


def number_keys(work: Work) -> None:
    """Number the rows that mean one record: every row after the first is a duplicate."""
    if work.operation == "insert":
        return
    shared = "target"
    if work.key is not None:
        shared = f"{quoted(work.key.name)} COLLATE {work.key.collation}"
    work.store.run(
        f"UPDATE {TYPED} SET seq = ranked.place FROM (SELECT n, row_number() OVER "
        f"(PARTITION BY {shared} ORDER BY n) AS place FROM {TYPED} WHERE {shared} IS NOT NULL) ranked "
        "WHERE ranked.n = typed.n AND ranked.place > 1"
    )


def judge_uniqueness(work: Work) -> None:
    """Fail the rows whose unique values another record or an earlier row of the work holds."""
    for owner, left, right, words in PAIRS:
        if owner == work.item.name and work.may_insert and _gives(work, left) and _gives(work, right):
            _judge_pair(work, left, right, words)
    for field in work.item.fields.values():
        if not field.unique or not (work.gives(field) or (field.default and work.may_insert)):
            continue
        for condition, problem in _against_records(work, field):
            _fail(work, condition, problem)
        _fail_repeats(work, field)


def _against_records(work: Work, field: Field) -> Iterator[tuple[str, str]]:
    value = effective(work, field)
    for other in _sharing(work, field):
        held = (
            f"SELECT h.Id FROM {quoted(other.name)} h WHERE h.{quoted(field.name)} = ({value}) "
            f"COLLATE {field.collation} AND {live(other, 'h')} AND h.Id IS NOT t.target LIMIT 1"
        )
        start = literal(f"duplicate value found: {field.name} duplicates value on record with id: ")
        words = f"{start} || ({held})"
        yield f"EXISTS ({held})", problem_sql("DUPLICATE_VALUE", words)


def _sharing(work: Work, field: Field) -> tuple[ObjectType, ...]:
    """The objects that share the field's key space: an Activity field serves tasks and events alike."""
    if not (field.custom and work.item.name in ACTIVITIES):
        return (work.item,)
    return tuple(item for name in ACTIVITIES if (item := work.schema.object(name)) is not None)


def _fail(work: Work, condition: str, problem: str) -> None:
    work.store.run(
        f"UPDATE {work.stage} SET problem = found.problem FROM (SELECT s.n, {problem} AS problem "
        f"{joined(work)} WHERE s.problem IS NULL AND {condition}) found WHERE found.n = {work.stage}.n"
    )


def _gives(work: Work, name: str) -> bool:
    return any(column.field.name == name for column in work.columns)


def _judge_pair(work: Work, left: str, right: str, words: str) -> None:
    held = (
        f"EXISTS (SELECT 1 FROM {work.table} h WHERE h.{left} = t.{left} AND h.{right} = t.{right} "
        f"AND {live(work.item, 'h')})"
    )
    again = (
        f"EXISTS (SELECT 1 FROM {TYPED} e JOIN {work.stage} f ON f.n = e.n WHERE e.n < t.n "
        f"AND f.problem IS NULL AND e.{left} = t.{left} AND e.{right} = t.{right})"
    )
    _fail(work, f"t.target IS NULL AND ({held} OR {again})", problem_sql("DUPLICATE_VALUE", words))


def _fail_repeats(work: Work, field: Field) -> None:
    if not work.gives(field):
        return
    words = literal(f"duplicate value found: {field.name} duplicates value on record with id: <unknown>")
    problem = problem_sql("DUPLICATE_VALUE", words)
    ranked = (
        f"SELECT s.n, row_number() OVER (PARTITION BY t.{quoted(field.name)} COLLATE {field.collation} "
        f"ORDER BY s.n) AS place FROM {TYPED} t JOIN {work.stage} s ON s.n = t.n "
        f"WHERE s.problem IS NULL AND {given(field)}"
    )
    work.store.run(
        f"UPDATE {work.stage} SET problem = {problem} WHERE n IN (SELECT n FROM ({ranked}) WHERE place > 1)"
    )
