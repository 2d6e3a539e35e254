"""The last screen of a rehearsal: the account of every object, the oddities, the report, and one thing to
try.
"""

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from compiler.cli.oddities import Verdict, judge, read_oddities, wrong_totals
from compiler.cli.tables import reasons_text, reconciliation_text
from compiler.runtime.context import Context
from compiler.runtime.readiness import before_production
from compiler.runtime.reconcile import Reconciliation
from compiler.runtime.report import HTML_FILE

if TYPE_CHECKING:
    from compiler.cli.rehearse import Rehearsal

_TRY_INVOICES = """Try a mistake: in specs/pairs/{pair}.yaml, under routes.invoice, change
    Amount__c: total
to
    Amount__c: status
and run `crosswalk check {pair}`. It answers TYP101 and TYP104 at that line and column,
because a picklist value that may be empty is no amount, and COV102, because Invoice.total would be lost."""
_TRY_ANY = """Try a mistake: in specs/pairs/{pair}.yaml, misspell the field in any line under `set:` and run
`crosswalk check {pair}`. It answers REF102 at that line and column, and names the field you meant."""


def show_outcome(
    rehearsal: "Rehearsal", context: Context, found: Reconciliation, seconds: float, as_json: bool
) -> bool:
    """Write the outcome and return whether both ends agree and every oddity ended where its README says."""
    verdicts: tuple[Verdict, ...] = ()
    if context.destination is not None:
        verdicts = judge(read_oddities(rehearsal.practice), context.plan, found, context.destination)
    totals = wrong_totals(rehearsal.practice, found)
    wrong = [*(_shown(one) for one in verdicts if not one.ok), *totals]
    report = context.folders.run / HTML_FILE
    waiting = before_production(context)
    if as_json:
        outcome = {
            "ok": found.ok and not wrong,
            "seconds": round(seconds, 1),
            "objects": [asdict(one) for one in found.objects],
            "checks": [{**asdict(one), "ok": one.ok} for one in found.checks],
            "oddities": {"all": len(verdicts), "wrong": wrong},
            "before_production": waiting,
            "report": str(report),
        }
        click.echo(json.dumps(outcome, indent=2))
        return found.ok and not wrong
    click.echo(f"\n{reasons_text(found, spec_lines(context.folders.generated))}\n")
    click.echo(f"{reconciliation_text(found)}\n")
    right = sum(one.ok for one in verdicts)
    click.echo(f"oddities of the data: {right} of {len(verdicts)} ended where their README says")
    for text in wrong:
        click.echo(f"  NOT AS SAID {text}")
    for difference in found.differences:
        click.echo(f"  DIFFERS {difference}")
    for line in waiting:
        click.echo(f"  BEFORE PRODUCTION {line}")
    click.echo(f"report: {report}   ({seconds:.0f} s)\n\n{_try(context)}")
    return found.ok and not wrong


def spec_lines(generated: Path) -> dict[str, str]:
    """Return where the manifest says that each address of the spec is written: `file:line`."""
    nodes = json.loads((generated / "manifest.json").read_text(encoding="utf-8"))["nodes"]
    return {address: f"{node['file']}:{node['line']}" for address, node in nodes.items() if "file" in node}


def _shown(verdict: Verdict) -> str:
    one = verdict.oddity
    wanted = one.outcome + (f" {one.rule}" if one.rule else "")
    return f"{one.name}: {one.object} {one.key} {one.field or ''}: {wanted} was said, {verdict.got} came"


def _try(context: Context) -> str:
    """Return the next thing to do after a rehearsal: see a mistake before anything is extracted."""
    invoices = any(
        column.address == "routes.invoice.set.Amount__c"
        for load in context.plan.loads
        for column in load.columns
    )
    return (_TRY_INVOICES if invoices else _TRY_ANY).format(pair=context.plan.pair)
