"""No file is too large, too deep or too wrong to be refused quickly."""

import time

import pytest

from tests.source.reading import rules, says, told


@pytest.mark.parametrize("opening", ["[", "{a: ", "- "])
def test_deep_nesting_is_refused_before_it_can_hurt(opening: str) -> None:
    started = time.perf_counter()

    assert "error[YML116]: the file is nested more than 64 deep\n" in told(opening * 3000)
    assert time.perf_counter() - started < 1


def test_nesting_of_64_is_read() -> None:
    assert rules("[" * 64 + "]" * 64) == []


def test_a_file_of_fifty_megabytes_is_refused_at_once() -> None:
    assert rules("# x\n" * 12_500_000) == ["YML116"]
    says(
        "# x\n" + "#" * 2_000_000,
        """
        error[YML116]: the file is larger than 2 MB
         --> specs/pairs/p.yaml:1:1
        1 | # x
          | ^
          = help: a spec holds no rows; split the document
        """,
    )


def test_a_size_is_counted_in_bytes() -> None:
    assert rules("# " + "é" * 1_000_000) == ["YML116"]


def test_a_file_of_very_many_keys_is_refused() -> None:
    many = "{" + ",".join(f"k{number}: 1" for number in range(60_000)) + "}"

    assert "error[YML116]: the file holds more than 100,000 values\n" in told(many)


def test_a_text_that_is_too_long_is_refused() -> None:
    assert "error[YML116]: the text is longer than 65,536 characters\n" in told(f"a: {'x' * 65_537}\n")


def test_findings_of_one_file_end_at_a_hundred() -> None:
    assert rules("".join(f"k{number}: yes\n" for number in range(5_000))) == ["YML105"] * 100
