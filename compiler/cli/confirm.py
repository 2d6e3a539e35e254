"""`confirm`: a person has read what an address means, and says so."""

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from compiler.cli.addresses import PAIR_ARGUMENT, Address
from compiler.cli.compiling import compiled_or_exit, confirmations_file, confirmations_in

if TYPE_CHECKING:
    from compiler.meaning.meanings import Meanings
    from compiler.model.program import Program
    from compiler.spec.lock import Confirmation

A_PERSON_DECIDES = 3
_HEADING = """\
# yaml-language-server: $schema=../schemas/confirmations.v1.json
# Written by `crosswalk confirm`. Keep it in version control: it says who agreed to what.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Waiting:
    """What could be confirmed: the program, what it means, and what was confirmed before."""

    pair: Address
    program: "Program"
    known: "Meanings"
    confirmed: Mapping[str, "Confirmation"]

    def addresses(self) -> tuple[str, ...]:
        """Return what was proposed and not confirmed, and what was confirmed and has changed since."""
        from compiler.meaning.confirming import fingerprints_of, stale

        proposed = self.program.pair.proposed
        now = fingerprints_of(proposed, self.known)
        fresh = {name for name, one in self.confirmed.items() if now.get(name) == one.fingerprint}
        return tuple(sorted({*stale(self.confirmed, self.known), *({*now} - fresh)}))


@click.command("confirm")
@PAIR_ARGUMENT
@click.argument("addresses", nargs=-1, metavar="[ADDRESS]...")
@click.option("--all", "everything", is_flag=True, help="Confirm all that waits, without asking.")
@click.option("--by", metavar="NAME", help="Who confirms.")
def confirm_command(pair: Address, addresses: tuple[str, ...], everything: bool, by: str | None) -> None:
    """Record that a person has read what an address of the specs means.

    Without an ADDRESS, asks about everything that waits: what a machine proposed, and what has changed since
    it was confirmed. Writes specs/orgs/CUSTOMER.confirmations.yaml; a later change makes a confirmation
    stale. Specs with mistakes cannot be confirmed.

    \b
    Examples:
      crosswalk confirm practicehub-salesforce@acme-physio
      crosswalk confirm practicehub-salesforce@acme-physio routes.patient --by d.chen@acme.example
    """
    if pair.customer is None:
        raise click.UsageError(f"What is confirmed belongs to a customer: say {pair}@CUSTOMER.")
    if everything and addresses:
        raise click.UsageError("Say addresses or --all, not both.")
    waiting = _waiting(pair)
    chosen = _chosen(waiting, addresses, everything, by)
    if chosen:
        _write(waiting, chosen, by or click.prompt("Who confirms (a name or address)", err=True))


def _waiting(pair: Address) -> _Waiting:
    from compiler import workspace
    from compiler.meaning.meanings import meanings

    place = workspace.find(None)
    program = compiled_or_exit(place, pair).program
    confirmed = confirmations_in(place.texts(), pair)
    return _Waiting(pair=pair, program=program, known=meanings(program), confirmed=confirmed)


def _chosen(
    waiting: _Waiting, addresses: tuple[str, ...], everything: bool, by: str | None
) -> tuple[str, ...]:
    """Return what is to be confirmed now; ends with code 3 where that is for a person to say."""
    asking = sys.stdin.isatty()
    if addresses or everything:
        for address in addresses:
            _must_exist(address, waiting)
        if by is None and not asking:
            raise click.UsageError("Say who confirms: --by NAME.")
        return addresses or waiting.addresses() or _nothing(waiting.pair)
    found = waiting.addresses()
    if not found:
        return _nothing(waiting.pair)
    if asking:
        return _asked(waiting, found)
    for address in found:
        click.echo(_shown(address, waiting))
    click.echo(f"Next: crosswalk confirm {waiting.pair} ADDRESS... --by NAME", err=True)
    sys.exit(A_PERSON_DECIDES)


def _nothing(pair: Address) -> tuple[str, ...]:
    click.echo(f"{pair}: nothing waits for a confirmation.")
    return ()


def _must_exist(address: str, waiting: _Waiting) -> None:
    from compiler.diagnostics.suggest import nearest

    if waiting.known.at_and_below(address):
        return
    near = nearest(address, waiting.known.addresses)
    hint = f" Did you mean {near}?" if near else ""
    raise click.UsageError(f"There is no {address} in {waiting.pair}.{hint}")


def _asked(waiting: _Waiting, found: tuple[str, ...]) -> tuple[str, ...]:
    chosen = []
    for address in found:
        click.echo(_shown(address, waiting))
        if click.confirm(f"Confirm {address}?", default=False, err=True):
            chosen.append(address)
    return tuple(chosen)


def _shown(address: str, waiting: _Waiting) -> str:
    """Return why an address waits, and what it means: old and new where it was confirmed before."""
    from compiler.meaning.confirming import differences, meant

    before = waiting.confirmed.get(address)
    if before is None:
        reason = waiting.program.pair.proposed.get(address)
        head = f"{address}   proposed ({reason})"
        lines = tuple(f"{part}   {text}" for part, text in meant(address, waiting.known).items())
    else:
        head = f"{address}   confirmed by {before.by} on {before.at[:10]}, and changed since"
        lines = differences(address, before, waiting.known) or ("something that it uses has changed",)
    return "\n".join((head, *(f"  {line}" for line in lines)))


def _write(waiting: _Waiting, chosen: tuple[str, ...], by: str) -> None:
    from compiler import workspace
    from compiler.meaning.confirming import confirmations_text

    at = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    text = confirmations_text(waiting.program, waiting.known, waiting.confirmed, chosen, (by, at))
    file = confirmations_file(waiting.pair)
    workspace.find(None).write_spec(file, f"{_HEADING}{text}")
    for address in chosen:
        click.echo(f"confirmed {address}")
    click.echo(f"Wrote {file}. Next: crosswalk check {waiting.pair}")
