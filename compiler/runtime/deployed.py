"""What this run's deployments put into the destination, so that all of it, and only that, can be taken away.

Written before a deployment (what it may create) and after it (what it did create): whoever dies in between
leaves a note of everything that may be there. Names of metadata only, nothing of a patient.
"""

from collections.abc import Iterable, Mapping
from typing import Protocol

import msgspec

from compiler.runtime.ports import Component
from compiler.runtime.stops import RunStop

NOTE = "deploy:ledger"


class Notes(Protocol):
    """Where small facts of a run are kept: a store."""

    def note(self, key: str, value: str) -> None:
        """Remember a fact; when it returns, it is remembered."""
        ...

    def noted(self, key: str) -> str | None:
        """Return a fact, None where there is none."""
        ...


class Ledger(msgspec.Struct, frozen=True, kw_only=True):
    """What was created (`Type:Full.Name`), what may have been by a deployment whose end is not known, what
    was changed and was there before, what was there and is as the project says (`alike`), and what the
    destination had of its own (see `Destination.survey`); of that, `unsettled` was noted for a deployment
    whose end is not known.
    """

    created: tuple[str, ...] = ()
    pending: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    alike: tuple[str, ...] = ()
    before: dict[str, str] = {}
    unsettled: tuple[str, ...] = ()

    @property
    def ours(self) -> frozenset[str]:
        """Everything that is there because of this run, as far as anybody can know."""
        return frozenset((*self.created, *self.pending))

    @property
    def settled(self) -> dict[str, str]:
        """What the destination had of its own before a deployment that is known to have happened."""
        return {name: text for name, text in self.before.items() if name not in self.unsettled}

    @property
    def empty(self) -> bool:
        """Say whether there is nothing to take away or to put back."""
        return not (self.created or self.pending or self.before)


def is_noted(store: Notes) -> bool:
    """Say whether this run ever began to deploy."""
    return store.noted(NOTE) is not None


def ledger(store: Notes) -> Ledger:
    """Read what was noted; raises RunStop where it cannot be read."""
    text = store.noted(NOTE)
    if text is None:
        return Ledger()
    try:
        return msgspec.json.decode(text, type=Ledger)
    except msgspec.MsgspecError:
        raise RunStop("the note of what was deployed cannot be read; restore the run folder") from None


def note_before(store: Notes, before: Mapping[str, str]) -> None:
    """Keep what the destination had before a deployment that is about to go out; what was noted first stays,
    for that was before all of ours.
    """
    known = ledger(store)
    unsettled = tuple(sorted({*known.unsettled, *(before.keys() - known.before.keys())}))
    _write(store, msgspec.structs.replace(known, before={**before, **known.before}, unsettled=unsettled))


def note_intent(store: Notes, checked: Iterable[Component]) -> None:
    """Note what a deployment is about to create, as the destination said when it checked it.

    What an earlier one was to create and is not new any more, that one did create. Where all of it is still
    new, it never happened, and what was there before it says nothing.
    """
    known, new = ledger(store), {each.full_name for each in checked if each.created}
    arrived = set(known.pending) - new
    created = tuple(sorted({*known.created, *arrived} - new))
    before = known.settled if known.pending and not arrived else known.before
    _write(
        store,
        msgspec.structs.replace(
            known, created=created, pending=tuple(sorted(new)), before=before, unsettled=()
        ),
    )


def note_outcome(store: Notes, succeeded: bool, components: Iterable[Component]) -> None:
    """Note what a deployment did; one that was refused did nothing."""
    known, listed = ledger(store), tuple(components)
    if not succeeded:
        _write(store, msgspec.structs.replace(known, pending=(), before=known.settled, unsettled=()))
        return
    named = {each.full_name for each in listed}
    new = {each.full_name for each in listed if each.created} | (set(known.pending) - named)
    others = {each.full_name for each in listed if each.changed} - new - set(known.created)
    alike = {each.full_name for each in listed if each.custom and not each.changed} - new - set(known.created)
    _write(
        store,
        msgspec.structs.replace(
            known,
            created=tuple(sorted({*known.created, *new})),
            pending=(),
            unsettled=(),
            changed=tuple(sorted({*known.changed, *others})),
            alike=tuple(sorted({*known.alike, *alike})),
        ),
    )


def note_withdrawn(store: Notes, staying: Iterable[str]) -> None:
    """Forget what was taken away; only what could not be is still known."""
    _write(store, Ledger(created=tuple(sorted(staying))))


def _write(store: Notes, known: Ledger) -> None:
    store.note(NOTE, msgspec.json.encode(known, order="deterministic").decode())
