"""Fields to which nobody gave a class, of objects that hold classed data: a privacy officer looks at each."""

from collections.abc import Iterable
from dataclasses import dataclass

from compiler.emitters.documents.document import Subject
from compiler.platforms.lineage import class_of

_SAYS_NOTHING = frozenset({"find", "link", "show"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Unclassed:
    """One field that a source fills and that no permission set guards by a class; `filled` is what the routes
    write into it, each once.
    """

    object: str
    field: str
    label: str
    filled: tuple[str, ...]


def unclassed(subject: Subject, objects: Iterable[str]) -> tuple[Unclassed, ...]:
    """List the fields of some objects that hold something of the source and have no class, by name.

    References and constants are left out: they say nothing that the record itself does not.
    """
    filled: dict[tuple[str, str], dict[str, None]] = {}
    wanted = frozenset(objects)
    for one in subject.ways:
        if one.object in wanted and one.sources and one.duty not in _SAYS_NOTHING:
            filled.setdefault((one.object, one.field), {})[one.text] = None
    targets = subject.program.targets
    return tuple(
        Unclassed(object=name, field=field, label=targets[name].fields[field].label, filled=tuple(texts))
        for (name, field), texts in sorted(filled.items())
        if field in targets[name].fields and class_of(targets[name], field, subject.ways) == "none"
    )
