"""What the terminal says of a run's step, and the next command, which works when it is typed as it is."""

import json
import shlex
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from compiler.cli.addresses import Address

if TYPE_CHECKING:
    from compiler.runtime.run import Step
    from compiler.runtime.users import Applied

# Which verbs take which of the options that a next command repeats.
_TAKES_EXPORTS = ("run", "users")
_TAKES_REHEARSAL = ("run", "users", "deploy", "status")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What was typed: the pair and the options that the next command needs again."""

    address: Address
    exports: Path | None = None
    rehearsal: Path | None = None
    as_json: bool = False

    def command(self, verb: str, *more: str) -> str:
        """Return a command of `crosswalk` for the same pair, quoted for a shell."""
        words = ["crosswalk", verb, str(self.address), *more]
        if self.exports is not None and verb in _TAKES_EXPORTS:
            words += ["--exports", str(self.exports)]
        if self.rehearsal is not None and verb in _TAKES_REHEARSAL:
            words += ["--rehearsal", str(self.rehearsal)]
        return shlex.join(words)

    def repeated(self, command: str) -> str:
        """Return a command that the runner names, with the options that were typed."""
        _, verb, _, *more = shlex.split(command)
        return self.command(verb, *more)

    def following(self, step: "Step", run: Path) -> tuple[str, ...]:
        """Return the next commands of a step; one for each template that waits in the run folder."""
        if step.next_command is None:
            return ()
        if " --apply " in step.next_command:
            waiting = [path for path in sorted(run.glob("users-*.csv")) if str(path) in step.next_command]
            return tuple(self.command("users", "--apply", str(path)) for path in waiting)
        return (self.repeated(step.next_command),)


def show_step(step: "Step", asked: Asked, run: Path) -> None:
    """Say where a run has come to and what to do next."""
    commands = asked.following(step, run)
    if asked.as_json:
        shown = {name: getattr(step, name) for name in ("phase", "state", "text", "code")}
        following = {"next_command": next(iter(commands), None), "next_commands": commands}
        click.echo(json.dumps({**shown, **following}, indent=2))
        return
    # What was refused is shown at its line of the spec, below this.
    text = step.text.partition("\n")[0] if step.problems else step.text
    click.echo(f"{step.phase}: {text}")
    for command in commands:
        click.echo(f"Next: {command}")


def show_applied(applied: "Sequence[Applied]", asked: Asked) -> None:
    """Say what came of returned templates: refused rows by line, or counts and the next command."""
    refusals = [refusal.text for one in applied for refusal in one.refusals]
    following = asked.command("run")
    if asked.as_json:
        routes = [
            {"route": one.route, "matched": one.matched, "fallback": one.fallback, "text": one.text}
            for one in applied
        ]
        shown = {"ok": not refusals, "routes": routes, "refusals": refusals}
        click.echo(json.dumps({**shown, "next_command": None if refusals else following}, indent=2))
        return
    if refusals:
        click.echo("\n".join(refusals), err=True)
        click.echo("Nothing was applied. Correct these rows and hand the template back again.", err=True)
        return
    for one in applied:
        click.echo(one.text)
    if not applied:
        click.echo("Nobody waits for a decision.")
    click.echo(f"Next: {following}")


def show_no_run(asked: Asked) -> None:
    """Say that nothing was begun here."""
    following = asked.command("run")
    if asked.as_json:
        shown = {"phase": None, "state": "none", "text": "no run yet", "next_command": following, "code": 0}
        click.echo(json.dumps(shown, indent=2))
        return
    click.echo(f"no run yet\nNext: {following}")


def stop(text: str, code: int, asked: Asked) -> NoReturn:
    """Say in one line why nothing goes on, as JSON on stdout where that was asked for, and exit."""
    if asked.as_json:
        click.echo(json.dumps(stopped(text, code), indent=2))
    else:
        click.echo(text, err=True)
    sys.exit(code)


def stopped(text: str, code: int, phase: str | None = None) -> dict[str, object]:
    """Return what a program reads of a run that stopped."""
    return {"phase": phase, "state": "stopped", "text": text, "next_command": None, "code": code}
