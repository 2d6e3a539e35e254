"""Markdown to the HTML of a page: anchors, tables that can be read aloud and scrolled, drawings in place.

Markdown's own HTML is off: a tag in a text is shown, never obeyed, and links lead to nothing that runs.
https://spec.commonmark.org/0.31.2/
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.token import Token

from compiler.emitters.markdown import slugs
from compiler.emitters.site.inline import lead_links, markdown_reader, words_of
from compiler.emitters.site.page import Body, Heading, Row
from compiler.emitters.site.tables import Anchors, rows_of, table, with_tables

_PAPER = 1300  # pixels that shrink to the width of A4 and can still be read
_WIDTH = re.compile(r'<svg[^>]* width="(\d+)"')
_COMMENT = re.compile(r"\A<!--.*?-->\n", re.DOTALL)


def body(text: str, pictures: Mapping[str, str]) -> Body:
    """Turn a document into a page's body; `pictures` are the SVG texts by the path that it names them by."""
    reader = with_tables(markdown_reader())
    tokens = reader.parse(_COMMENT.sub("", text))
    for token in tokens:
        lead_links(token.children or ())
    tokens = list(_with_pictures(tokens, pictures))
    title, tokens = _without_title(tokens)
    headings = tuple(_anchored(tokens))
    rows = tuple(_tables(tokens, headings, reader))
    html = str(reader.renderer.render(tokens, reader.options, {}))
    return Body(title=title, html=html, headings=headings, rows=rows)


def _with_pictures(tokens: Sequence[Token], pictures: Mapping[str, str]) -> Iterator[Token]:
    """Put each drawing in the place of the paragraph that shows it."""
    skipped = 0
    for at, token in enumerate(tokens):
        shown = _picture(tokens[at + 1]) if token.type == "paragraph_open" else None
        if shown and shown[0] in pictures:
            yield Token("html_block", "", 0, content=_figure(shown[1], pictures[shown[0]]), block=True)
            skipped = 3
        if not skipped:
            yield token
        skipped = max(skipped - 1, 0)


def _picture(token: Token) -> tuple[str, str] | None:
    """Return path and words of the image that is all of a paragraph."""
    children = token.children or []
    if len(children) != 1 or children[0].type != "image":
        return None
    return str(children[0].attrGet("src") or ""), children[0].content


def _figure(words: str, drawing: str) -> str:
    """Show a drawing; one that is too broad for a page of paper gets a page across."""
    name, width = escape(words), _WIDTH.search(drawing)
    kind = "broad" if width and int(width[1]) > _PAPER else "narrow"
    return (
        f'<figure class="{kind}"><div class="wide" role="group" tabindex="0" aria-label="{name}">\n'
        f"{drawing}</div>\n"
        f"<figcaption>{name}</figcaption></figure>\n"
    )


def _without_title(tokens: Sequence[Token]) -> tuple[str, list[Token]]:
    """Take the first heading of the first level out: the page shows it itself."""
    for number, token in enumerate(tokens):
        if token.type == "heading_open" and token.tag == "h1":
            title = words_of(tokens[number + 1].children or ())
            return title, [*tokens[:number], *tokens[number + 3 :]]
    return "", list(tokens)


def _anchored(tokens: Sequence[Token]) -> Iterator[Heading]:
    """Give every heading its anchor."""
    opened = [(token, after) for token, after in pairwise(tokens) if token.type == "heading_open"]
    texts = [words_of(after.children or ()) for _, after in opened]
    for (token, _), text, anchor in zip(opened, texts, slugs(texts), strict=True):
        token.attrSet("id", anchor)
        yield Heading(level=int(token.tag[1:]), anchor=anchor, text=text)


def _tables(tokens: Sequence[Token], headings: Sequence[Heading], reader: MarkdownIt) -> Iterator[Row]:
    """Write every table, named after the heading that it stands below."""
    known = {heading.anchor: heading for heading in headings}
    anchors = Anchors(known)
    below, number = Heading(level=1, anchor="top", text="This page"), 0
    for token in tokens:
        if token.type == "heading_open":
            below, number = known[str(token.attrGet("id"))], 0
        elif token.type == "rows":
            number += 1
            caption = escape(below.text if number == 1 else f"{below.text}, table {number}")
            html, rows = table(rows_of(token, reader), caption, below, anchors)
            token.type, token.content = "html_block", html
            yield from rows
