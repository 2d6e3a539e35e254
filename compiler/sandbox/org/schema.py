"""What the org knows of its objects and fields: the standard catalogue plus whatever was deployed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from importlib.resources import files

import msgspec

from compiler.platforms.salesforce.catalogue import (
    StandardField,
    StandardObject,
    object_names,
    standard_object,
)

ACTIVITIES = ("Task", "Event")
SETUP_FOLDER = "objects"
SHORT_TEXT = 255
PRICED = frozenset(
    {
        "Account",
        "AccountContactRelation",
        "Campaign",
        "Case",
        "Contact",
        "Event",
        "Lead",
        "Opportunity",
        "OpportunityLineItem",
        "PricebookEntry",
        "Product2",
        "Task",
    }
)
"""The standard objects whose records are of a currency, where the org has several; custom ones are too."""

TOOLING_ONLY = frozenset(
    {
        "CompactLayout",
        "CustomApplication",
        "CustomField",
        "CustomObject",
        "CustomTab",
        "GlobalValueSet",
        "Layout",
        "ValidationRule",
    }
)
"""What the tooling queries alone reach."""

AUTO_NUMBERS = {("Case", "CaseNumber"): "{00000000}"}


class Field(StandardField, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """A field of the org: a standard one, or one made from deployed metadata.

    `kind` is the metadata type of a custom field. `always_visible` fields need no field-level security
    (universally required ones and master-detail). `child_relationship` is what a parent calls its rows.
    `computed` fields (formulas, roll-ups, auto numbers) are never written from outside. `mask_type` says how
    much of a masked text is hidden behind `mask_char`; `encryption` is the scheme it is encrypted with;
    `tracked` fields keep a history of their changes.
    """

    custom: bool = False
    kind: str = ""
    case_sensitive: bool = False
    always_visible: bool = True
    delete_constraint: str = ""
    child_relationship: str = ""
    display_format: str = ""
    computed: bool = False
    formula: str = ""
    mask_char: str = ""
    mask_type: str = ""
    encryption: str = ""
    tracked: bool = False
    html: bool = False
    description: str = ""
    inline_help: str = ""

    @property
    def is_long(self) -> bool:
        """Whether it is a text that SOQL cannot filter."""
        return self.type == "textarea" and self.length > SHORT_TEXT

    @property
    def is_opaque(self) -> bool:
        """Whether no query can compare its values, because they are encrypted another way each time."""
        return self.encryption == "ProbabilisticEncryption"

    @property
    def is_exact(self) -> bool:
        """Whether a query can only ask for whole values of it, because equal values have equal ciphers."""
        return self.encryption.endswith("DeterministicEncryption")

    @property
    def is_key(self) -> bool:
        """Whether a record can be found by it."""
        return self.external_id or self.id_lookup

    @property
    def collation(self) -> str:
        """How SQL compares its values: exactly, or without letter case as Salesforce compares text."""
        if self.case_sensitive or self.type in {"id", "reference"}:
            return "BINARY"
        return "NOCASE"


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectType:
    """An object of the org. `fields` is keyed by lower case name; `setup` objects describe the org itself."""

    name: str
    label: str
    plural: str
    key_prefix: str
    fields: Mapping[str, Field]
    name_field: str = ""
    audit_fields: bool = False
    activities: bool = False
    closed_states: tuple[str, ...] = ()
    custom: bool = False
    setup: bool = False
    tooling_only: bool = False
    sharing_model: str = "ReadWrite"
    external_sharing_model: str = "Private"

    def field(self, name: str) -> Field | None:
        """A field by its API name, in any letter case."""
        return self.fields.get(name.lower())

    def relationship(self, name: str) -> Field | None:
        """The reference field whose relationship has that name, in any letter case."""
        wanted = name.lower()
        return next((field for field in self.fields.values() if field.relationship.lower() == wanted), None)

    @property
    def stored(self) -> tuple[Field, ...]:
        """The fields that are columns of its table."""
        return tuple(field for field in self.fields.values() if field.type not in {"base64", "address"})

    @property
    def plain_label(self) -> str:
        """What error messages call one of its records."""
        return self.label.lower()


@dataclass(frozen=True, slots=True, kw_only=True)
class Schema:
    """All objects, keyed by lower case name."""

    objects: Mapping[str, ObjectType]

    def object(self, name: str) -> ObjectType | None:
        """An object by its API name, in any letter case."""
        return self.objects.get(name.lower())

    def by_prefix(self, record_id: str) -> ObjectType | None:
        """The object whose records' ids start like that one."""
        prefix = record_id[:3]
        return next((item for item in self.objects.values() if item.key_prefix == prefix), None)

    def targets(self, owner: ObjectType, field: Field) -> tuple[ObjectType, ...]:
        """The objects a reference may point at, as far as the org has them.

        WhatId and file links reach every custom object that allows it, which no catalogue can list.
        """
        named = [item for name in field.reference_to if (item := self.object(name)) is not None]
        if field.name == "WhatId" and owner.name in ACTIVITIES:
            named += [item for item in self.objects.values() if item.custom and item.activities]
        if field.name in {"FirstPublishLocationId", "LinkedEntityId"}:
            named += [item for item in self.objects.values() if item.custom]
        return tuple(named)

    def children(self, parent: ObjectType) -> tuple[tuple[ObjectType, Field], ...]:
        """Every reference of any object that may point at the parent, in a fixed order."""
        return tuple(
            (child, field)
            for _, child in sorted(self.objects.items())
            if not child.setup
            for _, field in sorted(child.fields.items())
            if field.type == "reference" and parent in self.targets(child, field)
        )


def keyed(fields: Iterable[Field]) -> dict[str, Field]:
    """Fields by lower case name, in the order given."""
    return {field.name.lower(): field for field in fields}


def standard_schema(currencies: tuple[str, ...] = ()) -> Schema:
    """The org before anything was deployed: the catalogue and the objects that describe an org.

    With `currencies` (the first is the org's own) the records of most objects are of one of them.
    """
    standard = [from_standard(standard_object(name)) for name in object_names()]
    standard = [
        replace(item, fields=dict(item.fields) | keyed([_currency(item.name, currencies)]))
        if currencies and item.name in PRICED
        else item
        for item in standard
    ]
    return Schema(objects={item.name.lower(): item for item in (*standard, *_setup_objects())})


def _currency(owner: str, currencies: tuple[str, ...]) -> Field:
    # A line item is of its opportunity's currency, and the currency of a price is for good.
    return Field(
        name="CurrencyIsoCode",
        label="Currency ISO Code",
        type="picklist",
        length=3,
        createable=owner != "OpportunityLineItem",
        updateable=owner not in {"OpportunityLineItem", "PricebookEntry"},
        nillable=True,
        defaulted=True,
        default=currencies[0],
        picklist=currencies,
        restricted=True,
    )


def from_standard(source: StandardObject) -> ObjectType:
    """A catalogue object as the org holds it."""
    fields = keyed(_from_standard_field(source.name, field) for field in source.fields)
    return ObjectType(
        name=source.name,
        label=source.label,
        plural=source.plural,
        key_prefix=source.key_prefix,
        fields=fields,
        name_field=source.name_field,
        audit_fields=source.audit_fields,
        activities=source.activities,
        closed_states=source.closed_states,
    )


def _from_standard_field(owner: str, field: StandardField) -> Field:
    display_format = AUTO_NUMBERS.get((owner, field.name), "")
    return msgspec.convert(msgspec.to_builtins(field) | {"display_format": display_format}, Field)


def _setup_objects() -> list[ObjectType]:
    folder = files(__package__) / SETUP_FOLDER
    entries = sorted(
        (entry for entry in folder.iterdir() if entry.name.endswith(".json")), key=lambda e: e.name
    )
    sources = [msgspec.json.decode(entry.read_bytes(), type=StandardObject) for entry in entries]
    return [_as_setup(from_standard(source)) for source in sources]


def _as_setup(item: ObjectType) -> ObjectType:
    return ObjectType(
        name=item.name,
        label=item.label,
        plural=item.plural,
        key_prefix=item.key_prefix,
        fields=item.fields,
        name_field=item.name_field,
        setup=True,
        tooling_only=item.name in TOOLING_ONLY,
    )
