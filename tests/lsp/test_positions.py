"""Columns in units of the protocol and in characters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compiler.lsp.positions import characters, units


@given(st.text(max_size=20), st.integers(0, 20), st.sampled_from(("utf-8", "utf-16", "utf-32")))
def test_a_column_survives_the_way_there_and_back(line: str, column: int, encoding: str) -> None:
    column = min(column, len(line))

    assert characters(line, units(line, column, encoding), encoding) == column


@pytest.mark.parametrize(("encoding", "wide"), [("utf-8", 4), ("utf-16", 2), ("utf-32", 1)])
def test_a_character_takes_the_units_of_the_encoding(encoding: str, wide: int) -> None:
    assert units("a😀b", 2, encoding) == 1 + wide


def test_half_a_character_counts_as_none() -> None:
    assert characters("a😀b", 2) == 1


def test_past_the_end_is_the_end() -> None:
    assert characters("ab", 99) == 2
    assert units("ab", 4) == 4
