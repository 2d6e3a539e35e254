"""Asks again where that is safe and worth it, politely and a bounded number of times."""

import re
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TypeVar

from compiler.connectors.http import Answer, Ask, Client, where
from compiler.connectors.pacer import Pacer
from compiler.runtime.ports import Clock, Unreachable

LONGEST_SECONDS = 900.0
FIRST_SECONDS = 1.0
TOO_MANY_REQUESTS = 429
Result = TypeVar("Result")
Jitter = Callable[[float], float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """Which status codes are worth another try, and how many tries there are in all."""

    codes: frozenset[int]
    tries: int


ONCE = Patience(codes=frozenset(), tries=1)


def full_jitter(limit: float) -> float:
    """Pick a wait between nothing and `limit` seconds, so that clients that failed together part again.

    https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
    """
    return limit * secrets.randbelow(1001) / 1000


class Courier:
    """Sends a request until an answer can be read, at the account's pace."""

    def __init__(self, client: Client, pacer: Pacer, clock: Clock, jitter: Jitter = full_jitter) -> None:
        self._client = client
        self._pacer = pacer
        self._clock = clock
        self._jitter = jitter

    def fetch(self, ask: Ask, patience: Patience, read: Callable[[Answer], Result]) -> Result:
        """Send until `read` returns; after a status in `patience.codes`, or Unreachable, try again.

        Raises the last Unreachable when the tries are used up, and whatever else `read` or the client raises.
        """
        tried = 0
        while True:
            outcome, wait = self._try(ask, patience, read)
            tried += 1
            if not isinstance(outcome, Unreachable):
                return outcome
            if tried >= patience.tries:
                raise outcome
            backoff = self._jitter(min(LONGEST_SECONDS, FIRST_SECONDS * 2 ** (tried - 1)))
            self._clock.sleep(backoff if wait is None else wait)

    def _try(
        self, ask: Ask, patience: Patience, read: Callable[[Answer], Result]
    ) -> tuple[Result | Unreachable, float | None]:
        self._pacer.turn()
        try:
            answer = self._client.send(ask)
            if answer.status not in patience.codes:
                return read(answer), None
        except Unreachable as error:
            return error, None
        if answer.status == TOO_MANY_REQUESTS:
            self._pacer.slow_down()
        problem = Unreachable(f"{where(ask)}: answered {answer.status} again and again; run again later")
        return problem, retry_after(answer, self._clock.now())


def retry_after(answer: Answer, now: datetime) -> float | None:
    """Read how many seconds the server asks to wait, at most fifteen minutes; None where it does not say.

    Seconds, or a date: https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3
    """
    text = answer.headers.get("retry-after", "").strip()
    if re.fullmatch(r"-?[0-9]{1,12}", text):
        seconds = float(text)
    else:
        until = _date(text)
        if until is None:
            return None
        seconds = (until - now).total_seconds()
    return min(max(seconds, 0.0), LONGEST_SECONDS)


def _date(text: str) -> datetime | None:
    try:
        date = parsedate_to_datetime(text)
    except ValueError:
        return None
    return date if date.tzinfo else date.replace(tzinfo=UTC)
