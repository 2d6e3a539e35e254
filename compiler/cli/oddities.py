"""What a rehearsal's data must come to: each oddity of its README, compared with what the run and the org
say.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path

from compiler.model.plan import Load, Plan
from compiler.runtime.ports import Destination
from compiler.runtime.reconcile import Reconciliation

EXPECTED = "expected.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Oddity:
    """One row of the data that is odd on purpose, and what must become of it."""

    name: str
    object: str
    key: str
    outcome: str
    rule: str | None = None
    field: str | None = None
    value: str | None = None
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """An oddity and how it really ended; `ok` says whether that is where the README says."""

    oddity: Oddity
    got: str
    ok: bool


def read_oddities(practice: Path) -> tuple[Oddity, ...]:
    """Read the oddities of a practice; none where it lists none."""
    path = practice / EXPECTED
    if not path.is_file():
        return ()
    return tuple(Oddity(**one) for one in json.loads(path.read_text(encoding="utf-8"))["oddities"])


def wrong_totals(practice: Path, found: Reconciliation) -> tuple[str, ...]:
    """Return a sentence for each object whose rows did not end as the practice's README counts them."""
    path = practice / EXPECTED
    if not path.is_file():
        return ()
    totals = json.loads(path.read_text(encoding="utf-8")).get("totals", {})
    ends = ("loaded", "refused", "failed", "skipped")
    return tuple(
        f"{one.object}: {', '.join(f'{getattr(one, end)} {end}' for end in ends)}"
        for one in found.objects
        if one.object in totals and any(getattr(one, end) != totals[one.object][end] for end in ends)
    )


def judge(
    oddities: tuple[Oddity, ...], plan: Plan, found: Reconciliation, destination: Destination
) -> tuple[Verdict, ...]:
    """Compare each oddity with the reconciliation, and values with the org itself."""
    ended: dict[tuple[str, str], set[tuple[str, str]]] = {}
    for place in found.places:
        key = (place.object, (place.source or "").replace("|", ":"))
        ended.setdefault(key, set()).add((place.bucket, place.rule))
    values = _values(oddities, plan, destination)
    return tuple(_verdict(one, ended.get((one.object, one.key), set()), values) for one in oddities)


def _verdict(
    oddity: Oddity, ended: set[tuple[str, str]], values: Mapping[tuple[str, str, str], str | None]
) -> Verdict:
    if oddity.outcome == "loaded":
        left = sorted(f"{bucket} {rule}" for bucket, rule in ended if bucket != "skipped")
        if left:
            return Verdict(oddity=oddity, got=", ".join(left), ok=False)
        if oddity.field is None or oddity.value is None:
            return Verdict(oddity=oddity, got="loaded", ok=True)
        same = _same(oddity.value, values.get((oddity.object, oddity.key, oddity.field)))
        return Verdict(oddity=oddity, got="loaded" if same else "loaded with another value", ok=same)
    wanted = (oddity.outcome, oddity.rule or "")
    met = any(bucket == wanted[0] and rule.split(":")[0] == wanted[1] for bucket, rule in ended)
    got = ", ".join(sorted(f"{bucket} {rule}" for bucket, rule in ended)) or "loaded"
    return Verdict(oddity=oddity, got=got, ok=met)


def _values(
    oddities: tuple[Oddity, ...], plan: Plan, destination: Destination
) -> dict[tuple[str, str, str], str | None]:
    found: dict[tuple[str, str, str], str | None] = {}
    for load in plan.loads:
        asked = [one for one in oddities if one.object == load.source and one.field and one.value is not None]
        if load.operation != "find" and asked:
            found.update(_of_load(load, asked, plan, destination))
    return found


def _of_load(
    load: Load, asked: list[Oddity], plan: Plan, destination: Destination
) -> Iterator[tuple[tuple[str, str, str], str | None]]:
    key_field = plan.destination.key_field
    keys = {f"{plan.source}:{load.source}:{one.key.replace(':', '|')}": one.key for one in asked}
    has = {column.name for column in load.columns}
    fields = sorted({one.field for one in asked if one.field and one.field in has})
    for record in destination.find(load.target, key_field, sorted(keys), fields):
        source = keys.get(record.values.get(key_field) or "")
        if source is not None:
            yield from (((load.source, source, field), record.values.get(field)) for field in fields)


def _same(expected: str, got: str | None) -> bool:
    if (got or "") == expected:
        return True
    try:
        return Decimal(expected) == Decimal(got or "")
    except InvalidOperation:
        return (got or "").lower() == expected.lower() and expected.lower() in ("true", "false")
