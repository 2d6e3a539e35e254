"""`overlay/v1`: one customer's answers, and what differs for that customer."""

from typing import Any, Literal

from compiler.spec.base import Spec


class OverlaySpec(Spec, frozen=True, kw_only=True):
    """A customer's document: answers to decisions, and changes by address.

    `add` must not exist below, `change` and `remove` must; addresses are dotted, `source.` and `target.`
    reach into the platform files.

    Example:
        spec: overlay/v1
        name: acme
        extends: practice-crm
        tenant: {id: acme, name: Acme}
        answers: {practice_time_zone: America/Chicago}
        change: {maps.task_status.values.missed: Not Started}
    """

    spec: Literal["overlay/v1"]
    name: str
    extends: str
    tenant: dict[str, str]
    answers: dict[str, str | bool] = {}
    fulfilled: dict[str, str] = {}
    add: dict[str, Any] = {}
    change: dict[str, Any] = {}
    remove: dict[str, Any] = {}
