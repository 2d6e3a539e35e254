"""COV111, REF120 to REF122: what a spec says of assets, prerequisites and proposals is about something."""

from compiler.diagnostics.diagnostic import Diagnostic, Diagnostics, Place
from compiler.diagnostics.suggest import nearest
from compiler.meaning.meanings import meanings
from compiler.model.program import Program
from compiler.platforms.rule import Rule

_PAIR = Place(document="pair")


def assets_named(program: Program, diags: Diagnostics) -> None:
    """COV111: what a platform holds that no list gives is named, with the reason why it stays."""
    for name, asset in program.source.assets.items():
        if name not in program.pair.not_migrated:
            diags.report(
                Diagnostic(
                    rule="COV111",
                    message=f"nothing says what becomes of {program.source.label}'s {asset.label}",
                    place=Place(document="source", keys=("assets", name), on_key=True),
                    label="no list gives this, so nobody would miss it before it is gone",
                    helps=(f"add `{name}: why` under `not_migrated`",),
                )
            )


def left_behind_exists(program: Program, diags: Diagnostics) -> None:
    """REF121: what does not move is an object, an asset or a split's case that exists."""
    cases = {f"{split.name}.{case.name}" for split in program.splits.values() for case in split.cases}
    wanted = {f"{name}.{case}" for name, spec in program.pair.splits.items() for case in spec.cases}
    known = {*program.objects, *program.source.objects, *program.source.assets, *cases, *wanted}
    for name in program.pair.not_migrated:
        if name not in known:
            diags.report(_nothing("REF121", name, known, _PAIR.at("not_migrated", name), "stays behind"))


def fulfilled_exists(program: Program, diags: Diagnostics) -> None:
    """REF120: what is fulfilled is a prerequisite."""
    place = Place(document="overlay", keys=("fulfilled",))
    for name in program.fulfilled:
        if name not in program.pair.prerequisites:
            known = set(program.pair.prerequisites)
            diags.report(_nothing("REF120", name, known, place.at(name), "is a prerequisite"))


def proposals_exist(program: Program, diags: Diagnostics) -> None:
    """REF122: what was proposed is a part of the spec."""
    if not program.pair.proposed:
        return
    known = meanings(program)
    for name in program.pair.proposed:
        if not known.at_and_below(name):
            place = _PAIR.at("proposed", name)
            diags.report(_nothing("REF122", name, set(known.addresses), place, "was proposed"))


def _nothing(rule: str, name: str, known: set[str], place: Place, what: str) -> Diagnostic:
    near = nearest(name, sorted(known))
    return Diagnostic(
        rule=rule,
        message=f"there is no `{name}`, so nothing of that name {what}",
        place=place.key(),
        helps=(f"did you mean `{near}`?",) if near else ("remove the line",),
    )


RULES = (
    Rule(
        id="COV111",
        level="error",
        title="asset that nobody decided about",
        why="No interface gives it, so it is lost with the old account and nobody notices before.",
        remedy="Name it under `not_migrated` with the reason, or with who rebuilds it.",
        check=assets_named,
    ),
    Rule(
        id="REF121",
        level="error",
        title="reason for something that does not exist",
        why="What was meant may still be lost without a reason.",
        remedy="Name an object, an asset or a split's case, or remove the line.",
        check=left_behind_exists,
    ),
    Rule(
        id="REF120",
        level="error",
        title="fulfilled prerequisite that does not exist",
        why="What was meant still stops the run, or would have to.",
        remedy="Name a prerequisite of the pair.",
        check=fulfilled_exists,
    ),
    Rule(
        id="REF122",
        level="error",
        title="proposal of something that does not exist",
        why="Nobody would be asked about what was really proposed.",
        remedy="Name the address of the line, or remove it.",
        check=proposals_exist,
    ),
)
