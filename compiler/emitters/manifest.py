"""`manifest.json`: from every address of the spec to its line, and to the component and columns it became."""

import json
from collections.abc import Iterator, Mapping

from compiler.diagnostics.diagnostic import Place
from compiler.model.program import Program, Route, SourceObject, TargetObject
from compiler.platforms.emitter import Compiled, Emitter
from compiler.platforms.known import platform_of
from compiler.platforms.lineage import Filling, class_of, fillings
from compiler.platforms.platform import Platform

FORMAT = "manifest/1"

_Node = dict[str, object]


def emit(compiled: Compiled) -> Mapping[str, str]:
    """Write the manifest.

    `nodes` are keyed by the address that a plan, a reason or a report shows (`routes.patient.set.Email`,
    `source.objects.Patient.fields.email`). Each has a `kind` and, where a file holds it, `file`, `line` and
    `column` (from 1). `lineage` lists every filled target field with what fills it, by field and route.
    """
    ways = fillings(compiled.program)
    content = {
        "customer": compiled.program.customer,
        "digest": compiled.plan.digest,
        "format": FORMAT,
        "lineage": [_lineage(one) for one in ways],
        "nodes": _nodes(compiled, ways),
        "pair": compiled.program.pair.name,
        "source": compiled.program.source.name,
        "target": compiled.program.target.name,
    }
    return {"manifest.json": json.dumps(content, indent=2, sort_keys=True, ensure_ascii=False) + "\n"}


def address_of(place: Place) -> str:
    """Write the address of a place as plans and reasons do: those in the pair have no prefix."""
    return str(place) if place.document == "pair" else f"{place.document}.{place}"


def _lineage(one: Filling) -> _Node:
    return {
        "address": address_of(one.place),
        "duty": one.duty,
        "expression": one.text,
        "phi": one.phi,
        "route": one.route,
        "sources": list(one.sources),
        "target": f"{one.object}.{one.field}",
    }


def _nodes(compiled: Compiled, ways: tuple[Filling, ...]) -> dict[str, _Node]:
    program = compiled.program
    nodes: dict[str, _Node] = {}
    for place, node in (
        *_source_nodes(program),
        *_target_nodes(program, platform_of(program), ways),
        *_route_nodes(compiled),
        *_other_nodes(program),
    ):
        nodes.setdefault(address_of(place), {**node, **_position(compiled, place)})
    for one in ways:
        place = one.place
        node = nodes.setdefault(
            address_of(place),
            {"kind": "link" if one.duty == "link" else "assignment", **_position(compiled, place)},
        )
        filled = node.setdefault("fills", [])
        if isinstance(filled, list):
            filled.append(_fill(compiled, one))
    return nodes


def _position(compiled: Compiled, place: Place) -> _Node:
    found = compiled.line_of(place)
    return dict(zip(("file", "line", "column"), found, strict=True)) if found else {}


def _fill(compiled: Compiled, one: Filling) -> _Node:
    target = compiled.program.targets[one.object]
    field = target.fields.get(one.field)
    node: _Node = {
        "column": one.field,
        "component": platform_of(compiled.program).component(target, field) if field else None,
        "expression": one.text,
        "phi": one.phi,
        "sources": list(one.sources),
        "target": f"{one.object}.{one.field}",
    }
    headers = _headers(compiled, one)
    return {**node, "headers": headers} if headers else node


def _headers(compiled: Compiled, one: Filling) -> list[str]:
    loads = (load for load in compiled.plan.loads if load.route == one.route)
    links = (link for load in loads for link in load.links if link.name == one.field)
    return list(dict.fromkeys(header for link in links for header in link.headers))


def _source_nodes(program: Program) -> Iterator[tuple[Place, _Node]]:
    for _, owner in sorted(program.objects.items()):
        yield owner.place, {"kind": "source object", "evidence": owner.evidence, "object": owner.name}
        yield from _fields_of(owner)


def _fields_of(owner: SourceObject) -> Iterator[tuple[Place, _Node]]:
    for name, field in sorted(owner.fields.items()):
        yield (
            field.place,
            {
                "kind": "source field",
                "evidence": field.evidence,
                "field": f"{owner.name}.{name}",
                "phi": field.type.phi,
                "type": str(field.type),
            },
        )
    for name, derived in sorted(owner.derived.items()):
        yield (
            derived.place,
            {
                "kind": "derived field",
                "field": f"{owner.name}.{name}",
                "phi": derived.type.phi,
                "sources": [f"{derived.object}.{derived.field}"],
                "type": str(derived.type),
            },
        )


def _target_nodes(
    program: Program, platform: Platform, ways: tuple[Filling, ...]
) -> Iterator[tuple[Place, _Node]]:
    for _, target in sorted(program.targets.items()):
        if target.place:
            component = platform.component(target, None)
            yield target.place, {"kind": "object", "component": component, "object": target.name}
        yield from _new_fields(program, target, platform, ways)


def _new_fields(
    program: Program, target: TargetObject, platform: Platform, ways: tuple[Filling, ...]
) -> Iterator[tuple[Place, _Node]]:
    for name, field in sorted(target.fields.items()):
        if field.place and not field.system:
            yield (
                field.place,
                {
                    "kind": "field",
                    "component": platform.component(target, field),
                    "phi": class_of(program, target, name, ways),
                    "type": str(field.type),
                },
            )


def _route_nodes(compiled: Compiled) -> Iterator[tuple[Place, _Node]]:
    texts = {load.route: load.sql.path for load in compiled.plan.loads}
    for _, route in sorted(compiled.program.routes.items()):
        yield route.place, _route_node(route, texts.get(route.name))
        for one in route.assignments:
            if one.duty == "show":
                text = one.expression.text if one.expression else None
                yield one.place, {"kind": "shown", "expression": text, "phi": one.type.phi}
        if route.max_duration_minutes is not None:
            yield route.place.at("limits", "max_duration"), {"kind": "limit", "route": route.name}


def _route_node(route: Route, sql: str | None) -> _Node:
    return {
        "kind": "route",
        "operation": route.operation,
        "source": route.source,
        "sql": sql,
        "target": route.target,
    }


def _other_nodes(program: Program) -> Iterator[tuple[Place, _Node]]:
    for _, split in sorted(program.splits.items()):
        yield split.place, {"kind": "split", "object": split.object}
        for case in split.cases:
            yield case.condition.place, {"kind": "case", "expression": case.condition.text}
    for _, value_map in sorted(program.maps.items()):
        yield value_map.place, {"kind": "map", "from": value_map.source_enum, "to": value_map.target_enum}
    pair = Place(document="pair")
    for name, decision in sorted(program.decisions.items()):
        yield pair.at("decisions", name), {"kind": "decision", "needed": decision.needed}
    for name in sorted(program.pair.not_migrated):
        yield pair.at("not_migrated", name), {"kind": "not migrated", "object": name}


MANIFEST = Emitter(name="manifest", emit=emit)
