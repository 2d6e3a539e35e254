"""Which elements the metadata of each type of field must have, may have, and cannot have.

https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/customfield.htm
https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_field_types.htm
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from compiler.platforms.salesforce.metadata.xml import ORDER, Written

_FIELDS = "https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/customfield.htm"
_TYPES = "https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_field_types.htm"
_FORMULAS = "https://help.salesforce.com/s/articleView?id=platform.formula_field_types.htm&type=5"
_HISTORY = (
    "https://developer.salesforce.com/docs/atlas.en-us.securityImplGuide.meta/securityImplGuide/"
    "tracking_field_history.htm"
)

MUST = frozenset({"fullName", "label", "type"})
"""The elements that every new field has."""

MAY = frozenset(
    {"complianceGroup", "description", "inlineHelpText", "securityClassification", "trackFeedHistory"}
)
"""The elements that any new field may have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """What a type asks for beyond what every field has; whatever it does not name, it must not have.

    `source` is the address that says so.
    """

    must: frozenset[str] = frozenset()
    may: frozenset[str] = frozenset()
    source: str = _TYPES

    @property
    def must_not(self) -> frozenset[str]:
        """Return the elements that a deployment refuses."""
        return frozenset(ORDER["CustomField"]) - MUST - MAY - self.must - self.may


def _form(must: str = "", may: str = "", source: str = _TYPES) -> Form:
    return Form(must=frozenset(must.split()), may=frozenset(may.split()), source=source)


MATRIX: Mapping[str, Form] = {
    "AutoNumber": _form("displayFormat", "externalId startingNumber", _FIELDS),
    "Checkbox": _form("defaultValue", "trackHistory"),
    "Currency": _form("precision scale", "defaultValue required trackHistory"),
    "Date": _form("", "defaultValue encryptionScheme required trackHistory"),
    "DateTime": _form("", "defaultValue encryptionScheme required trackHistory"),
    "Email": _form("", "encryptionScheme externalId required trackHistory unique"),
    "EncryptedText": _form("length maskChar maskType", "required", _FIELDS),
    "Html": _form("length visibleLines", "encryptionScheme"),
    "LongTextArea": _form("length visibleLines", "encryptionScheme"),
    "Lookup": _form(
        "referenceTo relationshipName", "deleteConstraint relationshipLabel required trackHistory"
    ),
    "MasterDetail": _form(
        "referenceTo relationshipName relationshipOrder",
        "relationshipLabel reparentableMasterDetail trackHistory writeRequiresMasterRead",
        _FIELDS,
    ),
    "MultiselectPicklist": _form("valueSet visibleLines", "", _HISTORY),
    "Number": _form("precision scale", "defaultValue externalId required trackHistory unique"),
    "Percent": _form("precision scale", "defaultValue required trackHistory"),
    "Phone": _form("", "encryptionScheme required trackHistory"),
    "Picklist": _form("valueSet", "required trackHistory"),
    "Summary": _form("summaryForeignKey summaryOperation", "summarizedField", _FIELDS),
    "Text": _form(
        "length", "caseSensitive defaultValue encryptionScheme externalId required trackHistory unique"
    ),
    "TextArea": _form("", "encryptionScheme required trackHistory"),
    "Time": _form("", "required", _HISTORY),
    "Url": _form("", "encryptionScheme required trackHistory"),
}
"""The types that a pair's fields can have.

`trackHistory` stands only where both values of a change are kept (not of long texts, several choices, times
and what Salesforce computes), `encryptionScheme` only where Shield encrypts single fields:
https://help.salesforce.com/s/articleView?id=xcloud.security_pe_custom_fields.htm&type=5
"""

FORMULAS: Mapping[str, Form] = {
    "Checkbox": _form("formula", "formulaTreatBlanksAs", _FORMULAS),
    "Currency": _form("formula precision scale", "formulaTreatBlanksAs", _FORMULAS),
    "Date": _form("formula", "formulaTreatBlanksAs", _FORMULAS),
    "DateTime": _form("formula", "formulaTreatBlanksAs", _FORMULAS),
    "Number": _form("formula precision scale", "formulaTreatBlanksAs", _FORMULAS),
    "Percent": _form("formula precision scale", "formulaTreatBlanksAs", _FORMULAS),
    "Text": _form("formula", "formulaTreatBlanksAs", _FORMULAS),
    "Time": _form("formula", "formulaTreatBlanksAs", _FORMULAS),
}
"""The same for formulas, whose type is that of their result."""

NOT_WRITTEN: Mapping[str, str] = {
    "Address": "custom addresses are an option of an org; each part of an address has a field of its own",
    "Array": "belongs to metadata of other kinds",
    "CustomDataType": "reserved by Salesforce",
    "ExternalLookup": "leads to objects outside the org, which no pair writes",
    "File": "belongs to data that other systems serve",
    "Hierarchy": "exists on users alone, which no pair writes",
    "IndirectLookup": "leads to objects outside the org, which no pair writes",
    "Integer": "belongs to metadata of other kinds",
    "Location": "is loaded as two fields, and no type of the language is a pair of numbers",
    "Long": "belongs to metadata of other kinds",
    "MetadataRelationship": "exists on custom metadata alone",
}
"""The other types of the Metadata API 66.0, and why no field of a pair has them."""


def form_of(elements: Mapping[str, Written]) -> Form | None:
    """Return what the type of a written field asks for; None for a type that is never written."""
    forms = FORMULAS if elements.get("formula") is not None else MATRIX
    return forms.get(str(elements.get("type")))


def misfits(elements: Mapping[str, Written]) -> Iterator[str]:
    """Say which elements a written field lacks, and which it must not have, for its type."""
    kind = elements.get("type")
    form = form_of(elements)
    if form is None:
        yield f"no field is written as {kind}"
        return
    given = {name for name, content in elements.items() if content is not None and content != ()}
    for name in sorted((MUST | form.must) - given):
        yield f"{kind} needs {name}"
    for name in sorted(given & form.must_not):
        yield f"{kind} cannot have {name}"
