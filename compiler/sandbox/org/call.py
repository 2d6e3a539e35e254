"""What a route is given: the request, who sent it, when, and the org it is for."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from compiler.sandbox.http import Request
from compiler.sandbox.org.access import Access
from compiler.sandbox.org.answers import Refused
from compiler.sandbox.org.schema import ObjectType, Schema
from compiler.sandbox.org.state import Settings
from compiler.sandbox.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One authorised request. `parts` are the named pieces of its path; `version` is like `66.0`."""

    store: Store
    schema: Schema
    settings: Settings
    access: Access
    request: Request
    now: datetime
    version: str
    parts: Mapping[str, str]

    @property
    def base(self) -> str:
        """The path every resource of this API version starts with."""
        return f"/services/data/v{self.version}"

    def object(self, name: str) -> ObjectType:
        """An object the user may read; refuses others as if they were not there."""
        item = self.schema.object(name)
        if item is None or item.tooling_only or not self.access.may("Read", item):
            raise Refused(404, "NOT_FOUND", "The requested resource does not exist")
        return item
