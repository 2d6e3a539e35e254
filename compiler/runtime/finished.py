"""Which phases need not run again: each is finished for exactly what it was given, and for nothing else."""

import hashlib
from collections.abc import Iterator

from compiler.runtime.context import Context

# These look at the world anew each time; what they look at is not in the store.
_ALWAYS = frozenset({"deploy", "reconcile", "report"})
_AFTER_EXTRACT = frozenset({"users", "load", "files"})
_AFTER_USERS = frozenset({"load", "files"})


def is_finished(context: Context, phase: str) -> bool:
    """Say whether a phase ran to its end on what is there now."""
    return phase not in _ALWAYS and context.store.noted(_note(phase)) == _given(context, phase)


def note_finished(context: Context, phase: str) -> None:
    """Remember that a phase ran to its end on what is there now."""
    if phase not in _ALWAYS:
        context.store.note(_note(phase), _given(context, phase))


def forget_finished(context: Context, phase: str) -> None:
    """Let a phase run again."""
    context.store.note(_note(phase), "")


def _note(phase: str) -> str:
    return f"finished:{phase}"


def _given(context: Context, phase: str) -> str:
    """Return the digest of all that a phase depends on."""
    whole = hashlib.sha256()
    for part in _parts(context, phase):
        whole.update(f"{len(part)}:{part}".encode())
    return whole.hexdigest()


def _parts(context: Context, phase: str) -> Iterator[str]:
    yield context.plan.digest
    if phase == "extract" or phase in _AFTER_EXTRACT:
        for table in context.plan.tables:
            state = context.store.extraction(table.object)
            yield f"{table.object} {state.pass_} {state.pages} {state.records} {state.done}"
            if phase == "files" and table.content:
                yield f"{table.object} {context.store.kept_contents(table.object)} files"
    if phase in _AFTER_USERS:
        for load in context.plan.loads:
            if load.operation == "find":
                yield from (f"{each.key} {each.id}" for each in context.store.outcomes(load.route))
