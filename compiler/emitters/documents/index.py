"""`docs/index.markdown`: what this move is, in figures, what to read, what is open, and what to do next."""

from collections.abc import Iterator, Mapping

from compiler.emitters.documents.document import Document, Subject
from compiler.emitters.documents.needed import NEEDED
from compiler.emitters.markdown import Ready, cell, code, link
from compiler.model.plan import Decision


def context(subject: Subject) -> Mapping[str, object]:
    """Return the figures of a pair, its open decisions, and the commands that come next."""
    program = subject.program
    return {
        "figures": list(_figures(subject)),
        "decisions": [
            (name, one.ask, NEEDED[one.needed], _state(one)) for name, one in program.decisions.items()
        ],
        "is_open": any(one.answer is None and one.decides is None for one in program.decisions.values()),
        "prerequisites": [
            (spec.do, spec.owner, NEEDED[spec.needed], spec.done_when)
            for name, spec in program.pair.prerequisites.items()
            if name not in program.fulfilled
        ],
        "unconfirmed": len(subject.plan.unconfirmed),
        "customer": program.customer,
        "pair_name": program.pair.name,
        "loader": subject.plan.destination.loader,
    }


def _state(decision: Decision) -> Ready:
    """Say whether a question is answered, or where its answer is written down for somebody to agree to."""
    if decision.answer is not None:
        return Ready(f"answered: {cell(decision.answer)}")
    if decision.decides is not None:
        return Ready(
            f"proposed in the {link('mapping', 'mapping')}, at {code(decision.decides)}: read it there"
        )
    return Ready("**open**")


def _figures(subject: Subject) -> Iterator[tuple[Ready, object]]:
    """Yield what there is to count, each with a link to where it is listed."""
    program = subject.program
    moving = {route.source for route in program.routes.values()}
    fields = [one for owner in program.objects.values() for one in owner.fields]
    yield link(f"Objects of {program.source.label}", "dictionary"), len(program.objects)
    yield link("of which rows move", "mapping", "Objects"), len(moving)
    yield link(f"Fields of {program.source.label}", "dictionary"), len(fields)
    yield link("Routes", "mapping", "Routes"), len(program.routes)
    yield link("Waves of the load", "order", "Load"), max((one.wave for one in subject.plan.loads), default=0)
    yield (
        link(f"Pieces of metadata for {program.target.label}", "order", "Deployment"),
        len(subject.compiled.components),
    )
    yield link("New objects", "mapping", "New objects"), sum(one.custom for one in program.targets.values())
    yield link("Groups of readers", "mapping", "Who may read what"), len(program.pair.protect.grants)
    yield link("Automations to build again", "rebuild"), len(program.pair.rebuild)
    yield link("Known traps that are answered", "gotchas"), len(program.pair.gotchas)
    yield link("Things that stay behind", "not-migrated"), len(program.pair.not_migrated)


INDEX = Document(
    name="index",
    title="Overview",
    about="what this move is, in figures, what to read, what is open, and what to do next",
    audience="everybody",
    context=context,
)
