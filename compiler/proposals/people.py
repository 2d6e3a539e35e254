"""Staff of the source who are users of the target: matched by address, never made."""

from compiler.language.types import Kind
from compiler.model.program import SourceObject, TargetObject
from compiler.proposals.draft import UNDECIDED, Draft, section
from compiler.proposals.likeness import names_alike
from compiler.proposals.names import route_name
from compiler.proposals.words import Vocabulary, parts

_ALIKE = 0.7
_ADDRESS = "Email"
_TEXTS = (Kind.TEXT, Kind.EMAIL)


def address_of(owner: SourceObject, users: TargetObject | None, words: Vocabulary) -> str | None:
    """Return the field with which people of an object can be matched to users; None where they are none."""
    if users is None or _ADDRESS not in users.fields or names_alike(owner.name, users.name, words) < _ALIKE:
        return None
    scored = [
        (-names_alike(field.name, _ADDRESS, words), field.name)
        for field in owner.fields.values()
        if field.type.kind in _TEXTS
    ]
    score, name = min(scored, default=(0.0, ""))
    return name if -score >= _ALIKE else None


def add_people(draft: Draft, owner: SourceObject, address: str, users: TargetObject) -> None:
    """Make a route that finds users."""
    name = f"{route_name(owner.name)}_user"
    draft.routes[name] = {
        "from": owner.name,
        "to": users.name,
        "op": "find",
        "find": {_ADDRESS: f"{address} | trim | lower"},
        "unmatched": {"owner": "$fallback_owner", "report": True},
    }
    for field in owner.fields.values():
        if field.name == address or field.name in owner.key:
            continue
        if field.type.kind is Kind.TEXT and "name" in parts(field.name):
            section(draft.routes[name], "show")[field.name] = field.name
        else:
            section(draft.routes[name], "drop")[field.name] = UNDECIDED
            draft.propose(f"routes.{name}.drop.{field.name}", "0.00: nothing like it was found")
    draft.owners[owner.name] = name
    draft.needs_owner = True
    draft.propose(f"routes.{name}", f"0.80: {owner.name} are people who work with the target as users")


def add_owners(draft: Draft, owner: SourceObject, can_own: bool) -> None:
    """Let rows belong to the user they refer to."""
    if not can_own:
        return
    for field in owner.fields.values():
        routes = [draft.owners[name] for name in field.type.objects if name in draft.owners]
        if field.type.kind is Kind.REF and len(routes) == 1 and not field.refers:
            route = draft.targets[owner.name]
            section(draft.routes[route], "link").setdefault("OwnerId", f"{field.name} -> {routes[0]}")
            draft.propose(f"routes.{route}.link.OwnerId", "0.70: rows belong to the person they name")
            return
