"""What the page of Upvio declares of a field, members of objects too, judged without the compiler."""

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from tests.rehearsal_data.declared import CONTROL, units
from tests.rehearsal_data.practice import Row

PLATFORM = Path(__file__).parents[3] / "specs" / "platforms" / "upvio.yaml"
TYPE = re.compile(r"(?P<name>[a-z]+)(\((?P<argument>.+)\))?(?P<required>!)?")
# Declared as required, and the pair needs none.
FORGIVEN = {("Patient", "email")}
# Of a list only that it is one is judged, and nothing of what may be anything.
LIMITED = ("text", "longtext", "html")
MISSING = (None, "")


class Declarations:
    """The platform's objects, fields, shapes and enumerations."""

    def __init__(self) -> None:
        page: dict[str, Any] = yaml.safe_load(PLATFORM.read_text(encoding="utf-8"))
        self._enums: dict[str, list[str]] = page["enums"]
        self._shapes: dict[str, dict[str, Any]] = page["shapes"]
        self._objects: dict[str, dict[str, Any]] = page["objects"]

    def broken(self, object_name: str, row: Row) -> Iterator[str]:
        """The rules that a row breaks by itself: TYP101, TYP103, TYP104 and PCK101."""
        for rules in self.told(object_name, row).values():
            yield from rules

    def told(self, object_name: str, row: Row) -> dict[str, list[str]]:
        """The rules that each field of a row breaks, members by their dotted names."""
        fields = self._objects[object_name]["fields"]
        told = {name: found for name, found in self._members(fields, row, "") if found}
        return {name: found for name, found in told.items() if (object_name, name) not in FORGIVEN}

    def _members(
        self, fields: Mapping[str, Any], row: Mapping[str, Any], before: str
    ) -> Iterator[tuple[str, list[str]]]:
        for name, written in fields.items():
            match = TYPE.fullmatch(written if isinstance(written, str) else written["type"])
            assert match, written
            value = row.get(name)
            shape = self._shapes.get(str(match["argument"])) if match["name"] == "json" else None
            if shape is None:
                yield before + name, list(self._misread(match, value))
            elif value is None or isinstance(value, dict):
                yield from self._members(shape, value or {}, f"{before}{name}.")
            else:
                yield before + name, ["TYP101"]

    def _misread(self, match: re.Match[str], value: object) -> Iterator[str]:
        kind, argument = match["name"], match["argument"] or ""
        if value in MISSING:
            if match["required"]:
                yield "TYP104"
        elif kind == "enum":
            if value not in self._enums[argument]:
                yield "PCK101"
        elif kind in LIMITED:
            yield from _mistyped(str(value), int(argument))
        elif kind != "json" and not _reads_as(kind, argument, value):
            yield "TYP101"


def _mistyped(text: str, longest: int) -> Iterator[str]:
    if units(text) > longest:
        yield "TYP103"
    if CONTROL.search(text):
        yield "TYP101"


def _reads_as(kind: str, argument: str, value: object) -> bool:
    text = str(value)
    match kind:
        case "list":
            return isinstance(value, list)
        case "date":
            return _is_date(text)
        case "datetime":
            return _is_moment(text)
        case "bool":
            return text.lower() in ("0", "1", "true", "false")
        case "int":
            return re.fullmatch(r"-?[0-9]+", text) is not None
        case "money":
            return _is_number(text, 18, 2)
        case "decimal":
            whole, decimals = argument.split(".")
            return _is_number(text, int(whole), int(decimals))
        case _:
            return isinstance(value, str)


def _is_number(text: str, digits: int, decimals: int) -> bool:
    if not re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", text):
        return False
    number = Decimal(text)
    return number == round(number, decimals) and abs(number) < Decimal(10) ** (digits - decimals)


def _is_date(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _is_moment(text: str) -> bool:
    try:
        return datetime.fromisoformat(text).tzinfo is not None
    except ValueError:
        return False
