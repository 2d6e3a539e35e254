import base64
import hashlib
import json

import pytest

from compiler.sandbox.org import content
from tests.sandbox.org.driver import DOC, RUNNER, Driver, multipart

BYTES = b"%PDF-1.7\r\n--frontie\r\n\x00\xff"


def send(driver: Driver, body: bytes, **entity: object) -> tuple[int, object]:
    parts = {
        "entity_content": ("", json.dumps(entity).encode()),
        "VersionData": ("scan.pdf", body),
    }
    return driver.call(
        "POST",
        "/sobjects/ContentVersion",
        multipart(parts),
        Content_Type='multipart/form-data; boundary="frontier"',
    )


@pytest.fixture
def contact(practice: Driver) -> str:
    return practice.create("Contact", LastName="Ng")


def test_a_file_arrives_with_its_facts_and_its_link(practice: Driver, contact: str) -> None:
    status, answer = send(
        practice,
        BYTES,
        PathOnClient="scans/Consent form.PDF",
        FirstPublishLocationId=contact,
        Migration_Key__c="f:1",
        CreatedDate="2019-05-01T08:00:00Z",
    )

    version = practice.query(
        "SELECT Id, Title, Checksum, ContentSize, FileExtension, FileType, IsLatest, VersionNumber, "
        "ContentDocumentId, Migration_Key__c, CreatedDate, VersionData FROM ContentVersion"
    )[0]
    links = practice.query(
        "SELECT LinkedEntityId, ShareType, Visibility FROM ContentDocumentLink "
        f"WHERE ContentDocumentId = '{version['ContentDocumentId']}'"
    )

    assert (status, answer) == (201, {"id": version["Id"], "success": True, "errors": []})
    assert version["Title"] == "Consent form"
    assert version["Checksum"] == hashlib.md5(BYTES).hexdigest()
    assert (version["ContentSize"], version["FileExtension"], version["FileType"]) == (
        len(BYTES),
        "pdf",
        "PDF",
    )
    assert (version["IsLatest"], version["VersionNumber"]) == (True, "1")
    assert version["CreatedDate"] == "2019-05-01T08:00:00.000+0000"
    assert [(row["LinkedEntityId"], row["ShareType"]) for row in links] == [(RUNNER, "I"), (contact, "I")]
    assert practice.send("GET", version["VersionData"]).body == BYTES


def test_a_small_file_can_come_as_base64(practice: Driver) -> None:
    record = practice.create(
        "ContentVersion", Title="Note", PathOnClient="n.txt", VersionData=base64.b64encode(b"hi").decode()
    )

    answer = practice.send("GET", f"/services/data/v66.0/sobjects/ContentVersion/{record}/VersionData")

    assert (answer.status, answer.body) == (200, b"hi")


def test_an_empty_file_is_a_file(practice: Driver) -> None:
    assert send(practice, b"", PathOnClient="empty.txt")[0] == 201
    assert practice.query("SELECT ContentSize FROM ContentVersion")[0]["ContentSize"] == 0


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"Title": "x", "VersionData": "aGk="}, "REQUIRED_FIELD_MISSING"),
        ({"PathOnClient": "x.txt"}, "REQUIRED_FIELD_MISSING"),
        ({"PathOnClient": "x.txt", "VersionData": "no base64!"}, "JSON_PARSER_ERROR"),
        ({"PathOnClient": "x.txt", "VersionData": "aGk=", "Nope": 1}, "INVALID_FIELD"),
    ],
)
def test_an_incomplete_file_is_refused(practice: Driver, fields: dict[str, object], code: str) -> None:
    assert practice.refused("ContentVersion", **fields)[0] == code
    assert practice.count("SELECT COUNT() FROM ContentVersion") == 0


def test_base64_ends_where_multipart_is_needed(practice: Driver, monkeypatch: pytest.MonkeyPatch) -> None:
    assert content.MOST_JSON_BYTES == 37.5 * 1024 * 1024
    monkeypatch.setattr(content, "MOST_JSON_BYTES", 10)
    too_much = base64.b64encode(bytes(11)).decode()

    status, body = practice.call(
        "POST", "/sobjects/ContentVersion", {"PathOnClient": "x.bin", "VersionData": too_much}
    )

    assert (status, body[0]["errorCode"]) == (413, "REQUEST_ENTITY_TOO_LARGE")
    assert send(practice, bytes(11), PathOnClient="x.bin")[0] == 201


def test_a_file_loaded_twice_is_caught_by_its_key(practice: Driver) -> None:
    send(practice, b"1", PathOnClient="a.txt", Migration_Key__c="f:1")

    status, body = send(practice, b"1", PathOnClient="a.txt", Migration_Key__c="f:1")

    assert (status, body[0]["errorCode"]) == (400, "DUPLICATE_VALUE")  # type: ignore[index]


def test_a_file_cannot_begin_without_its_bytes(practice: Driver) -> None:
    record = {"attributes": {"type": "ContentVersion"}, "PathOnClient": "x.txt"}

    for method, path, body in (
        ("POST", "/composite/sobjects", {"records": [record]}),
        ("PATCH", "/sobjects/ContentVersion/Migration_Key__c/f:1", {"PathOnClient": "x.txt"}),
    ):
        status, answer = practice.call(method, path, body)
        assert (status, answer[0]["errorCode"]) == (400, "REQUIRED_FIELD_MISSING")


def test_further_parents_are_linked_once(practice: Driver, contact: str) -> None:
    send(practice, b"1", PathOnClient="a.txt")
    document = practice.query("SELECT ContentDocumentId FROM ContentVersion")[0]["ContentDocumentId"]
    practice.create("ContentDocumentLink", ContentDocumentId=document, LinkedEntityId=contact)

    code, message, _ = practice.refused(
        "ContentDocumentLink", ContentDocumentId=document, LinkedEntityId=contact, ShareType="V"
    )

    assert code == "DUPLICATE_VALUE"
    assert message == f"Document with ID: {document} is already linked with the entity with ID: {contact}"


def test_a_second_version_becomes_the_latest(practice: Driver) -> None:
    send(practice, b"1", PathOnClient="a.txt")
    document = practice.query("SELECT ContentDocumentId FROM ContentVersion")[0]["ContentDocumentId"]
    send(practice, b"22", PathOnClient="a.txt", ContentDocumentId=document)

    rows = practice.query("SELECT VersionNumber, IsLatest FROM ContentVersion ORDER BY VersionNumber")
    size = practice.query(f"SELECT ContentSize FROM ContentDocument WHERE Id = '{document}'")[0][
        "ContentSize"
    ]

    assert [(row["VersionNumber"], row["IsLatest"]) for row in rows] == [("1", False), ("2", True)]
    assert size == 2


def test_a_deleted_document_takes_versions_and_links(practice: Driver, contact: str) -> None:
    send(practice, b"1", PathOnClient="a.txt", FirstPublishLocationId=contact, OwnerId=DOC)
    version = practice.query("SELECT Id, ContentDocumentId FROM ContentVersion")[0]

    practice.call("DELETE", f"/sobjects/ContentDocument/{version['ContentDocumentId']}")

    assert practice.count("SELECT COUNT() FROM ContentVersion") == 0
    assert practice.query(f"SELECT Id FROM ContentDocumentLink WHERE LinkedEntityId = '{contact}'") == []
    path = f"/services/data/v66.0/sobjects/ContentVersion/{version['Id']}/VersionData"
    assert practice.send("GET", path).status == 404


def test_a_broken_multipart_body_is_refused(practice: Driver) -> None:
    for body in (b"", b"--frontier\r\n\r\nx", b"--frontier\r\n\r\nx\r\n--frontier--\r\n"):
        status, answer = practice.call(
            "POST", "/sobjects/ContentVersion", body, Content_Type="multipart/form-data; boundary=frontier"
        )
        assert (status, answer[0]["errorCode"]) == (400, "INVALID_MULTIPART_REQUEST")
