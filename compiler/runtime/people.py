"""The destination's users, as far as a run must know them: who is active, who is meant, whose id is given.

The names of the user object and of its fields are those of the platform that this runner was built for.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from compiler.runtime.ports import Destination, Found

USER = "User"
NAME_FIELD = "Username"
ACTIVE_FIELD = "IsActive"
ID_FIELD = "Id"

# A copy of an org for tests makes its users' addresses unusable by this ending.
TEST_ENDING = ".invalid"

_LONG_ID = re.compile(r"[A-Za-z0-9]{18}")
_SHORT_ID = re.compile(r"[A-Za-z0-9]{15}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A user of the destination."""

    id: str
    username: str
    active: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Unclear:
    """Why no user can be named; a sentence without values."""

    why: str


def by_username(destination: Destination, usernames: Sequence[str]) -> Mapping[str, Person | Unclear]:
    """Return the one active user of each username in lower case, or why there is none."""
    lowered = tuple(sorted({each.lower() for each in usernames}))
    return {name: _the_one(people) for name, people in _grouped(destination, NAME_FIELD, lowered).items()}


def by_field(destination: Destination, field: str, values: Sequence[str]) -> Mapping[str, Person | Unclear]:
    """Return the one active user whose `field` is each value, in lower case; raises OutsideError."""
    lowered = sorted({each.lower() for each in values})
    grouped = _grouped(destination, field, (*lowered, *(each + TEST_ENDING for each in lowered)))
    return {value: _the_one(people) for value, people in _without_ending(grouped).items()}


def by_id(destination: Destination, ids: Sequence[str]) -> Mapping[str, Person]:
    """Return the users that there are among 18-character ids; raises OutsideError."""
    wanted = tuple(sorted(each for each in set(ids) if _LONG_ID.fullmatch(each)))
    found = destination.find(USER, ID_FIELD, wanted, (NAME_FIELD, ACTIVE_FIELD)) if wanted else ()
    return {record.id: _person(record) for record in found if record.id in wanted}


def id_problem(text: str) -> str | None:
    """Say what is wrong with the form of an id; None where it may be one."""
    if _SHORT_ID.fullmatch(text):
        return "the id has 15 characters, which do not tell capitals apart; use the one with 18"
    if not _LONG_ID.fullmatch(text):
        return "this is no id of 18 letters and digits; copy the id of the user"
    return None


def _grouped(destination: Destination, field: str, values: Sequence[str]) -> dict[str, list[Person]]:
    found = destination.find(USER, field, values, (NAME_FIELD, ACTIVE_FIELD)) if values else ()
    groups: dict[str, list[Person]] = {}
    for record in found:
        groups.setdefault((record.values.get(field) or "").lower(), []).append(_person(record))
    return groups


def _without_ending(groups: Mapping[str, list[Person]]) -> dict[str, list[Person]]:
    merged: dict[str, list[Person]] = {}
    for value, people in sorted(groups.items()):
        merged.setdefault(value.removesuffix(TEST_ENDING), []).extend(people)
    return merged


def _the_one(people: Sequence[Person]) -> Person | Unclear:
    active = [person for person in people if person.active]
    if len(active) == 1:
        return active[0]
    if active:
        return Unclear(why=f"{len(active)} active users match")
    return Unclear(
        why="the user that matches is not active" if len(people) == 1 else "no active user matches"
    )


def _person(record: Found) -> Person:
    active = (record.values.get(ACTIVE_FIELD) or "").lower() == "true"
    return Person(id=record.id, username=record.values.get(NAME_FIELD) or "", active=active)
