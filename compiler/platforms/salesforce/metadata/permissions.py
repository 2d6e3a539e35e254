"""Permission sets: one for the run's own user, and one for every group that may read some classes of data."""

from collections.abc import Iterator, Mapping

from compiler.diagnostics.diagnostic import Place
from compiler.model.program import Program, TargetField, TargetObject
from compiler.platforms.component import Component
from compiler.platforms.lineage import Fillings, class_of
from compiler.platforms.salesforce.metadata.provenance import shortened
from compiler.platforms.salesforce.metadata.record_types import record_types, visible_record_types
from compiler.platforms.salesforce.metadata.scene import ROOT, Scene
from compiler.platforms.salesforce.metadata.xml import Written, metadata_xml
from compiler.platforms.salesforce.schema import custom_fields, custom_objects, objects_of_home
from compiler.spec.protection import Grant

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
_WITHOUT_PERMISSIONS = frozenset(
    {"ContentDocumentLink", "ContentVersion", "Event", "Group", "Profile", "RecordType", "Task", "User"}
)
# What a load looks up by itself and needs permission for.
_READ = frozenset({"Pricebook2"})
# These follow their parents: permissions of their own cannot be granted.
# https://help.salesforce.com/s/articleView?id=005227420&type=1
_PARENTS: Mapping[str, tuple[str, ...]] = {
    "OpportunityContactRole": ("Contact", "Opportunity"),
    "OpportunityLineItem": ("Opportunity", "Product2"),
    "PricebookEntry": ("Pricebook2", "Product2"),
}


def permission_sets(program: Program, ways: Fillings) -> Mapping[str, str]:
    """Write every permission set, by its name.

    A group that may edit some classes changes their fields and creates records; it never deletes any. No set
    lists a required field, because such a field is visible to everybody who reads the object and a
    deployment that lists it is refused.
    """
    sets = {LOADER: _loader(program)}
    for group, grant in sorted(program.pair.protect.grants.items()):
        sets[set_name(group, grant)] = _group(program, group, grant, ways)
    return sets


def set_name(group: str, grant: Grant) -> str:
    """Name the permission set of a group; the name of a temporary one says that it goes again."""
    return f"{PREFIX}{'Temporary_' if grant.temporary else ''}{group}"


def readable_fields(
    program: Program, classes: frozenset[str], ways: Fillings
) -> tuple[tuple[TargetObject, TargetField], ...]:
    """List the optional custom fields that readers of some classes may see, those without a class included.

    The migration key is left to the loader: it identifies, and tells a reader nothing.
    """
    return tuple(
        (target, field)
        for target, field in custom_fields(program)
        if not field.required
        and not field.external_id
        and class_of(target, field.name, ways) in {*classes, "none"}
    )


def _loader(program: Program) -> str:
    fields = tuple(each for each in custom_fields(program) if not each[1].required)
    typed = frozenset(target.name for target, _, _ in record_types(program))
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
            "fieldPermissions": _field_permissions(iter(fields), frozenset(map(_full_name, fields))),
            "hasActivationRequired": False,
            "label": "Crosswalk: Loader",
            "objectPermissions": tuple(_loader_objects(program)),
            "recordTypeVisibilities": visible_record_types(program, typed),
            "userPermissions": user,
        },
    )


def _loader_objects(program: Program) -> Iterator[Mapping[str, Written]]:
    custom = {target.name for target in custom_objects(program)}
    written = {route.target for route in program.routes.values() if route.operation != "find"}
    standard = written - custom - _WITHOUT_PERMISSIONS - set(_PARENTS)
    read = {constant.object for route in program.routes.values() for constant in route.found} & _READ
    read |= {parent for name in written for parent in _PARENTS.get(name, ())}
    read |= {"Account"} if (standard | read) & _NEED_ACCOUNT else set()
    for name in sorted(custom | standard | read):
        change = name in custom or name in standard
        # Records go to their owners, and private records of others cannot be matched, changed or taken back.
        yield _object_permission(name, change=change, every=name in custom, delete=change)


def _group(program: Program, group: str, grant: Grant, ways: Fillings) -> str:
    read, edit = frozenset(grant.read) | frozenset(grant.edit), frozenset(grant.edit)
    fields = readable_fields(program, read, ways)
    open_to_change = readable_fields(program, edit, ways) if edit else ()
    changeable = readable_objects(program, edit, ways) if edit else ()
    label = f"Crosswalk: {group.replace('_', ' ')}{' (temporary)' if grant.temporary else ''}"
    return metadata_xml(
        "PermissionSet",
        {
            "description": shortened(_purpose(program, grant)),
            "fieldPermissions": _field_permissions(iter(fields), frozenset(map(_full_name, open_to_change))),
            "hasActivationRequired": False,
            "label": label,
            "objectPermissions": tuple(
                _object_permission(name, change=name in changeable, every=False, delete=False)
                for name in readable_objects(program, read, ways)
            ),
            "recordTypeVisibilities": visible_record_types(program, frozenset(changeable)),
        },
    )


def _purpose(program: Program, grant: Grant) -> str:
    listed = ", ".join(sorted({*grant.read, *grant.edit})) or "no classes"
    changes = f" It changes those that hold {', '.join(sorted(grant.edit))}." if grant.edit else ""
    end = " Take it away after the last load." if grant.temporary else ""
    return (
        f"Reads migrated fields of {program.source.label} that hold {listed}, and those without health data."
        f"{changes}{end}"
    )


def readable_objects(program: Program, classes: frozenset[str], ways: Fillings) -> tuple[str, ...]:
    """List the custom objects that readers of some classes may open.

    Field permissions cannot hide a required field, so an object with a required field of another class stays
    closed; so does one that holds classed data and nothing of these classes.
    """
    return tuple(
        target.name for target in custom_objects(program) if _is_readable(program, target, classes, ways)
    )


def _is_readable(program: Program, target: TargetObject, classes: frozenset[str], ways: Fillings) -> bool:
    fields = [field for field in target.fields.values() if field.custom and not field.external_id]
    found = {field.name: class_of(target, field.name, ways) for field in fields}
    held = set(found.values()) - {"none"}
    forced = {found[field.name] for field in fields if field.required} - {"none"}
    return forced <= classes and (not held or bool(held & classes))


def _full_name(owned: tuple[TargetObject, TargetField]) -> tuple[str, str]:
    target, field = owned
    return target.home, field.name


def _field_permissions(
    fields: Iterator[tuple[TargetObject, TargetField]], editable: frozenset[tuple[str, str]]
) -> tuple[Written, ...]:
    found = {
        f"{name}.{field.name}": (target.home, field.name) in editable
        for target, field in fields
        for name in objects_of_home(target.home)
    }
    return tuple({"editable": found[name], "field": name, "readable": True} for name in sorted(found))


def _object_permission(name: str, *, change: bool, every: bool, delete: bool) -> Mapping[str, Written]:
    return {
        "allowCreate": change,
        "allowDelete": delete,
        "allowEdit": change,
        "allowRead": True,
        "modifyAllRecords": every,
        "object": name,
        "viewAllRecords": every,
    }


def permission_components(scene: Scene) -> Iterator[Component]:
    """Write every permission set; the loader's is placed at the schema that it loads."""
    groups = {set_name(group, grant): group for group, grant in scene.program.pair.protect.grants.items()}
    for name, text in permission_sets(scene.program, scene.ways).items():
        keys = ("protect", "grants", groups[name]) if name in groups else ("schema",)
        yield Component(
            kind="PermissionSet",
            name=name,
            path=f"{ROOT}/permissionsets/{name}.permissionset-meta.xml",
            text=text,
            place=Place(document="pair", keys=keys),
        )
