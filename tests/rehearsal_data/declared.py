"""What the platform's page declares of a field, judged without any code of the compiler."""

import re
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

import yaml

from tests.rehearsal_data.practice import Row

PLATFORM = Path(__file__).parents[2] / "specs" / "platforms" / "practicehub.yaml"
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
TIMES = ("%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M")
# Required, but the pair reads it only where it may be missing.
FORGIVEN = {("Invoice", "created")}
TYPE = re.compile(r"(?P<name>[a-z]+)(\((?P<argument>\w+)\))?(?P<required>!)?")


class Declarations:
    """The platform's objects, fields and enumerations."""

    def __init__(self) -> None:
        page: dict[str, Any] = yaml.safe_load(PLATFORM.read_text(encoding="utf-8"))
        self._enums: dict[str, list[str]] = page["enums"]
        self._fields = {
            name: {field: _type(told) for field, told in body["fields"].items() if _type(told)}
            for name, body in page["objects"].items()
        }

    def broken(self, object_name: str, row: Row) -> Iterator[str]:
        """The rules that a row breaks by itself: TYP101, TYP103, TYP104 and PCK101."""
        for field, told in self._fields[object_name].items():
            match = TYPE.fullmatch(told)
            assert match, told
            value = row.get(field)
            if field == "url":
                continue
            if match["name"] == "json":
                yield from () if value is None or isinstance(value, dict) else ("TYP101",)
                continue
            if value in (None, ""):
                if match["required"] and (object_name, field) not in FORGIVEN:
                    yield "TYP104"
            else:
                yield from self._misread(match["name"], match["argument"] or "", value)

    def _misread(self, kind: str, argument: str, value: object) -> Iterator[str]:
        text = str(value)
        if kind == "enum":
            if text not in self._enums[argument]:
                yield "PCK101"
        elif kind in ("text", "longtext", "html"):
            if units(text) > int(argument):
                yield "TYP103"
            if CONTROL.search(text):
                yield "TYP101"
        elif not _reads_as(kind, text):
            yield "TYP101"


def units(text: str) -> int:
    """The length of a text in units of UTF-16."""
    return len(text.encode("utf-16-le")) // 2


def time_of(text: str) -> datetime | None:
    """A local time in one of the declared forms."""
    for form in TIMES:
        try:
            return datetime.strptime(text, form)  # noqa: DTZ007 - local times carry no zone
        except ValueError:
            continue
    return None


def _type(told: str | dict[str, Any]) -> str:
    return told if isinstance(told, str) else told.get("type", "")


def _reads_as(kind: str, text: str) -> bool:
    if kind == "date":
        return _is_date(text)
    if kind == "datetime":
        return time_of(text) is not None
    if kind == "bool":
        return text.lower() in ("0", "1", "true", "false")
    if kind == "int":
        return text.lstrip("-").isdigit()
    if kind == "money":
        return _is_money(text)
    return kind in ("id", "ref", "file")


def _is_date(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _is_money(text: str) -> bool:
    try:
        number = Decimal(text)
    except InvalidOperation:
        return False
    return number.is_finite() and number == round(number, 2)
