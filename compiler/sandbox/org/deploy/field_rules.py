"""What is wrong with a custom field on its own, in the words of a real deployment.

https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/customfield.htm
"""

from collections.abc import Iterator

from compiler.sandbox.org.deploy.build import DESCRIBED
from compiler.sandbox.org.deploy.words import NAME, too_long, unknown_word
from compiler.sandbox.org.deploy.xml import Element

LONGEST_NAME = 40
TYPES = frozenset(DESCRIBED)
NEEDED = {
    "AutoNumber": ("displayFormat",),
    "Checkbox": ("defaultValue",),
    "Currency": ("precision", "scale"),
    "EncryptedText": ("length", "maskChar", "maskType"),
    "Html": ("length", "visibleLines"),
    "LongTextArea": ("length", "visibleLines"),
    "MultiselectPicklist": ("visibleLines",),
    "Number": ("precision", "scale"),
    "Percent": ("precision", "scale"),
    "Text": ("length",),
}
"""Elements a type must have."""

WITH_LENGTH = frozenset({"EncryptedText", "Html", "LongTextArea", "Text"})
FORBIDDEN = {
    "length": TYPES - WITH_LENGTH - {"Hierarchy"},
    "required": ("LongTextArea", "Html", "Checkbox", "Summary", "AutoNumber"),
    "precision": ("Summary",),
    "scale": ("Summary",),
    "deleteConstraint": ("MasterDetail",),
    "relationshipOrder": ("Lookup",),
    "referenceTo": ("Hierarchy",),
    "trackHistory": ("AutoNumber", "Summary"),
}
"""Elements that a type must not have."""

FORMULA_TYPES = frozenset({"Checkbox", "Currency", "Date", "DateTime", "Number", "Percent", "Text", "Time"})
NOT_IN_FORMULAS = ("defaultValue", "externalId", "length", "required", "trackHistory", "unique")
"""What a field that is computed cannot be told; `false` says nothing."""

MASK_TYPES = frozenset({"all", "creditCard", "ssn", "lastFour", "sin", "nino"})
EXTERNAL_ID_TYPES = frozenset({"AutoNumber", "Email", "Number", "Text"})
UNIQUE_TYPES = frozenset({"Email", "Number", "Text"})
LENGTHS = {
    "Text": (1, 255),
    "EncryptedText": (1, 175),
    "LongTextArea": (256, 131_072),
    "Html": (256, 131_072),
}
COMPLIANCE = frozenset({"CCPA", "COPPA", "GDPR", "HIPAA", "PCI", "PII", "PersonalInfo"})
SECURITY = frozenset({"Public", "Internal", "Confidential", "Restricted", "MissionCritical"})
MOST_DIGITS = 18
MOST_CHOICES = 1_000


def field_problems(element: Element) -> Iterator[str]:
    """Everything about one field that needs no look at the rest of the org."""
    yield from _name_problems(element.get("fullName") or "")
    kind = element.get("type")
    yield from classification_problems(element)
    if kind is None:
        yield "Must specify a non-null value for: type"
        return
    if kind not in TYPES:
        yield f"'{kind}' is not a valid value for the enum 'FieldType'"
        return
    if not (element.get("label") or "").strip():
        yield "Required field is missing: label"
    yield from _text_problems(element)
    if element.child("formula") is None:
        yield from _element_problems(element, kind)
    else:
        yield from _formula_problems(element, kind)
    yield from _key_problems(element, kind)
    if kind in {"Picklist", "MultiselectPicklist"}:
        yield from _picklist_problems(element)


def classification_problems(element: Element) -> Iterator[str]:
    """Data classification with values that the org's lists do not have."""
    for value in (element.get("complianceGroup") or "").split(";"):
        if value and value not in COMPLIANCE:
            yield f"bad value for restricted picklist field: {value} (Compliance Categorization)"
    security = element.get("securityClassification")
    if security is not None and security not in SECURITY:
        yield f"bad value for restricted picklist field: {security} (Data Sensitivity Level)"


def name_is_legal(name: str) -> bool:
    """Whether a developer name (without `__c`) is one."""
    return len(name) <= LONGEST_NAME and not name.endswith("_") and NAME.fullmatch(name) is not None


def _name_problems(full_name: str) -> Iterator[str]:
    if not full_name.endswith("__c"):
        yield "fullName must end with: __c or __kav or __x"
    elif not name_is_legal(full_name.removesuffix("__c")):
        yield (
            "The Custom Field Name can only contain alphanumeric characters, must begin with a letter, "
            "cannot end with an underscore or contain two consecutive underscore characters, and must have "
            f"at most {LONGEST_NAME} characters"
        )


def _text_problems(element: Element) -> Iterator[str]:
    yield from too_long(element, "label", "MasterLabel")
    yield from too_long(element, "description", "FieldDescription")
    yield from too_long(element, "inlineHelpText", "InlineHelpText")


def _formula_problems(element: Element, kind: str) -> Iterator[str]:
    if kind not in FORMULA_TYPES:
        yield f"Can not specify 'formula' for a CustomField of type {kind}"
    for name in NOT_IN_FORMULAS:
        if element.get(name) not in {None, "false"}:
            yield f"Can not specify '{name}' for a formula field"
    yield from unknown_word(
        element, "formulaTreatBlanksAs", frozenset({"BlankAsBlank", "BlankAsZero"}), "TreatBlanksAs"
    )


def _element_problems(element: Element, kind: str) -> Iterator[str]:
    for name in NEEDED.get(kind, ()):
        if not element.get(name):
            yield f"Must specify '{name}' for a CustomField of type {kind}"
    for name, kinds in FORBIDDEN.items():
        if kind in kinds and element.child(name) is not None:
            yield f"Can not specify '{name}' for a CustomField of type {kind}"
    lowest, highest = LENGTHS.get(kind, (0, 0))
    length = element.get("length")
    if highest and length and not lowest <= _number(length) <= highest:
        yield f"The length of a field of type {kind} must be between {lowest} and {highest}"
    if kind in {"Number", "Currency", "Percent"}:
        yield from _digit_problems(element)
    yield from unknown_word(element, "maskType", MASK_TYPES, "EncryptedFieldMaskType")
    yield from unknown_word(element, "maskChar", frozenset({"asterisk", "X"}), "EncryptedFieldMaskChar")
    if kind == "AutoNumber" and "{0" not in (element.get("displayFormat") or "{0"):
        yield "Display Format must contain a sequence number, for example {0000}"


def _digit_problems(element: Element) -> Iterator[str]:
    precision, scale = _number(element.get("precision") or "0"), _number(element.get("scale") or "0")
    if not 0 <= scale <= precision <= MOST_DIGITS:
        yield f"Precision must be at most {MOST_DIGITS} digits and not less than the scale"


def _key_problems(element: Element, kind: str) -> Iterator[str]:
    if element.flag("externalId") and kind not in EXTERNAL_ID_TYPES:
        yield f"Can not specify 'externalId' for a CustomField of type {kind}"
    if element.flag("unique") and kind not in UNIQUE_TYPES:
        yield f"Can not specify 'unique' for a CustomField of type {kind}"


def _picklist_problems(element: Element) -> Iterator[str]:
    values = element.child("valueSet")
    if values is None:
        yield "Must specify 'valueSet' for a CustomField of type " + (element.get("type") or "")
        return
    definition, name = values.child("valueSetDefinition"), values.get("valueSetName")
    if (definition is None) == (name is None):
        yield "Value set must reference a value set name or define a value set, but not both"
    if name is not None and values.get("restricted") == "false":
        yield "A picklist that uses a global value set must be restricted"
    if definition is not None:
        yield from value_problems([value.get("fullName") or "" for value in definition.all("value")])
        if definition.child("sorted") is None:
            yield "Required field is missing: sorted"


def value_problems(names: list[str]) -> Iterator[str]:
    """Picklist values that are empty, there twice, or too many."""
    seen: set[str] = set()
    for name in names:
        if not name.strip():
            yield "Required field is missing: fullName"
        if name.lower() in seen:
            yield f"Duplicate label: {name}"
        seen.add(name.lower())
    if len(names) > MOST_CHOICES:
        yield f"A restricted picklist cannot have more than {MOST_CHOICES} values"


def _number(text: str) -> int:
    return int(text) if text.lstrip("-").isdigit() else -1
