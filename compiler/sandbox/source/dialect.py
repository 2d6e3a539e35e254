"""What the platforms' APIs do differently: where lists are, what opens them, how they are cut and refused."""

from collections.abc import Mapping
from typing import Protocol

from compiler.sandbox.http import Response
from compiler.sandbox.source.rows import Table


class Dialect(Protocol):
    """One platform's API, from its documentation and never from a platform description."""

    @property
    def headers(self) -> tuple[str, ...]:
        """The headers without which nothing is answered."""
        ...

    def resource(self, path: str, account: str) -> str | None:
        """Return the resource that a path names, without the account's root; None where there is none."""
        ...

    def refused(self, status: int, *headers: tuple[str, str]) -> Response:
        """Return an error as the platform words it: 401, 404, 405 or 429."""
        ...

    def listing(self, resource: str, rows: Table, parameters: Mapping[str, str], url: str) -> Response:
        """Answer a list; `rows` are all there are, with links to their files; `url` is what was asked."""
        ...
