"""An estimate as tables of texts, the same in a terminal, in a document and after a look at an account."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from compiler.model.outline import Allowance
from compiler.scope.counts import Origin
from compiler.scope.estimate import Estimate, Share, Timeline
from compiler.scope.loading import Writing

ORIGINS: dict[Origin, str] = {
    "found": "counted",
    "given": "given",
    "typical": "typical",
    "ratio": "in proportion",
    "unknown": "unknown",
}
"""How a count is known, in a word or two."""

UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One table: columns of words, then columns of numbers, and one tuple of cells for each row."""

    title: str
    words: tuple[str, ...]
    numbers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def sheets(found: Estimate) -> tuple[Sheet, ...]:
    """Return every table of an estimate, in the order of reading; one without rows is left out."""
    made = (reading(found), writing(found), keeping(found), allowances(found), timeline(found.timeline))
    return tuple(one for one in made if one.rows)


def reading(found: Estimate) -> Sheet:
    """Return what reading each source object takes."""
    rows = tuple(
        (
            one.object,
            ORIGINS[one.count.origin],
            _from(one.channel),
            many(one.count.rows),
            many(one.requests),
            hours(one.seconds),
        )
        for one in found.readings
    )
    whole = ("in all", "", "", many(found.records), many(found.requests), hours(_reading_seconds(found)))
    return Sheet(
        title="What is read",
        words=("object", "count is", "comes from"),
        numbers=("rows", "requests", "hours"),
        rows=(*rows, whole) if rows else (),
    )


def writing(found: Estimate) -> Sheet:
    """Return what writing takes, for each way of the rows, files last."""
    rows = tuple(
        (
            one.source,
            becomes(one),
            many(one.rows),
            many(one.jobs),
            many(one.batches),
            many(one.calls),
            megabytes(one.storage_kb),
        )
        for one in found.writings
    )
    files = tuple(
        (one.source, "a file", many(one.files), "0", "0", many(one.calls), "") for one in found.storings
    )
    whole = ("in all, other calls included", "", many(found.rows), many(found.jobs), many(found.batches))
    return Sheet(
        title="What is written",
        words=("object", "becomes"),
        numbers=("rows", "jobs", "batches", "calls", "MB"),
        rows=(*rows, *files, (*whole, many(found.calls), many(found.storage_mb))) if rows else (),
    )


def keeping(found: Estimate) -> Sheet:
    """Return how many records each target object gets at most."""
    return Sheet(
        title="Records of each object, at most",
        words=("object",),
        numbers=("records", "MB"),
        rows=tuple((one.target, many(one.rows), many(one.storage_mb)) for one in found.kept),
    )


def allowances(found: Estimate) -> Sheet:
    """Return what is asked of the destination beside what there is."""
    return Sheet(
        title="What the destination allows",
        words=("of", "as told by"),
        numbers=("asked for", "there is", "share"),
        rows=tuple(
            (one.label, _teller(one), many(one.needed), many(one.there), percent(one)) for one in found.shares
        ),
    )


def timeline(found: Timeline) -> Sheet:
    """Return how long it takes beside what is published."""
    promised = found.promised
    return Sheet(
        title="How long it takes",
        words=("what", "this estimate", "published"),
        numbers=(),
        rows=(
            ("extraction", f"{hours(found.extract_seconds)} hours", ""),
            ("load", f"{hours(found.load_seconds)} hours", ""),
            ("files", f"{hours(found.files_seconds)} hours", ""),
            ("rows and files move once", f"{found.hours:,.2f} hours", promised.timeline or ""),
            (f"all {found.runs} runs: sandbox, production, late changes", _run_hours(found), ""),
            ("people", _days(found.people_days), ""),
            ("from the first look to the last change", _days(found.days), promised.end_to_end or ""),
        ),
    )


def warnings(found: Estimate) -> Iterator[str]:
    """Yield what somebody should know before they promise a date."""
    if found.wants_parts:
        yield (
            f"{found.records:,} records are more than {found.split_from:,}: move them in parts, such as one "
            "site or one year after the other, each with a reconciliation of its own"
        )
    for one in found.skews:
        yield f"{one.text}: sharing and locks become slow there; split the parent or the owner"
    for share in found.shares:
        if share.percent > 100:
            yield f"{share.label}: {share.needed:,} are needed and there are {share.there:,}"
        elif share.percent > 80:
            yield f"{share.label}: {share.percent} % of what there is would be used"
    if found.unknown:
        yield f"not known, and counted as nothing: {', '.join(found.unknown)}"


def sources(allowed: Sequence[Allowance]) -> tuple[tuple[str, str, str], ...]:
    """Return where each allowance is written down: what, the page, and when and how it was read."""
    return tuple((one.label, one.source, one.checked) for one in allowed)


def becomes(one: Writing) -> str:
    """Name what rows become: one object, or one of several."""
    said = " or ".join(one.targets)
    return f"{said}, in two passes" if one.passes == 2 else said


def many(number: int | None) -> str:
    """Write a number for people."""
    return UNKNOWN if number is None else f"{number:,}"


def hours(seconds: float) -> str:
    """Write seconds as hours."""
    return f"{seconds / 3600:,.2f}"


def megabytes(kilobytes: int) -> str:
    """Write kilobytes as megabytes."""
    return f"{kilobytes / 1024:,.1f}"


def percent(share: Share) -> str:
    """Write a share; far beyond the whole, how far does not matter."""
    return "over 900 %" if share.percent > 900 else f"{share.percent} %"


def _reading_seconds(found: Estimate) -> float:
    return sum(one.seconds for one in found.readings)


def _from(channel: str) -> str:
    words = {"api": "the API", "export": "a file", "inside": "rows of another", "made": "rows of another"}
    return words[channel]


def _teller(share: Share) -> str:
    return "the org: left" if share.told_by == "org" else "the edition"


def _run_hours(found: Timeline) -> str:
    return f"{found.hours_of_runs:,.2f} hours"


def _days(days: int) -> str:
    return f"{days:,} days" if days != 1 else "1 day"
