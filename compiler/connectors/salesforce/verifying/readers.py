"""Who can read each field of health data: by permission on the field, on the object, or past both.

A field without security of its own is open to everybody who may read its object. Permission sets of a group
count for everybody who has the group.
https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_fieldpermissions.htm
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from compiler.connectors.salesforce import soql
from compiler.connectors.salesforce.kinds import OBJECT, PERMISSION_SET
from compiler.connectors.salesforce.records import Row
from compiler.connectors.salesforce.verifying.asking import Asking, Question, flag, text
from compiler.connectors.salesforce.verifying.expected import GROUP
from compiler.connectors.salesforce.verifying.permissions import COLUMN, POWERS, sets_by_group
from compiler.connectors.salesforce.verifying.picture import Picture, Properties
from compiler.runtime.ports import Difference, Reader

Field = tuple[str, str]
"""An object and one of its fields."""

_FIELDS = Question(
    object="FieldPermissions",
    columns=("ParentId", "Field", "PermissionsEdit"),
    conditions=("PermissionsRead = true",),
)
_OBJECTS = Question(
    object="ObjectPermissions",
    columns=("ParentId", "SobjectType", "PermissionsEdit"),
    conditions=("PermissionsRead = true",),
)
_RECORDS = Question(
    object="ObjectPermissions",
    columns=("ParentId", "SobjectType", "PermissionsViewAllRecords", "PermissionsModifyAllRecords"),
    optional=("PermissionsViewAllFields",),
    conditions=("PermissionsRead = true",),
)
_POWER_RIGHTS = {
    "ModifyAllRecords": "modify all",
    "ViewAllRecords": "view all",
    "ViewAllFields": "view all fields",
}
_HOLDERS = Question(
    object="PermissionSet",
    columns=("Id", "Name", "IsOwnedByProfile", "Profile.Name", "Type"),
    optional=("PermissionSetGroupId",),
)
_MEMBERS = Question(object="PermissionSetGroupComponent", columns=("PermissionSetId", "PermissionSetGroupId"))
_GROUPS = Question(object="PermissionSetGroup", columns=("Id", "DeveloperName"))
_PEOPLE = Question(
    object="PermissionSetAssignment",
    columns=("AssigneeId", "PermissionSetId", "PermissionSetGroupId"),
    conditions=("Assignee.IsActive = true",),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Grant:
    """A permission set, by its id, that opens a field; `by_object` says that its object alone opens it."""

    holder: str
    field: Field
    edits: bool
    by_object: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Holder:
    name: str
    profile: bool
    group: str

    @property
    def component(self) -> str:
        return f"{'Profile' if self.profile else GROUP if self.group else PERMISSION_SET}:{self.name}"


def read_readers(
    asking: Asking, health: Iterable[Field], described: Mapping[str, Mapping[str, Row]], wanted: Picture
) -> tuple[Reader, ...]:
    """Return who reads which field, and who sees past permissions; raises OutsideError.

    Past permissions goes what has no object: a power over the whole org, or over all of one object.
    """
    grants = (
        *_grants(asking, sorted(set(health)), described),
        *_powers(asking),
        *_whole_objects(asking, health, wanted),
    )
    ids = frozenset(grant.holder for grant in grants)
    members = asking.among(_MEMBERS, "PermissionSetId", ids)
    groups = sets_by_group(members)
    names = asking.among(_GROUPS, "Id", {group for found in groups.values() for group in found})
    holders = _holders(asking, ids, {text(row, "Id"): text(row, "DeveloperName") for row in names})
    people = _people(asking, ids, groups)
    said = {(grant.holder, grant.field) for grant in grants}
    inside = {(group, field) for holder, field in said for group in groups.get(holder, ())}
    found = (
        _reader(grant, holder, people.get(grant.holder, 0), wanted)
        for grant in grants
        if (holder := holders.get(grant.holder)) is not None
        # What a group has from its sets is told with the sets.
        and (holder.group, grant.field) not in inside
    )
    return tuple(sorted(found, key=lambda each: (each.object, each.field, each.profile, each.holder)))


def reader_differences(readers: Iterable[Reader], wanted: Picture) -> tuple[Difference, ...]:
    """Return the readers of custom fields that the project does not grant.

    What a set of the project holds is compared as a whole elsewhere.
    """
    found = {
        Difference(
            how="extra",
            component=f"{'Profile' if each.profile else PERMISSION_SET}:{each.holder}",
            what=f"field {each.object}.{each.field}",
            found="read and edit" if each.edits else "read",
        )
        for each in readers
        if not each.expected
        and each.object
        and each.field.endswith("__c")
        and f"{PERMISSION_SET}:{each.holder}" not in wanted
    }
    return tuple(sorted(found, key=lambda each: (each.component, each.what)))


def _grants(
    asking: Asking, health: list[Field], described: Mapping[str, Mapping[str, Row]]
) -> Iterator[Grant]:
    secured: dict[str, list[Field]] = defaultdict(list)
    open_: dict[str, list[str]] = defaultdict(list)
    for object_, name in health:
        securities = _securities(described.get(object_, {}), name)
        for security in securities:
            secured[f"{object_}.{security}"].append((object_, name))
        if not securities:
            open_[object_].append(name)
    found: dict[tuple[str, Field], bool] = {}
    for row in asking.among(_FIELDS, "Field", secured):
        for field in secured.get(text(row, "Field"), ()):
            place = text(row, "ParentId"), field
            found[place] = found.get(place, False) or flag(row, "PermissionsEdit")
    for (holder, field), edits in found.items():
        yield Grant(holder=holder, field=field, edits=edits)
    yield from _by_object(asking, open_)


def _by_object(asking: Asking, fields: Mapping[str, list[str]]) -> Iterator[Grant]:
    seen: set[str] = set()
    for row in asking.among(_OBJECTS, "SobjectType", fields):
        object_ = text(row, "SobjectType")
        seen.add(object_)
        for name in fields.get(object_, ()):
            yield Grant(
                holder=text(row, "ParentId"),
                field=(object_, name),
                edits=flag(row, "PermissionsEdit"),
                by_object=True,
            )
    for object_ in sorted(fields.keys() - seen):
        asking.unseen.append(
            f"{object_}: {', '.join(sorted(fields[object_]))}: everybody who may see the record reads this; "
            "no permission on the field decides"
        )


def _securities(fields: Mapping[str, Row], name: str) -> tuple[str, ...]:
    """Return the fields whose permissions open a field; none where its object's permissions do.

    Permissions on an address stand at the whole, which its parts name; a person's name has none.
    """
    field = fields.get(name)
    if field is None:
        return (name,)
    whole = text(field, "compoundFieldName")
    names = (name, whole) if whole else (name,)
    return tuple(each for each in names if flag(fields.get(each, field), "permissionable"))


def _powers(asking: Asking) -> Iterator[Grant]:
    known = asking.described(PERMISSION_SET) or {}
    columns = [f"{COLUMN}{power}" for power in POWERS if f"{COLUMN}{power}" in known]
    question = Question(object=PERMISSION_SET, columns=("Id", *columns))
    for row in asking.all(question, soql.either(*(f"{column} = true" for column in columns))):
        for column in columns:
            if flag(row, column):
                power = column.removeprefix(COLUMN)
                yield Grant(holder=text(row, "Id"), field=("", power), edits=power.startswith("Modify"))


def _whole_objects(asking: Asking, health: Iterable[Field], wanted: Picture) -> Iterator[Grant]:
    """Tell who sees all records, or all fields, of an object of ours or with health data."""
    ours = {name.partition(":")[2] for name in wanted if name.startswith(f"{OBJECT}:")}
    objects = {object_ for object_, _ in health} | {name for name in ours if name.endswith("__c")}
    for row in asking.among(_RECORDS, "SobjectType", objects):
        modifies = flag(row, f"{COLUMN}ModifyAllRecords")
        held = {
            "ModifyAllRecords": modifies,
            "ViewAllRecords": flag(row, f"{COLUMN}ViewAllRecords") and not modifies,
            "ViewAllFields": flag(row, f"{COLUMN}ViewAllFields"),
        }
        for power in (power for power, on in held.items() if on):
            place = "", f"{power} {text(row, 'SobjectType')}"
            yield Grant(holder=text(row, "ParentId"), field=place, edits=power.startswith("Modify"))


def _holders(asking: Asking, ids: Iterable[str], groups: Mapping[str, str]) -> dict[str, _Holder]:
    return {
        text(row, "Id"): _Holder(
            name=text(row, "Profile.Name")
            if flag(row, "IsOwnedByProfile")
            else groups.get(text(row, "PermissionSetGroupId"), text(row, "Name")),
            profile=flag(row, "IsOwnedByProfile"),
            group=text(row, "PermissionSetGroupId"),
        )
        for row in asking.among(_HOLDERS, "Id", ids)
    }


def _people(asking: Asking, ids: frozenset[str], groups: Mapping[str, frozenset[str]]) -> Mapping[str, int]:
    """Count the active users of each permission set, those that have it by a group included."""
    every = {group for found in groups.values() for group in found}
    rows = (
        *asking.among(_PEOPLE, "PermissionSetId", ids),
        *asking.among(_PEOPLE, "PermissionSetGroupId", every),
    )
    own: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        own[text(row, "PermissionSetId")].add(text(row, "AssigneeId"))
        own[text(row, "PermissionSetGroupId")].add(text(row, "AssigneeId"))
    return {each: len(own[each].union(*(own[group] for group in groups.get(each, ())))) for each in ids}


def _reader(grant: Grant, holder: _Holder, people: int, wanted: Picture) -> Reader:
    object_, name = grant.field
    granted = wanted.get(holder.component, {})
    return Reader(
        object=object_,
        field=name,
        holder=holder.name,
        profile=holder.profile,
        edits=grant.edits,
        people=people,
        expected=_is_granted(grant, granted),
    )


def _is_granted(grant: Grant, granted: Properties) -> bool:
    """Say whether the project's own file opens what the org opens."""
    object_, name = grant.field
    if object_ and not grant.by_object:
        return f"field {object_}.{name}" in granted
    power, _, over = name.partition(" ")
    right = "read" if object_ else _POWER_RIGHTS.get(power)
    return right in granted.get(f"object {object_ or over}", "").split(", ")
