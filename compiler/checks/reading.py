"""OPS101, OPS102 and OPS104: what a route reads can be read, at a pace, and again by what changed."""

from compiler.diagnostics.diagnostic import Diagnostic, Diagnostics, Place
from compiler.model.program import Program
from compiler.platforms.lineage import origins_of
from compiler.platforms.rule import Rule

_CONNECTOR = Place(document="source", keys=("connector",))
_OURS = frozenset({"tenant", "inside", "made"})  # read with other objects, or not at all


def objects_readable(program: Program, diags: Diagnostics) -> None:
    """OPS102: an object that a route or a join reads has an endpoint or an exported file."""
    connector = program.connector
    for name in sorted(_needed(program)):
        owner = program.objects[name]
        if owner.channel in _OURS:
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


def reading_paced(program: Program, diags: Diagnostics) -> None:
    """OPS101: the connector keeps some pace."""
    rate = program.connector.rate if program.connector else None
    if rate is not None and (rate.concurrency < 1 or (rate.every_ms < 1 and not rate.quotas)):
        diags.report(
            Diagnostic(
                rule="OPS101",
                message=f"the connector of {program.source.name} has no rate limit",
                place=_CONNECTOR.at("rate"),
                helps=("write what the API allows, such as `rate: {every_ms: 1100, concurrency: 1}`",),
            )
        )


def changes_readable(program: Program, diags: Diagnostics) -> None:
    """OPS104: what is read again for late changes can be asked for by the time of change."""
    connector = program.connector
    if connector is None:
        return
    routed = {route.source for route in program.routes.values()}
    whole = [name for name, one in connector.endpoints.items() if name in routed and one.modified is None]
    if whole and connector.filter is None:
        listed = ", ".join(sorted(whole))
        message = (
            f"nothing of {program.source.name} can be read by change time: its connector has no `filter`"
        )
        diags.report(_read_whole(message, _CONNECTOR.key(), f"a delta reads all of {listed} again"))
        return
    for name in sorted(whole):
        message = f"{name} cannot be read by change time: its endpoint has no `modified`"
        place = _CONNECTOR.at("endpoints", name).key()
        diags.report(_read_whole(message, place, "a delta reads all of it again"))


def _read_whole(message: str, place: Place, note: str) -> Diagnostic:
    return Diagnostic(
        rule="OPS104",
        level="warning",
        message=message,
        place=place,
        notes=(note,),
        helps=(
            "name the field that the API filters by: `modified: updated_at`",
            "or accept it in the pair where reading all of it again takes little time",
        ),
    )


def _needed(program: Program) -> frozenset[str]:
    """Return what a run reads, and what `discover` reads because it decides about the schema."""
    waiting = {route.source for route in program.routes.values()}
    waiting |= {spec.over for spec in program.pair.expand.values() if spec.over in program.objects}
    needed: set[str] = set()
    while waiting:
        needed |= waiting
        waiting = {behind for name in waiting for behind in origins_of(program, name)} - needed
    return frozenset(needed)


RULES = (
    Rule(
        id="OPS101",
        level="error",
        title="no rate limit",
        why="The account would be locked out in the middle of the extraction, for everybody who uses it.",
        check=reading_paced,
    ),
    Rule(
        id="OPS102",
        level="error",
        title="object that cannot be read",
        why="The run would stop at its first page.",
        source=None,
        check=objects_readable,
    ),
    Rule(
        id="OPS104",
        level="warning",
        title="delta without a cursor",
        why="What changes during the cutover is found only by reading everything again.",
        silenced=True,
        check=changes_readable,
    ),
)
