"""Time zones as tables: when which offset was in force, from the rules of the `tzdata` package and no other.

The engine must not ask the machine's own time zone database, which differs from machine to machine.
"""

import importlib.resources
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import tzdata  # type: ignore[import-untyped]

from compiler.runtime.stops import RunStop

FIRST = datetime(1900, 1, 1, tzinfo=UTC)
LAST = datetime(2101, 1, 1, tzinfo=UTC)

# Offsets never changed twice within a week since 1900, so one look a day misses nothing.
_STEP = timedelta(days=1)
_SECOND = timedelta(seconds=1)
_NAME = re.compile(r"[A-Za-z0-9_+-]+(?:/[A-Za-z0-9_+-]+){0,2}")


class WrongTimeZones(RunStop):
    """The rules that are installed are not those that the plan was compiled with."""


class UnknownZone(RunStop):
    """There is no time zone of this name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A stretch of time with one offset. `until` is the first instant after it; local times have no zone.

    All four are naive: the first pair reads as UTC, the second as the clocks of the zone.
    """

    zone: str
    utc_from: datetime
    utc_until: datetime
    local_from: datetime
    local_until: datetime
    offset_seconds: int


def version() -> str:
    """Return the version of the installed rules, as a plan names it."""
    return str(tzdata.__version__)


def check_version(wanted: str) -> None:
    """Raise WrongTimeZones unless the installed tzdata package is the one that the plan names."""
    if wanted not in {tzdata.__version__, tzdata.IANA_VERSION}:
        raise WrongTimeZones(
            f"the plan was compiled with tzdata {wanted}, and tzdata {tzdata.__version__} is installed; "
            f"install tzdata {wanted}, or compile and review the plan again"
        )


def periods(names: Sequence[str]) -> tuple[Period, ...]:
    """Return the periods from 1900 to 2100 of each zone, sorted; raises UnknownZone."""
    return tuple(period for name in sorted(set(names)) for period in _periods(name))


def _periods(name: str) -> Iterator[Period]:
    zone = _zone(name)
    start, offset = FIRST, _offset(zone, FIRST)
    for change in (*_changes(zone), LAST):
        yield _period(name, start, change, offset)
        start, offset = change, _offset(zone, change)


def _period(name: str, start: datetime, until: datetime, offset: timedelta) -> Period:
    utc_from, utc_until = start.replace(tzinfo=None), until.replace(tzinfo=None)
    return Period(
        zone=name,
        utc_from=utc_from,
        utc_until=utc_until,
        local_from=utc_from + offset,
        local_until=utc_until + offset,
        offset_seconds=int(offset.total_seconds()),
    )


def _zone(name: str) -> ZoneInfo:
    if not _NAME.fullmatch(name):
        raise UnknownZone(f"{name[:60]!r} is not the name of a time zone; write it like Australia/Melbourne")
    resource = importlib.resources.files("tzdata").joinpath("zoneinfo", *name.split("/"))
    try:
        with resource.open("rb") as file:
            return ZoneInfo.from_file(file, key=name)
    except (OSError, ValueError):
        raise UnknownZone(f"there is no time zone {name!r}; write it like Australia/Melbourne") from None


def _changes(zone: ZoneInfo) -> Iterator[datetime]:
    """Yield each instant at which the offset changes."""
    low, offset = FIRST, _offset(zone, FIRST)
    while low < LAST:
        high = min(low + _STEP, LAST)
        after = _offset(zone, high)
        if after != offset:
            yield _change(zone, low, high, offset)
        low, offset = high, after


def _change(zone: ZoneInfo, low: datetime, high: datetime, before: timedelta) -> datetime:
    """Return the first second between `low` and `high` whose offset is not `before`."""
    while high - low > _SECOND:
        middle = low + timedelta(seconds=int((high - low).total_seconds()) // 2)
        if _offset(zone, middle) == before:
            low = middle
        else:
            high = middle
    return high


def _offset(zone: ZoneInfo, instant: datetime) -> timedelta:
    offset = instant.astimezone(zone).utcoffset()
    assert offset is not None
    return offset
