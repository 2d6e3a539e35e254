"""Markdown that says what it was given to say: no text of a spec becomes markup, a link or another line.

What may be escaped with a backslash is listed at https://spec.commonmark.org/0.31.2/#backslash-escapes.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

_MARKUP = re.compile(r"[\\`*_\[\]<>|~]")
_MARKED = re.compile(r"[\\`*_\[\]<>|~&]")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_BLOCK = re.compile(r"^(?:([#>+=-])|(\d{1,9})([.)]))")
_LOOSE = re.compile(r"[^\w\- ]")


class Ready(str):
    """A text that is Markdown already: the filters leave it as it is."""

    __slots__ = ()


def text(value: object) -> Ready:
    """Make a text safe in running prose: one line, no markup of its own, also where a line begins with it."""
    if isinstance(value, Ready):
        return value
    return Ready(_BLOCK.sub(r"\2\\\1\3", escape(value)))


def cell(value: object) -> Ready:
    """Make a text safe inside a cell of a table: one line, no bars, no markup of its own."""
    return value if isinstance(value, Ready) else Ready(escape(value))


def escape(value: object) -> str:
    """Put a backslash before whatever would be markup within a line."""
    words = " ".join(str(value).split())
    if not _MARKED.search(words):
        return words
    return _ENTITY.sub(r"\\&", _MARKUP.sub(r"\\\g<0>", words))


def code(value: object) -> Ready:
    """Show a text as code inside a cell of a table, whatever back-ticks and bars it holds."""
    return Ready(prose_code(value).replace("|", "\\|"))


def prose_code(value: object) -> Ready:
    """Show a text as code in running prose or a heading, whatever back-ticks it holds."""
    words = " ".join(str(value).split())
    if not words:
        return Ready("")
    if "`" not in words:
        return Ready(f"`{words}`")
    fence = "`" * (max(map(len, re.findall("`+", words))) + 1)
    return Ready(f"{fence} {words} {fence}")


def with_code(value: object) -> Ready:
    """Show what stands between back-ticks as code and the rest as text, in a cell or within a line."""
    if isinstance(value, Ready):
        return value
    parts = " ".join(str(value).split()).split("`")
    if len(parts) % 2 == 0:
        return cell(value)
    return Ready("".join(code(part) if number % 2 else _spaced(part) for number, part in enumerate(parts)))


def _spaced(part: str) -> str:
    """Keep the blanks around a piece of text, which escaping it would lose."""
    before, after = part[:1].isspace() * " ", part[-1:].isspace() * " "
    return f"{before}{escape(part)}{after}" if part.strip() else part[:1]


def slug(heading: object) -> str:
    """Return the anchor of a heading, as GitHub makes it: `order-of-work` for `Order of work`.

    It takes the heading as it is read: Markdown's own marks do not count, and neither does punctuation.
    https://docs.github.com/get-started/writing-on-github/getting-started-with-writing-and-formatting-on-github/basic-writing-and-formatting-syntax#section-links
    """
    words = unicodedata.normalize("NFC", " ".join(str(heading).split())).lower()
    return _LOOSE.sub("", words).replace(" ", "-")


def slugs(headings: Iterable[str]) -> Iterator[str]:
    """Return the anchors of a page's headings: one that is there already gets a number, `reads-1`."""
    taken: dict[str, int] = {}
    for heading in headings:
        made = anchor = slug(heading)
        while anchor in taken:
            taken[made] += 1
            anchor = f"{made}-{taken[made]}"
        taken[anchor] = 0
        yield anchor


def link(title: object, document: str, heading: object = "") -> Ready:
    """Link to a document, or to a heading in it, by their names: `link("Patient", "dictionary", "Patient")`.

    An empty document is the page itself.
    """
    page = f"{document}.markdown" if document else ""
    return Ready(f"[{cell(title)}]({page}{'#' + slug(heading) if heading else ''})")


def table(heads: Sequence[str], rows: Iterable[Iterable[object]]) -> Ready:
    """Write a table: a head in back-ticks has code below it, and the cells of any other are texts.

    What a cell holds as `Ready` (a link) stays as it is; None is an empty cell.
    """
    codes = [head.startswith("`") for head in heads]
    lines = [f"| {' | '.join(cell(head.strip('`')) for head in heads)} |", "| --- " * len(heads) + "|"]
    for row in rows:
        cells = [_cell(value, is_code) for value, is_code in zip(row, codes, strict=True)]
        lines.append(f"| {' | '.join(cells)} |")
    return Ready("\n".join(lines) + "\n")


def _cell(value: object, is_code: bool) -> str:
    if value is None:
        return ""
    return code(value) if is_code and not isinstance(value, Ready) else cell(value)


def counted(number: int, noun: str, plural: str = "") -> str:
    """Write a number with its noun: `1 route`, `1,204 fields`."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def sentence(value: object) -> str:
    """Begin a text with a capital letter."""
    words = str(value)
    return words[:1].upper() + words[1:]
