"""The forms of dates and times: which specifiers are known, what they tell, how long they get."""

import re
from collections.abc import Mapping

from compiler.language.types import utf16_length

DAY = "dmYyBbjaA"
CLOCK = "HMSIpf"
_LONGEST: Mapping[str, int] = {
    **dict.fromkeys("dmHMSIyp", 2),
    **dict.fromkeys("baj", 3),
    "Y": 4,
    "f": 6,
    **dict.fromkeys("BA", 9),
    "%": 1,
}
_PART = re.compile(r"%(.)", re.DOTALL)


def knows(form: str, specifiers: str) -> bool:
    """Tell whether a form has a specifier and no other than these; `%%` is a percent sign."""
    used = _specifiers(form)
    return bool(used) and used <= set(specifiers) and "%" not in _PART.sub("", form)


def tells_day(form: str) -> bool:
    """Tell whether a text in this form says which day is meant."""
    used = _specifiers(form)
    return bool(used & set("Yy")) and ("j" in used or ("d" in used and bool(used & set("mBb"))))


def tells_hour(form: str) -> bool:
    """Tell whether a text in this form says which hour is meant."""
    used = _specifiers(form)
    return "H" in used or {"I", "p"} <= used


def _specifiers(form: str) -> set[str]:
    return {part for part in _PART.findall(form) if part != "%"}


def longest(form: str) -> int:
    """Return the length of the longest text that a form gives, in UTF-16 units."""
    return utf16_length(_PART.sub("", form)) + sum(_LONGEST[part] for part in _PART.findall(form))


def known(specifiers: str) -> str:
    """Write specifiers for people."""
    return "known are " + " ".join(f"%{one}" for one in specifiers)
