"""`estimate`: what a migration takes, before anybody has given a credential."""

import json
import re
import sys
import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from compiler.cli.addresses import PAIR_ARGUMENT, Address
from compiler.cli.compiling import FINDINGS, without_confirmations
from compiler.cli.show import show_findings

if TYPE_CHECKING:
    from compiler.model.outline import Outline
    from compiler.model.plan import Plan
    from compiler.scope.counts import Count
    from compiler.scope.estimate import Estimate
    from compiler.scope.grading import Complexity

_COUNT = re.compile(r"\s*([^=]+?)\s*=\s*([0-9][0-9,_' ]*)\s*")
_SIZE = re.compile(r"\s*(?:([kmgt]b)\s*=\s*)?([0-9]+(?:\.[0-9]+)?)\s*([kmgt]b)?\s*", re.IGNORECASE)
_MEGABYTES = {"kb": 1 / 1024, "mb": 1, "gb": 1024, "tb": 1024 * 1024}
_ENDINGS = (("y", "ies"), ("s", "ses"), ("x", "xes"), ("ch", "ches"), ("", "s"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """An estimate with what it stands on; `counted` says that somebody gave a count, of whatever object."""

    address: Address
    plan: "Plan"
    outline: "Outline"
    counts: "tuple[Count, ...]"
    found: "Estimate"
    grades: "Complexity"
    counted: bool


@click.command("estimate")
@PAIR_ARGUMENT
@click.option(
    "--count",
    "counts",
    multiple=True,
    metavar="OBJECT=ROWS",
    help="How many rows an object has, such as patients=5000; as often as you know one.",
)
@click.option("--files", metavar="SIZE", help="How large all files are together, such as 12GB or GB=12.")
@click.option(
    "--users", type=click.IntRange(min=0), default=0, help="Licences; each raises what the org allows."
)
@click.option("--json", "as_json", is_flag=True, help="Write the estimate as one JSON object.")
def estimate_command(
    pair: Address, counts: tuple[str, ...], files: str | None, users: int, as_json: bool
) -> None:
    """Estimate what a migration takes: hours, jobs, room, and how hard it is.

    Needs no account and no credential. Objects are named as in the source, in any letter case, one or many.
    What is not given is that of a typical account, as the pair invents one, and the first table says so;
    rows that come out of others follow them. Discover shows the same tables with what it has counted.

    \b
    Hours of extraction are those of the pace that the source allows. How fast an org takes rows is
    assumed, and so is the size of a file; the assumptions stand below the tables. Limits are those
    of the edition in the platform file.

    \b
    Examples:
      crosswalk estimate practicehub-salesforce
      crosswalk estimate practicehub-salesforce --count patients=5000 --count appointments=60000
      crosswalk estimate upvio-salesforce --count Attachment=9000 --files 40GB --users 12 --json
    """
    answer = _answer(pair, counts, files, users)
    click.echo(_as_json(answer) if as_json else _as_text(answer), nl=False)


def _answer(pair: Address, counts: tuple[str, ...], files: str | None, users: int) -> Answer:
    from datetime import UTC, datetime

    from compiler.scope.counts import counts_of
    from compiler.scope.estimate import Asked, estimate
    from compiler.scope.grading import complexity

    plan, outline = _compiled(pair)
    known = counts_of(plan, outline, _given(plan, counts))
    asked = Asked(counts=known, day=datetime.now(UTC).date(), file_mb=_megabytes(files), users=users)
    found = estimate(plan, outline, asked)
    return Answer(
        address=pair,
        plan=plan,
        outline=outline,
        counts=known,
        found=found,
        grades=complexity(plan, outline, found, known),
        counted=bool(counts),
    )


def _compiled(pair: Address) -> "tuple[Plan, Outline]":
    """Compile a pair for what an estimate needs; where it does not compile, show why and end with code 1."""
    from importlib.metadata import version

    from compiler import workspace
    from compiler.emitters.outline import FILE, OUTLINE
    from compiler.model.outline import outline_from_json
    from compiler.pipeline import check_pair, compile_pair

    place, tzdata = workspace.find(None), version("tzdata")
    texts = without_confirmations(place.texts())
    made = compile_pair(texts, place.templates(), pair.pair, pair.customer, tzdata, (OUTLINE,))
    if made.plan is None or made.artifacts is None:
        found = check_pair(texts, pair.pair, pair.customer, tzdata)
        show_findings(found.diagnostics, found.sources, "human", str(pair))
        sys.exit(FINDINGS)
    return made.plan, outline_from_json(made.artifacts[FILE])


def _given(plan: "Plan", written: tuple[str, ...]) -> Mapping[str, int]:
    """Read the counts; wrong usage where one is not understood or names no object of the source."""
    names = {
        spelling: table.object for table in reversed(plan.tables) for spelling in _spellings(table.object)
    }
    read = {table.object for table in plan.tables if table.needed and table.channel != "tenant"}
    counts: dict[str, int] = {}
    for one in written:
        match = _COUNT.fullmatch(one)
        if match is None:
            raise click.BadParameter(f"'{one}' is not written like patients=5000.", param_hint="--count")
        name = names.get(_folded(match[1]))
        if name is None:
            raise click.BadParameter(_unknown(match[1], plan), param_hint="--count")
        if name not in read:
            click.echo(f"{name} is not read by this pair, so its rows change nothing.", err=True)
        if name in counts:
            raise click.BadParameter(f"{name} is counted twice.", param_hint="--count")
        counts[name] = int(re.sub(r"\D", "", match[2]))
    return counts


def _spellings(name: str) -> Iterator[str]:
    """Yield one and many of an object, as `_folded` writes them."""
    one = _folded(name)
    yield one
    for ending, many in _ENDINGS:
        if one.endswith(ending):
            yield one.removesuffix(ending) + many


def _folded(name: str) -> str:
    return re.sub(r"[^0-9a-z]", "", name.casefold())


def _unknown(name: str, plan: "Plan") -> str:
    from compiler.diagnostics.suggest import nearest

    known = sorted(table.object for table in plan.tables if table.needed and table.channel != "tenant")
    near = nearest(name, known)
    hint = f"Did you mean {near}?" if near else f"There are {', '.join(known)}."
    return f"There is no object '{name}' in {plan.source}. {hint}"


def _megabytes(written: str | None) -> int | None:
    if written is None:
        return None
    match = _SIZE.fullmatch(written)
    unit = (match[1] or match[3] or "").lower() if match else ""
    if match and not unit and float(match[2]) == 0:
        return 0
    if match is None or not unit or (match[1] and match[3]):
        raise click.BadParameter(f"'{written}' is not written like 12GB or GB=12.", param_hint="--files")
    return -int(-float(match[2]) * _MEGABYTES[unit] // 1)


def _as_text(answer: Answer) -> str:
    from compiler.cli.tables import sheets_text, warnings_text
    from compiler.scope.sheets import sheets

    graded = answer.grades
    dimensions = ", ".join(f"{name} {grade}" for name, grade in graded.rows[1:])
    lines = (
        f"{answer.address}: an estimate",
        *_about_counts(answer),
        sheets_text(sheets(answer.found)),
        "",
        *_wrapped(f"complexity {graded.overall} {graded.word}: {dimensions}", ""),
        "",
        *(line for one in warnings_text(answer.found).splitlines() for line in _wrapped(one, "  ")),
        "assumed:",
        *(line for one in _assumptions(answer) for line in _wrapped(f"  - {one}", "    ")),
        "",
        f"Next, with credentials: crosswalk run {answer.address} --only discover",
        "",
    )
    return "\n".join(lines)


def _wrapped(line: str, further: str) -> list[str]:
    from compiler.cli.drawing import WIDTH

    return textwrap.wrap(line, WIDTH, subsequent_indent=further, break_on_hyphens=False)


def _assumptions(answer: Answer) -> Iterator[str]:
    from compiler.scope.reading import has_windows

    yield from answer.found.assumptions
    if has_windows(answer.plan):
        yield f"lists that are asked for by date are reckoned from {answer.found.day}"


def _about_counts(answer: Answer) -> Iterator[str]:
    origins = {one.origin for one in answer.counts}
    if "given" not in origins:
        said = "No count of what is read was given" if answer.counted else "No count was given"
        yield f"{said}: these are the rows of a typical account, which is invented."
        yield "Give your own: --count patients=5000, as often as you know one."
    elif "typical" in origins:
        yield "Counts that were not given are those of a typical account, which is invented."


def _as_json(answer: Answer) -> str:
    import msgspec

    from compiler.scope.sheets import warnings

    found, graded = answer.found, answer.grades
    written = {
        "pair": str(answer.address),
        **msgspec.to_builtins(found),
        "hours": found.timeline.hours,
        "days": found.timeline.days,
        "shares": [{**msgspec.to_builtins(one), "percent": one.percent} for one in found.shares],
        "complexity": dict(graded.rows),
        "warnings": list(warnings(found)),
    }
    return json.dumps(written, indent=2, sort_keys=True) + "\n"
