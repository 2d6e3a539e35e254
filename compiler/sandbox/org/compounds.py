"""Fields that metadata knows as one and records as several: a person's name, an address.

Metadata, permissions and FieldDefinition speak of the whole (`Contact.MailingAddress`); rows of its parts.
https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/compound_fields.htm
"""

from collections.abc import Mapping

PERSON = ("Salutation", "FirstName", "MiddleName", "LastName", "Suffix", "InformalName")
ADDRESS = ("Street", "City", "State", "PostalCode", "Country", "StateCode", "CountryCode", "Latitude",
           "Longitude", "GeocodeAccuracy")  # fmt: skip
ADDRESSES: Mapping[str, tuple[str, ...]] = {
    "Account": ("Billing", "Shipping"),
    "Contact": ("Mailing", "Other"),
    "Lead": ("",),
    "User": ("",),
}
PEOPLE = frozenset({"Contact", "Lead", "User"})


def compound_of(owner: str, field: str) -> str | None:
    """The whole that a standard object's field is a part of; None for a field of its own."""
    if owner in PEOPLE and field in PERSON:
        return "Name"
    for prefix in ADDRESSES.get(owner, ()):
        if field.removeprefix(prefix) in ADDRESS and field.startswith(prefix):
            return f"{prefix}Address"
    return None


def addresses(owner: str) -> tuple[str, ...]:
    """The addresses of a standard object, which its catalogue lists in parts only."""
    return tuple(f"{prefix}Address" for prefix in ADDRESSES.get(owner, ()))
