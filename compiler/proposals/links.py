"""References of a draft, once it is known which route each object takes."""

from compiler.language.types import Kind
from compiler.model.program import SourceField, SourceObject, TargetObject
from compiler.proposals.draft import Draft, section
from compiler.proposals.matching import ObjectMatch
from compiler.proposals.names import api_name


def add_links(draft: Draft, match: ObjectMatch) -> None:
    """Fill the references of a matched object: by likeness, else a lookup of its own where objects are."""
    liked = {one.own: one for one in match.fields if one.alike.adapter.link}
    for field in match.own.fields.values():
        one = liked.get(field.name)
        if one and _fits(draft, field, match.other, one.other):
            _link(draft, match.own, field, one.other)
            address = f"routes.{draft.targets[match.own.name]}.link.{one.other}"
            draft.propose(address, f"{one.alike.score:.2f}: {one.alike.reason}")
        elif column := _only(draft, field, match.other):
            _link(draft, match.own, field, column)
            address = f"routes.{draft.targets[match.own.name]}.link.{column}"
            draft.propose(address, f"0.60: the only reference of {match.other.label} to such a record")


def add_lookups(draft: Draft, owner: SourceObject) -> None:
    """Give an object of its own a lookup for each reference to something that moves."""
    target = str(draft.routes[draft.targets[owner.name]]["to"])
    made = section(section(draft.objects, target), "fields")
    for field in owner.fields.values():
        parents = _parents(draft, field)
        if len(parents) == 1 and not field.refers:
            column = f"{api_name(field.name.removesuffix('_id'))}__c"
            if f"schema.objects.{target}.fields.{column}" in draft.refused:
                continue
            made[column] = f"ref({parents[0]})"
            _link(draft, owner, field, column)
            address = f"routes.{draft.targets[owner.name]}.link.{column}"
            draft.propose(address, "0.00: a lookup of its own for a reference of the source")


def _link(draft: Draft, owner: SourceObject, field: SourceField, column: str) -> None:
    routes = [draft.targets[name] for name in field.type.objects if name in draft.targets]
    route = draft.routes[draft.targets[owner.name]]
    links = section(route, "link")
    if column not in links:
        links[column] = {"ref": f"{field.name} -> {' | '.join(routes)}", "missing": "empty"}


def _parents(draft: Draft, field: SourceField) -> tuple[str, ...]:
    """Name the target objects of what a field refers to."""
    if field.type.kind is not Kind.REF:
        return ()
    names = [
        str(draft.routes[draft.targets[name]]["to"]) for name in field.type.objects if name in draft.targets
    ]
    return tuple(dict.fromkeys(names))


def _fits(draft: Draft, field: SourceField, other: TargetObject, column: str) -> bool:
    parents, taken = _parents(draft, field), other.fields[column].type.objects
    return bool(parents) and ("*" in taken or set(parents) <= set(taken))


def _only(draft: Draft, field: SourceField, other: TargetObject) -> str | None:
    """Return the one column that may point at what a field points at."""
    parents = _parents(draft, field)
    if len(parents) != 1:
        return None
    columns = [
        one.name
        for one in other.fields.values()
        if one.type.kind is Kind.REF and parents[0] in one.type.objects and one.name != "OwnerId"
    ]
    return columns[0] if len(columns) == 1 else None
