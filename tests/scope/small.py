"""A small practice, by hand: a plan and an outline for tests to change."""

from datetime import date

import msgspec

from compiler.model.connector import (
    BaseUrl,
    Connector,
    Endpoint,
    NumberPage,
    OffsetPage,
    Page,
    Part,
    Quota,
    Rate,
    Retry,
    WholePage,
    WindowPage,
)
from compiler.model.outline import Allowance, Capacity, Outline, Promised
from compiler.model.plan import Destination, Inside, Link, Load, Plan, Split, StagedTable, Text
from compiler.scope.counts import counts_of
from compiler.scope.estimate import Asked, Estimate, estimate

DAY = date(2026, 3, 31)
TEXT = Text(path="x.sql", sha256="0")
NUMBERED = NumberPage(param="page", size_param="size", size=100, rows="data", total="total", next="next")
WHOLE = WholePage(rows="data")
SLICED = WindowPage(from_param="from", to_param="to", days=31, first="2026-01-01", ahead_days=30, rows="data")


def offsets(total: str | None, last: int | None = 200) -> OffsetPage:
    return OffsetPage(
        offset_param="offset", limit_param="limit", size=50, rows="data", total=total, last=last
    )


def table(name: str, channel: str = "api", **more: object) -> StagedTable:
    return StagedTable(
        object=name,
        channel=channel,  # type: ignore[arg-type]
        evidence="documented",
        key=("id",),
        columns=(),
        **more,  # type: ignore[arg-type]
    )


def link(name: str, *routes: str, fallback: str | None = None) -> Link:
    return Link(
        name=name,
        routes=routes,
        headers=(name,),
        by="key",
        required=False,
        missing="empty",
        fallback=fallback,
        address=f"routes.x.link.{name}",
    )


def load(route: str, source: str, target: str, operation: str = "upsert", **more: object) -> Load:
    return Load(
        route=route,
        source=source,
        target=target,
        operation=operation,  # type: ignore[arg-type]
        wave=1,
        sql=TEXT,
        columns=(),
        links=more.pop("links", ()),  # type: ignore[arg-type]
        address=f"routes.{route}",
        **more,  # type: ignore[arg-type]
    )


TABLES = (
    table("Agent"),
    table("File", content="url"),
    table("Line", "inside", inside=Inside(object="Visit", path=("lines",), what="members")),
    table("Patient"),
    table("Spare", needed=False),
    table("Tenant", "tenant"),
    table("Visit"),
    table("Week", "made"),
)
LOADS = (
    load("house", "Tenant", "Account"),
    load("agent", "Agent", "User", "find"),
    load("patient", "Patient", "Contact", links=(link("AccountId", "house"), link("OwnerId", "agent"))),
    load("task", "Visit", "Task", links=(link("OwnerId", fallback="owner"),)),
    load("event", "Visit", "Event", links=(link("OwnerId", fallback="owner"),)),
    load("line", "Line", "Line__c"),
    load("week", "Week", "Week__c"),
    load("file", "File", "Document", "file"),
)


def connector(pages: dict[str, Page] | None = None, every_ms: int = 1000, *quotas: Quota) -> Connector:
    """Return a connector whose lists have numbered pages, but for those that are named."""
    return Connector(
        base_url=BaseUrl(env="PRACTICE_URL", pattern=".*"),
        rate=Rate(every_ms=every_ms, quotas=quotas),
        retry=Retry(codes=(429,), max=3),
        page=NUMBERED,
        endpoints={name: Endpoint(path=f"/{name}", page=page) for name, page in (pages or {}).items()},
    )


def in_parts(page: Page, *parents: str) -> Connector:
    """Return a connector whose visits are read in parts."""
    per = tuple(Part(object=one, param="of", field="of") for one in parents)
    endpoint = Endpoint(path="/visits", page=page, per=per)
    return msgspec.structs.replace(connector(), endpoints={"Visit": endpoint})


def plan(
    loads: tuple[Load, ...] = LOADS,
    tables: tuple[StagedTable, ...] = TABLES,
    read: Connector | None = None,
) -> Plan:
    """Return the plan of the practice; visits are shared out between two routes."""
    return Plan(
        pair="small-crm",
        digest="0",
        source="small",
        tzdata="2026.2",
        decisions={},
        tenant={},
        connector=read or connector(),
        tables=tables,
        splits=(Split(name="kind", object="Visit", cases=("a", "b"), sql=TEXT, address="splits.kind"),),
        loads=loads,
        destination=Destination(
            platform="crm",
            api_version="1",
            key_field="Key",
            objects=(),
            metadata_root="crm",
            metadata=(),
            loader="Loader",
        ),
    )


ROOM = Allowance(
    measure="storage_mb",
    label="MB of data",
    name="Room",
    base=100,
    each_user=10,
    source="https://x",
    checked="now",
)
BATCHES = Allowance(
    measure="batches", label="batches a day", name="Batches", base=50, source="https://x", checked="now"
)
OUTLINE = Outline(
    capacity=Capacity(edition="small", record_kb_of={"Event": 4}, allowances=(BATCHES, ROOM)),
    typical={"Agent": 10, "File": 100, "Line": 3000, "Patient": 500, "Visit": 1000, "Week": 50},
    made_of={"Week": "Visit"},
    promised=Promised(timeline="2 days", end_to_end="a week"),
)


def estimated(
    known: dict[str, int] | None = None,
    of: Plan | None = None,
    outline: Outline = OUTLINE,
    **more: object,
) -> Estimate:
    """Estimate the practice with some counts."""
    found = of or plan()
    counts = counts_of(found, outline, known or {})
    return estimate(found, outline, Asked(counts=counts, day=DAY, **more))  # type: ignore[arg-type]
