"""Up to 200 records in one call.

https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_composite_sobjects_collections.htm
"""

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from compiler.sandbox.http import Response
from compiler.sandbox.org.answers import Problem, Refused, json_response
from compiler.sandbox.org.call import Call
from compiler.sandbox.org.records import key_field, writable, write
from compiler.sandbox.org.rows.direct import Outcome
from compiler.sandbox.org.schema import Field

MOST_RECORDS = 200


def create_many(call: Call) -> Response:
    """Answer `POST /composite/sobjects`."""
    return _many(call, "insert", None)


def update_many(call: Call) -> Response:
    """Answer `PATCH /composite/sobjects`."""
    return _many(call, "update", None)


def upsert_many(call: Call) -> Response:
    """Answer `PATCH /composite/sobjects/X/Field`."""
    item = writable(call, call.parts["object"])
    return _many(call, "upsert", key_field(call, item))


def delete_many(call: Call) -> Response:
    """Answer `DELETE /composite/sobjects?ids=&allOrNone=`."""
    parameters = call.request.parameters()
    ids = [text for text in parameters.get("ids", "").split(",") if text]
    records = [{"attributes": {"type": _type_of(call, text)}, "Id": text} for text in ids]
    return _write_many(call, "delete", None, records, parameters.get("allOrNone") == "true")


class _Collection(msgspec.Struct):
    records: list[dict[str, Any]]
    allOrNone: bool = False  # noqa: N815 - the name on the wire


def _many(call: Call, operation: str, key: Field | None) -> Response:
    try:
        body = msgspec.json.decode(call.request.body, type=_Collection)
    except msgspec.DecodeError as error:
        raise Refused(400, "JSON_PARSER_ERROR", str(error)) from None
    records = [{name: value for name, value in record.items() if name != "id"} for record in body.records]
    for record, raw in zip(records, body.records, strict=True):
        if "id" in raw:
            record["Id"] = raw["id"]
    return _write_many(call, operation, key, records, body.allOrNone)


def _write_many(
    call: Call, operation: str, key: Field | None, records: list[dict[str, Any]], all_or_none: bool
) -> Response:
    if len(records) > MOST_RECORDS:
        message = f"record limit reached. cannot submit more than {MOST_RECORDS} records into this call"
        raise Refused(400, "EXCEEDED_ID_LIMIT", message)
    try:
        with call.store.transaction():
            outcomes = _outcomes(call, operation, key, records)
            if all_or_none and any(outcome.problem for outcome in outcomes):
                raise _RolledBack(outcomes)
    except _RolledBack as rolled_back:
        outcomes = rolled_back.outcomes
    results = [_result(outcome) for outcome in outcomes]
    if operation == "upsert":
        for result, outcome in zip(results, outcomes, strict=True):
            result["created"] = outcome.created
    return json_response(results)


class _RolledBack(Exception):
    """A collection that was all or none and had a bad record."""

    def __init__(self, outcomes: Sequence[Outcome]) -> None:
        super().__init__()
        problem = Problem(
            code="ALL_OR_NONE_OPERATION_ROLLED_BACK",
            message="Record rolled back because not all records were valid and the request was using "
            "AllOrNone header",
        )
        self.outcomes = [
            outcome if outcome.problem else Outcome(id=None, created=False, problem=problem)
            for outcome in outcomes
        ]


def _outcomes(call: Call, operation: str, key: Field | None, records: list[dict[str, Any]]) -> list[Outcome]:
    by_type: dict[str, list[int]] = {}
    for place, record in enumerate(records):
        by_type.setdefault(_named_type(record), []).append(place)
    outcomes: dict[int, Outcome] = {}
    for name, places in by_type.items():
        written = write(call, writable(call, name), operation, [records[place] for place in places], key)
        outcomes |= dict(zip(places, written, strict=True))
    return [outcomes[place] for place in range(len(records))]


def _named_type(record: Mapping[str, Any]) -> str:
    attributes_of = record.get("attributes")
    name = attributes_of.get("type") if isinstance(attributes_of, dict) else None
    if not isinstance(name, str) or not name:
        raise Refused(400, "INVALID_INPUT", "Must specify an entity type for each record: attributes.type")
    return name


def _type_of(call: Call, record_id: str) -> str:
    item = call.schema.by_prefix(record_id)
    if item is None:
        raise Refused(400, "MALFORMED_ID", f"bad id {record_id}")
    return item.name


def _result(outcome: Outcome) -> dict[str, Any]:
    if outcome.problem is None:
        return {"id": outcome.id, "success": True, "errors": []}
    error = {
        "statusCode": outcome.problem.code,
        "message": outcome.problem.message,
        "fields": list(outcome.problem.fields),
    }
    return {"success": False, "errors": [error]}
