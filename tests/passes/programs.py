"""Programs by hand: a small clinic whose fields and routes a test writes as a spec would."""

from collections.abc import Mapping
from typing import Literal

from compiler.diagnostics.diagnostic import Place
from compiler.language.check import infer
from compiler.language.narrowing import narrow
from compiler.language.parse import parse
from compiler.language.tokens import SyntaxProblem
from compiler.language.types import Type
from compiler.model.plan import Decision
from compiler.model.program import (
    Assignment,
    Case,
    Derived,
    Expression,
    Polymorphic,
    Program,
    Rates,
    Reference,
    Route,
    SourceField,
    SourceObject,
    Split,
    TargetField,
    TargetObject,
    ValueMap,
)
from compiler.passes.lower.scope import RowScope
from compiler.spec.pair import KeySpec, PairSpec, SchemaSpec
from compiler.spec.platform import Formats, PlatformSpec
from tests.language.clinic import DECISIONS, ENUMS, MAPS, RATES, Clinic, typed

How = Literal["lookup", "first", "latest", "gather", "distinct", "sum", "count", "exists"]
PAIR, SOURCE = Place(document="pair"), Place(document="source")
FORMATS = Formats(date=("%Y-%m-%d",), datetime=("%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M:%S%z"))


def source_object(
    name: str,
    fields: Mapping[str, str | Type],
    *,
    key: tuple[str, ...] = ("id",),
    derived: tuple[Derived, ...] = (),
    refers: Mapping[str, Polymorphic] | None = None,
    channel: Literal["api", "export", "tenant"] = "api",
) -> SourceObject:
    """Make a source object; `refers` are its composed references."""
    place = SOURCE.at("objects", name)
    composed = refers or {}
    kinds = {each: typed(kind) if isinstance(kind, str) else kind for each, kind in fields.items()}
    kinds |= {
        each: typed(f"ref({'|'.join(sorted(one.objects.values()))})!") for each, one in composed.items()
    }
    made = {
        each: SourceField(
            name=each,
            type=kind,
            path=(each,),
            evidence="documented",
            doc=None,
            refers=composed.get(each),
            place=place.at("fields", each),
        )
        for each, kind in kinds.items()
    }
    return SourceObject(
        name=name,
        key=key,
        created=None,
        modified=None,
        channel=channel,
        evidence="documented",
        fields=made,
        derived={one.name: one for one in derived},
        place=place,
    )


def derived(
    name: str,
    how: How,
    path: str,
    own: str,
    theirs: str,
    kind: str | Type,
    where: Expression | None = None,
    on: str | None = None,
) -> Derived:
    """Make a derived field; `path` is `Object.field`."""
    other, _, field = path.partition(".")
    return Derived(
        name=name,
        how=how,
        object=other,
        field=field,
        own=own,
        theirs=theirs,
        type=typed(kind) if isinstance(kind, str) else kind,
        where=where,
        on=on,
        place=PAIR.at("derive", name),
    )


def target_object(name: str, fields: Mapping[str, str | Type]) -> TargetObject:
    """Make a target object; a type with `!` makes the field required."""
    kinds = {each: typed(kind) if isinstance(kind, str) else kind for each, kind in fields.items()}
    return TargetObject(
        name=name,
        label=name,
        plural=f"{name}s",
        custom=False,
        home=name,
        record_name=None,
        activities=False,
        fields={
            each: TargetField(
                name=each, label=each, type=kind, custom=False, required=not kind.empty, creatable=True
            )
            for each, kind in kinds.items()
        },
    )


def program(*objects: SourceObject, targets: tuple[TargetObject, ...] = ()) -> Program:
    """Put objects together with the enumerations, maps and decisions of the test clinic."""
    return Program(
        pair=PairSpec(
            spec="pair/v1",
            name="clinic-target",
            source="clinic",
            target="target",
            schema=SchemaSpec(key=KeySpec(field="Key")),
            routes={},
        ),
        source=platform("clinic", "source"),
        target=platform("target", "target"),
        customer=None,
        tenant={},
        decisions={
            name: Decision(ask=name, type=kind, needed="sample") for name, kind in DECISIONS.items() if kind
        },
        connector=None,
        source_enums=ENUMS,
        target_enums={},
        closed_values={},
        objects={one.name: one for one in objects},
        targets={one.name: one for one in targets},
        maps={
            name: ValueMap(
                name=name,
                source_enum=entry.source_enum,
                target_enum=entry.target_enum,
                values=entry.values,
                policy=entry.policy,
                default=entry.default,
                place=PAIR.at("maps", name),
            )
            for name, entry in MAPS.items()
        },
        rates={
            name: Rates(name=name, to=table.to, values=table.values, place=PAIR.at("rates", name))
            for name, table in RATES.items()
        },
        splits={},
        routes={},
        fulfilled={},
        protected=True,
        key_field="Key",
        key_length=120,
        tzdata="2026.6",
    )


def platform(name: str, role: Literal["source", "target"]) -> PlatformSpec:
    """Make a platform that says no more than how it writes times."""
    return PlatformSpec(
        spec="platform/v1",
        name=name,
        label=name,
        roles=(role,),
        evidence="documented",
        formats=FORMATS,
        objects={},
    )


def expression(
    made: Program, owner: str, text: str, place: Place, present: frozenset[str] = frozenset()
) -> Expression:
    """Parse and type an expression that a test is sure of."""
    node = parse(text)
    assert not isinstance(node, SyntaxProblem), node
    scope = RowScope(program=made, owner=made.objects[owner])
    clinic = Clinic(
        fields={name: kind for name in scope.names() if (kind := scope.type_of(name))}, present=present
    )
    inferred = infer(node, clinic)
    assert inferred.type is not None, inferred.problems
    return Expression(text=text, node=node, type=inferred.type, losses=inferred.losses, place=place)


def split(
    made: Program, name: str, owner: str, cases: Mapping[str, str], otherwise: str | None = None
) -> Split:
    """Make a split."""
    place = PAIR.at("splits", name)
    return Split(
        name=name,
        object=owner,
        cases=tuple(
            Case(name=case, condition=expression(made, owner, text, place.at("cases", case)))
            for case, text in cases.items()
        ),
        otherwise=otherwise,
        place=place,
    )


def route(
    made: Program,
    name: str,
    source: str,
    target: str,
    assign: Mapping[str, str],
    *,
    const: Mapping[str, str] | None = None,
    references: tuple[Reference, ...] = (),
    operation: Literal["upsert", "insert", "find", "file"] = "upsert",
    case: tuple[Split, str] | None = None,
    max_minutes: int | None = None,
) -> Route:
    """Make a route whose assignments are expressions, after its constants."""
    place = PAIR.at("routes", name)
    present: frozenset[str] = frozenset()
    if case:
        present = next(narrow(one.condition.node) for one in case[0].cases if one.name == case[1])
    return Route(
        name=name,
        source=source,
        target=target,
        operation=operation,
        split=case[0].name if case else None,
        case=case[1] if case else None,
        assignments=(
            *(_constant(field, text, place) for field, text in (const or {}).items()),
            *(_assigned(made, source, field, text, place, present) for field, text in assign.items()),
        ),
        references=references,
        content=None,
        native_audit=False,
        max_duration_minutes=max_minutes,
        losses={},
        place=place,
    )


def _constant(field: str, text: str, place: Place) -> Assignment:
    return Assignment(
        field=field,
        expression=None,
        constant=text,
        type=typed("text(255)!"),
        place=place.at("const", field),
        duty="const",
    )


def _assigned(
    made: Program, source: str, field: str, text: str, place: Place, present: frozenset[str]
) -> Assignment:
    typed_expression = expression(made, source, text, place.at("set", field), present)
    return Assignment(
        field=field,
        expression=typed_expression,
        constant=None,
        type=typed_expression.type,
        place=place.at("set", field),
        duty="set",
    )


def reference(
    field: str,
    own: str | None,
    object_name: str | None,
    *,
    routes: tuple[str, ...] = ("parent",),
    required: bool = False,
    fallback: str | None = None,
) -> Reference:
    """Make a reference of the route `r`."""
    return Reference(
        field=field,
        own=own,
        object=object_name,
        routes=routes,
        fallback=fallback,
        required=required,
        missing="reject",
        later=False,
        place=PAIR.at("routes", "r", "link", field),
    )
