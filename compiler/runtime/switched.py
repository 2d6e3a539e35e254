"""Which parts of a project this run has deployed: all of it, and those that are deployed only on purpose.

A part that was switched on stays on. Its version of a file replaces the main one from then on, in every
deployment and in every comparison, so that deploying the rest never takes it off again.
"""

from collections.abc import Mapping

from compiler.runtime import artifacts
from compiler.runtime.context import Context, destination_of
from compiler.runtime.store import Store

MAIN = "main"
PURPOSELY = ("shield",)
"""The parts of a project that are deployed only when somebody asks for them."""

_NOTE = "deploy:digest"
_SENT = "sent"


def is_deployed(store: Store, part: str, digest: str) -> bool:
    """Say whether this very project's part was deployed to its end."""
    return store.noted(_note(part)) == digest


def note_deployed(store: Store, part: str, digest: str) -> None:
    """Note that a part was deployed to its end; with the main one also what was deployed along with it."""
    for each in _along(store, part):
        store.note(_note(each), digest)


def note_sent(store: Store, part: str) -> None:
    """Note, before a deployment that would be accepted, that the part may be there, whole or not."""
    for each in _along(store, part):
        store.note(_note(each), _SENT)


def forget_deployed(store: Store) -> None:
    """Let no part count as deployed any more."""
    for part in (MAIN, *PURPOSELY):
        if store.noted(_note(part)):
            store.note(_note(part), "")


def switched_on(store: Store) -> tuple[str, ...]:
    """Return the parts that somebody asked for and that were accepted."""
    return tuple(part for part in PURPOSELY if store.noted(_note(part)))


def project(context: Context) -> Mapping[str, bytes]:
    """Return the reviewed project with the parts that are switched on; raises NotReviewed, OutsideError."""
    files = artifacts.metadata(context)
    parts = switched_on(context.store)
    return destination_of(context).layered(files, parts) if parts else files


def _along(store: Store, part: str) -> tuple[str, ...]:
    return (MAIN, *switched_on(store)) if part == MAIN else (part,)


def _note(part: str) -> str:
    return _NOTE if part == MAIN else f"{_NOTE} {part}"
