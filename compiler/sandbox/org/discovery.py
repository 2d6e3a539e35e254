"""What a client asks first: versions, resources, limits, objects.

https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_list.htm
"""

from collections.abc import Mapping

from compiler.sandbox.http import Request, Response
from compiler.sandbox.org import usage
from compiler.sandbox.org.answers import json_response
from compiler.sandbox.org.call import Call
from compiler.sandbox.org.describe import object_summary
from compiler.sandbox.org.seed import organization_of

SEASONS = {
    "58.0": "Summer '23",
    "59.0": "Winter '24",
    "60.0": "Spring '24",
    "61.0": "Summer '24",
    "62.0": "Winter '25",
    "63.0": "Spring '25",
    "64.0": "Summer '25",
    "65.0": "Winter '26",
    "66.0": "Spring '26",
    "67.0": "Summer '26",
}
"""The API versions the org speaks, and the releases they came with."""

RESOURCES = ("composite", "jobs", "limits", "metadata", "query", "queryAll", "sobjects", "tooling")


def versions(_: Request) -> Response:
    """Answer `GET /services/data`."""
    return json_response(
        [
            {"label": label, "url": f"/services/data/v{version}", "version": version}
            for version, label in SEASONS.items()
        ]
    )


def resources(call: Call) -> Response:
    """Answer `GET /services/data/vX`."""
    organization = organization_of(call.store)
    addresses = {name: f"{call.base}/{name}" for name in RESOURCES}
    identity = f"{call.request.origin}/id/{organization.id}/{call.access.user_id}"
    return json_response(addresses | {"identity": identity})


def limits(call: Call) -> Response:
    """Answer `GET /limits`: what is allowed and what is left, from what happened today."""
    allowed = {
        "DailyApiRequests": (call.settings.api_requests, usage.used(call.store, call.now, usage.CALLS)),
        "DailyBulkApiBatches": (call.settings.bulk_batches, usage.used(call.store, call.now, usage.BATCHES)),
        "DailyBulkV2QueryFileStorageMB": (976_562, 0),
        "DailyBulkV2QueryJobs": (
            call.settings.bulk_queries,
            usage.used(call.store, call.now, usage.QUERY_JOBS),
        ),
        "DataStorageMB": (call.settings.data_megabytes, round(usage.data_megabytes(call.store))),
        "FileStorageMB": (call.settings.file_megabytes, round(usage.file_megabytes(call.store))),
    }
    return json_response({name: _limit(most, used) for name, (most, used) in allowed.items()})


def global_describe(call: Call) -> Response:
    """Answer `GET /sobjects`."""
    items = sorted(call.schema.objects.values(), key=lambda item: item.name)
    visible = [item for item in items if call.access.may("Read", item) and not item.tooling_only]
    summaries = [object_summary(item, call.access, call.base) for item in visible]
    return json_response({"encoding": "UTF-8", "maxBatchSize": 200, "sobjects": summaries})


def _limit(most: int, used: int) -> Mapping[str, int]:
    return {"Max": most, "Remaining": max(0, most - used)}
