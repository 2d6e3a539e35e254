"""The text of a spec in its canonical form.

Laws: `read(format_spec(text))` has the values of `read(text)`, in their order below each section; formatting
twice is formatting once; no comment is lost. What would break one of them is left as it was, and said.
"""

import json
from collections import Counter

from compiler.diagnostics.diagnostic import Diagnostics
from compiler.formatting.comments import attach, comments
from compiler.formatting.layout import laid_out, noted
from compiler.formatting.reading import reading
from compiler.formatting.sections import foot_of, head_of, in_order, section_order
from compiler.formatting.tree import Collection
from compiler.source.located import Plain
from compiler.source.reader import read


class Unformattable(Exception):
    """A file whose canonical form would not mean the same; names it. A bug of ours, which changes nothing."""


def format_spec(file: str, text: str, diags: Diagnostics) -> str | None:
    """Return a spec in its canonical form; None where it cannot be read, which is reported.

    Sections come in the order of their kind, indented by two blanks a level. Brackets stay where they were
    typed on one line or fit into 180 columns, unless they hold prose. Quotes, blank lines (one at a time) and
    comments stay. Raises Unformattable where the result would not mean the same.
    """
    text = text.replace("\r\n", "\n")
    found = Diagnostics()
    before = read(file, file, text, found)
    for finding in found:
        diags.report(finding)
    if before is None or found.has_errors:
        return None
    made = _formatted(text)
    after = read(file, file, made, Diagnostics())
    same = after is not None and _meaning(after.value) == _meaning(before.value)
    if not same or _remarks(made) != _remarks(text):
        raise Unformattable(f"{file} is left as it is: another layout would change what it says")
    return made


def _formatted(text: str) -> str:
    found = reading(text)
    root = found.root
    if not isinstance(root, Collection) or not root.mapping or not root.items:
        return text
    attach(text, found)
    foot = foot_of(root.items[-1])
    head, blank, first = head_of(root.items[0])
    items = (first, *root.items[1:])
    if not found.kept:  # a blank line more or less would be one of its text
        items = in_order(items, section_order(root.items))
    lines = [*noted(head)][1 if head and head[0].blank_before else 0 :]
    if head and blank:
        lines.append("")
    lines += [*laid_out(items, 0), *noted(foot)]
    return "\n".join(lines) + "\n"


def _meaning(value: Plain) -> str:
    """Write a value so that numbers of different kinds and keys in another order differ, but for sections."""
    if isinstance(value, dict):
        value = {key: value[key] for key in sorted(value)}
    return json.dumps(value)


def _remarks(text: str) -> Counter[str]:
    return Counter(found.comment.text for found in comments(text, reading(text)))
