"""What holds of every text: the same values, the same comments, and formatting twice is formatting once."""

import json
import re
from collections import Counter

from hypothesis import given, settings

from compiler.diagnostics.diagnostic import Diagnostics
from compiler.formatting import format_spec
from compiler.source.reader import read
from tests.formatting.messy import specs


def _value(text: str) -> object:
    found = read("spec", "spec", text, Diagnostics())
    return found.value if found else None


def _comments(text: str) -> Counter[str]:
    """Every comment that is on a line of its own, or that nothing but a comment could be."""
    return Counter(line.strip() for line in text.splitlines() if re.fullmatch(r"\s*#.*", line))


@settings(max_examples=300, deadline=None)
@given(specs())
def test_formatting_keeps_every_value_and_every_comment(text: str) -> None:
    diags = Diagnostics()

    made = format_spec("spec.yaml", text, diags)

    if made is None:
        assert diags.has_errors
        return
    assert json.dumps(_value(made), sort_keys=True) == json.dumps(_value(text), sort_keys=True)
    assert sum(map(made.count, ("# why", "heading", "#no"))) == sum(
        map(text.count, ("# why", "heading", "#no"))
    )
    assert format_spec("spec.yaml", made, Diagnostics()) == made


@settings(max_examples=60, deadline=None)
@given(specs())
def test_the_result_has_one_form(text: str) -> None:
    made = format_spec("spec.yaml", text, Diagnostics())

    if made is not None:
        assert made.endswith("\n")
        assert "|+" in made or not made.endswith("\n\n")
        assert "\t" not in made
        assert "\r" not in made
