"""Documents that the command writes: what was found in an account, and what was confirmed."""

from typing import Literal

from compiler.spec.base import Spec


class InventorySpec(Spec, frozen=True, kw_only=True):
    """What an account holds that decides about the schema: rows of objects, by key.

    Example:
        spec: inventory/v1
        pair: clinic-crm
        objects: {FormField: {q1: {label: Allergies, kind: long_text}}}
    """

    spec: Literal["inventory/v1"]
    pair: str
    objects: dict[str, dict[str, dict[str, str]]]


class Confirmation(Spec, frozen=True, kw_only=True):
    """That a person has read what stands at an address: its `fingerprint`, and in words what it `meant`.

    Example:
        {fingerprint: 4f1c9a02, by: d.chen@acme.example, at: "2026-11-18T03:10:00Z"}
    """

    fingerprint: str
    by: str
    at: str
    meant: dict[str, str] = {}


class ConfirmationsSpec(Spec, frozen=True, kw_only=True):
    """What has been confirmed for one customer, by address.

    Example:
        spec: confirmations/v1
        pair: practice-crm
        customer: acme
        confirmed: {routes.patient: {fingerprint: 4f1c9a02, by: d.chen, at: "2026-11-18T03:10:00Z"}}
    """

    spec: Literal["confirmations/v1"]
    pair: str
    customer: str
    confirmed: dict[str, Confirmation] = {}
