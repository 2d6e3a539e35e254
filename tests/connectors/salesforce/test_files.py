import hashlib

import httpx
import pytest

from compiler.runtime.ports import Refused, Unreachable, Upload
from tests.connectors.salesforce.world import KEY, Given, Table, asked, destination, form
from tests.connectors.world import CANARY, Reply, json_reply

NAME = "a:File:7"
VERSION, PARENT = "0685g00000AbCdEAAV", "0035g00000AbCdEAAV"
QUERY, STORE = "GET /query/", "POST /sobjects/ContentVersion"
DESCRIBE = "GET /sobjects/ContentVersion/describe"
STORED = json_reply({"id": VERSION, "success": True, "errors": []}, 201)


def rows(*records: dict[str, object]) -> Reply:
    return json_reply({"totalSize": len(records), "done": True, "records": list(records)})


def version(
    record: str = VERSION, document: str = "069A", number: str = "1", key: str = NAME
) -> dict[str, object]:
    return {"Id": record, "ContentDocumentId": document, "VersionNumber": number, KEY: key}


def upload(
    parts: tuple[bytes, ...] = (b"%PDF", b"\r\n--x"), size: int | None = None, **fields: str
) -> Upload:
    return Upload(
        fields={"Title": "Scan", **fields},
        parent=PARENT,
        name="scan ä.pdf",
        size=sum(map(len, parts)) if size is None else size,
        parts=parts,
    )


def org(answers: dict[str, Given | list[Given]] | None = None) -> Table:
    described = json_reply(
        {
            "fields": [
                {"name": "Title", "type": "string"},
                {"name": "IsMajor__c", "type": "boolean"},
                {"name": "Size__c", "type": "double"},
            ]
        }
    )
    return Table({QUERY: rows(), STORE: STORED, DESCRIBE: described, **(answers or {})})


def test_a_file_is_stored_with_its_parent_and_key() -> None:
    files, wire = destination(org())
    assert files.store(upload(IsMajor__c="true", Size__c="1.50"), KEY, NAME) == VERSION
    assert asked(wire) == [QUERY, DESCRIBE, STORE]
    parts = form(wire.seen[-1])
    assert list(parts) == ["entity_content", "VersionData"]
    assert (
        parts["entity_content"]
        == (
            f'{{"Title":"Scan","PathOnClient":"scan ä.pdf","IsMajor__c":true,"Size__c":1.50,'
            f'"FirstPublishLocationId":"{PARENT}","{KEY}":"{NAME}"}}'
        ).encode()
    )
    assert parts["VersionData"] == b"%PDF\r\n--x"
    assert wire.seen[-1].headers["content-length"] == str(len(wire.seen[-1].body))


def test_a_file_that_is_there_is_not_stored_again() -> None:
    files, wire = destination(org({QUERY: rows(version())}))
    assert files.store(upload(), KEY, NAME) == VERSION
    assert asked(wire) == [QUERY]
    assert wire.seen[-1].query["q"] == (
        f"SELECT Id, ContentDocumentId, VersionNumber, {KEY} FROM ContentVersion WHERE {KEY} = '{NAME}'"
    )


def test_a_later_version_of_the_same_document_does_not_count() -> None:
    later = version("0685g00000LaterAAV", number="2")
    files, _ = destination(org({QUERY: rows(later, version())}))
    assert files.store(upload(), KEY, NAME) == VERSION


def test_a_key_in_other_letters_is_another_file() -> None:
    files, wire = destination(org({QUERY: rows(version(key="a:file:7"))}))
    assert files.store(upload(), KEY, NAME) == VERSION
    assert asked(wire)[-1] == STORE


def test_two_documents_with_one_key_are_refused() -> None:
    files, wire = destination(org({QUERY: rows(version(), version("0685g00000OtherAAV", "069B"))}))
    with pytest.raises(Refused, match="two files of the org have the migration key a:File:7"):
        files.store(upload(), KEY, NAME)
    assert asked(wire) == [QUERY]


@pytest.mark.parametrize("answer", [httpx.ReadError("x"), Reply(status=503), httpx.WriteTimeout("x")])
def test_an_answer_that_is_lost_is_not_followed_by_a_second_file(answer: Given) -> None:
    files, wire = destination(org({STORE: answer}))
    with pytest.raises(Unreachable):
        files.store(upload(), KEY, NAME)
    assert asked(wire).count(STORE) == 1


def test_an_empty_file_is_a_file() -> None:
    files, wire = destination(org())
    files.store(upload(()), KEY, NAME)
    assert form(wire.seen[-1])["VersionData"] == b""


def test_a_size_that_is_not_true_or_too_large_stops_before_sending() -> None:
    files, wire = destination(org())
    with pytest.raises(Refused, match="does not have the size"):
        files.store(upload(size=3), KEY, NAME)
    with pytest.raises(Refused, match="larger than 2 GB"):
        files.store(upload(size=2**31 + 1), KEY, NAME)
    assert STORE not in asked(wire)


def test_a_key_that_is_none_never_enters_a_query() -> None:
    files, wire = destination(org())
    with pytest.raises(Refused, match="characters that keys do not have"):
        files.store(upload(), KEY, "x' OR Id != ''")
    assert asked(wire) == []


@pytest.mark.parametrize("answer", [json_reply({}, 201), json_reply({"id": "x"}, 201), json_reply([], 201)])
def test_an_answer_without_an_id_is_refused(answer: Reply) -> None:
    with pytest.raises(Refused):
        destination(org({STORE: answer}))[0].store(upload(), KEY, NAME)


def test_digest_and_size_are_read_back() -> None:
    digest = hashlib.md5(b"x", usedforsecurity=False).hexdigest()
    files, wire = destination(org({QUERY: rows({"Checksum": digest.upper(), "ContentSize": 1})}))
    assert files.checksum(VERSION) == (digest, 1)
    assert wire.seen[-1].query["q"] == (
        f"SELECT Checksum, ContentSize FROM ContentVersion WHERE Id = '{VERSION}'"
    )
    for answer in (
        rows(),
        rows({"Checksum": None, "ContentSize": 1}),
        rows({"Checksum": digest, "ContentSize": "1"}),
    ):
        with pytest.raises(Refused, match="does not give digest and size"):
            destination(org({QUERY: answer}))[0].checksum(VERSION)


def test_messages_hold_neither_name_nor_title() -> None:
    files, _ = destination(org({STORE: Reply(status=400, body=f'[{{"message":"{CANARY}"}}]'.encode())}))
    with pytest.raises(Refused) as caught:
        files.store(upload(Title=CANARY), KEY, NAME)
    assert CANARY not in str(caught.value)
