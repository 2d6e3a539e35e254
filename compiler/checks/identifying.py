"""PHI112: what identifies a patient says how, so that a privacy officer can read it off the checklist."""

from collections.abc import Iterator

from compiler.diagnostics.diagnostic import Diagnostic, Diagnostics
from compiler.language.types import Kind
from compiler.model.program import Program, SourceField, SourceObject
from compiler.platforms.identifiers import IDENTIFIERS, NO_KIND, is_told
from compiler.platforms.lineage import fillings
from compiler.platforms.rule import Rule


def kinds_told(program: Program, diags: Diagnostics) -> None:
    """PHI112: every field of class identifier that flows somewhere is one of the eighteen kinds, or none."""
    for owner, field in _untold(program) if program.protected else ():
        leaf = field.name.rpartition(".")[2]
        likely = leaf if leaf in IDENTIFIERS else "name"
        written = field.type.bare if field.type.empty else f"{field.type.bare}!"
        diags.report(
            Diagnostic(
                rule="PHI112",
                level="warning",
                message=f"nothing says which kind of identifier {owner.name}.{field.name} is",
                place=field.place,
                helps=(
                    f"add `identifies:`, such as `{leaf}: {{type: {written}, identifies: {likely}}}`",
                    f"or `identifies: {NO_KIND}` where it is none of the eighteen kinds of the regulation",
                ),
            )
        )


def _untold(program: Program) -> Iterator[tuple[SourceObject, SourceField]]:
    flowing = sorted({source for one in fillings(program) for source in one.sources})
    for source in flowing:
        name, _, field_name = source.partition(".")
        owner = program.objects.get(name)
        field = owner.fields.get(field_name) if owner else None
        if owner is None or field is None or field.type.phi != "identifier":
            continue
        # The members of a shape are fields of their own, and each says what it is.
        shape = field.type.item if field.type.kind is Kind.LIST and field.type.item else field.type
        spoken_for = shape.kind is Kind.JSON and shape.name is not None
        if not spoken_for and not is_told(program, owner, field):
            yield owner, field


RULES = (
    Rule(
        id="PHI112",
        level="warning",
        title="identifier of no known kind",
        why="A privacy officer signs which of the eighteen kinds of identifiers are stored where.",
        source="https://www.ecfr.gov/current/title-45/section-164.514",
        verified="2026-11, the regulation",
        silenced=True,
        check=kinds_told,
    ),
)
