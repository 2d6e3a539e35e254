"""Reads a folder of Synthea CSV files: clean names, local times, and choices that never change."""

import csv
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("America/Chicago")
DAY = timedelta(hours=24)

Record = dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """One encounter in clinic time; `start` and `end` carry no zone, `begins` is the start in UTC."""

    id: str
    patient: str
    provider: str
    kind: str
    start: datetime
    end: datetime
    cost: str
    reason: str
    begins: datetime
    lasts: timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class Synthea:
    """The files that a practice is made from, in their own order."""

    patients: tuple[Record, ...]
    providers: tuple[Record, ...]
    procedures: tuple[Record, ...]
    transitions: tuple[Record, ...]
    conditions: tuple[Record, ...]
    organizations: tuple[Record, ...]
    payers: dict[str, str]
    visits: tuple[Visit, ...]


def read_synthea(folder: Path) -> Synthea:
    """Read the files a practice needs; stays longer than 24 hours are hospital stays and are left out."""
    encounters = _records(folder / "encounters.csv")
    return Synthea(
        patients=_records(folder / "patients.csv"),
        providers=_records(folder / "providers.csv"),
        procedures=_records(folder / "procedures.csv"),
        transitions=_records(folder / "payer_transitions.csv"),
        conditions=_records(folder / "conditions.csv"),
        organizations=_records(folder / "organizations.csv"),
        payers={record["Id"]: record["NAME"] for record in _records(folder / "payers.csv")},
        visits=tuple(
            sorted(
                (_visit(record) for record in encounters if _length(record) <= DAY),
                key=lambda visit: (visit.start, visit.id),
            )
        ),
    )


def clean(name: str) -> str:
    """A name without the digits that Synthea appends to every word."""
    return re.sub(r"\d+", "", name).strip()


def plain(description: str) -> str:
    """A clinical description without its type in brackets: `Asthma (disorder)` becomes `Asthma`."""
    return re.sub(r"\s*\([a-z/ ]+\)$", "", description)


def choice(text: str, of: int) -> int:
    """A number below `of` that depends on the text alone."""
    return int.from_bytes(sha256(text.encode()).digest()[:6], "big") % of


def local(utc: str) -> datetime:
    """The wall clock of the clinic at a moment such as 2023-10-16T22:36:11Z."""
    return _moment(utc).astimezone(ZONE).replace(tzinfo=None, fold=0)


def is_repeated(wall: datetime) -> bool:
    """Whether a clinic clock shows this time twice, because it is set back on that night."""
    return wall.replace(tzinfo=ZONE).utcoffset() != wall.replace(tzinfo=ZONE, fold=1).utcoffset()


def written(moment: datetime) -> str:
    """A moment as the API writes it."""
    return moment.strftime("%Y-%m-%d %H:%M:%S")


def on(day: date, hour: int, minute: int) -> datetime:
    """A clinic time on a day."""
    return datetime(day.year, day.month, day.day, hour, minute)  # noqa: DTZ001 - local times carry no zone


def _moment(utc: str) -> datetime:
    return datetime.strptime(utc, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)


def _length(record: Record) -> timedelta:
    return _moment(record["STOP"]) - _moment(record["START"])


def _visit(record: Record) -> Visit:
    return Visit(
        id=record["Id"],
        patient=record["PATIENT"],
        provider=record["PROVIDER"],
        kind=record["ENCOUNTERCLASS"],
        start=local(record["START"]),
        end=local(record["STOP"]),
        cost=record["TOTAL_CLAIM_COST"],
        reason=plain(record["REASONDESCRIPTION"] or record["DESCRIPTION"]),
        begins=_moment(record["START"]),
        lasts=_length(record),
    )


def _records(path: Path) -> tuple[Record, ...]:
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))
