"""The verbs of people who migrate: run, users, status."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from compiler.cli.addresses import PAIR_ARGUMENT, Address
from compiler.cli.following import Asked, show_applied, show_no_run, show_step, stop
from compiler.cli.opening import DECIDES, JSON, REHEARSAL, opening

if TYPE_CHECKING:
    from compiler.runtime.context import Context
    from compiler.runtime.inventory import Inventories

PHASES = ("discover", "deploy", "extract", "users", "load", "files", "reconcile", "report")

EXPORTS = click.option(
    "--exports",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    help="The folder of files that the practice exported.",
)


@click.command("run")
@PAIR_ARGUMENT
@click.option("--only", type=click.Choice(PHASES), help="Do this phase alone; it must be its turn.")
@click.option("--retry-failed", is_flag=True, help="Send rows and files that failed once more.")
@click.option(
    "--accept-plan",
    is_flag=True,
    help="Go on with a plan that was compiled again; changed rows are sent.",
)
@click.option(
    "--take-over",
    is_flag=True,
    help="Take the org from another run that is dead; make sure that it is, on every machine.",
)
@EXPORTS
@REHEARSAL
@JSON
def run_command(
    pair: Address,
    only: str | None,
    retry_failed: bool,
    accept_plan: bool,
    take_over: bool,
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
    from compiler.cli.refusals import show_refused
    from compiler.runtime.run import advance

    asked = Asked(address=pair, exports=exports, rehearsal=rehearsal, as_json=as_json)
    with opening(asked, "run") as context:
        if accept_plan:
            _accept(context)
        if retry_failed:
            _retry(context)
        if take_over:
            _take_over(context)
        step = advance(context, only)
    inventory = context.folders.run / "discover.json"
    if step.phase == "discover" and inventory.is_file() and not as_json:
        from compiler.cli.tables import inventory_text

        click.echo(inventory_text(inventory.read_bytes()))
    if step.inventories is not None:
        _keep(step.inventories, asked)
    show_step(step, asked, context.folders.run)
    if step.problems and not as_json:
        show_refused(step.problems, context, asked)
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


def _take_over(context: "Context") -> None:
    from compiler.runtime.fence import take_over

    context.progress.note(take_over(context))


def _retry(context: "Context") -> None:
    from compiler.runtime.run import retry_failed

    context.progress.note(f"{retry_failed(context)} rows and files that failed are sent again")


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
    with opening(asked, "destination") as context:
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
    with opening(asked, "nothing") as context:
        found = status(context)
    click.echo(status_json(found) if as_json else status_text(found))
