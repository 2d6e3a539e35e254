"""Fields taken from related rows: which rows, what of them, and what type that gives."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Literal, TypeAlias

from compiler.diagnostics.diagnostic import Diagnostic, Diagnostics, Place
from compiler.language.syntax import Path
from compiler.language.types import Kind, Type
from compiler.model.program import Collection, Derived, Expression, SourceObject
from compiler.passes.resolve.expressions import expression
from compiler.passes.resolve.known import Known
from compiler.passes.resolve.names import PAIR, unknown
from compiler.platforms.lineage import strictest
from compiler.spec.rows import DeriveSpec

How: TypeAlias = Literal["lookup", "first", "latest", "gather", "distinct", "sum", "count", "exists"]
_WAYS: tuple[How, ...] = ("lookup", "first", "latest", "gather", "distinct", "sum", "count", "exists")
_OF_ROWS = frozenset({"count", "exists"})
_NOT_LISTED = frozenset({Kind.LIST, Kind.MULTI, Kind.JSON, Kind.FILE})
_TEXTS = frozenset({Kind.ID, Kind.TEXT, Kind.EMAIL, Kind.PHONE, Kind.URL})


def with_derived(known: Known, diags: Diagnostics) -> dict[str, SourceObject]:
    """Return the objects with their derived fields."""
    objects = known.objects
    derived: dict[str, dict[str, Derived]] = {name: {} for name in objects}
    for address, spec in known.pair.derive.items():
        place = PAIR.at("derive", address)
        owner, _, name = address.partition(".")
        if owner not in objects:
            message = f"`{owner}` is not an object of {known.pair.source}"
            diags.report(unknown("REF101", message, owner, objects, place.key()))
        elif name in objects[owner].fields:
            message = f"`{owner}` has a field `{name}` already"
            diags.report(Diagnostic(rule="REF123", message=message, place=place.key()))
        elif field := derived_field(name, spec, objects[owner], known, place, diags):
            derived[owner][name] = field
    return {name: replace(owner, derived=derived[name]) for name, owner in objects.items()}


def derived_field(
    name: str, spec: DeriveSpec, owner: SourceObject, known: Known, place: Place, diags: Diagnostics
) -> Derived | None:
    """Resolve one derived field; None where a part of it was reported."""
    chosen = _way(name, spec, place, diags)
    if chosen is None:
        return None
    how, path = chosen
    other_name, _, field_name = path.partition(".")
    found = _related(how, other_name, field_name, known.objects, place.at(how), diags)
    if found is None:
        return None
    other, field = found
    sides = _sides(how, spec, owner, other, place, diags)
    where = _where(spec, other, known, place, diags)
    on = _on(how, spec, other, place, diags)
    type_ = _type(how, field, other, spec, where, place.at(how), diags)
    if sides is None or type_ is None or (spec.where and where is None) or (how == "latest" and not on):
        return None
    own, theirs = sides
    return Derived(
        name=name,
        how=how,
        object=other.name,
        field="" if how in _OF_ROWS else field_name,
        own=own,
        theirs=theirs,
        type=type_,
        where=where,
        on=on,
        place=place,
    )


def _way(name: str, spec: DeriveSpec, place: Place, diags: Diagnostics) -> tuple[How, str] | None:
    given = [(how, path) for how in _WAYS if (path := getattr(spec, how))]
    if len(given) == 1:
        return given[0]
    message = f"`{name}` needs exactly one of {', '.join(_WAYS[:-1])} and {_WAYS[-1]}"
    diags.report(Diagnostic(rule="YML111", message=message, place=place))
    return None


def _related(
    how: How, name: str, field: str, objects: Mapping[str, SourceObject], place: Place, diags: Diagnostics
) -> tuple[SourceObject, Type | None] | None:
    other = objects.get(name)
    if other is None:
        diags.report(unknown("REF101", f"`{name}` is not an object of this source", name, objects, place))
        return None
    if how in _OF_ROWS:
        if not field:
            return other, None
        message = f"`{how}` is about rows, so it names an object only"
        helps = (f"write `{how}: {name}`", f"or choose rows with `where: {field} is present`")
        diags.report(Diagnostic(rule="TYP115", message=message, place=place, helps=helps))
        return None
    if field not in other.fields or other.fields[field].refers:
        known = [one.name for one in other.fields.values() if not one.refers]
        diags.report(unknown("REF102", f"`{name}` has no field `{field}`", field, known, place))
        return None
    return other, other.fields[field].type


def _sides(
    how: How, spec: DeriveSpec, owner: SourceObject, other: SourceObject, place: Place, diags: Diagnostics
) -> tuple[str, str] | None:
    """Return this row's column of the match and the related one's; empty for the key of a row."""
    here, there = (owner, other) if how == "lookup" else (other, owner)
    if spec.match is None:
        if not _refers(here, spec.by, there, place.at("by"), diags):
            return None
        far = there.key[0] if len(there.key) == 1 else ""
    else:
        if not _matches(here, spec.by, there, spec.match, place, diags):
            return None
        far = spec.match
    return (spec.by, far) if how == "lookup" else (far, spec.by)


def _refers(here: SourceObject, by: str, there: SourceObject, place: Place, diags: Diagnostics) -> bool:
    if by not in here.fields:
        diags.report(unknown("REF102", f"`{here.name}` has no field `{by}`", by, here.fields, place))
        return False
    points = here.fields[by].type.objects
    if there.name in points and not here.fields[by].refers:
        return True
    if there.collection and there.key and _collected_by(here, by, there):
        return True
    objects = " or ".join(points) or "nothing"
    message = f"`{here.name}.{by}` points to {objects}, but this joins it with {there.name}"
    helps = ("say with `match` which field it is compared with",)
    diags.report(Diagnostic(rule="TYP107", message=message, place=place, helps=helps))
    return False


def _collected_by(here: SourceObject, by: str, there: SourceObject) -> bool:
    """Tell whether a field is the whole key of rows that were collected from its object."""
    made = there.collection
    return made is not None and made.of == here.name and only_key(made) == by


def only_key(made: Collection) -> str | None:
    """Return the field that is the whole key of collected rows; None where the key is more, or made of it."""
    keys = [one.expression.node for one in made.fields if one.how == "key"]
    first = keys[0] if len(keys) == 1 else None
    return first.name if isinstance(first, Path) else None


def _matches(
    here: SourceObject, by: str, there: SourceObject, match: str, place: Place, diags: Diagnostics
) -> bool:
    """TYP107: both sides of a match exist and are written alike, as they are compared as they are written."""
    sound = True
    for owner, name, word in ((here, by, "by"), (there, match, "match")):
        if name not in owner.fields or owner.fields[name].refers:
            message = f"`{owner.name}` has no field `{name}`"
            diags.report(unknown("REF102", message, name, owner.fields, place.at(word)))
            sound = False
    if not sound:
        return False
    one, other = here.fields[by].type, there.fields[match].type
    if (one.kind == other.kind and one.kind not in _NOT_LISTED) or {one.kind, other.kind} <= _TEXTS:
        return True
    message = f"`{here.name}.{by}` is {one.bare} and `{there.name}.{match}` is {other.bare}: they never match"
    diags.report(Diagnostic(rule="TYP107", message=message, place=place.at("match")))
    return False


def _where(
    spec: DeriveSpec, other: SourceObject, known: Known, place: Place, diags: Diagnostics
) -> Expression | None:
    if spec.where is None:
        return None
    return condition(spec.where, replace(other, derived={}), known, place.at("where"), diags)


def condition(
    text: str, owner: SourceObject, known: Known, place: Place, diags: Diagnostics
) -> Expression | None:
    """Resolve an expression that chooses rows; anything but true or false is reported."""
    made = expression(text, known.scope(owner), place, diags)
    if made is None or made.type.kind is Kind.BOOL:
        return made
    message = f"this is {made.type.bare}, and rows are chosen by true or false"
    helps = ("compare it: `... = 'value'` or `... is present`",)
    diags.report(Diagnostic(rule="TYP101", message=message, place=place, helps=helps))
    return None


def _on(how: How, spec: DeriveSpec, other: SourceObject, place: Place, diags: Diagnostics) -> str | None:
    if how != "latest":
        if spec.order is not None:
            message = "`order` tells the latest row, and this takes no latest"
            diags.report(Diagnostic(rule="TYP115", message=message, place=place.at("order")))
        return None
    return ordering(spec.order, other, place, diags)


def ordering(order: str | None, owner: SourceObject, place: Place, diags: Diagnostics) -> str | None:
    """Return the field that the latest row is told by; None where there is none, which is reported."""
    name = order or owner.modified
    if name is None:
        message = f"{owner.name} does not say when its rows were changed, so nothing tells the latest"
        helps = ("name the field that does: `order: some_date`",)
        diags.report(Diagnostic(rule="TYP115", message=message, place=place, helps=helps))
        return None
    field = owner.fields.get(name)
    if field is None or field.refers:
        diags.report(
            unknown("REF102", f"`{owner.name}` has no field `{name}`", name, owner.fields, place.at("order"))
        )
        return None
    if field.type.kind in _NOT_LISTED | {Kind.BOOL, Kind.ENUM, Kind.HTML, Kind.LONGTEXT}:
        message = f"`{name}` is {field.type.bare}, which tells no order"
        diags.report(Diagnostic(rule="TYP115", message=message, place=place.at("order")))
        return None
    return name


def _type(
    how: How,
    field: Type | None,
    other: SourceObject,
    spec: DeriveSpec,
    where: Expression | None,
    place: Place,
    diags: Diagnostics,
) -> Type | None:
    """Return what a way gives; that there are rows tells no less than the reference to them."""
    chosen = where.type.phi if where else "none"
    if field is None:
        by = other.fields.get(spec.by)
        phi = strictest(chosen, by.type.phi if by else "none")
        return Type(kind=Kind.BOOL, empty=False, phi=phi) if how == "exists" else _number_of_rows(phi)
    phi = strictest(chosen, field.phi)
    if how == "sum":
        if not field.is_number:
            message = f"only numbers add up, and this is {field.bare}"
            diags.report(Diagnostic(rule="TYP101", message=message, place=place))
            return None
        return replace(total_of(field), phi=phi)
    if how in ("gather", "distinct"):
        if field.kind in _NOT_LISTED:
            message = f"`{how}` lists single values, and this is {field.bare}"
            diags.report(Diagnostic(rule="TYP101", message=message, place=place))
            return None
        return Type(kind=Kind.LIST, item=field, phi=phi)
    return replace(field.may_be_empty(), phi=phi)


def _number_of_rows(phi: str) -> Type:
    return Type(kind=Kind.INT, length=18, scale=0, empty=False, phi=phi)


def total_of(type_: Type) -> Type:
    """Return the type of a sum: of the same kind, empty where there is nothing to add; at least 18 digits."""
    return replace(type_.may_be_empty(), length=max(type_.length or 38, 18))
