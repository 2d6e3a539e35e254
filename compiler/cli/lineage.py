"""`lineage`: where a target field comes from, or where a source field goes to."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from compiler.cli.addresses import PAIR_ARGUMENT, Address
from compiler.cli.compiling import compiled_or_exit

if TYPE_CHECKING:
    from compiler.graphs.trace import Origin, Outcome, Step, Way
    from compiler.model.manifest import Manifest

_LONGEST = 100


@click.command("lineage")
@PAIR_ARGUMENT
@click.argument("field", metavar="OBJECT.FIELD")
@click.option("--json", "as_json", is_flag=True, help="Write one JSON object.")
def lineage_command(pair: Address, field: str, as_json: bool) -> None:
    """Tell where a target field comes from, or where a source field goes to.

    Shows the expressions, the fields and value maps behind them, what is lost and why that is accepted, the
    class of health data, who may read it, and the line of the spec for each of them.

    \b
    Examples:
      crosswalk lineage practicehub-salesforce Contact.HIPAA_Notes__c
      crosswalk lineage practicehub-salesforce Patient.patient_number
    """
    from compiler import workspace
    from compiler.graphs.trace import names, origin, outcome

    manifest = compiled_or_exit(workspace.find(None), pair).manifest
    found = origin(manifest, field) or outcome(manifest, field)
    if found is None:
        raise click.UsageError(_unknown(field, names(manifest), pair))
    if as_json:
        from msgspec import to_builtins

        click.echo(json.dumps(asdict(found), indent=2, ensure_ascii=False, default=to_builtins))
        return
    for line in _lines(found, manifest):
        click.echo(line.rstrip())


def _unknown(field: str, known: tuple[str, ...], pair: Address) -> str:
    from compiler.diagnostics.suggest import nearest

    near = nearest(field, known)
    hint = f" Did you mean {near}?" if near else ""
    return f"There is no field {field} in {pair}.{hint}"


def _lines(found: "Origin | Outcome", manifest: "Manifest") -> Iterator[str]:
    from compiler.graphs.trace import Origin

    return _of_target(found, manifest) if isinstance(found, Origin) else _of_source(found)


def _of_target(found: "Origin", manifest: "Manifest") -> Iterator[str]:
    yield f"{found.name}   class: {found.phi}"
    yield f"  read by    {_readers(found)}"
    if found.declared:
        yield from _row("declared", found.declared)
    if not found.ways:
        yield "  filled by  nothing"
    for way in found.ways:
        yield ""
        yield f"{way.edge.address}   {way.where or ''}"
        yield _expression(way)
        yield from _behind(way)


def _expression(way: "Way") -> str:
    edge = way.edge
    return f"  expression {edge.expression}   gives {edge.type or 'a reference'}, class {edge.phi}"


def _behind(way: "Way") -> Iterator[str]:
    for step in way.sources:
        yield from _row("from", step)
    for step in way.steps:
        yield from _row("through", step)
    for step in way.maps:
        yield from _row("map", step)
    for loss in way.edge.losses:
        reason = f"accepted: {loss.reason}" if loss.reason else "nobody has accepted that"
        yield f"  loses      {loss.rule} {loss.message}; {reason}"


def _of_source(found: "Outcome") -> Iterator[str]:
    declared = found.declared
    yield f"{found.name}   {declared.type or ''}   class: {declared.phi or 'none'}   {declared.where or ''}"
    for way in found.reaches:
        yield ""
        yield f"{way.edge.target}   {way.edge.address}   {way.where or ''}"
        yield _expression(way)
        yield from _behind(way)
    if found.uses or found.left_out:
        yield ""
    for step in found.uses:
        yield from _row("used by", step)
    for step in found.left_out:
        yield from _row("left out", step)
    if not (found.reaches or found.uses or found.left_out):
        yield "  goes       nowhere"


def _row(word: str, step: "Step") -> Iterator[str]:
    facts = f"{step.type}, class {step.phi}" if step.type else ""
    says = facts if step.kind in ("field", "source field") else step.says
    shown = says if len(says) <= _LONGEST else f"{says[: _LONGEST - 1]}…"
    more = f"   ({facts})" if facts and says != facts else ""
    yield f"  {word:<10} {step.address}   {shown}{more}   {step.where or ''}"


def _readers(found: "Origin") -> str:
    if found.phi == "none":
        return "everybody who may see the record: the field has no class"
    groups = ", ".join(found.readers) or "no group of this pair"
    made = found.declared or found.name.endswith("__c")
    return groups if made else f"{groups}; a field that every account has: profiles decide too"
