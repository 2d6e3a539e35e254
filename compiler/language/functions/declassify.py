"""`declassify`: a lower PHI class, for a reason."""

from dataclasses import replace

from compiler.language.fragments import Sql
from compiler.language.functions.function import ANYTHING, Example, Function, Given, Mistake, Parameter, Site
from compiler.language.types import PHI_CLASSES, Type


def _gives(given: Given) -> Type | Mistake:
    now, then = given.type.phi, given.text(0) or ""
    node = given.arguments[0].node
    if PHI_CLASSES.index(then) >= PHI_CLASSES.index(now):
        message = f"this is `{now}`, which is not above `{then}`"
        return Mistake(rule="TYP101", node=node, message=message, helps=("leave `declassify` out",))
    if not (given.text(1) or "").strip():
        return Mistake(
            rule="PHI107",
            node=node,
            message=f"this lowers `{now}` to `{then}`, and nobody says why",
            helps=(f"add a reason: `declassify('{then}', 'year only, under 90')`",),
        )
    return replace(given.type, phi=then)


def _sql(site: Site) -> Sql:
    return site.subject


DECLASSIFY = Function(
    name="declassify",
    takes=ANYTHING,
    works_on="a value",
    parameters=(
        Parameter(name="class", kind="word", words=PHI_CLASSES),
        Parameter(name="reason", kind="text", optional=True, expected=True),
    ),
    as_is=True,
    gives=_gives,
    sql=_sql,
    sentence="Gives a value a lower PHI class, for a reason that privacy officers read.",
    sets_phi=True,
    examples=(
        Example(
            type="date",
            phi="identifier",
            x="1984-02-29",
            expression="x | year | declassify('none', 'the year alone names nobody')",
            gives="1984",
        ),
        Example(
            type="text(80)",
            phi="health",
            x=None,
            expression="x | declassify('none', 'a room number')",
            gives=None,
        ),
    ),
)
