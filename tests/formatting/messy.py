"""Specs as hasty authors type them: any indentation, any layout, comments everywhere."""

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

WORDS = (
    "spec",
    "name",
    "routes",
    "maps",
    "a",
    "b_1",
    "c-d",
    "Über",
    "'quoted key'",
    '"other"',
    "from",
    "'a: b'",
)
PLAIN = (
    "x",
    "email | trim | lower",
    "text(40)!",
    "Which zone? ours",
    "$tenant -> account",
    "12",
    "1.50",
    "true",
    "null",
    "https://a.example/b#c",
)
QUOTED = ("'it''s'", '"a, b: c"', "'# no comment'", '"tab\\there"', "''", '"  "', "'000417'")
LONG = ("'a sentence of prose, with a comma, that is much longer than it should be in braces: yes'",)
COMMENTS = ("# why", "#", "# -- 2. heading ---", '# it\'s "quoted", [so] {what}', "#no blank")
INDENTS = st.integers(1, 5)


@st.composite
def specs(draw: DrawFn) -> str:
    """A document whose root is a mapping; some are of a kind that has an order of sections."""
    lines: list[str] = []
    if draw(st.booleans()):
        lines += ["# yaml-language-server: $schema=x.json", *draw(_blanks())]
    names = draw(
        st.lists(st.sampled_from(WORDS), min_size=1, max_size=5, unique_by=lambda key: key.strip("'\""))
    )
    for name in names:
        if name == "spec":
            lines.append(draw(st.sampled_from(("spec: pair/v1", "spec: 'test/v1'", "spec: other"))))
        else:
            lines += draw(_entry(name, 0, 3))
    lines += draw(_notes(0))
    end = draw(st.sampled_from(("", "\n", "\n\n\n")))
    return draw(st.sampled_from(("\n", "\r\n"))).join(lines) + end


@st.composite
def _entry(draw: DrawFn, key: str, indent: int, depth: int) -> list[str]:
    head = f"{' ' * indent}{key}:"
    lines = draw(_notes(indent))
    how = draw(st.sampled_from(("scalar", "flow", "lines", "block", "many") if depth else ("scalar", "flow")))
    if how == "scalar":
        return [*lines, draw(_remarked(f"{head} {draw(_scalar())}"))]
    if how == "flow":
        return [*lines, draw(_remarked(f"{head} {draw(_flow(2))}"))]
    if how == "lines":
        return [*lines, *draw(_flow_lines(head, indent))]
    if how == "many":
        return [*lines, *draw(_text_of_lines(head, indent))]
    inner = draw(_block(indent + draw(INDENTS), depth - 1, draw(st.booleans()), indent))
    return [*lines, draw(_remarked(head)), *inner]


@st.composite
def _block(draw: DrawFn, indent: int, depth: int, mapping: bool, outer: int) -> list[str]:
    if mapping:
        names = draw(
            st.lists(st.sampled_from(WORDS), min_size=1, max_size=3, unique_by=lambda key: key.strip("'\""))
        )
        return [line for name in names for line in draw(_entry(name, indent, depth))]
    indent = draw(st.sampled_from((indent, outer)))
    lines: list[str] = []
    for _ in range(draw(st.integers(1, 3))):
        lines += draw(_notes(indent))
        if depth and draw(st.booleans()):
            first, *others = [
                line
                for line in draw(_block(indent + 2, 0, True, indent))
                if line.strip() and line.strip()[0] != "#"
            ]
            lines += [f"{' ' * indent}- {first.strip()}", *others]
        else:
            lines.append(draw(_remarked(f"{' ' * indent}- {draw(_scalar())}")))
    return lines


@st.composite
def _text_of_lines(draw: DrawFn, head: str, indent: int) -> list[str]:
    inner = " " * (indent + draw(INDENTS))
    mark = draw(st.sampled_from(("|", ">", "|-", ">-", "|+", "", "'", '"')))
    words = draw(
        st.lists(st.sampled_from(("one two", "# three", "four: five", "  six", "")), min_size=1, max_size=4)
    )
    if mark in ("'", '"'):
        return [f"{head} {mark}begin", *(f"{inner}{word}".rstrip() for word in words), f"{inner}end{mark}"]
    if mark == "":
        return [
            f"{head} begin",
            *(f"{inner}{word.replace('#', '').replace(':', '')}".rstrip() for word in words),
        ]
    return [f"{head} {mark}", f"{inner}begin", *(f"{inner}{word}".rstrip() for word in words)]


def _scalar() -> SearchStrategy[str]:
    return st.sampled_from((*PLAIN, *QUOTED, *LONG))


@st.composite
def _flow(draw: DrawFn, depth: int) -> str:
    blank = draw(st.sampled_from(("", " ", "  ")))
    inner = st.one_of(_scalar(), _flow(depth - 1)) if depth else _scalar()
    if draw(st.booleans()):
        return f"[{blank}{f',{blank}'.join(draw(st.lists(inner, max_size=3)))}{blank}]"
    names = draw(st.lists(st.sampled_from(WORDS), max_size=3, unique_by=lambda key: key.strip("'\"")))
    return f"{{{blank}{f',{blank}'.join(f'{name}: {draw(inner)}' for name in names)}{blank}}}"


@st.composite
def _flow_lines(draw: DrawFn, head: str, indent: int) -> list[str]:
    inner = " " * (indent + draw(INDENTS))
    names = draw(
        st.lists(st.sampled_from(WORDS), min_size=1, max_size=3, unique_by=lambda key: key.strip("'\""))
    )
    parts = [draw(_remarked(f"{inner}{name}: {draw(_flow(1))},")) for name in names]
    notes = [f"{inner}{comment}" for comment in draw(st.lists(st.sampled_from(COMMENTS), max_size=1))]
    return [draw(_remarked(f"{head} {{")), *parts, *notes, draw(_remarked(f"{inner}}}"))]


@st.composite
def _remarked(draw: DrawFn, line: str) -> str:
    comment = draw(st.sampled_from(("", "", "", *COMMENTS)))
    return line + " " * draw(st.integers(1, 6)) + comment if comment else line


@st.composite
def _notes(draw: DrawFn, indent: int) -> list[str]:
    lines: list[str] = []
    for comment in draw(st.lists(st.sampled_from(COMMENTS), max_size=2)):
        lines += [*draw(_blanks()), " " * draw(st.sampled_from((indent, 0, indent + 2))) + comment]
    return [*lines, *draw(_blanks())]


def _blanks() -> SearchStrategy[list[str]]:
    return st.lists(st.just(""), max_size=2)
