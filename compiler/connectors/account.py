"""One account of a source platform: its address and headers, from the environment."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import quote

from compiler.connectors.hosts import Origin, base_origin
from compiler.model.connector import Connector, Header, Variable
from compiler.runtime.ports import Refused

_HEADER_VALUE = re.compile(r"[!-~](?:[ -~]*[!-~])?")
_STEPS = frozenset({"", ".", ".."})


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """Where the account's API is, and the headers that open it; the headers are never shown.

    `root` is the path before that of every endpoint, ready for an address. `name` tells this account from
    others: its host, and the root where accounts share a host.
    """

    name: str
    origin: Origin
    root: str
    headers: Mapping[str, str] = field(repr=False)


def read_account(connector: Connector, environment: Mapping[str, str], *, loopback: bool) -> Account:
    """Take an account from environment variables; raises Refused that names the variable, never its value."""
    base = connector.base_url
    address = _setting(environment, base.env, base.example)
    origin = base_origin(address, base.pattern, base.env, loopback=loopback)
    root = _root(connector, environment)
    return Account(
        name=f"{origin.host}{root}" if connector.variables else origin.host,
        origin=origin,
        root=root,
        headers={header.name: _header(environment, header) for header in connector.headers},
    )


def _root(connector: Connector, environment: Mapping[str, str]) -> str:
    """Fill the `{names}` of the root; each becomes one step of the path, whatever it holds."""
    root = connector.root
    for one in connector.variables:
        root = root.replace(f"{{{one.name}}}", _step(environment, one))
    return root


def _step(environment: Mapping[str, str], variable: Variable) -> str:
    value = _setting(environment, variable.env, variable.example)
    if value in _STEPS or not re.fullmatch(variable.pattern, value):
        raise Refused(f"{variable.env} does not have the form {variable.pattern}: check the account's id")
    return quote(value, safe="")


def _header(environment: Mapping[str, str], header: Header) -> str:
    value = _setting(environment, header.env, header.example)
    if not _HEADER_VALUE.fullmatch(value):
        raise Refused(f"{header.env} cannot be sent as a header: write it without line breaks, in ASCII")
    if header.prefix and value.lower().startswith(header.prefix.lower()):
        raise Refused(f"{header.env} must not begin with {header.prefix.strip()}: that is put before it")
    return header.prefix + value


def _setting(environment: Mapping[str, str], name: str, example: str) -> str:
    value = environment.get(name, "")
    if not value:
        hint = f", for example {example}" if example else ""
        raise Refused(f"the environment variable {name} is not set: set it and run again{hint}")
    return value
