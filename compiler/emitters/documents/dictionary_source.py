"""The source's half of the dictionary: what there is, how that is known, and what becomes of it."""

from collections.abc import Iterable, Iterator

from compiler.emitters.documents.becomes import Answers, becomes
from compiler.emitters.documents.document import Subject
from compiler.emitters.documents.headings import route_heading, source_heading, split_heading
from compiler.emitters.markdown import Ready, cell, code, link
from compiler.model.program import Program, SourceField, SourceObject
from compiler.platforms.identifiers import IDENTIFIERS, Identifier, kind_of

_CHANNELS = {
    "api": "read through the API",
    "export": "read from a file that the practice exports",
    "tenant": "given in the customer's overlay: the one row of the customer itself",
    "inside": "read with the object that holds it",
    "made": "made from the rows of another object",
}


def objects(subject: Subject) -> list[dict[str, object]]:
    """Describe each object of the source with a row for each field, in the order of names."""
    program = subject.program
    answers = becomes(program, subject.manifest)
    return [_object(program, owner, answers) for _, owner in sorted(program.objects.items())]


def enumerations(program: Program) -> list[tuple[str, str]]:
    """List the source's closed lists of values."""
    return [(name, ", ".join(values)) for name, values in sorted(program.source_enums.items())]


def _object(program: Program, owner: SourceObject, answers: Answers) -> dict[str, object]:
    spec = program.source.objects.get(owner.name)
    return {
        "heading": source_heading(program, owner),
        "doc": spec.doc if spec else None,
        "channel": _CHANNELS[owner.channel],
        "evidence": owner.evidence,
        "key": owner.key,
        "goes": list(_goes(program, owner)),
        "why": program.pair.not_migrated.get(owner.name),
        "fields": [_field(program, owner, field, answers) for field in owner.fields.values()],
    }


def _goes(program: Program, owner: SourceObject) -> Iterator[Ready]:
    """Yield links to the routes and splits that read an object."""
    for split in program.splits.values():
        if split.object == owner.name:
            yield link(f"split {split.name}", "mapping", split_heading(split))
    for route in program.routes.values():
        if route.source == owner.name:
            yield link(f"{route.target} (route {route.name})", "mapping", route_heading(route))


def _field(program: Program, owner: SourceObject, field: SourceField, answers: Answers) -> tuple[object, ...]:
    word = kind_of(program, owner, field)
    return (
        field.name,
        f"{field.type.bare}{'' if field.type.empty else ', always there'}",
        classed(field.type.phi, (IDENTIFIERS[word],) if word else ()),
        field.evidence,
        Ready("; ".join(answers[f"{owner.name}.{field.name}"])),
        Ready("; ".join((*_path(field), *((cell(field.doc),) if field.doc else ())))),
    )


def classed(phi: str, kinds: Iterable[Identifier]) -> str:
    """Write a class with the kinds of identifiers that a field of it holds: `identifier: (A) name`."""
    told = ", ".join(f"({one.letter}) {one.word.replace('_', ' ')}" for one in kinds)
    return "" if phi == "none" else f"{phi}: {told}" if told else phi


def _path(field: SourceField) -> Iterator[Ready]:
    """Yield where in a record the value is, where that is not under the field's own name."""
    path = ".".join(field.path)
    if path and path != field.name:
        yield Ready(f"read from {code(path)}")
