"""The report of a run: `report.json` for programs and `report.html` for people, both in the run folder, 0600.

They hold counts, rules, places in the spec, and the positions and source ids of records that did not load.
Never a value of a record.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec

from compiler.model.plan import Loss, Plan
from compiler.runtime import private
from compiler.runtime.context import Context
from compiler.runtime.handouts import write_handouts
from compiler.runtime.links import FALLBACK
from compiler.runtime.meanings import QUARANTINED, meaning
from compiler.runtime.page import Child, Markup, element, page, section, table
from compiler.runtime.preflight import BoundPlan, bound_plan
from compiler.runtime.readiness import before_production
from compiler.runtime.reconcile import ObjectCount, Reconciliation, reconciled
from compiler.runtime.tally import LEFT_BEHIND, Note, Place, Reason
from compiler.runtime.timings import Timing, timings

FORMAT = "report/1"
JSON_FILE = "report.json"
HTML_FILE = "report.html"

_SHOWN_PLACES = 200


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """What `report.json` holds.

    `losses` were accepted when the pair was written. `before_production` is what would stop a run into a
    production org; empty where this is one.
    """

    format: str = FORMAT
    ok: bool
    bound: BoundPlan
    reconciliation: Reconciliation
    timings: tuple[Timing, ...]
    losses: tuple[Loss, ...] = ()
    before_production: tuple[str, ...] = ()
    remote_writes: int
    audit_head: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportResult:
    """Where the report is, and the handouts beside it."""

    ok: bool
    json: Path
    html: Path
    handouts: tuple[Path, ...] = ()


def report(context: Context) -> ReportResult:
    """Write both files from what reconcile found, and the handouts of the plan.

    Raises RunStop where nothing was reconciled.
    """
    found, bound = reconciled(context), bound_plan(context)
    written = Report(
        ok=found.ok,
        bound=bound,
        reconciliation=found,
        losses=(*context.plan.losses, *_left_behind(context.plan)),
        before_production=before_production(context) if bound.environment == "sandbox" else (),
        timings=timings(context.store),
        remote_writes=len(context.store.audit_lines()),
        audit_head=context.store.audit_head(),
    )
    folder = context.folders.run
    content = msgspec.json.format(msgspec.json.encode(written), indent=2) + b"\n"
    private.write(folder / JSON_FILE, content)
    private.write(folder / HTML_FILE, html(written).encode())
    handouts = write_handouts(context)
    return ReportResult(ok=found.ok, json=folder / JSON_FILE, html=folder / HTML_FILE, handouts=handouts)


def _left_behind(plan: Plan) -> Iterator[Loss]:
    for case, why in sorted(plan.left_behind.items()):
        yield Loss(address=f"not_migrated.{case}", rule=LEFT_BEHIND, why=why)


def read(path: Path) -> Report:
    """Read a report back; raises msgspec.ValidationError where it is none of this format."""
    found = msgspec.json.decode(private.read(path), type=Report)
    if found.format != FORMAT:
        raise msgspec.ValidationError(f"this program reads {FORMAT}, not {found.format}")
    return found


def html(found: Report) -> str:
    """Return the page for people."""
    account = found.reconciliation
    return page(
        f"Migration report of {found.bound.plan}",
        _verdict(found),
        _about(found.bound),
        section("Reconciliation", _objects(account.objects), _checks(account)),
        section(
            "Records that did not load",
            _reasons(account.reasons),
            *_next(found),
            *_places(account.places),
        ),
        section("Waiting for a value of a map", _waiting(account.reasons)),
        section("Loaded with a remark", _notes(account.notes), _fallbacks(account.notes)),
        section("Records that changed sides", *_changed(account)),
        section("Losses accepted", _losses(found.losses)),
        section("Before production", *_before(found)),
        section("Times", _times(found.timings)),
        section("Audit trail", _audit(found)),
    )


def _verdict(found: Report) -> Markup:
    differences = found.reconciliation.differences
    if not differences:
        text = "Every extracted record is accounted for, and both ends agree."
        return element("p", text, kind="ok")
    lines = (element("li", difference) for difference in differences)
    return element("div", element("p", "Both ends do not agree:", kind="bad"), element("ul", *lines))


def _about(bound: BoundPlan) -> Markup:
    facts = (
        ("Organisation", f"{bound.organisation_name} ({bound.organisation}, {bound.environment})"),
        ("Source account", bound.account),
        ("Plan", bound.digest),
        ("Time zone rules", f"tzdata {bound.tzdata}"),
    )
    return table(
        "What this run is about", ("", ""), ((name, element("code", value)) for name, value in facts)
    )


def _objects(objects: tuple[ObjectCount, ...]) -> Markup:
    moved = [each for each in objects if each.role == "moved"]
    others = [each for each in objects if each.role != "moved"]
    headers = ("Object", "Extracted", "Loaded", "Refused", "Failed", "Skipped", "Open", "Evidence")
    counted = table(
        "extracted = loaded + refused + failed + skipped",
        headers,
        (
            (o.object, o.extracted, o.loaded, o.refused, o.failed, o.skipped, o.pending, o.evidence)
            for o in moved
        ),
    )
    rest = table(
        "Objects without a route of their own",
        ("Object", "What became of it", "At the source", "Extracted", "Not usable"),
        (
            (
                each.object,
                each.role,
                "not counted" if each.announced is None else each.announced,
                each.extracted,
                each.unusable,
            )
            for each in others
        ),
    )
    days = (
        element("p", f"{o.object}: days from {o.asked[0]} to {o.asked[1]} were asked for")
        for o in objects
        if o.asked
    )
    return Markup(counted + rest + "".join(days))


def _checks(account: Reconciliation) -> Markup:
    return table(
        "Numbers that both ends must agree on",
        ("What", "Here", "In the destination", ""),
        ((c.what, c.expected, c.found, _mark(c.ok)) for c in account.checks),
    )


def _mark(ok: bool) -> Markup:
    return element("span", "agrees", kind="ok") if ok else element("span", "differs", kind="bad")


def _reasons(reasons: tuple[Reason, ...]) -> Markup:
    return table(
        "Why, and where in the spec",
        ("Object", "", "Rule", "What it means", "Address", "Records"),
        ((r.object, r.bucket, r.rule, meaning(r.rule), element("code", r.address), r.rows) for r in reasons),
    )


def _waiting(reasons: tuple[Reason, ...]) -> Markup:
    return table(
        "Records that are sent once somebody has mapped their value",
        ("Object", "Mapped at", "Records"),
        ((r.object, element("code", r.address), r.rows) for r in reasons if r.rule == QUARANTINED),
    )


def _losses(losses: tuple[Loss, ...]) -> Markup:
    return table(
        "What the destination cannot hold, and why that was accepted",
        ("Address", "Rule", "Reason"),
        ((element("code", each.address), each.rule, each.why) for each in losses),
    )


def _before(found: Report) -> Iterator[Markup]:
    """List what only a production org waits for."""
    if found.before_production:
        yield element("p", "This org is a sandbox. A run into a production org would be stopped by:")
        yield element("ul", *(element("li", line) for line in found.before_production))
    else:
        yield element("p", "Nothing else must be decided.")


def _places(places: tuple[Place, ...]) -> Iterator[Markup]:
    """List positions and source ids, the first of each reason."""
    groups: dict[tuple[str, str, str], list[Place]] = {}
    for place in places:
        groups.setdefault((place.object, place.rule, place.address), []).append(place)
    for (object_name, rule, address), found in sorted(groups.items()):
        more = f", the first {_SHOWN_PLACES} of {len(found)}" if len(found) > _SHOWN_PLACES else ""
        shown = ", ".join(_place(place) for place in found[:_SHOWN_PLACES])
        summary = f"{object_name}: {rule} at {address} ({len(found)}{more})"
        yield element("details", element("summary", summary), element("p", element("code", shown)))


def _next(found: Report) -> Iterator[Markup]:
    """Say how rows that the destination refused are sent once more."""
    if any(each.failed for each in found.reconciliation.objects):
        command = element("code", f"crosswalk run {found.bound.plan} --retry-failed")
        yield element("p", "What failed is sent again, once its cause is mended, by ", command)


def _place(place: Place) -> str:
    return f"#{place.position}" if place.source is None else f"#{place.position} (id {place.source})"


def _notes(notes: tuple[Note, ...]) -> Markup:
    return table(
        "A reference left empty, or a record that was there before",
        ("Route", "Rule", "What it means", "Address", "Records"),
        (
            (n.route, n.rule, meaning(n.rule), element("code", n.address), n.rows)
            for n in notes
            if n.rule != FALLBACK
        ),
    )


def _fallbacks(notes: tuple[Note, ...]) -> Markup:
    return table(
        "Owned by the fallback owner, and people without a user",
        ("Route", "Address", "Records"),
        ((n.route, element("code", n.address), n.rows) for n in notes if n.rule == FALLBACK),
    )


def _changed(account: Reconciliation) -> Iterator[Markup]:
    yield table(
        "In the destination through a route that does not claim them any more",
        ("Key", "Written by", "Claimed now by"),
        ((element("code", each.key), each.route, each.claimed_by or "no route") for each in account.moved),
    )
    yield table(
        "In the destination and no longer at the source",
        ("Key", "Written by"),
        ((element("code", each.key), each.route) for each in account.gone),
    )


def _times(found: tuple[Timing, ...]) -> Markup:
    rows: Iterator[tuple[Child, ...]] = (
        (each.phase, each.started, each.finished, each.runs, _duration(each.seconds)) for each in found
    )
    return table("What each phase took", ("Phase", "Began", "Ended", "Runs", "In all"), rows)


def _duration(seconds: float) -> str:
    hours, rest = divmod(round(seconds), 3600)
    return f"{hours} h {rest // 60} min" if hours else f"{rest // 60} min {rest % 60} s"


def _audit(found: Report) -> Markup:
    return element(
        "p", f"{found.remote_writes} lines; the hash of the last is ", element("code", found.audit_head)
    )
