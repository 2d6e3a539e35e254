"""Fetches the bytes of files behind signed links: from named hosts only, and never with the account's key."""

from collections.abc import Callable, Generator, Iterator

from compiler.connectors.http import MEGABYTE, Ask, Client, Flow, where
from compiler.connectors.patience import FIRST_SECONDS, Jitter, Patience, full_jitter
from compiler.runtime.ports import Clock, Refused, Unreachable

OK = 200
EXPIRED = frozenset({400, 401, 403, 404, 410})
LARGEST = 2 * 1024 * MEGABYTE
Renew = Callable[[], str | None]


class FileHost:
    """Reads one file at a time; `client` must be one that adds no credentials."""

    def __init__(
        self, client: Client, patience: Patience, clock: Clock, jitter: Jitter = full_jitter
    ) -> None:
        self._client = client
        self._patience = patience
        self._clock = clock
        self._jitter = jitter

    def parts(self, what: str, link: str, renew: Renew) -> Iterator[bytes]:
        """Yield a file in parts of at most a megabyte; `what` names it in messages.

        A link that is no longer accepted is renewed once. Raises Refused where this file is not to be had,
        Unreachable where another attempt may succeed; parts that came before are then worth nothing.
        """
        renewed = False
        for attempt in range(1, self._patience.tries + 1):
            ask = Ask(method="GET", url=link, route=f"(the file of {what})")
            status = yield from self._attempt(ask, last=attempt == self._patience.tries)
            if status == OK:
                return
            if status in EXPIRED and not renewed:
                renewed, link = True, _fresh(renew, what)
                continue
            if status is not None and status not in self._patience.codes:
                raise Refused(f"{where(ask)}: answered {status}; the file cannot be fetched")
            self._clock.sleep(self._jitter(FIRST_SECONDS * 2 ** (attempt - 1)))
        raise Unreachable(f"{what}: the host of its file answers with errors; run again later")

    def _attempt(self, ask: Ask, *, last: bool) -> Generator[bytes, None, int | None]:
        """Yield the file, or return the status that says why not; None where no answer began."""
        started = False
        try:
            with self._client.stream(ask) as flow:
                if flow.status != OK:
                    return flow.status
                started = True
                yield from _bounded(ask, flow)
                return OK
        except Unreachable:
            if started or last:
                raise
            return None


def _bounded(ask: Ask, flow: Flow) -> Iterator[bytes]:
    """Yield the parts of an answer whose end is known, up to the largest file that can be stored."""
    chunked = flow.headers.get("transfer-encoding", "").lower() == "chunked"
    if "content-length" not in flow.headers and not chunked:
        raise Refused(f"{where(ask)}: the host does not say how long the file is")
    size = 0
    for part in flow.parts:
        size += len(part)
        if size > LARGEST:
            raise Refused(f"{where(ask)}: the file is larger than 2 GB, the most that can be stored")
        yield part


def _fresh(renew: Renew, what: str) -> str:
    link = renew()
    if not link:
        raise Refused(f"{what}: its link has expired and the record gives no other")
    return link
