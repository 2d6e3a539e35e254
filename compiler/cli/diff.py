"""`diff`: what differs in meaning from an earlier version, and what that leads to."""

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from compiler.cli.addresses import PAIR_ARGUMENT, Address
from compiler.cli.compiling import (
    Compiled,
    compiled,
    compiled_or_exit,
    confirmations_in,
    place_of,
    without_confirmations,
)
from compiler.cli.show import show_findings

if TYPE_CHECKING:
    from compiler.comparison.views import Comparison
    from compiler.model.manifest import Manifest
    from compiler.spec.lock import Confirmation
    from compiler.workspace import Workspace

DIFFERENCES = 4
FORMATS = ("human", "json", "markdown")


@click.command("diff")
@PAIR_ARGUMENT
@click.option(
    "--against", default="HEAD", metavar="REV|PATH", help="A git revision, or a manifest.json. [HEAD]"
)
@click.option("--detailed-exitcode", is_flag=True, help="Exit 4 where anything differs.")
@click.option("--format", "form", type=click.Choice(FORMATS), default="human", help="How it is written.")
def diff_command(pair: Address, against: str, detailed_exitcode: bool, form: str) -> None:
    """Show what the specs mean now that they did not mean before.

    Meanings are compared, not texts: comments, line breaks and the order of mappings are no difference. Every
    line names the address in the spec; they are grouped by what the change leads to.

    \b
    Examples:
      crosswalk diff practicehub-salesforce@acme-physio
      crosswalk diff practicehub-salesforce --against v1.2 --format markdown
    """
    from compiler import workspace

    place = workspace.find(None)
    new = compiled_or_exit(place, pair)
    older, old = _older(place, pair, against)
    found = _comparison((older, old), new, confirmations_in(place.texts(), pair))
    _show(found, new, form)
    sys.exit(DIFFERENCES if detailed_exitcode and found.changes else 0)


def _comparison(
    older: tuple[str, "Manifest"], new: Compiled, confirmed: "Mapping[str, Confirmation]"
) -> "Comparison":
    from compiler.comparison.changes import compare
    from compiler.comparison.laws import breaches
    from compiler.comparison.views import Comparison
    from compiler.meaning.confirming import stale_since
    from compiler.meaning.meanings import meanings

    name, old = older
    changes = compare(old, new.manifest)
    known = meanings(new.program)
    return Comparison(
        older=name,
        newer="working tree",
        old=old,
        new=new.manifest,
        changes=changes,
        findings=breaches(changes, old, new.manifest, place_of(known)),
        stale=stale_since(confirmed, known, {name: node.fingerprint for name, node in old.nodes.items()}),
    )


def _older(place: "Workspace", pair: Address, against: str) -> tuple[str, "Manifest"]:
    """Return the name and the manifest of what is compared with."""
    path = Path(against)
    if path.is_dir() and (path / "manifest.json").is_file():
        path = path / "manifest.json"
    if path.is_file():
        return against, _read(path)
    return _at_revision(place, pair, against)


def _at_revision(place: "Workspace", pair: Address, revision: str) -> tuple[str, "Manifest"]:
    from compiler.cli.revisions import texts_at
    from compiler.workspace import FolderProblem

    name, texts = texts_at(place.root, revision)
    made = compiled(place, pair, without_confirmations(texts))
    if isinstance(made, Compiled):
        return name, made.manifest
    first = next((one for one in made if one.level == "error"), None)
    why = f" ({first.rule}: {first.message})" if first else ""
    raise FolderProblem(
        f"{pair} of {name} does not compile with this version of crosswalk{why};"
        " say --against with another revision, or with the manifest.json that was made then"
    )


def _read(path: Path) -> "Manifest":
    import msgspec

    from compiler.model.manifest import manifest_from_json
    from compiler.workspace import FolderProblem

    try:
        return manifest_from_json(path.read_bytes())
    except (OSError, msgspec.DecodeError) as error:
        raise FolderProblem(f"{path} is no manifest that this command can read: {error}") from None


def _show(found: "Comparison", new: Compiled, form: str) -> None:
    from compiler.comparison.as_json import as_json
    from compiler.comparison.views import human, markdown
    from compiler.diagnostics.diagnostic import Diagnostics
    from compiler.pipeline import line_of

    if form == "json":
        click.echo(as_json(found, lambda one: line_of(new.sources, one.place)), nl=False)
        return
    click.echo(human(found) if form == "human" else markdown(found), nl=False)
    if found.findings and form == "human":
        show_findings(Diagnostics(found.findings), new.sources, "human", found.new.address)
