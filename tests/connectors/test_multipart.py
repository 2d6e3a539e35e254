from email.parser import BytesParser
from email.policy import HTTP

from hypothesis import given, settings
from hypothesis import strategies as st

from compiler.connectors.multipart import Part, multipart


def parsed(kind: str, blocks: tuple[bytes, ...]) -> list[tuple[str | None, str | None, str, bytes]]:
    message = BytesParser(policy=HTTP).parsebytes(f"Content-Type: {kind}\r\n\r\n".encode() + b"".join(blocks))
    found: list[tuple[str | None, str | None, str, bytes]] = []
    for part in message.iter_parts():
        payload = part.get_payload(decode=True)
        assert isinstance(payload, bytes)
        name = part.get_param("name", header="content-disposition")
        found.append((str(name), part.get_filename(), part.get_content_type(), payload))
    return found


def test_parts_come_in_order_with_their_names() -> None:
    kind, blocks = multipart(
        (
            Part(name="json", kind="application/json", content=(b'{"a":', b"1}")),
            Part(name="file", kind="application/zip", content=(b"PK\0\r\n",), file_name="deploy.zip"),
        )
    )
    assert parsed(kind, blocks) == [
        ("json", None, "application/json", b'{"a":1}'),
        ("file", "deploy.zip", "application/zip", b"PK\0\r\n"),
    ]


def test_equal_parts_give_equal_bytes_and_other_parts_another_boundary() -> None:
    one, other = (Part(name="a", kind="x/y", content=(text,)) for text in (b"1", b"2"))
    assert multipart((one,)) == multipart((one,))
    assert multipart((one,))[0] != multipart((other,))[0]


@settings(deadline=None)
@given(st.lists(st.binary(max_size=40), max_size=4))
def test_no_content_holds_the_boundary(blocks: list[bytes]) -> None:
    part = Part(name="a", kind="application/octet-stream", content=tuple(blocks))
    kind, body = multipart((part,))
    boundary = kind.partition("boundary=")[2].encode()
    assert b"".join(body).count(boundary) == 2
