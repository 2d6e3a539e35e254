"""Permission sets: one for the run's own user, and one for every group that may read some classes of data."""

from collections.abc import Iterator, Mapping

from compiler.model.program import Program, TargetField, TargetObject
from compiler.platforms.lineage import Filling, class_of
from compiler.platforms.salesforce.provenance import shortened
from compiler.platforms.salesforce.schema import custom_fields, custom_objects, objects_of_home
from compiler.platforms.salesforce.xml import Written, metadata_xml

PREFIX = "Crosswalk_"
"""Starts every name here: deploying a permission set takes away whatever its file does not list, so no name
may be one that a practice uses already.
https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_permissionset.htm
"""

LOADER = f"{PREFIX}Loader"

SET_AUDIT_FIELDS = "CreateAuditFields"
"""Lets a user give CreatedDate on insert. It exists only where Setup has switched it on:
https://help.salesforce.com/s/articleView?id=000386065&type=1
"""

# Reading these depends on reading accounts; without it the whole deployment is refused.
_NEED_ACCOUNT = frozenset({"Case", "Contact", "Opportunity"})
# These have no permissions of their own as objects: user permissions and the parents' sharing decide.
_WITHOUT_PERMISSIONS = frozenset({"ContentDocumentLink", "ContentVersion", "Event", "Task", "User"})


def permission_sets(program: Program, ways: tuple[Filling, ...]) -> Mapping[str, str]:
    """Write every permission set, by its name.

    No set lists a required field, because such a field is visible to everybody who reads the object and a
    deployment that lists it is refused.
    """
    sets = {LOADER: _loader(program)}
    for group, grant in sorted(program.pair.protect.grants.items()):
        sets[f"{PREFIX}{group}"] = _reader(program, group, frozenset(grant.read), ways)
    return sets


def readable_fields(
    program: Program, classes: frozenset[str], ways: tuple[Filling, ...]
) -> tuple[tuple[TargetObject, TargetField], ...]:
    """List the optional custom fields that readers of some classes may see, those without a class included.

    The migration key is left to the loader: it identifies, and tells a reader nothing.
    """
    return tuple(
        (target, field)
        for target, field in custom_fields(program)
        if not field.required
        and not field.external_id
        and class_of(program, target, field.name, ways) in {*classes, "none"}
    )


def _loader(program: Program) -> str:
    fields = ((target, field) for target, field in custom_fields(program) if not field.required)
    audited = any(route.native_audit for route in program.routes.values())
    user: Written = {"enabled": True, "name": SET_AUDIT_FIELDS} if audited else None
    text = (
        f"For the user that loads the records of {program.source.label}. "
        "Take it away after the last load: it reads and changes every migrated record."
    )
    return metadata_xml(
        "PermissionSet",
        {
            "description": shortened(text),
            "fieldPermissions": _field_permissions(fields, editable=True),
            "hasActivationRequired": False,
            "label": "Crosswalk: Loader",
            "objectPermissions": tuple(_loader_objects(program)),
            "userPermissions": user,
        },
    )


def _loader_objects(program: Program) -> Iterator[Mapping[str, Written]]:
    custom = {target.name for target in custom_objects(program)}
    written = {route.target for route in program.routes.values() if route.operation != "find"}
    standard = written - custom - _WITHOUT_PERMISSIONS
    for name in sorted(custom | standard | ({"Account"} if standard & _NEED_ACCOUNT else set())):
        change = name in custom or name in standard
        # Records go to their owners, and private records of others cannot be matched, changed or taken back.
        yield _object_permission(name, change=change, every=name in custom)


def _reader(program: Program, group: str, classes: frozenset[str], ways: tuple[Filling, ...]) -> str:
    fields = readable_fields(program, classes, ways)
    listed = ", ".join(sorted(classes)) or "no classes"
    text = (
        f"Reads migrated fields of {program.source.label} that hold {listed}, and those without health data."
    )
    return metadata_xml(
        "PermissionSet",
        {
            "description": shortened(text),
            "fieldPermissions": _field_permissions(iter(fields), editable=False),
            "hasActivationRequired": False,
            "label": f"Crosswalk: {group.replace('_', ' ')}",
            "objectPermissions": tuple(
                _object_permission(name, change=False, every=False)
                for name in readable_objects(program, classes, ways)
            ),
        },
    )


def readable_objects(program: Program, classes: frozenset[str], ways: tuple[Filling, ...]) -> tuple[str, ...]:
    """List the custom objects that readers of some classes may open.

    Field permissions cannot hide a required field, so an object with a required field of another class stays
    closed; so does one that holds classed data and nothing of these classes.
    """
    return tuple(
        target.name for target in custom_objects(program) if _is_readable(program, target, classes, ways)
    )


def _is_readable(
    program: Program, target: TargetObject, classes: frozenset[str], ways: tuple[Filling, ...]
) -> bool:
    fields = [field for field in target.fields.values() if field.custom and not field.external_id]
    found = {field.name: class_of(program, target, field.name, ways) for field in fields}
    held = set(found.values()) - {"none"}
    forced = {found[field.name] for field in fields if field.required} - {"none"}
    return forced <= classes and (not held or bool(held & classes))


def _field_permissions(
    fields: Iterator[tuple[TargetObject, TargetField]], *, editable: bool
) -> tuple[Written, ...]:
    names = {f"{name}.{field.name}" for target, field in fields for name in objects_of_home(target.home)}
    return tuple({"editable": editable, "field": name, "readable": True} for name in sorted(names))


def _object_permission(name: str, *, change: bool, every: bool) -> Mapping[str, Written]:
    return {
        "allowCreate": change,
        "allowDelete": change,
        "allowEdit": change,
        "allowRead": True,
        "modifyAllRecords": every,
        "object": name,
        "viewAllRecords": every,
    }
