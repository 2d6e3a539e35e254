"""`crosswalk check`: every mistake in a pair's specs, once or on every save, for people and for programs."""

import sys
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

import click

from compiler.cli.addresses import PAIR_ARGUMENT, Address
from compiler.cli.views import FORMATS, Findings, view
from compiler.diagnostics.diagnostic import Diagnostic, Level

if TYPE_CHECKING:
    from compiler.pipeline import Compilation

FINDINGS, BLOCKED = 1, 3
_WAITS = frozenset({"DEC104"})  # what a person ends by confirming, rather than by an edit


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """What somebody asked to see: of a pair, in a form, of some rules; and whether warnings count."""

    pair: Address
    form: str
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    failing: tuple[Level, ...]
    output: Path | None

    def shows(self, one: Diagnostic) -> bool:
        """Tell whether a finding is shown; the longer prefix counts, `--ignore` where both are as long."""
        chosen = max((len(prefix) for prefix in self.select if one.rule.startswith(prefix)), default=-1)
        hidden = max((len(prefix) for prefix in self.ignore if one.rule.startswith(prefix)), default=-1)
        return chosen > hidden if self.select else hidden < 0


def _prefixes(ctx: click.Context, param: click.Parameter, given: tuple[str, ...]) -> tuple[str, ...]:
    """Read prefixes such as PHI or COV109; one that begins no rule would show or hide nothing."""
    prefixes = tuple(part.strip().upper() for text in given for part in text.split(",") if part.strip())
    if prefixes:
        from compiler.diagnostics.suggest import nearest
        from compiler.rules.registry import FAMILIES, REGISTRY

        for prefix in prefixes:
            if not any(rule.startswith(prefix) for rule in (*REGISTRY, *FAMILIES)):
                near = nearest(prefix, (*REGISTRY, *FAMILIES))
                hint = f" Did you mean {near}?" if near else ""
                raise click.BadParameter(f"no rule begins with {prefix}.{hint}", ctx, param)
    return prefixes


@click.command("check")
@PAIR_ARGUMENT
@click.option(
    "--format", "form", type=click.Choice(FORMATS), default="human", help="How findings are written."
)
@click.option(
    "--select",
    multiple=True,
    metavar="PREFIX",
    callback=_prefixes,
    help="Show only rules that begin so, e.g. PHI.",
)
@click.option(
    "--ignore",
    multiple=True,
    metavar="PREFIX",
    callback=_prefixes,
    help="Hide rules that begin so; hidden errors count.",
)
@click.option("--strict", is_flag=True, help="Warnings that are shown count as errors.")
@click.option(
    "--output", type=click.Path(path_type=Path, dir_okay=False), help="Write the findings to a file."
)
@click.option("--watch", is_flag=True, help="Check again whenever a spec is saved, until you press Ctrl-C.")
def check_command(
    pair: Address,
    form: str,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    strict: bool,
    output: Path | None,
    watch: bool,
) -> None:
    """Find every mistake in a pair's specs at once.

    Works offline. Each finding has a rule id, the file, line and column, the reason, and what to do;
    `crosswalk explain ID` says more. The exit code is 1 where there is an error, shown or not: --select and
    --ignore decide what you see, and only `accept:` in the spec, with a reason, makes a finding go away. It
    is 3 where nothing is wrong but a person has to confirm again.

    \b
    Examples:
      crosswalk check practicehub-salesforce@acme-physio
      crosswalk check practicehub-salesforce --format sarif --output findings.sarif
    """
    failing: tuple[Level, ...] = ("error", "warning") if strict else ("error",)
    asked = _Asked(pair=pair, form=form, select=select, ignore=ignore, failing=failing, output=output)
    if watch:
        _watch(asked)
        sys.exit(0)
    sys.exit(_check(asked))


def _check(asked: _Asked) -> int:
    """Check once, write what was asked for, and return the exit code."""
    from compiler import workspace
    from compiler.cli.memory import collect_rarely
    from compiler.pipeline import check_pair

    collect_rarely()
    tzdata = version("tzdata")
    found = check_pair(workspace.find(None).texts(), asked.pair.pair, asked.pair.customer, tzdata)
    shown = tuple(one for one in found.diagnostics if asked.shows(one))
    _write(asked, found, shown)
    _tell_hidden([one for one in found.diagnostics if one not in shown])
    return _exit_code(asked, tuple(found.diagnostics), shown)


def _exit_code(asked: _Asked, found: tuple[Diagnostic, ...], shown: tuple[Diagnostic, ...]) -> int:
    """Return the code: errors count whether they are shown or not, warnings where they are shown and fail."""
    failing = {one.rule for one in found if one.level == "error"}
    failing |= {one.rule for one in shown if one.level in asked.failing}
    if not failing:
        return 0
    return FINDINGS if failing - _WAITS else BLOCKED


def _write(asked: _Asked, found: "Compilation", shown: tuple[Diagnostic, ...]) -> None:
    findings = Findings(
        address=str(asked.pair), found=shown, locator=found.sources, failing=asked.failing, form=asked.form
    )
    if asked.output is None:
        view(findings).show()
        return
    try:
        asked.output.write_text(view(findings).plain, encoding="utf-8", newline="\n")
    except OSError as error:
        message = f"{asked.output} cannot be written ({error.strerror})"
        raise click.BadParameter(message, param_hint="--output") from None
    click.echo(f"{asked.pair}: {findings.tally}. Wrote {asked.output}.", err=True)


def _tell_hidden(hidden: list[Diagnostic]) -> None:
    """Say what is not shown: nobody should take a filtered list for a clean one."""
    from compiler.diagnostics.render import tally

    if hidden:
        rules = ", ".join(sorted({one.rule for one in hidden}))
        errors = any(one.level == "error" for one in hidden)
        counts = "; errors count whether they are shown or not" if errors else ""
        click.echo(f"not shown: {tally(hidden)} ({rules}){counts}", err=True)


def _watch(asked: _Asked) -> None:
    """Check now and after every save; a folder that cannot be read is said, and watched on."""
    import time

    from compiler import workspace
    from compiler.cli.watch import stamps, watch

    place = workspace.find(None)

    def act() -> None:
        try:
            _check(asked)
        except workspace.FolderProblem as problem:
            click.echo(str(problem), err=True)
        click.echo(f"{time.strftime('%H:%M:%S')} watching {place.specs}; Ctrl-C ends", err=True)

    watch(look=lambda: stamps(place.specs), act=act, sleep=time.sleep)
