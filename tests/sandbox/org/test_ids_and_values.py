import hypothesis.strategies as st
import pytest
from hypothesis import given

from compiler.sandbox.org.ids import DIGITS, canonical_id, full_id, record_id
from compiler.sandbox.org.values import (
    INVALID,
    OUT_OF_RANGE,
    auto_number,
    boolean_value,
    date_value,
    moment_value,
    number_value,
    time_value,
    unknown_choice,
    utf16_length,
)

IDS = st.text(alphabet=DIGITS, min_size=15, max_size=15)


def test_the_check_letters_are_those_of_published_examples() -> None:
    assert full_id("001D000000IqhSL") == "001D000000IqhSLIAZ"
    assert full_id("001D000000IqhSl") == "001D000000IqhSlIAJ"


def test_record_ids_count_in_their_object() -> None:
    assert record_id("003", 1) == full_id("0035g0000000001")
    assert record_id("003", 62) == full_id("0035g0000000010")


@given(IDS)
def test_an_id_of_15_and_of_18_characters_is_the_same_id(short: str) -> None:
    assert canonical_id(short) == canonical_id(full_id(short)) == full_id(short)


@given(IDS, IDS)
def test_ids_that_differ_only_in_case_differ_in_their_full_form_without_case(one: str, two: str) -> None:
    if one != two:
        assert full_id(one).lower() != full_id(two).lower()


@pytest.mark.parametrize("text", ["", "003", "0035g0000000001AAB", "0035g000000000!", "0035g0000000001AA"])
def test_what_is_no_id_is_none(text: str) -> None:
    assert canonical_id(text) is None


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("2024-02-29T10:00:00Z", "2024-02-29T10:00:00.000Z"),
        ("2024-02-29T10:00:00.987Z", "2024-02-29T10:00:00.000Z"),
        ("2024-03-01T00:30:00+10:00", "2024-02-29T14:30:00.000Z"),
        ("2024-03-01T00:30:00-0330", "2024-03-01T04:00:00.000Z"),
        ("2024-02-30T10:00:00Z", INVALID),
        ("2024-02-29T24:00:00Z", INVALID),
        ("2024-02-29T10:00:00", INVALID),
        ("2024-02-29 10:00:00Z", INVALID),
        ("2024-02-29", INVALID),
        ("1492-01-01T00:00:00Z", INVALID),
        ("٢٠٢٤-02-29T10:00:00Z", INVALID),
    ],
)
def test_moments_need_a_zone_and_become_utc(text: str, kept: str) -> None:
    assert moment_value(text) == kept


@pytest.mark.parametrize("text", ["2023-02-29", "20240101", "01/02/2024", "0000-00-00", "1699-12-31"])
def test_what_is_no_date_of_the_platform_is_invalid(text: str) -> None:
    assert date_value(text) == INVALID


def test_dates_and_times_of_day_are_kept_as_written() -> None:
    assert date_value("1700-01-01") == "1700-01-01"
    assert time_value("08:05:00") == "08:05:00.000Z"
    assert time_value("25:00:00") == INVALID


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("1", "1"),
        ("1.005", "1.01"),
        ("-1.005", "-1.01"),
        ("1.10", "1.1"),
        ("-0.001", "0"),
        ("1e3", "1000"),
        ("9999.999", OUT_OF_RANGE),
        ("10000", OUT_OF_RANGE),
        ("1,5", INVALID),
        ("1_0", INVALID),
        ("NaN", INVALID),
        ("١", INVALID),
        ("", INVALID),
    ],
)
def test_numbers_are_rounded_half_up_and_bounded(text: str, kept: str) -> None:
    # Six digits with two decimals leave four before the point; 9999.999 rounds to five.
    assert number_value(text, 6, 2) == kept


def test_booleans_come_in_four_words() -> None:
    assert [boolean_value(text) for text in ("TRUE", "0", "1", "false")] == ["true", "false", "true", "false"]
    assert boolean_value("yes") == INVALID


def test_length_counts_utf16_units() -> None:
    assert utf16_length("añ😀") == 4


def test_auto_numbers_fill_their_slot() -> None:
    assert auto_number("TR-{00000000}", 12) == "TR-00000012"


def test_the_first_unknown_choice_is_named() -> None:
    assert unknown_choice("Red;Mauve;Teal", "Red\nGreen") == "Mauve"
    assert unknown_choice("Green;Red", "Red\nGreen") is None
