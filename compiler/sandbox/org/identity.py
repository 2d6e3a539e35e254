"""Sign-in: OAuth tokens by client credentials or signed assertion, and who a token belongs to.

https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_oauth_jwt_flow.htm&type=5
https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_oauth_client_credentials_flow.htm&type=5
"""

import base64
import binascii
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import msgspec

from compiler.sandbox.http import Request, Response
from compiler.sandbox.org import state
from compiler.sandbox.org.answers import Refused, json_response
from compiler.sandbox.org.call import Call
from compiler.sandbox.org.seed import organization_of
from compiler.sandbox.org.values import moment
from compiler.sandbox.store import Store
from compiler.sandbox.tls import is_signed_by

TABLE = (
    "CREATE TABLE IF NOT EXISTS _token (token TEXT PRIMARY KEY, user_id TEXT NOT NULL, until TEXT NOT NULL)"
)
LIFETIME = timedelta(hours=2)
CLIENT_CREDENTIALS = "client_credentials"
JWT_BEARER = "urn:ietf:params:oauth:grant-type:jwt-bearer"
LOGIN_HOSTS = frozenset({"login.salesforce.com", "test.salesforce.com"})


class _Denied(Exception):
    """A token that is not given, with OAuth's error and its description."""

    def __init__(self, error: str, description: str) -> None:
        super().__init__(error)
        self.body = {"error": error, "error_description": description}


class _Header(msgspec.Struct):
    alg: str


class _Claims(msgspec.Struct):
    iss: str
    sub: str
    aud: str
    exp: float


def token_response(store: Store, request: Request, now: datetime) -> Response:
    """Answer `POST /services/oauth2/token`."""
    form = dict(parse_qsl(request.body.decode("utf-8", errors="replace")))
    try:
        user_id = _granted(store, form, request, now)
    except _Denied as denied:
        return json_response(denied.body, 400)
    organization = organization_of(store)
    number = state.take(store, "token")
    secret = sha256(f"{organization.id} {number} {organization.client_secret}".encode()).hexdigest()
    token = f"{organization.id[:15]}!AQ{secret}"
    store.run("INSERT INTO _token VALUES (?, ?, ?)", (token, user_id, moment(now + LIFETIME)))
    return json_response(
        {
            "access_token": token,
            "scope": "api",
            "instance_url": request.origin,
            "id": f"{request.origin}/id/{organization.id}/{user_id}",
            "token_type": "Bearer",
            "issued_at": str(int(now.timestamp() * 1000)),
        }
    )


def user_of_token(store: Store, request: Request, now: datetime) -> str:
    """The Id of the user whose token a request carries; refuses with INVALID_SESSION_ID."""
    kind, _, token = request.header("Authorization").partition(" ")
    user_id = None
    if kind.lower() in {"bearer", "oauth"}:
        user_id = store.text("SELECT user_id FROM _token WHERE token = ? AND until > ?", (token, moment(now)))
    if user_id is None:
        raise Refused(401, "INVALID_SESSION_ID", "Session expired or invalid")
    return user_id


def userinfo(call: Call) -> Response:
    """Answer `GET /services/oauth2/userinfo` and the identity address."""
    columns = "Username, Name, Email, FirstName, LastName, TimeZoneSidKey, LocaleSidKey, IsActive"
    row = call.store.first(f"SELECT {columns} FROM User WHERE Id = ?", (call.access.user_id,))
    assert row is not None
    username, name, email, first, last, zone, locale, active = row
    organization = organization_of(call.store)
    identity = f"{call.request.origin}/id/{organization.id}/{call.access.user_id}"
    return json_response(
        {
            "sub": identity,
            "user_id": call.access.user_id,
            "organization_id": organization.id,
            "preferred_username": username,
            "username": username,
            "name": name,
            "email": email,
            "given_name": first,
            "family_name": last,
            "zoneinfo": zone,
            "locale": locale,
            "active": active == "true",
            "user_type": "STANDARD",
            "urls": {"rest": f"{call.request.origin}/services/data/v{{version}}/"},
        }
    )


def _granted(store: Store, form: dict[str, str], request: Request, now: datetime) -> str:
    grant = form.get("grant_type", "")
    if grant == CLIENT_CREDENTIALS:
        return _client(store, form, request)
    if grant == JWT_BEARER:
        return _assertion(store, form.get("assertion", ""), request, now)
    raise _Denied("unsupported_grant_type", "grant type not supported")


def _client(store: Store, form: dict[str, str], request: Request) -> str:
    organization = organization_of(store)
    client, secret = form.get("client_id", ""), form.get("client_secret", "")
    kind, _, encoded = request.header("Authorization").partition(" ")
    if kind.lower() == "basic":
        client, _, secret = _base64(encoded).decode("utf-8", errors="replace").partition(":")
    if not organization.client_id or client != organization.client_id:
        raise _Denied("invalid_client_id", "client identifier invalid")
    if not organization.client_secret or secret != organization.client_secret:
        raise _Denied("invalid_client", "invalid client credentials")
    return str(state.get(store, "runner"))


def _assertion(store: Store, assertion: str, request: Request, now: datetime) -> str:
    organization = organization_of(store)
    head, _, rest = assertion.partition(".")
    body, _, signature = rest.partition(".")
    header, claims = _decoded(head, _Header), _decoded(body, _Claims)
    if header.alg != "RS256" or not _is_genuine(organization.public_key, f"{head}.{body}", signature):
        raise _Denied("invalid_grant", "invalid assertion")
    if not organization.client_id or claims.iss != organization.client_id:
        raise _Denied("invalid_client_id", "client identifier invalid")
    hosts = {*LOGIN_HOSTS, urlsplit(request.origin).netloc}
    if urlsplit(claims.aud).netloc not in hosts:
        raise _Denied("invalid_grant", "audience is invalid")
    if claims.exp <= now.timestamp():
        raise _Denied("invalid_grant", "assertion has expired")
    user_id = store.text(
        "SELECT Id FROM User WHERE Username = ? COLLATE NOCASE AND IsActive = 'true'", (claims.sub,)
    )
    if user_id is None:
        raise _Denied("invalid_grant", "user hasn't approved this consumer")
    return user_id


def _is_genuine(public_key: str, signed: str, signature: str) -> bool:
    return not public_key or is_signed_by(public_key, signed.encode("ascii"), _base64(signature))


def _decoded(part: str, shape: type[Any]) -> Any:  # noqa: ANN401 - the shape asked for
    try:
        return msgspec.json.decode(_base64(part), type=shape)
    except msgspec.DecodeError:
        raise _Denied("invalid_grant", "invalid assertion") from None


def _base64(text: str) -> bytes:
    try:
        return base64.urlsafe_b64decode(text.encode("ascii", errors="replace") + b"=" * (-len(text) % 4))
    except binascii.Error:
        raise _Denied("invalid_grant", "invalid assertion") from None
