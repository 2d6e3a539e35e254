"""The words inside of blocks: text, code and links, as HTML and as they are read aloud.

Most cells of most tables are nothing but plain words, names as code, and links between documents. Those are
written here; whatever else stands in one is left to the Markdown reader, and comes out the same either way.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

_PLAIN = r"(?:[^\\`*_\[\]<>&!\n]|\\[!-/:-@\[-`{-~]|!(?!\[)|&(?![#\w]))"
_PIECE = re.compile(
    r"(?<!`)`(?P<code>[^`\s](?:[^`\n]*[^`\s])?)`(?!`)"
    rf"|\[(?P<label>{_PLAIN}+)\]\((?P<href>[A-Za-z0-9_.#/-]+)\)"
    rf"|(?P<plain>{_PLAIN}+)"
)
_MARKUP = re.compile(r"[\\`*_\[\]<>&!\n]")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_DOCUMENT = re.compile(r"([a-z0-9-]*)\.markdown(#.*)?")
_BROKEN_FROM = 18  # shorter words need no place to break at
_LONG = re.compile(rf"[^\s<>&]{{{_BROKEN_FROM},}}")
_BREAKABLE = re.compile(r"(?<=[._|/])(?=\w)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What stands in a cell or a heading: as HTML, and its words alone."""

    html: str
    words: str


class _Renderer(RendererHTML):
    """Writes long words with places to break at, and of an image that is no drawing its words only."""

    def text(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        """Write words so that a long one can go over two lines."""
        return _text(tokens[idx].content)

    def code_inline(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        """Write code so that a long name can go over two lines."""
        return _code(tokens[idx].content)

    def image(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        """Load nothing from anywhere."""
        return escape(tokens[idx].content)


def markdown_reader() -> MarkdownIt:
    """Return a reader for which a tag is text, never markup."""
    return MarkdownIt("commonmark", {"html": False}, renderer_cls=_Renderer)


def shown(content: str, reader: MarkdownIt) -> Shown:
    """Read one line of Markdown."""
    if not _MARKUP.search(content):
        return Shown(html=_text(content), words=" ".join(content.split()))
    return _quickly(content) or _thoroughly(content, reader)


def lead_links(children: Sequence[Token]) -> None:
    """Lead links between documents to their pages, and links to what stands beside them to that."""
    for child in children:
        if child.type == "link_open":
            href = str(child.attrGet("href") or "")
            child.attrSet("href", _led(href))
            if ":" in href:
                child.attrSet("rel", "noreferrer")  # a page elsewhere is not told where it was met


def words_of(children: Sequence[Token]) -> str:
    """Return the words of inline tokens, without their marks."""
    return " ".join("".join(map(_words, children)).split())


def _quickly(content: str) -> Shown | None:
    html, words, at = [], [], 0
    while at < len(content):
        piece = _PIECE.match(content, at)
        if piece is None:
            return None
        code, label, href, plain = piece.group("code", "label", "href", "plain")
        if code is not None:
            html.append(_code(code))
            words.append(code)
        else:
            text = _ESCAPED.sub(r"\1", plain if label is None else label)
            words.append(text)
            html.append(_text(text) if label is None else f'<a href="{_led(href)}">{_text(text)}</a>')
        at = piece.end()
    return Shown(html="".join(html), words=" ".join("".join(words).split()))


def _thoroughly(content: str, reader: MarkdownIt) -> Shown:
    tokens = reader.parseInline(content)
    children = tokens[0].children or []
    lead_links(children)
    return Shown(html=str(reader.renderer.render(tokens, reader.options, {})), words=words_of(children))


def _led(href: str) -> str:
    match = _DOCUMENT.fullmatch(href)
    if match:
        return f"{match[1]}.html{match[2] or ''}"
    return href if ":" in href or href.startswith("#") else f"../docs/{href}"


def _text(words: str) -> str:
    """Escape words, with places where a line may break in those that are long."""
    html = escape(words, quote=False).replace('"', "&quot;")
    if len(html) < _BROKEN_FROM:
        return html
    return _LONG.sub(lambda found: "<wbr>".join(_BREAKABLE.split(found[0])), html)


def _code(code: str) -> str:
    return f"<code>{_text(code)}</code>"


def _words(child: Token) -> str:
    if child.type in ("text", "code_inline", "image"):
        return child.content
    return " " if child.type in ("softbreak", "hardbreak") else ""
