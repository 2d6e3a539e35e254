"""What the destination has of its own and a deployment would change: a person decides about it first.

A practice may have an object or a field of the same name as one of the pair's, and another migration into the
same destination has permissions of the same names. Changing them cannot be undone.
"""

from collections.abc import Iterable
from dataclasses import replace

from compiler.runtime.deployed import Notes, ledger
from compiler.runtime.ports import Component

THEIRS = "it is in the destination already, not from this run, and the deployment would change it"
SHARED = f"{THEIRS}; another migration into this destination, or another run folder, may have made it"
REMEDY = (
    "give it another name in the pair; or, if the destination's own may become what the pair says, "
    "deploy with --replace, which --undo does not bring back"
)
SHARED_REMEDY = (
    "ask who made it and who has it; if it may become what the pair says, deploy with --replace, which "
    "--undo does not bring back"
)
_NOTE = "deploy:replace"


def agree(store: Notes) -> None:
    """Note a person's word that the next deployment may change what is not of this run."""
    store.note(_NOTE, "yes")


def used(store: Notes) -> None:
    """Note that the deployment it was given for has ended."""
    if store.noted(_NOTE):
        store.note(_NOTE, "")


def theirs(store: Notes, checked: Iterable[Component]) -> tuple[Component, ...]:
    """Return what somebody made, a deployment would change, and is not of this run, each with what stands
    against it; what was agreed to once is not asked again.
    """
    known = ledger(store)
    if store.noted(_NOTE):
        return ()
    settled = {*known.ours, *known.changed, *known.alike}
    return tuple(
        _stopped(each)
        for each in sorted(checked, key=lambda each: (each.path, each.name))
        if each.custom and each.changed and not each.created and each.full_name not in settled
    )


def _stopped(component: Component) -> Component:
    problem, remedy = (SHARED, SHARED_REMEDY) if component.shared else (THEIRS, REMEDY)
    return replace(component, changed=False, problem=problem, remedy=remedy)


def is_undecided(problems: Iterable[Component]) -> bool:
    """Say whether a person's word is all that a deployment waits for."""
    found = tuple(problems)
    return bool(found) and all(each.problem in (THEIRS, SHARED) for each in found)
