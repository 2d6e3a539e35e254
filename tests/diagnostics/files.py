"""A locator over invented files: a place names a file, and its keys are a line, a column and a length."""

from collections.abc import Mapping
from dataclasses import dataclass

from compiler.diagnostics.diagnostic import Place
from compiler.diagnostics.locator import Span


@dataclass(frozen=True)
class Files:
    """Files by name; a place's keys are line, column and length, or nothing where the place is unknown."""

    contents: Mapping[str, str]

    def span(self, place: Place) -> Span | None:
        if len(place.keys) != 3:
            return None
        line, column, length = (int(key) for key in place.keys)
        return Span(file=place.document, line=line, column=column, end_line=line, end_column=column + length)

    def line(self, file: str, number: int) -> str | None:
        lines = self.contents.get(file, "").split("\n")
        return lines[number - 1] if number <= len(lines) else None


def at(file: str, line: int, column: int, length: int) -> Place:
    return Place(document=file, keys=(str(line), str(column), str(length)))
