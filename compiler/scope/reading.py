"""How many requests it takes to read an object, before it is read, and how long that is."""

import math
from collections.abc import Mapping
from datetime import date

from compiler.model.connector import NumberPage, OffsetPage, WholePage, WindowPage
from compiler.model.plan import Plan, StagedTable


def planned_day(plan: Plan) -> date:
    """Return a day for lists that are read by date where no clock may be asked: the last one of the year
    that the plan's time zone rules name.
    """
    year = plan.tzdata.partition(".")[0]
    return date(int(year) if year.isdecimal() and 1970 <= int(year) <= 9000 else 2026, 12, 31)


def requests(plan: Plan, table: StagedTable, counts: Mapping[str, int | None], today: date) -> int:
    """Count the requests that reading an API object takes: for its pages, its parts and its files.

    What no total vouches for is read twice. Where a count is not known, that is the least.
    """
    count = counts.get(table.object)
    files = count or 0 if table.content else 0
    page = plan.connector.page_of(table.object)
    match page:
        case NumberPage():
            return max(1, math.ceil((count or 0) / page.size)) + files
        case WholePage():
            return 1 + files
        case WindowPage():
            return 2 * windows(page, today) + files
        case OffsetPage():
            return _offsets(plan, table, page, counts) + files


def has_windows(plan: Plan) -> bool:
    """Say whether a list that a run needs is read by date."""
    read = (table.object for table in plan.tables if table.needed and table.channel == "api")
    return any(isinstance(plan.connector.page_of(name), WindowPage) for name in read)


def windows(page: WindowPage, today: date) -> int:
    """Count the slices of a list that is read by date."""
    first = date.fromisoformat(page.first)
    return math.ceil(((max(today, first) - first).days + page.ahead_days + 1) / page.days)


def _offsets(plan: Plan, table: StagedTable, page: OffsetPage, counts: Mapping[str, int | None]) -> int:
    count, reach, parts = counts.get(table.object), page.reach, plan.connector.parts_of(table.object)
    if parts and reach is not None and (count is None or count > reach):
        # All that the list reaches, then at least one request for each part.
        once = math.ceil(reach / page.size) + sum(counts.get(part.object) or 0 for part in parts)
        return once if page.total else 2 * once
    # Without a total, an empty page shows the end.
    once = max(1, math.ceil((count or 0) / page.size) + (0 if page.total else 1))
    return once if page.total or (count or 0) <= page.size else 2 * once
