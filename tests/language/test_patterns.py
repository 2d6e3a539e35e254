"""Patterns: what is refused when they are compiled, and that the engine takes all the others."""

from random import Random

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compiler.language.functions.patterns import pattern_mistake

_PIECES = (
    *(
        "a",
        "\u00e9",
        "\U0001f600",
        ".",
        "[a-z]",
        "[^a]",
        r"\d",
        r"\p{L}",
        r"\P{Lu}",
        "(",
        "(?:",
        ")",
        "|",
        "*",
    ),
    *("+", "?", "{2}", "{2,}", "{3,50}", "{900}", "^", "$", r"\b", r"\.", r"\-", r"\1", "[", "]", "[]", "-"),
    *(
        "[a-]",
        "[-a]",
        "[^]]",
        r"[\d-z]",
        "{",
        "}",
        "{,3}",
        "(?=",
        "(?i)",
        "\\",
        " ",
        r"[\]\[]",
        "[[:alpha:]]",
        "{0}",
    ),
)


@pytest.mark.parametrize(
    ("pattern", "mistake"),
    [
        ("", "a pattern cannot be empty"),
        ("a" * 201, "a pattern has at most 200 characters, and this has 201"),
        ("(", "a `)` is missing"),
        ("a)", "this `)` closes nothing"),
        ("[a", "a `]` is missing"),
        ("[z-a]", "a range goes from a lower character to a higher one: `a-z`"),
        ("*a", "nothing comes before `*` that could be repeated"),
        ("a**", "`*` repeats what is repeated already"),
        ("^*", "a place such as `^` cannot be repeated"),
        ("a{5,2}", "`{5,2}` goes from less to more, up to 1000"),
        ("a{", r"after `{` come numbers: `{2,4}`; the sign itself is written `\{`"),
        (r"(a)\1", r"`\1` refers back, which cannot be done in linear time"),
        ("(?=a)", "`(?` may only begin `(?:`, or `(?i)` at the very beginning"),
        ("(?<name>a)", "`(?` may only begin `(?:`, or `(?i)` at the very beginning"),
        (r"\Qa", r"`\Q` is not known"),
        (r"\p{Greek}", "of properties these are known: L Ll Lu N Nd P S Z"),
        ("((a{100}){100}){100}", "the pattern repeats too much"),
    ],
)
def test_a_bad_pattern_is_told_before_it_runs(pattern: str, mistake: str) -> None:
    assert pattern_mistake(pattern) == mistake


@pytest.mark.parametrize(
    "pattern",
    [
        r"NPI-\d{10}",
        "(?i)yes|no",
        r"[^@ ]+@[\w.-]+",
        "(?:a|b)*?c{2,}",
        r"\p{Lu}\p{L}*",
        "[-+]?[0-9]{1,3}",
        "^a$",
    ],
)
def test_a_good_pattern_is_fine(pattern: str) -> None:
    assert pattern_mistake(pattern) is None


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 2**32))
def test_the_engine_takes_every_pattern_that_is_fine(seed: int) -> None:
    random = Random(seed)
    patterns = ["".join(random.choices(_PIECES, k=random.randint(1, 6))) for _ in range(60)]
    with duckdb.connect() as connection:
        for pattern in (one for one in patterns if pattern_mistake(one) is None):
            quoted = pattern.replace("'", "''")
            connection.execute(f"SELECT regexp_full_match(x, '{quoted}') FROM (VALUES ('ab')) AS t(x)")
