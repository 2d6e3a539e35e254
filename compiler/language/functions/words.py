"""What the functions have in common that split a text into words."""

from dataclasses import replace

from compiler.language.fragments import WHITE
from compiler.language.functions.function import Given
from compiler.language.types import Kind, Type

FIRST = rf"^[{WHITE}]*([^{WHITE}]+)"
LAST = rf"([^{WHITE}]+)[{WHITE}]*$"
ALL_BUT_LAST = rf"(?s)^[{WHITE}]*([^{WHITE}].*?)[{WHITE}]+[^{WHITE}]+[{WHITE}]*$"


def as_long(given: Given) -> Type:
    """Return the text type of a part of a text."""
    return replace(given.type, kind=Kind.TEXT)
