"""Files: a version comes in with its bytes; its document and its links follow.

https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/dome_sobject_insert_update_blob.htm
"""

import base64
import binascii
from hashlib import md5
from pathlib import PurePosixPath
from typing import Any

from compiler.sandbox.http import Response
from compiler.sandbox.org import state
from compiler.sandbox.org.answers import Refused, json_object, json_response, not_found
from compiler.sandbox.org.call import Call
from compiler.sandbox.org.ids import canonical_id
from compiler.sandbox.org.multipart import parts_of
from compiler.sandbox.org.records import refuse, writable, write_rows
from compiler.sandbox.org.values import moment
from compiler.sandbox.store import quoted

TABLE = "CREATE TABLE IF NOT EXISTS _file (version TEXT PRIMARY KEY, body BLOB)"
MOST_JSON_BYTES = 37 * 1024 * 1024 + 512 * 1024
MOST_BYTES = 2 * 1024 * 1024 * 1024
INFERRED, EVERYBODY = "I", "AllUsers"
FILE_TYPES = {
    "csv": "CSV",
    "doc": "WORD",
    "docx": "WORD_X",
    "gif": "GIF",
    "html": "HTML",
    "jpeg": "JPG",
    "jpg": "JPG",
    "json": "JSON",
    "pdf": "PDF",
    "png": "PNG",
    "rtf": "RTF",
    "txt": "TEXT",
    "xls": "EXCEL",
    "xlsx": "EXCEL_X",
    "xml": "XML",
    "zip": "ZIP",
}


def create(call: Call) -> Response:
    """Answer `POST /sobjects/ContentVersion`, as multipart or as JSON with base64."""
    is_multipart = call.request.header("Content-Type").lower().startswith("multipart/")
    record, body = _from_parts(call) if is_multipart else _from_json(call)
    path = PurePosixPath(str(record.get("PathOnClient") or ""))
    if not record.get("Title") and path.name:
        record["Title"] = path.stem
    document = record.get("ContentDocumentId")
    (outcome,) = write_rows(call, writable(call, "ContentVersion"), "insert", [record])
    if outcome.problem is not None:
        raise refuse(outcome.problem)
    version = str(outcome.id)
    call.store.run("INSERT INTO _file VALUES (?, ?)", (version, body))
    if document is None:
        _new_document(call, version, path, body)
    else:
        _next_version(call, version, str(canonical_id(str(document))), path, body)
    return json_response({"id": version, "success": True, "errors": []}, 201)


def download(call: Call) -> Response:
    """Answer `GET /sobjects/ContentVersion/ID/VersionData`."""
    row = call.store.first(
        "SELECT f.body FROM _file f JOIN ContentVersion v ON v.Id = f.version "
        "WHERE f.version = ? AND v.IsDeleted = 'false'",
        (canonical_id(call.parts["id"]),),
    )
    if row is None:
        raise not_found()
    return Response(status=200, headers=(("Content-Type", "application/octet-stream"),), body=row[0])


def _from_parts(call: Call) -> tuple[dict[str, Any], bytes]:
    parts = {part.name: part for part in parts_of(call.request)}
    if "entity_content" not in parts or "VersionData" not in parts:
        message = "The request needs the parts entity_content and VersionData"
        raise Refused(400, "INVALID_MULTIPART_REQUEST", message)
    body = parts["VersionData"].body
    _check_size(body, MOST_BYTES)
    return json_object(parts["entity_content"].body), body


def _from_json(call: Call) -> tuple[dict[str, Any], bytes]:
    record = json_object(call.request.body)
    encoded = record.pop("VersionData", None)
    if not isinstance(encoded, str) or not encoded:
        message = "Required fields are missing: [VersionData]"
        raise Refused(400, "REQUIRED_FIELD_MISSING", message, ("VersionData",))
    try:
        body = base64.b64decode(encoded, validate=True)
    except (binascii.Error, ValueError):
        raise Refused(400, "JSON_PARSER_ERROR", "VersionData: value not of required type: base64") from None
    _check_size(body, MOST_JSON_BYTES)
    return record, body


def _check_size(body: bytes, most: int) -> None:
    if len(body) > most:
        raise Refused(413, "REQUEST_ENTITY_TOO_LARGE", f"The file is larger than {most} bytes")


def _new_document(call: Call, version: str, path: PurePosixPath, body: bytes) -> None:
    document = state.new_id(call.store, "069")
    facts = _facts(path, body)
    row = call.store.first(
        "SELECT Title, Description, OwnerId, CreatedDate, CreatedById, FirstPublishLocationId "
        "FROM ContentVersion WHERE Id = ?",
        (version,),
    )
    assert row is not None
    title, description, owner, created, creator, location = row
    now = moment(call.now)
    document_facts = {name: facts[name] for name in ("ContentSize", "FileExtension", "FileType")}
    record = document_facts | {
        "Id": document,
        "Title": title,
        "Description": description,
        "OwnerId": owner,
        "LatestPublishedVersionId": version,
        "CreatedDate": created,
        "CreatedById": creator,
        "LastModifiedDate": now,
        "LastModifiedById": call.access.user_id,
        "SystemModstamp": now,
        "ContentModifiedDate": now,
        "IsDeleted": "false",
        "IsArchived": "false",
        "PublishStatus": "P",
        "SharingOption": "A",
        "SharingPrivacy": "N",
    }
    _put(call, "ContentDocument", record)
    _set(call, version, facts | {"ContentDocumentId": document, "VersionNumber": "1"})
    for entity in dict.fromkeys((owner, location)):
        if entity is not None:
            _link(call, document, entity, now)


def _next_version(call: Call, version: str, document: str, path: PurePosixPath, body: bytes) -> None:
    number = call.store.number(
        "SELECT max(CAST(VersionNumber AS INTEGER)) FROM ContentVersion WHERE ContentDocumentId = ?",
        (document,),
    )
    call.store.run("UPDATE ContentVersion SET IsLatest = 'false' WHERE ContentDocumentId = ?", (document,))
    facts = _facts(path, body)
    _set(call, version, facts | {"VersionNumber": str(number + 1)})
    call.store.run(
        "UPDATE ContentDocument SET LatestPublishedVersionId = ?, ContentSize = ?, SystemModstamp = ? "
        "WHERE Id = ?",
        (version, facts["ContentSize"], moment(call.now), document),
    )


def _facts(path: PurePosixPath, body: bytes) -> dict[str, str | None]:
    extension = path.suffix.removeprefix(".").lower()
    return {
        "Checksum": md5(body, usedforsecurity=False).hexdigest(),
        "ContentSize": str(len(body)),
        "FileExtension": extension or None,
        "FileType": FILE_TYPES.get(extension, "UNKNOWN"),
        "IsLatest": "true",
    }


def _link(call: Call, document: str, entity: str, now: str) -> None:
    _put(
        call,
        "ContentDocumentLink",
        {
            "Id": state.new_id(call.store, "06A"),
            "ContentDocumentId": document,
            "LinkedEntityId": entity,
            "ShareType": INFERRED,
            "Visibility": EVERYBODY,
            "SystemModstamp": now,
            "IsDeleted": "false",
        },
    )


def _set(call: Call, version: str, facts: dict[str, str | None]) -> None:
    changes = ", ".join(f"{quoted(name)} = ?" for name in facts)
    call.store.run(f"UPDATE ContentVersion SET {changes} WHERE Id = ?", (*facts.values(), version))


def _put(call: Call, table: str, record: dict[str, str | None]) -> None:
    columns = ", ".join(quoted(name) for name in record)
    marks = ", ".join("?" * len(record))
    call.store.run(f"INSERT INTO {table} ({columns}) VALUES ({marks})", tuple(record.values()))
