"""What does not move, and why: objects, rows, fields, assets and automations, all of them."""

from collections.abc import Iterator, Mapping

from compiler.emitters.documents.document import Document, Subject
from compiler.model.program import Program

_CHANNELS = {
    "api": "answered by the API",
    "export": "in exported files",
    "inside": "inside another object",
    "made": "made from other rows",
    "tenant": "the customer's own",
}
_UNREAD = "counted, and not read: no run keeps a copy"
_READ = "read, and becomes a part of other records"
_LISTED = "read, and written into a list for people"
_LOOKED_AT = "looked at before anything moves, to see what the account holds"


def context(subject: Subject) -> Mapping[str, object]:
    """Return what stays behind, each with the reason that its author gave."""
    program = subject.program
    read = _read(subject)
    rebuilt = program.pair.rebuild
    return {
        "objects": list(_objects(program, read)),
        "cases": list(_cases(program)),
        "fields": list(_fields(program)),
        "assets": [
            (asset.label, program.pair.not_migrated.get(name, ""))
            for name, asset in program.source.assets.items()
        ],
        "automations": [
            (one.label, rebuilt[name].with_ if name in rebuilt else "")
            for name, one in program.source.automations.items()
        ],
        "refusals": [(split.name, split.object) for split in program.splits.values() if not split.otherwise],
        "losses": sum(
            len(fields) for route in program.pair.routes.values() for fields in route.accept.values()
        ),
    }


def _objects(program: Program, read: set[str]) -> Iterator[tuple[str, str, str, str]]:
    looked_at = {one.over for one in program.pair.expand.values()}
    looked_at |= {one.rows.of for one in program.source.automations.values() if one.rows}
    for name, why in program.pair.not_migrated.items():
        owner = program.objects.get(name)
        if owner:
            kept = use_of(program, name) if name in read else _UNREAD if name not in looked_at else _LOOKED_AT
            yield name, why, kept, _CHANNELS[owner.channel]


def use_of(program: Program, name: str) -> str:
    """Say what becomes of rows that are read: those that nothing but a list for people asks for, too."""
    listed = any(one.of == name for one in program.pair.handouts.values())
    used = any(one.object == name for owner in program.objects.values() for one in owner.derived.values())
    return _LISTED if listed and not used else _READ


def unread(subject: Subject) -> Iterator[str]:
    """Name the objects that no run reads, so that a copy has to be saved by people, in the pair's order.

    What stands inside other records goes where these go.
    """
    program = subject.program
    for name, _, kept, _ in _objects(program, _read(subject)):
        if kept in (_UNREAD, _LOOKED_AT) and program.objects[name].channel != "inside":
            yield name


def _read(subject: Subject) -> set[str]:
    return {table.object for table in subject.plan.tables if table.needed}


def _cases(program: Program) -> Iterator[tuple[str, str, str]]:
    for split in program.splits.values():
        for case in split.cases:
            why = program.pair.not_migrated.get(f"{split.name}.{case.name}")
            if why is not None:
                yield split.object, case.condition.text, why


def _fields(program: Program) -> Iterator[tuple[str, str, str, str]]:
    for route in program.routes.values():
        for field, why in program.pair.routes[route.name].drop.items():
            yield f"{route.source}.{field}", route.target, route.name, why


NOT_MIGRATED = Document(
    name="not-migrated",
    title="What does not move",
    about="objects, rows, fields and settings that stay behind, and why",
    audience="everybody",
    context=context,
)
