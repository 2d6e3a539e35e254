"""What opens an org, from the environment only; never from a file of the project, an argument or a log."""

import os
import stat
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from compiler.connectors.hosts import Origin, base_origin
from compiler.runtime.ports import Refused

URL = "SALESFORCE_URL"
CLIENT_ID = "SALESFORCE_CLIENT_ID"
CLIENT_SECRET = "SALESFORCE_CLIENT_SECRET"  # noqa: S105 - the name of a variable
KEY_FILE = "SALESFORCE_JWT_KEY_FILE"
USERNAME = "SALESFORCE_USERNAME"
LOGIN_HOSTS = r"https://(?:[a-z0-9-]+\.)+my\.salesforce\.com|https://(?:login|test)\.salesforce\.com"
LARGEST_KEY = 1 << 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Secret:
    """The client credentials flow: the app has a secret and runs as a user that the org names."""

    client_id: str
    secret: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedKey:
    """The JWT bearer flow: the app signs for a user who has approved it. `pem` is the private key."""

    client_id: str
    username: str
    pem: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Credentials:
    """Where to sign in, and with what."""

    login: Origin
    proof: Secret | SignedKey


def read_credentials(environment: Mapping[str, str], *, loopback: bool) -> Credentials:
    """Take the credentials from environment variables.

    Raises Refused that names what is missing or wrong, and never a value.
    """
    login = base_origin(_needed(environment, URL), LOGIN_HOSTS, URL, loopback=loopback)
    client_id = _needed(environment, CLIENT_ID)
    if environment.get(CLIENT_SECRET):
        return Credentials(login=login, proof=Secret(client_id=client_id, secret=environment[CLIENT_SECRET]))
    if environment.get(KEY_FILE):
        pem = _read_key(Path(environment[KEY_FILE]))
        username = _needed(environment, USERNAME)
        return Credentials(login=login, proof=SignedKey(client_id=client_id, username=username, pem=pem))
    raise Refused(
        f"set {CLIENT_SECRET} (client credentials), or {KEY_FILE} and {USERNAME} (JWT bearer), and run again"
    )


def _needed(environment: Mapping[str, str], name: str) -> str:
    value = environment.get(name, "")
    if not value:
        raise Refused(f"the environment variable {name} is not set: set it and run again")
    return value


def _read_key(path: Path) -> bytes:
    """Read a private key that nobody else can read: a plain file of ours, mode 0600, no link."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError:
        raise Refused(f"{KEY_FILE} names a file that cannot be opened (or a link to one)") from None
    try:
        status = os.fstat(descriptor)
        private = stat.S_ISREG(status.st_mode) and not status.st_mode & 0o077
        if not private or status.st_uid != os.geteuid():
            raise Refused(f"{KEY_FILE} must name a plain file of yours that only you can read: chmod 600")
        return os.read(descriptor, LARGEST_KEY)
    finally:
        os.close(descriptor)
