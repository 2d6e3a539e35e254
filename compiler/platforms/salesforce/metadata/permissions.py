"""Permission sets: one for the run's own user, and one for every group that may read some classes of data."""

from collections.abc import Iterator, Mapping

from compiler.diagnostics.diagnostic import Place
from compiler.model.program import Program, TargetField, TargetObject
from compiler.platforms.component import Component
from compiler.platforms.lineage import Fillings
from compiler.platforms.salesforce.metadata.app import app_name
from compiler.platforms.salesforce.metadata.bypass import BYPASS
from compiler.platforms.salesforce.metadata.marker import FIELDS, MARKER
from compiler.platforms.salesforce.metadata.provenance import shortened
from compiler.platforms.salesforce.metadata.reading import (
    NEED_ACCOUNT,
    optional_fields,
    read_with,
    readable_fields,
    readable_objects,
)
from compiler.platforms.salesforce.metadata.record_types import record_types, visible_record_types
from compiler.platforms.salesforce.metadata.scene import ROOT, Scene
from compiler.platforms.salesforce.metadata.settings import AUDIT, writes_native_dates
from compiler.platforms.salesforce.metadata.xml import Written, metadata_xml
from compiler.platforms.salesforce.schema import custom_objects, objects_of_home
from compiler.platforms.salesforce.target import home_of
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

# These have no permissions of their own as objects: user permissions and the parents' sharing decide.
_WITHOUT_PERMISSIONS = frozenset(
    {"ContentDocumentLink", "ContentVersion", "Event", "Group", "Profile", "RecordType", "Task", "User"}
)
# Everybody with permission reads all of these, so there is no permission for the records of others.
# https://help.salesforce.com/s/articleView?id=platform.users_profiles_view_all_mod_all.htm&type=5
_WITHOUT_ALL = frozenset({"Pricebook2", "Product2"})
# What a load looks up by itself and needs permission for.
_READ = frozenset({"Pricebook2"})
# These follow their parents: permissions of their own cannot be granted.
# https://help.salesforce.com/s/articleView?id=005227420&type=1
_PARENTS: Mapping[str, tuple[str, ...]] = {
    "OpportunityContactRole": ("Contact", "Opportunity"),
    "OpportunityLineItem": ("Opportunity", "Product2"),
    "PricebookEntry": ("Pricebook2", "Product2"),
}
_REFERRED = (
    ("applicationVisibilities", "application", "CustomApplication"),
    ("customPermissions", "name", "CustomPermission"),
    ("fieldPermissions", "field", "CustomField"),
    ("objectPermissions", "object", "CustomObject"),
    ("recordTypeVisibilities", "recordType", "RecordType"),
    ("tabSettings", "tab", "CustomTab"),
)
_Elements = Mapping[str, Written]


def permission_components(scene: Scene) -> Iterator[Component]:
    """Write every permission set; the loader's is placed at the schema that it loads.

    A group that may edit some classes changes their fields and creates records; it never deletes any. No set
    lists a field that the org requires, because everybody who reads the object sees it and a deployment that
    lists it is refused.
    """
    yield _component(LOADER, _loader(scene.program, scene.ways), ("schema",), _loader_needs(scene.program))
    for group, grant in sorted(scene.program.pair.protect.grants.items()):
        elements = _group(scene.program, group, grant, scene.ways)
        yield _component(set_name(group, grant), elements, ("protect", "grants", group), ())


def set_name(group: str, grant: Grant) -> str:
    """Name the permission set of a group; the name of a temporary one says that it goes again."""
    return f"{PREFIX}{'Temporary_' if grant.temporary else ''}{group}"


def _component(name: str, elements: _Elements, keys: tuple[str, ...], needs: tuple[str, ...]) -> Component:
    return Component(
        kind="PermissionSet",
        name=name,
        path=f"{ROOT}/permissionsets/{name}.permissionset-meta.xml",
        text=metadata_xml("PermissionSet", elements),
        place=Place(document="pair", keys=keys),
        needs=(*needs, *_named(elements)),
    )


def _loader(program: Program, ways: Fillings) -> _Elements:
    fields = {
        name: field.computed is None
        for target, field in optional_fields(program, ways)
        for name in _full_names(target, field)
    }
    fields |= {f"{MARKER}.{name}": True for name in FIELDS}
    typed = frozenset(target.name for target, _, _ in record_types(program))
    audited = writes_native_dates(program)
    text = (
        f"For the user that loads the records of {program.source.label}. "
        "Take it away after the last load: it reads and changes every migrated record."
    )
    return {
        "customPermissions": {"enabled": True, "name": BYPASS},
        "description": shortened(text),
        "fieldPermissions": _field_permissions(fields),
        "hasActivationRequired": False,
        "label": "Crosswalk: Loader",
        "objectPermissions": tuple(_loader_objects(program)),
        "recordTypeVisibilities": visible_record_types(program, typed),
        "userPermissions": {"enabled": True, "name": SET_AUDIT_FIELDS} if audited else None,
    }


def _loader_needs(program: Program) -> tuple[str, ...]:
    return (f"Settings:{AUDIT}",) if writes_native_dates(program) else ()


def _loader_objects(program: Program) -> Iterator[_Elements]:
    custom = {MARKER, *(target.name for target in custom_objects(program))}
    written = {route.target for route in program.routes.values() if route.operation != "find"}
    standard = written_standard_objects(program)
    read = {constant.object for route in program.routes.values() for constant in route.found} & _READ
    read |= {parent for name in written for parent in _PARENTS.get(name, ())}
    read |= set(read_with(program, tuple(sorted(custom | standard | read))))
    read |= {"Account"} if (standard | read) & NEED_ACCOUNT else set()
    # Records go to their owners, and private records of others cannot be matched, changed or taken back.
    every = custom | laid_open(program)
    for name in sorted(custom | standard | read | every):
        change = name in every or name in standard
        yield object_permission(name, change=change, every=name in every, delete=change)


def laid_open(program: Program) -> frozenset[str]:
    """Name the standard objects of which the loader reads and changes every record, the org's own too.

    What belongs to accounts needs as much there.
    """
    standard = written_standard_objects(program)
    return (standard | ({"Account"} if standard & NEED_ACCOUNT else set())) - _WITHOUT_ALL


def _group(program: Program, group: str, grant: Grant, ways: Fillings) -> _Elements:
    read, edit = frozenset(grant.read) | frozenset(grant.edit), frozenset(grant.edit)
    editable = {_key(each) for each in readable_fields(program, edit, ways)} if edit else set()
    changeable = readable_objects(program, edit, ways) if edit else ()
    opened = readable_objects(program, read, ways)
    fields = {
        name: (target.home, field.name) in editable and field.computed is None
        for target, field in readable_fields(program, read, ways)
        for name in _full_names(target, field)
    }
    return {
        "applicationVisibilities": {"application": app_name(program), "visible": True},
        "description": shortened(_purpose(program, grant)),
        "fieldPermissions": _field_permissions(fields),
        "hasActivationRequired": False,
        "label": f"Crosswalk: {group.replace('_', ' ')}{' (temporary)' if grant.temporary else ''}",
        "objectPermissions": tuple(
            object_permission(name, change=name in changeable, every=False, delete=False)
            for name in sorted((*opened, *read_with(program, opened)))
        ),
        "recordTypeVisibilities": visible_record_types(program, frozenset(changeable)),
        "tabSettings": tuple({"tab": name, "visibility": "Visible"} for name in opened),
    }


def _named(elements: _Elements) -> Iterator[str]:
    """Name the components that a set speaks of; those every account has are not among them."""
    for tag, key, kind in _REFERRED:
        listed = elements.get(tag)
        for each in listed if isinstance(listed, tuple) else (listed,):
            if isinstance(each, Mapping):
                yield from _referred(kind, str(each[key]))


def _referred(kind: str, name: str) -> Iterator[str]:
    owner, _, part = name.partition(".")
    if kind == "CustomField":
        yield f"{kind}:{home_of(owner)}.{part}"
    elif kind not in {"CustomObject", "CustomTab"} or name.endswith("__c"):
        yield f"{kind}:{name}"


def _purpose(program: Program, grant: Grant) -> str:
    listed = ", ".join(sorted({*grant.read, *grant.edit})) or "no classes"
    changes = f" It changes those that hold {', '.join(sorted(grant.edit))}." if grant.edit else ""
    end = " Take it away after the last load." if grant.temporary else ""
    return (
        f"Reads migrated fields of {program.source.label} that hold {listed}, and those without health data."
        f"{changes}{end}"
    )


def _key(owned: tuple[TargetObject, TargetField]) -> tuple[str, str]:
    target, field = owned
    return target.home, field.name


def _full_names(target: TargetObject, field: TargetField) -> tuple[str, ...]:
    return tuple(f"{name}.{field.name}" for name in objects_of_home(target.home))


def _field_permissions(editable: Mapping[str, bool]) -> tuple[Written, ...]:
    return tuple({"editable": editable[name], "field": name, "readable": True} for name in sorted(editable))


def written_standard_objects(program: Program) -> frozenset[str]:
    """Name the standard objects that are written and have permissions of their own."""
    written = {route.target for route in program.routes.values() if route.operation != "find"}
    custom = {target.name for target in custom_objects(program)}
    return frozenset(written - custom - _WITHOUT_PERMISSIONS - set(_PARENTS))


def object_permission(name: str, *, change: bool, every: bool, delete: bool) -> Mapping[str, Written]:
    """Write the rights to an object: to read it, to change and to delete, and to do so with every record."""
    return {
        "allowCreate": change,
        "allowDelete": delete,
        "allowEdit": change,
        "allowRead": True,
        "modifyAllRecords": every,
        "object": name,
        "viewAllRecords": every,
    }
