"""A picture as SVG: the same bytes everywhere, light or dark as the screen is, and readable aloud."""

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from xml.sax.saxutils import escape, quoteattr

from compiler.graphs.layout import (
    BOX_HEIGHT,
    HEADING_SIZE,
    MARGIN,
    NOTE_SIZE,
    TITLE_SIZE,
    Drawn,
    Layout,
    Placed,
    Point,
    layout,
)
from compiler.graphs.picture import Arrow, Picture
from compiler.graphs.widths import shortened, text_width

_STYLE = """\
.{id}{{--ink:#1f2328;--soft:#57606a;--line:#8c959f;--page:#ffffff;--box:#f6f8fa;--edge:#d0d7de;--mark:#0969da;
font-family:Helvetica,Arial,sans-serif}}
@media screen and (prefers-color-scheme:dark){{.{id}{{--ink:#e6edf3;--soft:#9198a1;--line:#7d8590;
--page:#0d1117;--box:#161b22;--edge:#30363d;--mark:#4493f8}}}}
.{id} .page{{fill:var(--page)}}
.{id} .box{{fill:var(--box);stroke:var(--edge)}}
.{id} .bar{{fill:var(--mark)}}
.{id} .title{{fill:var(--ink);font-size:{title}px}}
.{id} .note{{fill:var(--soft);font-size:{note}px}}
.{id} .heading{{fill:var(--soft);font-size:{heading}px;font-weight:bold}}
.{id} .arrow{{fill:none;stroke:var(--line);stroke-width:1.2}}
.{id} .later{{stroke-dasharray:5 4}}
.{id} .tip{{fill:var(--line)}}
"""


def svg(picture: Picture) -> str:
    """Draw a picture; ids and classes are its own, so that several may stand in one page."""
    picture = _bundled(picture)
    name = "cw" + hashlib.sha256(repr(picture).encode()).hexdigest()[:8]
    placed = layout(picture)
    return "\n".join([*_head(picture, placed, name), *_body(placed, name), "</svg>"]) + "\n"


def _bundled(picture: Picture) -> Picture:
    """Make one arrow of those between the same boxes; it stands for what all of them do."""
    labels: dict[tuple[str, str, bool], list[str]] = {}
    for one in picture.arrows:
        labels.setdefault((one.start, one.end, one.later), []).append(one.label)
    arrows = tuple(
        Arrow(start=start, end=end, label=", ".join(dict.fromkeys(words)), later=later)
        for (start, end, later), words in sorted(labels.items())
    )
    return replace(picture, arrows=arrows)


def _head(picture: Picture, placed: Layout, name: str) -> Iterator[str]:
    width, height = placed.width, placed.height
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="{name}" role="img" width="{width}" height="{height}"'
        f' viewBox="0 0 {width} {height}" aria-labelledby="{name}-title {name}-desc">'
    )
    yield f'<title id="{name}-title">{escape(picture.title)}</title>'
    yield f'<desc id="{name}-desc">{escape(_told(picture))}</desc>'
    yield "<style>"
    yield _STYLE.format(id=name, title=TITLE_SIZE, note=NOTE_SIZE, heading=HEADING_SIZE).rstrip()
    yield "</style>"
    yield (
        f'<defs><marker id="{name}-tip" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8"'
        ' orient="auto"><path class="tip" d="M0 0L8 4L0 8z"/></marker></defs>'
    )


def _told(picture: Picture) -> str:
    """Tell a picture in words: what is in each column."""
    parts = [picture.description]
    for number, heading in enumerate(picture.columns):
        titles = ", ".join(box.title for box in picture.boxes if box.column == number)
        parts.append(f"{heading}: {titles}.")
    return " ".join(parts)


def _body(placed: Layout, name: str) -> Iterator[str]:
    yield f'<rect class="page" width="{placed.width}" height="{placed.height}"/>'
    for x, heading in placed.headings:
        yield _text("heading", x, MARGIN + HEADING_SIZE, heading, HEADING_SIZE)
    yield from (_arrow(one, name) for one in placed.arrows)
    for one in placed.boxes:
        yield from _box(one)


def _box(one: Placed) -> Iterator[str]:
    inside = one.width - 22
    title, note = shortened(one.box.title, TITLE_SIZE, inside), shortened(one.box.note, NOTE_SIZE, inside)
    yield f"<g><title>{escape(f'{one.box.title}: {one.box.note}')}</title>"
    yield f'<rect class="box" x="{one.x}" y="{one.y}" width="{one.width}" height="{BOX_HEIGHT}" rx="5"/>'
    yield f'<rect class="bar" x="{one.x}" y="{one.y + 8}" width="3" height="{BOX_HEIGHT - 16}"/>'
    yield _text("title", one.x + 12, one.y + 17, title, TITLE_SIZE)
    yield f"{_text('note', one.x + 12, one.y + 32, note, NOTE_SIZE)}</g>"


def _text(style: str, x: int, y: int, words: str, size: int) -> str:
    """Write a text that is as wide as it was taken to be, whatever font the reader has."""
    if not words:
        return ""
    width = round(text_width(words, size))
    return (
        f'<text class={quoteattr(style)} x="{x}" y="{y}" textLength="{width}"'
        f' lengthAdjust="spacingAndGlyphs">{escape(words)}</text>'
    )


def _arrow(one: Drawn, name: str) -> str:
    style = "arrow later" if one.arrow.later else "arrow"
    tip = f'marker-end="url(#{name}-tip)"'
    told = f"<title>{escape(one.arrow.label)}</title>"
    return f'<path class="{style}" {tip} d="{_path(one.points)}">{told}</path>'


def _path(points: tuple[Point, ...]) -> str:
    """Draw curves between columns and straight lines past them."""
    (x, y), *others = points
    parts = [f"M{x} {y}"]
    for number, (to_x, to_y) in enumerate(others):
        if number % 2 == 1:
            parts.append(f"L{to_x} {to_y}")
        elif to_x == x:
            parts.append(f"C{x + 40} {y} {to_x + 40} {to_y} {to_x} {to_y}")
        else:
            bend = (x + to_x) // 2
            parts.append(f"C{bend} {y} {bend} {to_y} {to_x} {to_y}")
        x, y = to_x, to_y
    return "".join(parts)
