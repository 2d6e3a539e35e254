"""`docs/gotchas.markdown`: what each known trap means, what answers it here, and the figure it leads to."""

from collections.abc import Mapping

from compiler.emitters.documents import headings
from compiler.emitters.documents.document import Document, Subject
from compiler.emitters.documents.expected import expected
from compiler.emitters.documents.figures import figure_of
from compiler.emitters.markdown import Ready, code, link, text
from compiler.model.program import Program
from compiler.spec.platform import PlatformSpec, gotcha_of
from compiler.spec.protection import GotchaSpec

# Where the parts of a pair are told, for sections that have one place in the documents.
_SECTIONS: Mapping[str, tuple[str, str]] = {
    "decisions": ("mapping", "Decisions"),
    "prerequisites": ("mapping", "Before rows move"),
    "derive": ("mapping", "Fields that come from related rows"),
    "collect": ("mapping", "Rows that are made from others"),
    "expand": ("mapping", "Fields that an account asks for"),
    "rates": ("mapping", "Rates"),
    "protect": ("mapping", "Who may read what"),
    "not_migrated": ("not-migrated", ""),
    "rebuild": ("rebuild", ""),
    "connector": ("platforms", "How it is read"),
}


def context(subject: Subject) -> Mapping[str, object] | None:
    """Return the traps of both platforms; None where neither has any."""
    program, found = subject.program, expected(subject)
    platforms = [
        {
            "label": platform.label,
            "gotchas": [
                {
                    "text": gotcha_of(written).text,
                    "means": gotcha_of(written).means,
                    "answer": answer_of(program, program.pair.gotchas.get(f"{platform.name}.{name}")),
                    "figure": figure_of(subject, found, gotcha_of(written).figure),
                }
                for name, written in platform.gotchas.items()
            ],
        }
        for platform in _platforms(program)
        if platform.gotchas
    ]
    return {"platforms": platforms, "typical": found.known} if platforms else None


def _platforms(program: Program) -> tuple[PlatformSpec, PlatformSpec]:
    return program.source, program.target


def answer_of(program: Program, spec: GotchaSpec | None) -> Ready:
    """Say what deals with a trap, with a link to where that is told, or why nothing needs to."""
    if spec is None or (spec.by is None and spec.accepted is None):
        return Ready("nothing says so yet")
    if spec.by is None:
        return Ready(f"Accepted: {text(spec.accepted or '')}.")
    return Ready(f"Answered by {_place(program, spec.by)}.")


def _place(program: Program, by: str) -> Ready:
    """Link to the heading of what answers, by its address."""
    section, _, name = by.partition(".")
    if section == "routes" and name in program.routes:
        heading = headings.route_heading(program.routes[name])
        return Ready(f"the route {link(name, 'mapping', heading)}")
    if section == "splits" and name in program.splits:
        return Ready(f"the split {link(name, 'mapping', headings.split_heading(program.splits[name]))}")
    if section == "maps" and name in program.maps:
        return Ready(f"the value map {link(name, 'mapping', headings.map_heading(program.maps[name]))}")
    document, heading = _SECTIONS.get(section, ("mapping", ""))
    why = program.pair.not_migrated.get(name) if section == "not_migrated" else None
    ask = program.decisions[name].ask if section == "decisions" and name in program.decisions else None
    automation = program.source.automations.get(name) if section == "rebuild" else None
    heading = automation.label if automation else heading
    said = why or ask
    return Ready(
        f"{code(by)}, see {link(_TITLES[document], document, heading)}" + (f": {text(said)}" if said else "")
    )


_TITLES = {
    "mapping": "the mapping",
    "not-migrated": "what does not move",
    "rebuild": "the rebuild guide",
    "platforms": "the platforms",
}

GOTCHAS = Document(
    name="gotchas",
    title="Known traps",
    about="what is known to go wrong on both platforms, what answers it here, and the figure it leads to",
    audience="everybody",
    context=context,
)
