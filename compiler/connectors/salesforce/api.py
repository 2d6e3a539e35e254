"""Calls to one org: the token is added, renewed once when it has run out, refusals are told by their code.

What an org says in an error may quote the rows it was sent, so messages show its code and nothing else of it.
https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/errorcodes.htm
"""

import re
from collections.abc import Mapping

from compiler.connectors.http import JSON_CAP, Answer, Ask, Client, Network, where
from compiler.connectors.json_text import NotJson, UnsafeJson, decode_json
from compiler.connectors.pacer import Pacer
from compiler.connectors.patience import ONCE, Courier, Patience
from compiler.connectors.salesforce.login import PATIENCE, Login, Token
from compiler.runtime.ports import Clock, OutsideError, Refused, Unreachable

ROOT = "/services/data"
UNAUTHORISED = 401
GOOD = range(200, 300)
REDIRECT = range(301, 400)
SERVER_ERROR = 500
_CODE = re.compile(r"[A-Z][A-Z0-9_]{0,79}")
ADVICE = {
    "INVALID_SESSION_ID": "the session ended; sign in again by running again",
    "REQUEST_LIMIT_EXCEEDED": "the org's API requests are used up; wait for new ones and run again",
    "EXCEEDEDQUOTA": "a quota of the org is used up; wait for a new one and run again",
    "STORAGE_LIMIT_EXCEEDED": "the org's storage is full; make room and run again",
    "API_DISABLED_FOR_ORG": "this edition of the org has no API; ask Salesforce for API access",
    "API_CURRENTLY_DISABLED": "the API is switched off for this user; give it the API Enabled permission",
    "INSUFFICIENT_ACCESS": "the user may not do this; assign the permission set of the plan",
    "INSUFFICIENT_ACCESS_OR_READONLY": "the user may not do this; assign the permission set of the plan",
    "INVALID_FIELD": "a field is not there or not visible to this user; deploy, assign the permission set",
    "INVALID_TYPE": "the object is not there or not visible to this user; deploy, assign the permission set",
    "NOT_FOUND": "there is no such thing in the org",
}
LATER = frozenset({"SERVER_UNAVAILABLE", "UNABLE_TO_LOCK_ROW", "QUERY_TIMEOUT", "REQUEST_RUNNING_TOO_LONG"})


class OrgRefused(Refused):
    """The org said no; `code` is its error code where it gave one, else the HTTP status."""

    def __init__(self, text: str, code: str, status: int) -> None:
        super().__init__(text)
        self.code = code
        self.status = status


class Api:
    """One org at one API version, for one user."""

    def __init__(self, login: Login, version: str, network: Network, clock: Clock) -> None:
        self._login = login
        self._network = network
        self._clock = clock
        self._client: Client | None = None
        self.root = f"{ROOT}/v{version}"

    @property
    def token(self) -> Token:
        """The current session; signs in where there is none. Raises OutsideError."""
        return self._login.token()

    def read(self, path: str, route: str, *, cap: int = JSON_CAP) -> Answer:
        """GET a path of the org, again where that may help; raises OutsideError."""
        return self._call("GET", path, route, {}, None, cap, PATIENCE)

    def write(self, method: str, path: str, route: str, content: tuple[bytes, ...], kind: str) -> Answer:
        """Send something that changes the org, once; raises OutsideError.

        Only an answer that the session had ended is followed by a second attempt: then nothing had happened.
        """
        return self._call(method, path, route, {"Content-Type": kind}, content, JSON_CAP, ONCE)

    def close(self) -> None:
        """Close the connections."""
        self._login.close()
        if self._client is not None:
            self._client.close()

    def _call(
        self,
        method: str,
        path: str,
        route: str,
        headers: Mapping[str, str],
        content: tuple[bytes, ...] | None,
        cap: int,
        patience: Patience,
    ) -> Answer:
        token = self._login.token()
        for attempt in (1, 2):
            ask = Ask(
                method=method,
                url=token.instance.text + path,
                route=route,
                headers={"Authorization": f"Bearer {token.value}", "Accept": "*/*", **headers},
                content=content,
                cap=cap,
            )
            answer = self._send(ask, patience, token)
            if answer.status != UNAUTHORISED or attempt == 2:
                break
            token = self._login.renew(token)
        problem = _problem(ask, answer)
        if problem is not None:
            raise problem
        return answer

    def _send(self, ask: Ask, patience: Patience, token: Token) -> Answer:
        if self._client is None:
            self._client = Client(token.instance, self._network, self._clock)
        courier = Courier(self._client, Pacer(self._clock, 0), self._clock)
        return courier.fetch(ask, patience, lambda answer: answer)


def decoded(ask_route: str, answer: Answer) -> object:
    """Decode the JSON of a good answer; raises OutsideError for a page of something else."""
    try:
        return decode_json(answer.body)
    except NotJson as error:
        problem: OutsideError = Unreachable(f"{ask_route}: {error}; run again later")
    except UnsafeJson as error:
        problem = Refused(f"{ask_route}: {error}; look at the org's status page and run again")
    raise problem


def members(ask_route: str, answer: Answer) -> dict[str, object]:
    """Decode the JSON object of a good answer; raises OutsideError."""
    value = decoded(ask_route, answer)
    if not isinstance(value, dict):
        raise Refused(f"{ask_route}: the answer is not an object")
    return value


def _problem(ask: Ask, answer: Answer) -> OutsideError | None:
    if answer.status in GOOD:
        return None
    if answer.status in REDIRECT:
        return Refused(f"{where(ask)}: answered {answer.status}, a redirect, which is never followed")
    code = _code(answer.body)
    shown = f"{answer.status} {code}".strip()
    if answer.status >= SERVER_ERROR or code in LATER:
        return Unreachable(f"{where(ask)}: answered {shown}; run again later")
    advice = ADVICE.get(code, "the org did not accept the request")
    return OrgRefused(f"{where(ask)}: answered {shown}; {advice}", code or str(answer.status), answer.status)


def _code(body: bytes) -> str:
    """Read the error code of an answer: a list of errors, or one; nothing where it has none of that form."""
    try:
        value = decode_json(body)
    except (NotJson, UnsafeJson):
        return ""
    first = value[0] if isinstance(value, list) and value else value
    code = first.get("errorCode", "") if isinstance(first, dict) else ""
    return code if isinstance(code, str) and _CODE.fullmatch(code) else ""
