"""Files of a project → what the org must have.

Only what the files say is expected: a field's class that they leave open may be anything in the org.
https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/customfield.htm
"""

from collections.abc import Callable, Iterable, Iterator, Mapping

from compiler.connectors.salesforce.kinds import (
    FIELD,
    OBJECT,
    PERMISSION_SET,
    RECORD_TYPE,
    VALUE_SET,
    component_at,
)
from compiler.connectors.salesforce.merging import LISTS
from compiler.connectors.salesforce.stages import MAIN, inside, stages
from compiler.connectors.salesforce.verifying.picture import (
    NONE,
    Picture,
    Properties,
    access,
    listed,
    yes_or_no,
)
from compiler.connectors.salesforce.verifying.tree import Element, read_tree

GROUP, QUEUE, RULE = "PermissionSetGroup", "Queue", "ValidationRule"
GLOBAL_VALUES = "GlobalValueSet"
SIZED = frozenset({"EncryptedText", "Html", "LongTextArea", "Text"})
NUMBERS = frozenset({"Currency", "Number", "Percent"})
REFERENCES = frozenset({"Lookup", "MasterDetail"})
COMPUTED = "computed"
ENCRYPTED, UNENCRYPTED = "encrypted", "None"
OBJECT_RIGHTS: Mapping[str, tuple[str, str]] = {
    "create": ("allowCreate", "PermissionsCreate"),
    "read": ("allowRead", "PermissionsRead"),
    "edit": ("allowEdit", "PermissionsEdit"),
    "delete": ("allowDelete", "PermissionsDelete"),
    "view all": ("viewAllRecords", "PermissionsViewAllRecords"),
    "modify all": ("modifyAllRecords", "PermissionsModifyAllRecords"),
    "view all fields": ("viewAllFields", "PermissionsViewAllFields"),
}
"""What a permission set may allow on an object: our word, the element of the file, the column of the org."""

_OBJECT = {
    "label": "label",
    "sharing": "sharingModel",
    "external sharing": "externalSharingModel",
    "deployment status": "deploymentStatus",
}
_SWITCHES = {
    "history": "enableHistory",
    "activities": "enableActivities",
    "feeds": "enableFeeds",
    "search": "enableSearch",
}
# Without these a required value would be expected of fields that the platform fills itself.
_NEVER_ASKED = frozenset({"AutoNumber", "Checkbox", "MasterDetail", "Summary"})


def expected(files: Mapping[str, bytes]) -> Picture:
    """Read the main part of a project; raises Refused where its manifest and files do not agree.

    Fields are expected to be encrypted only where their files say so: see `stages.layered`.
    """
    trees = dict(_trees(files))
    values = {
        name.partition(":")[2]: _values(tree, "customValue")
        for name, tree in trees.items()
        if name.startswith(f"{GLOBAL_VALUES}:")
    }
    return {name: _properties(name, tree, values) for name, tree in trees.items()}


def _trees(files: Mapping[str, bytes]) -> Iterator[tuple[str, Element]]:
    main = {path: content for stage in stages(files, MAIN) for path, content in stage.files.items()}
    for path, content in sorted(main.items()):
        place = inside(path)
        name = component_at(place) if place else None
        if name is not None:
            yield name, read_tree(path, content)


def _properties(name: str, tree: Element, values: Mapping[str, Properties]) -> Properties:
    kind, _, full_name = name.partition(":")
    if kind == FIELD:
        return field_properties(tree, values) if full_name.endswith("__c") else _guarded(tree)
    if kind == OBJECT:
        return _object(tree) if full_name.endswith("__c") else {}
    reader = _READERS.get(kind)
    if kind == VALUE_SET:
        return _standard_values(full_name, tree)
    return reader(tree) if reader else {}


def _object(tree: Element) -> Properties:
    found = {what: tree.get(tag) for what, tag in _OBJECT.items()}
    flags = {what: yes_or_no(tree.get(tag)) for what, tag in _SWITCHES.items() if tree.get(tag) is not None}
    return {**{what: text for what, text in found.items() if text is not None}, **flags}


def field_properties(tree: Element, global_values: Mapping[str, Properties]) -> Properties:
    """Return what a custom field must be; `global_values` are the lists of values that it may name."""
    kind = tree.get("type") or NONE
    computed = tree.get("formula") is not None or kind == "Summary"
    found = {"type": COMPUTED if computed else _type(kind, tree)}
    if not computed and kind not in _NEVER_ASKED:
        found["required"] = yes_or_no(tree.get("required"))
    if kind == "Lookup":
        found["when its target is deleted"] = tree.get("deleteConstraint") or "SetNull"
    if tree.get("unique") is not None or tree.get("externalId") is not None:
        found["unique"] = yes_or_no(tree.get("unique"))
        found["external id"] = yes_or_no(tree.get("externalId"))
    if tree.flag("unique"):
        found["case sensitive"] = yes_or_no(tree.get("caseSensitive"))
    if tree.get("trackHistory") is not None:
        found["history"] = yes_or_no(tree.get("trackHistory"))
    for values in tree.all("valueSet"):
        found["restricted"] = yes_or_no(values.get("restricted"))
        named = global_values.get(values.get("valueSetName") or "", {})
        own = [_values(each, "value") for each in values.all("valueSetDefinition")]
        found |= own[0] if own else named
    return {**found, **_guarded(tree)}


def _type(kind: str, tree: Element) -> str:
    if kind in SIZED:
        return f"{kind}({tree.get('length')})"
    if kind in NUMBERS:
        return f"{kind}({tree.get('precision')},{tree.get('scale')})"
    if kind in REFERENCES:
        return f"{kind}({tree.get('referenceTo')})"
    return kind


def _values(tree: Element, tag: str) -> Properties:
    """List the values that can be chosen; one that was switched off must not be there."""
    return {
        f"value {value.get('fullName')}": "active"
        for value in tree.all(tag)
        if value.get("isActive") != "false"
    }


def _guarded(tree: Element) -> Properties:
    found = {}
    if (tree.get("encryptionScheme") or UNENCRYPTED) != UNENCRYPTED:
        found[ENCRYPTED] = "yes"
    if security := tree.get("securityClassification"):
        found["security classification"] = security
    if groups := tree.get("complianceGroup"):
        found["compliance groups"] = listed(groups.split(";"))
    return found


def _standard_values(name: str, tree: Element) -> Properties:
    """List the values that the pair needs: they say what for, those that only ship with every org do not."""
    entries = tree.all("standardValue")
    ours = [value for value in entries if value.get("description") is not None] or entries
    marks = LISTS[name].marks.values() if name in LISTS else ()
    return {
        f"value {value.get('fullName')}": state(mark for mark in marks if value.flag(mark)) for value in ours
    }


def state(marks: Iterable[str]) -> str:
    """Write the state of a standard value from the marks that it has, as files of metadata name them."""
    return ", ".join(sorted(marks)) or "open"


def _permission_set(tree: Element) -> Properties:
    found: dict[str, str] = {}
    for entry in tree.all("fieldPermissions"):
        granted = access(read=entry.flag("readable"), edit=entry.flag("editable"))
        found[f"field {entry.get('field')}"] = granted
    for entry in tree.all("objectPermissions"):
        rights = (word for word, (element, _) in OBJECT_RIGHTS.items() if entry.flag(element))
        found[f"object {entry.get('object')}"] = ", ".join(rights)
    for kind, tag in (("permission", "userPermissions"), ("custom permission", "customPermissions")):
        found |= {f"{kind} {entry.get('name')}": "on" for entry in tree.all(tag) if entry.flag("enabled")}
    return {what: text for what, text in found.items() if text}


def _members(prefix: str, tag: str, inner: str | None = None) -> Callable[[Element], Properties]:
    def read(tree: Element) -> Properties:
        entries = tree.all(tag)
        names = (entry.get(inner) if inner else entry.text for entry in entries)
        return {f"{prefix} {name}": "in it" for name in names}

    return read


def _active(tree: Element) -> Properties:
    return {"active": yes_or_no(tree.get("active"))}


_READERS: Mapping[str, Callable[[Element], Properties]] = {
    GLOBAL_VALUES: lambda tree: {},
    GROUP: _members("set", "permissionSets"),
    PERMISSION_SET: _permission_set,
    QUEUE: _members("object", "queueSobject", "sobjectType"),
    RECORD_TYPE: _active,
    RULE: _active,
}
