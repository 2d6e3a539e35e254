"""CHG: laws about what changed between two compiled versions of a pair."""

from compiler.diagnostics.law import Law

LAWS: tuple[Law, ...] = (
    Law(
        id="CHG101",
        level="error",
        title="field or object that disappears",
        why="The values that were loaded into it would be lost; a rename looks the same as a deletion.",
        remedy="Declare a rename with `renamed_from:` at the new field, or be sure that nobody needs it.",
    ),
    Law(
        id="CHG102",
        level="error",
        title="type that narrows",
        why="Values that were loaded may be cut or refused.",
        remedy="Keep the wider type, or add a field and leave this one as it is.",
    ),
    Law(
        id="CHG103",
        level="error",
        title="key that changes",
        why="Rows are found again by their key; with another one every record would be created twice.",
        remedy="Keep the key as it was, or roll back what was loaded before you run again.",
    ),
    Law(
        id="CHG104",
        level="error",
        title="health data that more people may read",
        why="Who may see health data needs the agreement of whoever answers for it, not only a review.",
        remedy="Have the privacy officer confirm it.",
    ),
)
