"""PAIR and PAIR@CUSTOMER, as people write them on the command line."""

import re
from dataclasses import dataclass

import click

_ADDRESS = re.compile(r"([a-z0-9][a-z0-9-]{0,78})(?:@([a-z0-9][a-z0-9-]{0,78}))?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """A pair, and the customer whose overlay it is read with."""

    pair: str
    customer: str | None

    def __str__(self) -> str:
        return f"{self.pair}@{self.customer}" if self.customer else self.pair


class AddressType(click.ParamType[Address]):
    """Reads an address; anything else is wrong usage."""

    name = "PAIR[@CUSTOMER]"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Address:
        """Split `pair@customer`."""
        if isinstance(value, Address):
            return value
        match = _ADDRESS.fullmatch(str(value))
        if match is None:
            self.fail(
                "is written like practicehub-salesforce or practicehub-salesforce@acme-physio", param, ctx
            )
        return Address(pair=match[1], customer=match[2])


PAIR_ARGUMENT = click.argument("pair", type=AddressType())
