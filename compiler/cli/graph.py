"""`graph`: a picture of a pair."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

import click

from compiler.cli.addresses import PAIR_ARGUMENT, Address
from compiler.cli.compiling import compiled_or_exit

if TYPE_CHECKING:
    from compiler.graphs.picture import Picture


@click.command("graph")
@PAIR_ARGUMENT
@click.option(
    "--of", "subject", type=click.Choice(["load", "deploy", "lineage"]), default="load", help="What to draw."
)
@click.option(
    "--as",
    "form",
    type=click.Choice(["mermaid", "dot", "json", "svg"]),
    default="mermaid",
    help="How it is written.",
)
@click.option(
    "--select", metavar="NAME", help="A part: invoice, +invoice (all before), invoice+ (all after)."
)
def graph_command(pair: Address, subject: str, form: str, select: str | None) -> None:
    """Draw the load order, the deployment or the lineage of a pair.

    The picture goes to stdout. An SVG is the same on every machine and needs nothing to be shown.

    \b
    Examples:
      crosswalk graph practicehub-salesforce --of load --as svg > load.svg
      crosswalk graph practicehub-salesforce --of lineage --select invoice
    """
    from compiler import workspace
    from compiler.graphs.picture import selected
    from compiler.graphs.pictures import PICTURES

    whole = PICTURES[subject](compiled_or_exit(workspace.find(None), pair).manifest)
    shown = selected(whole, select) if select else whole
    if shown is None:
        raise click.UsageError(_unknown(select or "", whole))
    click.echo(_forms()[form](shown), nl=False)


def _forms() -> "Mapping[str, Callable[[Picture], str]]":
    from compiler.graphs.svg import svg
    from compiler.graphs.texts import as_json, dot, mermaid

    return {"mermaid": mermaid, "dot": dot, "json": as_json, "svg": svg}


def _unknown(wanted: str, whole: "Picture") -> str:
    from compiler.diagnostics.suggest import nearest

    name = wanted.strip("+")
    near = nearest(name, {known for box in whole.boxes for known in (box.title, *box.names)})
    hint = f" Did you mean {near}?" if near else ""
    return f"There is no {name} in this picture.{hint}"
