"""Components → the deployments they need: one, unless it would be too large or a setting has to come first.

Inside one deployment Salesforce orders components itself; what a component refers to must be in the same
deployment or be there already.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from heapq import heapify, heappop, heappush

from compiler.platforms.component import Component

_BEFORE = "Settings:"
# Names and headers of one file in a zip, which is not compressed.
_PER_FILE = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one deployment takes: files, and bytes of the zip."""

    files: int
    bytes: int


DEPLOYMENT = Limits(files=9_000, bytes=35_000_000)
"""A tenth less than Salesforce takes (10,000 files, 39 MB), for what stands around the components.

https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/file_based.htm
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Unit:
    """Components that need one another, and the numbers of the units that they need besides."""

    members: tuple[Component, ...]
    size: Limits
    needs: frozenset[int]
    later_than: frozenset[int]


@dataclass(slots=True)
class _Stage:
    """One deployment while it is filled."""

    units: list[_Unit]
    size: Limits

    def takes(self, unit: _Unit, limits: Limits) -> bool:
        """Tell whether a unit fits; alone it always does."""
        both = _together(self.size, unit.size)
        return not self.units or (both.files <= limits.files and both.bytes <= limits.bytes)

    def add(self, unit: _Unit) -> None:
        """Put a unit in."""
        self.units.append(unit)
        self.size = _together(self.size, unit.size)


def stages(made: tuple[Component, ...], limits: Limits = DEPLOYMENT) -> tuple[tuple[Component, ...], ...]:
    """Split components into deployments, in order, each component once.

    Everything a component needs is in the same stage or in an earlier one; a setting that it needs is in an
    earlier one, because what a setting opens exists only when its deployment has ended. Each stage is within
    `limits`, except where components that need one another are too large together: those stand alone.
    """
    units = _units(made)
    levels: dict[int, int] = {}
    filled: list[_Stage] = []
    for number in _in_order(units):
        unit = units[number]
        beside = (levels[each] for each in unit.needs)
        after = (levels[each] + 1 for each in unit.later_than)
        levels[number] = _first_with_room(filled, unit, max((*beside, *after), default=0), limits)
        filled[levels[number]].add(unit)
    return tuple(
        tuple(sorted((each for unit in stage.units for each in unit.members), key=lambda one: one.path))
        for stage in filled
    )


def _first_with_room(filled: list[_Stage], unit: _Unit, earliest: int, limits: Limits) -> int:
    level = earliest
    while level < len(filled) and not filled[level].takes(unit, limits):
        level += 1
    filled.extend(_Stage([], Limits(files=0, bytes=0)) for _ in range(level + 1 - len(filled)))
    return level


def _together(one: Limits, other: Limits) -> Limits:
    return Limits(files=one.files + other.files, bytes=one.bytes + other.bytes)


def _size(members: tuple[Component, ...]) -> Limits:
    weight = sum(len(each.text.encode()) + 2 * len(each.path) + _PER_FILE for each in members)
    return Limits(files=len(members), bytes=weight)


def _in_order(units: tuple[_Unit, ...]) -> Iterator[int]:
    """Go through the units so that each comes after all that it needs; otherwise by path."""
    waiting = {number: set(unit.needs | unit.later_than) for number, unit in enumerate(units)}
    dependents: dict[int, list[int]] = {number: [] for number in waiting}
    for number, needs in waiting.items():
        for each in needs:
            dependents[each].append(number)
    ready = [number for number, needs in waiting.items() if not needs]
    heapify(ready)
    while ready:
        number = heappop(ready)
        yield number
        for each in dependents[number]:
            waiting[each].discard(number)
            if not waiting[each]:
                heappush(ready, each)


def _units(made: Iterable[Component]) -> tuple[_Unit, ...]:
    """Put components together that need one another, in the order of their paths."""
    listed = sorted(made, key=lambda one: one.path)
    known = {each.full_name: each for each in listed}
    needs = {
        each.full_name: tuple(
            name for name in dict.fromkeys(each.needs) if name in known and name != each.full_name
        )
        for each in listed
    }
    groups = sorted(_circles(needs), key=lambda names: min(known[name].path for name in names))
    number_of = {name: number for number, names in enumerate(groups) for name in names}
    return tuple(_unit(known, needs, names, number_of) for names in groups)


def _unit(
    known: Mapping[str, Component],
    needs: Mapping[str, tuple[str, ...]],
    names: tuple[str, ...],
    number_of: Mapping[str, int],
) -> _Unit:
    own = frozenset(names)
    outside = {each for name in names for each in needs[name] if each not in own}
    members = tuple(known[name] for name in names)
    return _Unit(
        members=members,
        size=_size(members),
        needs=frozenset(number_of[each] for each in outside),
        later_than=frozenset(number_of[each] for each in outside if each.startswith(_BEFORE)),
    )


def _circles(needs: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """Group names that need one another, directly or not (Tarjan's algorithm, without recursion)."""
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    open_names: dict[str, None] = {}
    for root in needs:
        work: list[tuple[str, Iterator[str]]] = [] if root in index else [(root, iter(needs[root]))]
        if work:
            index[root] = low[root] = len(index)
            open_names[root] = None
        while work:
            name, rest = work[-1]
            following = next(rest, None)
            if following is None:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[name])
                if low[name] == index[name]:
                    yield tuple(_closed(open_names, name))
            elif following not in index:
                index[following] = low[following] = len(index)
                open_names[following] = None
                work.append((following, iter(needs[following])))
            elif following in open_names:
                low[name] = min(low[name], index[following])


def _closed(open_names: dict[str, None], last: str) -> Iterator[str]:
    while True:
        name, _ = open_names.popitem()
        yield name
        if name == last:
            return
