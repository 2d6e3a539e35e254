"""How Salesforce counts what is written, and what its editions allow, for estimates.

A record counts two kilobytes whatever it holds; an object that the page does not list counts the same here.
"""

from collections.abc import Mapping

from compiler.model.outline import Allowance, Capacity
from compiler.model.program import Program
from compiler.platforms.salesforce.limits import COMMUNITY, OFFICIAL

_SIZES = "https://help.salesforce.com/s/articleView?id=000193871&type=1"
_BULK = "https://developer.salesforce.com/docs/platform/salesforce-app-limits-cheatsheet/guide/salesforce-app-limits-platform-bulkapi.html"
_CALLS = "https://developer.salesforce.com/docs/platform/salesforce-app-limits-cheatsheet/guide/salesforce-app-limits-platform-api.html"
_STORAGE = "https://salesforceturtle.com/?p=1279"
_TRIALS = "https://merfantz.com/blog/what-is-the-storage-limits-for-sandbox"
_SKEW = "https://developer.salesforce.com/docs/atlas.en-us.salesforce_large_data_volumes_bp.meta/salesforce_large_data_volumes_bp/ldv_deployments_introduction.htm"

# Kilobytes of a record, where they are not two. https://help.salesforce.com/s/articleView?id=000193871&type=1
_KILOBYTES: Mapping[str, int] = {"Campaign": 8, "CampaignMember": 1}

# What the gotchas of several accounts and of territories and teams are about.
_KINDS: Mapping[str, tuple[str, ...]] = {
    "relations": ("AccountContactRelation",),
    "territories": (
        "AccountTeamMember",
        "CaseTeamMember",
        "ObjectTerritory2Association",
        "OpportunityTeamMember",
        "Territory2",
        "UserTerritory2Association",
    ),
}

_GIGABYTES_10 = 10_240

# Megabytes of data, and as many of files; a Full sandbox has the room of production.
_SANDBOXES: Mapping[str, int] = {
    "Developer sandbox": 200,
    "Developer Pro sandbox": 1_024,
    "Partial Copy sandbox": 5_120,
}

# Megabytes of data and of files, and calls, for each licence. Editions without a row count as enterprise.
_EACH_USER: Mapping[str, tuple[int, int, int]] = {
    "professional": (20, 612, 1_000),
    "enterprise": (20, 2_048, 1_000),
    "unlimited": (120, 2_048, 5_000),
    "performance": (120, 2_048, 5_000),
    "developer": (0, 0, 0),
}


def capacity(program: Program) -> Capacity:
    """Return how an org of the pair's edition counts, and what it allows."""
    edition = program.target.edition or "enterprise"
    return Capacity(
        edition=edition,
        record_kb=2,
        record_kb_of=dict(_KILOBYTES),
        batch_rows=10_000,
        children_most=10_000,
        allowances=_allowances(edition),
        sandboxes=dict(_SANDBOXES),
        kinds=dict(_KINDS),
        sources={
            "what a record counts": _SIZES,
            "rows of a batch": _BULK,
            "room of a sandbox": _TRIALS,
            "records on one parent or owner": _SKEW,
        },
    )


def _allowances(edition: str) -> tuple[Allowance, ...]:
    data, files, calls = _EACH_USER.get(edition, _EACH_USER["enterprise"])
    small = edition == "developer"
    return (
        Allowance(
            measure="batches",
            label="batches of all integrations in 24 hours",
            name="DailyBulkApiBatches",
            base=15_000,
            source=_BULK,
            checked=OFFICIAL,
        ),
        Allowance(
            measure="rows",
            label="rows of bulk jobs in 24 hours",
            base=150_000_000,
            source=_BULK,
            checked=OFFICIAL,
        ),
        Allowance(
            measure="calls",
            label="API calls of all integrations in 24 hours",
            name="DailyApiRequests",
            base=15_000 if small else 100_000,
            each_user=calls,
            source=_CALLS,
            checked=OFFICIAL,
        ),
        Allowance(
            measure="storage_mb",
            label="MB of data storage",
            name="DataStorageMB",
            base=5 if small else _GIGABYTES_10,
            each_user=data,
            source=_STORAGE,
            checked=COMMUNITY,
        ),
        Allowance(
            measure="file_mb",
            label="MB of file storage",
            name="FileStorageMB",
            base=20 if small else _GIGABYTES_10,
            each_user=files,
            source=_STORAGE,
            checked=COMMUNITY,
        ),
    )
