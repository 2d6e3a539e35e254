"""Program → Plan: what the runner executes, with the hash of every text that it must find unchanged."""

from collections.abc import Mapping

import msgspec

from compiler.diagnostics.diagnostic import Place
from compiler.language.types import PHI_CLASSES
from compiler.model.connector import Connector
from compiler.model.plan import (
    Column,
    Constant,
    Destination,
    Handout,
    Inventory,
    Link,
    Load,
    Loss,
    Plan,
    Prerequisite,
    Split,
    Sums,
    TargetField,
    TargetObject,
    inventory_hash,
    plan_to_json,
)
from compiler.model.program import Assignment, Program, Reference, Route
from compiler.passes.hashing import sha256, text_of
from compiler.passes.order import Order
from compiler.passes.staged_tables import tables
from compiler.platforms.platform import Platform


def plan(
    program: Program,
    order: Order,
    sql: Mapping[str, str],
    metadata: Mapping[str, str],
    connector: Connector,
    platform: Platform,
    unconfirmed: tuple[str, ...] = (),
) -> Plan:
    """Write down what a run does. `sql` and `metadata` are texts by their path in the generated folder,
    `unconfirmed` the addresses that a person must still confirm.
    """
    draft = Plan(
        pair=program.pair.name,
        customer=program.customer,
        digest="",
        source=program.source.name,
        tzdata=program.tzdata,
        decisions=dict(sorted(program.decisions.items())),
        prerequisites=_prerequisites(program),
        unconfirmed=unconfirmed,
        tenant=dict(sorted(program.tenant.items())),
        connector=connector,
        tables=tables(program, sql),
        splits=_splits(program, sql),
        loads=_loads(program, order, sql, platform),
        destination=_destination(program, metadata, platform),
        inventories=_inventories(program),
        handouts=_handouts(program),
        left_behind=_left_behind(program),
        losses=_losses(program),
        sums=tuple(
            Sums(route=route, column=column)
            for route, columns in sorted(program.pair.reconcile.sums.items())
            for column in columns
        ),
        spread_by=dict(sorted(program.pair.sample.spread_by.items())),
        sample_rows=program.pair.sample.rows,
    )
    return msgspec.structs.replace(draft, digest=sha256(plan_to_json(draft)))


def route_path(name: str) -> str:
    """Return where a route's SQL stands in the generated folder."""
    return f"sql/{name}.sql"


def split_path(name: str) -> str:
    """Return where a split's SQL stands in the generated folder."""
    return f"sql/split_{name}.sql"


def _prerequisites(program: Program) -> dict[str, Prerequisite]:
    return {
        name: Prerequisite(
            do=spec.do,
            owner=spec.owner,
            needed=spec.needed,
            done_when=spec.done_when,
            fulfilled=program.fulfilled.get(name),
        )
        for name, spec in sorted(program.pair.prerequisites.items())
    }


def _inventories(program: Program) -> tuple[Inventory, ...]:
    """List the objects whose rows decide about the schema, or stand in the rebuild guide.

    Expansions and automations over the same one share an entry.
    """
    members: dict[tuple[str, str], set[str]] = {}
    for spec in program.pair.expand.values():
        members.setdefault((spec.over, spec.key), set()).update((spec.name, spec.type.by))
    for automation in program.source.automations.values():
        if (rows := automation.rows) is not None:
            members.setdefault((rows.of, rows.key), set()).update((rows.name, *rows.show))
    return tuple(
        Inventory(
            object=over,
            key=key,
            members=tuple(sorted(members[over, key])),
            sha256=inventory_hash(program.inventory.get(over, {})),
        )
        for over, key in sorted(members)
    )


def _handouts(program: Program) -> tuple[Handout, ...]:
    return tuple(
        Handout(name=name, object=spec.of, columns=spec.fields, reader=spec.for_)
        for name, spec in sorted(program.pair.handouts.items())
    )


def _left_behind(program: Program) -> dict[str, str]:
    cases = {f"{split.name}.{case.name}" for split in program.splits.values() for case in split.cases}
    return {name: why for name, why in sorted(program.pair.not_migrated.items()) if name in cases}


def _losses(program: Program) -> tuple[Loss, ...]:
    """List what somebody accepted, by address: first what routes say, then the pair."""
    found = [
        Loss(address=f"routes.{route.name}.{field}", rule=rule, why=why)
        for _, route in sorted(program.routes.items())
        for rule, reasons in sorted(program.pair.routes[route.name].accept.items())
        for field, why in sorted(reasons.items())
    ]
    found += [
        Loss(address=name, rule=rule, why=why)
        for rule, reasons in sorted(program.pair.accept.items())
        for name, why in sorted(reasons.items())
    ]
    return tuple(found)


def _address(place: Place) -> str:
    return str(place) if place.document == "pair" else f"{place.document}.{place}"


def _splits(program: Program, sql: Mapping[str, str]) -> tuple[Split, ...]:
    return tuple(
        Split(
            name=split.name,
            object=split.object,
            cases=tuple(case.name for case in split.cases),
            sql=text_of(split_path(split.name), sql),
            address=_address(split.place),
        )
        for _, split in sorted(program.splits.items())
    )


def _loads(program: Program, order: Order, sql: Mapping[str, str], platform: Platform) -> tuple[Load, ...]:
    waves = order.wave_of()
    first = [
        _load(program, program.routes[name], waves[name], order, sql, platform)
        for name in sorted(program.routes, key=lambda one: (waves[one], one))
    ]
    second = [
        msgspec.structs.replace(load, wave=len(order.waves) + 1, second_pass=True)
        for load in first
        if any(link.later for link in load.links)
    ]
    return (*first, *second)


def _load(
    program: Program, route: Route, wave: int, order: Order, sql: Mapping[str, str], platform: Platform
) -> Load:
    return Load(
        route=route.name,
        source=route.source,
        target=route.target,
        operation=route.operation,
        wave=wave,
        sql=text_of(route_path(route.name), sql),
        columns=tuple(_column(program, route, one) for one in route.assignments),
        links=tuple(_link(program, route, one, order, platform) for one in route.references),
        found=tuple(
            Constant(name=one.field, object=one.object, where=dict(one.where), address=_address(one.place))
            for one in route.found
        ),
        native_audit=_insert_only(route, platform),
        find_field=next((one.field for one in route.assignments if one.duty == "find"), None),
        address=_address(route.place),
    )


def _insert_only(route: Route, platform: Platform) -> tuple[str, ...]:
    """List the fields of an insert that a later change of the record leaves out."""
    native = [one.field for one in route.assignments if one.duty == "native"]
    if route.operation != "insert":
        return tuple(native)
    filled = {one.field for one in route.assignments} | {one.field for one in route.references}
    filled |= {one.field for one in route.found}
    return (*native, *sorted(filled & platform.insert_only(route.target)))


def _column(program: Program, route: Route, assignment: Assignment) -> Column:
    field = program.targets[route.target].fields.get(assignment.field)
    return Column(
        name=assignment.field,
        type=field.type.bare if field and assignment.duty != "show" else assignment.type.bare,
        required=bool(field and field.required and assignment.duty != "show"),
        phi=None if assignment.type.phi == "none" else assignment.type.phi,
        address=_address(assignment.place),
    )


def _link(program: Program, route: Route, reference: Reference, order: Order, platform: Platform) -> Link:
    by = platform.link_by(program, route, reference)
    parents = [program.routes[name].target for name in reference.routes]
    headers = [platform.link_header(program, route, reference, parent) for parent in parents]
    return Link(
        name=reference.field,
        routes=reference.routes,
        headers=tuple(headers) if headers else (reference.field,),
        by=by,
        required=reference.required,
        missing=reference.missing,
        fallback=reference.fallback,
        later=(route.name, reference.field) in order.later,
        address=_address(reference.place),
    )


def _destination(program: Program, metadata: Mapping[str, str], platform: Platform) -> Destination:
    return Destination(
        platform=program.target.name,
        api_version=program.target.api_version or "",
        key_field=program.key_field,
        objects=_targets(program),
        metadata_root=platform.metadata_root,
        metadata=tuple(text_of(path, metadata) for path in sorted(metadata)),
        loader=platform.loader,
    )


def _targets(program: Program) -> tuple[TargetObject, ...]:
    used: dict[str, dict[str, str]] = {}
    for route in program.routes.values():
        fields = used.setdefault(route.target, {})
        for one in route.assignments:
            if one.duty != "show":
                fields[one.field] = _strictest(fields.get(one.field, "none"), one.type.phi)
        for reference in route.references:
            fields.setdefault(reference.field, "none")
        for constant in route.found:
            fields.setdefault(constant.field, "none")
        if route.operation != "find":
            fields.setdefault(program.key_field, "none")
    return tuple(_target(program, name, used[name]) for name in sorted(used))


def _target(program: Program, name: str, used: Mapping[str, str]) -> TargetObject:
    target = program.targets[name]
    return TargetObject(
        name=name,
        custom=target.custom,
        fields=tuple(
            TargetField(
                name=field,
                type=target.fields[field].type.bare,
                custom=target.fields[field].custom,
                required=target.fields[field].required,
                phi=None if used[field] == "none" else used[field],
            )
            for field in sorted(used)
            if field in target.fields
        ),
    )


def _strictest(one: str, other: str) -> str:
    return max(one, other, key=PHI_CLASSES.index)
