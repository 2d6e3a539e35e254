"""A small practice and its plan, written by hand: what the compiler would make of a pair spec."""

import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec
import tzdata  # type: ignore[import-untyped]

from compiler.model.connector import BaseUrl, Connector, NumberPage, Rate, Retry
from compiler.model.plan import (
    Decision,
    Destination,
    Load,
    Plan,
    Split,
    StagedColumn,
    StagedTable,
    Sums,
    TargetField,
    TargetObject,
    Text,
)
from tests.runtime.fakes import KEY
from tests.runtime.routes import NO_REASONS, ROUTES

FALLBACK_NAME = "records@acme.example"


def table(
    name: str, columns: Sequence[str], *, needed: bool = True, content: str | None = None
) -> StagedTable:
    return StagedTable(
        object=name,
        channel="tenant" if name == "Tenant" else "api",
        evidence="documented",
        key=("id",),
        modified="updated" if "updated" in columns else None,
        content=content,
        needed=needed,
        columns=tuple(StagedColumn(name=column, path=(column,), type="text") for column in columns),
    )


TABLES = (
    table("Appointment", ("id", "patient_id", "practitioner_id", "kind", "note", "updated")),
    table("File", ("id", "parent", "name", "url"), content="url"),
    table("Kind", ("id", "name")),
    table("Note", ("id", "text", "created")),
    table("Package", ("id",), needed=False),
    table("Patient", ("id", "last_name", "email", "balance", "referred_by", "updated")),
    table("Practitioner", ("id", "name", "email")),
    table("Tenant", ("id", "name")),
    table("Treatment", ("id", "patient_id", "appointment_id", "created", "note")),
    table("Unit", ("id", "name", "part_of")),
)


SPLIT_SQL = (
    'SELECT "$position", "$source", CASE WHEN "kind" IN (\'visit\', \'task\') THEN "kind" END AS "$case", '
    f'{NO_REASONS} AS "$reasons" FROM "Appointment" ORDER BY "$source"'
)
METADATA = {"objects/Treatment__c/Treatment__c.object-meta.xml": "<CustomObject/>\n"}
ORDER = (
    "account",
    "practitioner_user",
    "practitioner",
    "patient",
    "visit",
    "task",
    "treatment",
    "unit",
    "plain",
    "dated",
    "file",
)

CONNECTOR = Connector(
    base_url=BaseUrl(env="SOURCE_URL", pattern=".*"),
    rate=Rate(every_ms=1100),
    retry=Retry(codes=(429,), max=3),
    page=NumberPage(param="page", size_param="size", size=100, rows="data", total="n", next="next"),
)


def write_plan(generated: Path, *routes: str, also: Sequence[str] = (), **more: object) -> Plan:
    """Write the generated files of a plan with these routes and return it; `more` replaces parts of it.

    It has the tables of these routes, and those of the objects that are named in `also`.
    """
    chosen = [name for name in ORDER if name in routes]
    loads = tuple(
        msgspec.structs.replace(
            ROUTES[name].load, sql=written(generated, f"sql/{name}.sql", ROUTES[name].sql), wave=place
        )
        for place, name in enumerate(chosen, start=1)
    )
    splits = (
        Split(
            name="kind",
            object="Appointment",
            cases=("visit", "task"),
            sql=written(generated, "sql/kind.split.sql", SPLIT_SQL),
            address="splits.kind",
        ),
    )
    metadata = tuple(written(generated, f"sf/{path}", content) for path, content in METADATA.items())
    plan = Plan(
        pair="ph-sf",
        customer="acme",
        digest="d" * 64,
        source="ph",
        tzdata=tzdata.__version__,
        decisions={"fallback_owner": Decision(ask="Who owns the rest?", type="username", needed="sample")},
        tenant={"id": "acme", "name": "Acme Physio"},
        connector=CONNECTOR,
        tables=tuple(each for each in TABLES if each.object in {*also, *(one.source for one in loads)}),
        splits=splits if {"visit", "task"} & set(chosen) else (),
        loads=loads,
        destination=Destination(
            platform="sf",
            api_version="66.0",
            key_field=KEY,
            objects=targets(loads),
            metadata_root="sf",
            metadata=metadata,
            loader="Migration_Loader",
        ),
        sums=(Sums(route="patient", column="Balance__c"),) if "patient" in chosen else (),
    )
    return msgspec.structs.replace(plan, **more)


def targets(loads: Iterable[Load]) -> tuple[TargetObject, ...]:
    """Name every field that the loads write."""
    fields: dict[str, set[str]] = {}
    for each in loads:
        names = {column.name for column in each.columns} | {one.name for one in each.links}
        fields.setdefault(each.target, {KEY} if each.operation != "find" else set()).update(names)
    return tuple(
        TargetObject(
            name=name,
            custom=name.endswith("__c"),
            fields=tuple(
                TargetField(name=field, type="text", custom=field.endswith("__c")) for field in sorted(names)
            ),
        )
        for name, names in sorted(fields.items())
    )


def written(generated: Path, path: str, content: str) -> Text:
    """Write a generated file and return what the plan says of it."""
    file = generated / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(content, encoding="utf-8", newline="\n")
    return Text(path=path, sha256=hashlib.sha256(content.encode()).hexdigest())
