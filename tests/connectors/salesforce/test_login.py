import httpx
import pytest

from compiler.connectors.salesforce.credentials import read_credentials
from compiler.connectors.salesforce.login import Login
from compiler.runtime.ports import Refused, Unreachable
from tests.connectors.salesforce.world import ENVIRONMENT, ORG, USER, token
from tests.connectors.world import Handler, JumpingClock, Reply, Wire, in_turn, json_reply, text_reply


def login(handler: Handler) -> tuple[Login, Wire]:
    wire = Wire(handler)
    return Login(read_credentials(ENVIRONMENT, loopback=False), wire.network(), JumpingClock()), wire


def test_client_credentials_travel_in_the_body_only() -> None:
    opened, wire = login(in_turn(token()))
    found = opened.token()
    assert (found.organisation, found.user, found.instance.text) == (
        ORG,
        USER,
        "https://acme.my.salesforce.com",
    )
    assert wire.seen[0].body == (
        b"grant_type=client_credentials&client_id=client-1&client_secret=s3cret-SECRET"
    )
    assert "SECRET" not in str(wire.seen[0].url)
    assert "SECRET" not in repr(found)


def test_the_token_is_kept_until_it_is_refused() -> None:
    opened, wire = login(in_turn(token("a"), token("b")))
    first = opened.token()
    assert opened.token() is first
    assert len(wire.seen) == 1
    second = opened.renew(first)
    assert (second.value, opened.token().value) == ("b", "b")


def test_a_token_that_was_renewed_meanwhile_is_not_renewed_again() -> None:
    opened, wire = login(in_turn(token("a"), token("b")))
    first = opened.token()
    second = opened.renew(first)
    assert opened.renew(first) is second
    assert len(wire.seen) == 2


@pytest.mark.parametrize(
    "other",
    [
        token("b", org="00D5g000004OthrEAS"),
        token("b", user="0055g00000OthErAAV"),
        token("b", instance="https://other.my.salesforce.com"),
    ],
)
def test_signing_in_again_never_leads_to_another_org(other: Reply) -> None:
    opened, _ = login(in_turn(token("a"), other))
    first = opened.token()
    with pytest.raises(Refused, match="another org or user: nothing was sent"):
        opened.renew(first)
    assert opened.token() is first


@pytest.mark.parametrize(
    "instance",
    [
        "https://evil.example",
        "https://acme.my.salesforce.com.evil.example",
        "https://acme.my.salesforce.com@evil.example",
        "http://acme.my.salesforce.com",
        "https://acme.my.salesforce.com/services",
        "http://localhost:9",
        "https://acme.my.salesforce.com:8443",
        "",
    ],
)
def test_an_instance_that_is_not_salesforces_gets_no_token(instance: str) -> None:
    opened, wire = login(in_turn(token(instance=instance)))
    with pytest.raises(Refused, match="not one of Salesforce's; not used"):
        opened.token()
    assert len(wire.seen) == 1


@pytest.mark.parametrize(
    ("reply", "reason"),
    [
        (json_reply({"error": "invalid_client", "error_description": "x SECRET"}, 400), "invalid_client"),
        (json_reply({"error": "invalid_grant"}, 400), "invalid_grant"),
        (json_reply({"error": "Bad 'thing' SECRET"}, 400), "no reason given"),
        (json_reply({}, 401), "no reason given"),
    ],
)
def test_a_refusal_is_told_by_its_code(reply: Reply, reason: str) -> None:
    opened, wire = login(in_turn(reply))
    with pytest.raises(Refused, match=rf"signing in was refused \({reason}\)") as caught:
        opened.token()
    assert "SECRET" not in str(caught.value)
    assert len(wire.seen) == 1


@pytest.mark.parametrize(
    "broken",
    [
        httpx.ConnectError("x"),
        Reply(status=503),
        text_reply(b"<html>", "text/html"),
        text_reply(b'{"access_token"'),
        json_reply([]),
    ],
)
def test_a_server_that_is_not_well_is_asked_again(broken: Reply | httpx.TransportError) -> None:
    opened, wire = login(in_turn(broken, token()))
    assert opened.token().organisation == ORG
    assert len(wire.seen) == 2
    with pytest.raises(Unreachable):
        login(in_turn(broken))[0].token()


@pytest.mark.parametrize(
    "answer",
    [
        {"access_token": "t", "instance_url": "https://acme.my.salesforce.com"},
        {"access_token": "t", "instance_url": "https://acme.my.salesforce.com", "id": "https://x/id/1/2"},
        {"instance_url": "https://acme.my.salesforce.com", "id": f"https://x/id/{ORG}/{USER}"},
        {
            "access_token": "a\r\nb",
            "instance_url": "https://acme.my.salesforce.com",
            "id": f"https://x/id/{ORG}/{USER}",
        },
    ],
)
def test_a_token_for_nobody_is_not_used(answer: object) -> None:
    with pytest.raises(Refused, match="does not say which org and user"):
        login(in_turn(json_reply(answer)))[0].token()


def test_short_ids_become_long_ones() -> None:
    opened, _ = login(in_turn(token(org=ORG[:15], user=USER[:15])))
    found = opened.token()
    assert (len(found.organisation), len(found.user)) == (18, 18)
    assert (found.organisation[:15], found.user[:15]) == (ORG[:15], USER[:15])
