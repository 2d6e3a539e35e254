"""COV113 to COV115 and REF129: what a pair repeats of a published description, or counts, can be true."""

from compiler.diagnostics.diagnostic import Diagnostic, Diagnostics, Place
from compiler.diagnostics.suggest import nearest
from compiler.model.program import Program
from compiler.platforms.rule import Rule
from compiler.scope.compatibility import compared, figure, known_objects

_PAIR = Place(document="pair")
_ROWS = _PAIR.at("published", "rows")


def differences_explained(program: Program, diags: Diagnostics) -> None:
    """COV113: a published row that this pair does otherwise says why."""
    if len(program.routes) != len(program.pair.routes):
        return  # A route that is wrong in itself says nothing of how rows land.
    for row in compared(program):
        if row.differs and not (row.why or "").strip() and not row.unknown:
            here = f"is {row.relation} here" if row.relation else "is done by no route here"
            diags.report(
                Diagnostic(
                    rule="COV113",
                    level="warning",
                    message=f"`{row.name}` is published as {row.published} and {here}, and nothing says why",
                    place=_ROWS.at(row.name).key(),
                    helps=("add `why:` with what this pair does instead, and the reason",),
                )
            )


def published_names_exist(program: Program, diags: Diagnostics) -> None:
    """REF129: a published row and a typical account name routes and objects that exist."""
    rows = program.pair.published.rows if program.pair.published else {}
    for title, row in rows.items():
        for key, names, known in (
            ("routes", row.routes, {*program.pair.routes}),
            ("objects", row.objects, known_objects(program)),
        ):
            for number, name in enumerate(names):
                if name not in known:
                    place = _ROWS.at(title, key, str(number))
                    diags.report(_nothing(name, known, place, "does what the row says"))
    objects = {name for name, one in program.objects.items() if one.channel != "tenant"}
    for name in program.pair.typical:
        if name not in objects:
            diags.report(_nothing(name, objects, _PAIR.at("typical", name).key(), "is counted"))


def _nothing(name: str, known: set[str], place: Place, what: str) -> Diagnostic:
    near = nearest(name, sorted(known))
    return Diagnostic(
        rule="REF129",
        message=f"there is no `{name}`, so nothing of that name {what}",
        place=place,
        helps=(f"did you mean `{near}`?",) if near else ("remove the name",),
    )


def figure_adds_up(program: Program, diags: Diagnostics) -> None:
    """COV114: a published figure is the one that its rows give."""
    published = program.pair.published
    if published is None or published.compatibility is None or not published.rows:
        return
    given = figure(row.as_ for row in published.rows.values()).text
    if " ".join(published.compatibility.split()) != given:
        diags.report(
            Diagnostic(
                rule="COV114",
                level="warning",
                message=f"the rows give {given}, and the published figure is `{published.compatibility}`",
                place=_PAIR.at("published", "compatibility"),
                helps=("compare the rows with the description: one is missing, or has another badge",),
            )
        )


def counts_possible(program: Program, diags: Diagnostics) -> None:
    """COV115: a typical account has no object with fewer than no rows."""
    for name, rows in program.pair.typical.items():
        if rows < 0:
            diags.report(
                Diagnostic(
                    rule="COV115",
                    message=f"a typical account cannot have {rows} rows of {name}",
                    place=_PAIR.at("typical", name),
                    helps=("write how many rows there are, 0 for none",),
                )
            )


RULES = (
    Rule(
        id="COV113",
        level="warning",
        title="published row done otherwise, without a reason",
        why="Somebody who has read the description expects something else, and nobody tells them.",
        silenced=True,
        check=differences_explained,
    ),
    Rule(
        id="COV114",
        level="warning",
        title="published figure that its rows do not give",
        why="The documents would show a figure and rows that contradict each other.",
        silenced=True,
        check=figure_adds_up,
    ),
    Rule(
        id="COV115",
        level="error",
        title="fewer than no rows",
        why="Every figure of an estimate would be wrong.",
        check=counts_possible,
    ),
    Rule(
        id="REF129",
        level="error",
        title="published row or typical account of something that does not exist",
        why="The documents would compare with nothing, and an estimate would leave rows out.",
        remedy="Name a route or an object of the pair, or remove the name.",
        check=published_names_exist,
    ),
)
