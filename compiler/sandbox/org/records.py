"""Single records.

https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_sobject_basic_info.htm
"""

from collections.abc import Mapping, Sequence
from typing import Any

from compiler.sandbox.http import Response
from compiler.sandbox.org.answers import (
    Problem,
    Refused,
    json_object,
    json_response,
    no_content,
    not_found,
)
from compiler.sandbox.org.call import Call
from compiler.sandbox.org.ids import canonical_id
from compiler.sandbox.org.masks import readable
from compiler.sandbox.org.rows.convert import typed_sql
from compiler.sandbox.org.rows.direct import Outcome, write_records
from compiler.sandbox.org.rows.work import live
from compiler.sandbox.org.schema import Field, ObjectType
from compiler.sandbox.org.soql.results import attributes, json_value
from compiler.sandbox.org.values import moment
from compiler.sandbox.store import quoted

WRITABLE_SETUP = frozenset(
    {"FieldPermissions", "ObjectPermissions", "PermissionSet", "PermissionSetAssignment", "SetupEntityAccess"}
)
FILE = "ContentVersion"
STATUS_BY_CODE = {"ENTITY_IS_DELETED": 404, "INSUFFICIENT_ACCESS_OR_READONLY": 403}


def create(call: Call) -> Response:
    """Answer `POST /sobjects/X`."""
    item = writable(call, call.parts["object"])
    outcome = _one(call, item, "insert", json_object(call.request.body))
    return json_response({"id": outcome.id, "success": True, "errors": []}, 201)


def read(call: Call) -> Response:
    """Answer `GET /sobjects/X/Id`."""
    item = call.object(call.parts["object"])
    record_id = canonical_id(call.parts["id"])
    row_id = call.store.text(
        f"SELECT m.Id FROM {quoted(item.name)} m WHERE m.Id = ? AND {live(item, 'm')}", (record_id,)
    )
    if row_id is None:
        raise not_found()
    return json_response(_record(call, item, row_id))


def update(call: Call) -> Response:
    """Answer `PATCH /sobjects/X/Id`."""
    item = writable(call, call.parts["object"])
    body = json_object(call.request.body)
    if "Id" in body:
        raise Refused(
            400,
            "INVALID_FIELD",
            "The Id field should not be specified in the sobject data.",
            ("Id",),
        )
    _existing(call, item, call.parts["id"])
    _one(call, item, "update", body | {"Id": call.parts["id"]})
    return no_content()


def delete(call: Call) -> Response:
    """Answer `DELETE /sobjects/X/Id`."""
    item = writable(call, call.parts["object"])
    _existing(call, item, call.parts["id"])
    _one(call, item, "delete", {"Id": call.parts["id"]})
    return no_content()


def read_by_key(call: Call) -> Response:
    """Answer `GET /sobjects/X/Field/value`."""
    item = call.object(call.parts["object"])
    matches = _matches(call, item, key_field(call, item))
    if not matches:
        raise not_found()
    if len(matches) > 1:
        return _choices(call, item, matches)
    return json_response(_record(call, item, matches[0]))


def upsert(call: Call) -> Response:
    """Answer `PATCH /sobjects/X/Field/value`."""
    item = writable(call, call.parts["object"])
    key = key_field(call, item)
    body = json_object(call.request.body)
    if any(name.lower() == key.name.lower() for name in body):
        raise Refused(
            400,
            "INVALID_FIELD",
            f"The {key.name} field should not be specified in the sobject data.",
            (key.name,),
        )
    matches = _matches(call, item, key)
    if len(matches) > 1:
        return _choices(call, item, matches)
    outcome = _one(call, item, "upsert", body | {key.name: call.parts["value"]}, key)
    answer: dict[str, Any] = {"id": outcome.id, "success": True, "errors": [], "created": outcome.created}
    return json_response(answer, 201 if outcome.created else 200)


def writable(call: Call, name: str) -> ObjectType:
    """An object whose records this API writes; refuses the others."""
    item = call.object(name)
    if item.setup and item.name not in WRITABLE_SETUP:
        raise Refused(
            400, "CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY", f"entity type cannot be inserted: {item.label}"
        )
    return item


def write(
    call: Call,
    item: ObjectType,
    operation: str,
    records: Sequence[Mapping[str, Any]],
    key: Field | None = None,
) -> tuple[Outcome, ...]:
    """Write JSON records of one object on behalf of the caller; a file cannot begin without its bytes."""
    if item.name == FILE and operation in {"insert", "upsert"}:
        message = "Required fields are missing: [VersionData]"
        raise Refused(400, "REQUIRED_FIELD_MISSING", message, ("VersionData",))
    return write_rows(call, item, operation, records, key)


def write_rows(
    call: Call,
    item: ObjectType,
    operation: str,
    records: Sequence[Mapping[str, Any]],
    key: Field | None = None,
) -> tuple[Outcome, ...]:
    """Write JSON records of one object, files included, whose bytes the caller keeps itself."""
    return write_records(
        call.store,
        call.schema,
        call.settings,
        call.access,
        moment(call.now),
        item=item,
        operation=operation,
        records=records,
        key=key,
    )


def refuse(problem: Problem) -> Refused:
    """The refusal of a single record."""
    return Refused(STATUS_BY_CODE.get(problem.code, 400), problem.code, problem.message, problem.fields)


def _one(
    call: Call, item: ObjectType, operation: str, record: Mapping[str, Any], key: Field | None = None
) -> Outcome:
    (outcome,) = write(call, item, operation, [record], key)
    if outcome.problem is not None:
        raise refuse(outcome.problem)
    return outcome


def _existing(call: Call, item: ObjectType, text: str) -> None:
    record_id = canonical_id(text)
    known = call.store.text(f"SELECT Id FROM {quoted(item.name)} WHERE Id = ?", (record_id,))
    if known is None:
        raise not_found()


def _record(call: Call, item: ObjectType, record_id: str) -> dict[str, Any]:
    asked = [name for name in call.request.parameters().get("fields", "").split(",") if name]
    fields = [field for field in call.access.visible(item) if field.type != "base64"]
    if asked:
        fields = [_asked_field(call, item, name) for name in asked]
    columns = ", ".join(readable(call.access, field, quoted(field.name)) for field in fields)
    row = call.store.first(f"SELECT {columns} FROM {quoted(item.name)} WHERE Id = ?", (record_id,))
    assert row is not None
    shown = {field.name: json_value(field, value) for field, value in zip(fields, row, strict=True)}
    return {"attributes": attributes(item, record_id, call.base)} | shown | {"Id": record_id}


def _asked_field(call: Call, item: ObjectType, name: str) -> Field:
    field = item.field(name.strip())
    if field is None or field.type == "base64" or not call.access.sees(item, field):
        raise Refused(400, "INVALID_FIELD", f"No such column '{name}' on sobject of type {item.name}")
    return field


def key_field(call: Call, item: ObjectType) -> Field:
    """The field a path names to find records by; refuses one that is no key."""
    field = item.field(call.parts["field"])
    if field is None or not field.is_key or not call.access.sees(item, field):
        message = "Provided external ID field does not exist or is not accessible: " + call.parts["field"]
        raise Refused(404, "NOT_FOUND", message)
    return field


def _matches(call: Call, item: ObjectType, key: Field) -> list[str]:
    rows = call.store.rows(
        f"SELECT m.Id FROM {quoted(item.name)} m WHERE m.{quoted(key.name)} = {typed_sql(key, '?1')} "
        f"COLLATE {key.collation} AND {live(item, 'm')} ORDER BY m.Id",
        (call.parts["value"],),
    )
    return [str(record_id) for (record_id,) in rows]


def _choices(call: Call, item: ObjectType, matches: list[str]) -> Response:
    return json_response([f"{call.base}/sobjects/{item.name}/{record_id}" for record_id in matches], 300)
