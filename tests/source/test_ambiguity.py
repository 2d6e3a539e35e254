"""Plain scalars that other readers of YAML take for something else are refused, in these words."""

import pytest

from tests.source.reading import located, rules, says, told


def test_a_country_that_other_readers_take_for_false_is_refused() -> None:
    says(
        "country: NO\non: x\n",
        """
        error[YML105]: `NO` means something else in YAML 1.1
         --> specs/pairs/p.yaml:1:10
        1 | country: NO
          |          ^^ some editors and tools read this as a boolean
          = help: quote it: 'NO'

        error[YML105]: `on` means something else in YAML 1.1
         --> specs/pairs/p.yaml:2:1
        2 | on: x
          | ^^ some editors and tools read this as a boolean
          = help: quote it: 'on'
        """,
    )


def test_numbers_that_other_readers_take_for_octal_are_refused() -> None:
    says(
        "mrn: 01234567\nzip: 02134\nother: 0891\n",
        """
        error[YML105]: `01234567` means something else in YAML 1.1
         --> specs/pairs/p.yaml:1:6
        1 | mrn: 01234567
          |      ^^^^^^^^ some editors and tools read this as a number
          = help: quote it: '01234567'

        error[YML105]: `02134` means something else in YAML 1.1
         --> specs/pairs/p.yaml:2:6
        2 | zip: 02134
          |      ^^^^^ some editors and tools read this as a number
          = help: quote it: '02134'

        error[YML105]: `0891` means something else in YAML 1.2
         --> specs/pairs/p.yaml:3:8
        3 | other: 0891
          |        ^^^^ some editors and tools read this as a number
          = help: quote it: '0891'
        """,
    )


def test_a_time_of_day_that_other_readers_take_for_a_number_is_refused() -> None:
    says(
        "t: 12:30\n",
        """
        error[YML105]: `12:30` means something else in YAML 1.1
         --> specs/pairs/p.yaml:1:4
        1 | t: 12:30
          |    ^^^^^ some editors and tools read this as a number
          = help: quote it: '12:30'
        """,
    )


@pytest.mark.parametrize(
    "number", ["1_000", "1e3", ".nan", "-.inf", "+1", "0x1F", "0o17", "1.", ".5", "1.5e+3"]
)
def test_unusual_numbers_are_refused(number: str) -> None:
    assert rules(f"a: {number}\n") == ["YML105"]


def test_a_date_that_does_not_exist_is_refused_like_any_plain_date() -> None:
    says(
        "d: 2024-02-30\n",
        """
        error[YML105]: `2024-02-30` means something else in YAML 1.1
         --> specs/pairs/p.yaml:1:4
        1 | d: 2024-02-30
          |    ^^^^^^^^^^ some editors and tools read this as a date
          = help: quote it: '2024-02-30'
        """,
    )


@pytest.mark.parametrize(("typed", "meant"), [("True", "true"), ("FALSE", "false"), ("~", "null")])
def test_another_spelling_of_a_word_is_refused_with_ours(typed: str, meant: str) -> None:
    assert f"= help: write `{meant}`, or quote it: '{typed}'" in told(f"a: {typed}\n")


def test_quoted_scalars_are_always_text() -> None:
    text = "a: ['yes', \"no\", '010', '12:30', '2024-01-01', '1e3', '=', '1']\n'on': '~'\n"

    assert located(text).value == {
        "a": ["yes", "no", "010", "12:30", "2024-01-01", "1e3", "=", "1"],
        "on": "~",
    }


def test_a_number_of_five_thousand_digits_is_refused() -> None:
    shown = told(f"a: {'7' * 5000}\n")

    assert shown.startswith(
        "error[YML116]: the number has more than 64 digits\n --> specs/pairs/p.yaml:1:4\n"
    )
    assert max(len(line) for line in shown.splitlines()) < 200


def test_a_number_of_64_digits_is_read() -> None:
    assert located(f"a: {'7' * 64}\n").value == {"a": int("7" * 64)}


def test_a_decimal_that_would_change_on_the_way_is_refused() -> None:
    says(
        "a: 12345678901234567.89\n",
        """
        error[YML116]: the number has more digits than can be kept exactly
         --> specs/pairs/p.yaml:1:4
        1 | a: 12345678901234567.89
          |    ^^^^^^^^^^^^^^^^^^^^
          = help: quote it if it is text
        """,
    )
