"""The view for people: each finding with its line, the stretch underlined, and what to do."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from compiler.diagnostics.diagnostic import Diagnostic, Level, Place
from compiler.diagnostics.locator import Locator, Span, address, in_order
from compiler.diagnostics.visible import visible, width

_WINDOW = 160  # characters of a line that are shown
_BEFORE = 60  # of which this many may stand before the stretch


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """The terminal codes for each part of the view; empty ones leave it plain."""

    error: str = ""
    warning: str = ""
    note: str = ""
    strong: str = ""
    quiet: str = ""
    reset: str = ""

    def paint(self, code: str, text: str) -> str:
        """Return the text in a colour."""
        return f"{code}{text}{self.reset}" if code and text else text

    def of(self, level: Level) -> str:
        """Return the colour of a level."""
        return {"error": self.error, "warning": self.warning, "note": self.note}[level]


PLAIN = Palette()
COLOUR = Palette(
    error="\x1b[1;31m",
    warning="\x1b[1;33m",
    note="\x1b[1;36m",
    strong="\x1b[1m",
    quiet="\x1b[1;34m",
    reset="\x1b[0m",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shown:
    """One stretch of a file as it is drawn: where, with which mark, and the words beside it."""

    span: Span
    mark: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Canvas:
    """What every line of one finding needs: colours, the level's colour and the width of the line numbers."""

    palette: Palette
    colour: str
    gutter: int

    def number(self, number: int | None) -> str:
        """Return the start of a line that shows source text, or of one below it."""
        text = "" if number is None else str(number)
        return self.palette.paint(self.palette.quiet, f"{text:>{self.gutter}} |")

    def arrow(self, sign: str, span: Span) -> str:
        """Return the line that names a file and a position."""
        start = self.palette.paint(self.palette.quiet, " " * self.gutter + sign)
        return f"{start} {visible(span.file)}:{span.line}:{span.column}"

    def aside(self, word: str, text: str) -> str:
        """Return a line of advice."""
        start = self.palette.paint(self.palette.quiet, " " * self.gutter + " =")
        return f"{start} {self.palette.paint(self.palette.strong, word + ':')} {visible(text)}"


def render(found: Iterable[Diagnostic], locator: Locator, palette: Palette = PLAIN) -> str:
    """Return all findings as text, in the order of files and lines, an empty line between them."""
    blocks = ("".join(_block(diagnostic, locator, palette)) for diagnostic in in_order(found, locator))
    return "\n".join(blocks)


def tally(found: Iterable[Diagnostic]) -> str:
    """Return how many findings of each level there are, such as `2 errors, 1 warning`; '' for none."""
    levels = [diagnostic.level for diagnostic in found]
    counts = ((levels.count(level), level) for level in ("error", "warning", "note"))
    return ", ".join(f"{count} {level}{'s' if count > 1 else ''}" for count, level in counts if count)


def _block(diagnostic: Diagnostic, locator: Locator, palette: Palette) -> Iterator[str]:
    shown = tuple(_shown(diagnostic, locator))
    colour = palette.of(diagnostic.level)
    gutter = max((len(str(part.span.line)) for part in shown), default=1)
    canvas = _Canvas(palette=palette, colour=colour, gutter=gutter)
    title = palette.paint(colour, f"{diagnostic.level}[{diagnostic.rule}]")
    yield f"{title}: {palette.paint(palette.strong, visible(diagnostic.message))}\n"
    file = None
    for part in shown:
        if part.span.file != file:
            yield canvas.arrow("-->" if file is None else ":::", part.span) + "\n"
        file = part.span.file
        yield from _drawing(part, locator, canvas)
    if not shown:
        yield f" --> {visible(diagnostic.place.document)}\n"
    for word, text in _asides(diagnostic):
        yield canvas.aside(word, text) + "\n"


def _shown(diagnostic: Diagnostic, locator: Locator) -> Iterator[_Shown]:
    """Yield the stretch a finding is about and those related to it, as far as they are known."""
    places: list[tuple[Place, str, str]] = [(diagnostic.place, "^", diagnostic.label)]
    places += [(label.place, "-", label.text) for label in diagnostic.related]
    for place, mark, text in places:
        span = locator.span(place)
        if span is not None:
            yield _Shown(span=span, mark=mark, text=text)


def _asides(diagnostic: Diagnostic) -> Iterator[tuple[str, str]]:
    yield from (("note", note) for note in diagnostic.notes)
    yield from (("help", text) for text in diagnostic.helps)
    if diagnostic.place.keys:
        yield "at", address(diagnostic.place)


def _drawing(part: _Shown, locator: Locator, canvas: _Canvas) -> Iterator[str]:
    """Yield the source line and the line that underlines the stretch, of many lines only the first."""
    span = part.span
    line = locator.line(span.file, span.line)
    if line is None:
        return
    start = min(span.column - 1, len(line))
    stop = span.end_column - 1 if span.end_line == span.line else len(line.rstrip())
    first = max(0, start - _BEFORE) if len(line) > _WINDOW else 0
    last = min(len(line), first + _WINDOW)
    stop = max(start, min(stop, last))
    lead = ("…" if first else "") + visible(line[first:start])
    shown = lead + visible(line[start:last]) + ("…" if last < len(line) else "")
    marks = part.mark * max(1, width(visible(line[start:stop])))
    words = f"{marks} {visible(part.text)}".rstrip()
    colour = canvas.colour if part.mark == "^" else canvas.palette.quiet
    yield f"{canvas.number(span.line)} {shown}".rstrip() + "\n"
    yield f"{canvas.number(None)} {' ' * width(lead)}{canvas.palette.paint(colour, words)}\n"
