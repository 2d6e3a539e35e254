"""What an answer of a source means: a page, a refusal, or something worth asking for again."""

from compiler.connectors.http import Answer, Ask, where
from compiler.connectors.json_text import NotJson, UnsafeJson, decode_json, scalar_text
from compiler.runtime.ports import OutsideError, Refused, Unreachable

OK = 200
SERVER_ERROR = 500
ADVICE = {
    401: "the key was not accepted: check it, and that it is the key of this account",
    403: "the key may not read this: check what it is allowed to do",
    404: "there is no such address: check the base address and the path in the platform description",
}
REDIRECT = range(300, 400)


def json_body(ask: Ask, answer: Answer) -> bytes:
    """Return the body of a good JSON answer.

    Raises Unreachable for what a healthy server would not say (errors of its own, a page of HTML, a text cut
    short), Refused for what it will say again.
    """
    problem = _status_problem(ask, answer) or _json_problem(ask, answer)
    if problem is not None:
        raise problem
    return answer.body


def text_at(record: bytes, path: str) -> str | None:
    """Return a scalar field of a record, by its dotted path, as text; None where it is null or no scalar."""
    value = decode_json(record)
    for name in path.split("."):
        value = value.get(name) if isinstance(value, dict) else None
    return scalar_text(value)


def advice_for(status: int) -> str:
    """Say what to do about a status that the server will give again."""
    return ADVICE.get(status, "the request was not accepted")


def _status_problem(ask: Ask, answer: Answer) -> OutsideError | None:
    status = answer.status
    if status == OK:
        return None
    if status >= SERVER_ERROR:
        return Unreachable(f"{where(ask)}: answered {status}{request_id(answer)}; run again later")
    if status in REDIRECT:
        return Refused(f"{where(ask)}: answered {status}, a redirect, which is never followed")
    return Refused(f"{where(ask)}: answered {status}{request_id(answer)}; {advice_for(status)}")


def _json_problem(ask: Ask, answer: Answer) -> OutsideError | None:
    kind = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/json" and not kind.endswith("+json"):
        return Unreachable(
            f"{where(ask)}: the answer is not JSON but {_known(kind)}; check that no other server stands in "
            "between, and run again later"
        )
    try:
        decode_json(answer.body)
    except NotJson as error:
        return Unreachable(f"{where(ask)}: {error}; run again later")
    except UnsafeJson as error:
        return Refused(f"{where(ask)}: {error}; tell the platform's support")
    return None


def _known(kind: str) -> str:
    return kind if kind in ("text/html", "text/plain", "application/xml", "text/xml") else "something else"


def request_id(answer: Answer) -> str:
    """Name the server's own number of a request, for its support; nothing where it gives none."""
    number = answer.headers.get("x-request-id", "")
    shown = number.replace("-", "").isalnum() and number.isascii() and len(number) <= 64
    return f" (request {number})" if shown else ""
