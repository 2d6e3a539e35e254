"""Verify: the destination must be as the reviewed project says before rows move, and it is told who can read
what.

That it was so is remembered for one plan and one organisation, until something is deployed again.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from compiler.runtime import switched
from compiler.runtime.context import Context, destination_of
from compiler.runtime.ports import Difference, Verification
from compiler.runtime.preflight import bind_organisation
from compiler.runtime.stops import Blocked

NOTE = "verified"
_DIFFERS = "differs"
_SHOWN = 20
_SETS = "PermissionSet:"


class NotVerified(Blocked):
    """The destination is not as the project says, so no row may move."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VerifyResult:
    """What a comparison with the destination found, for the plan named `address`."""

    address: str
    verification: Verification

    @property
    def ok(self) -> bool:
        """Say whether the destination is as the project says."""
        return not self.verification.differences

    @property
    def text(self) -> str:
        """Say what came of it, and what to do where it is not so; names, never values of records."""
        if self.ok:
            return "the destination is as the project says"
        found = self.verification.differences
        lines = [f"  {difference_text(each)}" for each in found[:_SHOWN]]
        if len(found) > _SHOWN:
            lines.append(f"  and {len(found) - _SHOWN} more: crosswalk deploy {self.address} --verify")
        return "\n".join(("the destination is not as the project says:", *lines, *self._remedies()))

    def _remedies(self) -> Iterator[str]:
        kinds = {each.how for each in self.verification.differences}
        if kinds & {"missing", "different"}:
            yield f"what is missing or different comes with: crosswalk deploy {self.address}"
            yield "what stays different after that, somebody must change in the destination"
        extra = {
            each.component.startswith(_SETS) for each in self.verification.differences if each.how == "extra"
        }
        if False in extra:
            yield "what is extra, somebody must take away in the destination, or add to the pair"
        if True in extra:
            yield (
                "another migration into the same destination may own what is extra in permission sets; ask "
                "before anybody changes them"
            )


def verify(context: Context) -> VerifyResult:
    """Compare the destination with the reviewed project, and remember where it is so.

    Raises OutsideError, NotReviewed, and NotThisRun where the run belongs to another organisation.
    """
    bind_organisation(context)
    return _compared(context)


def is_verified(context: Context) -> bool:
    """Say whether the destination was as this plan says when it was last compared."""
    return context.store.noted(NOTE) == _given(context)


def is_known_to_differ(context: Context) -> bool:
    """Say whether the last comparison found differences, so that a deployment may have something to do."""
    return context.store.noted(NOTE) == _DIFFERS


def forget_verified(context: Context) -> None:
    """Let a comparison not count any more, because the destination is about to change."""
    if context.store.noted(NOTE):
        context.store.note(NOTE, "")


def demand_verified(context: Context) -> None:
    """Compare again before rows move; raises NotVerified where the destination differs, OutsideError."""
    found = _compared(context)
    if not found.ok:
        command = f"crosswalk deploy {context.plan.address} --verify"
        raise NotVerified(f"no row may move: {found.text}", command)


def difference_text(one: Difference) -> str:
    """Say one difference in one line."""
    named = f"{one.component}: {one.what}" if one.what else one.component
    said = {
        "missing": f"expected {one.expected}" if one.expected else "",
        "extra": f"found {one.found}" if one.found else "",
        "different": f"expected {one.expected}, found {one.found}",
    }[one.how]
    return f"{one.how}: {named}: {said}" if said else f"{one.how}: {named}"


def _compared(context: Context) -> VerifyResult:
    found = destination_of(context).verify(switched.project(context))
    result = VerifyResult(address=context.plan.address, verification=found)
    if not result.ok:
        context.store.note(NOTE, _DIFFERS)
    elif not is_verified(context):
        context.store.note(NOTE, _given(context))
    return result


def _given(context: Context) -> str:
    """Name what a comparison counts for: this plan, whose digest covers each file, and this organisation."""
    return f"{context.plan.digest} {context.store.facts().get('organisation', '')}"
