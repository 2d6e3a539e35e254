"""Rehearsals: a shipped practice and an empty org on loopback, and a whole migration between them."""

import json
import re
import shutil
import sys
import time
from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

import click

from compiler.cli.addresses import PAIR_ARGUMENT, Address
from compiler.cli.crash import INTERRUPTED
from compiler.cli.following import Asked, stopped
from compiler.cli.servers import serving, stop_old

if TYPE_CHECKING:
    import subprocess

    from compiler.runtime.context import Context
    from compiler.runtime.run import Step

QUICK_MS, ALLOWED_MS = 11, 1100
STOPPED, OUTSIDE = 5, 6
_EXTENDS = r"^extends[ \t]*:[ \t]+(['\"]?){pair}\1[ \t\r]*(?:[ \t]#.*)?$"
KEEP = click.option("--keep", is_flag=True, help="Leave both servers up and say how to reach them.")
PACE = click.option("--pace", is_flag=True, help="Wait between requests as the real API demands.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rehearsal:
    """A rehearsal: which pair, the practice's folder, and the folder that everything is written to."""

    address: Address
    practice: Path
    root: Path


@click.command("rehearse")
@PAIR_ARGUMENT
@KEEP
@PACE
@click.option("--json", "as_json", is_flag=True, help="Write the outcome as one JSON object.")
def rehearse_command(pair: Address, keep: bool, pace: bool, as_json: bool) -> None:
    """Migrate an invented practice end to end on this machine: compile, deploy, extract, load, reconcile.

    Both ends are servers on loopback; no credential is needed and nothing leaves the machine. What a
    rehearsal does not imitate is listed in the README.

    \b
    Example:
      crosswalk rehearse practicehub-salesforce
    """
    try:
        rehearsal = prepare(pair)
        with sandbox(rehearsal, _pace(pace), keep=keep) as process:
            code = _attempt(rehearsal, as_json)
            if keep:
                _tell(rehearsal, process.pid, err=as_json)
    except KeyboardInterrupt:
        click.echo("\nThe rehearsal is stopped; the same command begins a new one.", err=True)
        sys.exit(INTERRUPTED)
    sys.exit(code)


@click.command("sandbox")
@PAIR_ARGUMENT
@PACE
def sandbox_command(pair: Address, pace: bool) -> None:
    """Serve the invented practice and an empty org until you press Ctrl-C.

    Run against it with: crosswalk run PAIR@CUSTOMER --rehearsal FOLDER
    """
    try:
        rehearsal = prepare(pair)
        with sandbox(rehearsal, _pace(pace), keep=False) as process:
            _tell(rehearsal, process.pid, err=False)
            process.wait()
    except KeyboardInterrupt:
        click.echo("\nThe sandbox is stopped; the same command begins a new one.", err=True)
        sys.exit(INTERRUPTED)


def _pace(as_allowed: bool) -> int:
    return ALLOWED_MS if as_allowed else QUICK_MS


def prepare(pair: Address) -> Rehearsal:
    """Compile the pair with its customer's answers into a fresh folder below the workspace's `runs/`."""
    from compiler import workspace
    from compiler.cli.show import show_findings
    from compiler.pipeline import compile_pair
    from compiler.runtime import private
    from compiler.workspace import generated

    place = workspace.find(None)
    practice = place.specs / "rehearsals" / pair.pair
    if not practice.is_dir():
        raise click.UsageError(f"There is no practice to rehearse with: {practice} does not exist.")
    texts = place.texts()
    address = pair if pair.customer else Address(pair=pair.pair, customer=_customer(texts, pair.pair))
    texts = _of_the_practice(texts, address.pair)
    made = compile_pair(texts, place.templates(), address.pair, address.customer, version("tzdata"))
    if made.artifacts is None:
        show_findings(made.diagnostics, made.sources, "human", str(address))
        sys.exit(1)
    root = place.root / "runs" / f"rehearsal-{address}"
    _fresh(root)
    for folder in (root, root / "sandbox"):
        private.make_folder(folder)
    generated.write(root / "generated", made.files)
    return Rehearsal(address=address, practice=practice, root=root)


def sandbox(
    rehearsal: Rehearsal, every_ms: int, *, keep: bool
) -> AbstractContextManager["subprocess.Popen[bytes]"]:
    """Serve both ends of a rehearsal for the length of a `with` block, or longer with `keep`."""
    return serving(rehearsal.practice, rehearsal.root, every_ms, keep=keep)


def _attempt(rehearsal: Rehearsal, as_json: bool) -> int:
    from compiler.runtime.ports import OutsideError
    from compiler.runtime.stops import RunStop

    try:
        return _perform(rehearsal, as_json)
    except (RunStop, OutsideError) as error:
        code = STOPPED if isinstance(error, RunStop) else OUTSIDE
        _say_stopped(str(error), code, None, as_json)
        return code


def _say_stopped(text: str, code: int, phase: str | None, as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps(stopped(text, code, phase), indent=2))
        return
    click.echo(f"{phase}: {text}" if phase else text, err=True)


def _perform(rehearsal: Rehearsal, as_json: bool) -> int:
    from compiler.cli import connect
    from compiler.cli.outcome import show_outcome
    from compiler.cli.progress import progress
    from compiler.runtime.reconcile import reconciled

    started = time.monotonic()
    spot = connect.rehearsal_spot(rehearsal.root)
    plan = connect.read_plan(spot.folders.generated, rehearsal.address)
    bars = progress()
    with connect.opened(plan, spot, bars) as context:
        with bars:
            step = _advance(context, rehearsal.practice)
        if step.phase != "report":
            _say_stopped(_with_inventory(step, rehearsal), step.code, step.phase, as_json)
            return step.code
        sound = show_outcome(rehearsal, context, reconciled(context), time.monotonic() - started, as_json)
    return step.code or (0 if sound else 5)


def _with_inventory(step: "Step", rehearsal: Rehearsal) -> str:
    """Keep what the practice holds that decides about the schema, and say why the rehearsal stopped."""
    if step.inventories is None:
        return step.text
    from compiler.cli.inventories import keep_inventories
    from compiler.workspace import FolderProblem

    names = ", ".join(sorted(step.inventories))
    try:
        kept = keep_inventories(step.inventories, Asked(address=rehearsal.address, rehearsal=rehearsal.root))
    except FolderProblem as error:
        kept = str(error)
    again = f"crosswalk rehearse {rehearsal.address}"
    return f"{names}: the practice holds others than the plan was compiled with\n{kept}\nNext: {again}"


def _advance(context: "Context", practice: Path) -> "Step":
    """Run to the end, playing the administrator who fills in the users template."""
    from compiler.runtime.run import advance
    from compiler.runtime.users import answer_users
    from compiler.sandbox.practice import read_answers

    step = advance(context)
    if step.phase == "users" and step.state == "blocked":
        context.progress.note(f"users: {step.text}")
        for applied in answer_users(context, read_answers(practice)):
            context.progress.note(f"users: the rehearsal plays the administrator: {applied.text}")
        step = advance(context)
    return step


def _tell(rehearsal: Rehearsal, pid: int, *, err: bool) -> None:
    path = rehearsal.root / "sandbox" / "sandbox.json"
    state = json.loads(path.read_text(encoding="utf-8"))
    urls = {name: value for name, value in state["environment"].items() if name.endswith("_URL")}
    following = Asked(address=rehearsal.address, rehearsal=rehearsal.root).command("run")
    lines = (
        "\nBoth servers are up:",
        *(f"  {name}={value}" for name, value in sorted(urls.items())),
        f"  certificate authority: {state['authority']}",
        f"  credentials: {path} (throw-away)",
        f"Next: {following}",
        f"Stop them with: kill {pid}",
    )
    click.echo("\n".join(lines), err=err)


def _of_the_practice(texts: Mapping[str, str], pair: str) -> dict[str, str]:
    """Leave out what was found in customers' accounts: the practice is that of the pair itself."""
    customers = f"specs/inventories/{pair}@"
    return {name: text for name, text in texts.items() if not name.startswith(customers)}


def _customer(texts: Mapping[str, str], pair: str) -> str | None:
    """Return the first customer, by name, whose overlay extends the pair."""
    # An overlay with mistakes must be found too, so that its findings are shown: the line is enough.
    extends = re.compile(_EXTENDS.format(pair=re.escape(pair)), re.MULTILINE)
    for path in sorted(texts):
        if path.startswith("specs/orgs/") and extends.search(texts[path]):
            return Path(path).stem
    return None


def _fresh(root: Path) -> None:
    """Remove the last rehearsal of this address, and nothing that is not one."""
    if root.exists():
        if not (root / "generated" / "plan.json").is_file() or not root.name.startswith("rehearsal-"):
            raise click.ClickException(f"{root} is there and is no rehearsal; move it away and try again.")
        stop_old(root / "sandbox")
        shutil.rmtree(root)
