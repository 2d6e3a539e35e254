"""Which hosts a client may speak to: decided from configuration, never from what a server says."""

import re
from dataclasses import dataclass
from typing import Protocol
from urllib.parse import SplitResult, urlsplit

from compiler.runtime.ports import Refused

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
DEFAULT_PORTS = {"https": 443, "http": 80}
_UNSAFE = re.compile(r"[^!-~]|[\\\"<>^`{|}]")


class Hosts(Protocol):
    """A rule about addresses."""

    def admits(self, url: str) -> bool:
        """Say whether a request to this address may leave the machine."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """One scheme, host and port; the only place a pinned client ever speaks to."""

    scheme: str
    host: str
    port: int

    def admits(self, url: str) -> bool:
        """Say whether the address is below this origin, with nothing hidden in it."""
        return origin_of(url) == self

    @property
    def text(self) -> str:
        """The origin as the beginning of an address, without a final slash."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        port = "" if self.port == DEFAULT_PORTS[self.scheme] else f":{self.port}"
        return f"{self.scheme}://{host}{port}"

    @property
    def on_loopback(self) -> bool:
        """Whether the origin is this machine."""
        return self.host in LOOPBACK


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedHosts:
    """Any https host that matches one of the patterns; `loopback` admits this machine too, for a rehearsal.

    A pattern is a host name, or `*.` and the domain that the host must be below.
    """

    patterns: tuple[str, ...]
    loopback: bool = False

    def admits(self, url: str) -> bool:
        """Say whether the address is one from which bytes may be fetched."""
        origin = origin_of(url)
        if origin is None:
            return False
        if origin.on_loopback:
            return self.loopback
        named = any(matches_host(pattern, origin.host) for pattern in self.patterns)
        return named and origin.scheme == "https" and origin.port == DEFAULT_PORTS["https"]


def origin_of(url: str) -> Origin | None:
    """Return the origin of an absolute address; None where it is not a plain http(s) address.

    User names, white space, control characters, backslashes and anything beyond ASCII are never plain: they
    are how an address is made to look like another (RFC 3986, 3.2.1 and 7.6).
    """
    parts = split_url(url)
    if parts is None or parts.scheme not in DEFAULT_PORTS or "@" in parts.netloc or not parts.hostname:
        return None
    try:
        port = parts.port
    except ValueError:
        return None
    if port == 0:
        return None
    return Origin(scheme=parts.scheme, host=parts.hostname, port=port or DEFAULT_PORTS[parts.scheme])


def split_url(url: str) -> SplitResult | None:
    """Split an address; None where it has a character that no address may have, or cannot be split."""
    if _UNSAFE.search(url):
        return None
    try:
        return urlsplit(url)
    except ValueError:
        return None


def matches_host(pattern: str, host: str) -> bool:
    """Say whether a host is the pattern's host, or below its domain where the pattern begins with `*.`."""
    pattern, host = pattern.lower(), host.lower()
    if pattern.startswith("*."):
        return host.endswith(pattern[1:]) and len(host) > len(pattern) - 1
    return host == pattern


def base_origin(url: str, pattern: str, what: str, *, loopback: bool) -> Origin:
    """Check a configured base address against the platform's pattern; a rehearsal may use this machine.

    `what` names the setting in the message, whose value is not repeated. Raises Refused.
    """
    text = url.removesuffix("/")
    origin = origin_of(text)
    if origin is None or text != origin.text:
        raise Refused(
            f"{what} is not a base address: write https:// and the host name, without path or user name"
        )
    if origin.on_loopback and loopback:
        return origin
    if origin.scheme != "https" or not re.fullmatch(pattern, text):
        raise Refused(f"{what} does not have the form {pattern}: check the address of the account")
    return origin
