"""Rows that the source does not have: an object made by grouping the rows of another."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from compiler.diagnostics.diagnostic import Diagnostic, Diagnostics, Place
from compiler.language.types import TEXTUAL, Kind, Type
from compiler.model.program import Collected, Collection, Expression, Primary, SourceField, SourceObject
from compiler.passes.resolve.derived import condition, only_key, ordering, total_of
from compiler.passes.resolve.expressions import expression
from compiler.passes.resolve.known import Known
from compiler.passes.resolve.names import PAIR, unknown
from compiler.platforms.lineage import strictest
from compiler.spec.rows import CollectedField, CollectSpec

How: TypeAlias = Literal["first", "latest", "least", "greatest", "average", "count", "sum"]
_WAYS: tuple[How, ...] = ("first", "latest", "least", "greatest", "average", "count", "sum")
_NUMBERS = frozenset({Kind.INT, Kind.DECIMAL, Kind.MONEY})
_ORDERED = _NUMBERS | {Kind.DATE, Kind.DATETIME, Kind.LOCAL}
_KEYS = (TEXTUAL - {Kind.LONGTEXT, Kind.HTML}) | {Kind.REF, Kind.INT, Kind.ENUM, Kind.DATE}
_SINGLE = frozenset(Kind) - {Kind.LIST, Kind.MULTI, Kind.JSON, Kind.FILE}
_TAKEN: Mapping[How, frozenset[Kind]] = {
    "first": _SINGLE,
    "latest": _SINGLE,
    "least": _ORDERED,
    "greatest": _ORDERED,
    "average": _NUMBERS,
    "sum": _NUMBERS,
    "count": frozenset(Kind),
}
_MORE_DECIMALS, _MOST_DECIMALS = 2, 6


@dataclass(frozen=True, slots=True, kw_only=True)
class _Grouping:
    """A collection being resolved: what the author wrote, over which rows, and where."""

    spec: CollectSpec
    owner: SourceObject
    known: Known
    place: Place

    def expression(self, text: str, place: Place, diags: Diagnostics) -> Expression | None:
        """Resolve an expression over the rows that are grouped."""
        return expression(text, self.known.scope(self.owner), place, diags)

    def field(self, name: str, type_: Type, place: Place) -> SourceField:
        """Make a field; that rows belong together can tell more than each of them, so `phi` raises all."""
        return SourceField(
            name=name,
            type=replace(type_, phi=strictest(type_.phi, self.spec.phi or "none"), fallible=False),
            path=(name,),
            evidence=self.owner.evidence,
            doc=self.spec.doc,
            refers=None,
            place=place,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Made:
    """A field of a made object: what it holds, and how it comes from the group's rows."""

    field: SourceField
    way: Collected


def with_collected(known: Known, diags: Diagnostics) -> dict[str, SourceObject]:
    """Return the objects with those that the pair collects."""
    objects = dict(known.objects)
    for name, spec in known.pair.collect.items():
        place = PAIR.at("collect", name)
        owner = known.objects.get(spec.of)
        if name in known.objects:
            message = f"{known.pair.source} has an object `{name}` already"
            diags.report(Diagnostic(rule="REF123", message=message, place=place.key()))
        elif owner is None:
            message = f"`{spec.of}` is not an object of {known.pair.source}"
            diags.report(unknown("REF101", message, spec.of, known.objects, place.at("of")))
        else:
            grouping = _Grouping(spec=spec, owner=owner, known=known, place=place)
            if made := _object(name, grouping, diags):
                objects[name] = made
    return objects


def _object(name: str, grouping: _Grouping, diags: Diagnostics) -> SourceObject | None:
    spec, owner, place = grouping.spec, grouping.owner, grouping.place
    where = condition(spec.where, owner, grouping.known, place.at("where"), diags) if spec.where else None
    parts = [_key(new, text, grouping, diags) for new, text in spec.key.items()]
    parts += [_field(new, one, grouping, diags) for new, one in spec.fields.items()]
    found = [part for part in parts if part]
    if len(found) < len(parts) or (spec.where and where is None) or not _named_once(spec, place, diags):
        return None
    fields = {part.field.name: part.field for part in found}
    primary = _primary(grouping, fields, diags)
    if primary:
        flag = Type(kind=Kind.BOOL, empty=False)
        fields[primary.field] = grouping.field(primary.field, flag, place.at("primary", "field"))
    ways = tuple(part.way for part in found)
    return SourceObject(
        name=name,
        key=tuple(spec.key),
        created=None,
        modified=None,
        channel="made",
        evidence=owner.evidence,
        fields=fields,
        derived={},
        collection=Collection(of=owner.name, fields=ways, where=where, primary=primary, place=place),
        place=place,
    )


def _named_once(spec: CollectSpec, place: Place, diags: Diagnostics) -> bool:
    sound = True
    if not spec.key:
        message = "rows are collected by a key, and this one is empty"
        helps = ("name what makes a row another row: `key: {patient_id: patient_id}`",)
        diags.report(Diagnostic(rule="KEY105", message=message, place=place.at("key"), helps=helps))
        sound = False
    names = [*spec.key, *spec.fields, *([spec.primary.field] if spec.primary else [])]
    folded = [name.lower() for name in names]
    for name in names:
        if folded.count(name.lower()) > 1:
            message = f"two fields are called `{name}`"
            diags.report(Diagnostic(rule="REF123", message=message, place=place))
            return False
    return sound


def _key(new: str, text: str, grouping: _Grouping, diags: Diagnostics) -> _Made | None:
    place = grouping.place.at("key", new)
    made = grouping.expression(text, place, diags)
    if made is None:
        return None
    if made.type.kind not in _KEYS:
        message = f"this is {made.type.bare}, which is no key"
        helps = ("a key is an id, a reference, a short text, a whole number, an enumeration or a date",)
        diags.report(Diagnostic(rule="TYP101", message=message, place=place, helps=helps))
        return None
    field = grouping.field(new, _staged(made.type, grouping.known).never_empty(), place)
    return _Made(field=field, way=Collected(name=new, how="key", expression=made))


def _field(new: str, one: CollectedField, grouping: _Grouping, diags: Diagnostics) -> _Made | None:
    place = grouping.place.at("fields", new)
    given = [(how, text) for how in _WAYS if (text := getattr(one, how))]
    if len(given) != 1 or (one.order and given[0][0] != "latest"):
        message = f"`{new}` needs exactly one of {', '.join(_WAYS[:-1])} and sum; `order` goes with latest"
        diags.report(Diagnostic(rule="YML111", message=message, place=place))
        return None
    how, text = given[0]
    made = grouping.expression(text, place.at(how), diags)
    on = ordering(one.order, grouping.owner, place, diags) if how == "latest" else None
    if made is None or (how == "latest" and on is None):
        return None
    if made.type.kind not in _TAKEN[how]:
        message = f"`{how}` does not work on {made.type.bare}"
        diags.report(Diagnostic(rule="TYP101", message=message, place=place.at(how)))
        return None
    _lose(made, diags)
    field = grouping.field(new, _type(how, made.type, grouping.known), place)
    return _Made(field=field, way=Collected(name=new, how=how, expression=made, on=on))


def _lose(made: Expression, diags: Diagnostics) -> None:
    """Report what an expression loses, at its place; a key may lose, as grouping is what it is for."""
    for loss in made.losses:
        place = made.place.within(loss.offset, loss.length)
        helps = (f"accept it with a reason: `accept: {{{loss.rule}: {{{made.place}: why}}}}`",)
        diags.report(Diagnostic(rule=loss.rule, message=loss.message, place=place, helps=helps))


def _type(how: How, type_: Type, known: Known) -> Type:
    if how == "count":
        return Type(kind=Kind.INT, length=18, scale=0, empty=False, phi=type_.phi)
    if how == "sum":
        return total_of(type_)
    if how == "average":
        return _average_of(type_)
    return _staged(type_, known).may_be_empty()


def _average_of(type_: Type) -> Type:
    """Return the type of an average: a decimal with two decimals more than its values, at most six."""
    own = 10 if type_.scale is None else type_.scale
    scale = min(own + _MORE_DECIMALS, _MOST_DECIMALS)
    return Type(
        kind=Kind.DECIMAL, length=min((type_.length or 38) - own + scale, 38), scale=scale, phi=type_.phi
    )


def _staged(type_: Type, known: Known) -> Type:
    """Return the type of a field that holds such values; what a map gave is a text from then on."""
    if type_.kind is Kind.ENUM and type_.name not in known.enums:
        return Type(kind=Kind.TEXT, length=255, empty=type_.empty, phi=type_.phi)
    return type_


def _primary(grouping: _Grouping, fields: Mapping[str, SourceField], diags: Diagnostics) -> Primary | None:
    one = grouping.spec.primary
    if one is None:
        return None
    ranks = tuple(name for name, field in fields.items() if field.type.kind in _ORDERED)
    place = grouping.place.at("primary")
    wanted = (
        ("per", one.per, tuple(grouping.spec.key), "part of the key"),
        ("most", one.most, ranks, "number or time"),
    )
    for word, name, known, what in wanted:
        if name not in known:
            message = f"`{name}` is no {what} of these rows"
            diags.report(unknown("REF102", message, name, known, place.at(word)))
    return Primary(field=one.field, per=one.per, most=one.most)


def collected_by(own: str, owner: SourceObject, objects: Mapping[str, SourceObject]) -> tuple[str, ...]:
    """Name the collected objects whose whole key is a field of the rows they are collected from."""
    kind = owner.fields[own].type.kind if own in owner.fields else None
    if kind is None or kind is Kind.DATE:
        return ()
    return tuple(
        made.name
        for made in objects.values()
        if made.collection and made.collection.of == owner.name and only_key(made.collection) == own
    )
