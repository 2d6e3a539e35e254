"""Small plans for connectors: what is read, and an org to write to."""

import msgspec

from compiler.model.connector import (
    BaseUrl,
    Connector,
    Content,
    Endpoint,
    ExportFile,
    Filter,
    Header,
    NumberPage,
    Rate,
    Retry,
)
from compiler.model.plan import Destination, Plan, StagedTable
from tests.connectors.world import column, table

CONNECTOR = Connector(
    base_url=BaseUrl(env="PRACTICE_URL", pattern=r"https://[a-z]+\.practice\.example"),
    root="/api",
    headers=(
        Header(name="x-practicehub-key", env="PRACTICE_KEY"),
        Header(name="x-app-details", env="PRACTICE_APP"),
    ),
    rate=Rate(every_ms=1100),
    retry=Retry(codes=(429, 500, 502, 503, 504), max=6),
    page=NumberPage(
        param="page",
        size_param="page_size",
        size=100,
        rows="data",
        total="total_entries",
        next="links.next",
    ),
    filter=Filter(form="{field}={operator}:{value}", equals="eq", from_="gte", time="%Y-%m-%d %H:%M:%S"),
    content=Content(hosts=("*.amazonaws.com",)),
    endpoints={
        "Patient": Endpoint(path="/patients", modified="updated_at"),
        "File": Endpoint(path="/files"),
    },
    exports={"Policy": ExportFile(file="policies.csv")},
)
TABLES = (
    table("File", "api", ("id",), column("id", "id"), column("url", "file")),
    table("Patient", "api", ("id",), column("id", "id")),
    table(
        "Policy",
        "export",
        ("id",),
        column("id", "id"),
        column("code", "enum(policy_code)"),
        column("title"),
        column("version"),
        column("document", "file"),
    ),
    table("Tenant", "tenant", ("id",), column("id", "id")),
)
TARGET = Destination(
    platform="salesforce",
    api_version="66.0",
    key_field="Migration_Key__c",
    objects=(),
    metadata_root="salesforce",
    metadata=(),
    loader="Migration_Loader",
)


def rehearsal_plan() -> Plan:
    """Return a plan that reads the rehearsal's practice."""
    return Plan(
        pair="a-b",
        digest="0" * 64,
        source="practicehub",
        tzdata="2026b",
        decisions={},
        tenant={},
        connector=CONNECTOR,
        tables=TABLES,
        splits=(),
        loads=(),
        destination=TARGET,
    )


def with_tables(tables: tuple[StagedTable, ...]) -> Plan:
    """Return the plan with other tables."""
    return msgspec.structs.replace(rehearsal_plan(), tables=tables)
