"""What binds a child to its parent: what goes with the parent, what keeps it, and the relationship's name.

For standard objects these are facts of a real org's describe results (`childRelationships`).
"""

from compiler.sandbox.org.schema import Field, ObjectType

CASCADES = frozenset(
    {
        ("AccountContactRelation", "AccountId"),
        ("AccountContactRelation", "ContactId"),
        ("Contact", "AccountId"),
        ("ContentDocumentLink", "ContentDocumentId"),
        ("ContentDocumentLink", "LinkedEntityId"),
        ("ContentVersion", "ContentDocumentId"),
        ("Event", "WhatId"),
        ("Event", "WhoId"),
        ("Note", "ParentId"),
        ("Opportunity", "AccountId"),
        ("OpportunityContactRole", "ContactId"),
        ("OpportunityContactRole", "OpportunityId"),
        ("OpportunityLineItem", "OpportunityId"),
        ("PricebookEntry", "Pricebook2Id"),
        ("PricebookEntry", "Product2Id"),
        ("Task", "WhatId"),
        ("Task", "WhoId"),
    }
)
"""Standard references whose records go with the record they point at."""

RESTRICTS = frozenset(
    {
        ("Case", "AccountId"),
        ("Case", "ContactId"),
        ("OpportunityLineItem", "Product2Id"),
        ("User", "ContactId"),
    }
)
"""Standard references that keep the record they point at from being deleted."""

KEEPS = frozenset({("OpportunityLineItem", "PricebookEntryId")})
"""Standard references that stay as they are when the record they point at is deleted."""

NAMED = {
    ("Account", "ParentId"): "ChildAccounts",
    ("Event", "RecurrenceActivityId"): "RecurringEvents",
    ("Task", "RecurrenceActivityId"): "RecurringTasks",
}
NAMELESS = frozenset(
    {"AccountId Event", "AccountId Task", "FirstPublishLocationId ContentVersion", "ReportsToId Contact"}
)


def cascades(child: ObjectType, field: Field) -> bool:
    """Whether the child is deleted with the record its field points at."""
    if field.kind == "MasterDetail" or field.delete_constraint == "Cascade":
        return True
    return (child.name, field.name) in CASCADES


def restricts(child: ObjectType, field: Field) -> bool:
    """Whether the child keeps the record its field points at from being deleted."""
    return field.delete_constraint == "Restrict" or (child.name, field.name) in RESTRICTS


def relationship_name(child: ObjectType, field: Field) -> str | None:
    """What the parent calls these children; None where it has no name for them."""
    if field.custom:
        return field.child_relationship or None
    named = NAMED.get((child.name, field.name))
    if named is not None or f"{field.name} {child.name}" in NAMELESS:
        return named
    if child.custom or field.name.startswith(("Master", "Converted")):
        return None
    plural = child.plural.replace(" ", "")
    return plural if plural.endswith("s") else plural + "s"
