"""Numbers that Salesforce sets, each with where it is written down and how sure that is."""

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


_CUSTOM_FIELD = "https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/customfield.htm"
_LENGTH = "https://salesforcedictionary.com/how-to/length"
_LONG_TEXT = "https://salesforcedictionary.com/how-to/long-text-area"
_ALLOCATIONS = "https://help.salesforce.com/s/articleView?id=platform.custom_field_allocations.htm&type=5"
_PICKLISTS = "https://help.salesforce.com/s/articleView?id=platform.picklist_limitations.htm&type=5"
_EVENT = "https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_event.htm"


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
