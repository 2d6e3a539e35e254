"""Two platforms → the first draft of a pair between them, as the text of its file."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from compiler.diagnostics.diagnostic import Diagnostics
from compiler.model.program import SourceObject, TargetObject
from compiler.passes.resolve.source import source_objects
from compiler.passes.resolve.target import target_objects
from compiler.platforms.platform import Platform
from compiler.proposals.closing import answers, decisions, drop_the_rest, protection
from compiler.proposals.draft import Draft, add_match, add_object
from compiler.proposals.links import add_links, add_lookups
from compiler.proposals.matching import Enums, ObjectMatch, match_objects
from compiler.proposals.names import route_name
from compiler.proposals.people import add_owners, add_people, address_of
from compiler.proposals.words import vocabulary
from compiler.source.located import Plain
from compiler.source.writing import document
from compiler.spec.pair import KeySpec, PairSpec, SchemaSpec
from compiler.spec.platform import PlatformSpec

LEAST = 0.6
_KEY = {"field": "Migration_Key__c", "type": "text(180)"}
_AUDIT = {"created": "Source_Created_At__c", "modified": "Source_Modified_At__c"}
_HEADING = """\
# yaml-language-server: $schema=../schemas/pair.v1.json
# A draft. Each line under `proposed:` waits until you have read it: change it or leave it, then
# `crosswalk confirm PAIR@CUSTOMER ADDRESS`. Lines that say `not decided yet` are the first to look at.
"""


def _own_schema() -> SchemaSpec:
    return SchemaSpec(key=KeySpec(field=_KEY["field"]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Ends:
    """The two platforms, what the compiler knows of the one that is written, and what that has been given
    beyond its standard.
    """

    source: PlatformSpec
    target: PlatformSpec
    platform: Platform
    schema: SchemaSpec = field(default_factory=_own_schema)


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """The draft: its document, and what was matched."""

    document: Mapping[str, Plain]
    matches: tuple[ObjectMatch, ...]

    @property
    def text(self) -> str:
        """Write the draft as the text of its file."""
        return document(dict(self.document), _HEADING)

    @property
    def proposed(self) -> Mapping[str, str]:
        """Return every proposed address and its reason."""
        found = self.document["proposed"]
        assert isinstance(found, dict)
        return {address: str(reason) for address, reason in found.items()}


def propose(
    name: str,
    ends: Ends,
    least: float = LEAST,
    avoided: frozenset[str] = frozenset(),
    refused: frozenset[str] = frozenset(),
) -> Proposal:
    """Draft a pair; `least` is the lowest score at which two fields or objects are taken for the same.

    `avoided` are addresses of new fields that need other names, `refused` of lines that must not come again.
    """
    pair = _empty(name, ends)
    diags = Diagnostics()
    owners = movable(source_objects(ends.source, {}, diags))
    shipped = ends.platform.enums()
    others = target_objects(ends.target, pair, ends.platform, shipped, diags)
    enums = Enums(source=ends.source.enums, target={**shipped, **ends.schema.enums})
    words = vocabulary()
    people = {one.name: address for one in owners if (address := address_of(one, others.get("User"), words))}
    rest = tuple(one for one in owners if one.name not in people)
    matches = match_objects(rest, creatable(others, ends.platform), enums, words, least)
    draft = Draft(enums=enums, avoided=avoided, refused=refused)
    for owner in owners:
        if address := people.get(owner.name):
            add_people(draft, owner, address, others["User"])
    _fill(draft, rest, matches)
    return Proposal(document=_document(name, ends, owners, draft), matches=matches)


def movable(objects: Mapping[str, SourceObject]) -> tuple[SourceObject, ...]:
    """Return the objects that could move: those with a key that API or exports list."""
    return tuple(one for one in objects.values() if one.channel in ("api", "export", "inside") and one.key)


def creatable(objects: Mapping[str, TargetObject], platform: Platform) -> tuple[TargetObject, ...]:
    """Return the objects that rows could become; users are made by an admin, files need their bytes."""
    return tuple(
        one for one in objects.values() if one.name != "User" and platform.file_content not in one.fields
    )


def _empty(name: str, ends: Ends) -> PairSpec:
    return PairSpec(
        spec="pair/v1",
        name=name,
        source=ends.source.name,
        target=ends.target.name,
        schema=ends.schema,
        routes={},
    )


def _fill(draft: Draft, owners: tuple[SourceObject, ...], matches: tuple[ObjectMatch, ...]) -> None:
    matched = {
        match.own.name: match
        for match in matches
        if f"routes.{route_name(match.own.name)}" not in draft.refused
    }
    for owner in owners:
        if match := matched.get(owner.name):
            add_match(draft, match)
        else:
            add_object(draft, owner)
    for owner in owners:
        if match := matched.get(owner.name):
            add_links(draft, match)
            add_owners(draft, owner, "OwnerId" in match.other.fields)
        else:
            add_lookups(draft, owner)
            add_owners(draft, owner, can_own=True)
        drop_the_rest(draft, owner)


def _document(name: str, ends: Ends, owners: tuple[SourceObject, ...], draft: Draft) -> dict[str, Plain]:
    closing = answers(draft, ends.source, ends.target)
    schema: dict[str, Plain] = {"key": dict(_KEY), "audit": dict(_AUDIT)}
    if draft.objects:
        schema |= {"objects": draft.objects, "enums": draft.new_enums}
    made: dict[str, Plain] = {"spec": "pair/v1", "name": name}
    made |= {
        "source": ends.source.name,
        "target": ends.target.name,
        "decisions": decisions(draft, ends.source),
    }
    made |= {"schema": schema, "maps": draft.maps, "splits": draft.splits, "routes": dict(draft.routes)}
    made |= {"not_migrated": draft.not_migrated, "protect": protection(owners), **closing}
    made |= {"proposed": dict(sorted(draft.proposed.items()))}
    return {key: value for key, value in made.items() if value != {} or key == "routes"}
