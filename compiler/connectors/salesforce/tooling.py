"""Asks the Tooling API, which tells what there is whether or not this user may see its records.

https://developer.salesforce.com/docs/atlas.en-us.api_tooling.meta/api_tooling/intro_rest_resources.htm
"""

from collections.abc import Iterator, Mapping
from urllib.parse import quote

from compiler.connectors.salesforce.api import Api, members
from compiler.runtime.ports import Refused

ROUTE = "/tooling/query"


def tooling_rows(api: Api, query: str) -> Iterator[Mapping[str, object]]:
    """Yield every row of a query, page by page; raises OutsideError."""
    path = f"{api.root}{ROUTE}?q={quote(query)}"
    seen: set[str] = set()
    while True:
        page = members(f"GET {ROUTE}", api.read(path, ROUTE))
        rows = page.get("records")
        if not isinstance(rows, list):
            raise Refused(f"GET {ROUTE}: the org's answer has no records")
        yield from (row for row in rows if isinstance(row, dict))
        following = page.get("nextRecordsUrl")
        if page.get("done") is not False or not isinstance(following, str):
            return
        if not following.startswith("/services/data/") or following in seen:
            raise Refused(f"GET {ROUTE}: the link to the next page is none of the org's; run again later")
        seen.add(following)
        path = following
