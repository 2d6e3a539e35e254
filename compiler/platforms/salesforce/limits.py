"""Numbers that Salesforce sets, each with where it is written down and how sure that is."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """One number, an address that gives it, when it was last compared, and who says so.

    `official` pages are Salesforce's own; `community` ones are by others who work with it.
    """

    value: int
    source: str
    checked: str
    evidence: Literal["official", "community"]

    @property
    def verified(self) -> str:
        """Return when and how the number was read, as a rule's `verified` says it."""
        return f"{self.checked}, {_PAGES[self.evidence]}"


_PAGES = {
    "official": "Salesforce's own page",
    "community": "a page by others who work with it; compare with an org's describe",
}
OFFICIAL = f"2026-11, {_PAGES['official']}"
COMMUNITY = f"2026-11, {_PAGES['community']}"
DEPLOYED = "2026-11, the answers of real orgs to such deployments"
"""When and how a rule without a number was read, as its `verified` says it."""

_CUSTOM_FIELD = "https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/customfield.htm"
_LENGTH = "https://salesforcedictionary.com/how-to/length"
_LONG_TEXT = "https://salesforcedictionary.com/how-to/long-text-area"
_ALLOCATIONS = "https://help.salesforce.com/s/articleView?id=platform.custom_field_allocations.htm&type=5"
_PICKLISTS = "https://help.salesforce.com/s/articleView?id=platform.picklist_limitations.htm&type=5"
_EVENT = "https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_event.htm"


_FIELD_COUNTS = "https://help.salesforce.com/apex/HTViewHelpDoc?id=custom_field_allocations.htm"
_ACTIVITY_COUNTS = "https://blog.truly.co/2020/05/31"
_EXTERNAL_IDS = "https://crmcurator.com/SF-0230"
_AUTO_NUMBER = "https://help.salesforce.com/s/articleView?id=platform.custom_field_types.htm&type=5"
_RECORD_TYPE = "https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_recordtype.htm"

_HISTORY = (
    "https://developer.salesforce.com/docs/atlas.en-us.securityImplGuide.meta/securityImplGuide/"
    "tracking_field_history.htm"
)
_RELATIONSHIPS = (
    "https://help.salesforce.com/s/articleView?id=platform.relationships_considerations.htm&type=5"
)
_MASKED = "https://help.salesforce.com/s/articleView?id=platform.fields_about_encrypted_fields.htm&type=5"


def _official(value: int, source: str) -> Limit:
    return Limit(value=value, source=source, checked="2026-11", evidence="official")


def _community(value: int, source: str) -> Limit:
    return Limit(value=value, source=source, checked="2026-11", evidence="community")


NAME = _official(40, _CUSTOM_FIELD)
"""Characters of an API name before `__c`, and of the name of a child relationship."""

LABEL = _official(40, _CUSTOM_FIELD)
"""Characters of the label of a field or an object."""

DESCRIPTION = _official(1_000, _CUSTOM_FIELD)
HELP = _official(510, _CUSTOM_FIELD)
TEXT = _community(255, _LENGTH)
DIGITS = _community(18, _LENGTH)
LONG_TEXT = _community(131_072, _LONG_TEXT)
SHORTEST_LONG_TEXT = _community(256, _LONG_TEXT)

LONG_TEXT_OF_OBJECT = _community(1_638_400, _LONG_TEXT)
"""Characters of all long text fields of one object together, by declared length."""

LOOKUPS = _official(40, _ALLOCATIONS)
"""Custom relationships of one object."""

PICKLIST_VALUES = _official(1_000, _PICKLISTS)
PICKLIST_VALUE = _official(255, _PICKLISTS)

DAY_MINUTES = _official(1_440, _EVENT)
"""Minutes of the longest event, unless the org allows events of several days."""

LONGEST_EVENT_MINUTES = _official(14 * 1_440, _EVENT)

CUSTOM_FIELDS: Mapping[str, Limit] = {
    "professional": _official(100, _FIELD_COUNTS),
    "enterprise": _official(500, _FIELD_COUNTS),
    "developer": _official(500, _FIELD_COUNTS),
    "unlimited": _official(800, _FIELD_COUNTS),
    "performance": _official(800, _FIELD_COUNTS),
}
"""Custom fields of one object, by edition; fields of installed packages come on top."""

ACTIVITY_FIELDS = _community(100, _ACTIVITY_COUNTS)
"""Custom fields that tasks and events have together, whatever the edition."""

EXTERNAL_IDS = _community(25, _EXTERNAL_IDS)
"""External ids of one object; unique fields are counted with them here, because each takes an index."""

AUTO_NUMBER = _community(30, _AUTO_NUMBER)
"""Characters of a whole auto number; ten of them are for the digits."""

AUTO_NUMBER_DIGITS = _community(10, _AUTO_NUMBER)
TASK_STATES = _official(100, _PICKLISTS)
"""Values of the standard picklist of task states."""

TRACKED_FIELDS = _official(20, _HISTORY)
"""Fields of one object whose history is kept, in an org without Field Audit Trail."""

MASTERS = _official(2, _RELATIONSHIPS)
"""Objects that the records of one object can be a part of."""

MASKED_TEXT = _official(175, _MASKED)
"""Characters of a text that is shown masked."""

VALUE_SET_DESCRIPTION = _community(255, _LENGTH)

RECORD_TYPE_NAME = _official(80, _RECORD_TYPE)
"""Characters of the name and of the label of a record type."""

RECORD_TYPE_DESCRIPTION = _official(255, _RECORD_TYPE)
