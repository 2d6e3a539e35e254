"""Standard fields that hold classed data: their names in metadata, and what they are labelled with.

Metadata knows the parts of an address and of a person's name as one field. A field is listed here when
projects that were retrieved from orgs hold a file for it; one that metadata cannot name would make the whole
deployment fail. Those of tasks and events are left to Setup: some orgs hold them under the two, others under
Activity, which both share.
https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/customfield.htm
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from compiler.diagnostics.diagnostic import Place
from compiler.language.types import Kind
from compiler.model.program import Program, TargetField, TargetObject
from compiler.platforms.component import Component
from compiler.platforms.lineage import Filling, Fillings, class_of, strictest
from compiler.platforms.salesforce.metadata.provenance import sensitivity
from compiler.platforms.salesforce.metadata.scene import ROOT, Scene
from compiler.platforms.salesforce.metadata.xml import Written, metadata_xml
from compiler.platforms.salesforce.target import ACTIVITIES

# Read 2026-11 from files of standard fields in projects that were retrieved from orgs.
_NAMED: Mapping[str, str] = {
    "Account": "AccountNumber AnnualRevenue Description Fax Industry Name NumberOfEmployees Ownership Phone "
    "Rating Sic SicDesc Site TickerSymbol Type Website YearStarted",
    "Campaign": "ActualCost BudgetedCost Description EndDate Name StartDate Status Type",
    "Case": "Description Origin Priority Reason Status Subject SuppliedCompany SuppliedEmail SuppliedName "
    "SuppliedPhone Type",
    "Contact": "AssistantName AssistantPhone Birthdate Department Description Email Fax HomePhone LeadSource "
    "MobilePhone OtherPhone Phone Title",
    "ContentVersion": "Description Title",
    "Lead": "AnnualRevenue Company Description Email Fax Industry LeadSource MobilePhone NumberOfEmployees "
    "Phone Rating Status Title Website",
    "Opportunity": "Amount CloseDate Description LeadSource Name NextStep Probability StageName Type",
    "OpportunityLineItem": "Description Quantity ServiceDate UnitPrice",
    "Product2": "Description Family IsActive Name ProductCode",
}
_ADDRESSES: Mapping[str, Mapping[str, str]] = {
    "Account": {"Billing": "BillingAddress", "Shipping": "ShippingAddress"},
    "Contact": {"Mailing": "MailingAddress", "Other": "OtherAddress"},
    "Lead": {"": "Address"},
}
_PARTS_OF_ADDRESS = (
    "City",
    "Country",
    "CountryCode",
    "GeocodeAccuracy",
    "Latitude",
    "Longitude",
    "PostalCode",
    "State",
    "StateCode",
    "Street",
)
_PARTS_OF_NAME = frozenset({"FirstName", "LastName", "MiddleName", "Salutation", "Suffix"})
_PEOPLE = frozenset({"Contact", "Lead"})
_WRITTEN = frozenset({"set", "const", "audit", "native", "link"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """A standard field as metadata names it, the fields of the object that it stands for, and their strictest
    class.
    """

    object: str
    name: str
    parts: tuple[TargetField, ...]
    phi: str
    place: Place

    @property
    def full_name(self) -> str:
        """Name it as a component does, `Contact.MailingAddress`."""
        return f"{self.object}.{self.name}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unlabelled:
    """A standard field with classed data that no deployment labels, and why."""

    object: str
    field: str
    phi: str
    reason: str


def metadata_name(owner: str, field: str) -> str | None:
    """Return what metadata calls a standard field of an object; None for one that it cannot name."""
    if owner in _PEOPLE and field in _PARTS_OF_NAME:
        return "Name"
    for prefix, name in _ADDRESSES.get(owner, {}).items():
        if field.startswith(prefix) and field.removeprefix(prefix) in _PARTS_OF_ADDRESS:
            return name
    return field if field in _NAMED.get(owner, "").split() else None


def labelled_fields(program: Program, ways: Fillings) -> tuple[Labelled, ...]:
    """List the standard fields that a route fills with classed data and that metadata can name."""
    found: dict[tuple[str, str], list[tuple[TargetField, str, Place]]] = {}
    for target, field, phi, place in _classed(program, ways):
        name = None if field.type.kind is Kind.REF else metadata_name(target.name, field.name)
        if name:
            found.setdefault((target.name, name), []).append((field, phi, place))
    return tuple(
        Labelled(
            object=owner,
            name=name,
            parts=tuple(field for field, _, _ in parts),
            phi=strictest(*(phi for _, phi, _ in parts)),
            place=parts[0][2],
        )
        for (owner, name), parts in sorted(found.items(), key=lambda each: each[0])
    )


def unlabelled_fields(program: Program, ways: Fillings) -> tuple[Unlabelled, ...]:
    """List the standard fields with classed data that a person labels in Setup, or that need no label."""
    found = []
    for target, field, phi, _ in _classed(program, ways):
        if field.type.kind is Kind.REF:
            reason = "it holds the id of another record, whose own fields are labelled"
        elif field.type.kind is Kind.FILE:
            reason = "it is the content of a file, which has no label"
        elif target.name in ACTIVITIES:
            reason = "tasks and events share their fields, and Setup labels those of activities"
        elif metadata_name(target.name, field.name) is None:
            reason = "metadata has no name for it that is known"
        else:
            continue
        found.append(Unlabelled(object=target.name, field=field.name, phi=phi, reason=reason))
    return tuple(found)


def _classed(program: Program, ways: Fillings) -> Iterator[tuple[TargetObject, TargetField, str, Place]]:
    """List every standard field that a route writes classed data into, with the place that does so first."""
    for _, target in sorted(program.targets.items()):
        if target.custom:
            continue
        for name, field in sorted(target.fields.items()):
            written = [one for one in ways.into(target, name) if _writes(program, target, one)]
            phi = class_of(target, name, ways)
            if written and not field.custom and phi != "none":
                yield target, field, phi, written[0].place


def _writes(program: Program, target: TargetObject, one: Filling) -> bool:
    wrote = program.routes[one.route].operation != "find"
    return wrote and one.object == target.name and one.duty in _WRITTEN


def standard_elements(program: Program, labelled: Labelled) -> Mapping[str, Written]:
    """Return what a deployment says of a standard field: its name and its labels, and nothing else of it."""
    picklist = any(field.type.kind in {Kind.ENUM, Kind.MULTI} for field in labelled.parts)
    return {
        "fullName": labelled.name,
        "type": "Picklist" if picklist else None,
        **sensitivity(program, labelled.phi),
    }


def standard_field_components(scene: Scene) -> Iterator[Component]:
    """Write the labels of every standard field with classed data, where `protect` says what they are."""
    for labelled in labelled_fields(scene.program, scene.ways):
        if sensitivity(scene.program, labelled.phi):
            yield Component(
                kind="CustomField",
                name=labelled.full_name,
                path=f"{ROOT}/objects/{labelled.object}/fields/{labelled.name}.field-meta.xml",
                text=metadata_xml("CustomField", standard_elements(scene.program, labelled)),
                place=labelled.place,
                standard=True,
            )
