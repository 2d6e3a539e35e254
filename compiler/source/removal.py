"""What an overlay says about something that it removes: why, and which source fields then go nowhere."""

from collections.abc import Mapping
from dataclasses import dataclass

from compiler.diagnostics.diagnostic import Diagnostic, Diagnostics, Place
from compiler.diagnostics.suggest import nearest
from compiler.source.located import Plain

_KEYS = ("drop", "why")


@dataclass(frozen=True, slots=True, kw_only=True)
class Removal:
    """The reasons of a removal; `drop` is by source field."""

    why: str
    drop: Mapping[str, str]


def removal(address: str, how: Plain, place: Place, diags: Diagnostics) -> Removal | None:
    """Return the reasons for a removal, or None after reporting that they are missing or out of shape."""
    given = how if isinstance(how, dict) else {"why": how} if isinstance(how, str) else {}
    below = Place(document=place.document, keys=place.keys)
    found = [_unknown(key, below) for key in given if key not in _KEYS]
    why, drop = given.get("why"), given.get("drop", {})
    if not isinstance(why, str) or not why.strip():
        found.append(_without_reason(address, place))
    if not isinstance(drop, dict):
        found.append(_not_text("drop", "a mapping from fields to reasons", below.at("drop")))
        drop = {}
    reasons = {field: reason for field, reason in drop.items() if isinstance(reason, str)}
    found += [_not_text(field, "text", below.at("drop", field)) for field in drop if field not in reasons]
    for diagnostic in found:
        diags.report(diagnostic)
    return None if found else Removal(why=str(why), drop=reasons)


def _without_reason(address: str, place: Place) -> Diagnostic:
    return Diagnostic(
        rule="COV107",
        message=f"`{address}` is removed without a reason",
        place=place,
        label="needs `why:`",
        helps=("write `{why: the reason}`; it is printed in the migration report",),
    )


def _unknown(key: str, below: Place) -> Diagnostic:
    near = nearest(key, _KEYS)
    return Diagnostic(
        rule="YML104",
        message=f"`{key}` is not a key of a removal",
        place=below.at(key).key(),
        helps=(f"did you mean `{near}`?" if near else "the keys of a removal are `drop`, `why`",),
    )


def _not_text(name: str, wanted: str, place: Place) -> Diagnostic:
    return Diagnostic(rule="YML110", message=f"`{name}` must be {wanted}", place=place)
