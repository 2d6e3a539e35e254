import httpx
import pytest

from compiler.connectors.salesforce.api import OrgRefused, decoded, members
from compiler.runtime.ports import Refused, Unreachable
from tests.connectors.salesforce.world import Table, api, asked, refusal, token
from tests.connectors.world import CANARY, JumpingClock, Reply, Seen, json_reply, text_reply

LIMITS = "/services/data/v66.0/limits"
EXPIRED = refusal("INVALID_SESSION_ID", 401)


def test_the_token_goes_with_each_request() -> None:
    called, wire = api(Table({"GET /limits": json_reply({"x": 1})}))
    assert decoded("GET", called.read(LIMITS, "/limits")) == {"x": 1}
    assert wire.seen[-1].headers["authorization"] == "Bearer 00D!token-SECRET"
    assert wire.seen[0].headers.get("authorization") is None


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_session_that_has_ended_is_renewed_once(method: str) -> None:
    called, wire = api(Table({f"{method} /limits": [EXPIRED, json_reply({})]}))

    def tokens(seen: Seen) -> Reply | httpx.TransportError:
        return inner(seen) if not seen.path.endswith("token") else token(f"t{len(wire.seen)}")

    inner, wire._handler = wire._handler, tokens
    if method == "GET":
        called.read(LIMITS, "/limits")
    else:
        called.write(method, LIMITS, "/limits", (b"x",), "text/csv")
    used = [seen.headers.get("authorization") for seen in wire.seen if not seen.path.endswith("token")]
    assert used == ["Bearer t1", "Bearer t3"]
    assert [seen.body for seen in wire.seen if seen.path == LIMITS] == (
        [b"x", b"x"] if method == "POST" else [b"", b""]
    )


def test_a_session_that_ends_at_once_again_is_a_refusal() -> None:
    called, wire = api(Table({"GET /limits": EXPIRED}))
    with pytest.raises(OrgRefused, match="401 INVALID_SESSION_ID"):
        called.read(LIMITS, "/limits")
    assert asked(wire) == ["GET /limits"] * 2


def test_reading_is_repeated() -> None:
    answers: list[Reply | httpx.TransportError] = [Reply(status=503), httpx.ReadError("x"), json_reply({})]
    called, wire = api(Table({"GET /limits": answers}))
    called.read(LIMITS, "/limits")
    assert asked(wire) == ["GET /limits"] * 3


@pytest.mark.parametrize(
    "broken", [Reply(status=503), Reply(status=500), httpx.ReadError("x"), refusal("UNABLE_TO_LOCK_ROW")]
)
def test_writing_is_never_repeated(broken: Reply | httpx.TransportError) -> None:
    called, wire = api(lambda _: broken)
    with pytest.raises(Unreachable):
        called.write("POST", "/services/data/v66.0/x", "/x", (b"",), "text/csv")
    assert asked(wire) == ["POST /x"]


@pytest.mark.parametrize(
    ("reply", "text"),
    [
        (
            refusal("REQUEST_LIMIT_EXCEEDED", 403, CANARY),
            "403 REQUEST_LIMIT_EXCEEDED; the org's API requests",
        ),
        (refusal("INVALID_FIELD", 400, f"'{CANARY}'"), "400 INVALID_FIELD; a field is not there"),
        (refusal(f"x {CANARY}", 400), "answered 400; the org did not accept"),
        (json_reply({"errorCode": "NOT_FOUND"}, 404), "404 NOT_FOUND; there is no such thing"),
        (text_reply(CANARY.encode(), "text/html", 403), "answered 403; the org did not accept"),
        (json_reply(["/a", "/b"], 300), "answered 300; the org did not accept"),
        (Reply(status=302, headers=(("Location", "https://evil.example/"),)), "302, a redirect"),
    ],
)
def test_a_refusal_is_told_by_code_and_never_by_its_text(reply: Reply, text: str) -> None:
    called, wire = api(lambda _: reply)
    with pytest.raises(Refused) as caught:
        called.read(f"{LIMITS}?q={CANARY}", "/limits")
    assert text in str(caught.value)
    assert str(caught.value).startswith("GET acme.my.salesforce.com /limits: ")
    assert CANARY not in str(caught.value)
    assert {seen.url.host for seen in wire.seen} == {"acme.my.salesforce.com"}


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_what_is_sent_is_not_sent_on_to_where_a_redirect_points(status: int) -> None:
    called, wire = api(lambda _: Reply(status=status, headers=(("Location", "http://evil.example/"),)))
    with pytest.raises(Refused, match="redirect"):
        called.write("POST", "/services/data/v66.0/x", "/x", (b"rows",), "text/csv")
    assert asked(wire) == ["POST /x"]


@pytest.mark.parametrize("body", [b"<html>", b"", b"{"])
def test_an_answer_that_is_not_json_may_be_asked_for_again(body: bytes) -> None:
    called, _ = api(lambda _: text_reply(body))
    with pytest.raises(Unreachable, match="GET /limits: the answer is not complete JSON"):
        decoded("GET /limits", called.read(LIMITS, "/limits"))


def test_an_answer_with_two_readings_is_refused() -> None:
    called, _ = api(lambda _: text_reply(b'{"a": 1, "a": 2}'))
    with pytest.raises(Refused, match="same key twice"):
        decoded("GET /limits", called.read(LIMITS, "/limits"))
    called, _ = api(lambda _: json_reply([]))
    with pytest.raises(Refused, match="not an object"):
        members("GET /limits", called.read(LIMITS, "/limits"))


def test_waiting_is_bounded() -> None:
    clock = JumpingClock()
    called, wire = api(lambda _: Reply(status=429, headers=(("Retry-After", "99999999"),)), clock)
    with pytest.raises(Unreachable, match="429"):
        called.read(LIMITS, "/limits")
    assert clock.seconds == 4 * 900
    assert len(asked(wire)) == 5
