"""What is compared: components by `Type:Full.Name`, each with its properties as texts to show."""

from collections.abc import Iterable, Mapping

Properties = Mapping[str, str]
Picture = Mapping[str, Properties]

NONE = "none"
"""What a property is that has no value."""
ABSENT = ""
"""What a property is that is not there; properties that can be absent are listed on both sides."""


def yes_or_no(value: object) -> str:
    """Write a flag."""
    return "yes" if value is True or value == "true" else "no"


def access(*, read: bool, edit: bool) -> str:
    """Write what a permission set lets somebody do with a field."""
    return "read and edit" if edit else "read" if read else ABSENT


def listed(names: Iterable[str]) -> str:
    """Write a set of names, in one order."""
    return ", ".join(sorted(set(names))) or NONE
