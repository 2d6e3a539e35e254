"""DEC104, REF124: what was confirmed exists and still means what it meant."""

from compiler.diagnostics.diagnostic import Diagnostic, Diagnostics, Place
from compiler.diagnostics.suggest import nearest
from compiler.meaning.confirming import confirmed, differences, stale
from compiler.meaning.meanings import Meanings, meanings
from compiler.model.program import Program
from compiler.platforms.rule import Rule

_CONFIRMED = Place(document="confirmations", keys=("confirmed",))
_MOST = 8  # lines of what changed; a person reads the rest in the spec
_ELSEWHERE = "changed: something that it uses, such as a map, a field or an answer"
_NOT_RECORDED = "what it meant when it was confirmed was not recorded"


def confirmations_fresh(program: Program, diags: Diagnostics) -> None:
    """DEC104: nothing that was confirmed has another meaning now."""
    if not confirmed(program):
        return
    known = meanings(program)
    for address in stale(confirmed(program), known):
        diags.report(_stale(address, program, known))


def _stale(address: str, program: Program, known: Meanings) -> Diagnostic:
    one = confirmed(program)[address]
    command = f"crosswalk confirm {program.pair.name}@{program.customer} {address}"
    lines = differences(address, one, known)
    more = (f"and {len(lines) - _MOST} more",) if len(lines) > _MOST else ()
    shown = tuple(f"changed: {line}" for line in (*lines[:_MOST], *more))
    return Diagnostic(
        rule="DEC104",
        message=f"`{address}` was confirmed by {one.by} on {one.at[:10]}, and has changed since",
        place=_CONFIRMED.at(address).key(),
        notes=shown or (_ELSEWHERE if one.meant else _NOT_RECORDED,),
        helps=(f"read what it says now, then `{command}`",),
    )


def confirmations_exist(program: Program, diags: Diagnostics) -> None:
    """REF124: everything that was confirmed exists."""
    if not confirmed(program):
        return
    known = meanings(program)
    for address in sorted(confirmed(program)):
        if not known.at_and_below(address):
            near = nearest(address, known.addresses)
            diags.report(
                Diagnostic(
                    rule="REF124",
                    message=f"there is no `{address}`, so nothing there is confirmed",
                    place=_CONFIRMED.at(address).key(),
                    helps=(f"did you mean `{near}`?",) if near else ("remove the line",),
                )
            )


RULES = (
    Rule(
        id="DEC104",
        level="error",
        title="stale confirmation",
        why="A person agreed to something else than what a run would do.",
        remedy="Read what changed and confirm it again, or change it back.",
        check=confirmations_fresh,
    ),
    Rule(
        id="REF124",
        level="error",
        title="confirmation of nothing",
        why="What was agreed to has another name now, or is gone; the agreement no longer counts.",
        remedy="Confirm the address as it is called now, and remove the line.",
        check=confirmations_exist,
    ),
)
