"""Responses in Salesforce's shapes, and the exception that carries a refusal to the edge."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec

from compiler.sandbox.http import Response

JSON = "application/json;charset=UTF-8"
CSV = "text/csv"

Json = Mapping[str, Any] | Sequence[Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One error as Salesforce reports it: a code, words, and the fields it concerns.

    The words may quote a value of the record, as the real ones do.
    https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/errorcodes.htm
    """

    code: str
    message: str
    fields: tuple[str, ...] = ()


class Refused(Exception):
    """A request that is answered with an error; raised anywhere below the router."""

    def __init__(self, status: int, code: str, message: str, fields: tuple[str, ...] = ()) -> None:
        super().__init__(code, message)
        self.status = status
        self.problem = Problem(code=code, message=message, fields=fields)


def not_found() -> Refused:
    """The answer to a path that leads nowhere."""
    return Refused(404, "NOT_FOUND", "The requested resource does not exist")


def json_response(body: Json, status: int = 200) -> Response:
    """A JSON answer."""
    return Response(status=status, headers=(("Content-Type", JSON),), body=msgspec.json.encode(body))


def no_content() -> Response:
    """An answer without a body."""
    return Response(status=204)


def csv_response(text: str, headers: tuple[tuple[str, str], ...] = ()) -> Response:
    """A CSV answer in UTF-8."""
    return Response(status=200, headers=(("Content-Type", CSV), *headers), body=text.encode("utf-8"))


def refusal(refused: Refused) -> Response:
    """The JSON list of one error that every refused REST call gets."""
    return json_response([problem_json(refused.problem)], refused.status)


def problem_json(problem: Problem) -> dict[str, Any]:
    """One error of the REST API; `fields` appears only where fields are named."""
    body: dict[str, Any] = {"message": problem.message, "errorCode": problem.code}
    if problem.fields:
        body["fields"] = list(problem.fields)
    return body


def json_object(body: bytes) -> dict[str, Any]:
    """The JSON object in a request's body; refuses anything else in Salesforce's words."""
    try:
        value = msgspec.json.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise Refused(400, "JSON_PARSER_ERROR", f"Unexpected character or end of input: {error}") from None
    if not isinstance(value, dict):
        raise Refused(400, "JSON_PARSER_ERROR", "The HTTP entity body is required to be a JSON object")
    return value
