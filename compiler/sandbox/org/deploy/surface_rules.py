"""What is wrong with what people look at: layouts, compact layouts, list views, tabs and apps.

https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_layouts.htm
https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_listview.htm
https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/customapplication.htm
"""

import re
from collections.abc import Iterator
from urllib.parse import unquote

from compiler.sandbox.org.deploy.field_names import custom_field, exists
from compiler.sandbox.org.deploy.words import missing_problems, name_problems, too_long, unknown_word
from compiler.sandbox.org.deploy.world import World
from compiler.sandbox.org.deploy.xml import Element

STYLES = frozenset({"TwoColumnsTopToBottom", "TwoColumnsLeftToRight", "OneColumn", "CustomLinks"})
BEHAVIOURS = frozenset({"Edit", "Required", "Readonly"})
SCOPES = frozenset(
    {
        "AssignedToMe", "Delegated", "Everything", "Mine", "MineAndMyGroups", "MyTeamTerritory",
        "MyTerritory", "Queue", "SalesTeam", "ScopingRule", "Team",
    }
)  # fmt: skip
OPERATIONS = frozenset(
    {
        "contains", "equals", "excludes", "greaterOrEqual", "greaterThan", "includes", "lessOrEqual",
        "lessThan", "notContain", "notEqual", "startsWith", "within",
    }
)  # fmt: skip
VIEW_COLUMNS = frozenset({
    "NAME", "OBJECT_ID", "RECORDTYPE", "CURRENCY_ISO_CODE", "CREATED_DATE", "CREATEDBY_USER",
    "CREATEDBY_USER.ALIAS", "LAST_UPDATE", "LAST_ACTIVITY", "UPDATEDBY_USER", "UPDATEDBY_USER.ALIAS",
    "OWNER.ALIAS", "OWNER.FIRST_NAME", "OWNER.LAST_NAME",
})  # fmt: skip
"""What a list view of a custom object calls the fields that every object has."""

OWNER_COLUMNS = "OWNER."
NOT_IN_LAYOUTS = frozenset({"CreatedDate", "LastModifiedDate"})
MOST_COMPACT_FIELDS = 10
NOT_COMPACT = frozenset({"Html", "LongTextArea", "MultiselectPicklist"})
STANDARD_TAB = "standard-"
TAB_CONTENTS = ("auraComponent", "customObject", "flexiPage", "lwcComponent", "page", "scontrol", "url")
_STANDARD_COLUMN = re.compile(r"[A-Z][A-Z0-9_]*(?:\.[A-Z][A-Z0-9_]*)*")


def layout_problems(name: str, element: Element, world: World) -> Iterator[str]:
    """Everything about one page layout; its name is `Object-Layout Name`, percent-encoded."""
    owner, _, title = name.partition("-")
    if not title or not (world.has_object(owner) or owner == "Activity"):
        yield f"Entity of type 'CustomObject' named '{owner}' cannot be found"
        return
    if not element.all("layoutSections"):
        yield "Layout must have at least 1 section"
    behaviours: dict[str, str] = {}
    for section in element.all("layoutSections"):
        yield from missing_problems(section, "style")
        yield from unknown_word(section, "style", STYLES, "LayoutSectionStyle")
        for item in (item for column in section.all("layoutColumns") for item in column.all("layoutItems")):
            yield from _item_problems(owner, item, behaviours, world)
    yield from _required_problems(owner, behaviours, world)
    yield from _related_problems(element, world)


def compact_layout_problems(name: str, element: Element, world: World) -> Iterator[str]:
    """Everything about one compact layout."""
    owner, _, title = name.partition(".")
    yield from name_problems("Compact Layout", title)
    yield from missing_problems(element, "label")
    fields = [child.text for child in element.all("fields")]
    if len(fields) > MOST_COMPACT_FIELDS:
        yield f"A compact layout can contain a maximum of {MOST_COMPACT_FIELDS} fields"
    for field in fields:
        held = custom_field(owner, field, world)
        if not exists(owner, field, world):
            yield f"In field: fields - no CustomField named {owner}.{field} found"
        elif held is not None and held.element.get("type") in NOT_COMPACT:
            yield f"Field {owner}.{field} of type {held.element.get('type')} can't be on a compact layout"
    yield from _repeats(fields)


def list_view_problems(name: str, element: Element, world: World) -> Iterator[str]:
    """Everything about one list view."""
    owner, _, title = name.partition(".")
    yield from name_problems("List View", title)
    yield from missing_problems(element, "filterScope", "label")
    yield from too_long(element, "label", "Name")
    yield from unknown_word(element, "filterScope", SCOPES, "FilterScope")
    for column in (child.text for child in element.all("columns")):
        if not _is_column(owner, column, world):
            yield f"Could not resolve list view column: {column}"
    for entry in element.all("filters"):
        yield from unknown_word(entry, "operation", OPERATIONS, "FilterOperation")
        if not _is_column(owner, entry.get("field") or "", world):
            yield f"Could not resolve list view column: {entry.get('field')}"


def tab_problems(name: str, element: Element, world: World) -> Iterator[str]:
    """Everything about one tab."""
    contents = [tag for tag in TAB_CONTENTS if element.get(tag) not in {None, "false"}]
    if len(contents) != 1:
        yield "A tab must have exactly one of: " + ", ".join(TAB_CONTENTS)
        return
    yield from missing_problems(element, "motif")
    if contents == ["customObject"] and world.find("CustomObject", name) is None:
        yield f"In field: customObject - no CustomObject named {name} found"
    if contents != ["customObject"]:
        yield from missing_problems(element, "label")


def application_problems(element: Element, world: World) -> Iterator[str]:
    """Everything about one app."""
    yield from missing_problems(element, "label")
    yield from too_long(element, "label", "MasterLabel")
    yield from unknown_word(element, "uiType", frozenset({"Aloha", "Lightning"}), "UiType")
    yield from unknown_word(element, "navType", frozenset({"Standard", "Console"}), "NavType")
    for factor in element.all("formFactors"):
        if factor.text not in {"Small", "Medium", "Large"}:
            yield f"'{factor.text}' is not a valid value for the enum 'FormFactor'"
    if element.get("uiType") == "Lightning" and not element.all("formFactors"):
        yield "FormFactors is required for Lightning apps"
    for tab in (child.text for child in element.all("tabs")):
        yield from known_tab_problems("tabs", tab, world)
    yield from _repeats([child.text for child in element.all("tabs")])


def known_tab_problems(where: str, tab: str, world: World) -> Iterator[str]:
    """A tab that is named somewhere and is not there; standard ones are `standard-Object`."""
    if not tab.startswith(STANDARD_TAB) and world.find("CustomTab", tab) is None:
        yield f"In field: {where} - no CustomTab named {tab} found"


def layout_owner(name: str) -> str:
    """The object of a layout, by the layout's full name."""
    return name.partition("-")[0]


def layout_title(name: str) -> str:
    """A layout's own name, without the escapes of file names."""
    return unquote(name.partition("-")[2])


def _item_problems(owner: str, item: Element, seen: dict[str, str], world: World) -> Iterator[str]:
    field = item.get("field")
    if field is None:
        return
    yield from unknown_word(item, "behavior", BEHAVIOURS, "UiBehavior")
    if not exists(owner, field, world) or field in NOT_IN_LAYOUTS:
        yield f"In field: field - no CustomField named {owner}.{field} found"
    if field.lower() in seen:
        yield f"Duplicate field on layout: {field}"
    seen[field.lower()] = item.get("behavior") or "Edit"


def _required_problems(owner: str, behaviours: dict[str, str], world: World) -> Iterator[str]:
    for field in _required_fields(owner, world):
        if field.lower() not in behaviours:
            yield f"Layout must contain an item for required layout field: {field}"
        elif behaviours[field.lower()] != "Required":
            yield f"Field:{field} must be Required"


def _required_fields(owner: str, world: World) -> Iterator[str]:
    """What a layout of a custom object cannot do without; a name that counts by itself it can."""
    held = world.find("CustomObject", owner)
    name = held.element.child("nameField") if held else None
    if name is not None and name.get("type") == "Text":
        yield "Name"
    for field in world.fields_of(owner):
        if field.element.flag("required") or field.element.get("type") == "MasterDetail":
            yield field.name.partition(".")[2]


def _related_problems(element: Element, world: World) -> Iterator[str]:
    """A related list of a custom lookup is named `Child__c.Lookup__c`; the standard ones are not judged."""
    for entry in element.all("relatedLists"):
        name = entry.get("relatedList") or ""
        child, dot, lookup = name.partition(".")
        if not dot or not lookup.endswith("__c"):
            continue
        if world.find("CustomField", name) is None:
            yield f"Cannot find related list:{name}"
            continue
        for field in (column.text for column in entry.all("fields")):
            if field not in VIEW_COLUMNS and not exists(child, field, world):
                yield f"Invalid field:{field} in related list:{name}"


def _is_column(owner: str, column: str, world: World) -> bool:
    if column.endswith("__c"):
        return custom_field(owner, column.rpartition(".")[2], world) is not None
    if not owner.endswith("__c"):
        return _STANDARD_COLUMN.fullmatch(column) is not None
    held = world.find("CustomObject", owner)
    is_detail = held is not None and held.element.get("sharingModel") == "ControlledByParent"
    return column in VIEW_COLUMNS and not (is_detail and column.startswith(OWNER_COLUMNS))


def _repeats(names: list[str]) -> Iterator[str]:
    for place, name in enumerate(names):
        if name in names[:place]:
            yield f"Duplicate value specified: {name}"
