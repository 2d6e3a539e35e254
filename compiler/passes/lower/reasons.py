"""Why rows are refused: every address and rule once, sorted, and nothing to pay for rows that are fine."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlglot import exp

from compiler.language.fragments import Sql, call, cast, column, listed, some, spelled, text, when
from compiler.language.sql import Failure

REASONS = "$reasons"
_TYPE = 'STRUCT("address" VARCHAR, "rule" VARCHAR)[]'


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Reason:
    """A rule broken at an address; `column` is where a statement keeps whether a row breaks it."""

    address: str
    rule: str

    @property
    def column(self) -> str:
        """Return the column's name."""
        return f"{self.address}: {self.rule}"


def conditions(failures: Iterable[tuple[str, Failure]]) -> Mapping[Reason, Sql]:
    """Join the conditions of equal reasons; each failure comes with the address of its expression."""
    found: dict[Reason, list[Sql]] = {}
    for default, failure in failures:
        reason = Reason(address=failure.address or default, rule=failure.rule)
        found.setdefault(reason, []).append(failure.condition)
    return {reason: _any(found[reason]) for reason in sorted(found)}


def _any(several: Sequence[Sql]) -> Sql:
    """Join conditions, each once, in the order of their texts."""
    if len(several) == 1:
        return several[0]
    texts = {spelled(condition): condition for condition in several}
    return some(*(texts[key] for key in sorted(texts)))


def reasons_column(reasons: Sequence[Reason]) -> Sql:
    """Return the list of reasons; it is put together for the rows that have one."""
    none = cast(listed([]), _TYPE)
    if not reasons:
        return none
    ordered = sorted(set(reasons))
    broken = [column(reason.column) for reason in ordered]
    entries = [when((column(reason.column), listed([_entry(reason)]))) for reason in ordered]
    return when((some(*broken), call("FLATTEN", listed(entries))), otherwise=none)


def _entry(reason: Reason) -> Sql:
    parts = (("address", reason.address), ("rule", reason.rule))
    return exp.Struct(
        expressions=[
            exp.PropertyEQ(this=exp.to_identifier(name, quoted=True), expression=text(value))
            for name, value in parts
        ]
    )
