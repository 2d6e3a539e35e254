"""Answers of success that say that they are errors."""

import pytest
from msgspec.structs import replace

from compiler.connectors.account import read_account
from compiler.connectors.http import Client
from compiler.connectors.rest import RestSource
from compiler.runtime.ports import Refused, Unreachable
from tests.connectors.world import (
    CANARY,
    ENVIRONMENT,
    Handler,
    JumpingClock,
    Wire,
    connector,
    courier,
    in_turn,
    json_reply,
)

WHERE = "GET one.clinic.example /api/patients: the answer says that it is an error"
GOOD = json_reply({"data": [{"id": 1}], "total_entries": 1, "error": None})


def source(handler: Handler, error: str | None = "error") -> tuple[RestSource, Wire]:
    wire, clock = Wire(handler), JumpingClock()
    account = read_account(connector(), ENVIRONMENT, loopback=False)
    client = Client(account.origin, wire.network(), clock)
    return RestSource(replace(connector(), error=error), account, courier(client, clock), clock), wire


@pytest.mark.parametrize(
    ("problem", "words"),
    [
        ({"code": 404, "title": CANARY}, f"{WHERE} (404); there is no such address"),
        ({"code": "401", "title": CANARY}, f"{WHERE} (401); the key was not accepted"),
        ({"code": CANARY}, f"{WHERE}; the request was not accepted"),
        ({"code": "٤٠٤"}, f"{WHERE}; the request was not accepted"),
        ({}, f"{WHERE}; the request was not accepted"),
        (CANARY, f"{WHERE}; the request was not accepted"),
        (False, f"{WHERE}; the request was not accepted"),
    ],
)
def test_an_error_in_an_answer_of_success_is_refused_without_its_words(problem: object, words: str) -> None:
    rest, wire = source(in_turn(json_reply({"error": problem, "data": [{"id": 1}]})))
    with pytest.raises(Refused) as caught:
        rest.page("Patient", None)
    assert str(caught.value).startswith(words)
    assert CANARY not in str(caught.value)
    assert len(wire.seen) == 1


def test_an_error_that_may_pass_is_asked_again() -> None:
    rest, _ = source(in_turn(json_reply({"error": {"code": 503}}), GOOD))
    assert rest.page("Patient", None).records == (b'{"id": 1}',)
    rest, wire = source(in_turn(json_reply({"error": {"code": "429"}})))
    with pytest.raises(Unreachable, match=r"an error \(429\); run again later"):
        rest.page("Patient", None)
    assert len(wire.seen) == 3


def test_no_error_is_null_or_absent_and_the_path_may_be_deep() -> None:
    rest, _ = source(in_turn(GOOD))
    assert len(rest.page("Patient", None).records) == 1
    rest, _ = source(in_turn(json_reply({"data": [], "meta": {"error": {"code": 500}}})), "meta.error")
    with pytest.raises(Unreachable):
        rest.page("Patient", None)


def test_where_no_such_path_is_declared_the_member_is_data_like_any_other() -> None:
    rest, _ = source(in_turn(json_reply({"data": [{"id": 1}], "error": {"code": 404}})), None)
    assert len(rest.page("Patient", None).records) == 1
