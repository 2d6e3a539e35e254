"""How many requests it takes to read an object, before it is read."""

import math
from collections.abc import Mapping
from datetime import date

from compiler.model.connector import NumberPage, OffsetPage, WholePage, WindowPage
from compiler.model.plan import Plan, StagedTable


def requests(plan: Plan, table: StagedTable, counts: Mapping[str, int | None], today: date) -> int:
    """Count the requests that reading an API object takes: for its pages, its parts and its files.

    What no total vouches for is read twice. Where a count is not known, that is the least.
    """
    count = counts.get(table.object)
    files = count or 0 if table.content else 0
    page = plan.connector.page_of(table.object)
    match page:
        case NumberPage():
            return math.ceil((count or 0) / page.size) + files
        case WholePage():
            return 1 + files
        case WindowPage():
            return 2 * _windows(page, today) + files
        case OffsetPage():
            return _offsets(plan, table, page, counts) + files


def _windows(page: WindowPage, today: date) -> int:
    first = date.fromisoformat(page.first)
    return math.ceil(((max(today, first) - first).days + page.ahead_days + 1) / page.days)


def _offsets(plan: Plan, table: StagedTable, page: OffsetPage, counts: Mapping[str, int | None]) -> int:
    count, reach, parts = counts.get(table.object), page.reach, plan.connector.parts_of(table.object)
    if parts and reach is not None and (count is None or count > reach):
        # All that the list reaches, then at least one request for each part.
        once = math.ceil(reach / page.size) + sum(counts.get(part.object) or 0 for part in parts)
        return once if page.total else 2 * once
    # Without a total, an empty page shows the end.
    once = math.ceil((count or 0) / page.size) + (0 if page.total else 1)
    return once if page.total or (count or 0) <= page.size else 2 * once
