"""What a plain scalar means here, and whether other readers of YAML would take it for something else.

Readers of YAML 1.1 (https://yaml.org/type/) and 1.2 (https://yaml.org/spec/1.2.2/#103-core-schema) disagree
about many plain scalars; those are refused, so that authors, editors and this compiler always mean the same.
"""

import re
from decimal import Decimal

from compiler.source.located import Plain

LONGEST_NUMBER = 64
_LONGEST_WORD = len("False")

_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]*)")
_DECIMAL = re.compile(r"-?(?:0|[1-9][0-9]*)\.[0-9]+")
_WORDS: dict[str, Plain] = {"true": True, "false": False, "null": None, "": None}

_DATE = r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}"
_YAML_1_1: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "a boolean",
        re.compile("y|Y|yes|Yes|YES|n|N|no|No|NO|True|TRUE|False|FALSE|on|On|ON|off|Off|OFF"),
    ),
    ("nothing", re.compile("~|Null|NULL")),
    ("a merge key", re.compile("<<")),
    ("a default value", re.compile("=")),
    (
        "a number",
        re.compile(
            r"""
              [-+]?0b[0-1_]+ | [-+]?0[0-7_]+ | [-+]?(?:0|[1-9][0-9_]*) | [-+]?0x[0-9a-fA-F_]+
            | [-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+
            | [-+]?[0-9][0-9_]*\.[0-9_]*(?:[eE][-+][0-9]+)? | \.[0-9][0-9_]*(?:[eE][-+][0-9]+)?
            | [-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*
            | [-+]?\.(?:inf|Inf|INF) | \.(?:nan|NaN|NAN)
            """,
            re.VERBOSE,
        ),
    ),
    (
        "a date",
        re.compile(
            r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
            rf"|{_DATE}(?:[Tt]|[ \t]+)[0-9]{{1,2}}:[0-9]{{2}}:[0-9]{{2}}(?:\.[0-9]*)?"
            r"(?:[ \t]*(?:Z|[-+][0-9]{1,2}(?::[0-9]{2})?))?"
        ),
    ),
)
_YAML_1_2 = re.compile(
    r"[-+]?[0-9]+ | 0o[0-7]+ | [-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?", re.VERBOSE
)


def value_of(scalar: str) -> Plain:
    """Return what a plain scalar means: true, false, null, an integer, a decimal, or else text.

    Raises ValueError where a number has more than `LONGEST_NUMBER` digits or cannot be kept exactly.
    """
    if scalar in _WORDS:
        return _WORDS[scalar]
    if scalar[0].isalpha():
        return scalar
    if _INTEGER.fullmatch(scalar):
        _check_length(scalar)
        return int(scalar)
    if _DECIMAL.fullmatch(scalar):
        _check_length(scalar)
        return _exact(scalar)
    return scalar


def other_meaning(scalar: str) -> tuple[str, str] | None:
    """Return which YAML takes a plain scalar for something else than is meant here, and for what, or None."""
    if len(scalar) > _LONGEST_WORD and scalar[0].isalpha():
        return None
    if scalar in _WORDS or _INTEGER.fullmatch(scalar) or _DECIMAL.fullmatch(scalar):
        return None
    for kind, pattern in _YAML_1_1:
        if pattern.fullmatch(scalar):
            return "YAML 1.1", kind
    return ("YAML 1.2", "a number") if _YAML_1_2.fullmatch(scalar) else None


def _check_length(scalar: str) -> None:
    if sum(character.isdigit() for character in scalar) > LONGEST_NUMBER:
        raise ValueError(f"the number has more than {LONGEST_NUMBER} digits")


def _exact(scalar: str) -> float:
    """Return a float that prints as the same number; money must not change on the way."""
    number = float(scalar)
    if Decimal(repr(number)) != Decimal(scalar):
        raise ValueError("the number has more digits than can be kept exactly")
    return number
