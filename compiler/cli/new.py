"""`new`: first versions of specs, which check clean and say what to fill in."""

import re
import sys
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from compiler.workspace import Workspace, find

if TYPE_CHECKING:
    from compiler.proposals.propose import Proposal
    from compiler.spec.pair import PairSpec
    from compiler.spec.platform import PlatformSpec


def _checked(ctx: click.Context, param: click.Parameter, name: str) -> str:
    if not re.fullmatch(r"[a-z0-9][a-z0-9-]{0,78}", name):
        raise click.BadParameter(
            "a name has small letters, digits and hyphens, such as my-clinic", ctx, param
        )
    return name


_NAME = click.argument("name", metavar="NAME", callback=_checked)
_FINDINGS = 1
_LEAST = 0.6


@click.group("new")
def new_command() -> None:
    """Begin a platform, a pair, an overlay or a test.

    Nothing is ever written over. What is made checks clean; comments say what to fill in.

    \b
    Examples:
      crosswalk new platform helpdesk
      crosswalk new pair helpdesk-salesforce --from helpdesk --to salesforce
      crosswalk new overlay acme --pair helpdesk-salesforce
      crosswalk new test helpdesk-salesforce
    """


@new_command.command("platform")
@_NAME
@click.option("--label", help="What people call it.")
def platform_command(name: str, label: str | None) -> None:
    """Describe a system: what it holds, and how it is read."""
    from compiler.emitters.templates import Templates

    place = find(None)
    shown = label or name.replace("-", " ").title()
    variable = name.upper().replace("-", "_")
    templates = Templates(place.templates())
    text = templates.render("scaffolds/platform.yaml.j2", platform=name, label=shown, variable=variable)
    _write(place, f"specs/platforms/{name}.yaml", text)
    click.echo(
        f"Next: describe its objects, then crosswalk new pair {name}-salesforce --from {name} --to salesforce"
    )


@new_command.command("pair")
@_NAME
@click.option("--from", "source", required=True, metavar="PLATFORM", help="The platform that is left.")
@click.option("--to", "target", required=True, metavar="PLATFORM", help="The platform that is moved to.")
@click.option(
    "--min-score", default=_LEAST, show_default=True, help="How alike two names must be, from 0 to 1."
)
@click.option("--dry-run", is_flag=True, help="Show what would be proposed, and write nothing.")
@click.option("--json", "as_json", is_flag=True, help="Show the proposals as JSON.")
def pair_command(name: str, source: str, target: str, min_score: float, dry_run: bool, as_json: bool) -> None:
    """Draft a pair: routes, fields and value maps by name, type, values and description.

    Every proposed line has a score and a reason under `proposed:`, and blocks production until a
    person has confirmed it. Works offline, and always gives the same draft.
    """
    from compiler.platforms.known import PLATFORMS
    from compiler.proposals.propose import Ends
    from compiler.proposals.settle import settled

    place = find(None)
    texts = place.texts()
    written = _platform(texts, target)
    platform = PLATFORMS.get(written.rule_pack or "")
    if platform is None:
        _stop(f"{target} is no platform that can be written; known: {', '.join(sorted(PLATFORMS))}")
    ends = Ends(source=_platform(texts, source), target=written, platform=platform)
    draft, open_places = settled(texts, name, ends, version("tzdata"), min_score)
    if not dry_run:
        _write(place, f"specs/pairs/{name}.yaml", draft.text)
    _show(draft, as_json)
    for address in open_places:
        click.echo(f"still to be put right: {address}", err=True)
    if not as_json:
        click.echo(f"Next: crosswalk check {name}")


@new_command.command("overlay")
@click.argument("customer", metavar="CUSTOMER", callback=_checked)
@click.option("--pair", required=True, metavar="PAIR", help="The pair that the customer uses.")
@click.option("--label", help="What people call the customer.")
def overlay_command(customer: str, pair: str, label: str | None) -> None:
    """Begin a customer's document: an answer to every question of the pair."""
    from compiler.proposals.scaffolds import overlay_text

    place = find(None)
    text = overlay_text(_pair(place.texts(), pair), customer, label or customer.replace("-", " ").title())
    _write(place, f"specs/orgs/{customer}.yaml", text)
    click.echo(f"Next: replace the answers, then crosswalk check {pair}@{customer}")


@new_command.command("test")
@click.argument("pair", metavar="PAIR", callback=_checked)
def test_command(pair: str) -> None:
    """Begin a pair's examples: one for each route, which all come true."""
    from compiler.cli.examples import test_text
    from compiler.pipeline import compile_pair

    place = find(None)
    made = compile_pair(place.texts(), place.templates(), pair, None, version("tzdata"))
    if made.artifacts is None:
        _stop(f"{pair} does not compile. Next: crosswalk check {pair}")
    _write(place, f"specs/tests/{pair}.yaml", test_text(made))
    click.echo(f"Next: change the examples into what matters, then crosswalk test {pair}")


def _show(draft: "Proposal", as_json: bool) -> None:
    if as_json:
        import json

        click.echo(json.dumps({"version": 1, "proposed": dict(draft.proposed)}, indent=2, ensure_ascii=False))
        return
    for address, reason in draft.proposed.items():
        if address.count(".") == 1 and address.startswith("routes."):
            click.echo(f"{address.removeprefix('routes.'):<28} {reason}")
    click.echo(f"{len(draft.proposed)} lines are proposed; each waits for a person.")


def _platform(texts: dict[str, str], name: str) -> "PlatformSpec":
    from compiler.cli.show import show_findings
    from compiler.diagnostics.diagnostic import Diagnostics
    from compiler.source.reader import read
    from compiler.source.sources import Sources
    from compiler.spec.decode import decode_platform

    file, diags = f"specs/platforms/{name}.yaml", Diagnostics()
    if file not in texts:
        _stop(f"There is no {file}. Next: crosswalk new platform {name}")
    located = read("source", file, texts[file], diags)
    spec = decode_platform("source", located, diags) if located else None
    if spec is None or diags.has_errors:
        # No pair may use the platform yet, so there is nothing that `check` could be asked about.
        show_findings(diags, Sources.of({file: texts[file]}, located), "human", file)
        _stop("Nothing was written. Next: put that right, and give the same command again")
    return spec


def _pair(texts: dict[str, str], name: str) -> "PairSpec":
    from compiler.diagnostics.diagnostic import Diagnostics
    from compiler.source.reader import read
    from compiler.spec.decode import decode_pair

    file, diags = f"specs/pairs/{name}.yaml", Diagnostics()
    if file not in texts:
        _stop(f"There is no {file}. Next: crosswalk new pair {name} --from PLATFORM --to PLATFORM")
    located = read("pair", file, texts[file], diags)
    spec = decode_pair("pair", located, diags) if located else None
    if spec is None or diags.has_errors:
        _stop(f"{file} has mistakes. Next: crosswalk check {name}")
    return spec


def _write(place: Workspace, file: str, text: str) -> None:
    """Write a new file; one that is there stays as it is."""
    path = place.root / Path(file)
    if not (place.root / "specs").is_dir():
        _stop("There is no specs/ here. Next: crosswalk init FOLDER, and go there")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as made:
            made.write(text)
    except FileExistsError:
        _stop(f"{file} is there already; nothing was written. Next: choose another name")
    click.echo(f"Made {file}.")


def _stop(why: str) -> NoReturn:
    click.echo(why, err=True)
    sys.exit(_FINDINGS)
