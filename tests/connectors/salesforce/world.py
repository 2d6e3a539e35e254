"""An org at the end of a wire: signing in works, everything else is the test's function."""

from collections.abc import Callable, Mapping
from email.parser import BytesParser
from email.policy import HTTP

import httpx

from compiler.connectors.salesforce.api import Api
from compiler.connectors.salesforce.credentials import read_credentials
from compiler.connectors.salesforce.destination import SalesforceDestination
from compiler.connectors.salesforce.login import Login
from tests.connectors.plans import TARGET
from tests.connectors.world import JumpingClock, Reply, Seen, Wire, json_reply

LOGIN = "https://acme.my.salesforce.com"
ORG, USER = "00D5g000004XyzAEAS", "0055g00000AbCdEAAV"
KEY = "Migration_Key__c"
JOB = "7505g00000AbCdEAAV"
ENVIRONMENT = {
    "SALESFORCE_URL": LOGIN,
    "SALESFORCE_CLIENT_ID": "client-1",
    "SALESFORCE_CLIENT_SECRET": "s3cret-SECRET",
}
Given = Reply | httpx.TransportError
Answers = Callable[[Seen], Reply | httpx.TransportError]


def token(value: str = "00D!token-SECRET", org: str = ORG, user: str = USER, instance: str = LOGIN) -> Reply:
    return json_reply(
        {
            "access_token": value,
            "instance_url": instance,
            "id": f"https://login.salesforce.com/id/{org}/{user}",
            "token_type": "Bearer",
            "issued_at": "1709294400000",
        }
    )


def refusal(code: str, status: int = 400, message: str = "no") -> Reply:
    return json_reply([{"message": message, "errorCode": code}], status)


def org(answers: Answers) -> Callable[[Seen], Reply | httpx.TransportError]:
    return lambda seen: token() if seen.path.endswith("/oauth2/token") else answers(seen)


class Table:
    """Answers by method and path below the API's root; each entry is one reply, or several in turn."""

    def __init__(self, replies: Mapping[str, Given | list[Given]]) -> None:
        self._replies = {
            key: list(value) if isinstance(value, list) else [value] for key, value in replies.items()
        }

    def __call__(self, seen: Seen) -> Reply | httpx.TransportError:
        name = f"{seen.method} {seen.path.removeprefix('/services/data/v66.0')}"
        replies = self._replies.get(name)
        if replies is None:
            return refusal("NOT_FOUND", 404, f"the test has no answer to {name}")
        return replies.pop(0) if len(replies) > 1 else replies[0]


def api(answers: Answers, clock: JumpingClock | None = None) -> tuple[Api, Wire]:
    clock = clock or JumpingClock()
    wire = Wire(org(answers))
    network = wire.network()
    login = Login(read_credentials(ENVIRONMENT, loopback=False), network, clock)
    return Api(login, "66.0", network, clock), wire


def destination(answers: Answers, clock: JumpingClock | None = None) -> tuple[SalesforceDestination, Wire]:
    clock = clock or JumpingClock()
    made, wire = api(answers, clock)
    return SalesforceDestination(made, TARGET, clock), wire


def asked(wire: Wire) -> list[str]:
    """Return what was asked after signing in, as method and path below the API's root."""
    return [
        f"{seen.method} {seen.path.removeprefix('/services/data/v66.0')}"
        for seen in wire.seen
        if not seen.path.endswith("/oauth2/token")
    ]


def job(state: str, **more: object) -> Reply:
    return json_reply(
        {
            "id": JOB,
            "state": state,
            "object": "Contact",
            "operation": "upsert",
            "externalIdFieldName": KEY,
            "createdById": USER,
            "createdDate": "2024-03-01T12:00:00.000+0000",
            **more,
        }
    )


def form(seen: Seen) -> dict[str, bytes]:
    """Return the parts of a multipart request by name, in order."""
    head = f"Content-Type: {seen.headers['content-type']}\r\n\r\n".encode()
    found = {}
    for part in BytesParser(policy=HTTP).parsebytes(head + seen.body).iter_parts():
        payload = part.get_payload(decode=True)
        assert isinstance(payload, bytes)
        found[str(part.get_param("name", header="content-disposition"))] = payload
    return found
