"""Writes one self-contained HTML page: everything escaped, no script, nothing fetched from anywhere.

The policy in the page allows nothing but its own style, by hash: https://www.w3.org/TR/CSP3/#external-hash
"""

import base64
import hashlib
from collections.abc import Iterable, Sequence
from html import escape

STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;color:#1b1f24;background:#fff;max-width:70rem;"
    "margin:2rem auto;padding:0 1rem}"
    "h1{font-size:1.6rem}h2{font-size:1.2rem;margin-top:2.5rem}"
    "table{border-collapse:collapse;width:100%;margin:.5rem 0}"
    "caption{text-align:left;color:#57606a;padding:.2rem 0}"
    "th,td{border-bottom:1px solid #d0d7de;padding:.3rem .6rem;text-align:left;vertical-align:top}"
    "td.n,th.n{text-align:right;font-variant-numeric:tabular-nums}"
    "code{font-family:ui-monospace,monospace;font-size:.9em;overflow-wrap:anywhere}"
    ".ok{color:#116329}.bad{color:#a40e26;font-weight:600}"
    "@media print{body{margin:0;max-width:none}}"
)


class Markup(str):
    """Text that is HTML already."""

    __slots__ = ()


Child = Markup | str | int


def element(tag: str, *children: Child, kind: str = "") -> Markup:
    """Write an element; `kind` is its class."""
    start = f'<{tag} class="{escape(kind)}">' if kind else f"<{tag}>"
    return Markup(f"{start}{''.join(map(_inside, children))}</{tag}>")


def section(title: str, *children: Child) -> Markup:
    """Write a section with a heading."""
    return element("section", element("h2", title), *children)


def table(caption: str, headers: Sequence[str], rows: Iterable[Sequence[Child]]) -> Markup:
    """Write a table; whole numbers are set to the right. Without rows, only its caption as a sentence."""
    body = [element("tr", *(_cell(cell) for cell in row)) for row in rows]
    if not body:
        return element("p", f"{caption}: none.")
    head = element("tr", *(element("th", header) for header in headers))
    return element("table", element("caption", caption), element("thead", head), element("tbody", *body))


def page(title: str, *body: Child) -> str:
    """Write the whole page."""
    digest = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{escape(policy)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n"
        f"{element('main', element('h1', title), *body)}\n</body>\n</html>\n"
    )


def _cell(cell: Child) -> Markup:
    return element("td", f"{cell:,}", kind="n") if isinstance(cell, int) else element("td", cell)


def _inside(child: Child) -> str:
    return child if isinstance(child, Markup) else escape(str(child))
