"""Signs in to an org by OAuth and keeps the token; a token of another org is never used.

Client credentials: https://help.salesforce.com/s/articleView?id=sf.remoteaccess_oauth_client_credentials_flow.htm
JWT bearer: https://help.salesforce.com/s/articleView?id=sf.remoteaccess_oauth_jwt_flow.htm
"""

import re
from dataclasses import dataclass, field
from urllib.parse import urlencode

from compiler.connectors.hosts import NamedHosts, Origin, origin_of
from compiler.connectors.http import Answer, Ask, Client, Network, where
from compiler.connectors.json_text import NotJson, UnsafeJson, decode_json
from compiler.connectors.pacer import Pacer
from compiler.connectors.patience import Courier, Patience
from compiler.connectors.salesforce.auth import assertion
from compiler.connectors.salesforce.credentials import Credentials, Secret
from compiler.connectors.salesforce.names import long_id
from compiler.runtime.ports import Clock, Refused, Unreachable

PATH = "/services/oauth2/token"
JWT_GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer"
INSTANCES = ("*.salesforce.com",)
OK = 200
PATIENCE = Patience(codes=frozenset({429, 500, 502, 503, 504}), tries=5)
_IDENTITY = re.compile(r"https?://[^/]+/id/(00D[A-Za-z0-9]{12,15})/(005[A-Za-z0-9]{12,15})")
_TOKEN = re.compile(r"[!-~]{1,4096}")
_CODE = re.compile(r"[a-z_]{1,60}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A session of the runner's user in one org."""

    value: str = field(repr=False)
    instance: Origin
    organisation: str
    user: str


class Login:
    """Hands out the current token, and another one when the org no longer accepts it."""

    def __init__(self, credentials: Credentials, network: Network, clock: Clock) -> None:
        self._credentials = credentials
        self._clock = clock
        self._instances = NamedHosts(patterns=INSTANCES, loopback=network.loopback)
        self._client = Client(credentials.login, network, clock)
        self._courier = Courier(self._client, Pacer(clock, 0), clock)
        self._token: Token | None = None

    def token(self) -> Token:
        """Return the token, signing in where there is none yet; raises OutsideError."""
        if self._token is None:
            self._token = self._sign_in()
        return self._token

    def renew(self, refused: Token) -> Token:
        """Return another token than one that was refused.

        Raises Refused where the new one is for another org, user or address: nothing is ever sent there.
        """
        current = self.token()
        if current.value != refused.value:
            return current
        fresh = self._sign_in()
        if (fresh.organisation, fresh.user, fresh.instance) != (
            refused.organisation,
            refused.user,
            refused.instance,
        ):
            raise Refused(
                "signing in again led to another org or user: nothing was sent; check the credentials"
            )
        self._token = fresh
        return fresh

    def close(self) -> None:
        """Close the connection; the token is forgotten."""
        self._token = None
        self._client.close()

    def _sign_in(self) -> Token:
        url = self._credentials.login.text + PATH
        ask = Ask(
            method="POST",
            url=url,
            route=PATH,
            headers={"Content-Type": "application/x-www-form-urlencoded", "Accept": "application/json"},
            content=(urlencode(self._form()).encode(),),
        )
        return self._courier.fetch(ask, PATIENCE, lambda answer: self._read(ask, answer))

    def _form(self) -> dict[str, str]:
        proof = self._credentials.proof
        if isinstance(proof, Secret):
            return {
                "grant_type": "client_credentials",
                "client_id": proof.client_id,
                "client_secret": proof.secret,
            }
        signed = assertion(proof, self._credentials.login, self._clock.now())
        return {"grant_type": JWT_GRANT, "assertion": signed}

    def _read(self, ask: Ask, answer: Answer) -> Token:
        members = _members(ask, answer)
        if answer.status != OK:
            code = str(members.get("error", ""))
            shown = code if _CODE.fullmatch(code) else "no reason given"
            raise Refused(
                f"{where(ask)}: signing in was refused ({shown}); check the app's id, its secret or key, and "
                "that the user may use it"
            )
        value, instance = str(members.get("access_token", "")), str(members.get("instance_url", ""))
        identity = _IDENTITY.fullmatch(str(members.get("id", "")))
        origin = origin_of(instance)
        if origin is None or origin.text != instance or not self._instances.admits(instance):
            raise Refused(
                f"{where(ask)}: the org's address in the answer is not one of Salesforce's; not used"
            )
        if identity is None or not _TOKEN.fullmatch(value):
            raise Refused(f"{where(ask)}: the answer does not say which org and user the token is for")
        return Token(
            value=value, instance=origin, organisation=long_id(identity[1]), user=long_id(identity[2])
        )


def _members(ask: Ask, answer: Answer) -> dict[str, object]:
    """Read an answer as an object; an error page is worth asking again, and has no members."""
    try:
        decoded = decode_json(answer.body)
    except (NotJson, UnsafeJson):
        decoded = None
    if not isinstance(decoded, dict):
        raise Unreachable(
            f"{where(ask)}: answered {answer.status} without JSON; check the address and run again"
        )
    return decoded
