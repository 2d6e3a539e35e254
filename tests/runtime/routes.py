"""The routes of the small practice: their loads, and SQL as the compiler would write it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import msgspec

from compiler.model.plan import Link, Load
from tests.runtime.fakes import KEY

NO_REASONS = 'CAST([] AS STRUCT("address" VARCHAR, "rule" VARCHAR)[])'


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
    why = f"list_filter([{entries}], lambda r: r IS NOT NULL)" if entries else NO_REASONS
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
