"""Problems that many kinds of metadata share, and the lengths of what Setup shows of them."""

import re
from collections.abc import Iterator

from compiler.sandbox.org.deploy.xml import Element

NAME = re.compile(r"[A-Za-z](?:[A-Za-z0-9]|_(?!_))*", re.ASCII)
LONGEST_NAME = 80
LONGEST = {
    "MasterLabel": 40,
    "Name": 40,
    "Label": 80,
    "Description": 255,
    "FieldDescription": 1000,
    "InlineHelpText": 510,
    "ErrorMessage": 255,
}
"""Characters by what a message calls the part; a field's description is longer than the others'."""


def missing_problems(element: Element, *needed: str) -> Iterator[str]:
    """The elements that a component lacks or leaves empty."""
    for name in needed:
        if not (element.get(name) or "").strip():
            yield f"Required field is missing: {name}"


def name_problems(what: str, name: str, longest: int = LONGEST_NAME) -> Iterator[str]:
    """A developer name that is none."""
    if len(name) > longest or name.endswith("_") or NAME.fullmatch(name) is None:
        yield (
            f"The {what} Name can only contain alphanumeric characters, must begin with a letter, cannot end "
            "with an underscore or contain two consecutive underscore characters"
        )


def too_long(element: Element, name: str, part: str) -> Iterator[str]:
    """An element with more characters than `part` of LONGEST may have."""
    if len(element.get(name) or "") > LONGEST[part]:
        shown = part.removeprefix("Field")
        yield f"Value too long for field: {shown} maximum length is:{LONGEST[part]}"


def unknown_word(element: Element, name: str, known: frozenset[str], enum: str) -> Iterator[str]:
    """An element whose text is none of an enumeration's words."""
    value = element.get(name)
    if value is not None and value not in known:
        yield f"'{value}' is not a valid value for the enum '{enum}'"
