"""Fields that exist only once an account is known: one for each row of the inventory, with what fills it.

Everything made here stands at its row of the inventory, so that a finding or a refused value leads there.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from compiler.diagnostics.diagnostic import Diagnostic, Diagnostics, Place
from compiler.language.syntax import Comparison, Number, Path, Text, write
from compiler.language.types import TEXTUAL, Kind, Type, parse_type
from compiler.model.program import Assignment, Derived, SourceObject, TargetField, TargetObject
from compiler.passes.resolve.api_names import SUFFIX, Names
from compiler.passes.resolve.derived import derived_field
from compiler.passes.resolve.expressions import expression
from compiler.passes.resolve.known import Known
from compiler.passes.resolve.names import PAIR, TENANT, unknown
from compiler.spec.lock import InventorySpec
from compiler.spec.rows import DeriveSpec, ExpandSpec

INVENTORY = Place(document="inventory")
LONGEST_LABEL = 40
_FILLED = frozenset(
    {
        Kind.TEXT,
        Kind.LONGTEXT,
        Kind.INT,
        Kind.DECIMAL,
        Kind.MONEY,
        Kind.DATE,
        Kind.DATETIME,
        Kind.EMAIL,
        Kind.PHONE,
        Kind.URL,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Expansion:
    """An expansion whose parts were all found; `taken` are names that the target's fields cannot have."""

    name: str
    spec: ExpandSpec
    owner: SourceObject
    target: TargetObject
    taken: frozenset[str]
    types: Mapping[str, Type]
    otherwise: Type
    derived: Derived
    dates: tuple[str, str]
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class _Grown:
    """What one row of the inventory becomes."""

    field: TargetField
    derived: Derived
    text: str
    place: Place


def with_expanded(
    known: Known, inventory: InventorySpec | None, forms: tuple[str, str], diags: Diagnostics
) -> Known:
    """Return what is known with the fields that the inventory asks for; `forms` are how dates and times are
    written.
    """
    keys: dict[str, str] = {}
    for name, spec in known.pair.expand.items():
        place = PAIR.at("expand", name)
        if keys.setdefault(spec.over, spec.key) != spec.key:
            message = (
                f"another expansion tells {spec.over} apart by `{keys[spec.over]}`, and an inventory has one"
            )
            diags.report(Diagnostic(rule="EXP101", message=message, place=place.at("key")))
            continue
        expansion = _expansion(name, spec, known, forms, place, diags)
        if expansion is None:
            continue
        if inventory is None:
            message = "no inventory says what this becomes, so it makes no field yet"
            helps = ("`crosswalk run PAIR@CUSTOMER --only discover` writes one; compile again after it",)
            diags.report(
                Diagnostic(rule="EXP104", level="note", message=message, place=place.key(), helps=helps)
            )
            continue
        grown = tuple(_rows(expansion, inventory.objects.get(spec.over, {}), diags))
        known = _grow(known, expansion, grown, diags)
    return known


def _expansion(
    name: str, spec: ExpandSpec, known: Known, forms: tuple[str, str], place: Place, diags: Diagnostics
) -> _Expansion | None:
    route = known.pair.routes.get(spec.into)
    if route is None or route.op == "find":
        message = f"there is no route `{spec.into}` that writes records"
        diags.report(unknown("EXP101", message, spec.into, known.pair.routes, place.at("into")))
        return None
    owner = known.objects.get(TENANT if route.from_ == "$tenant" else route.from_)
    target = known.targets.get(route.to)
    sound = _check_source(spec, known, place, diags)
    if spec.budget.overflow not in route.set:
        message = f"route `{spec.into}` does not fill `{spec.budget.overflow}`, so what has no field is lost"
        helps = (f"add it to the route: `set: {{{spec.budget.overflow}: answers | to_json}}`",)
        where = place.at("budget", "overflow")
        diags.report(Diagnostic(rule="EXP101", message=message, place=where, helps=helps))
        sound = False
    if spec.budget.fields < 0:
        message = f"a budget is a number of fields, not {spec.budget.fields}"
        diags.report(Diagnostic(rule="EXP101", message=message, place=place.at("budget", "fields")))
        sound = False
    types = {
        kind: _type(text, place.at("type", "values", kind), diags) for kind, text in spec.type.values.items()
    }
    otherwise = _type(spec.type.otherwise, place.at("type", "otherwise"), diags)
    if owner is None or target is None or otherwise is None or not sound:
        return None
    probe = _answer(name, spec, "?", owner, known, place.at("value"), diags)
    known_types = {kind: type_ for kind, type_ in types.items() if type_ is not None}
    if probe is None or len(known_types) < len(types):
        return None
    return _Expansion(
        name=name,
        spec=spec,
        owner=owner,
        target=target,
        taken=known.platform.taken_names(target.home),
        types=known_types,
        otherwise=otherwise,
        derived=probe,
        dates=forms,
        place=place,
    )


def _check_source(spec: ExpandSpec, known: Known, place: Place, diags: Diagnostics) -> bool:
    """EXP101: the inventory's object exists, with the fields that identify, name and type its things."""
    over = known.objects.get(spec.over)
    if over is None:
        message = f"`{spec.over}` is not an object of {known.pair.source}"
        diags.report(unknown("EXP101", message, spec.over, known.objects, place.at("over")))
        return False
    wanted = ((("key",), spec.key), (("name",), spec.name), (("type", "by"), spec.type.by))
    missing = [(keys, name) for keys, name in wanted if name not in over.fields]
    for keys, name in missing:
        message = f"`{spec.over}` has no field `{name}`"
        diags.report(unknown("EXP101", message, name, over.fields, place.at(*keys)))
    return not missing


def _type(text: str, place: Place, diags: Diagnostics) -> Type | None:
    parsed = parse_type(text)
    if parsed is not None and parsed.kind is Kind.BOOL:
        message = "a checkbox cannot be empty, so a question that nobody answered would be answered no"
        helps = ("`text(10)` holds the answer as it was given, and nothing where there is none",)
        diags.report(Diagnostic(rule="EXP105", message=message, place=place, helps=helps))
        return None
    if parsed is not None and parsed.kind in _FILLED and parsed.empty:
        return parsed
    message = f"`{text}` is not a type that an answer can have"
    kinds = ", ".join(sorted(kind.value for kind in _FILLED))
    helps = (f"one of: {kinds}; without `!`, as an answer can be missing",)
    diags.report(Diagnostic(rule="EXP101", message=message, place=place, helps=helps))
    return None


def _answer(
    name: str,
    spec: ExpandSpec,
    key: str,
    owner: SourceObject,
    known: Known,
    place: Place,
    diags: Diagnostics,
) -> Derived | None:
    """Resolve the derived field that finds the answer to one thing of the inventory."""
    other = known.objects.get(spec.value.first.partition(".")[0])
    field = other.fields.get(spec.value.where) if other else None
    if other is not None and field is None:
        message = f"`{other.name}` has no field `{spec.value.where}`"
        diags.report(unknown("REF102", message, spec.value.where, other.fields, place.at("where")))
        return None
    whole = field is not None and field.type.kind is Kind.INT
    right = Number(text=key if key.lstrip("-").isdecimal() else "0") if whole else Text(value=key)
    where = write(Comparison(operator="=", left=Path(name=spec.value.where), right=right))
    wanted = DeriveSpec(first=spec.value.first, by=spec.value.by, where=where)
    return derived_field(name, wanted, owner, known, place, diags)


def _rows(
    expansion: _Expansion, rows: Mapping[str, Mapping[str, str]], diags: Diagnostics
) -> Iterator[_Grown]:
    spec, budget = expansion.spec, expansion.spec.budget
    names = Names.of((*expansion.target.fields, *(f"{name}{SUFFIX}" for name in expansion.taken)))
    for key in sorted(rows)[: budget.fields]:
        place = INVENTORY.at("objects", spec.over, key)
        label = " ".join((rows[key].get(spec.name) or key).split())
        api_name, names, clash = names.take(label, key)
        if clash:
            message = f"another field is called `{clash}`, so this one becomes `{api_name}`"
            diags.report(Diagnostic(rule="EXP102", level="note", message=message, place=place.key()))
        type_ = expansion.types.get(rows[key].get(spec.type.by, ""), expansion.otherwise)
        yield _grown(expansion, key, label, api_name, type_, place)
    if len(rows) > budget.fields:
        message = (
            f"{len(rows)} fields are asked for and {budget.fields} are made; the other "
            f"{len(rows) - budget.fields} stay in {budget.overflow} only"
        )
        where = expansion.place.at("budget", "fields")
        diags.report(Diagnostic(rule="EXP103", level="note", message=message, place=where))


def _grown(expansion: _Expansion, key: str, label: str, api_name: str, type_: Type, place: Place) -> _Grown:
    given = expansion.derived.type
    name = f"{expansion.name}_{api_name}"
    while expansion.owner.type_of(name) is not None:
        name += "_"
    field = TargetField(
        name=api_name,
        label=label if len(label) <= LONGEST_LABEL else label[: LONGEST_LABEL - 1].rstrip() + "…",
        type=replace(type_, phi=given.phi),
        custom=True,
        required=False,
        creatable=True,
        help=label if len(label) > LONGEST_LABEL else None,
        place=place,
    )
    derived = replace(expansion.derived, name=name, place=place)
    return _Grown(
        field=field, derived=derived, text=_conversion(name, given, type_, expansion.dates), place=place
    )


def _conversion(name: str, given: Type, wanted: Type, dates: tuple[str, str]) -> str:
    """Write the expression that turns an answer into a field's type; what cannot be read becomes no value."""
    if wanted.kind in (Kind.TEXT, Kind.LONGTEXT, Kind.PHONE, Kind.URL):
        return _worded(f"{name} | or_null", given, wanted.length or 0)
    if given.kind is wanted.kind:
        return f"{name} | or_null"
    match wanted.kind:
        case Kind.DECIMAL | Kind.MONEY:
            return f"{name} | to_decimal({wanted.scale}) | or_null"
        case Kind.INT:
            return f"{name} | to_int | or_null"
        case Kind.DATE:
            return f"{name} | to_date('{dates[0]}') | or_null"
        case Kind.DATETIME:
            return f"{name} | to_datetime('{dates[1]}') | or_null"
        case _:
            return f"{name} | to_email | or_null"


def _worded(name: str, given: Type, room: int) -> str:
    """Write the expression that makes an answer a text of some length."""
    if given.kind not in TEXTUAL:
        return f"{name} | to_text | truncate({room})"
    if given.kind is Kind.HTML:
        return f"{name} | strip_html | truncate({room})"
    return name if given.length is not None and given.length <= room else f"{name} | truncate({room})"


def _grow(known: Known, expansion: _Expansion, grown: tuple[_Grown, ...], diags: Diagnostics) -> Known:
    """Add the fields to the target, the answers to the source object, and what fills them to the route."""
    targets = dict(known.targets)
    for name, target in known.targets.items():
        if target.home == expansion.target.home:
            targets[name] = replace(
                target, fields={**target.fields, **{one.field.name: one.field for one in grown}}
            )
    owner = known.objects[expansion.owner.name]
    chosen = {one.derived.name: one for one in grown}
    answers = {name: _asked(expansion, one, known, diags) for name, one in chosen.items()}
    derived = {name: answer for name, answer in answers.items() if answer}
    owner = replace(owner, derived={**owner.derived, **derived})
    known = replace(known, targets=targets, objects={**known.objects, owner.name: owner})
    made = [_assignment(one, owner, known, diags) for name, one in chosen.items() if name in derived]
    into = expansion.spec.into
    filled = (*known.expanded.get(into, ()), *(one for one in made if one))
    return replace(known, expanded={**known.expanded, into: filled})


def _asked(expansion: _Expansion, one: _Grown, known: Known, diags: Diagnostics) -> Derived | None:
    key = one.place.keys[-1]
    return _answer(one.derived.name, expansion.spec, key, expansion.owner, known, one.place, diags)


def _assignment(one: _Grown, owner: SourceObject, known: Known, diags: Diagnostics) -> Assignment | None:
    """Fill a field with its answer; whatever an answer loses here stands whole in the overflow."""
    made = expression(one.text, known.scope(owner), one.place, diags)
    if made is None:
        return None
    return Assignment(
        field=one.field.name,
        expression=replace(made, losses=()),
        constant=None,
        type=replace(one.field.type, phi=made.type.phi, empty=made.type.empty),
        place=one.place,
        duty="set",
    )
