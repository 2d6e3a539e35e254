"""The verbs of people who migrate: run, deploy, users, status."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from compiler.cli.addresses import PAIR_ARGUMENT, Address

if TYPE_CHECKING:
    from compiler.runtime.context import Context
    from compiler.runtime.run import Step

PHASES = ("discover", "deploy", "extract", "users", "load", "files", "reconcile", "report")
STOPPED, OUTSIDE = 5, 6

REHEARSAL = click.option(
    "--rehearsal",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    help="Run against the sandbox of this rehearsal folder instead of the real systems.",
)
EXPORTS = click.option(
    "--exports",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    help="The folder of files that the practice exported.",
)
JSON = click.option("--json", "as_json", is_flag=True, help="Write the result as one JSON object.")


@click.command("run")
@PAIR_ARGUMENT
@click.option("--only", type=click.Choice(PHASES), help="Do this phase alone; it must be its turn.")
@EXPORTS
@REHEARSAL
@JSON
def run_command(
    pair: Address, only: str | None, exports: Path | None, rehearsal: Path | None, as_json: bool
) -> None:
    """Do the next safe phases, in order, and stop at every decision that a person must take.

    Kill it anywhere and run it again: it goes on where it was, and nothing is written twice. Addresses and
    credentials come from the environment; a message names the variables that are missing.

    \b
    Examples:
      crosswalk run practicehub-salesforce@acme-physio --exports handed-over/
      crosswalk run practicehub-salesforce@acme-physio --only reconcile
    """
    from compiler.runtime.run import advance

    with _open(pair, exports, rehearsal) as context:
        step = advance(context, only)
        inventory = context.folders.run / "discover.json"
    if step.phase == "discover" and inventory.is_file() and not as_json:
        from compiler.cli.tables import inventory_text

        click.echo(inventory_text(inventory.read_bytes()))
    show_step(step, as_json, rehearsal)
    sys.exit(step.code)


@click.command("deploy")
@PAIR_ARGUMENT
@click.option("--check-only", is_flag=True, help="Let the org validate everything and change nothing.")
@REHEARSAL
@JSON
def deploy_command(pair: Address, check_only: bool, rehearsal: Path | None, as_json: bool) -> None:
    """Deploy the generated metadata to the org, and give the runner's own user what a load needs.

    Deploying twice changes nothing the second time.
    """
    from compiler.runtime.deploy import check_deploy, deploy

    with _open(pair, None, rehearsal) as context:
        result = check_deploy(context) if check_only else deploy(context)
    click.echo(json.dumps({"ok": result.ok, "text": result.text}) if as_json else result.text)
    sys.exit(0 if result.ok else 1)


@click.command("users")
@PAIR_ARGUMENT
@click.option(
    "--apply",
    "template",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    required=True,
    help="The template, with the column user_id filled in.",
)
@EXPORTS
@REHEARSAL
def users_command(pair: Address, template: Path, exports: Path | None, rehearsal: Path | None) -> None:
    """Hand back the practitioner-to-User template.

    Every row is checked first; if one is refused, nothing is applied. An empty user_id means the fallback
    owner.
    """
    from compiler.runtime.users import apply_users

    with _open(pair, exports, rehearsal) as context:
        applied = apply_users(context, template)
    for refusal in applied.refusals:
        click.echo(refusal.text, err=True)
    if not applied.ok:
        click.echo("Nothing was applied. Correct these rows and hand the template back again.", err=True)
        sys.exit(1)
    click.echo(f"{applied.matched} matched to a user, {applied.fallback} to the fallback owner.")
    click.echo(f"Next: crosswalk run {pair}{_where(rehearsal)}")


@click.command("status")
@PAIR_ARGUMENT
@REHEARSAL
@JSON
def status_command(pair: Address, rehearsal: Path | None, as_json: bool) -> None:
    """Show how far a migration is: phases, pages, jobs, rows by outcome. Reads only."""
    from compiler.cli.tables import status_json, status_text
    from compiler.runtime.status import status

    with _open(pair, None, rehearsal) as context:
        found = status(context)
    click.echo(status_json(found) if as_json else status_text(found))


def show_step(step: "Step", as_json: bool, rehearsal: Path | None = None) -> None:
    """Say where a run has come to and what to do next."""
    following = step.next_command and f"{step.next_command}{_where(rehearsal)}"
    if as_json:
        shown = {name: getattr(step, name) for name in ("phase", "state", "text")}
        click.echo(json.dumps({**shown, "next_command": following, "code": step.code}, indent=2))
        return
    click.echo(f"{step.phase}: {step.text}")
    if following:
        click.echo(f"Next: {following}")


def _where(rehearsal: Path | None) -> str:
    return f" --rehearsal {rehearsal}" if rehearsal else ""


@contextmanager
def _open(pair: Address, exports: Path | None, rehearsal: Path | None) -> Iterator["Context"]:
    """Open a run; what stops it is said in one line, with the exit code of its kind."""
    from compiler.cli import connect
    from compiler.cli.progress import progress
    from compiler.runtime.ports import OutsideError
    from compiler.runtime.stops import RunStop

    try:
        spot = connect.spot_of(pair, exports, rehearsal)
        plan = connect.read_plan(spot.folders.generated, pair)
        with progress() as bars, connect.opened(plan, spot, bars) as context:
            yield context
    except RunStop as error:
        _stop(str(error), STOPPED)
    except OutsideError as error:
        _stop(str(error), OUTSIDE)


def _stop(text: str, code: int) -> None:
    click.echo(text, err=True)
    sys.exit(code)
