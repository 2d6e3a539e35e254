"""The verbs of people who migrate: run, deploy, users, status."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from compiler.cli.addresses import PAIR_ARGUMENT, Address
from compiler.cli.following import Asked, show_applied, show_no_run, show_step, stop

if TYPE_CHECKING:
    from compiler.runtime.context import Context
    from compiler.runtime.inventory import Inventories

PHASES = ("discover", "deploy", "extract", "users", "load", "files", "reconcile", "report")
DECIDES, STOPPED, OUTSIDE = 3, 5, 6

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
@click.option("--retry-failed", is_flag=True, help="Send rows and files that failed once more.")
@click.option(
    "--accept-plan",
    is_flag=True,
    help="Go on with a plan that was compiled again; changed rows are sent.",
)
@EXPORTS
@REHEARSAL
@JSON
def run_command(
    pair: Address,
    only: str | None,
    retry_failed: bool,
    accept_plan: bool,
    exports: Path | None,
    rehearsal: Path | None,
    as_json: bool,
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

    asked = Asked(address=pair, exports=exports, rehearsal=rehearsal, as_json=as_json)
    with _open(asked, "run") as context:
        if accept_plan:
            _accept(context)
        if retry_failed:
            _retry(context)
        step = advance(context, only)
    inventory = context.folders.run / "discover.json"
    if step.phase == "discover" and inventory.is_file() and not as_json:
        from compiler.cli.tables import inventory_text

        click.echo(inventory_text(inventory.read_bytes()))
    if step.inventories is not None:
        _keep(step.inventories, asked)
    show_step(step, asked, context.folders.run)
    sys.exit(step.code)


def _keep(found: "Inventories", asked: Asked) -> None:
    from compiler.cli.inventories import keep_inventories
    from compiler.workspace import FolderProblem

    try:
        click.echo(keep_inventories(found, asked), err=asked.as_json)
    except FolderProblem as error:
        stop(str(error), DECIDES, asked)


def _accept(context: "Context") -> None:
    from compiler.runtime.run import accept_plan

    accept_plan(context)
    context.progress.note("the plan as it is now is accepted for this run")


def _retry(context: "Context") -> None:
    from compiler.runtime.run import retry_failed

    context.progress.note(f"{retry_failed(context)} rows and files that failed are sent again")


@click.command("deploy")
@PAIR_ARGUMENT
@click.option("--check-only", is_flag=True, help="Let the org validate everything and change nothing.")
@REHEARSAL
@JSON
def deploy_command(pair: Address, check_only: bool, rehearsal: Path | None, as_json: bool) -> None:
    """Deploy the generated metadata to the org, and give the runner's own user what a load needs.

    Deploying twice changes nothing the second time. The source's credentials are not needed.
    """
    from compiler.runtime.deploy import CheckResult, DeployResult, check_deploy, deploy
    from compiler.runtime.preflight import bind_organisation

    result: CheckResult | DeployResult
    with _open(Asked(address=pair, rehearsal=rehearsal, as_json=as_json), "destination") as context:
        if check_only:
            result = check_deploy(context)
        else:
            bind_organisation(context)
            result = deploy(context)
    click.echo(json.dumps({"ok": result.ok, "text": result.text}) if as_json else result.text)
    sys.exit(0 if result.ok else 1)


@click.command("users")
@PAIR_ARGUMENT
@click.option(
    "--apply",
    "template",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    help="The template, with the column user_id filled in.",
)
@click.option(
    "--accept-suggestions",
    is_flag=True,
    help="Fill the empty ids that have one clear suggestion, and hand the templates back.",
)
@EXPORTS
@REHEARSAL
@JSON
def users_command(
    pair: Address,
    template: Path | None,
    accept_suggestions: bool,
    exports: Path | None,
    rehearsal: Path | None,
    as_json: bool,
) -> None:
    """Hand back the practitioner-to-User template.

    Every row is checked first; if one is refused, nothing is applied. An empty user_id means the fallback
    owner.
    """
    from compiler.runtime.preflight import bind_organisation
    from compiler.runtime.users import answer_users, apply_users

    if template is None and not accept_suggestions:
        raise click.UsageError("Missing option '--apply' (or '--accept-suggestions').")
    if template is not None and accept_suggestions:
        raise click.UsageError("Give '--apply' or '--accept-suggestions', not both.")
    asked = Asked(address=pair, exports=exports, rehearsal=rehearsal, as_json=as_json)
    with _open(asked, "destination") as context:
        # An id of another org would stand for nobody, or for somebody else.
        bind_organisation(context)
        applied = (apply_users(context, template),) if template else answer_users(context, {})
    show_applied(applied, asked)
    sys.exit(0 if all(one.ok for one in applied) else 1)


@click.command("status")
@PAIR_ARGUMENT
@REHEARSAL
@JSON
def status_command(pair: Address, rehearsal: Path | None, as_json: bool) -> None:
    """Show how far a migration is: phases, pages, jobs, rows by outcome. Reads only, needs no credentials."""
    from compiler.cli import connect
    from compiler.cli.tables import status_json, status_text
    from compiler.runtime.status import status

    asked = Asked(address=pair, rehearsal=rehearsal, as_json=as_json)
    if not connect.has_run(connect.spot_of(pair, None, rehearsal)):
        show_no_run(asked)
        return
    with _open(asked, "nothing") as context:
        found = status(context)
    click.echo(status_json(found) if as_json else status_text(found))


@contextmanager
def _open(asked: Asked, reached: Literal["run", "destination", "nothing"]) -> Iterator["Context"]:
    """Open a run with what is to be reached; what stops it is said with the exit code of its kind."""
    from compiler.cli import connect
    from compiler.cli.progress import progress
    from compiler.runtime.ports import OutsideError
    from compiler.runtime.stops import RunStop

    doors = {
        "run": connect.opened,
        "destination": connect.opened_for_destination,
        "nothing": connect.opened_for_reading,
    }
    try:
        spot = connect.spot_of(asked.address, asked.exports, asked.rehearsal)
        plan = connect.read_plan(spot.folders.generated, asked.address)
        with progress() as bars, doors[reached](plan, spot, bars) as context:
            yield context
    except RunStop as error:
        stop(str(error), STOPPED, asked)
    except OutsideError as error:
        stop(str(error), OUTSIDE, asked)
