"""`platform/v1`: one system, used by every pair as source or target."""

from typing import Literal

from compiler.spec.base import Spec
from compiler.spec.connector import ConnectorSpec

Evidence = Literal["documented", "observed", "assumed"]
Identifies = Literal[
    "name",
    "place",
    "date",
    "phone",
    "fax",
    "email",
    "social_security",
    "record_number",
    "plan_number",
    "account_number",
    "licence",
    "vehicle",
    "device",
    "web_address",
    "network_address",
    "biometric",
    "photo",
    "other",
    "none",
]
"""The kinds of identifiers (A) to (R), in the order of 45 CFR 164.514(b)(2)(i); `none` is none of them.

https://www.ecfr.gov/current/title-45/section-164.514
"""


class Refers(Spec, frozen=True, kw_only=True):
    """A reference whose object is told by another field.

    Example:
        {by: entity_type, id: entity_id, to: {patient: Patient, invoice: Invoice}}
    """

    by: str
    id: str
    to: dict[str, str]


class FieldSpec(Spec, frozen=True, kw_only=True):
    """A field of a source object; `text(80)!` alone is short for `{type: text(80)!}`.

    Example:
        {type: text(120), phi: health, evidence: assumed, doc: why people came}
    """

    type: str | None = None
    refers: Refers | None = None
    phi: str | None = None
    identifies: Identifies | None = None
    evidence: Evidence | None = None
    doc: str | None = None
    path: str | None = None
    size: str | None = None


class ObjectSpec(Spec, frozen=True, kw_only=True):
    """An object of a platform. A source gives each field a type; a target names fields of its catalogue.

    `each` makes a row of every member of a list, or of every image of a text, in a field of another object;
    then the path `^.id` is a field of the record around it, `.` the member itself, `#` its position from 1.

    Example:
        {key: [id], phi: identifier, fields: {id: id!, last_name: text(80)!}}
    """

    fields: dict[str, str | FieldSpec] | tuple[str, ...]
    each: str | None = None
    key: tuple[str, ...] = ()
    created: str | None = None
    modified: str | None = None
    phi: str | None = None
    evidence: Evidence | None = None
    channel: Literal["api", "export"] = "api"
    doc: str | None = None


class Formats(Spec, frozen=True, kw_only=True):
    """How the platform writes dates and times, as strptime patterns, tried in order.

    Example:
        {date: ["%Y-%m-%d"], datetime: ["%Y-%m-%d %H:%M:%S"]}
    """

    date: tuple[str, ...] = ("%Y-%m-%d",)
    datetime: tuple[str, ...] = ("%Y-%m-%dT%H:%M:%S%z",)


class AutomationRows(Spec, frozen=True, kw_only=True):
    """The rows of an object that show how an automation is set up in an account: its key, its name, and what
    else is shown.

    Example:
        {of: Service, key: id, name: name, show: [lead_time, buffer]}
    """

    of: str
    key: str
    name: str
    show: tuple[str, ...] = ()


class AutomationSpec(Spec, frozen=True, kw_only=True):
    """Something the platform does by itself, which people must rebuild. `messages` says that it writes to
    patients; `rows` says which list of the account shows what is set up.

    Example:
        {kind: notification, label: Appointment reminders, does: writes a day before a visit, messages: true}
    """

    kind: str
    label: str
    does: str | None = None
    messages: bool = False
    rows: AutomationRows | None = None


class AssetSpec(Spec, frozen=True, kw_only=True):
    """Something that an account has and that no list gives; a pair says why it stays behind.

    Example:
        {kind: appearance, label: Branding and colours}
    """

    kind: str
    label: str


Figure = Literal[
    "pace",
    "files",
    "reach",
    "windows",
    "rereads",
    "batches",
    "storage",
    "relations",
    "territories",
    "rebuilds",
]
"""What an estimate says of a gotcha: hours at the allowed pace, downloads of files, lists with a ceiling,
lists by date, lists that a delta reads again, batches, storage, relations of people and accounts,
territories, and automations to build again.
"""


class KnownGotcha(Spec, frozen=True, kw_only=True):
    """Something that is known to go wrong; its `text` alone is short for `{text: …}`.

    `means` says what comes of it for somebody who moves, `figure` which number of an estimate belongs to it.

    Example:
        {text: one request a second, means: large lists take hours, figure: pace}
    """

    text: str
    means: str | None = None
    figure: Figure | None = None


def gotcha_of(written: str | KnownGotcha) -> KnownGotcha:
    """Return a gotcha with its parts, however it is written."""
    return KnownGotcha(text=written) if isinstance(written, str) else written


class ProfileSpec(Spec, frozen=True, kw_only=True):
    """What people ask about a platform before they move: what it is for, what speaks for it and against it.

    Example:
        {summary: a practice platform, strengths: [one calendar for all sites], weaknesses: [no bulk export]}
    """

    summary: str
    strengths: tuple[str, ...] = ()
    weaknesses: tuple[str, ...] = ()


class PlatformSpec(Spec, frozen=True, kw_only=True):
    """A platform document.

    Example:
        spec: platform/v1
        name: practice
        label: Practice
        roles: [source]
        evidence: assumed
        objects: {Patient: {key: [id], fields: {id: id!}}}
    """

    spec: Literal["platform/v1"]
    name: str
    label: str
    roles: tuple[Literal["source", "target"], ...]
    evidence: Evidence
    formats: Formats = Formats()
    enums: dict[str, tuple[str, ...]] = {}
    shapes: dict[str, dict[str, str | FieldSpec]] = {}
    objects: dict[str, ObjectSpec]
    connector: ConnectorSpec | None = None
    automations: dict[str, AutomationSpec] = {}
    assets: dict[str, AssetSpec] = {}
    gotchas: dict[str, str | KnownGotcha] = {}
    profile: ProfileSpec | None = None
    rule_pack: str | None = None
    api_version: str | None = None
    edition: str | None = None
