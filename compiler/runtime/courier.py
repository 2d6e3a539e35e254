"""Sends the rows of one pass of one load in chunks, and finishes chunks that an earlier attempt left on their
way.
"""

from collections.abc import Iterable, Mapping, Sequence

from compiler.model.plan import Load
from compiler.runtime import preimage, settling
from compiler.runtime.chunks import Layout, Part, Row, cut, oversize, written
from compiler.runtime.context import Context, destination_of
from compiler.runtime.delivery import Errand, recover
from compiler.runtime.journey import Budget, Journey, LoadStopped, Way, record
from compiler.runtime.links import ADOPTED, SECOND, Turn, layout
from compiler.runtime.ports import Batch, Found
from compiler.runtime.records import Operation, Outcome, OutcomeState

__all__ = [
    "ADOPTED",
    "GONE",
    "TOO_LARGE",
    "Budget",
    "LoadStopped",
    "Way",
    "finish_open_chunks",
    "send",
    "way_of",
]

TOO_LARGE = "LOD101"
GONE = "LOD102"


def way_of(turn: Turn, operation: Operation, key_field: str) -> Way:
    """Describe how rows of a turn travel; fields that can be set on insert only are left out of all others.

    Fields that keep an original date or author are written on insert only.
    """
    whole = layout(turn, key_field)
    left_out = frozenset(turn.load.native_audit if operation != "insert" else ())
    slots = tuple(slot for slot in whole.slots if slot.field not in left_out)
    kept = frozenset(header for slot in slots for header in slot.headers)
    return Way(
        load=turn.load,
        pass_=turn.pass_,
        operation=operation,
        layout=Layout(key_field=key_field, slots=slots),
        places=tuple(place for place, header in enumerate(whole.headers[1:]) if header in kept),
    )


def finish_open_chunks(context: Context, load: Load) -> int:
    """Go on with every chunk of a load that is on its way; returns how many. Raises OutsideError.

    Rows that stay without an outcome are planned anew by the pass that follows.
    """
    unsettled = [state for state in context.store.chunks(load.route) if state.state != "SETTLED"]
    for state in unsettled:
        chunk = context.store.chunk(state.id)
        key_field = context.plan.destination.key_field
        batch = Batch(object=load.target, operation=chunk.operation, key_field=key_field)
        errand = Errand(id=state.id, chunk=chunk, batch=batch)
        settlement = recover(context, errand, state)
        settled = settling.settle(
            destination_of(context), errand, settlement, context.limits.rounds, load.address
        )
        record(context, errand, settling.results_json(settlement), settled.outcomes)
    return len(unsettled)


def send(context: Context, way: Way, rows: Iterable[Row], budget: Budget) -> int:
    """Send rows in chunks until each has an outcome; returns how many took a record over as it is.

    Raises OutsideError and LoadStopped.
    """
    limits, destination = context.limits, destination_of(context)
    only_ours: bool | None = None
    adopted = 0
    lines = (written(row, way.places) for row in rows)
    for piece in cut(way.layout, lines, limits.chunk_rows, limits.chunk_bytes):
        budget.spend(way.load.route, 0)
        if oversize(way.layout, piece, limits.chunk_bytes):
            context.store.settle_rows(way.load.route, (_outcome(way, piece[0], TOO_LARGE, "refused"),))
            continue
        if only_ours is None:
            only_ours = _only_ours(context, way)
        unclear = tuple(row for row in piece if row.known or way.pass_ == SECOND or not only_ours)
        found = preimage.look(destination, way.load.target, way.layout, unclear) if unclear else {}
        left = _left(context, way, piece, found)
        if left:
            journey = Journey(context, way, budget)
            journey.run(Part(rows=left, before=found))
            adopted += journey.adopted
        adopted += len(piece) - len(left) if way.operation == "insert" else 0
        context.progress.advance(way.load.route, len(piece))
    return adopted


def _only_ours(context: Context, way: Way) -> bool:
    """Say whether every record there that carries a key is one whose id this run knows.

    Then no other row can be there, and none is looked for. It is said only of an object that was empty when
    this run first asked, because equal counts alone could be a coincidence.
    """
    target, note = way.load.target, f"empty at first:{way.load.target}"
    count = destination_of(context).count(target, way.layout.key_field)
    if count == 0:
        context.store.note(note, "yes")
        return True
    if context.store.noted(note) is None:
        return False
    routes = [load.route for load in context.plan.loads if load.target == target]
    known = {each.key for route in routes for each in context.store.outcomes(route) if each.id is not None}
    return len(known) == count


def _left(context: Context, way: Way, rows: Sequence[Row], found: Mapping[str, Found]) -> tuple[Row, ...]:
    """Settle the rows that what is there makes needless or impossible; returns those that are left to send.

    A record that carries the key of an insert is taken over, without a hash because nothing was sent to it
    yet. A second pass only adds references, so where the record is gone it would make an empty one.
    """
    outcomes: tuple[Outcome, ...] = ()
    if way.operation == "insert":
        outcomes = tuple(_adoption(way, row, found[row.key]) for row in rows if row.key in found)
    elif way.pass_ == SECOND:
        gone = (row for row in rows if row.key not in found)
        outcomes = tuple(_outcome(way, row, GONE, "failed") for row in gone)
    if outcomes:
        context.store.settle_rows(way.load.route, outcomes)
    settled = frozenset(outcome.key for outcome in outcomes)
    return tuple(row for row in rows if row.key not in settled)


def _adoption(way: Way, row: Row, found: Found) -> Outcome:
    return Outcome(
        route=way.load.route,
        key=row.key,
        pass_=way.pass_,
        state="loaded",
        id=found.id,
        rule=ADOPTED,
        address=way.load.address,
    )


def _outcome(way: Way, row: Row, rule: str, state: OutcomeState) -> Outcome:
    return Outcome(
        route=way.load.route,
        key=row.key,
        pass_=way.pass_,
        state=state,
        hash=row.hash,
        rule=rule,
        address=way.load.address,
    )
