import base64
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compiler.runtime.private import Unsafe
from compiler.runtime.sealing import KEY_VARIABLE, KeyRefused, SealBroken, Sealer

SEALER = Sealer(b"k" * 32)


@given(payload=st.binary(max_size=300), place=st.lists(st.text(max_size=5) | st.integers(), max_size=3))
def test_what_is_sealed_opens_at_its_place(payload: bytes, place: list[str | int]) -> None:
    assert SEALER.unseal(SEALER.seal(payload, *place), *place) == payload


def test_the_same_payload_is_never_sealed_to_the_same_bytes() -> None:
    assert SEALER.seal(b"x", "page") != SEALER.seal(b"x", "page")


@given(position=st.integers(min_value=0), bit=st.integers(min_value=0, max_value=7))
def test_a_changed_bit_is_noticed_wherever_it_is(position: int, bit: int) -> None:
    blob = bytearray(SEALER.seal(b"a record that matters", "page", 1))
    blob[position % len(blob)] ^= 1 << bit

    with pytest.raises(SealBroken):
        SEALER.unseal(bytes(blob), "page", 1)


@pytest.mark.parametrize(
    "place",
    [("page", 2), ("page", "1 "), ("content", 1), ("page",), ("page", 1, ""), ("page1",), ("", "page", 1)],
)
def test_a_blob_does_not_open_at_another_place(place: tuple[str | int, ...]) -> None:
    with pytest.raises(SealBroken):
        SEALER.unseal(SEALER.seal(b"x", "page", 1), *place)


def test_places_do_not_run_into_each_other() -> None:
    with pytest.raises(SealBroken):
        SEALER.unseal(SEALER.seal(b"x", "page", "a\x1fb"), "page", "a", "b")
    assert SEALER.tag("a\x1fb") != SEALER.tag("a", "b")


def test_a_blob_does_not_open_with_another_key() -> None:
    with pytest.raises(SealBroken, match="a sealed page does not open"):
        Sealer(b"l" * 32).unseal(SEALER.seal(b"x", "page"), "page")


@pytest.mark.parametrize("blob", [b"", b"\x01", b"\x02" + b"0" * 60, b"\x01" + b"0" * 12])
def test_bytes_that_were_never_sealed_are_refused(blob: bytes) -> None:
    with pytest.raises(SealBroken):
        SEALER.unseal(blob, "page")


def test_a_message_names_the_table_and_not_the_row() -> None:
    with pytest.raises(SealBroken) as caught:
        SEALER.unseal(SEALER.seal(b"x", "content", "MRN-4711"), "content", "MRN-4712")

    assert "content" in str(caught.value)
    assert "MRN" not in str(caught.value)


def test_tags_differ_by_part_and_by_key() -> None:
    tags = {SEALER.tag("a", "bc"), SEALER.tag("ab", "c"), SEALER.tag("abc"), Sealer(b"l" * 32).tag("a", "bc")}

    assert len(tags) == 4
    assert SEALER.tag("a", "bc") in tags


def test_a_key_comes_from_the_environment() -> None:
    environment = {KEY_VARIABLE: base64.b64encode(b"k" * 32).decode()}
    sealer = Sealer.from_environment(environment)

    assert sealer is not None
    assert sealer.unseal(SEALER.seal(b"x", "page"), "page") == b"x"
    assert Sealer.from_environment({}) is None


@pytest.mark.parametrize("text", ["", "hunter2", base64.b64encode(b"short").decode(), "é" * 44, "=" * 44])
def test_a_bad_key_is_refused_and_not_shown(text: str) -> None:
    with pytest.raises(KeyRefused) as caught:
        Sealer.from_environment({KEY_VARIABLE: text})

    assert KEY_VARIABLE in str(caught.value)
    assert not text or text not in str(caught.value)


def test_a_made_key_is_private_and_can_be_read_back(tmp_path: Path) -> None:
    umask = os.umask(0)
    try:
        made = Sealer.create(tmp_path / "key")
    finally:
        os.umask(umask)

    assert (tmp_path / "key").stat().st_mode & 0o777 == 0o600
    assert Sealer.from_file(tmp_path / "key").unseal(made.seal(b"x", "page"), "page") == b"x"


def test_a_key_is_never_overwritten(tmp_path: Path) -> None:
    Sealer.create(tmp_path / "key")
    before = (tmp_path / "key").read_bytes()

    with pytest.raises(FileExistsError):
        Sealer.create(tmp_path / "key")
    assert (tmp_path / "key").read_bytes() == before


def test_a_key_that_others_can_read_is_refused(tmp_path: Path) -> None:
    Sealer.create(tmp_path / "key")
    (tmp_path / "key").chmod(0o640)

    with pytest.raises(Unsafe, match="chmod 600"):
        Sealer.from_file(tmp_path / "key")


def test_a_missing_key_file_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(KeyRefused, match="put it back"):
        Sealer.from_file(tmp_path / "key")


def test_a_sealer_does_not_show_its_key() -> None:
    assert "kkkk" not in repr(SEALER)
