"""The runbook: every step from the decision to the day the old system is switched off, for people to tick."""

from collections.abc import Iterator, Mapping

from compiler.emitters.documents.document import Document, Subject
from compiler.emitters.documents.expected import expected
from compiler.emitters.documents.needed import NEEDED
from compiler.emitters.documents.not_migrated import unread
from compiler.emitters.documents.runbook_cutover import LAST
from compiler.emitters.documents.runbook_step import Phase, Step
from compiler.emitters.documents.runbook_steps import FIRST
from compiler.emitters.markdown import Ready, code, with_code
from compiler.model.program import Program

PHASES: tuple[Phase, ...] = (*FIRST, *LAST)


def context(subject: Subject) -> Mapping[str, object]:
    """Return the phases with their steps; what concerns other pairs only is left out."""
    program = subject.program
    words = _words(subject)
    facts = _facts(subject)
    return {
        "phases": [
            {
                "name": phase.name,
                "about": phase.about.format(**words),
                "steps": [_step(one, words) for one in phase.steps if one.only <= facts],
                "own": list(_own(program, phase.key)),
            }
            for phase in PHASES
        ],
        "key_field": program.key_field,
        "environment": _environment(subject),
    }


def _words(subject: Subject) -> Mapping[str, str]:
    program, plan = subject.program, subject.plan
    writing = [one.label for one in program.source.automations.values() if one.messages]
    return {
        "pair": plan.pair,
        "who": f"{plan.pair}@{plan.customer or 'CUSTOMER'}",
        "customer": plan.customer or "CUSTOMER",
        "exports": " --exports FOLDER" if _exports(subject) else "",
        "source": program.source.label,
        "target": program.target.label,
        "loader": plan.destination.loader,
        "root": plan.destination.metadata_root,
        "messages": "; ".join(writing),
        "files": ", ".join(_exports(subject)),
        "unread": ", ".join(f"`{name}`" for name in unread(subject)),
        "room": _room(subject),
    }


def _facts(subject: Subject) -> frozenset[str]:
    program, plan = subject.program, subject.plan
    facts = {
        "exports": bool(_exports(subject)),
        "people": any(load.operation == "find" for load in plan.loads),
        "native": any(load.native_audit for load in plan.loads),
        "messages": any(one.messages for one in program.source.automations.values()),
        "rebuild": bool(program.source.automations),
        "inventory": bool(plan.inventories),
        "handouts": bool(plan.handouts),
        "files": any(load.operation == "file" for load in plan.loads),
        "proposed": bool(program.pair.proposed),
        "unread": any(unread(subject)),
    }
    return frozenset(name for name, there in facts.items() if there)


def _exports(subject: Subject) -> list[str]:
    """Name the files that a practice hands over, for what the run reads."""
    connector = subject.program.source.connector
    needed = {table.object for table in subject.plan.tables if table.needed}
    found = connector.exports if connector else {}
    return [spec.file for name, spec in found.items() if name in needed]


def _room(subject: Subject) -> str:
    """Say how much room a load takes, and what small sandboxes have."""
    found = expected(subject)
    estimate, capacity = found.estimate, found.outline.capacity
    kinds = ", ".join(f"{kind} {size:,} MB" for kind, size in capacity.sandboxes.items())
    limits = f"; for data and again for files there is, as far as is published: {kinds}" if kinds else ""
    if not found.known:
        return f"the scope report says how much room it takes{limits}"
    room = f"{estimate.storage_mb:,} MB of data and {estimate.file_mb:,} MB of files"
    return f"a typical account takes {room}{limits}"


def _environment(subject: Subject) -> list[tuple[str, str]]:
    """List what the source's side of a run takes from its environment."""
    connector = subject.program.source.connector
    if connector is None:
        return []
    values = [(connector.base_url.env, connector.base_url.example)]
    values += [(one.env, one.example) for one in connector.variables.values()]
    values += [(one.env, one.example) for one in connector.headers.values()]
    return [(name, example or "as the source gives it") for name, example in values]


def _step(one: Step, words: Mapping[str, str]) -> dict[str, str]:
    return {
        "task": with_code(one.task.format(**words)),
        "owner": one.owner,
        "command": one.command.format(**words),
        "lasts": one.lasts,
        "risk": one.risk.format(**words),
        "done": with_code(one.done.format(**words)),
    }


def _own(program: Program, phase: str) -> Iterator[dict[str, str]]:
    """Yield the steps that this pair asks of people, in the phase before they are needed."""
    if phase == "decide":
        for name, decision in program.decisions.items():
            if decision.answer is None and decision.type is not None:
                answered = Ready(f"{code(name)} has an answer")
                yield _asked(f"Answer: {decision.ask}", NEEDED[decision.needed], answered)
    needed = {"prepare": "sample", "before": "production"}.get(phase)
    for name, spec in program.pair.prerequisites.items():
        if spec.needed == needed:
            done = program.fulfilled.get(name)
            yield {**_asked(spec.do, NEEDED[spec.needed], done or spec.done_when), "owner": spec.owner}


def _asked(task: str, needed: str, done: str) -> dict[str, str]:
    return {
        "task": task,
        "owner": "practice",
        "command": "",
        "lasts": "days",
        "risk": f"the run stops before rows move, because it is needed before {needed}",
        "done": done,
    }


RUNBOOK = Document(
    name="runbook",
    title="Runbook",
    about="each step from the decision to the day the old system is switched off",
    audience="everybody",
    context=context,
)
