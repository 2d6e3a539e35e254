"""REF125: a field that has another name now no longer has the old one."""

from compiler.diagnostics.diagnostic import Diagnostic, Diagnostics, Place
from compiler.model.program import Program
from compiler.platforms.rule import Rule
from compiler.spec.pair import NewField, PairSpec


def renamed_are_gone(program: Program, diags: Diagnostics) -> None:
    """REF125: what a new field was called before is not a field of the pair beside it."""
    for around, fields in _groups(program.pair):
        for name, field in fields.items():
            before = field.renamed_from if isinstance(field, NewField) else None
            if before in fields:
                diags.report(
                    Diagnostic(
                        rule="REF125",
                        message=f"`{name}` is declared to be `{before}` under another name,"
                        f" but `{before}` is still there",
                        place=around.at(name, "renamed_from"),
                        helps=(f"remove `{before}`, or `renamed_from`",),
                    )
                )


def _groups(pair: PairSpec) -> list[tuple[Place, dict[str, str | NewField]]]:
    schema = Place(document="pair", keys=("schema",))
    added = [(schema.at("fields", name), fields) for name, fields in sorted(pair.schema.fields.items())]
    made = [
        (schema.at("objects", name, "fields"), one.fields)
        for name, one in sorted(pair.schema.objects.items())
    ]
    return [*added, *made]


RULES = (
    Rule(
        id="REF125",
        level="error",
        title="renamed field that is still there",
        why="A rename that has no effect would hide that values stay behind.",
        remedy="Remove the old field, or the declaration.",
        check=renamed_are_gone,
    ),
)
