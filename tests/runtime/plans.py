"""A small practice and its plan, written by hand: what the compiler would make of a pair spec."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec
import tzdata  # type: ignore[import-untyped]

from compiler.model.connector import BaseUrl, Connector, Page, Rate, Retry
from compiler.model.plan import (
    Decision,
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
)
from tests.runtime.fakes import KEY

FALLBACK_NAME = "records@acme.example"
_NO_REASONS = 'CAST([] AS STRUCT("address" VARCHAR, "rule" VARCHAR)[])'


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


@dataclass(frozen=True, kw_only=True)
class Route:
    """A load and its SQL; `wave` and `sql` of the load are filled in here."""

    load: Load
    sql: str


def select(
    source: str,
    values: Mapping[str, str],
    links: Mapping[str, str] = {},
    *,
    where: str = "true",
    reasons: Sequence[tuple[str, str, str]] = (),
) -> str:
    """Write the SQL of a load: expressions by column, keys by link, and (condition, rule, address)."""
    whole = {**values, **links}
    shown = "".join(f', {expression} AS "{column}"' for column, expression in whole.items())
    hashed = " || chr(30) || ".join(f"coalesce('=' || {each}, '')" for each in whole.values())
    entries = ", ".join(
        f"CASE WHEN {condition} THEN {{'address': '{address}', 'rule': '{rule}'}} END"
        for condition, rule, address in reasons
    )
    why = f"list_filter([{entries}], lambda r: r IS NOT NULL)" if entries else _NO_REASONS
    first = next(iter(links), None)
    order = f'"{first}", "$source"' if first else '"$source"'
    return (
        f'SELECT "$position", "$source", {key(source, chr(34) + "$source" + chr(34))} AS "$key"{shown}, '
        f'sha256({hashed or chr(39) * 2}) AS "$hash", {why} AS "$reasons" FROM "{source}" '
        f"WHERE {where} ORDER BY {order}"
    )


def key(source: str, expression: str) -> str:
    return f"'ph:{source}:' || {expression}"


def link(
    name: str,
    routes: Sequence[str],
    headers: Sequence[str] = (),
    *,
    by_id: bool = False,
    missing_is_empty: bool = False,
    fallback: str | None = None,
    later: bool = False,
    route: str = "x",
) -> Link:
    return Link(
        name=name,
        routes=tuple(routes),
        headers=tuple(headers) or (name,),
        by="id" if by_id else "key",
        required=False,
        missing="empty" if missing_is_empty else "reject",
        fallback=fallback,
        later=later,
        address=f"routes.{route}.link.{name}",
    )


def load(
    route: str, source: str, target: str, operation: str, columns: Iterable[str], **more: object
) -> Load:
    made = {
        "route": route,
        "source": source,
        "target": target,
        "operation": operation,
        "wave": 1,
        "sql": {"path": f"sql/{route}.sql", "sha256": ""},
        "columns": [
            {"name": name, "type": "text", "address": f"routes.{route}.set.{name}"} for name in columns
        ],
        "links": (),
        "address": f"routes.{route}",
    }
    return msgspec.convert({**made, **more}, Load)


OWNER = '"practitioner_id"'
ACCOUNT = link("AccountId", ("account",), (f"Account.{KEY}",), route="patient")

ROUTES: Mapping[str, Route] = {
    "account": Route(
        load=load("account", "Tenant", "Account", "upsert", ("Name",)),
        sql=select("Tenant", {"Name": '"name"'}),
    ),
    "practitioner_user": Route(
        load=load("practitioner_user", "Practitioner", "User", "find", ("Name", "Email"), find_field="Email"),
        sql=select(
            "Practitioner",
            {"Name": '"name"', "Email": "nullif(lower(trim(\"email\")), '')"},
            reasons=[("\"name\" = 'nobody'", "TYP104", "Practitioner.name")],
        ),
    ),
    "practitioner": Route(
        load=load(
            "practitioner",
            "Practitioner",
            "Contact",
            "upsert",
            ("LastName",),
            links=(
                ACCOUNT,
                link(
                    "OwnerId",
                    ("practitioner_user",),
                    by_id=True,
                    fallback="fallback_owner",
                    route="practitioner",
                ),
            ),
        ),
        sql=select(
            "Practitioner",
            {"LastName": '"name"'},
            {"AccountId": "'ph:Tenant:acme'", "OwnerId": key("Practitioner", '"id"')},
        ),
    ),
    "patient": Route(
        load=load(
            "patient",
            "Patient",
            "Contact",
            "upsert",
            ("LastName", "Email", "Balance__c"),
            second_pass=True,
            links=(
                ACCOUNT,
                link("OwnerId", (), by_id=True, fallback="fallback_owner", route="patient"),
                link(
                    "ReportsToId",
                    ("patient",),
                    (f"ReportsTo.{KEY}",),
                    missing_is_empty=True,
                    later=True,
                    route="patient",
                ),
            ),
        ),
        sql=select(
            "Patient",
            {"LastName": '"last_name"', "Email": '"email"', "Balance__c": '"balance"'},
            {
                "AccountId": "'ph:Tenant:acme'",
                "OwnerId": "CAST(NULL AS VARCHAR)",
                "ReportsToId": key("Patient", '"referred_by"'),
            },
            reasons=[('"last_name" IS NULL OR "last_name" = \'\'', "TYP104", "Patient.last_name")],
        ),
    ),
    "visit": Route(
        load=load(
            "visit",
            "Appointment",
            "Event",
            "upsert",
            ("Subject",),
            links=(
                link("WhoId", ("patient",), (f"Contact:Who.{KEY}",), route="visit"),
                link("OwnerId", ("practitioner_user",), by_id=True, fallback="fallback_owner", route="visit"),
            ),
        ),
        sql=select(
            "Appointment",
            {"Subject": '"note"'},
            {"WhoId": key("Patient", '"patient_id"'), "OwnerId": key("Practitioner", OWNER)},
            where="\"kind\" = 'visit'",
        ),
    ),
    "task": Route(
        load=load(
            "task",
            "Appointment",
            "Task",
            "upsert",
            ("Subject",),
            links=(
                link("WhoId", ("patient",), (f"Contact:Who.{KEY}",), route="task"),
                link("OwnerId", ("practitioner_user",), by_id=True, fallback="fallback_owner", route="task"),
            ),
        ),
        sql=select(
            "Appointment",
            {"Subject": '"note"'},
            {"WhoId": key("Patient", '"patient_id"'), "OwnerId": key("Practitioner", OWNER)},
            where="\"kind\" = 'task'",
        ),
    ),
    "treatment": Route(
        load=load(
            "treatment",
            "Treatment",
            "Treatment__c",
            "insert",
            ("Note__c", "CreatedDate"),
            native_audit=("CreatedDate",),
            links=(
                link("Patient__c", ("patient",), (f"Patient__r.{KEY}",), route="treatment"),
                link(
                    "Visit__c",
                    ("visit", "task"),
                    (f"Event:Visit__r.{KEY}", f"Task:Visit__r.{KEY}"),
                    missing_is_empty=True,
                    route="treatment",
                ),
            ),
        ),
        sql=select(
            "Treatment",
            {"Note__c": '"note"', "CreatedDate": '"created"'},
            {
                "Patient__c": key("Patient", '"patient_id"'),
                "Visit__c": key("Appointment", '"appointment_id"'),
            },
        ),
    ),
    "unit": Route(
        load=load(
            "unit",
            "Unit",
            "Account",
            "upsert",
            ("Name",),
            links=(link("ParentId", ("unit",), (f"Parent.{KEY}",), route="unit"),),
        ),
        sql=select("Unit", {"Name": '"name"'}, {"ParentId": key("Unit", '"part_of"')}),
    ),
    "plain": Route(
        load=load("plain", "Kind", "Kind__c", "upsert", ("Name__c",)),
        sql=select("Kind", {"Name__c": '"name"'}),
    ),
    "dated": Route(
        load=load(
            "dated", "Note", "Note__c", "insert", ("Text__c", "CreatedDate"), native_audit=("CreatedDate",)
        ),
        sql=select("Note", {"Text__c": '"text"', "CreatedDate": '"created"'}),
    ),
    "file": Route(
        load=load(
            "file",
            "File",
            "ContentVersion",
            "file",
            ("Title", "PathOnClient"),
            links=(
                link(
                    "FirstPublishLocationId",
                    ("patient", "practitioner", "visit", "task"),
                    by_id=True,
                    route="file",
                ),
            ),
        ),
        sql=select(
            "File",
            {"Title": '"name"', "PathOnClient": '"name"'},
            {"FirstPublishLocationId": "'ph:' || \"parent\""},
        ),
    ),
}

SPLIT_SQL = (
    'SELECT "$position", "$source", CASE WHEN "kind" IN (\'visit\', \'task\') THEN "kind" END AS "$case", '
    f'{_NO_REASONS} AS "$reasons" FROM "Appointment" ORDER BY "$source"'
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
    page=Page(kind="number", param="page", size_param="size", size=100, rows="data", total="n", next="next"),
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
