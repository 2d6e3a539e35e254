"""What the engine takes for a letter or a blank, over all of Unicode."""

from collections.abc import Iterator

import duckdb
import pytest

from compiler.language.fragments import BEYOND_BMP, BUT_BLANK, WHITE
from tests.language.rows import WHITE_SPACE


@pytest.fixture(scope="module")
def characters() -> Iterator[duckdb.DuckDBPyConnection]:
    """Every character but the surrogates, one a row."""
    with duckdb.connect() as connection:
        connection.execute(
            "CREATE TABLE characters AS SELECT code, chr(code::INT) AS x FROM range(1, 1114112) AS r(code) "
            "WHERE code NOT BETWEEN 55296 AND 57343"
        )
        yield connection


def _matching(connection: duckdb.DuckDBPyConnection, pattern: str) -> str:
    query = f"SELECT string_agg(x, '' ORDER BY code) FROM characters WHERE regexp_full_match(x, '{pattern}')"
    [found] = connection.execute(query).fetchone() or ("",)
    return str(found)


def test_white_space_is_what_unicode_calls_so(characters: duckdb.DuckDBPyConnection) -> None:
    assert _matching(characters, f"[{WHITE}]") == WHITE_SPACE
    assert _matching(characters, f"[{BUT_BLANK}]") == WHITE_SPACE.replace(" ", "")


@pytest.mark.parametrize("change", ["lower", "upper"])
def test_letter_case_changes_no_length_and_makes_nothing_blank(
    characters: duckdb.DuckDBPyConnection, change: str
) -> None:
    units = f"length(regexp_replace(x, '[{BEYOND_BMP}]', '..', 'g'))"
    blank = f"regexp_full_match(x, '[{WHITE}]')"
    changed = [form.replace("(x", f"({change}(x)") for form in (units, blank)]
    differ = " OR ".join(f"{one} <> {other}" for one, other in zip((units, blank), changed, strict=True))
    assert characters.execute(f"SELECT list(x) FROM characters WHERE {differ}").fetchall() == [(None,)]


def test_lengths_are_counted_in_utf_16(characters: duckdb.DuckDBPyConnection) -> None:
    length = f"length(regexp_replace(x, '[{BEYOND_BMP}]', '..', 'g'))"
    query = f"SELECT {length} AS units, min(code), max(code) FROM characters GROUP BY units ORDER BY units"
    assert characters.execute(query).fetchall() == [(1, 1, 0xFFFF), (2, 0x10000, 0x10FFFF)]
