"""The verb of those who administer the destination: deploy, check, verify, undo."""

import json
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from compiler.cli.addresses import PAIR_ARGUMENT, Address
from compiler.cli.following import Asked
from compiler.cli.opening import DECIDES, JSON, REHEARSAL, opening

if TYPE_CHECKING:
    from compiler.runtime.context import Context
    from compiler.runtime.ports import Component

FINDINGS = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of it: a heading, the problems below it, what else there is to know, and the next command."""

    heading: str
    code: int
    following: tuple[str, ...]
    problems: "tuple[Component, ...]" = ()
    notes: tuple[str, ...] = ()
    more: Mapping[str, object]


@click.command("deploy")
@PAIR_ARGUMENT
@click.option("--check-only", is_flag=True, help="Let the org validate everything and change nothing.")
@click.option("--verify", is_flag=True, help="Compare the org with the project, and tell who can read what.")
@click.option("--undo", is_flag=True, help="Take away what was added, as long as it is empty.")
@click.option("--replace", is_flag=True, help="Let the org's own objects and fields become as the pair says.")
@click.option("--shield", is_flag=True, help="Deploy the part that switches Shield encryption on.")
@REHEARSAL
@JSON
def deploy_command(
    pair: Address,
    check_only: bool,
    verify: bool,
    undo: bool,
    replace: bool,
    shield: bool,
    rehearsal: Path | None,
    as_json: bool,
) -> None:
    """Deploy the generated metadata to the org, and give the runner's own user what a load needs.

    What the org refuses is shown at the line of the spec that asks for it. A second deployment changes
    nothing. Custom objects, fields and permission sets that the org had before are changed only with
    --replace. Standard lists of values, such as the states of a task, are merged with the org's own, and it
    is said what was kept and what was added. The source's credentials are not needed.

    \b
    In this order:
      crosswalk deploy PAIR --check-only   what would be refused; changes nothing
      crosswalk deploy PAIR                deploys, and assigns the loader's permission set
      crosswalk deploy PAIR --shield       only for orgs with Shield, before rows are loaded
      crosswalk deploy PAIR --verify       is the org as reviewed; no row is loaded before that
      crosswalk deploy PAIR --undo         takes it all away while nothing is in it;
                                           with --check-only it says what would go

    \b
    Exit codes: 0 done · 1 refused, or the org differs · 3 somebody must decide · 5 this run
    belongs to another org or plan, or a generated file is missing or not the reviewed one:
    compile again · 6 the org could not be reached, try again
    """
    _check_usage(check_only, verify, undo, shield)
    if replace and (check_only or verify or undo):
        raise click.UsageError("--replace goes with a deployment, not with --check-only, --verify or --undo.")
    asked = Asked(address=pair, rehearsal=rehearsal, as_json=as_json)
    do = _chosen(verify, undo, check_only)
    with opening(asked, "destination") as context:
        if replace:
            _agreed(context)
        outcome = _done(do, context, asked, "shield" if shield else "main")
        _show(outcome, context, asked)
    sys.exit(outcome.code)


Deed = Callable[["Context", Asked, str], Outcome]


def _agreed(context: "Context") -> None:
    from compiler.runtime.owned import agree

    agree(context.store)


def _done(do: Deed, context: "Context", asked: Asked, part: str) -> Outcome:
    from compiler.runtime.ports import NoSuchPart

    try:
        return do(context, asked, part)
    except NoSuchPart as error:
        raise click.UsageError(str(error)) from None


def _check_usage(check_only: bool, verify: bool, undo: bool, shield: bool) -> None:
    if verify and (check_only or undo or shield):
        raise click.UsageError("--verify goes alone: it only reads. Run the other command first.")
    if undo and shield:
        raise click.UsageError("--undo takes away everything that was added, so it needs no --shield.")


def _chosen(verify: bool, undo: bool, check_only: bool) -> Deed:
    if verify:
        return _verified
    if undo:
        return _would_undo if check_only else _undone
    return _checked if check_only else _deployed


def _deployed(context: "Context", asked: Asked, part: str) -> Outcome:
    from compiler.runtime.deploy import deploy
    from compiler.runtime.preflight import bind_organisation

    bind_organisation(context)
    result = deploy(context, part)
    return Outcome(
        heading=result.heading,
        code=_code(result.ok, result.undecided),
        following=_after_deploy(asked, result.ok, part, bool(result.problems)),
        problems=result.problems,
        notes=(*result.notes, *_waiting(result.waiting)),
        more={"changed": result.changed, "granted": result.granted, "sent": result.sent},
    )


def _checked(context: "Context", asked: Asked, part: str) -> Outcome:
    from compiler.runtime.deploy import check_deploy

    result = check_deploy(context, part)
    options = () if part == "main" else (f"--{part}",)
    return Outcome(
        heading=result.heading,
        code=_code(result.ok, result.undecided),
        following=(asked.command("deploy", *options),)
        if result.ok
        else _mended(asked, "--check-only", *options),
        problems=result.problems,
        notes=result.notes,
        more={"changed": result.changed, "waiting": result.waiting},
    )


def _code(ok: bool, undecided: bool) -> int:
    if undecided:
        return DECIDES
    return 0 if ok else FINDINGS


def _undone(context: "Context", asked: Asked, _: str) -> Outcome:
    from compiler.runtime.undo import undo

    result = undo(context)
    following = (asked.command("deploy"),) if result.removed else ()
    return Outcome(
        heading=result.heading,
        code=_code(result.ok, result.undecided),
        following=following if result.ok else (asked.command("deploy", "--undo"),),
        problems=result.problems,
        notes=result.notes,
        more={"removed": result.removed, "occupied": dict(result.occupied), "added": result.added},
    )


def _would_undo(context: "Context", asked: Asked, _: str) -> Outcome:
    from compiler.runtime.undo import check_undo

    result = check_undo(context)
    return Outcome(
        heading=result.heading,
        code=_code(result.ok, result.undecided),
        following=(asked.command("deploy", "--undo"),) if result.removed or not result.ok else (),
        problems=result.problems,
        notes=result.notes,
        more={"removed": result.removed, "occupied": dict(result.occupied), "added": result.added},
    )


def _verified(context: "Context", asked: Asked, _: str) -> Outcome:
    from compiler.cli.verified import verified_json, verified_text
    from compiler.runtime.verify import verify

    result = verify(context)
    return Outcome(
        heading=verified_text(result),
        code=0 if result.ok else FINDINGS,
        following=(asked.command("run") if result.ok else asked.command("deploy"),),
        more=verified_json(result),
    )


def _after_deploy(asked: Asked, ok: bool, part: str, refused: bool) -> tuple[str, ...]:
    if ok:
        return (asked.command("deploy", "--verify"),)
    options = () if part == "main" else (f"--{part}",)
    return _mended(asked, *options) if refused else (asked.command("deploy", *options),)


def _mended(asked: Asked, *options: str) -> tuple[str, ...]:
    """Return the commands that come after somebody has put the pair right; a rehearsal compiles anew."""
    if asked.rehearsal is not None:
        return (f"crosswalk rehearse {asked.address}",)
    return (f"crosswalk compile {asked.address}", asked.command("deploy", *options))


def _waiting(stages: tuple[str, ...]) -> tuple[str, ...]:
    return (f"not deployed yet: {', '.join(stages)}",) if stages else ()


def _show(outcome: Outcome, context: "Context", asked: Asked) -> None:
    """Write the outcome: refusals to stderr as findings, everything else to stdout."""
    from compiler.cli.refusals import refused_json, show_refused

    if asked.as_json:
        diagnostics = refused_json(outcome.problems, context, asked)
        click.echo(json.dumps(_machine(outcome, diagnostics), indent=2))
        return
    click.echo(outcome.heading)
    if outcome.problems:
        show_refused(outcome.problems, context, asked)
    for note in outcome.notes:
        click.echo(f"note: {note}")
    for command in outcome.following:
        click.echo(f"Next: {command}")


def _machine(outcome: Outcome, diagnostics: object) -> dict[str, object]:
    """Return what a program reads."""
    problems = [
        {"component": each.full_name, "path": each.path, "line": each.line, "problem": each.problem}
        for each in outcome.problems
    ]
    return {
        "ok": outcome.code == 0,
        "code": outcome.code,
        "text": outcome.heading,
        "problems": problems,
        "notes": outcome.notes,
        **outcome.more,
        "diagnostics": diagnostics,
        "next_command": next(iter(outcome.following), None),
        "next_commands": outcome.following,
    }
