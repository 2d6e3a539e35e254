"""The draft of a pair: matches become routes, what matches nothing becomes an object of its own."""

from dataclasses import dataclass, field

from compiler.language.types import Kind
from compiler.model.program import SourceField, SourceObject
from compiler.proposals.likeness import best, map_values
from compiler.proposals.matching import Enums, FieldMatch, ObjectMatch
from compiler.proposals.names import api_name, label, route_name
from compiler.source.located import Plain

UNDECIDED = "not decided yet"


@dataclass(slots=True, kw_only=True)
class Draft:
    """The sections of a pair as they grow, and every address that was proposed, with its reason.

    `avoided` are addresses of new fields whose plain name the target does not take, `refused` addresses of
    lines that an earlier draft had and that did not check clean.
    """

    enums: Enums
    routes: dict[str, dict[str, Plain]] = field(default_factory=dict)
    maps: dict[str, Plain] = field(default_factory=dict)
    objects: dict[str, Plain] = field(default_factory=dict)
    new_enums: dict[str, Plain] = field(default_factory=dict)
    not_migrated: dict[str, Plain] = field(default_factory=dict)
    proposed: dict[str, str] = field(default_factory=dict)
    targets: dict[str, str] = field(default_factory=dict)
    owners: dict[str, str] = field(default_factory=dict)
    splits: dict[str, Plain] = field(default_factory=dict)
    avoided: frozenset[str] = frozenset()
    refused: frozenset[str] = frozenset()
    needs_zone: bool = False
    needs_owner: bool = False

    def propose(self, address: str, reason: str) -> None:
        """Note that a machine wrote what stands at an address."""
        self.proposed[address] = reason


def add_match(draft: Draft, match: ObjectMatch) -> None:
    """Make a route of two objects that match; links wait until all routes are known."""
    name = route_name(match.own.name)
    route = _route(draft, name, match.own, match.other.name)
    draft.propose(f"routes.{name}", f"{match.score:.2f}: {match.reason}")
    for one in match.fields:
        if not one.alike.adapter.link and f"routes.{name}.set.{one.other}" not in draft.refused:
            _fill(draft, name, route, match, one)
    _only_complete(draft, name, route, match)
    if {"StartDateTime", "EndDateTime"} <= {one.other for one in match.fields}:
        route["limits"] = {"max_duration": "24h"}
        draft.propose(f"routes.{name}.limits", "0.00: longer rows are refused and listed")
    given = {one.other for one in match.fields}
    for target in match.other.fields.values():
        values = draft.enums.target.get(target.type.name or "", ())
        if target.required and target.type.kind is Kind.ENUM and target.name not in given and values:
            section(route, "const")[target.name] = values[0]
            draft.propose(
                f"routes.{name}.const.{target.name}", f"0.00: required; {values[0]} is its first value"
            )
    _audit(draft, name, route, match.own)


def _only_complete(draft: Draft, name: str, route: dict[str, Plain], match: ObjectMatch) -> None:
    """Take only rows that have what the target requires; the others are refused where everybody sees it."""
    wanted = [one.own for one in match.fields if one.other in match.lacking]
    if not wanted:
        return
    condition = " and ".join(f"{own} is present" for own in wanted)
    split = f"{name}_kind"
    draft.splits[split] = {"of": match.own.name, "cases": {"complete": condition}, "otherwise": "reject"}
    route["when"] = f"{split}.complete"
    draft.propose(f"splits.{split}", f"0.00: {match.other.label} requires what these fields may lack")


def _fill(draft: Draft, name: str, route: dict[str, Plain], match: ObjectMatch, one: FieldMatch) -> None:
    how = one.alike.adapter
    required = match.other.fields[one.other].required
    steps = how.steps.removesuffix(" | or_null") if required else how.steps
    if how.needs_map:
        own, other = match.own.fields[one.own].type.name or "", match.other.fields[one.other].type.name or ""
        map_name = f"{own}_to_{api_name(one.other).removesuffix('__c').lower()}"
        _add_map(draft, map_name, own, other)
        steps = f" | map({map_name})"
    section(route, "set")[one.other] = f"{one.own}{steps}"
    if how.loses and not (required and how.steps != steps):
        accept = section(route, "accept")
        section(accept, how.loses)[one.other] = how.why
    draft.needs_zone |= how.needs_zone
    draft.propose(f"routes.{name}.set.{one.other}", f"{one.alike.score:.2f}: {one.alike.reason}")


def _add_map(draft: Draft, name: str, own: str, other: str) -> None:
    if name in draft.maps:
        return
    values, known = draft.enums.source[own], draft.enums.target[other]
    chosen = map_values(values, known)
    merged = {value for value in chosen.values() if list(chosen.values()).count(value) > 1}
    entry: dict[str, Plain] = {"from": own, "to": other, "values": dict(chosen)}
    if merged:
        entry["merges"] = dict.fromkeys(sorted(merged), UNDECIDED)
    draft.maps[name] = entry
    for value in values:
        found, score = best(value, known)
        draft.propose(f"maps.{name}.values.{value}", f"{score:.2f}: `{found}` is the most similar value")


def add_object(draft: Draft, owner: SourceObject) -> None:
    """Make an object of its own for a source object that matches none, so that nothing is lost."""
    name, target = route_name(owner.name), _object_name(draft, owner)
    route = _route(draft, name, owner, target)
    fields: dict[str, Plain] = {}
    for one in owner.fields.values():
        if _is_key_or_audit(one, owner) or one.type.kind in (Kind.REF, Kind.FILE) or one.refers:
            continue
        made = _new_field(draft, one)
        if made is not None:
            written, steps, why = made
            field_name = _field_name(draft, owner, target, one)
            fields[field_name] = written
            section(route, "set")[field_name] = f"{one.name}{steps}"
            if why:
                section(section(route, "accept"), "TYP102")[field_name] = why
            draft.propose(f"routes.{name}.set.{field_name}", "0.00: a field of its own for what matches none")
    draft.objects[target] = {
        "label": label(owner.name),
        "record_name": f"auto({label(owner.name)[:3].upper().strip()}-{{0000000}})",
        "fields": fields,
    }
    draft.propose(f"routes.{name}", "0.00: an object of its own, because none of the target is like it")
    _audit(draft, name, route, owner)


def _object_name(draft: Draft, owner: SourceObject) -> str:
    plain = f"{api_name(owner.name)}__c"
    return f"{api_name(f'{owner.name} Record')}__c" if f"schema.objects.{plain}" in draft.avoided else plain


def _field_name(draft: Draft, owner: SourceObject, target: str, one: SourceField) -> str:
    plain = f"{api_name(one.name)}__c"
    if f"schema.objects.{target}.fields.{plain}" in draft.avoided:
        return f"{api_name(f'{owner.name} {one.name}')}__c"
    return plain


def _new_field(draft: Draft, one: SourceField) -> tuple[str, str, str] | None:
    """Return the type of the new field, the steps that fill it, and why what they lose is fine."""
    kind, length = one.type.kind, one.type.length
    match kind:
        case Kind.TEXT if length is not None and length > 255:
            return f"longtext({max(length, 256)})", "", ""
        case Kind.HTML:
            return (
                f"longtext({max(length or 0, 256)})",
                " | strip_html",
                "the words are kept, the markup is not",
            )
        case Kind.LOCAL:
            draft.needs_zone = True
            why = "times that do not exist or exist twice on a clock change are left empty"
            return "datetime", " | at($practice_time_zone) | or_null", why
        case Kind.ENUM:
            return _new_picklist(draft, one.type.name or "")
        case Kind.ID:
            return "text(64)", "", ""
        case Kind.BOOL if one.type.empty:
            return "text(3)", " | choose('Yes', 'No')", ""
        case Kind.LIST | Kind.MULTI | Kind.JSON | Kind.TIME:
            return None
        case _:
            return one.type.bare, "", ""


def _new_picklist(draft: Draft, own: str) -> tuple[str, str, str]:
    values = {value: label(value) for value in draft.enums.source.get(own, ())}
    other = f"{own}_label"
    draft.new_enums[other] = list(dict.fromkeys(values.values()))
    draft.maps[own] = {"from": own, "to": other, "values": dict(values)}
    draft.propose(f"maps.{own}", "0.00: the values of the source, as people read them")
    return f"enum({other})", f" | map({own})", ""


def _route(draft: Draft, name: str, owner: SourceObject, target: str) -> dict[str, Plain]:
    route: dict[str, Plain] = {"from": owner.name, "to": target}
    draft.routes[name] = route
    draft.targets[owner.name] = name
    return route


def _audit(draft: Draft, name: str, route: dict[str, Plain], owner: SourceObject) -> None:
    for word, column in (("created", owner.created), ("modified", owner.modified)):
        if column is None or column not in owner.fields:
            continue
        local = owner.fields[column].type.kind is Kind.LOCAL
        if not local and owner.fields[column].type.kind is not Kind.DATETIME:
            continue
        steps = " | at($practice_time_zone) | or_null" if local else ""
        section(route, "audit")[word] = f"{column}{steps}"
        if local:
            draft.needs_zone = True
            section(section(route, "accept"), "TYP102")[f"audit.{word}"] = (
                "a time that a clock change makes doubtful is left empty"
            )
        draft.propose(f"routes.{name}.audit.{word}", "1.00: the source's own timestamp")


def _is_key_or_audit(one: SourceField, owner: SourceObject) -> bool:
    return one.name in owner.key or one.name in (owner.created, owner.modified)


def section(of: dict[str, Plain], name: str) -> dict[str, Plain]:
    """Return a mapping inside another, made where it is missing."""
    found = of.setdefault(name, {})
    assert isinstance(found, dict)
    return found
