"""A plain scalar means the same to everybody, or it is refused."""

import re
from decimal import Decimal

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from compiler.source.scalars import other_meaning, value_of

_ONLY_1_2 = ("YAML 1.2", "a number")
# Plain scalars of the sort that readers disagree about.
_SCALARS = st.one_of(
    st.from_regex(re.compile(r"[-+]?[0-9_.:eExXoObB]{1,12}", re.ASCII), fullmatch=True),
    st.from_regex(
        re.compile(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt ][0-9:.]{1,12}(Z|[-+][0-9:]{1,5})?)?"), fullmatch=True
    ),
    st.sampled_from(
        [
            variant
            for word in ("yes", "no", "on", "off", "true", "false", "null", "y", "n", ".nan", ".inf", "-.inf")
            for variant in (word, word.upper(), word.title(), word[0] + word[1:].upper())
        ]
    ),
    st.sampled_from(
        ["~", "=", "<<", "", "-", "+", ".", "0", "-0", "0.0", "00", "0b1", "0o7", "0x", "1:2", "1:60"]
    ),
)


def _read_by_yaml_1_1(scalar: str) -> str:
    """Return the kind that PyYAML's own table of YAML 1.1 gives a plain scalar."""
    for tag, pattern in yaml.SafeLoader.yaml_implicit_resolvers.get(scalar[:1], []):
        if pattern.match(scalar):
            return str(tag).rpartition(":")[2]
    return "str"


@settings(deadline=None, max_examples=500)
@given(_SCALARS)
@example("2024-01-01 10:00:00 +01:00")
@example("190:20:30.15")
@example("6_85.230_15e+03")
def test_every_scalar_that_yaml_1_1_reads_differently_is_refused(scalar: str) -> None:
    kind = _read_by_yaml_1_1(scalar)
    ours = value_of(scalar)

    if isinstance(ours, str):
        refused_for_1_1 = other_meaning(scalar) not in (None, _ONLY_1_2)
        assert refused_for_1_1 == (kind != "str" or scalar in ("y", "Y", "n", "N"))
    else:
        assert other_meaning(scalar) is None
        assert kind in ("int", "float", "bool", "null")


@settings(deadline=None)
@given(
    st.one_of(
        st.integers().map(str),
        st.decimals(allow_nan=False, allow_infinity=False, places=2).map("{:f}".format),
        st.sampled_from(["true", "false", "null", ""]),
    )
)
def test_what_is_not_text_means_the_same_to_yaml_1_1(scalar: str) -> None:
    try:
        ours = value_of(scalar)
    except ValueError:  # too long, or not exact
        return
    theirs = yaml.safe_load(scalar) if scalar else None

    assert (ours, type(ours)) == (theirs, type(theirs))


@settings(deadline=None)
@given(st.decimals(allow_nan=False, allow_infinity=False, places=4))
def test_a_decimal_is_kept_exactly_or_refused(number: Decimal) -> None:
    written = f"{number:f}"
    try:
        kept = value_of(written)
    except ValueError:
        return

    assert Decimal(repr(kept)) == number


@pytest.mark.parametrize(
    ("scalar", "value"),
    [("0", 0), ("-12", -12), ("0.5", 0.5), ("-3.25", -3.25), ("true", True), ("null", None), ("", None)],
)
def test_numbers_and_words_that_everybody_reads_alike(scalar: str, value: object) -> None:
    assert value_of(scalar) == value
    assert other_meaning(scalar) is None


@pytest.mark.parametrize(
    "scalar", ["48h", "yEs", "text(80)!", "last_name | trim", "1.2.3", "v1", "nope", "-", "a=b"]
)
def test_ordinary_text_is_text(scalar: str) -> None:
    assert value_of(scalar) == scalar
    assert other_meaning(scalar) is None


@pytest.mark.parametrize(
    ("scalar", "kind"),
    [
        ("y", ("YAML 1.1", "a boolean")),
        ("Off", ("YAML 1.1", "a boolean")),
        ("~", ("YAML 1.1", "nothing")),
        ("=", ("YAML 1.1", "a default value")),
        ("<<", ("YAML 1.1", "a merge key")),
        ("0b1_1", ("YAML 1.1", "a number")),
        ("2024-1-2 3:04:05", ("YAML 1.1", "a date")),
        ("089", ("YAML 1.2", "a number")),
        ("1e3", ("YAML 1.2", "a number")),
        ("0o17", ("YAML 1.2", "a number")),
    ],
)
def test_who_reads_a_scalar_differently_and_as_what(scalar: str, kind: tuple[str, str]) -> None:
    assert other_meaning(scalar) == kind


def test_a_number_has_at_most_64_digits() -> None:
    assert value_of("-" + "9" * 64) == int("-" + "9" * 64)
    with pytest.raises(ValueError, match="more than 64 digits"):
        value_of("9" * 65)
    with pytest.raises(ValueError, match="more than 64 digits"):
        value_of("0." + "1" * 64)
