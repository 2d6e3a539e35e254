"""What Shield Platform Encryption can encrypt field by field; database encryption covers the rest.

https://help.salesforce.com/s/articleView?id=xcloud.security_pe_custom_fields.htm&type=5
"""

from collections.abc import Mapping

from compiler.language.types import Kind
from compiler.model.program import Program, TargetField, TargetObject
from compiler.platforms.lineage import Fillings, class_of
from compiler.platforms.salesforce.metadata.provenance import protection

_KINDS = frozenset(
    {Kind.DATE, Kind.DATETIME, Kind.EMAIL, Kind.HTML, Kind.LONGTEXT, Kind.PHONE, Kind.TEXT, Kind.URL}
)
_NAME = frozenset({"FirstName", "LastName", "MiddleName"})
STANDARD: Mapping[str, frozenset[str]] = {
    "Account": frozenset(
        {
            "BillingCity",
            "BillingStreet",
            "Description",
            "Fax",
            "Name",
            "Phone",
            "ShippingCity",
            "ShippingStreet",
            "Website",
        }
    ),
    "Case": frozenset({"Description", "Subject"}),
    "Contact": frozenset(
        {
            *_NAME,
            "AssistantName",
            "AssistantPhone",
            "Description",
            "Email",
            "Fax",
            "HomePhone",
            "MailingCity",
            "MailingStreet",
            "MobilePhone",
            "OtherCity",
            "OtherPhone",
            "OtherStreet",
            "Phone",
            "Title",
        }
    ),
    "Event": frozenset({"Description", "Subject"}),
    "Lead": frozenset(
        {
            *_NAME,
            "City",
            "Company",
            "Description",
            "Email",
            "Fax",
            "MobilePhone",
            "Phone",
            "Street",
            "Title",
            "Website",
        }
    ),
    "Opportunity": frozenset({"Description", "Name", "NextStep"}),
    "Task": frozenset({"Description", "Subject"}),
}
"""The standard fields that can be encrypted; what is not listed counts as one that cannot.

https://help.salesforce.com/s/articleView?id=sf.security_pe_standard_fields.htm&type=5
"""


def encryptable(target: TargetObject, field: TargetField) -> bool:
    """Tell whether a field can be encrypted by itself."""
    if field.custom:
        # What Salesforce computes is not stored as text, and a masked field has an older cipher of its own.
        return field.type.kind in _KINDS and field.computed is None and field.kept_as != "masked"
    return field.name in STANDARD.get(target.name, frozenset())


def encryption_scheme(
    program: Program, target: TargetObject, field: TargetField, ways: Fillings
) -> str | None:
    """Return the scheme that a field is encrypted with; None where none is asked for, or none is possible.

    Equal values must have equal ciphers where Salesforce compares them, as in a unique field; all others are
    encrypted so that nothing can be told from them. The migration key stays as it is, because a load also
    counts and adds up the records whose key begins with something, and no scheme allows that:
    https://help.salesforce.com/s/articleView?id=xcloud.security_pe_deterministic_considerations.htm&type=5
    """
    if not program.protected or not encryptable(target, field) or is_excepted(program, target, field):
        return None
    if is_key(field):
        return None
    spec = protection(program, class_of(target, field.name, ways))
    if spec is None or spec.encrypt == "never":
        return None
    compared = field.unique or field.external_id
    return "CaseSensitiveDeterministicEncryption" if compared else "ProbabilisticEncryption"


def is_key(field: TargetField) -> bool:
    """Tell whether a field is the migration key, by which a load finds its records."""
    return field.system and field.external_id


def is_excepted(program: Program, target: TargetObject, field: TargetField) -> bool:
    """Tell whether somebody gave a reason why a field is not encrypted."""
    names = {f"{target.name}.{field.name}", f"{target.home}.{field.name}"}
    return bool(names & set(program.pair.protect.exceptions))
