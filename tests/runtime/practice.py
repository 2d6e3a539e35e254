"""The rows that tests of the load share, and how they look at what was sent."""

import csv
import io
from collections.abc import Mapping

from compiler.runtime.load import LoadResult, load
from compiler.runtime.records import Outcome
from tests.runtime.world import World

PATIENTS = (
    {"id": 1, "last_name": "Ng", "email": None, "balance": "10.00", "referred_by": None},
    {"id": 2, "last_name": "Åström, Zoë", "email": "z@mail.example", "balance": "-2.50", "referred_by": 1},
    {"id": 3, "last_name": "", "email": None, "balance": None, "referred_by": 1},
)
VISITS = (
    {"id": 10, "patient_id": 1, "practitioner_id": 7, "kind": "visit", "note": "first"},
    {"id": 11, "patient_id": 3, "practitioner_id": 7, "kind": "visit", "note": "of a refused patient"},
    {"id": 12, "patient_id": 9, "practitioner_id": 8, "kind": "visit", "note": "of nobody"},
    {"id": 13, "patient_id": 2, "practitioner_id": None, "kind": "task", "note": "a call"},
)
PEOPLE = ({"id": 7, "name": "Ann", "email": "ann@acme.example"}, {"id": 8, "name": "Bo", "email": None})
NOTES = (
    {"id": 1, "text": "one", "created": "2020-01-01"},
    {"id": 2, "text": "two", "created": "2020-01-02"},
)
KINDS = tuple({"id": number, "name": f"kind {number}"} for number in range(1, 9))


def run(world: World) -> LoadResult:
    with world.opened() as context:
        return load(context)


def outcome(world: World, key: str, pass_: int = 1, route: str | None = None) -> Outcome:
    (found,) = (each for each in world.outcomes(route) if (each.key, each.pass_) == (f"ph:{key}", pass_))
    return found


def sent(world: World, job: int = -1) -> list[Mapping[str, str]]:
    """The rows of an uploaded job, by default the last."""
    uploaded = [each.rows for each in world.org.jobs.values() if each.rows is not None]
    return list(csv.DictReader(io.StringIO(uploaded[job].decode(), newline="")))
