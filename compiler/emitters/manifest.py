"""`manifest.json`: what every address of a pair means, its line, and the component and columns it became."""

from collections.abc import Iterator, Mapping

from compiler.emitters.lineage_edges import edges
from compiler.meaning.fingerprints import fingerprint
from compiler.meaning.meanings import Meaning, address_of, meanings
from compiler.model.manifest import Fill, Manifest, Node, Turn, manifest_to_json, with_facts
from compiler.model.program import Program
from compiler.platforms.emitter import Compiled, Emitter
from compiler.platforms.known import platform_of
from compiler.platforms.lineage import Filling, Fillings, fillings

MANIFEST_FILE = "manifest.json"


def emit(compiled: Compiled) -> Mapping[str, str]:
    """Write the manifest."""
    return {MANIFEST_FILE: manifest_to_json(manifest(compiled))}


def manifest(compiled: Compiled) -> Manifest:
    """Gather what comparing, drawing and asking need.

    `nodes` are keyed by the address that a plan, a reason or a report shows (`routes.patient.set.Email`,
    `source.objects.Patient.fields.email`).
    """
    program, plan = compiled.program, compiled.plan
    ways = fillings(program)
    known = meanings(program)
    nodes = {
        address: _node(one, fingerprint(address, known) or "", compiled)
        for address, one in known.by_address.items()
    }
    for address, facts in (*_facts(compiled), *_fills(compiled, ways)):
        if address in nodes:
            nodes[address] = with_facts(nodes[address], facts)
    return Manifest(
        pair=program.pair.name,
        customer=program.customer,
        source=program.source.name,
        target=program.target.name,
        digest=plan.digest,
        key_field=program.key_field,
        nodes=nodes,
        lineage=edges(program, ways),
        readers=_readers(program),
        turns=_turns(compiled),
        components={one.full_name: address_of(one.place) for one in compiled.components},
        places=dict(_places(compiled, nodes)),
    )


def _places(compiled: Compiled, nodes: Mapping[str, Node]) -> Iterator[tuple[str, tuple[str, int, int]]]:
    """Tell where metadata is asked for at addresses that mean nothing by themselves, such as `schema.key`."""
    for one in compiled.components:
        address, found = address_of(one.place), compiled.line_of(one.place)
        if address not in nodes and found is not None:
            yield address, found


def _node(one: Meaning, mark: str, compiled: Compiled) -> Node:
    found = compiled.line_of(one.place)
    file, line, column = found or (None, None, None)
    return Node(
        kind=one.kind,
        consequence=one.consequence,
        fingerprint=mark,
        meaning=one.text,
        type=one.type,
        phi=one.phi,
        uses=one.uses,
        file=file,
        line=line,
        column=column,
    )


def _readers(program: Program) -> dict[str, tuple[str, ...]]:
    grants = program.pair.protect.grants
    classes = sorted({name for grant in grants.values() for name in (*grant.read, *grant.edit)})
    return {
        name: tuple(group for group in sorted(grants) if name in (*grants[group].read, *grants[group].edit))
        for name in classes
    }


def _turns(compiled: Compiled) -> dict[str, Turn]:
    """Say when each route is loaded; the second pass of a route is not its turn."""
    first = [load for load in compiled.plan.loads if not load.second_pass]
    return {
        load.route: Turn(
            wave=load.wave,
            needs={link.name: link.routes for link in load.links if link.routes and not link.later},
            later={link.name: link.routes for link in load.links if link.routes and link.later},
        )
        for load in first
    }


def _facts(compiled: Compiled) -> Iterator[tuple[str, dict[str, object]]]:
    """Yield what is known of some addresses beyond their meaning."""
    program, platform = compiled.program, platform_of(compiled.program)
    for owner in program.objects.values():
        yield address_of(owner.place), {"evidence": owner.evidence, "object": owner.name}
        for one in owner.fields.values():
            yield address_of(one.place), {"evidence": one.evidence, "field": f"{owner.name}.{one.name}"}
        for derived in owner.derived.values():
            yield address_of(derived.place), {"field": f"{owner.name}.{derived.name}"}
    for target in program.targets.values():
        if target.place:
            component = platform.component(target, None)
            yield address_of(target.place), {"component": component, "object": target.name}
        for field in target.fields.values():
            if field.place and not field.system:
                yield address_of(field.place), {"component": platform.component(target, field)}
    texts = {load.route: load.sql.path for load in compiled.plan.loads}
    for route in program.routes.values():
        yield (
            address_of(route.place),
            {
                "source": route.source,
                "target": route.target,
                "operation": route.operation,
                "sql": texts.get(route.name),
            },
        )
    for name, decision in program.decisions.items():
        yield f"decisions.{name}", {"needed": decision.needed}


def _fills(compiled: Compiled, ways: Fillings) -> Iterator[tuple[str, dict[str, object]]]:
    found: dict[str, list[Fill]] = {}
    headers = _headers(compiled)
    for one in ways:
        fill = _fill(compiled, one, headers.get((one.route, one.field), ()))
        found.setdefault(address_of(one.place), []).append(fill)
    for address, fills in found.items():
        yield address, {"fills": tuple(fills)}


def _fill(compiled: Compiled, one: Filling, headers: tuple[str, ...]) -> Fill:
    target = compiled.program.targets[one.object]
    field = target.fields.get(one.field)
    return Fill(
        column=one.field,
        component=platform_of(compiled.program).component(target, field) if field else None,
        expression=one.text,
        phi=one.phi,
        sources=one.sources,
        target=f"{one.object}.{one.field}",
        headers=headers,
    )


def _headers(compiled: Compiled) -> dict[tuple[str, str], tuple[str, ...]]:
    """Return the columns of each reference of each route, each once; a second pass may have more."""
    found: dict[tuple[str, str], dict[str, None]] = {}
    for load in compiled.plan.loads:
        for link in load.links:
            found.setdefault((load.route, link.name), {}).update(dict.fromkeys(link.headers))
    return {key: tuple(headers) for key, headers in found.items()}


MANIFEST = Emitter(name="manifest", files=emit)
