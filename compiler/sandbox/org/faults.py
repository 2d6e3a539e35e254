"""Faults on demand: answers that never come, come wrong or come late.

A fault matches requests by a pattern over `METHOD path`, lets the first `after` of them pass, then hits the
next `times`.
"""

import re
from collections.abc import Mapping
from typing import Literal

import msgspec

from compiler.sandbox.http import Request, Response
from compiler.sandbox.org import state
from compiler.sandbox.org.answers import Refused
from compiler.sandbox.store import Store

HTML = b"<html><head><title>Maintenance</title></head><body>Back soon</body></html>"


class Fault(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One fault.

    `status` answers with status, headers and body; `html` with a page (status 200 unless said). `drop_before`
    and `drop_after` close the connection before or after the request takes effect; `delay` answers after
    `seconds`.
    """

    match: str
    kind: Literal["status", "html", "delay", "drop_before", "drop_after"]
    after: int = 0
    times: int = 1
    status: int = 0
    headers: Mapping[str, str] = {}
    body: str = ""
    seconds: float = 0


def set_faults(store: Store, body: bytes) -> None:
    """Replace the faults by those of a JSON list; refuses what is no fault."""
    try:
        faults = msgspec.json.decode(body, type=tuple[Fault, ...])
        for fault in faults:
            re.compile(fault.match)
    except (msgspec.DecodeError, re.error) as error:
        raise Refused(400, "SANDBOX", f"No list of faults: {error}") from None
    state.put(store, "faults", faults)


def faults_left(store: Store) -> tuple[Fault, ...]:
    """The faults with what is left of their counts."""
    return msgspec.convert(state.get(store, "faults") or [], tuple[Fault, ...])


def take_fault(store: Store, request: Request) -> Fault | None:
    """The fault that hits this request, counted down; None where none does."""
    faults = list(faults_left(store))
    called = f"{request.method} {request.path}"
    for place, fault in enumerate(faults):
        if fault.times == 0 or not re.search(fault.match, called):
            continue
        passes = fault.after > 0
        change = {"after": fault.after - 1} if passes else {"times": fault.times - 1}
        faults[place] = msgspec.structs.replace(fault, **change)
        state.put(store, "faults", faults)
        if not passes:
            return fault
    return None


def wrong_answer(fault: Fault) -> Response | None:
    """The response of a fault that answers instead of the org; None for the other kinds."""
    headers = tuple(sorted(fault.headers.items()))
    if fault.kind == "html":
        page = fault.body.encode("utf-8") or HTML
        return Response(
            status=fault.status or 200, headers=(("Content-Type", "text/html"), *headers), body=page
        )
    if fault.kind == "status":
        return Response(status=fault.status or 503, headers=headers, body=fault.body.encode("utf-8"))
    return None
