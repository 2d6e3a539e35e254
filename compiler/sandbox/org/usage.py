"""What was used of the org's allowances, counted per day of its clock."""

from datetime import datetime

from compiler.sandbox.org.answers import Refused
from compiler.sandbox.org.state import Settings
from compiler.sandbox.store import Store, quoted

TABLE = "CREATE TABLE IF NOT EXISTS _usage (day TEXT, kind TEXT, amount INTEGER, PRIMARY KEY (day, kind))"
CALLS, BATCHES, QUERY_JOBS = "calls", "batches", "query jobs"
RECORD_KILOBYTES = 2
BILLED = (
    "Account", "Contact", "Lead", "Opportunity", "Task", "Event", "Case", "Campaign", "Note", "Product2",
    "Pricebook2", "PricebookEntry", "OpportunityLineItem",
)  # fmt: skip


def count(store: Store, now: datetime, kind: str, amount: int = 1) -> None:
    """Add to today's use."""
    store.run(
        "INSERT INTO _usage VALUES (?, ?, ?) "
        "ON CONFLICT (day, kind) DO UPDATE SET amount = amount + excluded.amount",
        (_day(now), kind, amount),
    )


def used(store: Store, now: datetime, kind: str) -> int:
    """Today's use."""
    return store.number("SELECT amount FROM _usage WHERE day = ? AND kind = ?", (_day(now), kind))


def count_call(store: Store, settings: Settings, now: datetime) -> None:
    """Count one API call; refuses the call that is over the daily allowance."""
    if used(store, now, CALLS) >= settings.api_requests:
        raise Refused(403, "REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded.")
    count(store, now, CALLS)


def data_megabytes(store: Store) -> float:
    """The storage records take: 2 KB each, whatever they hold.

    https://help.salesforce.com/s/articleView?id=000193871&type=1
    """
    custom = [name for (name,) in store.rows("SELECT name FROM _component WHERE kind = 'CustomObject'")]
    names = [*BILLED, *(name for name in custom if str(name).endswith("__c"))]
    rows = sum(store.number(f"SELECT count(*) FROM {quoted(name)}") for name in names)
    # The price book that every org begins with takes nothing.
    rows -= store.number("SELECT count(*) FROM Pricebook2 WHERE IsStandard = 'true'")
    return rows * RECORD_KILOBYTES / 1024


def file_megabytes(store: Store) -> float:
    """The storage files take."""
    stored = store.number(
        "SELECT sum(length(f.body)) FROM _file f JOIN ContentVersion v ON v.Id = f.version "
        "WHERE v.IsDeleted = 'false'"
    )
    return stored / 1024 / 1024


def _day(now: datetime) -> str:
    return now.date().isoformat()
