"""A picture as text for other programs: Mermaid, DOT and JSON."""

import json
from dataclasses import asdict

from compiler.graphs.picture import Picture

FORMAT_VERSION = "1.0"


def mermaid(picture: Picture) -> str:
    """Write a flowchart for Mermaid; columns are groups.

    https://mermaid.js.org/syntax/flowchart.html
    """
    keys = {box.id: f"n{number}" for number, box in enumerate(picture.boxes)}
    lines = ["---", f"title: {json.dumps(picture.title, ensure_ascii=False)}", "---", "flowchart LR"]
    for number, heading in enumerate(picture.columns):
        lines.append(f'  subgraph c{number}["{_entity(heading)}"]')
        lines += [
            f'    {keys[box.id]}["{_entity(box.title)}<br/>{_entity(box.note)}"]'
            for box in picture.boxes
            if box.column == number
        ]
        lines.append("  end")
    for arrow in picture.arrows:
        line = "-.->" if arrow.later else "-->"
        lines.append(f'  {keys[arrow.start]} {line}|"{_entity(arrow.label)}"| {keys[arrow.end]}')
    return "\n".join(lines) + "\n"


def dot(picture: Picture) -> str:
    """Write a graph for Graphviz; a column is a rank.

    https://graphviz.org/doc/info/lang.html
    """
    lines = [
        "digraph {",
        f"  label={_quoted(picture.title)} rankdir=LR",
        '  node [shape=box fontname="Helvetica"] edge [fontname="Helvetica" fontsize=10]',
    ]
    for number in range(len(picture.columns)):
        boxes = [box for box in picture.boxes if box.column == number]
        inside = " ".join(f"{_quoted(box.id)};" for box in boxes)
        lines.append(f"  {{ rank=same; {inside} }}")
        lines += [
            f"  {_quoted(box.id)} [label={_quoted(f'{box.title}{chr(10)}{box.note}')}]" for box in boxes
        ]
    for arrow in picture.arrows:
        style = " style=dashed" if arrow.later else ""
        label = _quoted(arrow.label)
        lines.append(f"  {_quoted(arrow.start)} -> {_quoted(arrow.end)} [label={label}{style}]")
    return "\n".join((*lines, "}")) + "\n"


def as_json(picture: Picture) -> str:
    """Write a picture as one JSON object."""
    content = {"format_version": FORMAT_VERSION, **asdict(picture)}
    return json.dumps(content, indent=2, ensure_ascii=False) + "\n"


def _entity(text: str) -> str:
    """Write a text as Mermaid takes it between quotes."""
    marks = {"#": "#35;", '"': "#quot;", "<": "#lt;", ">": "#gt;", "\n": " "}
    return "".join(marks.get(character, character) for character in text)


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'
