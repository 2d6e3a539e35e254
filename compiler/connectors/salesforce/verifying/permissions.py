"""What the permission sets and groups of a project hold in an org, and which others carry our prefix.

https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_permissionset.htm
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from compiler.connectors.salesforce import soql
from compiler.connectors.salesforce.kinds import PERMISSION_SET
from compiler.connectors.salesforce.records import Row
from compiler.connectors.salesforce.verifying.asking import Asking, Question, flag, text
from compiler.connectors.salesforce.verifying.expected import GROUP, OBJECT_RIGHTS
from compiler.connectors.salesforce.verifying.picture import Picture, access

PREFIX = "Crosswalk_"
"""Starts the name of every permission set and group that is ours."""

POWERS = ("ModifyAllData", "ViewAllData", "ViewEncryptedData")
"""What lets somebody see past permissions on objects, or behind a mask."""

COLUMN = "Permissions"
_FIELDS = Question(
    object="FieldPermissions", columns=("ParentId", "Field", "PermissionsRead", "PermissionsEdit")
)
_RIGHTS = {word: column for word, (_, column) in OBJECT_RIGHTS.items()}
_NEWER = "PermissionsViewAllFields"
_OBJECTS = Question(
    object="ObjectPermissions",
    columns=("ParentId", "SobjectType", *(column for column in _RIGHTS.values() if column != _NEWER)),
    optional=(_NEWER,),
)
_ACCESS = Question(
    object="SetupEntityAccess",
    columns=("ParentId", "SetupEntityId"),
    conditions=("SetupEntityType = 'CustomPermission'",),
)
_CUSTOM = Question(object="CustomPermission", columns=("Id", "DeveloperName"))
_GROUPS = Question(object="PermissionSetGroup", columns=("Id", "DeveloperName"))
_MEMBERS = Question(
    object="PermissionSetGroupComponent", columns=("PermissionSetGroupId", "PermissionSet.Name")
)


def read_permission_sets(asking: Asking, wanted: Picture) -> dict[str, dict[str, str]]:
    """Read the sets of a picture, and all that begin with our prefix; raises OutsideError."""
    names = _named(wanted, PERMISSION_SET)
    known = asking.described("PermissionSet") or {}
    told = {
        what.partition(" ")[2]
        for name in names
        for what in wanted[f"{PERMISSION_SET}:{name}"]
        if what.startswith("permission ")
    }
    powers = sorted({*POWERS, *told})
    columns = tuple(f"{COLUMN}{power}" for power in powers if f"{COLUMN}{power}" in known)
    question = Question(
        object="PermissionSet",
        columns=("Id", "Name", "Type", *columns),
        conditions=("IsOwnedByProfile = false",),
    )
    rows = [row for row in _ours(asking, question, "Name", names) if text(row, "Type") != "Group"]
    sets = {text(row, "Id"): text(row, "Name") for row in rows}
    held: dict[str, dict[str, str]] = {name: {} for name in sets.values()}
    for row in rows:
        held[text(row, "Name")] |= {
            f"permission {column.removeprefix(COLUMN)}": "on" for column in columns if flag(row, column)
        }
    _fields_and_objects(asking, sets, held)
    _custom_permissions(asking, sets, held, wanted)
    _untold(asking, held, wanted, {power for power in told if f"{COLUMN}{power}" not in columns})
    return {f"{PERMISSION_SET}:{name}": held[name] for name in sorted(held)}


def read_groups(asking: Asking, wanted: Picture) -> dict[str, dict[str, str]]:
    """Read the groups of a picture, and all that begin with our prefix, with the sets in each."""
    rows = _ours(asking, _GROUPS, "DeveloperName", _named(wanted, GROUP))
    groups = {text(row, "Id"): text(row, "DeveloperName") for row in rows}
    found: dict[str, dict[str, str]] = {f"{GROUP}:{name}": {} for name in groups.values()}
    for row in asking.among(_MEMBERS, "PermissionSetGroupId", groups):
        name = groups[text(row, "PermissionSetGroupId")]
        found[f"{GROUP}:{name}"][f"set {text(row, 'PermissionSet.Name')}"] = "in it"
    return found


def _named(wanted: Picture, kind: str) -> tuple[str, ...]:
    return tuple(name.partition(":")[2] for name in sorted(wanted) if name.startswith(f"{kind}:"))


def _ours(asking: Asking, question: Question, column: str, names: Iterable[str]) -> tuple[Row, ...]:
    others = [name for name in names if not name.startswith(PREFIX)]
    return (
        *asking.all(question, soql.beginning(column, PREFIX)),
        *asking.among(question, column, others),
    )


def _fields_and_objects(asking: Asking, sets: Mapping[str, str], held: Mapping[str, dict[str, str]]) -> None:
    for row in asking.among(_FIELDS, "ParentId", sets):
        granted = access(read=flag(row, "PermissionsRead"), edit=flag(row, "PermissionsEdit"))
        if granted:
            held[sets[text(row, "ParentId")]][f"field {text(row, 'Field')}"] = granted
    for row in asking.among(_OBJECTS, "ParentId", sets):
        if rights := ", ".join(word for word, column in _RIGHTS.items() if flag(row, column)):
            held[sets[text(row, "ParentId")]][f"object {text(row, 'SobjectType')}"] = rights


def _custom_permissions(
    asking: Asking, sets: Mapping[str, str], held: Mapping[str, dict[str, str]], wanted: Picture
) -> None:
    rows = asking.known(_ACCESS, "ParentId", sets)
    named = asking.known(_CUSTOM, "Id", [text(row, "SetupEntityId") for row in rows or ()])
    if rows is None or named is None:
        for name in held:
            whole = wanted.get(f"{PERMISSION_SET}:{name}", {})
            held[name].update(
                {what: value for what, value in whole.items() if what.startswith("custom permission ")}
            )
        return
    names = {text(row, "Id"): text(row, "DeveloperName") for row in named}
    for row in rows:
        what = names.get(text(row, "SetupEntityId"), "")
        held[sets[text(row, "ParentId")]][f"custom permission {what}"] = "on"


def _untold(
    asking: Asking, held: Mapping[str, dict[str, str]], wanted: Picture, permissions: set[str]
) -> None:
    """Leave out of the comparison what this org has no column for."""
    for permission in sorted(permissions):
        asking.unseen.append(f"PermissionSet: this org does not tell the permission {permission}")
        what = f"permission {permission}"
        for name in held:
            if what in wanted.get(f"{PERMISSION_SET}:{name}", {}):
                held[name][what] = "on"


def sets_by_group(rows: Iterable[Row]) -> Mapping[str, frozenset[str]]:
    """Return the groups that each permission set is in, by the ids of both."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        found[text(row, "PermissionSetId")].add(text(row, "PermissionSetGroupId"))
    return {name: frozenset(groups) for name, groups in found.items()}
