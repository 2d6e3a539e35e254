"""One account of a source platform: its address and headers, from the environment."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from compiler.connectors.hosts import Origin, base_origin
from compiler.model.connector import Connector, Header
from compiler.runtime.ports import Refused

_HEADER_VALUE = re.compile(r"[!-~](?:[ -~]*[!-~])?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """Where the account's API is, and the headers that open it; the headers are never shown."""

    origin: Origin
    headers: Mapping[str, str] = field(repr=False)


def read_account(connector: Connector, environment: Mapping[str, str], *, loopback: bool) -> Account:
    """Take an account from environment variables; raises Refused that names the variable, never its value."""
    base = connector.base_url
    address = _setting(environment, base.env, base.example)
    origin = base_origin(address, base.pattern, base.env, loopback=loopback)
    return Account(
        origin=origin,
        headers={header.name: _header(environment, header) for header in connector.headers},
    )


def _header(environment: Mapping[str, str], header: Header) -> str:
    value = _setting(environment, header.env, header.example)
    if not _HEADER_VALUE.fullmatch(value):
        raise Refused(f"{header.env} cannot be sent as a header: write it without line breaks, in ASCII")
    return value


def _setting(environment: Mapping[str, str], name: str, example: str) -> str:
    value = environment.get(name, "")
    if not value:
        hint = f", for example {example}" if example else ""
        raise Refused(f"the environment variable {name} is not set: set it and run again{hint}")
    return value
