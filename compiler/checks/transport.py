"""SEC102: where a connector may send its credentials and fetch bytes from: named hosts, encrypted."""

import re
from collections.abc import Iterator

from compiler.diagnostics.diagnostic import Diagnostic, Diagnostics, Place
from compiler.model.connector import Connector
from compiler.model.program import Program
from compiler.platforms.rule import Rule

_CONNECTOR = Place(document="source", keys=("connector",))
_SCHEME = "https://"
_PORT = re.compile(r":(?:[0-9]+|\[0-9\][+*]|\\d[+*])$")
# A pattern ends in a domain that is written out, its dots escaped.
_DOMAIN = re.compile(r"[a-z0-9-]+(?:\\\.[a-z0-9-]+)*\\\.[a-z]{2,}")
_NUMBERS = re.compile(r"(?:[0-9a-fx.:\[\]\\]|%25)+")
_HOST = re.compile(r"(?:\*\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}")
_PATH = re.compile(r"(?:/[A-Za-z0-9._~{}-]+)*/?")
# A repetition of what repeats itself takes time that grows without bound.
_NESTED = re.compile(r"[+*}]\)[+*{]|\([^()]*[+*][^()]*\)[+*{]")
_OPEN = "write `https://` and a pattern that ends in the platform's own domain, its dots as `\\\\.`"


def transport_safe(program: Program, diags: Diagnostics) -> None:
    """SEC102: nothing travels unencrypted, and nothing to a host that the platform file does not name."""
    connector = program.connector
    for message, place, advice in (*_addresses(connector), *_plain(program)) if connector else ():
        diags.report(Diagnostic(rule="SEC102", message=message, place=place, helps=(advice,)))


def _addresses(connector: Connector) -> Iterator[tuple[str, Place, str]]:
    problem = _pattern_problem(connector.base_url.pattern)
    if problem:
        yield problem, _CONNECTOR.at("base_url", "pattern"), _OPEN
    for number, host in enumerate(connector.content.hosts):
        problem = _host_problem(host)
        if problem:
            advice = "write a host, or `*.` and the domain that it is below"
            yield problem, _CONNECTOR.at("content", "hosts", str(number)), advice
    paths = {name: one.path for name, one in connector.endpoints.items()}
    places = {name: _CONNECTOR.at("endpoints", name, "path") for name in paths}
    for name, path in [("", connector.root), *sorted(paths.items())]:
        if not _PATH.fullmatch(path) or ".." in path.split("/"):
            message = f"`{path}` is no path below the account's own address"
            yield message, places.get(name, _CONNECTOR.at("root")), "write it as `/patients`"


def _pattern_problem(pattern: str) -> str | None:
    """Say why a pattern of addresses admits what it should not, None where it does not."""
    if not pattern:
        return "nothing says to which addresses the account's key may be sent"
    if not pattern.startswith(_SCHEME):
        return "patient data would travel unencrypted"
    if _NESTED.search(pattern) or not _is_pattern(pattern):
        return "this is no pattern that can be matched in bounded time"
    host = _PORT.sub("", pattern.removeprefix(_SCHEME).partition("/")[0])
    if "@" in host:
        return "an address holds no user and no password"
    if not host.isascii() or "xn--" in host:
        return "the host is not written in plain letters, so it can look like another"
    if _NUMBERS.fullmatch(host):
        return "a host is a name, which a certificate proves, and not a number"
    closing = _DOMAIN.search(host)
    whole = closing is not None and closing.end() == len(host)
    return (
        None
        if whole and "|" not in _outside_groups(host)
        else "more hosts would match than the platform's own"
    )


def _host_problem(host: str) -> str | None:
    if not host.isascii() or "xn--" in host:
        return "the host is not written in plain letters, so it can look like another"
    if _NUMBERS.fullmatch(host):
        return "a host is a name, which a certificate proves, and not a number"
    return None if _HOST.fullmatch(host) else f"`{host}` names no host, or nearly all of them"


def _outside_groups(pattern: str) -> str:
    """Return a pattern without its groups; an alternative outside them begins a pattern of its own."""
    while (shorter := re.sub(r"\([^()]*\)", "", pattern)) != pattern:
        pattern = shorter
    return pattern


def _is_pattern(pattern: str) -> bool:
    try:
        re.compile(pattern)
    except re.error:
        return False
    return len(pattern) <= 200


def _plain(program: Program) -> Iterator[tuple[str, Place, str]]:
    """Find answers that are addresses without encryption."""
    for name, decision in program.decisions.items():
        answer = decision.answer or ""
        if re.match(r"(?:http|ftp|file):", answer, re.IGNORECASE):
            message = "patient data would travel unencrypted"
            yield message, Place(document="overlay", keys=("answers", name)), "write an address with https"


RULES = (
    Rule(
        id="SEC102",
        level="error",
        title="unencrypted transport, or to anybody",
        why="Patient data, and the key to all of it, would be open to whoever is on the way or answers.",
        source="https://www.ecfr.gov/current/title-45/section-164.312",
        verified="2026-11, the regulation",
        check=transport_safe,
    ),
)
