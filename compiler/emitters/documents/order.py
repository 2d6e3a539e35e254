"""`docs/order.markdown`: what is deployed and what is loaded before what, drawn and told, and why."""

from collections.abc import Iterator, Mapping, Sequence

from compiler.emitters.documents.document import Document, Subject
from compiler.emitters.documents.headings import route_heading
from compiler.emitters.markdown import Ready, cell, code, counted, link
from compiler.graphs.picture import Box, Picture
from compiler.graphs.pictures import PICTURES
from compiler.graphs.svg import svg
from compiler.model.plan import Link, Load
from compiler.model.program import Program

_FEW = 8

_DOES = {
    "upsert": "creates, or changes by its key",
    "insert": "creates once, with its own dates",
    "find": "matches, creates nothing",
    "file": "stores files",
}


def context(subject: Subject) -> Mapping[str, object]:
    """Return the steps of a deployment and of a load, each with what it waits for."""
    program, loads = subject.program, subject.plan.loads
    return {
        "steps": list(_steps(PICTURES["deploy"](subject.manifest))),
        "kinds": _kinds(subject),
        "waves": [_wave(program, load) for load in loads if not load.second_pass],
        "seconds": [_second(program, load) for load in loads if load.second_pass],
        "last": max((load.wave for load in loads), default=0),
        "key_field": program.key_field,
        "loader": subject.plan.destination.loader,
    }


def pictures(subject: Subject) -> Mapping[str, str]:
    """Draw both orders."""
    return {f"pictures/{name}.svg": svg(PICTURES[name](subject.manifest)) for name in ("deploy", "load")}


def _steps(picture: Picture) -> Iterator[tuple[str, str, str, str]]:
    """Yield what the picture of a deployment shows, column by column, with what must be there before."""
    boxes = {box.id: box for box in picture.boxes}
    for number, heading in enumerate(picture.columns):
        for box in picture.boxes:
            if box.column == number:
                yield heading, box.title, box.note, _before(picture, boxes, box)


def _before(picture: Picture, boxes: Mapping[str, Box], box: Box) -> str:
    found: dict[str, list[str]] = {}
    for arrow in picture.arrows:
        if arrow.end == box.id:
            found.setdefault(boxes[arrow.start].title, []).append(arrow.label)
    if box.kind == "group":
        return ", ".join(found) or "nothing"
    return (
        "; ".join(f"{title} ({', '.join(dict.fromkeys(why))})" for title, why in found.items()) or "nothing"
    )


def _kinds(subject: Subject) -> list[tuple[str, int, str, str]]:
    """List the kinds of components with how many there are of each, and the names of a few."""
    found: dict[tuple[str, str], list[str]] = {}
    for one in subject.compiled.components:
        found.setdefault((one.kind, one.part), []).append(one.name)
    return [
        (kind, len(names), "" if part == "main" else f"in the part {part} only", _few(names))
        for (kind, part), names in sorted(found.items())
    ]


def _few(names: Sequence[str]) -> str:
    """Write some names, in their order; the README beside the project lists every file."""
    listed = sorted(names)
    more = f" and {counted(len(listed) - _FEW, 'other')}" if len(listed) > _FEW else ""
    return ", ".join(listed[:_FEW]) + more


def _wave(program: Program, load: Load) -> tuple[object, ...]:
    route = program.routes[load.route]
    return (
        load.wave,
        link(load.route, "mapping", route_heading(route)),
        load.source,
        load.target,
        _DOES[load.operation],
        Ready("; ".join(_needs(load)) or "nothing"),
    )


def _needs(load: Load) -> Iterator[str]:
    """Yield what a load waits for, with the reference that is the reason, and what it leaves for later."""
    for one in load.links:
        if one.routes and not one.later:
            yield f"{cell(' or '.join(one.routes))}, because of {code(one.name)}{_missing(one)}"
    for one in load.links:
        if one.later:
            yield f"{code(one.name)} is filled in a second pass"


def _missing(one: Link) -> str:
    if one.fallback:
        return f" (else the answer to {code(one.fallback)})"
    return "" if one.missing == "reject" else " (stays empty without it)"


def _second(program: Program, load: Load) -> tuple[object, ...]:
    names = [one.name for one in load.links if one.later]
    parents = sorted({route for one in load.links if one.later for route in one.routes})
    return (
        load.wave,
        link(load.route, "mapping", route_heading(program.routes[load.route])),
        Ready(", ".join(code(name) for name in names)),
        f"a record of {' or '.join(parents)} may be written after the one that refers to it",
    )


ORDER = Document(
    name="order",
    title="Deployment and load order",
    about="what is deployed and loaded before what, drawn and told, and why",
    audience="everybody",
    context=context,
    beside=pictures,
)
