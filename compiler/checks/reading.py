"""OPS: what a route reads can be read."""

from compiler.diagnostics.diagnostic import Diagnostic, Diagnostics
from compiler.model.program import Program
from compiler.platforms.rule import Rule


def objects_readable(program: Program, diags: Diagnostics) -> None:
    """OPS102: an object that a route or a join reads has an endpoint or an exported file."""
    connector = program.connector
    needed = {route.source for route in program.routes.values()}
    needed |= {one.object for name in tuple(needed) for one in program.objects[name].derived.values()}
    for name in sorted(needed):
        owner = program.objects[name]
        if owner.channel == "tenant":
            continue
        ways = "endpoints" if owner.channel == "api" else "exports"
        if connector is None or name not in (
            connector.endpoints if owner.channel == "api" else connector.exports
        ):
            diags.report(
                Diagnostic(
                    rule="OPS102",
                    message=f"nothing says how {program.source.name}.{name} is read",
                    place=owner.place.key(),
                    label=f"read by {owner.channel}",
                    helps=(
                        f"add `{name}:` under `connector.{ways}:`",
                        "or say `channel: export` for an object that comes as a file",
                    ),
                )
            )


RULES = (
    Rule(
        id="OPS102",
        level="error",
        title="object that cannot be read",
        why="The run would stop at its first page.",
        source=None,
        check=objects_readable,
    ),
)
