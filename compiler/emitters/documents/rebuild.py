"""The rebuild guide: each automation of the source, how it is built again, and when it may be switched on."""

from collections.abc import Mapping

from compiler.emitters.documents.document import Document, Subject
from compiler.model.program import Program
from compiler.spec.platform import AutomationRows, AutomationSpec
from compiler.spec.protection import RebuildSpec

_WHEN: Mapping[str, str] = {
    "before_load": "before the load",
    "after_load": "when the load is done",
    "after_delta": "when the last changes of the source are there and nobody works in it any more",
}
_ORDER = tuple(_WHEN)


def context(subject: Subject) -> Mapping[str, object] | None:
    """Return what the guide says; None where a source does nothing by itself."""
    program = subject.program
    if not program.source.automations:
        return None
    plan = subject.plan
    pages = [_page(program, name) for name in program.source.automations]
    return {
        "automations": pages,
        "who": f"{plan.pair}@{plan.customer or 'CUSTOMER'}",
        "moments": _moments(program),
        "writing": [page["label"] for page in pages if page["messages"]],
        "looked_at": bool(program.inventory),
        "shows": any(one.rows for one in program.source.automations.values()),
    }


def _page(program: Program, name: str) -> dict[str, object]:
    automation = program.source.automations[name]
    spec = program.pair.rebuild.get(name)
    return {
        "name": name,
        "label": automation.label,
        "kind": automation.kind,
        "does": automation.does or "",
        "messages": automation.messages,
        "with": spec.with_ if spec else "",
        "needs": (spec.needs if spec else None) or "nothing that anybody named",
        "owner": spec.owner if spec else "",
        "steps": list(spec.steps) if spec else [],
        "done_when": (spec.done_when if spec else None) or "",
        "when": _WHEN[spec.activate] if spec else "",
        "why": _why(program, automation, spec) if spec else "",
        "account": _account(program, automation.rows) if automation.rows else None,
    }


def _why(program: Program, automation: AutomationSpec, spec: RebuildSpec) -> str:
    source, target = program.source.label, program.target.label
    if automation.messages:
        return (
            "Switched on before, it would run for records that are loaded and write to real patients about "
            f"them, while {source} still writes to them too."
        )
    if spec.activate == "before_load":
        return "It writes to nobody, and records that are loaded may set it off."
    if spec.activate == "after_load":
        return "It writes to no patient, and looks at records that must all be there first."
    return f"Until then the same thing happens in {source} and would happen twice in {target}."


def _account(program: Program, rows: AutomationRows) -> dict[str, object]:
    """Return what was found of an automation in this account, as a table; no rows where nobody looked."""
    found = program.inventory.get(rows.of, {})
    columns = (rows.name, *rows.show)
    cells = [[entry.get(name, "") for name in columns] for _, entry in sorted(found.items())]
    return {
        "of": rows.of,
        "columns": columns,
        "rows": sorted(cells),
        "seen": rows.of in program.inventory,
    }


def _moments(program: Program) -> list[tuple[str, str]]:
    """List what is switched on when, in the order of time."""
    found: dict[str, list[str]] = {}
    for name, automation in program.source.automations.items():
        if spec := program.pair.rebuild.get(name):
            found.setdefault(spec.activate, []).append(automation.label)
    return [(_WHEN[moment], "; ".join(found[moment])) for moment in _ORDER if moment in found]


REBUILD = Document(
    name="rebuild",
    title="What is built again by hand",
    about="each automation: what it does, how it is built, and when it may be switched on",
    audience="administrator",
    context=context,
)
