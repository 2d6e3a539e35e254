"""What it takes to write rows and files: jobs, batches, calls and room, as the runner does it.

Every job is one of the destination's bulk interface, small ones too: created, uploaded to, submitted, asked
about until it is done, and read in three parts.
"""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from compiler.model.outline import Capacity
from compiler.model.plan import Load, Plan
from compiler.scope.pace import Pace

_WRITING = frozenset({"upsert", "insert"})
_CALLS_A_JOB = 6  # create, upload, submit, and three files of results; the questions in between come on top
_CALLS_A_FILE = 3  # look for its key, store it, compare its checksum


@dataclass(frozen=True, slots=True, kw_only=True)
class Writing:
    """What becomes of the rows of one source object on one way: to one target, or by a split to one of
    several.

    `rows` are records written, None where nobody knows how many there are; each of them is in exactly one of
    `targets`. With a second pass, rows are sent twice and stand there once.
    """

    source: str
    routes: tuple[str, ...]
    targets: tuple[str, ...]
    split: str | None
    passes: int
    rows: int | None
    jobs: int
    batches: int
    calls: int
    storage_kb: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Storing:
    """The files of one source object; None where nobody knows how many there are."""

    source: str
    route: str
    files: int | None
    calls: int


def writings(
    plan: Plan, capacity: Capacity, counts: Mapping[str, int | None], pace: Pace
) -> tuple[Writing, ...]:
    """Return what each way of writing rows takes, in the order of the plan's loads."""
    return tuple(_writing(group, plan, capacity, (counts, pace)) for group in _groups(plan))


def storings(plan: Plan, counts: Mapping[str, int | None], pace: Pace) -> tuple[Storing, ...]:
    """Return what each way of storing files takes, in the order of the plan's loads."""
    found: dict[str, Storing] = {}
    for load in plan.loads:
        if load.operation == "file" and load.route not in found:
            files = rows_of(plan, counts, load.source)
            many = files or 0
            looks = math.ceil(many / pace.files_at_once) * math.ceil(pace.files_at_once / pace.keys_at_once)
            found[load.route] = Storing(
                source=load.source, route=load.route, files=files, calls=_CALLS_A_FILE * many + looks
            )
    return tuple(found.values())


def rows_of(plan: Plan, counts: Mapping[str, int | None], name: str) -> int | None:
    """Return the rows of a source object; the customer's own is one."""
    is_tenant = any(table.object == name and table.channel == "tenant" for table in plan.tables)
    return 1 if is_tenant else counts.get(name)


def other_calls(plan: Plan, counts: Mapping[str, int | None], pace: Pace) -> int:
    """Count the calls that are no job and no file: signing in, deploying, matching people, comparing."""
    targets = {load.target for load in plan.loads}
    people = (
        math.ceil((rows_of(plan, counts, load.source) or 0) / pace.keys_at_once) + 1
        for load in plan.loads
        if load.operation == "find" and not load.second_pass
    )
    return 20 + 4 * len(targets) + len(plan.sums) + sum(people)


def _groups(plan: Plan) -> Iterator[tuple[Load, ...]]:
    """Yield the loads that write, those of one split together; a second pass is with its first."""
    split_of = {split.object: split.name for split in plan.splits}
    groups: dict[tuple[str, str], list[Load]] = {}
    for load in plan.loads:
        if load.operation in _WRITING:
            shared = load.source in split_of
            groups.setdefault((load.source, "" if shared else load.route), []).append(load)
    yield from (tuple(group) for group in groups.values())


def _writing(
    group: tuple[Load, ...], plan: Plan, capacity: Capacity, known: tuple[Mapping[str, int | None], Pace]
) -> Writing:
    counts, pace = known
    first = group[0]
    routes = tuple(dict.fromkeys(load.route for load in group))
    targets = tuple(sorted({load.target for load in group}))
    passes = 2 if any(load.second_pass for load in group) else 1
    rows = rows_of(plan, counts, first.source)
    many = rows or 0
    # Sharing rows out leaves one job that is not full for each place.
    jobs = passes * (math.ceil(many / pace.chunk_rows) + (len(routes) - 1 if many else 0))
    batches = jobs * math.ceil(min(many, pace.chunk_rows) / capacity.batch_rows) if many else 0
    lookups = math.ceil(many / pace.keys_at_once) if passes == 2 else 0
    polls = pace.polls(min(many, pace.chunk_rows))
    return Writing(
        source=first.source,
        routes=routes,
        targets=targets,
        split=next((each.name for each in plan.splits if each.object == first.source), None),
        passes=passes,
        rows=rows,
        jobs=jobs,
        batches=batches,
        calls=jobs * (_CALLS_A_JOB + polls) + passes * len(routes) + lookups,
        storage_kb=many * max(capacity.kilobytes(target) for target in targets),
    )
