import json
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compiler.connectors.json_text import (
    NotJson,
    UnsafeJson,
    decode_json,
    encode_json,
    is_object,
    raw_at,
    raw_items,
    scalar_text,
)
from tests.connectors.world import CANARY

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
)


@pytest.mark.parametrize(
    "text",
    ["", "{", '{"data": [1, 2', "<html>", "{} {}", "{'a': 1}", '{"a": 01}', '"\x01"', "[1,]", "nul"],
)
def test_what_is_not_whole_json_is_worth_asking_again(text: str) -> None:
    with pytest.raises(NotJson):
        decode_json(text.encode())


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (b'{"id": 1, "id": 2}', "same key twice"),
        (b'{"a": {"id": 1, "\\u0069d": 2}}', "same key twice"),
        (b'{"a": NaN}', "NaN"),
        (b"[Infinity]", "NaN or Infinity"),
        (b"[-Infinity]", "NaN or Infinity"),
        (b"1e400", "out of range"),
        (b"-1e400", "out of range"),
        (b"1" * 5000, "more than 400 digits"),
        (b"1." + b"1" * 5000, "out of range"),
        (b"[" * 100_000 + b"]" * 100_000, "deeper than 100"),
        (b"[" * 101 + b"]" * 101, "deeper than 100"),
        (b'{"a":' * 101 + b"1" + b"}" * 101, "deeper than 100"),
        (b'"\xff"', "not UTF-8"),
        (b'\xff\xfe"\x00a\x00"\x00', "not UTF-8"),
    ],
)
def test_json_with_two_readings_or_made_to_hurt_is_refused(text: bytes, reason: str) -> None:
    with pytest.raises(UnsafeJson, match=reason):
        decode_json(text)


def test_a_refusal_does_not_carry_the_text_along() -> None:
    for text in (f'{{"name": "{CANARY}"', f'{{"name": "{CANARY}", "name": 1}}', f'["{CANARY}", NaN]'):
        with pytest.raises(ValueError, match="answer") as caught:
            decode_json(text.encode())
        assert CANARY not in str(caught.value)
        assert caught.value.__context__ is None


def test_a_hundred_levels_and_brackets_in_texts_are_fine() -> None:
    assert decode_json(b"[" * 100 + b"]" * 100)
    text = "[" * 500 + '\\"'
    assert decode_json(json.dumps({"a": text, "b": "\\"}).encode()) == {"a": text, "b": "\\"}


def test_a_byte_order_mark_is_not_part_of_the_text() -> None:
    assert decode_json(b'\xef\xbb\xbf{"a": 1}') == {"a": 1}
    assert raw_at(b'\xef\xbb\xbf {"a": [1.10]}', "a") == b"[1.10]"


def test_fractions_keep_every_digit() -> None:
    assert decode_json(b"12345678901234567.89") == Decimal("12345678901234567.89")
    assert scalar_text(decode_json(b"1.10")) == "1.10"
    assert scalar_text(decode_json(b"1e3")) == "1000"
    assert encode_json({"amount": Decimal("1.10"), "name": "ü"}) == '{"amount":1.10,"name":"ü"}'.encode()


def test_scalars_are_text_and_nothing_else_is() -> None:
    values: tuple[object, ...] = (True, False, 7, "x", None, [], {})
    assert [scalar_text(value) for value in values] == ["true", "false", "7", "x", None, None, None]


def test_records_are_the_bytes_that_came() -> None:
    body = b'{ "links": {"next": null}, "data" : [ {"id":1.10, "n":"\\ud800"} , {"id": 1e3},[ ], "x,]" ] }'
    rows = raw_at(body, "data")
    assert rows is not None
    assert raw_items(rows) == (b'{"id":1.10, "n":"\\ud800"}', b'{"id": 1e3}', b"[ ]", b'"x,]"')
    assert raw_at(body, "links.next") == b"null"
    assert raw_at(body, "links.previous") is None
    assert raw_at(body, "data.next") is None
    assert raw_at(b"[1]", "data") is None
    assert raw_items(b'{"a": 1}') is None
    assert is_object(b'{"a": 1}')
    assert not is_object(b"[]")


@settings(deadline=None)
@given(st.lists(VALUES, max_size=6), st.sampled_from([None, 1, "\t"]))
def test_the_items_of_an_array_are_its_items(values: list[object], indent: int | str | None) -> None:
    body = json.dumps({"x": 0, "data": values}, indent=indent).encode()
    assert decode_json(body) == {"x": 0, "data": values}
    raw = raw_at(body, "data")
    assert raw is not None
    items = raw_items(raw)
    assert items is not None
    assert [json.loads(item) for item in items] == values


@settings(deadline=None)
@given(st.dictionaries(st.text(), VALUES, max_size=6))
def test_each_member_of_an_object_is_found_by_its_key(members: dict[str, object]) -> None:
    body = json.dumps(members).encode()
    for key, value in members.items():
        raw = raw_at(body, key) if "." not in key else encode_json(value)
        assert raw is not None
        assert json.loads(raw) == value
