"""RBD and REF113: what the documents promise points at something that exists."""

from collections.abc import Mapping

from compiler.diagnostics.diagnostic import Diagnostic, Diagnostics, Place
from compiler.diagnostics.suggest import nearest
from compiler.model.program import Program
from compiler.platforms.rule import Rule

_PAIR = Place(document="pair")


def gotchas_answered(program: Program, diags: Diagnostics) -> None:
    """RBD103: every gotcha of both platforms is answered or accepted; REF121: and exists."""
    for platform in (program.source, program.target):
        for name in platform.gotchas:
            if f"{platform.name}.{name}" not in program.pair.gotchas:
                document = "source" if platform is program.source else "target"
                diags.report(
                    Diagnostic(
                        rule="RBD103",
                        message=f"the gotcha `{platform.name}.{name}` is neither answered nor accepted",
                        place=Place(document=document, keys=("gotchas", name), on_key=True),
                        helps=(
                            f"add `{platform.name}.{name}: {{by: ...}}` under `gotchas:`, or `accepted:`",
                        ),
                    )
                )
    both = (program.source, program.target)
    known = {f"{platform.name}.{name}" for platform in both for name in platform.gotchas}
    for name in program.pair.gotchas:
        if name not in known:
            diags.report(_of_nothing(name, known, _PAIR.at("gotchas", name)))


def _of_nothing(name: str, known: set[str], place: Place) -> Diagnostic:
    near = nearest(name, sorted(known))
    return Diagnostic(
        rule="REF121",
        message=f"there is no `{name}`, so nothing of that name is dealt with",
        place=place.key(),
        helps=(f"did you mean `{near}`?",) if near else ("remove the line",),
    )


def automations_rebuilt(program: Program, diags: Diagnostics) -> None:
    """RBD101: every automation of the source has a way to be rebuilt; REF121: and exists."""
    for name in program.source.automations:
        if name not in program.pair.rebuild:
            diags.report(
                Diagnostic(
                    rule="RBD101",
                    message=f"nothing says how `{name}` is rebuilt",
                    place=Place(document="source", keys=("automations", name), on_key=True),
                    helps=(f"add `{name}: {{with: ..., owner: ..., done_when: ...}}` under `rebuild:`",),
                )
            )
    known = {*program.source.automations, *program.source.assets}
    for name in program.pair.rebuild:
        if name not in known:
            diags.report(_of_nothing(name, known, _PAIR.at("rebuild", name)))


def rebuilding_shown(program: Program, diags: Diagnostics) -> None:
    """RBD102: a rebuild entry says what is to be done, and how anybody will know that it is."""
    for name, spec in program.pair.rebuild.items():
        if not any(step.strip() for step in spec.steps):
            diags.report(
                Diagnostic(
                    rule="RBD102",
                    message=f"nothing says step by step how `{name}` is rebuilt",
                    place=_PAIR.at("rebuild", name).key(),
                    helps=("add `steps:`, a list of what somebody does, one after the other",),
                )
            )
        if not (spec.done_when or "").strip():
            diags.report(
                Diagnostic(
                    rule="RBD102",
                    message=f"how will anyone know that `{name}` works again?",
                    place=_PAIR.at("rebuild", name).key(),
                    helps=("add `done_when:`",),
                )
            )


def messages_wait(program: Program, diags: Diagnostics) -> None:
    """RBD105: what writes to patients is switched on when the last change of the source has been loaded."""
    for name, spec in program.pair.rebuild.items():
        automation = program.source.automations.get(name)
        if automation is None or not automation.messages or spec.activate == "after_delta":
            continue
        diags.report(
            Diagnostic(
                rule="RBD105",
                message=f"`{name}` would write to patients before the last changes are there",
                place=_PAIR.at("rebuild", name, "activate"),
                notes=(f"{program.source.label} still writes to them too, from the same appointments",),
                helps=("say `activate: after_delta`, or leave the key out",),
            )
        )


def answers_exist(program: Program, diags: Diagnostics) -> None:
    """REF113: what answers a gotcha exists."""
    for name, spec in program.pair.gotchas.items():
        if spec.by is None:
            continue
        first, *rest = spec.by.split(".", 1)
        known = _sections(program)
        sound = first in known and (not rest or rest[0] in known[first])
        if not sound:
            diags.report(
                Diagnostic(
                    rule="REF113",
                    message=f"`{spec.by}` does not exist",
                    place=_PAIR.at("gotchas", name, "by"),
                    helps=(_meant(first, rest[0] if rest else None, known),),
                )
            )


def _meant(first: str, rest: str | None, known: Mapping[str, tuple[str, ...]]) -> str:
    """Say what an answer may name: the part of that section that is spelled like it, or all there is."""
    section = first if first in known else nearest(first, tuple(known))
    if section is None:
        return f"it names one of {', '.join(sorted(known))}, or a part of one, such as `routes.patient`"
    near = nearest(rest, known[section]) if rest else None
    whole = rest in known[section] if rest else True
    if whole or near:
        part = f".{rest if whole else near}" if rest else ""
        return f"did you mean `{section}{part}`?"
    if not known[section]:
        return f"the pair has no `{section}:`"
    return f"`{section}` has {', '.join(known[section])}"


def _sections(program: Program) -> dict[str, tuple[str, ...]]:
    pair = program.pair
    parts = {
        "decisions": tuple(pair.decisions),
        "maps": tuple(pair.maps),
        "rates": tuple(pair.rates),
        "derive": tuple(pair.derive),
        "collect": tuple(pair.collect),
        "expand": tuple(pair.expand),
        "prerequisites": tuple(pair.prerequisites),
        "splits": tuple(pair.splits),
        "routes": tuple(pair.routes),
        "not_migrated": tuple(pair.not_migrated),
        "rebuild": tuple(pair.rebuild),
        "protect": tuple(pair.protect.grants),
    }
    return {**parts, "connector": ("rate", "base_url", "filter", "page", "retry", "content", "exports")}


RULES = (
    Rule(
        id="RBD101",
        level="error",
        title="automation without a rebuild entry",
        why="Something the practice relies on would stop.",
        source=None,
        check=automations_rebuilt,
    ),
    Rule(
        id="RBD102",
        level="error",
        title="rebuild entry without steps or an acceptance test",
        why="Advice becomes a checklist only by saying what is done, and when it is.",
        check=rebuilding_shown,
    ),
    Rule(
        id="RBD105",
        level="error",
        title="automation that writes to patients too early",
        why="Loaded records would set it off, and people would be told of visits that were years ago.",
        check=messages_wait,
    ),
    Rule(
        id="RBD103",
        level="error",
        title="gotcha without an answer",
        why="A known trap would be walked into.",
        source=None,
        check=gotchas_answered,
    ),
    Rule(
        id="REF113",
        level="error",
        title="answer that does not exist",
        why="A promise in the documents must point at something.",
        remedy="Name a part of the pair, such as `routes.patient`, or say `accepted:` with the reason.",
        source=None,
        check=answers_exist,
    ),
)
