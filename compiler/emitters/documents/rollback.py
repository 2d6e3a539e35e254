"""What can be undone of a load, route by route, and what cannot: said before anybody relies on it."""

from collections.abc import Iterator, Mapping

from compiler.emitters.documents.document import Document, Subject
from compiler.model.plan import Load
from compiler.platforms.known import platform_of

_MADE: Mapping[str, str] = {
    "upsert": "records that are new",
    "insert": "records that are new",
    "find": "nothing",
    "file": "a file for each row, with its link to the record",
}
_CHANGED: Mapping[str, str] = {
    "upsert": "those that carry the migration key of a row already, by the fields of the route",
    "insert": "those that carry the migration key of a row already, by the fields of the route, less those "
    "that are given only when a record is made",
    "find": "nothing: people are matched and never written",
    "file": "nothing: a file that is there already is left as it is",
}
_KEPT: Mapping[str, str] = {
    "upsert": "its Id, or the values of these fields before the write",
    "insert": "its Id, or the values of these fields before the write",
    "find": "nothing is needed",
    "file": "the Id of the file",
}


def context(subject: Subject) -> Mapping[str, object]:
    """Return what a load makes and changes, in the order in which it would be taken out again."""
    plan, program = subject.plan, subject.program
    first = [load for load in plan.loads if not load.second_pass]
    return {
        "routes": [_row(load) for load in reversed(first)],
        "restricted": list(_restricted(subject)),
        "key_field": program.key_field,
        "who": f"{plan.pair}@{plan.customer or 'CUSTOMER'}",
        "prefix": f"{program.source.name}:",
        "residues": list(platform_of(program).privacy.residues),
        "keep_days": program.pair.rollback.keep_days,
        "root": plan.destination.metadata_root,
    }


def _row(load: Load) -> tuple[str, str, str, str, str]:
    made, changed, kept = _MADE[load.operation], _CHANGED[load.operation], _KEPT[load.operation]
    return load.route, load.target, made, changed, kept


def _restricted(subject: Subject) -> Iterator[tuple[str, str]]:
    """Yield references that keep a parent from being deleted while a child is there."""
    for name, target in sorted(subject.program.targets.items()):
        for field in target.fields.values():
            if field.on_delete == "restrict" and field.type.objects:
                yield f"{name}.{field.name}", field.type.objects[0]


ROLLBACK = Document(
    name="rollback",
    title="What can be undone",
    about="what a load makes and changes, and which of that can be taken back",
    audience="everybody",
    context=context,
)
