"""The figure that belongs to a known trap: what this pair and its typical account make of it."""

from collections.abc import Callable, Mapping
from datetime import date

from compiler.emitters.documents.document import Subject
from compiler.emitters.documents.expected import Expected
from compiler.emitters.markdown import counted
from compiler.model.connector import WindowPage
from compiler.model.outline import Measure
from compiler.model.plan import StagedTable
from compiler.scope.estimate import Share
from compiler.scope.reading import windows
from compiler.scope.sheets import hours, percent
from compiler.spec.platform import Figure

_Words = Callable[[Subject, Expected], str]


def figure_of(subject: Subject, found: Expected, figure: Figure | None) -> str | None:
    """Say the figure in words; None where a trap has none."""
    return _FIGURES[figure](subject, found) if figure else None


def _pace(subject: Subject, found: Expected) -> str:
    rate = subject.plan.connector.rate
    lists = sum(one.requests for one in found.estimate.readings) - _downloads(subject, found)
    return (
        f"{found.estimate.requests:,} requests, one every {rate.every_ms / 1000:g} seconds, take "
        f"{hours(rate.seconds(found.estimate.requests))} hours; {lists:,} of them read lists, which alone "
        f"take {hours(rate.seconds(lists))} hours"
    )


def _downloads(subject: Subject, found: Expected) -> int:
    """Count the requests that fetch a file each: those of files that an API lists."""
    contents = {table.object for table in subject.plan.tables if table.content and table.channel == "api"}
    return sum(one.files or 0 for one in found.estimate.storings if one.source in contents)


def _files(subject: Subject, found: Expected) -> str:
    many, rate = _downloads(subject, found), subject.plan.connector.rate
    return (
        f"{many:,} downloads, one request each, take {hours(rate.seconds(many))} hours at the allowed pace; "
        f"{found.estimate.files:,} files with {found.estimate.file_mb:,} MB are stored"
    )


def _reach(subject: Subject, found: Expected) -> str:
    counts = {one.object: one.rows for one in found.counts}
    connector, words = subject.plan.connector, []
    for table in _listed(subject):
        reach = connector.reach_of(table.object)
        if reach is not None:
            parts = ", read in parts" if connector.parts_of(table.object) else ""
            words.append(f"{table.object} {_held(counts.get(table.object), reach)}{parts}")
    return "; ".join(words) if words else "no list that is needed has a ceiling"


def _held(rows: int | None, reach: int) -> str:
    if rows is None:
        return f"has an unknown number of rows, and its list gives {reach:,}"
    more = "more than" if rows > reach else "within"
    return f"has {rows:,} rows, {more} the {reach:,} that its list gives"


def _windows(subject: Subject, found: Expected) -> str:
    plan = subject.plan
    words = []
    for table in _listed(subject):
        page = plan.connector.page_of(table.object)
        if isinstance(page, WindowPage):
            seconds = next((r.seconds for r in found.estimate.readings if r.object == table.object), 0.0)
            slices = windows(page, date.fromisoformat(found.estimate.day))
            words.append(
                f"{table.object} is read in {slices:,} slices, twice, in {hours(seconds)} hours, "
                f"reckoned from {found.estimate.day}"
            )
    return "; ".join(words) if words else "no list that is needed is asked for by date"


def _rereads(subject: Subject, found: Expected) -> str:
    plan = subject.plan
    again = [
        table.object
        for table in _listed(subject)
        if plan.connector.filter is None or plan.connector.endpoints[table.object].modified is None
    ]
    if not again:
        return f"every list can be asked for what changed; {_second_run(subject, found)}"
    return f"{', '.join(again)} cannot be asked for what changed; {_second_run(subject, found)}"


def _second_run(subject: Subject, found: Expected) -> str:
    asked = found.estimate.requests
    return (
        "no run asks for changes only, so late changes come with a second whole run: "
        f"{asked:,} requests, {hours(subject.plan.connector.rate.seconds(asked))} hours"
    )


def _batches(subject: Subject, found: Expected) -> str:
    return f"{found.estimate.jobs:,} jobs take {_of(found, 'batches')}, and {_of(found, 'calls')}"


def _storage(subject: Subject, found: Expected) -> str:
    return (
        f"{found.estimate.rows:,} records take {_of(found, 'storage_mb')}; "
        f"{found.estimate.files:,} files take {_of(found, 'file_mb')}"
    )


def _of(found: Expected, measure: Measure) -> str:
    share = next((one for one in found.estimate.shares if one.measure == measure), None)
    return _share(share) if share else "nothing that is counted"


def _share(share: Share) -> str:
    return f"{share.needed:,} of {share.there:,} {share.label} ({percent(share)})"


def _relations(subject: Subject, found: Expected) -> str:
    names, rows = _written(found, "relations")
    if not names:
        return "none is written: no record of this pair belongs to more than one"
    return f"{rows:,} rows of {', '.join(names)} are written"


def _territories(subject: Subject, found: Expected) -> str:
    names, rows = _written(found, "territories")
    return f"{rows:,} rows of {', '.join(names)} are written" if names else "none is written"


def _written(found: Expected, kind: str) -> tuple[tuple[str, ...], int]:
    """Return the objects of a kind that get rows, and how many these are."""
    wanted = found.outline.capacity.kinds.get(kind, ())
    kept = [one for one in found.estimate.kept if one.target in wanted]
    return tuple(one.target for one in kept), sum(one.rows for one in kept)


def _rebuilds(subject: Subject, found: Expected) -> str:
    many = counted(len(subject.program.pair.rebuild), "automation")
    return f"{many} to build again, and none is made by the generated project"


def _listed(subject: Subject) -> list[StagedTable]:
    return [table for table in subject.plan.tables if table.needed and table.channel == "api"]


_FIGURES: Mapping[Figure, _Words] = {
    "pace": _pace,
    "files": _files,
    "reach": _reach,
    "windows": _windows,
    "rereads": _rereads,
    "batches": _batches,
    "storage": _storage,
    "relations": _relations,
    "territories": _territories,
    "rebuilds": _rebuilds,
}
