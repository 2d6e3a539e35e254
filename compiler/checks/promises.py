"""RBD and REF113: what the documents promise points at something that exists."""

from compiler.diagnostics.diagnostic import Diagnostic, Diagnostics, Place
from compiler.diagnostics.suggest import nearest
from compiler.model.program import Program
from compiler.platforms.rule import Rule

_PAIR = Place(document="pair")


def gotchas_answered(program: Program, diags: Diagnostics) -> None:
    """RBD101: every gotcha of both platforms is answered or accepted."""
    for platform in (program.source, program.target):
        for name in platform.gotchas:
            if f"{platform.name}.{name}" not in program.pair.gotchas:
                document = "source" if platform is program.source else "target"
                diags.report(
                    Diagnostic(
                        rule="RBD101",
                        message=f"the gotcha `{platform.name}.{name}` is neither answered nor accepted",
                        place=Place(document=document, keys=("gotchas", name), on_key=True),
                        helps=(
                            f"add `{platform.name}.{name}: {{by: ...}}` under `gotchas:`, or `accepted:`",
                        ),
                    )
                )


def automations_rebuilt(program: Program, diags: Diagnostics) -> None:
    """RBD102: every automation of the source has a way to be rebuilt."""
    for name in program.source.automations:
        if name not in program.pair.rebuild:
            diags.report(
                Diagnostic(
                    rule="RBD102",
                    message=f"nothing says how `{name}` is rebuilt",
                    place=Place(document="source", keys=("automations", name), on_key=True),
                    helps=(f"add `{name}: {{with: ..., owner: ..., done_when: ...}}` under `rebuild:`",),
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
            near = nearest(rest[0], known[first]) if rest and first in known else nearest(first, tuple(known))
            diags.report(
                Diagnostic(
                    rule="REF113",
                    message=f"`{spec.by}` does not exist",
                    place=_PAIR.at("gotchas", name, "by"),
                    helps=(f"did you mean `{first}.{near}`?" if rest and near else f"did you mean `{near}`?",)
                    if near
                    else (),
                )
            )


def _sections(program: Program) -> dict[str, tuple[str, ...]]:
    pair = program.pair
    parts = {
        "decisions": tuple(pair.decisions),
        "maps": tuple(pair.maps),
        "derive": tuple(pair.derive),
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
        title="gotcha without an answer",
        why="A known trap would be walked into.",
        source=None,
        check=gotchas_answered,
    ),
    Rule(
        id="RBD102",
        level="error",
        title="automation without a rebuild entry",
        why="Something the practice relies on would stop.",
        source=None,
        check=automations_rebuilt,
    ),
    Rule(
        id="REF113",
        level="error",
        title="answer that does not exist",
        why="A promise in the documents must point at something.",
        source=None,
        check=answers_exist,
    ),
)
