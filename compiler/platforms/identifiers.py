"""Which of the eighteen kinds of identifiers a field holds: its author's word, or what its type tells.

45 CFR 164.514(b)(2)(i), https://www.ecfr.gov/current/title-45/section-164.514. The words for each kind are
ours; the letters are the regulation's.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from compiler.language.types import Kind
from compiler.model.program import Program, SourceField, SourceObject, TargetObject
from compiler.platforms.lineage import Fillings, class_of

NO_KIND = "none"
"""What an author writes of a field that is classed and none of the eighteen, such as somebody's sex."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Identifier:
    """One kind of identifier: the word of a spec, the letter of the regulation, and what it is."""

    word: str
    letter: str
    what: str


_WORDS = (
    ("name", "names"),
    ("place", "places smaller than a state: street, city, postcode"),
    ("date", "days of a life, such as birth and visits, and ages over 89"),
    ("phone", "telephone numbers"),
    ("fax", "fax numbers"),
    ("email", "e-mail addresses"),
    ("social_security", "social security numbers"),
    ("record_number", "medical record numbers"),
    ("plan_number", "numbers of health plan members"),
    ("account_number", "account numbers"),
    ("licence", "certificate and licence numbers"),
    ("vehicle", "vehicles: serial numbers and plates"),
    ("device", "devices: identifiers and serial numbers"),
    ("web_address", "web addresses"),
    ("network_address", "addresses of devices in a network"),
    ("biometric", "finger prints, voice prints and the like"),
    ("photo", "pictures of a whole face, and comparable images"),
    ("other", "any other number, mark or code that is one person's alone"),
)
IDENTIFIERS: Mapping[str, Identifier] = {
    word: Identifier(word=word, letter=chr(ord("A") + number), what=what)
    for number, (word, what) in enumerate(_WORDS)
}
"""The kinds by the word of a spec, in the order of the regulation: (A) to (R)."""

_FREE = frozenset({Kind.LONGTEXT, Kind.HTML})
_WORDS_FIT = frozenset({*_FREE, Kind.JSON, Kind.TEXT})
_DAYS = frozenset({Kind.DATE, Kind.DATETIME, Kind.LOCAL})
_NOBODYS = frozenset({Kind.BOOL, Kind.DECIMAL, Kind.ENUM, Kind.MONEY, Kind.MULTI, Kind.TIME})
_BY_TYPE: Mapping[Kind, str] = {
    Kind.DATE: "date",
    Kind.DATETIME: "date",
    Kind.LOCAL: "date",
    Kind.EMAIL: "email",
    Kind.PHONE: "phone",
    Kind.URL: "web_address",
}


def kind_of(program: Program, owner: SourceObject, field: SourceField) -> str | None:
    """Return the kind of identifier that a source field holds; None where nothing tells, or it is none.

    Without its author's word, a classed date, address or number is told by its type, and what names a row of
    a classed object, by its key or by reference, is a number that is one person's alone.
    """
    word = field.identifies or _told(program, owner, field)
    return None if word == NO_KIND else word


def is_told(program: Program, owner: SourceObject, field: SourceField) -> bool:
    """Tell whether the author or the type says what a field identifies, if it does.

    A choice among few words, a yes or no and an amount are nobody's alone.
    """
    return bool(field.identifies or _told(program, owner, field)) or field.type.kind in _NOBODYS


def _told(program: Program, owner: SourceObject, field: SourceField) -> str | None:
    if field.type.phi == "none":
        return None
    if field.name in owner.key or any(_is_classed(program, name) for name in field.type.objects):
        return _BY_TYPE.get(field.type.kind, "other")
    return _BY_TYPE.get(field.type.kind)


def _is_classed(program: Program, name: str) -> bool:
    owner = program.objects.get(name)
    keys = [owner.fields[key] for key in owner.key if key in owner.fields] if owner else []
    return any(field.type.phi != "none" for field in keys)


def kinds_in(program: Program, target: TargetObject, name: str, ways: Fillings) -> tuple[Identifier, ...]:
    """Return the kinds of identifiers that a target field holds, in the order of the regulation.

    They are its author's word, or what its own type can hold: a day whatever it was made from, nothing in a
    choice or an amount; otherwise those of every source field that flows in. The migration key of a classed
    object is one of its own.
    """
    field = target.fields.get(name)
    if field is None or class_of(target, name, ways) == "none":
        return ()
    if field.identifies:
        return _in_order((field.identifies,))
    if field.system and field.external_id:
        return _in_order(("other",))
    if field.type.kind in _NOBODYS:
        return ()
    sources = _sources(program, target, name, ways)
    if field.type.kind in _DAYS:
        spoken = [source.identifies for _, source in sources]
        return () if spoken and set(spoken) == {NO_KIND} else _in_order(("date",))
    return _in_order(kind_of(program, owner, source) for owner, source in sources)


def is_free_text(program: Program, target: TargetObject, name: str, ways: Fillings) -> bool:
    """Tell whether people write what they like into a field, or into one that flows into it; a day, a number
    or a choice holds no words.
    """
    field = target.fields.get(name)
    if field is None or field.type.kind not in _WORDS_FIT:
        return False
    kinds = {field.type.kind}
    for source in (source for one in ways.into(target, name) for source in one.sources):
        owner, _, source_name = source.partition(".")
        found = program.objects[owner].type_of(source_name) if owner in program.objects else None
        kinds |= {found.kind} if found else set()
    return bool(kinds & _FREE)


def _sources(
    program: Program, target: TargetObject, name: str, ways: Fillings
) -> tuple[tuple[SourceObject, SourceField], ...]:
    """Return every source field that flows into a target field, with its object."""
    found = []
    for source in (source for one in ways.into(target, name) for source in one.sources):
        owner_name, _, field_name = source.partition(".")
        owner = program.objects.get(owner_name)
        field = owner.fields.get(field_name) if owner else None
        if owner and field:
            found.append((owner, field))
    return tuple(found)


def _in_order(words: Iterable[str | None]) -> tuple[Identifier, ...]:
    found = set(words)
    return tuple(one for word, one in IDENTIFIERS.items() if word in found)
