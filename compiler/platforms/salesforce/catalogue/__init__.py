"""The standard objects of Salesforce, as data: what a field is called, holds and accepts.

One JSON file per object, one field per line. Facts come from Salesforce's object reference and from describes
of a real org; fields that exist only with an optional feature (person accounts, several currencies, state and
country picklists, record types), compound addresses and interface preferences of users are left out.
References with many targets name only the objects of this catalogue.
"""

from importlib.resources import files

import msgspec


class StandardField(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True
):
    """One standard field.

    `type` and the flags speak describe's language (lower case types). `length` counts UTF-16 units.
    `required` means that a load must give it, even where describe calls it nillable (Event's start and end).
    `default` is the value the platform fills in; `defaulted` that it fills in something. `restricted`
    picklists refuse other values.
    https://developer.salesforce.com/docs/platform/object-reference/guide/sforce-api-objects-list.html
    """

    name: str
    label: str
    type: str
    length: int = 0
    precision: int = 0
    scale: int = 0
    createable: bool = False
    updateable: bool = False
    required: bool = False
    nillable: bool = False
    defaulted: bool = False
    default: str = ""
    unique: bool = False
    external_id: bool = False
    id_lookup: bool = False
    reference_to: tuple[str, ...] = ()
    relationship: str = ""
    polymorphic: bool = False
    picklist: tuple[str, ...] = ()
    restricted: bool = False


class StandardObject(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True
):
    """One standard object.

    `key_prefix` starts every record id. `audit_fields` says whether CreatedDate and its siblings may be given
    on insert (with the org's permission). `activities` says whether tasks and events relate to it by WhatId.
    `closed_states` are the values of Status (StageName for opportunities) that mean closed. Audit fields:
    https://help.salesforce.com/s/articleView?id=000176484&type=1
    """

    name: str
    label: str
    plural: str
    key_prefix: str
    fields: tuple[StandardField, ...]
    name_field: str = ""
    audit_fields: bool = False
    activities: bool = False
    closed_states: tuple[str, ...] = ()


AUDIT_FIELDS = ("CreatedById", "CreatedDate", "LastModifiedById", "LastModifiedDate")
"""The fields that "Set Audit Fields upon Record Creation" opens, on insert alone."""


_FOLDER = files(__name__)


def object_names() -> tuple[str, ...]:
    """The API names of all objects of the catalogue, sorted."""
    return tuple(sorted(entry.name[:-5] for entry in _FOLDER.iterdir() if entry.name.endswith(".json")))


def standard_object(name: str) -> StandardObject:
    """One object, by its API name (letter case counts); raises KeyError for a name the catalogue lacks."""
    entry = _FOLDER / f"{name}.json"
    if not name.isalnum() or not entry.is_file():
        raise KeyError(name)
    return msgspec.json.decode(entry.read_bytes(), type=StandardObject)
