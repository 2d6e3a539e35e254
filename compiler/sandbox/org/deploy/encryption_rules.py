"""What Shield Platform Encryption refuses: orgs without it, types it cannot do, keys it would break.

https://help.salesforce.com/s/articleView?id=xcloud.security_pe_custom_fields.htm&type=5
https://help.salesforce.com/s/articleView?id=xcloud.security_pe_considerations_general.htm&type=5
"""

from collections.abc import Iterator, Mapping

from compiler.sandbox.org.deploy.words import unknown_word
from compiler.sandbox.org.deploy.xml import Element

NONE, PROBABILISTIC = "None", "ProbabilisticEncryption"
SCHEMES = frozenset(
    {NONE, PROBABILISTIC, "CaseSensitiveDeterministicEncryption", "CaseInsensitiveDeterministicEncryption"}
)
TYPES = frozenset({"Date", "DateTime", "Email", "Html", "LongTextArea", "Phone", "Text", "TextArea", "Url"})
STANDARD: Mapping[str, frozenset[str]] = {
    "Account": frozenset(
        {"BillingAddress", "Description", "Fax", "Name", "Phone", "ShippingAddress", "Site", "Website"}
    ),
    "Activity": frozenset({"Description", "Subject"}),
    "Case": frozenset({"Description", "Subject"}),
    "Contact": frozenset(
        {
            "AssistantName", "AssistantPhone", "Description", "Email", "Fax", "HomePhone", "MailingAddress",
            "MobilePhone", "Name", "OtherAddress", "OtherPhone", "Phone", "Title",
        }
    ),
    "Event": frozenset({"Description", "Subject"}),
    "Lead": frozenset(
        {"Address", "Company", "Description", "Email", "Fax", "MobilePhone", "Name", "Phone", "Title",
         "Website"}
    ),
    "Opportunity": frozenset({"Description", "Name", "NextStep"}),
    "Task": frozenset({"Description", "Subject"}),
}  # fmt: skip
"""The standard fields that can be encrypted one by one."""


def encryption_problems(name: str, element: Element, *, shield: bool) -> Iterator[str]:
    """What a field's encryption scheme breaks; `shield` says whether the org has the licence and a key."""
    scheme = element.get("encryptionScheme")
    if scheme is None:
        return
    yield from unknown_word(element, "encryptionScheme", SCHEMES, "EncryptionScheme")
    if scheme == NONE:
        return
    if not shield:
        yield "Can not specify 'encryptionScheme': Shield Platform Encryption is not available in this org"
        return
    owner, _, field = name.partition(".")
    kind = element.get("type")
    is_computed = element.child("formula") is not None
    if not field.endswith("__c"):
        if field not in STANDARD.get(owner, frozenset()):
            yield f"Field {name} can't be encrypted"
    elif kind not in TYPES or is_computed:
        yield f"Can not specify 'encryptionScheme' for a CustomField of type {kind}"
    elif scheme == PROBABILISTIC and (element.flag("unique") or element.flag("externalId")):
        yield f"Field {name} is unique or an external ID and can't use {PROBABILISTIC}"
