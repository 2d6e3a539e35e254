import importlib.resources
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compiler.runtime.zones import Period, UnknownZone, WrongTimeZones, check_version, periods, version

NAMES = (
    "Africa/Casablanca",
    "America/New_York",
    "Australia/Lord_Howe",
    "Australia/Melbourne",
    "Europe/Dublin",
    "Pacific/Apia",
    "UTC",
)


def packaged(name: str) -> ZoneInfo:
    """The package's own file: `ZoneInfo(name)` would ask the machine first, whose rules may be older."""
    with importlib.resources.files("tzdata.zoneinfo").joinpath(*name.split("/")).open("rb") as file:
        return ZoneInfo.from_file(file, key=name)


ZONES = {name: packaged(name) for name in NAMES}
TABLE: dict[str, tuple[Period, ...]] = {
    name: tuple(period for period in periods(NAMES) if period.zone == name) for name in NAMES
}


def matching(zone: str, local: datetime) -> list[timedelta]:
    """The offsets of the periods that a local time falls into: none in a gap, two in an overlap."""
    found = (period for period in TABLE[zone] if period.local_from <= local < period.local_until)
    return [timedelta(seconds=period.offset_seconds) for period in found]


def possible(zone: str, local: datetime) -> list[timedelta]:
    """The offsets that zoneinfo allows: those that lead to UTC and back to the same local time."""
    offsets = []
    for fold in (0, 1):
        aware = local.replace(tzinfo=ZONES[zone], fold=fold)
        if aware.astimezone(UTC).astimezone(ZONES[zone]).replace(tzinfo=None) == local:
            offset = aware.utcoffset()
            assert offset is not None
            offsets.append(offset)
    return list(dict.fromkeys(offsets))


SECONDS = int((datetime(2100, 12, 30) - datetime(1900, 1, 3)).total_seconds())  # noqa: DTZ001


@given(zone=st.sampled_from(NAMES), seconds=st.integers(0, SECONDS))
def test_an_instant_has_the_offset_that_zoneinfo_gives(zone: str, seconds: int) -> None:
    instant = datetime(1900, 1, 3, tzinfo=UTC) + timedelta(seconds=seconds)
    naive = instant.replace(tzinfo=None)
    found = [period.offset_seconds for period in TABLE[zone] if period.utc_from <= naive < period.utc_until]
    offset = instant.astimezone(ZONES[zone]).utcoffset()

    assert offset is not None
    assert found == [offset.total_seconds()]


@given(zone=st.sampled_from(NAMES), seconds=st.integers(0, SECONDS))
def test_a_local_time_matches_as_often_as_it_exists(zone: str, seconds: int) -> None:
    local = datetime(1900, 1, 3) + timedelta(seconds=seconds)  # noqa: DTZ001

    assert matching(zone, local) == possible(zone, local)


@given(data=st.data(), zone=st.sampled_from([name for name in NAMES if name != "UTC"]))
def test_gaps_and_overlaps_are_where_zoneinfo_has_them(data: st.DataObject, zone: str) -> None:
    period = data.draw(st.sampled_from(TABLE[zone][1:]))
    local = period.local_from + timedelta(seconds=data.draw(st.integers(-7200, 7200)))

    assert matching(zone, local) == possible(zone, local)


def test_a_gap_matches_nothing_and_an_overlap_both() -> None:
    melbourne = "Australia/Melbourne"

    assert matching(melbourne, datetime(2024, 10, 6, 2, 30)) == []  # noqa: DTZ001
    assert matching(melbourne, datetime(2024, 4, 7, 2, 30)) == [timedelta(hours=11), timedelta(hours=10)]  # noqa: DTZ001
    assert matching(melbourne, datetime(2024, 7, 1, 12)) == [timedelta(hours=10)]  # noqa: DTZ001


@pytest.mark.parametrize("zone", NAMES)
def test_periods_follow_each_other_without_a_break(zone: str) -> None:
    table = TABLE[zone]

    assert [period.utc_from for period in table[1:]] == [period.utc_until for period in table[:-1]]
    assert (table[0].utc_from.year, table[-1].utc_until.year) == (1900, 2101)
    assert all(before.offset_seconds != after.offset_seconds for before, after in pairwise(table))


@pytest.mark.parametrize(
    "name", ["", "Melbourne/Australia", "../../etc/passwd", "/etc/passwd", "Europe", "a" * 300]
)
def test_what_is_no_zone_is_refused_with_an_example(name: str) -> None:
    with pytest.raises(UnknownZone, match="Australia/Melbourne"):
        periods([name])


def test_other_rules_than_the_plans_are_refused() -> None:
    check_version(version())
    with pytest.raises(WrongTimeZones, match=r"tzdata 2001\.1"):
        check_version("2001.1")
