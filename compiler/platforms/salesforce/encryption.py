"""What Shield Platform Encryption can encrypt field by field; database encryption covers the rest.

https://help.salesforce.com/s/articleView?id=xcloud.security_pe_custom_fields.htm&type=5
"""

from collections.abc import Mapping

from compiler.language.types import Kind
from compiler.model.program import TargetField, TargetObject

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
        return field.type.kind in _KINDS
    return field.name in STANDARD.get(target.name, frozenset())
