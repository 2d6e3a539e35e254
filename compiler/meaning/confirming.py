"""What a person has confirmed, and whether it still means what it meant then."""

from collections.abc import Iterable, Mapping

from compiler.meaning.fingerprints import fingerprint
from compiler.meaning.meanings import Meanings
from compiler.model.program import Program
from compiler.source.located import Plain
from compiler.source.writing import document
from compiler.spec.lock import Confirmation, ConfirmationsSpec


def unconfirmed(
    program: Program, fingerprints: Mapping[str, str], confirmations: ConfirmationsSpec | None
) -> tuple[str, ...]:
    """Return the addresses that a machine proposed and nobody has confirmed as they are now, sorted."""
    known = confirmations.confirmed if confirmations else {}
    return tuple(
        address
        for address in sorted(program.pair.proposed)
        if address not in known or known[address].fingerprint != fingerprints.get(address)
    )


def confirmed(program: Program) -> Mapping[str, Confirmation]:
    """Return what was confirmed for the program's customer, by address."""
    return program.confirmations.confirmed if program.confirmations else {}


def fingerprints_of(addresses: Iterable[str], known: Meanings) -> Mapping[str, str]:
    """Return the fingerprints of those addresses that exist."""
    found = ((address, fingerprint(address, known)) for address in addresses)
    return {address: mark for address, mark in found if mark is not None}


def stale(found: Mapping[str, Confirmation], known: Meanings) -> tuple[str, ...]:
    """Return the addresses that exist and were confirmed with another meaning, sorted."""
    now = fingerprints_of(found, known)
    return tuple(address for address in sorted(now) if now[address] != found[address].fingerprint)


def stale_since(
    found: Mapping[str, Confirmation], known: Meanings, before: Mapping[str, str]
) -> tuple[str, ...]:
    """Return what was confirmed as it was in an older version, of these fingerprints, and is no longer so."""
    return tuple(
        address
        for address in stale(found, known)
        if before.get(address, found[address].fingerprint) == found[address].fingerprint
    )


def differences(address: str, confirmation: Confirmation, known: Meanings) -> tuple[str, ...]:
    """Return, old and new, the parts of an address that say something else than what was confirmed; none
    where it was not recorded.
    """
    if not confirmation.meant:
        return ()
    now = meant(address, known)
    parts = sorted({*now, *confirmation.meant})
    return tuple(
        f"{part}   {confirmation.meant.get(part, 'nothing')} -> {now.get(part, 'nothing')}"
        for part in parts
        if now.get(part) != confirmation.meant.get(part)
    )


def confirmations_text(
    program: Program,
    known: Meanings,
    before: Mapping[str, Confirmation],
    chosen: Iterable[str],
    who: tuple[str, str],
) -> str:
    """Write the document of confirmations with those that are chosen now; `who` is by whom and when."""
    by, at = who
    confirmed = {
        **before,
        **{
            address: Confirmation(fingerprint=mark, by=by, at=at, meant=dict(meant(address, known)))
            for address, mark in fingerprints_of(chosen, known).items()
        },
    }
    content: dict[str, Plain] = {
        "spec": "confirmations/v1",
        "pair": program.pair.name,
        "customer": program.customer,
        "confirmed": {address: _written(confirmed[address]) for address in sorted(confirmed)},
    }
    return document(content)


def _written(one: Confirmation) -> dict[str, Plain]:
    facts: dict[str, Plain] = {"fingerprint": one.fingerprint, "by": one.by, "at": one.at}
    parts: dict[str, Plain] = {part: one.meant[part] for part in sorted(one.meant)}
    return {**facts, "meant": parts} if parts else facts


def meant(address: str, known: Meanings) -> Mapping[str, str]:
    """Return what a person confirms with an address: what each part of it says, by the rest of its address.

    What only documents is left out, unless there is nothing else.
    """
    parts = [one for one in known.at_and_below(address) if one.text is not None]
    loud = [one for one in parts if one.consequence != "DOCS"] or parts
    return {one.address.removeprefix(address).removeprefix(".") or "value": one.text or "" for one in loud}
