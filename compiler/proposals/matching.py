"""Which field and which object of the one side is which of the other: the best pairs first, each once."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from compiler.language.types import Kind
from compiler.model.program import SourceObject, TargetObject
from compiler.proposals.likeness import Alike, Side, fields_alike, names_alike
from compiler.proposals.words import Vocabulary

_NAMED, _COVERED = 0.65, 0.35
_NAME_ENOUGH = 0.55
# Filled by the key, by audit fields and by people, never by likeness.
_OWNERS = frozenset({"OwnerId"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Enums:
    """The enumerations of both sides, by name."""

    source: Mapping[str, tuple[str, ...]]
    target: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldMatch:
    """A source field and the target field it is taken for."""

    own: str
    other: str
    alike: Alike


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectMatch:
    """A source object, the target object it is taken for, and their fields."""

    own: SourceObject
    other: TargetObject
    score: float
    fields: tuple[FieldMatch, ...]

    @property
    def lacking(self) -> frozenset[str]:
        """Name the required target fields whose source may be empty."""
        return frozenset(
            one.other
            for one in self.fields
            if self.other.fields[one.other].required and self.own.fields[one.own].type.empty
        )

    @property
    def reason(self) -> str:
        """Say why, for people."""
        return (
            f"{len(self.fields)} of {len(self.own.fields)} fields of {self.own.name} fit {self.other.label}"
        )


def match_objects(
    own: Sequence[SourceObject],
    others: Sequence[TargetObject],
    enums: Enums,
    words: Vocabulary,
    least: float,
) -> tuple[ObjectMatch, ...]:
    """Give each source object the most similar target object; several may go to one."""
    found = []
    for owner in own:
        candidates = [match for other in others if (match := _match(owner, other, enums, words, least))]
        if candidates:
            found.append(max(candidates, key=lambda match: (match.score, match.other.name)))
    return tuple(found)


def _match(
    own: SourceObject, other: TargetObject, enums: Enums, words: Vocabulary, least: float
) -> ObjectMatch | None:
    named = max(names_alike(own.name, other.name, words), names_alike(own.name, other.label, words))
    if named < _NAME_ENOUGH:
        return None
    fields = match_fields(own, other, enums, words, least)
    if not _complete(other, fields):
        return None
    covered = min(1.0, sum(match.alike.score for match in fields) / max(1, min(len(own.fields), 6)))
    score = round(_NAMED * named + _COVERED * covered, 2)
    return ObjectMatch(own=own, other=other, score=score, fields=fields) if score >= least else None


def _complete(other: TargetObject, fields: Sequence[FieldMatch]) -> bool:
    """Tell whether every required field has a source; picklists get a constant."""
    filled = {match.other for match in fields}
    free = (Kind.ENUM, Kind.BOOL, Kind.FILE)
    return all(
        field.name in filled
        for field in other.fields.values()
        if field.required and not field.system and field.type.kind not in free
    )


def match_fields(
    own: SourceObject, other: TargetObject, enums: Enums, words: Vocabulary, least: float
) -> tuple[FieldMatch, ...]:
    """Pair the fields of two objects, the most similar first, each field once."""
    scored = [
        FieldMatch(own=mine.name, other=theirs.name, alike=alike)
        for mine in _own_sides(own, enums)
        for theirs in _other_sides(other, enums)
        if (alike := fields_alike(mine, theirs, words)) and alike.score >= least
    ]
    return _each_once(scored)


def _each_once(scored: Iterable[FieldMatch]) -> tuple[FieldMatch, ...]:
    taken: set[tuple[str, str]] = set()
    kept = []
    for match in sorted(scored, key=lambda one: (-one.alike.score, one.own, one.other)):
        if ("own", match.own) in taken or ("other", match.other) in taken:
            continue
        taken |= {("own", match.own), ("other", match.other)}
        kept.append(match)
    return tuple(sorted(kept, key=lambda one: one.own))


def _own_sides(owner: SourceObject, enums: Enums) -> list[Side]:
    audit = {owner.created, owner.modified}
    return [
        Side(
            name=field.name,
            said=field.doc or "",
            type=field.type,
            values=enums.source.get(field.type.name or "", ()),
        )
        for field in owner.fields.values()
        if field.name not in audit and not (field.name in owner.key and field.type.kind is Kind.ID)
    ]


def _other_sides(target: TargetObject, enums: Enums) -> list[Side]:
    return [
        Side(
            name=field.name,
            said=field.label,
            type=field.type,
            values=enums.target.get(field.type.name or "", ()),
        )
        for field in target.fields.values()
        if field.creatable and not field.system and field.name not in _OWNERS
    ]
