"""The laws of what people meet: layouts, lists, tabs, the app, permissions, queues and rules."""

from collections.abc import Callable, Iterator, Mapping

from tests.platforms.parsed import Node, Parsed

_SYSTEM = {"Name", "OwnerId", "CreatedById", "LastModifiedById"}
_LISTS = {"RelatedActivityList", "RelatedFileList", "RelatedHistoryList"}
_UNLISTED = {"EncryptedText", "Html", "LongTextArea", "MultiselectPicklist", "TextArea"}
_NEED_ACCOUNT = {"Case", "Contact", "Opportunity"}
_QUEUED = {"Case", "Lead", "Task"}
_SEES_ALL = {"Crosswalk_Emergency_Records", "Crosswalk_Loader"}
_MARKER = "Crosswalk_Run__c"


def layouts(project: Parsed) -> Iterator[str]:
    """A layout has every required field, only fields that exist, and lists that exist."""
    for name, layout in project.of("Layout").items():
        owner, _, _ = name.partition("-")
        fields = project.fields(owner)
        items = {each.text("field"): each.text("behavior") for each in layout.anywhere("layoutItems")}
        if set(items) - _SYSTEM != set(fields) - _never_filled(fields):
            yield f"{name}: does not have the fields of {owner}"
        for each, field in fields.items():
            forced = field.text("required") == "true" or field.text("type") == "MasterDetail"
            if forced and items.get(each) != "Required":
                yield f"{name}: {each} is not required there"
        for related in layout.all("relatedLists"):
            child, _, lookup = related.text("relatedList").partition(".")
            if child not in _LISTS and project.fields(child).get(lookup, layout).text("referenceTo") != owner:
                yield f"{name}: {child}.{lookup} is no list of {owner}"
            yield from _shown(project, name, child, related.texts("fields"))


def _never_filled(fields: Mapping[str, Node]) -> set[str]:
    """Name the times of the source that no route fills; every object gets the fields."""
    says = "When the source system says this happened"
    times = (name for name, field in fields.items() if field.text("inlineHelpText") == says)
    return {name for name in times if fields[name].text("description").startswith("No route of ")}


def short_lists(project: Parsed) -> Iterator[str]:
    """Compact layouts and lists show few fields, of kinds that can be shown, and nothing classed."""
    for name, found in project.of("CompactLayout").items():
        listed = found.texts("fields")
        if not 1 <= len(listed) <= 10 or listed[0] != "Name":
            yield f"{name}: {len(listed)} fields"
        yield from _shown(project, name, name.split(".")[0], listed)
    for name, found in project.of("ListView").items():
        listed = found.texts("columns")
        if not 1 <= len(listed) <= 8 or listed[0] != "NAME":
            yield f"{name}: {len(listed)} columns"
        yield from _shown(project, name, name.split(".")[0], listed)


def _shown(project: Parsed, where: str, owner: str, listed: list[str]) -> Iterator[str]:
    fields = project.fields(owner)
    for name in listed:
        field = fields.get(name)
        if field is None and name not in {"Name", "NAME"}:
            yield f"{where}: {owner} has no {name}"
        elif field is not None and field.text("type") in _UNLISTED:
            yield f"{where}: {name} cannot be shown there"
        elif field is not None and field.has("securityClassification"):
            yield f"{where}: shows {name}, which is classed"


def tabs(project: Parsed) -> Iterator[str]:
    """Every custom object has a tab but the marker, and the app has tabs that exist."""
    objects = set(project.of("CustomObject")) - {_MARKER}
    if set(project.of("CustomTab")) != objects:
        yield "the tabs are not those of the objects"
    for name, app in project.of("CustomApplication").items():
        for tab in app.texts("tabs"):
            if tab not in objects and not tab.startswith("standard-"):
                yield f"{name}: there is no tab {tab}"


def field_permissions(project: Parsed) -> Iterator[str]:
    """Sets list optional fields that exist, those of activities twice, and change what can be changed."""
    for name, found in project.of("PermissionSet").items():
        listed = {each.text("field"): each.text("editable") for each in found.all("fieldPermissions")}
        for full, editable in listed.items():
            owner, _, part = full.partition(".")
            field = project.fields("Activity" if owner in {"Event", "Task"} else owner).get(part)
            if field is None:
                yield f"{name}: there is no {full}"
                continue
            if field.text("required") == "true" or field.text("type") == "MasterDetail":
                yield f"{name}: everybody sees {full}"
            computed = field.has("formula") or field.text("type") in {"AutoNumber", "Summary"}
            if computed and editable == "true":
                yield f"{name}: nobody changes {full}"
            twin = {"Event": f"Task.{part}", "Task": f"Event.{part}"}.get(owner)
            if twin and listed.get(twin) != editable:
                yield f"{name}: {full} without {twin}"


def object_permissions(project: Parsed) -> Iterator[str]:
    """Rights build on one another and on those for masters; few sets see the records of everybody."""
    for name, found in project.of("PermissionSet").items():
        rights = {each.text("object"): each for each in found.all("objectPermissions")}
        for owner, each in rights.items():
            yield from (f"{name}: {owner}: {words}" for words in _rights(each))
            above = {
                field.text("referenceTo")
                for field in project.fields(owner).values()
                if field.text("type") == "MasterDetail"
            } | ({"Account"} if owner in _NEED_ACCOUNT else set())
            yield from (f"{name}: reads {owner} without {parent}" for parent in sorted(above - set(rights)))
            if name not in _SEES_ALL and each.text("viewAllRecords") == "true":
                yield f"{name}: sees every {owner}"
            if name != "Crosswalk_Loader" and owner == _MARKER:
                yield f"{name}: reaches the marker"


def _rights(found: Node) -> Iterator[str]:
    needs = {
        "allowCreate": "allowRead",
        "allowEdit": "allowRead",
        "allowDelete": "allowEdit",
        "viewAllRecords": "allowRead",
        "modifyAllRecords": "allowDelete",
    }
    for right, needed in needs.items():
        if found.text(right) == "true" and found.text(needed) != "true":
            yield f"{right} without {needed}"


def referred(project: Parsed) -> Iterator[str]:
    """What permission sets, groups and rules name is there."""
    kinds = (
        ("applicationVisibilities", "application", "CustomApplication"),
        ("customPermissions", "name", "CustomPermission"),
        ("recordTypeVisibilities", "recordType", "RecordType"),
        ("tabSettings", "tab", "CustomTab"),
    )
    for name, found in project.of("PermissionSet").items():
        for tag, key, kind in kinds:
            for each in found.all(tag):
                if each.text(key) not in project.of(kind):
                    yield f"{name}: there is no {kind} {each.text(key)}"
    for name, found in project.of("PermissionSetGroup").items():
        listed = found.texts("permissionSets")
        lost = set(listed) - set(project.of("PermissionSet"))
        yield from (f"{name}: there is no set {each}" for each in sorted(lost))
        yield from (f"{name}: holds {each}" for each in listed if "Temporary" in each or "Loader" in each)
    for name, found in project.of("ValidationRule").items():
        bypass = "$Permission.Crosswalk_Bypass" in found.text("errorConditionFormula")
        if bypass and "Crosswalk_Bypass" not in project.of("CustomPermission"):
            yield f"{name}: there is no bypass"
        if len(found.text("errorMessage")) > 255:
            yield f"{name}: its message is too long"


def queues(project: Parsed) -> Iterator[str]:
    """A queue owns what can be owned, and writes to nobody."""
    for name, found in project.of("Queue").items():
        for each in found.all("queueSobject"):
            kind = each.text("sobjectType")
            if kind not in _QUEUED and kind not in project.of("CustomObject"):
                yield f"{name}: cannot own {kind}"
        if found.text("doesSendEmailToMembers") != "false":
            yield f"{name}: writes to its members"


SURFACE_LAWS: tuple[Callable[[Parsed], Iterator[str]], ...] = (
    layouts,
    short_lists,
    tabs,
    field_permissions,
    object_permissions,
    referred,
    queues,
)
