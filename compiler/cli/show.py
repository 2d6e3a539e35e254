"""What the terminal shows of findings and changes: findings to stderr, results to stdout."""

from collections.abc import Iterable

import click

from compiler.cli.views import Findings, view
from compiler.diagnostics.diagnostic import Diagnostic
from compiler.diagnostics.locator import Locator
from compiler.workspace import Changes


def show_findings(found: Iterable[Diagnostic], locator: Locator, form: str, address: str) -> None:
    """Write findings of a pair or a file in one of the forms."""
    findings = tuple(found)
    view(Findings(address=address, found=findings, locator=locator, failing=("error",), form=form)).show()


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
