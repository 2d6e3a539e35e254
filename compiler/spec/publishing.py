"""Parts of `pair/v1` for documents: what others promise of the same move, and lists handed to people."""

from typing import Literal

import msgspec

from compiler.spec.base import Spec


class PublishedRow(Spec, frozen=True, kw_only=True):
    """One row of a published description: what it says becomes of an object, and the routes that do it here.

    `objects` are the source objects that the row is about, where they are not those that its routes read.
    `why` explains where this pair does something else.

    Example:
        {from: Patient, to: Contact, as: "1:1", routes: [patient]}
    """

    from_: str = msgspec.field(name="from")
    to: str
    as_: Literal["1:1", "1:many", "many:1"] = msgspec.field(name="as")
    routes: tuple[str, ...] = ()
    objects: tuple[str, ...] = ()
    why: str | None = None


class PublishedSpec(Spec, frozen=True, kw_only=True):
    """What a published description of the same move promises, so that documents can show both side by side.

    Example:
        {compatibility: 8 of 10, rows: {patients: {from: Patient, to: Contact, as: "1:1", routes: [patient]}}}
    """

    compatibility: str | None = None
    need_mapping: str | None = None
    complexity: str | None = None
    timeline: str | None = None
    end_to_end: str | None = None
    rows: dict[str, PublishedRow] = {}


class HandoutSpec(Spec, frozen=True, kw_only=True):
    """A list that people get beside the migration: fields of a source object without health data, as CSV.

    Example:
        {of: Policy, fields: [code, title, version], for: compliance}
    """

    of: str
    fields: tuple[str, ...]
    for_: str = msgspec.field(name="for")
    doc: str | None = None
