"""The whole schema of an org as one value, so that a test can say: as it was before.

In process: `schema_of(org)`. Of an org that is served: the same JSON comes from `GET /__sandbox__/schema`.
"""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from compiler.sandbox.http import Request
from compiler.sandbox.org import Org

WHENEVER = datetime(2026, 3, 1, tzinfo=UTC)


def schema_of(org: Org, now: datetime = WHENEVER) -> dict[str, Any]:
    """Objects, fields, columns, values, components, permissions, classification: plain values by address.

    `now` must not be before what the org was told already, as its waiting jobs look at the clock.
    """
    request = Request(method="GET", path="/__sandbox__/schema", query="", headers=(), body=b"")
    answer = org.handle(request, now)
    assert answer.status == 200, answer.body
    found: dict[str, Any] = json.loads(answer.body)
    return found


def differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, tuple[Any, Any]]:
    """What is not the same, by address: (before, after), None where there was nothing."""
    return {
        address: (before.get(address), after.get(address))
        for address in sorted(before.keys() | after.keys())
        if before.get(address) != after.get(address)
    }
