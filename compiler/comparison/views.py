"""A comparison for people: on a terminal, and as a comment on a pull request."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from compiler.comparison.changes import Change
from compiler.comparison.folding import Folded, by_consequence, fold
from compiler.diagnostics.diagnostic import Diagnostic
from compiler.model.manifest import Consequence, Manifest

LEADS_TO: Mapping[Consequence, str] = {
    "ACCESS": "other people may read health data; needs the privacy officer",
    "SCHEMA": "needs a deployment",
    "DATA": "loaded records would differ",
    "ORDER": "the run takes another course",
    "DOCS": "documents only",
}
SAME = "no difference in meaning"
_LONGEST = 60
_MOST_REACHED = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two compiled versions and what differs: `older` and `newer` name them, `stale` are confirmations."""

    older: str
    newer: str
    old: Manifest
    new: Manifest
    changes: tuple[Change, ...]
    findings: tuple[Diagnostic, ...]
    stale: tuple[str, ...]

    @property
    def lines(self) -> tuple[Folded, ...]:
        """Return the changes as people read them."""
        return fold(self.changes, self.old, self.new)


def human(found: Comparison) -> str:
    """Write a comparison for a terminal: one line a change, grouped by what it leads to."""
    parts = [f"{found.new.address}   {found.older} -> {found.newer}"]
    if not found.changes:
        parts.append(SAME)
    for consequence, lines in by_consequence(found.lines).items():
        width = min(max(len(one.address) for one in lines), 64)
        rows = "\n".join(
            f"  {one.change.sign} {one.address:<{width}}  {_what(one)}".rstrip() for one in lines
        )
        parts.append(f"{consequence:<7}{LEADS_TO[consequence]}\n{rows}")
    if found.stale:
        parts.append(f"{_confirmations(len(found.stale))}: {', '.join(found.stale)}")
    return "\n\n".join(parts) + "\n"


def markdown(found: Comparison) -> str:
    """Write a comparison as GitHub reads it: a table for each consequence."""
    parts = [f"### `{found.new.address}`: {found.older} → {found.newer}"]
    if not found.changes:
        parts.append(f"{SAME.capitalize()}.")
    for consequence, lines in by_consequence(found.lines).items():
        rows = [f"| {one.change.sign} | `{one.address}` | {_cell(_what(one))} |" for one in lines]
        head = f"**{consequence}**: {LEADS_TO[consequence]}\n\n| | address | change |\n| --- | --- | --- |"
        parts.append("\n".join((head, *rows)))
    if found.findings:
        parts.append("\n".join(f"- **{one.rule}** {_cell(one.message)}" for one in found.findings))
    if found.stale:
        names = ", ".join(f"`{name}`" for name in found.stale)
        parts.append(f"{_confirmations(len(found.stale))}: {names}")
    return "\n\n".join(parts) + "\n"


def _confirmations(number: int) -> str:
    return "1 confirmation becomes stale" if number == 1 else f"{number} confirmations become stale"


def _what(one: Folded) -> str:
    if one.parts:
        return _parts(one)
    change = one.change
    aspect = "" if change.aspect == "meaning" else f"{change.aspect}: "
    return f"{aspect}{_values(change)}{_reach(change.reaches)}"


def _values(change: Change) -> str:
    if change.old is None or change.new is None:
        return _short(change.new if change.old is None else change.old)
    old, new = _apart(change.old, change.new)
    return f"{old} -> {new}"


def _parts(one: Folded) -> str:
    """Tell what a thing is by its first parts, and how many there are."""
    texts = [f"{name}: {_short(text)}" if name else _short(text) for name, text in sorted(one.parts.items())]
    shown = ", ".join(texts[:3])
    more = len(texts) - 3
    return f"{shown} and {more} more" if more > 0 else shown


def _reach(targets: Iterable[str]) -> str:
    names = tuple(targets)
    if not names:
        return ""
    more = f" and {len(names) - _MOST_REACHED} more" if len(names) > _MOST_REACHED else ""
    return f"   reaches {', '.join(names[:_MOST_REACHED])}{more}"


def _apart(old: str, new: str) -> tuple[str, str]:
    """Shorten two texts so that where they differ can still be seen."""
    if max(len(old), len(new)) <= _LONGEST:
        return _said(old), _said(new)
    start = next((at for at, pair in enumerate(zip(old, new, strict=False)) if pair[0] != pair[1]), None)
    first = max((min(len(old), len(new)) if start is None else start) - _LONGEST // 3, 0)
    return _window(old, first), _window(new, first)


def _window(text: str, first: int) -> str:
    last = first + _LONGEST
    return f"{'…' if first else ''}{text[first:last]}{'…' if last < len(text) else ''}"


def _short(text: str | None) -> str:
    text = _said(text or "")
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def _said(text: str) -> str:
    return text or "(empty)"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "&lt;")
