"""A file's text, and positions in it."""

from bisect import bisect_right
from dataclasses import dataclass

from compiler.diagnostics.locator import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A file that was read: its name, its characters, and where each line begins."""

    file: str
    content: str
    starts: tuple[int, ...]

    @classmethod
    def of(cls, file: str, content: str) -> "Text":
        """Return the text of a file; only line feeds end a line, as in YAML files without exotic breaks."""
        starts = [0]
        while (end := content.find("\n", starts[-1])) >= 0:
            starts.append(end + 1)
        return cls(file=file, content=content, starts=tuple(starts))

    def line(self, number: int) -> str | None:
        """Return a line, counted from 1, without its end; None where there is none."""
        if not 1 <= number <= len(self.starts):
            return None
        end = self.starts[number] - 1 if number < len(self.starts) else len(self.content)
        return self.content[self.starts[number - 1] : end].removesuffix("\r")

    def span(self, start: int, end: int) -> Span:
        """Return the lines and columns of the characters from start up to end, both cut to the text."""
        line, column = self._position(start)
        end_line, end_column = self._position(max(start, end))
        return Span(file=self.file, line=line, column=column, end_line=end_line, end_column=end_column)

    def _position(self, offset: int) -> tuple[int, int]:
        offset = max(0, min(offset, len(self.content)))
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1
