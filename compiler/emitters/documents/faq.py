"""What people ask before they decide, answered from the facts of the pair."""

from collections.abc import Mapping

from compiler.emitters.documents.checklist import is_hipaa
from compiler.emitters.documents.document import Document, Subject
from compiler.model.program import Program
from compiler.platforms.ownership import owned_by_one


def context(subject: Subject) -> Mapping[str, object]:
    """Return the facts that the answers are made of."""
    program, plan = subject.program, subject.plan
    native = [load.target for load in plan.loads if load.native_audit and not load.second_pass]
    files = [load for load in plan.loads if load.operation == "file"]
    return {
        "pace": _pace(program),
        "native": sorted(dict.fromkeys(native)),
        "audit": [
            name for name in (program.pair.schema.audit.created, program.pair.schema.audit.modified) if name
        ],
        "people": [load.source for load in plan.loads if load.operation == "find" and not load.second_pass],
        "fallback": _fallbacks(program),
        "grants": [
            (name, ", ".join(sorted({*grant.read, *grant.edit})))
            for name, grant in sorted(program.pair.protect.grants.items())
        ],
        "hipaa": is_hipaa(subject),
        "files": bool(files),
        "automations": [one.label for one in program.source.automations.values()],
        "assumed": sorted(name for name, one in program.objects.items() if _is_assumed(subject, name)),
        "exports": sorted(one.object for one in plan.tables if one.channel == "export" and one.needed),
        "key_field": program.key_field,
        "loader": plan.destination.loader,
        "one_owner": owned_by_one(plan),
    }


def _pace(program: Program) -> str:
    connector = program.source.connector
    if connector is None:
        return ""
    rate, quotas = connector.rate, connector.rate.quotas
    at_once = f", {rate.concurrency} at once" if rate.concurrency > 1 else ", one at a time"
    each = f"a request every {rate.every_ms} milliseconds{at_once}"
    named = (
        ("second", quotas.second),
        ("minute", quotas.minute),
        ("hour", quotas.hour),
        ("day", quotas.day),
        ("month", quotas.month),
    )
    most = ", ".join(f"{number} a {word}" for word, number in named if number is not None)
    return f"{each}, and at most {most}" if most else each


def _fallbacks(program: Program) -> list[str]:
    return sorted(
        {spec.unmatched.owner.removeprefix("$") for spec in program.pair.routes.values() if spec.unmatched}
    )


def _is_assumed(subject: Subject, name: str) -> bool:
    needed = {table.object for table in subject.plan.tables if table.needed}
    return name in needed and subject.program.objects[name].evidence == "assumed"


FAQ = Document(
    name="faq",
    title="Questions that are asked",
    about="how long, whose, who sees what, what happens if: answered for this pair",
    audience="everybody",
    context=context,
)
