"""Stores files as ContentVersion: looked for by key first, streamed once, read back as digest and size.

https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/dome_sobject_insert_update_blob.htm
"""

import re
from collections.abc import Callable, Mapping
from decimal import Decimal

from compiler.connectors.json_text import encode_json, scalar_text
from compiler.connectors.multipart import Part, multipart
from compiler.connectors.salesforce import soql
from compiler.connectors.salesforce.api import Api, members
from compiler.connectors.salesforce.names import check_key, field_name, is_id, long_id
from compiler.connectors.salesforce.records import Records
from compiler.runtime.ports import OrgField, Refused, Upload

OBJECT = "ContentVersion"
ROUTE = f"/sobjects/{OBJECT}"
LARGEST = 2 * 1024 * 1024 * 1024
NUMBER = re.compile(r"-?[0-9]{1,18}(?:\.[0-9]{1,18})?")
NUMBERS = frozenset({"double", "currency", "percent", "int"})
Describe = Callable[[str], tuple[OrgField, ...] | None]


class Files:
    """The files of one org."""

    def __init__(self, api: Api, records: Records, describe: Describe) -> None:
        self._api = api
        self._records = records
        self._describe = describe
        self._types: Mapping[str, str] | None = None

    def store(self, upload: Upload, key_field: str, key: str) -> str:
        """Store a file under its key and return its version's id; raises OutsideError.

        A file that has the key already is returned and not stored again: sending twice would store it twice.
        """
        there = self._stored(key_field, key)
        if there is not None:
            return there
        size = sum(map(len, upload.parts))
        if upload.size > LARGEST or size > LARGEST:
            raise Refused("a file is larger than 2 GB, the most that can be stored; leave it out or split it")
        if size != upload.size:
            raise Refused("a file does not have the size it is said to have; fetch it again")
        kind, content = self._form(upload, key_field, key)
        answer = self._api.write("POST", self._api.root + ROUTE, ROUTE, content, kind)
        record = members(f"POST {ROUTE}", answer).get("id")
        if not isinstance(record, str) or not is_id(record):
            raise Refused("the org's answer to a file has no id; run again to look for it by its key")
        return long_id(record)

    def checksum(self, file_id: str) -> tuple[str, int]:
        """Return the MD5 hex digest and the size that the org holds of a version; raises OutsideError."""
        rows = list(
            self._records.rows(
                OBJECT, soql.select(("Checksum", "ContentSize"), OBJECT, soql.equal("Id", file_id))
            )
        )
        checksum, size = (
            (rows[0].get("Checksum"), rows[0].get("ContentSize")) if len(rows) == 1 else (None, None)
        )
        if not isinstance(checksum, str) or not isinstance(size, int):
            raise Refused(f"the org does not give digest and size of the stored file {file_id}")
        return checksum.lower(), size

    def _stored(self, key_field: str, key: str) -> str | None:
        """Return the first version of the document with the key; raises Refused where two have it."""
        query = soql.select(
            ("Id", "ContentDocumentId", "VersionNumber", key_field),
            OBJECT,
            soql.equal(key_field, check_key(key)),
        )
        rows = [row for row in self._records.rows(OBJECT, query) if row.get(key_field) == key]
        if len({row.get("ContentDocumentId") for row in rows}) > 1:
            raise Refused(
                f"two files of the org have the migration key {key}; delete the wrong one and run again"
            )
        first = min(rows, key=_version, default=None)
        record = first.get("Id") if first else None
        return long_id(record) if isinstance(record, str) else None

    def _form(self, upload: Upload, key_field: str, key: str) -> tuple[str, tuple[bytes, ...]]:
        """Write the request: the record's fields, then the bytes; the name travels in the fields alone."""
        entity = encode_json(self._entity(upload, key_field, key))
        binary = "application/octet-stream"
        return multipart(
            (
                Part(name="entity_content", kind="application/json", content=(entity,)),
                Part(name="VersionData", kind=binary, content=upload.parts, file_name="content"),
            )
        )

    def _entity(self, upload: Upload, key_field: str, key: str) -> dict[str, object]:
        texts = {"Title": upload.name, "PathOnClient": upload.name, **upload.fields}
        texts |= {"FirstPublishLocationId": upload.parent, field_name(key_field): key}
        return {field_name(name): self._typed(name, text) for name, text in texts.items()}

    def _typed(self, name: str, text: str) -> object:
        """Write a value as the field's type wants it in JSON."""
        if self._types is None:
            described = self._describe(OBJECT) or ()
            self._types = {field.name: field.type for field in described}
        kind = self._types.get(name)
        if kind == "boolean":
            return text == "true"
        return Decimal(text) if kind in NUMBERS and NUMBER.fullmatch(text) else text


def _version(row: Mapping[str, object]) -> int:
    text = scalar_text(row.get("VersionNumber")) or "0"
    return int(text) if text.isdecimal() else 0
