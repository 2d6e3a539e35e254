"""Program → Plan: what the runner executes, with the hash of every text that it must find unchanged."""

import hashlib
from collections.abc import Mapping

import msgspec

from compiler.diagnostics.diagnostic import Place
from compiler.language.types import PHI_CLASSES, Kind
from compiler.model.connector import Connector
from compiler.model.plan import (
    Column,
    Destination,
    Link,
    Load,
    Plan,
    Split,
    StagedColumn,
    StagedTable,
    Sums,
    TargetField,
    TargetObject,
    Text,
    plan_to_json,
)
from compiler.model.program import Assignment, Program, Reference, Route, SourceObject
from compiler.passes.order import Order
from compiler.platforms.platform import Platform


def plan(
    program: Program,
    order: Order,
    sql: Mapping[str, str],
    metadata: Mapping[str, str],
    connector: Connector,
    platform: Platform,
) -> Plan:
    """Write down what a run does. `sql` and `metadata` are texts by their path in the generated folder."""
    draft = Plan(
        pair=program.pair.name,
        customer=program.customer,
        digest="",
        source=program.source.name,
        tzdata=program.tzdata,
        decisions=dict(sorted(program.decisions.items())),
        tenant=dict(sorted(program.tenant.items())),
        connector=connector,
        tables=_tables(program),
        splits=_splits(program, sql),
        loads=_loads(program, order, sql, platform),
        destination=_destination(program, metadata, platform),
        sums=tuple(
            Sums(route=route, column=column)
            for route, columns in sorted(program.pair.reconcile.sums.items())
            for column in columns
        ),
        spread_by=dict(sorted(program.pair.sample.spread_by.items())),
        sample_rows=program.pair.sample.rows,
    )
    return msgspec.structs.replace(draft, digest=sha256(plan_to_json(draft)))


def sha256(text: str) -> str:
    """Return the SHA-256 of a text's UTF-8 bytes, in hex."""
    return hashlib.sha256(text.encode()).hexdigest()


def route_path(name: str) -> str:
    """Return where a route's SQL stands in the generated folder."""
    return f"sql/{name}.sql"


def split_path(name: str) -> str:
    """Return where a split's SQL stands in the generated folder."""
    return f"sql/split_{name}.sql"


def _text(path: str, texts: Mapping[str, str]) -> Text:
    return Text(path=path, sha256=sha256(texts[path]))


def _address(place: Place) -> str:
    return str(place) if place.document == "pair" else f"{place.document}.{place}"


def _tables(program: Program) -> tuple[StagedTable, ...]:
    needed = {route.source for route in program.routes.values()}
    for name in tuple(needed):
        needed |= {derived.object for derived in program.objects[name].derived.values()}
    contents = {route.source: route.content for route in program.routes.values() if route.content}
    return tuple(
        _table(program, program.objects[name], name in needed, contents.get(name))
        for name in sorted(program.objects)
    )


def _table(program: Program, owner: SourceObject, needed: bool, content: str | None) -> StagedTable:
    columns = tuple(
        StagedColumn(
            name=field.name,
            path=field.path,
            type=field.type.bare,
            required=not field.type.empty,
            phi=None if field.type.phi == "none" else field.type.phi,
            enum=program.source_enums.get(field.type.name or "", ()) if field.type.kind is Kind.ENUM else (),
        )
        for field in owner.fields.values()
        if field.refers is None
    )
    return StagedTable(
        object=owner.name,
        channel=owner.channel,
        evidence=owner.evidence,
        key=owner.key,
        created=owner.created,
        modified=owner.modified,
        content=content,
        content_size=owner.fields[content].size if content and content in owner.fields else None,
        needed=needed,
        columns=columns,
    )


def _splits(program: Program, sql: Mapping[str, str]) -> tuple[Split, ...]:
    return tuple(
        Split(
            name=split.name,
            object=split.object,
            cases=tuple(case.name for case in split.cases),
            sql=_text(split_path(split.name), sql),
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
    native = tuple(one.field for one in route.assignments if one.duty == "native")
    return Load(
        route=route.name,
        source=route.source,
        target=route.target,
        operation=route.operation,
        wave=wave,
        sql=_text(route_path(route.name), sql),
        columns=tuple(_column(program, route, one) for one in route.assignments),
        links=tuple(_link(program, route, one, order, platform) for one in route.references),
        native_audit=native,
        find_field=next((one.field for one in route.assignments if one.duty == "find"), None),
        address=_address(route.place),
    )


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
        metadata=tuple(_text(path, metadata) for path in sorted(metadata)),
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
