"""The storage behind file links: signatures that end, and credentials that must not arrive."""

from datetime import timedelta
from urllib.parse import unquote, urlsplit

import pytest

from compiler.sandbox.http import Request, Response
from compiler.sandbox.source.storage import FileHost
from tests.sandbox.source.account import KEY, LINKS, NOW, account, get, post, told

CONTENT = {"files/1.pdf": b"%PDF-1.4 one", "files/día 2.txt": "zwei – two".encode(), "files/3.bin": b""}
LATER = NOW + timedelta(seconds=299)
TOO_LATE = NOW + timedelta(seconds=300)


def host() -> FileHost:
    return FileHost(CONTENT, LINKS, ["x-practicehub-key", "x-app-details"])


def asked(link: str, *headers: tuple[str, str], method: str = "GET") -> Request:
    parts = urlsplit(link)
    return Request(method=method, path=unquote(parts.path), query=parts.query, headers=headers)


def refusal(response: Response) -> tuple[int, str, str]:
    text = response.body.decode()
    code = text.partition("<Code>")[2].partition("</Code>")[0]
    return response.status, response.header("Content-Type"), code


def test_a_listing_signs_a_fresh_link_for_every_file_and_keeps_the_private_path_to_itself() -> None:
    api = account(File=({"id": 1, "size": 12, "_content": "files/1.pdf"},))
    first, second = (told(get(api, "/api/files", after=seconds))["data"][0] for seconds in (0, 60))
    assert sorted(first) == ["id", "size", "url"]
    assert first["url"].startswith("https://files.example/files/1.pdf?X-Amz-Date=20240506T070809Z")
    assert first["url"] != second["url"]


@pytest.mark.parametrize("path", sorted(CONTENT))
def test_a_signed_link_gives_the_bytes(path: str) -> None:
    answer = host().handle(asked(LINKS.sign(path, NOW)), LATER)
    assert (answer.status, answer.body) == (200, CONTENT[path])


def test_the_content_type_follows_the_name() -> None:
    types = [
        host().handle(asked(LINKS.sign(path, NOW)), NOW).header("Content-Type") for path in sorted(CONTENT)
    ]
    assert types == ["application/pdf", "application/octet-stream", "text/plain"]


def test_head_gives_no_bytes() -> None:
    answer = host().handle(asked(LINKS.sign("files/1.pdf", NOW), method="HEAD"), NOW)
    assert (answer.status, answer.body) == (200, b"")


def test_an_expired_link_is_403_in_xml() -> None:
    answer = host().handle(asked(LINKS.sign("files/1.pdf", NOW)), TOO_LATE)
    assert refusal(answer) == (403, "application/xml", "AccessDenied")
    assert b"Request has expired" in answer.body


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("files/1.pdf", "files/3.bin"),
        ("X-Amz-Expires=300", "X-Amz-Expires=999999"),
        ("X-Amz-Date=20240506", "X-Amz-Date=20290506"),
        ("X-Amz-Signature=", "X-Amz-Signature=0"),
        ("X-Amz-Signature=", "X-Amz-Signature=ä"),
    ],
)
def test_an_altered_link_is_403_in_xml(old: str, new: str) -> None:
    link = LINKS.sign("files/1.pdf", NOW)
    assert old in link
    answer = host().handle(asked(link.replace(old, new)), NOW)
    assert refusal(answer) == (403, "application/xml", "SignatureDoesNotMatch")


def test_a_link_without_signature_is_403_in_xml() -> None:
    answer = host().handle(asked("https://files.example/files/1.pdf"), NOW)
    assert refusal(answer) == (403, "application/xml", "AccessDenied")


def test_a_lost_file_is_404_in_xml() -> None:
    answer = host().handle(asked(LINKS.sign("files/gone.pdf", NOW)), NOW)
    assert refusal(answer) == (404, "application/xml", "NoSuchKey")


def test_only_reading_is_allowed() -> None:
    answer = host().handle(asked(LINKS.sign("files/1.pdf", NOW), method="PUT"), NOW)
    assert refusal(answer) == (405, "application/xml", "MethodNotAllowed")


@pytest.mark.parametrize("name", ["x-practicehub-key", "X-App-Details", "Authorization", "cookie"])
def test_credentials_are_refused_and_recorded_without_their_value(name: str) -> None:
    storage = host()
    answer = storage.handle(asked(LINKS.sign("files/1.pdf", NOW), (name, KEY)), NOW)
    assert refusal(answer) == (400, "application/xml", "InvalidArgument")
    leaks = storage.handle(Request(method="GET", path="/__sandbox__/leaks"), NOW)
    assert told(leaks) == {"leaks": [{"path": "/files/1.pdf", "headers": [name.lower()]}]}
    assert KEY.encode() not in leaks.body


def test_a_clean_request_leaves_no_leak() -> None:
    storage = host()
    storage.handle(asked(LINKS.sign("files/1.pdf", NOW), ("User-Agent", "crosswalk")), NOW)
    assert told(storage.handle(Request(method="GET", path="/__sandbox__/leaks"), NOW)) == {"leaks": []}


def test_the_storage_takes_faults_too() -> None:
    storage = host()
    post(storage, "/__sandbox__/faults", [{"match": "GET /files/1", "kind": "truncate"}])
    answers = [storage.handle(asked(LINKS.sign("files/1.pdf", NOW)), NOW).body for _ in range(2)]
    assert answers == [b"%PDF-1", b"%PDF-1.4 one"]
