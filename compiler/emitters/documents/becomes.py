"""Where each field of the source lands, or why it does not: every field has an answer."""

from collections.abc import Iterator, Mapping

from compiler.emitters.documents.headings import route_heading
from compiler.emitters.markdown import Ready, cell, link
from compiler.language.check import paths
from compiler.model.manifest import Manifest
from compiler.model.program import Program, SourceObject

Answers = Mapping[str, tuple[Ready, ...]]
"""What becomes of fields, as texts for a cell, by `Object.field`."""


def becomes(program: Program, manifest: Manifest) -> Answers:
    """Say of each field of the source what becomes of it: where it lands first, then what else it does."""
    found: dict[str, dict[Ready, None]] = {}
    for name, answer in _answers(program, manifest):
        found.setdefault(name, {})[answer] = None
    for owner in program.objects.values():
        for field in owner.fields:
            name = f"{owner.name}.{field}"
            if name not in found:
                found[name] = dict.fromkeys(_otherwise(program, owner, field, found))
    return {name: tuple(answers) for name, answers in found.items()}


def _answers(program: Program, manifest: Manifest) -> Iterator[tuple[str, Ready]]:
    for edge in manifest.lineage:
        to = link(edge.target, "mapping", route_heading(program.routes[edge.route]))
        yield from ((source, to) for source in edge.sources)
    yield from _direct(program)
    yield from _keys(program)
    yield from _contents(program)
    yield from _related(program)
    yield from _collected(program)
    yield from _splits(program)
    for owner in program.objects.values():
        yield from _inner(program, owner)
    yield from _dropped(program)


def _direct(program: Program) -> Iterator[tuple[str, Ready]]:
    """Fields that a route names itself, those of made objects and composed references among them."""
    for route in program.routes.values():
        owner, heading = program.objects[route.source], route_heading(route)
        for one in route.assignments:
            if one.expression and one.duty != "show":
                to = link(f"{route.target}.{one.field}", "mapping", heading)
                read = (name for name in paths(one.expression.node) if name in owner.fields)
                yield from ((f"{owner.name}.{name}", to) for name in read)
        for reference in route.references:
            if reference.own and reference.own in owner.fields:
                to = link(f"{route.target}.{reference.field}", "mapping", heading)
                yield f"{owner.name}.{reference.own}", to


def _keys(program: Program) -> Iterator[tuple[str, Ready]]:
    """The fields of a key name the row, and so the record that is made from it."""
    for route in program.routes.values():
        owner = program.objects[route.source]
        if route.operation != "find":
            key = f"{route.target}.{program.key_field}"
            to = link(key, "mapping", route_heading(route))
            yield from ((f"{owner.name}.{name}", to) for name in owner.key)


def _contents(program: Program) -> Iterator[tuple[str, Ready]]:
    for route in program.routes.values():
        to = link(f"route {route.name}", "mapping", route_heading(route))
        if route.content:
            yield f"{route.source}.{route.content}", Ready(f"the bytes of the file that {to} stores")
        for one in route.assignments:
            if one.duty == "show" and one.expression:
                shown = Ready(f"shown to the administrator by {to}")
                yield from ((f"{route.source}.{name}", shown) for name in paths(one.expression.node))


def _related(program: Program) -> Iterator[tuple[str, Ready]]:
    """Fields that tell which rows belong together, and which of them count."""
    for owner in program.objects.values():
        for one in owner.derived.values():
            name = f"{owner.name}.{one.name}"
            belongs = Ready(f"tells which rows belong together, for {cell(name)}")
            chooses = Ready(f"chooses the rows that count, for {cell(name)}")
            if one.own:
                yield f"{owner.name}.{one.own}", belongs
            if one.theirs:
                yield f"{one.object}.{one.theirs}", belongs
            read = {*(paths(one.where.node) if one.where else ()), *((one.on,) if one.on else ())}
            yield from ((f"{one.object}.{each}", chooses) for each in sorted(read))
            if one.field:
                yield f"{one.object}.{one.field}", Ready(f"becomes {cell(name)}")


def _collected(program: Program) -> Iterator[tuple[str, Ready]]:
    for owner in program.objects.values():
        made = owner.collection
        if made is None:
            continue
        words = Ready(f"makes the rows of {cell(owner.name)}")
        read = {path for one in made.fields for path in paths(one.expression.node)}
        read |= {one.on for one in made.fields if one.on}
        read |= set(paths(made.where.node)) if made.where else set()
        yield from ((f"{made.of}.{name}", words) for name in sorted(read))


def _splits(program: Program) -> Iterator[tuple[str, Ready]]:
    for split in program.splits.values():
        words = Ready(f"decides where a row goes, in the split {cell(split.name)}")
        for case in split.cases:
            yield from ((f"{split.object}.{name}", words) for name in paths(case.condition.node))


def _inner(program: Program, owner: SourceObject) -> Iterator[tuple[str, Ready]]:
    """Fields that hold rows of another object, tell what a reference points at, or tell what has changed."""
    if owner.inside:
        words = Ready(f"holds the rows of {cell(owner.name)}")
        yield f"{owner.inside.object}.{owner.inside.field}", words
    for field in owner.fields.values():
        if field.refers:
            words = Ready(f"is a part of the reference {cell(field.name)}")
            yield from ((f"{owner.name}.{name}", words) for name in (field.refers.by, field.refers.id))
    if owner.modified and any(route.source == owner.name for route in program.routes.values()):
        yield f"{owner.name}.{owner.modified}", Ready("tells a later pass which rows have changed")


def _dropped(program: Program) -> Iterator[tuple[str, Ready]]:
    for name, route in program.routes.items():
        for field, why in program.pair.routes[name].drop.items():
            to = link(name, "mapping", route_heading(route))
            yield f"{route.source}.{field}", Ready(f"not carried over by {to}: {cell(why)}")


def _otherwise(
    program: Program, owner: SourceObject, field: str, found: Mapping[str, Mapping[Ready, None]]
) -> Iterator[Ready]:
    """Say what becomes of a field that nothing names: a member of a larger one, or of what stays behind."""
    around = [name for name in owner.fields if field.startswith(f"{name}.")]
    answered = [name for name in around if f"{owner.name}.{name}" in found]
    if answered:
        yield Ready(f"with {cell(answered[-1])}, which it is a part of")
    elif any(name.startswith(f"{field}.") for name in owner.fields):
        yield Ready("its parts are listed one by one")
    elif owner.name in program.pair.not_migrated:
        yield Ready("stays behind, as its object does")
    elif field in owner.key:
        yield Ready("names the row")
    else:
        yield Ready("read, and not kept")
