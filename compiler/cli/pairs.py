"""`pairs`: every migration of the workspace, by the platform that is left and by the one that is moved to."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from importlib.metadata import version
from typing import TYPE_CHECKING

import click

from compiler.cli.addresses import Address

if TYPE_CHECKING:
    from compiler.workspace import Workspace

_EXTENDS = re.compile(r"^extends[ \t]*:[ \t]+(['\"]?)([a-z0-9-]+)\1[ \t\r]*(?:[ \t]#.*)?$", re.MULTILINE)
_BROKEN = "does not compile"


@dataclass(frozen=True, slots=True, kw_only=True)
class Migration:
    """A pair, or a pair as a customer has it: both platforms, how many routes, and what is on the disk.

    `state` is `not compiled`, `up to date`, `out of date` or `does not compile`; `routes` is None where the
    specs are not sound.
    """

    address: str
    source: str
    target: str
    customer: str | None
    routes: int | None
    state: str


@click.command("pairs")
@click.option("--json", "as_json", is_flag=True, help="Write the list as one JSON array.")
def pairs_command(as_json: bool) -> None:
    """List every pair of this workspace, by what is left and by what is moved to.

    Each with its customers, the number of its routes, and whether generated/ holds what its specs mean now.

    \b
    Examples:
      crosswalk pairs
      crosswalk pairs --json
    """
    from compiler import workspace
    from compiler.cli.memory import collect_rarely

    collect_rarely()
    found = list(_migrations(workspace.find(None)))
    if as_json:
        click.echo(json.dumps([asdict(one) for one in found], indent=2, ensure_ascii=False))
        return
    if not found:
        click.echo("There is no pair here. Next: crosswalk new pair NAME --from PLATFORM --to PLATFORM")
        return
    for heading, side in (("By what is left", "source"), ("By what is moved to", "target")):
        click.echo(_table(heading, side, found), nl=False)


def _migrations(place: "Workspace") -> Iterator[Migration]:
    """Yield every pair, followed by its customers, in the order of names."""
    texts, templates = place.texts(), place.templates()
    for name in _names(texts, "specs/pairs"):
        for customer in (None, *_customers(texts, name)):
            yield _migration(place, texts, templates, Address(pair=name, customer=customer))


def _names(texts: Mapping[str, str], folder: str) -> list[str]:
    found = (re.fullmatch(rf"{folder}/([^/.]+)\.yaml", path) for path in texts)
    return sorted(match[1] for match in found if match)


def _customers(texts: Mapping[str, str], pair: str) -> list[str]:
    """Return the customers of a pair; an overlay with mistakes counts too, so its line is enough."""
    return [
        name
        for name in _names(texts, "specs/orgs")
        if any(match[2] == pair for match in _EXTENDS.finditer(texts[f"specs/orgs/{name}.yaml"]))
    ]


def _migration(
    place: "Workspace", texts: Mapping[str, str], templates: Mapping[str, str], address: Address
) -> Migration:
    from compiler.pipeline import check_pair, compile_pair

    is_there = str(address) in place.compiled()
    tzdata = version("tzdata")
    if is_there:
        made = compile_pair(texts, templates, address.pair, address.customer, tzdata)
    else:
        made = check_pair(texts, address.pair, address.customer, tzdata)
    program = made.program
    state = "not compiled"
    if made.diagnostics.has_errors:
        state = _BROKEN
    elif is_there:
        state = "out of date" if place.compare(str(address), made.files).any else "up to date"
    return Migration(
        address=str(address),
        source=program.source.label if program else _written(texts, address.pair, "source"),
        target=program.target.label if program else _written(texts, address.pair, "target"),
        customer=address.customer,
        routes=len(program.routes) if program else None,
        state=state,
    )


def _written(texts: Mapping[str, str], pair: str, side: str) -> str:
    """Return a platform's name as a pair with mistakes has it."""
    match = re.search(rf"^{side}[ \t]*:[ \t]+([^\s#]+)", texts[f"specs/pairs/{pair}.yaml"], re.MULTILINE)
    return match[1] if match else "?"


def _table(heading: str, side: str, found: list[Migration]) -> str:
    other = "target" if side == "source" else "source"
    lines = [f"{heading}\n"]
    for label in sorted({getattr(one, side) for one in found}, key=str.casefold):
        lines.append(f"  {label}\n")
        members = [one for one in found if getattr(one, side) == label]
        width = max(len(one.address) for one in members)
        for one in members:
            routes = "? routes" if one.routes is None else f"{one.routes} routes"
            word = "to" if other == "target" else "from"
            lines.append(f"    {one.address:<{width}}  {word} {getattr(one, other)}  {routes}  {one.state}\n")
    return "".join((*lines, "\n"))
