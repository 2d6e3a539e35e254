"""The verbs of people who write migrations; none of them needs a network or a credential."""

import sys
from importlib.metadata import version
from pathlib import Path

import click

from compiler.cli.addresses import PAIR_ARGUMENT, Address
from compiler.cli.show import show_changes, show_findings

FINDINGS, DIFFERENCES = 1, 4


def _tzdata() -> str:
    return version("tzdata")


@click.command("compile")
@PAIR_ARGUMENT
@click.option(
    "--check", "compare", is_flag=True, help="Write nothing; exit 4 when the folder is out of date."
)
def compile_command(pair: Address, compare: bool) -> None:
    """Write everything a migration needs below generated/: plan, SQL, metadata, documents.

    The same specs give the same bytes on any machine. Commit the folder: it is what people review and what a
    run executes.

    \b
    Examples:
      crosswalk compile practicehub-salesforce
      crosswalk compile practicehub-salesforce --check
    """
    from compiler import workspace
    from compiler.cli.indexing import index_text
    from compiler.cli.memory import collect_rarely
    from compiler.pipeline import compile_pair

    collect_rarely()
    place = workspace.find(None)
    made = compile_pair(place.texts(), place.templates(), pair.pair, pair.customer, _tzdata())
    show_findings(made.diagnostics, made.sources, "human", str(pair))
    if made.artifacts is None:
        sys.exit(FINDINGS)
    changes = place.compare(str(pair), made.files) if compare else place.write(str(pair), made.files)
    show_changes(changes, str(pair), compare)
    listed = index_text(place, {str(pair): made.artifacts["manifest.json"]})
    stale = place.index_differs(listed)
    if stale:
        click.echo(f"{'~ ' if compare else 'Wrote '}generated/index.html")
        if not compare:
            place.write_index(listed)
    sys.exit(DIFFERENCES if compare and (changes.any or stale) else 0)


@click.command("test")
@PAIR_ARGUMENT
def test_command(pair: Address) -> None:
    """Run the examples of specs/tests: given rows must become the expected rows.

    The SQL that runs is the SQL that a migration runs.
    """
    from compiler import workspace
    from compiler.cli.cases import run_cases

    sys.exit(FINDINGS if run_cases(workspace.find(None), pair, _tzdata()) else 0)


@click.command("schema")
@click.argument(
    "kind", type=click.Choice(["platform", "pair", "overlay", "test", "inventory", "confirmations"])
)
def schema_command(kind: str) -> None:
    """Print the JSON Schema of a kind of spec."""
    from compiler.spec.schema import schemas

    click.echo(schemas()[f"{kind}.v1.json"], nl=False)


@click.command("init")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
def init_command(folder: Path) -> None:
    """Make a workspace: the shipped platforms, an example pair and overlay, and schemas for your editor."""
    from compiler import workspace

    workspace.init(folder)
    click.echo(f"Made {folder}.")
    click.echo(f"Next: cd {folder} && crosswalk check practicehub-salesforce")
