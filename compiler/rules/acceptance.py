"""`accept:`, the one way to live with a finding: what is accepted with a reason is dropped, the rest stays.

A route says `accept: {TYP102: {MailingCity: why}}`, the field as the route writes it, or `audit.created`.
What concerns no field of a route is accepted by the pair: `accept: {COV109: {maps.payment_method: why}}`, the
address as the finding shows it behind `at:`.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from compiler.diagnostics.diagnostic import Diagnostic, Diagnostics, Place
from compiler.diagnostics.law import Law
from compiler.diagnostics.locator import address
from compiler.diagnostics.suggest import nearest
from compiler.model.program import Program

_FILLING = frozenset({"set", "const", "link", "find", "show"})
_PAIR = Place(document="pair")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Acceptance:
    """One line of an `accept`: the rule, the address it speaks of, the reason, and where it is written."""

    rule: str
    speaks_of: str
    route: str | None
    reason: str
    place: Place


def settle(program: Program, found: Iterable[Diagnostic], laws: Mapping[str, Law]) -> Diagnostics:
    """Return the findings without those that are accepted and may be, and with what is wrong in `accept`.

    COV108: nothing raises what is accepted; COV112: it cannot be accepted, or has no reason; REF118: there is
    no such rule.
    """
    findings = tuple(found)
    acceptances = tuple(_acceptances(program))
    # What a misspelled rule was meant to accept says nothing more: the misspelling is the one finding.
    valid = {
        (one.rule if one.rule in laws else nearest(one.rule, laws) or "", one.speaks_of)
        for one in acceptances
        if one.rule not in laws or _refusal(one, laws) is None
    }
    valid = {(rule, name) for rule, name in valid if rule in laws and laws[rule].silenced}
    kept = Diagnostics(one for one in findings if not _names(one) & valid)
    raised = {name for one in findings for name in _names(one)}
    mistaken = {name for one in findings if one.level == "error" for _, name in _names(one)}
    for acceptance in acceptances:
        refusal = _refusal(acceptance, laws)
        if refusal is not None:
            kept.report(refusal)
        elif (acceptance.rule, acceptance.speaks_of) not in raised:
            known = acceptance.route is None or acceptance.route in program.routes
            # A field with a mistake of its own may raise the loss again once that is put right.
            if known and acceptance.speaks_of not in mistaken:
                kept.report(_stale(acceptance))
    return kept


def _acceptances(program: Program) -> Iterator[_Acceptance]:
    for rule, addresses in program.pair.accept.items():
        for name, reason in addresses.items():
            place = _PAIR.at("accept", rule, name).key()
            yield _Acceptance(rule=rule, speaks_of=name, route=None, reason=reason, place=place)
    for route, spec in program.pair.routes.items():
        for rule, fields in spec.accept.items():
            for name, reason in fields.items():
                place = _PAIR.at("routes", route, "accept", rule, name).key()
                speaks_of = _in_route(route, name)
                yield _Acceptance(rule=rule, speaks_of=speaks_of, route=route, reason=reason, place=place)


def _in_route(route: str, name: str) -> str:
    """Return what a route's acceptance speaks of; no address of a document has two colons."""
    return f"{route}::{name}"


def _names(one: Diagnostic) -> set[tuple[str, str]]:
    """Return what an acceptance may call a finding: its address, and the field of its route."""
    names = {(one.rule, address(one.place))}
    keys = one.place.keys
    if one.place.document == "pair" and len(keys) > 3 and keys[0] == "routes":
        field = keys[3] if keys[2] in _FILLING else ".".join(keys[2:])
        names.add((one.rule, _in_route(keys[1], field)))
    return names


def _refusal(acceptance: _Acceptance, laws: Mapping[str, Law]) -> Diagnostic | None:
    """Return why an acceptance does not count, or None where it does."""
    rule, law = acceptance.rule, laws.get(acceptance.rule)
    if law is None:
        near = nearest(rule, laws)
        return Diagnostic(
            rule="REF118",
            message=f"there is no rule `{rule}`",
            place=acceptance.place,
            helps=(f"did you mean `{near}`?",) if near else ("`crosswalk explain` lists all rules",),
        )
    if not law.silenced:
        return Diagnostic(
            rule="COV112",
            message=f"{rule} cannot be accepted: {law.title}",
            place=acceptance.place,
            notes=(law.why,),
            helps=("put right what raises it, and remove this acceptance",),
        )
    if not acceptance.reason.strip():
        return Diagnostic(
            rule="COV112",
            message=f"this acceptance of {rule} gives no reason",
            place=acceptance.place,
            helps=("say why it is fine; the reason is printed in the migration report",),
        )
    return None


def _stale(acceptance: _Acceptance) -> Diagnostic:
    return Diagnostic(
        rule="COV108",
        level="warning",
        message=f"this acceptance of {acceptance.rule} no longer applies",
        place=acceptance.place,
        label="nothing here raises it",
        helps=("remove it",),
    )


LAWS = (
    Law(
        id="COV108",
        level="warning",
        title="acceptance that no longer applies",
        why="A stale acceptance hides the next loss.",
        remedy="Remove it.",
    ),
    Law(
        id="COV112",
        level="error",
        title="acceptance of what cannot be accepted",
        why="Some mistakes make rows wrong whatever anybody thinks of them; and the reason is all that a "
        "reader of the report gets.",
        remedy="Put right what raises the finding; give a reason where it can be accepted.",
    ),
    Law(
        id="REF118",
        level="error",
        title="acceptance of a rule that does not exist",
        why="Somebody believes that a finding is dealt with.",
        remedy="Name the rule as the finding does.",
    ),
)
