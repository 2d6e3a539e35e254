"""Local times and instants, against Python's own reading of the same rules."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from tests.passes.programs import program, route, source_object, target_object
from tests.passes.running import Row, reasons, run_route

ZONES = (
    "America/Chicago",
    "Australia/Melbourne",
    "Australia/Lord_Howe",
    "Europe/Dublin",
    "Asia/Kathmandu",
    "UTC",
)
VISIT = source_object("Visit", {"id": "id!", "local": "datetime(local)", "instant": "datetime"})
MADE = program(
    VISIT,
    targets=(
        target_object(
            "Target", {"At": "datetime", "Earlier": "datetime", "Later": "datetime", "Day": "date"}
        ),
    ),
)
ROUTE = route(
    MADE,
    "r",
    "Visit",
    "Target",
    {
        "At": "local | at($zone)",
        "Earlier": "local | at($zone, 'earlier') | or_null",
        "Later": "local | at($zone, 'later') | or_null",
        "Day": "instant | date_in($zone)",
    },
)


def _times() -> Iterator[datetime]:
    """Yield local times a quarter of an hour apart around every change of 2024, and some far from any."""
    for day in (
        "2024-03-10",
        "2024-11-03",
        "2024-04-07",
        "2024-10-06",
        "2024-03-31",
        "2024-10-27",
        "1918-03-31",
    ):
        start = datetime.fromisoformat(day) - timedelta(hours=2)
        yield from (start + timedelta(minutes=15 * step) for step in range(32))
    yield from (
        datetime.fromisoformat(text)
        for text in ("1986-01-01", "1999-12-31T23:59:59", "2000-02-29", "2099-07-01")
    )


def _instants(local: datetime, zone: ZoneInfo) -> list[datetime]:
    """Return the instants at which clocks show a local time: none, one or two."""
    found = {local.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1)}
    return sorted(instant for instant in found if instant.astimezone(zone).replace(tzinfo=None) == local)


def _text(instant: datetime | None) -> str | None:
    return instant.strftime("%Y-%m-%dT%H:%M:%S.000Z") if instant else None


@pytest.mark.parametrize("name", ZONES)
def test_a_local_time_is_the_instant_that_clocks_showed_it(name: str) -> None:
    zone = ZoneInfo(name)
    times = list(_times())
    rows: list[Row] = [{"id": f"{number:04}", "local": str(local)} for number, local in enumerate(times)]
    for local, row in zip(times, run_route(MADE, ROUTE, {"Visit": rows}, {"zone": name}), strict=True):
        instants = _instants(local, zone)
        only = instants[0] if len(instants) == 1 else None
        earliest, latest = (instants[0], instants[-1]) if instants else (None, None)
        expected = (_text(only), _text(earliest), _text(latest), [] if only else ["TYP108 routes.r.set.At"])
        assert (row["At"], row["Earlier"], row["Later"], reasons(row)) == expected, local


@pytest.mark.parametrize("name", ZONES)
def test_the_day_of_an_instant_is_the_day_that_calendars_showed(name: str) -> None:
    instants = [time.replace(tzinfo=UTC) for time in _times()]
    rows: list[Row] = [
        {"id": f"{number:04}", "instant": instant.isoformat()} for number, instant in enumerate(instants)
    ]
    found = [row["Day"] for row in run_route(MADE, ROUTE, {"Visit": rows}, {"zone": name})]
    assert found == [str(instant.astimezone(ZoneInfo(name)).date()) for instant in instants]


def test_times_outside_the_rules_that_are_known_refuse_the_row() -> None:
    rows: list[Row] = [
        {"id": "1", "local": "1850-01-01 12:00:00"},
        {"id": "2", "local": "2500-01-01 12:00:00"},
    ]
    found = run_route(MADE, ROUTE, {"Visit": rows})
    assert [reasons(row) for row in found] == [["TYP108 routes.r.set.At"], ["TYP108 routes.r.set.At"]]


def test_without_an_answer_no_time_is_guessed() -> None:
    rows: list[Row] = [{"id": "1", "local": "2024-05-01 12:00:00", "instant": "2024-05-01T12:00:00Z"}]
    [row] = run_route(MADE, ROUTE, {"Visit": rows}, {})
    assert (row["At"], row["Day"]) == (None, None)
    assert reasons(row) == ["TYP108 routes.r.set.At", "TYP108 routes.r.set.Day"]


def test_no_time_is_no_instant() -> None:
    [row] = run_route(MADE, ROUTE, {"Visit": [{"id": "1"}]})
    assert (row["At"], row["Earlier"], row["Day"], reasons(row)) == (None, None, None, [])
