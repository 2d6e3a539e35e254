"""What the terminal shows of findings and changes: findings to stderr, results to stdout."""

import sys

import click

from compiler.diagnostics.diagnostic import Diagnostics
from compiler.diagnostics.locator import Locator
from compiler.diagnostics.machine import as_json, concise
from compiler.diagnostics.render import COLOUR, PLAIN, render, tally
from compiler.workspace import Changes

FORMATS = ("human", "concise", "json")


def show_findings(found: Diagnostics, locator: Locator, form: str, address: str) -> None:
    """Write findings in one of the forms; JSON goes to stdout, as the result it is."""
    if form == "json":
        click.echo(as_json(found, locator), nl=False)
        return
    if form == "concise":
        click.echo(concise(found, locator), err=True, nl=False)
        return
    colour = sys.stderr.isatty() and not _no_colour()
    shown = render(found, locator, COLOUR if colour else PLAIN)
    if shown:
        click.echo(shown, err=True)
    summary = tally(found)
    click.echo(f"{address}: {summary}" if len(found) else f"{address}: no findings", err=True)


def _no_colour() -> bool:
    import os

    return bool(os.environ.get("NO_COLOR"))


def show_changes(changes: Changes, address: str, compared: bool) -> None:
    """List what is new, changed or orphaned in a generated folder."""
    for sign, paths in (("+", changes.new), ("~", changes.changed), ("-", changes.orphaned)):
        for path in paths:
            click.echo(f"{sign} generated/{address}/{path}")
    if not changes.any:
        click.echo(f"generated/{address} is up to date.")
    elif compared:
        click.echo(f"generated/{address} is out of date. Next: crosswalk compile {address}")
    else:
        click.echo(f"Wrote generated/{address}.")
