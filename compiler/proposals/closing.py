"""What makes a draft total: every field, object, automation, asset and gotcha has an answer, for now."""

from collections.abc import Iterable

from compiler.model.program import SourceObject
from compiler.proposals.draft import UNDECIDED, Draft, section
from compiler.source.located import Plain
from compiler.spec.platform import PlatformSpec


def drop_the_rest(draft: Draft, owner: SourceObject) -> None:
    """List the fields of an object that no line of its route uses."""
    name = draft.targets[owner.name]
    route = draft.routes[name]
    used = _used(route)
    for field in owner.fields.values():
        parts = (field.refers.by, field.refers.id) if field.refers else ()
        if field.name in used and parts:
            used |= set(parts)
    for field in owner.fields.values():
        if field.name not in used and field.name not in owner.key:
            section(route, "drop")[field.name] = UNDECIDED
            draft.propose(f"routes.{name}.drop.{field.name}", "0.00: nothing like it was found")


def _used(route: dict[str, Plain]) -> set[str]:
    used: set[str] = set()
    for kind in ("set", "audit"):
        inner = route.get(kind, {})
        if isinstance(inner, dict):
            used |= {str(text).split(" ")[0] for text in inner.values()}
    links = route.get("link", {})
    if isinstance(links, dict):
        for link in links.values():
            ref = link["ref"] if isinstance(link, dict) else link
            used.add(str(ref).split(" ")[0])
    return used


def answers(draft: Draft, source: PlatformSpec, target: PlatformSpec) -> dict[str, Plain]:
    """Return the closing sections of the document."""
    rebuild: dict[str, Plain] = {}
    for name in source.automations:
        rebuild[name] = {"with": UNDECIDED, "owner": UNDECIDED, "steps": [UNDECIDED], "done_when": UNDECIDED}
        draft.propose(f"rebuild.{name}", "0.00: somebody must say how")
    gotchas: dict[str, Plain] = {}
    for platform in (source, target):
        for name in platform.gotchas:
            gotchas[f"{platform.name}.{name}"] = {"accepted": UNDECIDED}
            draft.propose(f"gotchas.{platform.name}.{name}", "0.00: somebody must say how")
    for name in source.assets:
        draft.not_migrated[name] = UNDECIDED
        draft.propose(f"not_migrated.{name}", "0.00: no list gives it")
    return {"rebuild": rebuild, "gotchas": gotchas}


def decisions(draft: Draft, source: PlatformSpec) -> dict[str, Plain]:
    """Return the questions that the draft raises."""
    made: dict[str, Plain] = {}
    if draft.needs_zone:
        ask = f"Which time zone are the times of {source.label} written in?"
        made["practice_time_zone"] = {"ask": ask, "type": "time_zone", "needed": "sample"}
    if draft.needs_owner:
        ask = "Which username owns records of people who have no user?"
        made["fallback_owner"] = {"ask": ask, "type": "username", "needed": "sample"}
    return made


def protection(objects: Iterable[SourceObject]) -> dict[str, Plain]:
    """Return how health data is protected until somebody says more; nothing where there is none."""
    found = {field.type.phi for owner in objects for field in owner.fields.values()} - {"none"}
    medical = found & {"health", "sensitive"}
    labels: list[Plain] = ["PII", "HIPAA"] if medical else ["PII"]
    made: dict[str, Plain] = {
        name: {
            "classification": "Restricted" if name in medical else "Confidential",
            "compliance": list(labels),
        }
        for name in sorted(found)
    }
    if not found:
        return {}
    read: list[Plain] = [name for name in sorted(found) if name != "financial" or len(found) == 1]
    grants: dict[str, Plain] = {"Clinical_PHI" if medical else "Personal_Data": {"read": read}}
    if "financial" in found and len(found) > 1:
        billing: list[Plain] = [name for name in ("identifier", "financial") if name in found]
        grants["Billing_PHI"] = {"read": billing}
    return {**made, "grants": grants}
