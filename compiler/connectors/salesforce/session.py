"""Lets simple-salesforce describe, query and read records over our own connection.

The library wants a `requests` session. It is given one that forwards to `Api`, so that pacing, TLS,
redirects, tokens and errors are decided in one place. An answer that is not good is raised before the library
sees it, because its own exceptions repeat the address and the whole answer.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

from simple_salesforce.api import Salesforce

from compiler.connectors.http import Answer
from compiler.connectors.salesforce.api import Api, OrgRefused, decoded
from compiler.runtime.ports import Refused

ASSIGNMENTS = "PermissionSetAssignment"
DUPLICATE = "DUPLICATE_VALUE"
GONE = ("ENTITY_IS_DELETED", "NOT_FOUND", "INVALID_CROSS_REFERENCE_KEY")
PLACEHOLDER = "kept-by-the-connection"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """An answer in the form that the library reads."""

    status_code: int
    headers: Mapping[str, str] = field(repr=False)
    value: object = field(repr=False)

    def json(self, **_: object) -> object:
        """Return the answer, decoded strictly, whatever decoding the library asks for."""
        return self.value


class ForwardingSession:
    """The part of a `requests` session that the library uses."""

    def __init__(self, api: Api) -> None:
        self._api = api
        self.proxies: dict[str, str] = {}

    def request(
        self,
        method: str,
        url: str,
        params: Mapping[str, str] | None = None,
        data: str | None = None,
        **_: object,
    ) -> Reply:
        """Forward a request to the org; raises OutsideError where the answer is not good."""
        parts = urlsplit(url)
        if parts.netloc != _netloc(self._api):
            raise Refused(f"{method}: the address leads to another host than the org's; nothing was sent")
        query = urlencode(params, quote_via=quote) if params else parts.query
        path = f"{parts.path}?{query}" if query else parts.path
        route = _route(parts.path)
        answer = self._forward(method, path, route, data)
        value = decoded(f"{method} {route}", answer) if answer.body else None
        return Reply(status_code=answer.status, headers=answer.headers, value=value)

    def _forward(self, method: str, path: str, route: str, data: str | None) -> Answer:
        if method == "GET":
            return self._api.read(path, route)
        return self._api.write(method, path, route, ((data or "").encode(),), "application/json")


def library(api: Api, version: str) -> Salesforce:
    """Open the library over a connection; the token it is given is a placeholder that is never sent."""
    session: Any = ForwardingSession(api)
    return Salesforce(
        instance_url=api.token.instance.text,
        session_id=PLACEHOLDER,
        version=version,
        session=session,
        object_pairs_hook=dict,
    )


def create(sales: Salesforce, object_name: str, values: Mapping[str, object]) -> str:
    """Create one record and return its id; raises OutsideError."""
    made = getattr(sales, object_name).create(dict(values))
    record = made.get("id") if isinstance(made, dict) else None
    if not isinstance(record, str):
        raise Refused(f"{object_name}: the org's answer to a new record has no id")
    return record


def assign(sales: Salesforce, user: str, permission_set: str) -> bool:
    """Assign a permission set; False where the user had it before. Raises OutsideError."""
    try:
        create(sales, ASSIGNMENTS, {"AssigneeId": user, "PermissionSetId": permission_set})
    except OrgRefused as error:
        if error.code != DUPLICATE:
            raise
        return False
    return True


def remove(sales: Salesforce, object_name: str, record: str) -> None:
    """Delete one record; one that is gone is fine. Raises OutsideError."""
    try:
        getattr(sales, object_name).delete(record)
    except OrgRefused as error:
        if error.code not in GONE:
            raise


def _netloc(api: Api) -> str:
    return urlsplit(api.token.instance.text).netloc


def _route(path: str) -> str:
    """Show a path without the ids, keys and locators in it."""
    segments = path.strip("/").split("/")
    length = 5 if segments[3:4] == ["sobjects"] else 4
    return "/" + "/".join(segments[:length]) + ("/…" if len(segments) > length else "")
