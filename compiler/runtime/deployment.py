"""What the ports say of a destination's metadata: deployments, comparisons, who holds the destination."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Component:
    """One metadata component of a deployment. `path` is the file below the metadata root; `problem` is None
    where it worked. `created` says that the destination did not have it before, `deleted` that it is gone.
    `remedy` is what to do about a problem, where that is known; `custom` says that it is
    somebody's own and not the platform's: an object or a field that keeps values, or permissions of people
    (`shared`), which other migrations into the same destination name alike.
    """

    kind: str
    name: str
    path: str
    changed: bool
    problem: str | None
    line: int | None = None
    created: bool = False
    deleted: bool = False
    remedy: str | None = None
    custom: bool = False
    shared: bool = False

    @property
    def full_name(self) -> str:
        """Name it with its type, as `Type:Full.Name`."""
        return f"{self.kind}:{self.name}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Deployment:
    """What came of a deployment. `notes` say what was done beyond the files, such as values that were merged
    with the destination's own.
    """

    succeeded: bool
    components: tuple[Component, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """One deployment of a project: how people name it, and its files (path below its root → bytes)."""

    name: str
    files: Mapping[str, bytes] = field(repr=False)


Tell = Callable[[int, int], None]
"""Is told, while a deployment runs, how many components of how many are done."""


Granting = Callable[[str], None]
"""Is told the name of a permission set before the runner's user gets it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Something that the destination has otherwise than the metadata says.

    `component` is named as `Type:Full.Name`, `what` is the property that differs, empty where the whole is
    missing or extra; `expected` and `found` are texts to show.
    """

    how: Literal["missing", "different", "extra"]
    component: str
    what: str = ""
    expected: str = ""
    found: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """Who can read a field of health data: a permission set or a profile, and how many people have it.

    `expected` says that the metadata grants it. Who sees past permissions has no object: `field` is then the
    power, and behind a space the object that it is over where it is not the whole organisation.
    """

    object: str
    field: str
    holder: str
    profile: bool
    edits: bool
    people: int
    expected: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """The destination compared with the metadata: what differs, and who can read each field of health data.

    `unseen` names what could not be compared, with the reason.
    """

    differences: tuple[Difference, ...]
    readers: tuple[Reader, ...]
    unseen: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A run that holds a destination while it loads: which plan, which run, since when (UTC). Nothing of a
    patient.
    """

    plan: str
    run: str
    since: datetime
