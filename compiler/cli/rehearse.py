"""Rehearsals: a shipped practice and an empty org on loopback, and a whole migration between them."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

import click

from compiler.cli.addresses import PAIR_ARGUMENT, Address

if TYPE_CHECKING:
    from compiler.runtime.context import Context
    from compiler.runtime.run import Step

READY_SECONDS = 30.0
QUICK_MS, ALLOWED_MS = 11, 1100
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
    from compiler.runtime.ports import OutsideError
    from compiler.runtime.stops import RunStop

    rehearsal = prepare(pair)
    with sandbox(rehearsal, ALLOWED_MS if pace else QUICK_MS, keep=keep) as process:
        try:
            code = _perform(rehearsal, as_json)
        except (RunStop, OutsideError) as error:
            click.echo(str(error), err=True)
            code = 5 if isinstance(error, RunStop) else 6
        if keep:
            _tell(rehearsal, process.pid)
    sys.exit(code)


@click.command("sandbox")
@PAIR_ARGUMENT
@PACE
def sandbox_command(pair: Address, pace: bool) -> None:
    """Serve the invented practice and an empty org until you press Ctrl-C.

    Run against it with: crosswalk run PAIR@CUSTOMER --rehearsal FOLDER
    """
    rehearsal = prepare(pair)
    with sandbox(rehearsal, ALLOWED_MS if pace else QUICK_MS, keep=False) as process:
        _tell(rehearsal, process.pid)
        process.wait()


def prepare(pair: Address) -> Rehearsal:
    """Compile the pair with its customer's answers into a fresh rehearsal folder below `runs/`."""
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
    made = compile_pair(texts, place.templates(), address.pair, address.customer, version("tzdata"))
    if made.artifacts is None:
        show_findings(made.diagnostics, made.sources, "human", str(address))
        sys.exit(1)
    root = Path.cwd() / "runs" / f"rehearsal-{address}"
    _fresh(root)
    for folder in (root, root / "sandbox"):
        private.make_folder(folder)
    generated.write(root / "generated", made.artifacts)
    return Rehearsal(address=address, practice=practice, root=root)


@contextmanager
def sandbox(rehearsal: Rehearsal, every_ms: int, *, keep: bool) -> Iterator["subprocess.Popen[bytes]"]:
    """Serve both ends from a process of its own, which outlives this one only with `keep`."""
    folder = rehearsal.root / "sandbox"
    plan = rehearsal.root / "generated" / "plan.json"
    arguments = [str(rehearsal.practice), str(plan), str(folder), str(every_ms)]
    process = subprocess.Popen(  # noqa: S603 - our own module, our own paths
        [sys.executable, "-m", "compiler.sandbox", *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        _await(folder / "sandbox.json", process)
        yield process
    finally:
        if not keep:
            process.send_signal(signal.SIGTERM)
            process.wait(timeout=10)


def _await(path: Path, process: "subprocess.Popen[bytes]") -> None:
    waited = 0.0
    while not path.exists():
        if process.poll() is not None or waited > READY_SECONDS:
            raise click.ClickException(
                "The sandbox did not start. Is the extra installed? pip install 'crosswalk[sandbox]'"
            )
        time.sleep(0.05)
        waited += 0.05


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
            click.echo(f"{step.phase}: {step.text}", err=True)
            return step.code
        sound = show_outcome(rehearsal, context, reconciled(context), time.monotonic() - started, as_json)
    return step.code or (0 if sound else 5)


def _advance(context: "Context", practice: Path) -> "Step":
    """Run to the end, playing the administrator who fills in the users template."""
    from compiler.runtime.run import advance
    from compiler.runtime.users import answer_users
    from compiler.sandbox.practice import read_answers

    step = advance(context)
    if step.phase == "users" and step.state == "blocked":
        context.progress.note(f"users: {step.text}")
        for applied in answer_users(context, read_answers(practice)):
            context.progress.note(
                f"users: the rehearsal plays the administrator: {applied.matched} matched, "
                f"{applied.fallback} to the fallback owner"
            )
        step = advance(context)
    return step


def _tell(rehearsal: Rehearsal, pid: int) -> None:
    state = json.loads((rehearsal.root / "sandbox" / "sandbox.json").read_text(encoding="utf-8"))
    click.echo("\nBoth servers are up:")
    for name, value in sorted(state["environment"].items()):
        if name.endswith("_URL"):
            click.echo(f"  {name}={value}")
    click.echo(f"  certificate authority: {state['authority']}")
    click.echo(f"  credentials: {rehearsal.root / 'sandbox' / 'sandbox.json'} (throw-away)")
    click.echo(f"Next: crosswalk run {rehearsal.address} --rehearsal {rehearsal.root}")
    click.echo(f"Stop them with: kill {pid}")


def _customer(texts: Mapping[str, str], pair: str) -> str | None:
    """Return the first customer, by name, whose overlay extends the pair."""
    for path in sorted(texts):
        if path.startswith("specs/orgs/") and f"\nextends: {pair}\n" in texts[path]:
            return Path(path).stem
    return None


def _fresh(root: Path) -> None:
    """Remove the last rehearsal of this address, and nothing that is not one."""
    if root.exists():
        if not (root / "generated" / "plan.json").is_file() or not root.name.startswith("rehearsal-"):
            raise click.ClickException(f"{root} is there and is no rehearsal; move it away and try again.")
        _stop_old(root / "sandbox" / "sandbox.json")
        shutil.rmtree(root)


def _stop_old(state: Path) -> None:
    if not state.is_file():
        return
    try:
        os.kill(int(json.loads(state.read_text(encoding="utf-8"))["pid"]), signal.SIGTERM)
    except ProcessLookupError:
        return
