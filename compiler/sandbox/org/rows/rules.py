"""The rules every object shares, in the order they are judged; a row fails with the first that it breaks.

Each rule is a pair of SQL texts: the condition of failure, and the problem in Salesforce's words.
https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/field_types.htm
"""

from collections.abc import Iterator

from compiler.sandbox.org.rows.convert import NUMBERS
from compiler.sandbox.org.rows.effective import effective
from compiler.sandbox.org.rows.work import Column, Work, given, literal, live, one_of, problem_sql
from compiler.sandbox.org.schema import Field, ObjectType
from compiler.sandbox.org.values import INVALID, NULL, OUT_OF_RANGE
from compiler.sandbox.store import quoted

Rule = tuple[str, str]

TEXTS = frozenset(
    {
        "string",
        "textarea",
        "picklist",
        "multipicklist",
        "combobox",
        "email",
        "phone",
        "url",
        "encryptedstring",
    }
)
LOCKED = (
    "Please check the security settings of this field and verify that it is read/write for your "
    "profile or permission set."
)


def shared_rules(work: Work) -> Iterator[Rule]:
    """Every rule that does not depend on the kind of object, save uniqueness."""
    yield from _target_rules(work)
    for column in work.columns:
        yield from _writable(work, column)
    for column in work.columns:
        yield from _value_rules(work, column)
    yield _required(work)


def _target_rules(work: Work) -> Iterator[Rule]:
    if work.key is not None:
        yield from _upsert_rules(work, work.key)
    has_id = any(column.field.name == "Id" for column in work.columns)
    if work.operation == "insert" and has_id:
        words = literal("cannot specify Id in an insert call")
        yield "t.Id IS NOT NULL", problem_sql("INVALID_FIELD_FOR_INSERT_UPDATE", words, "Id")
    if work.operation == "upsert" and work.key is None:
        yield from existing_target(work, "t.target IS NOT NULL")
    if work.key is None and work.operation != "insert":
        yield from repeated_target()
    if work.operation == "update":
        missing = problem_sql("MISSING_ARGUMENT", literal("Id not specified in an update call"))
        yield "t.target IS NULL", missing
        yield from existing_target(work, "1")


def repeated_target() -> Iterator[Rule]:
    """The rule against one Id in several rows."""
    yield "t.seq > 1", problem_sql("DUPLICATE_VALUE", "'duplicate id in list: ' || t.target", "Id")


def existing_target(work: Work, condition: str) -> Iterator[Rule]:
    """The rules for a record named by its Id: well formed, there, and not deleted."""
    bad = problem_sql("MALFORMED_ID", f"'bad id ' || {_raw(work, 'Id')}", "Id")
    yield f"{condition} AND t.target = {literal(INVALID)}", bad
    gone = problem_sql("ENTITY_IS_DELETED", literal("entity is deleted"))
    if work.item.field("IsDeleted"):
        yield f"{condition} AND o.IsDeleted = 'true'", gone
    wrong = problem_sql("INVALID_CROSS_REFERENCE_KEY", literal("invalid cross reference id"))
    yield f"{condition} AND o.Id IS NULL", wrong


def _upsert_rules(work: Work, key: Field) -> Iterator[Rule]:
    name = quoted(key.name)
    missing = problem_sql("MISSING_ARGUMENT", literal(f"{key.name} not specified"))
    yield f"t.{name} IS NULL OR t.{name} = {literal(NULL)}", missing
    twice = problem_sql("DUPLICATE_VALUE", f"'Duplicate external id specified: ' || t.{name}", key.name)
    yield "t.seq > 1", twice
    start = literal(f"{key.label}: more than one record found for external id field: [")
    many = f"{start} || ({_matches(work, key)}) || ']'"
    yield f"t.target = {literal(OUT_OF_RANGE)}", problem_sql("DUPLICATE_EXTERNAL_ID", many)


def _matches(work: Work, key: Field) -> str:
    name = quoted(key.name)
    return (
        f"SELECT group_concat(m.Id, ', ') FROM {work.table} m "
        f"WHERE m.{name} = t.{name} COLLATE {key.collation} AND {live(work.item, 'm')}"
    )


def _writable(work: Work, column: Column) -> Iterator[Rule]:
    field = column.field
    if field.name == "Id":
        return
    problem = problem_sql(
        "INVALID_FIELD_FOR_INSERT_UPDATE",
        literal(f"Unable to create/update fields: {field.name}. {LOCKED}"),
        field.name,
    )
    open_to_user = work.access.edits(work.item, field)
    if work.may_insert and not ((field.createable and open_to_user) or work.audits(field)):
        yield f"t.target IS NULL AND t.{quoted(field.name)} IS NOT NULL", problem
    if work.may_update and not (field.updateable and open_to_user):
        yield f"t.target IS NOT NULL AND t.{quoted(field.name)} IS NOT NULL", problem


def _value_rules(work: Work, column: Column) -> Iterator[Rule]:
    field = column.field
    if field.name == "Id":
        return
    if column.parent is not None and column.key is not None:
        yield from _relationship_rules(work, column, column.parent, column.key)
    elif field.type == "reference":
        yield from _reference_rules(work, field)
    elif field.type in NUMBERS:
        yield from _number_rules(work, field)
    elif field.type in TEXTS:
        yield from _text_rules(work, field)
    else:
        yield _type_rule(work, field)


def _type_rule(work: Work, field: Field) -> Rule:
    words = f"{literal(f'{field.label}: value not of required type: ')} || {_raw(work, field.name)}"
    problem = problem_sql("INVALID_TYPE_ON_FIELD_IN_RECORD", words, field.name)
    return f"t.{quoted(field.name)} = {literal(INVALID)}", problem


def _number_rules(work: Work, field: Field) -> Iterator[Rule]:
    yield _type_rule(work, field)
    start = literal(f"{field.label}: value outside of valid range on numeric field: ")
    words = f"{start} || {_raw(work, field.name)}"
    problem = problem_sql("NUMBER_OUTSIDE_VALID_RANGE", words, field.name)
    yield f"t.{quoted(field.name)} = {literal(OUT_OF_RANGE)}", problem


def _text_rules(work: Work, field: Field) -> Iterator[Rule]:
    name = f"t.{quoted(field.name)}"
    if field.length:
        words = (
            f"{literal(f'{field.label}: data value too large: ')} || {name} || "
            f"{literal(f' (max length={field.length})')}"
        )
        # length() counts code points: only texts over half the limit can be too long in UTF-16 units.
        yield (
            f"length({name}) * 2 > {field.length} AND utf16_length({name}) > {field.length}",
            problem_sql("STRING_TOO_LONG", words, field.name),
        )
    if field.type == "email":
        words = f"{literal(f'{field.label}: invalid email address: ')} || {name}"
        problem = problem_sql("INVALID_EMAIL_ADDRESS", words, field.name)
        yield f"{given(field)} AND NOT valid_email({name})", problem
    if field.restricted:
        yield _picklist_rule(field, name)
        yield from _typed_picklist_rules(work, field, name)


def _picklist_rule(field: Field, name: str) -> Rule:
    many = field.type == "multipicklist"
    wrong = f"unknown_choice({name}, {literal(chr(10).join(field.picklist))})" if many else name
    words = f"{literal(f'{field.label}: bad value for restricted picklist field: ')} || {wrong}"
    unknown = f"{wrong} IS NOT NULL" if many else f"{name} NOT IN {one_of(field.picklist)}"
    problem = problem_sql("INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST", words, field.name)
    return f"{given(field)} AND {unknown}", problem


def _typed_picklist_rules(work: Work, field: Field, name: str) -> Iterator[Rule]:
    """A record of a record type has only the values that the record type lists."""
    record_type = work.item.field("RecordTypeId")
    if record_type is None:
        return
    held = f"({effective(work, record_type)})"
    allowed = (
        f"(SELECT coalesce(group_concat(v.value, char(10)), '') FROM _record_type_value v "
        f"WHERE v.record_type_id = {held} AND v.field = {literal(field.name)})"
    )
    wrong = f"unknown_choice({name}, {allowed})"
    words = f"{literal(f'{field.label}: bad value for restricted picklist field: ')} || {wrong}"
    problem = problem_sql("INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST", words, field.name)
    yield f"{given(field)} AND {held} IS NOT NULL AND {wrong} IS NOT NULL", problem


def _relationship_rules(work: Work, column: Column, parent: ObjectType, key: Field) -> Iterator[Rule]:
    raw = _raw(work, column.field.name)
    name = f"t.{quoted(column.field.name)}"
    missing = (
        f"'Foreign key external ID: ' || {raw} || "
        f"{literal(f' not found for field {key.name} in entity {parent.name}')}"
    )
    yield f"{name} = {literal(INVALID)}", problem_sql("INVALID_FIELD", missing)
    many = f"'More than one record found for external id field: ' || {raw}"
    yield f"{name} = {literal(OUT_OF_RANGE)}", problem_sql("INVALID_FIELD", many)
    if column.field.name == "OwnerId":
        yield from _owner_rules(work, name)


def _reference_rules(work: Work, field: Field) -> Iterator[Rule]:
    name = f"t.{quoted(field.name)}"
    targets = work.schema.targets(work.item, field)
    wrong = f"{literal(f'{field.label}: id value of incorrect type: ')} || {_raw(work, field.name)}"
    prefixes = one_of(target.key_prefix for target in targets)
    yield (
        f"{given(field)} AND ({name} = {literal(INVALID)} OR substr({name}, 1, 3) NOT IN {prefixes})",
        problem_sql("MALFORMED_ID", wrong, field.name),
    )
    if field.name == "RecordTypeId":
        yield _record_type_rule(work, field)
        return
    found = " OR ".join(
        f"EXISTS (SELECT 1 FROM {quoted(target.name)} p WHERE p.Id = {name} AND {live(target, 'p')})"
        for target in targets
    )
    if found:
        missing = problem_sql("INVALID_CROSS_REFERENCE_KEY", literal("invalid cross reference id"))
        yield f"{given(field)} AND NOT ({found})", missing
    if field.name == "OwnerId":
        yield from _owner_rules(work, name)


def _record_type_rule(work: Work, field: Field) -> Rule:
    """Only a record type of this very object that the user was given; administrators need it as well."""
    known = f"SELECT r.Id FROM RecordType r WHERE r.SobjectType = {literal(work.item.name)} COLLATE NOCASE"
    mine = f"{known} AND r.Id IN {one_of(sorted(work.access.record_types))}"
    start = literal("Record Type ID: this ID value isn't valid for the user: ")
    problem = problem_sql("INVALID_CROSS_REFERENCE_KEY", f"{start} || {_raw(work, field.name)}", field.name)
    return f"{given(field)} AND t.{quoted(field.name)} NOT IN ({mine})", problem


def _owner_rules(work: Work, name: str) -> Iterator[Rule]:
    blank = problem_sql("INVALID_CROSS_REFERENCE_KEY", literal("Owner ID: owner cannot be blank"), "OwnerId")
    yield f"{name} = {literal(NULL)}", blank
    # A queue of the seed that names no objects owns whatever it is given.
    queued = f"SELECT q.SobjectType FROM QueueSobject q WHERE q.QueueId = {name}"
    words = literal("Queue not associated with this SObject type")
    yield (
        f"EXISTS ({queued}) AND {literal(work.item.name)} NOT IN ({queued})",
        problem_sql("INVALID_OPERATION", words, "OwnerId"),
    )
    if work.settings.inactive_owners:
        return
    end = literal(f"] as owner of {work.item.plain_label}")
    words = f"'operation performed with inactive user [' || {name} || {end}"
    inactive = f"EXISTS (SELECT 1 FROM User u WHERE u.Id = {name} AND u.IsActive = 'false')"
    yield inactive, problem_sql("INACTIVE_OWNER_OR_USER", words)


def _required(work: Work) -> Rule:
    missing = [
        (field.name, f"{effective(work, field)} IS NULL AND {_touched(work, field)}")
        for field in work.item.fields.values()
        if _is_required(work.item, field)
    ]
    if not missing:
        return "0", "''"
    any_missing = " OR ".join(f"({condition})" for _, condition in missing)
    listed = " || ".join(
        f"CASE WHEN {condition} THEN {literal(name + ', ')} ELSE '' END" for name, condition in missing
    )
    names = f"substr({listed}, 1, length({listed}) - 2)"
    code = literal("REQUIRED_FIELD_MISSING\x1fRequired fields are missing: [")
    return any_missing, f"{code} || {names} || {literal(']' + chr(31))} || {names}"


def _is_required(item: ObjectType, field: Field) -> bool:
    # An event may give its duration instead of its end, so its own rule judges both.
    return field.required and item.name != "Event" and field.type != "base64"


def _touched(work: Work, field: Field) -> str:
    """An update fails over a required field only where it clears that field."""
    cleared = f"t.{quoted(field.name)} = {literal(NULL)}" if work.gives(field) else "0"
    return f"(t.target IS NULL OR {cleared})"


def _raw(work: Work, field_name: str) -> str:
    place = next(i for i, column in enumerate(work.columns) if column.field.name == field_name)
    return f"s.c{place}"
