"""What to do about what an org says of metadata that it does not take, where that is known."""

import re

_REMEDIES: tuple[tuple[str, str], ...] = (
    (
        r"There is already a Child Relationship named",
        "the org, or its list of deleted fields and objects, has a relationship of that name: erase it "
        "(Setup > Object Manager > the object > Fields > Deleted Fields), or give the pair's another name",
    ),
    (
        r"Cannot delete record type",
        "record types cannot be deleted by a deployment: deactivate them, then delete them in Setup",
    ),
    (
        r"Cannot update a field|Cannot change (?:the )?(?:field )?type",
        "the org has a field of that name and another type: give the pair's field another name",
    ),
    (
        r"already in use|duplicate developer name|DUPLICATE_DEVELOPER_NAME",
        "the org has something else of that name: give the pair's another name, or rename the org's in Setup",
    ),
    (
        r"Duplicate label",
        "the org's list has a value with this label: give the pair that value, or rename the label in Setup",
    ),
    (
        r"Unknown user permission|user license doesn't allow",
        "the org's edition or the user's licence has no such permission: switch the feature on in Setup, or "
        "leave what needs it out of the pair",
    ),
    (
        r"encrypt",
        "Shield Platform Encryption must be bought and switched on, with an active tenant secret; without it "
        "deploy without --shield",
    ),
    (
        r"history track",
        "the org tracks as many fields of this object as it can: let it track fewer, or give the class none",
    ),
    (
        r"Maximum number|LIMIT_EXCEEDED|can have no more than",
        "the org has as many of these as its edition allows: remove some, or leave some out of the pair",
    ),
    (
        r"not valid in version|Invalid version",
        "the org knows older API versions only: set an older one in the platform file and compile again",
    ),
    (
        r"assigned to users",
        "take the permission set from its users first; undoing a deployment does that by itself",
    ),
    (
        r"referenced elsewhere|is in use|being used",
        "something else in the org uses it; remove that use in Setup and try again",
    ),
    (
        r"does not resolve to a valid sObject type|no CustomObject named",
        "the org has no such object: it must be in the pair, or a feature must be switched on in Setup",
    ),
    (
        r"UNKNOWN_EXCEPTION|UNABLE_TO_LOCK_ROW",
        "the org could not finish by itself: look at Deployment Status in Setup, and deploy again later",
    ),
)


def remedy(problem: str) -> str | None:
    """Return what to do about a problem, None where nothing is known."""
    return next((text for pattern, text in _REMEDIES if re.search(pattern, problem, re.IGNORECASE)), None)
