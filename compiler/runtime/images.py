"""The images of an HTML text; however the text is made, reading it never fails."""

from html.parser import HTMLParser

import msgspec

_SHOWN = ("src", "alt")


def images(text: str) -> tuple[bytes, ...]:
    """Return each `<img>` as the JSON of an object with those of `src` and `alt` that it has.

    An attribute without a value is null. Entities in attributes are decoded, once.
    """
    parser = _Images()
    # Behind the last `>` no tag ends; the parser would look for that end again and again.
    parser.feed(text[: text.rfind(">") + 1])
    parser.close()
    return tuple(parser.found)


class _Images(HTMLParser):
    """Collects images; what is in comments and scripts is none."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[bytes] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take an image in; of an attribute that is there twice the first counts."""
        if tag != "img":
            return
        shown: dict[str, str | None] = {}
        for name, value in attrs:
            if name in _SHOWN:
                shown.setdefault(name, value)
        self.found.append(msgspec.json.encode(shown, order="sorted"))

    def parse_html_declaration(self, i: int) -> int:
        """Read `<!…` as HTML does: a comment, a document type, or anything else up to the next `>`.

        The parser's own way raises an error for what only word processors write:
        https://html.spec.whatwg.org/multipage/parsing.html#markup-declaration-open-state
        """
        if self.rawdata.startswith("<!--", i):
            return self.parse_comment(i)
        return self.parse_bogus_comment(i)
