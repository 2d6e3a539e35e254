"""The group of permission sets for an emergency: everything that any reader may see, for a short time.

45 CFR 164.312(a)(2)(ii) asks for a procedure by which health data can be reached in an emergency:
https://www.ecfr.gov/current/title-45/section-164.312
"""

from collections.abc import Iterator

from compiler.diagnostics.diagnostic import Place
from compiler.model.program import Program
from compiler.platforms.component import Component
from compiler.platforms.lineage import Fillings, class_of
from compiler.platforms.salesforce.metadata.permissions import (
    PREFIX,
    object_permission,
    set_name,
    written_standard_objects,
)
from compiler.platforms.salesforce.metadata.reading import read_with, readable_objects
from compiler.platforms.salesforce.metadata.scene import ROOT, Scene
from compiler.platforms.salesforce.metadata.xml import metadata_xml

EMERGENCY = f"{PREFIX}Emergency_Access"
EMERGENCY_RECORDS = f"{PREFIX}Emergency_Records"
"""The set that opens the records of others: those of readers open objects and fields, and no records."""

_PLACE = Place(document="pair", keys=("protect", "grants"))


def group_components(scene: Scene) -> Iterator[Component]:
    """Write the group of all lasting readers and the set that shows every record; none where nobody reads."""
    grants = scene.program.pair.protect.grants
    readers = tuple(set_name(group, grant) for group, grant in grants.items() if not grant.temporary)
    if not readers:
        return
    objects = emergency_objects(scene.program, scene.ways)
    sets = tuple(sorted((*readers, EMERGENCY_RECORDS) if objects else readers))
    if objects:
        yield _records(objects)
    text = (
        "For an emergency only, with an end date, by the practice's own procedure: everything that any group "
        "of readers may see, in the records of everybody. 45 CFR 164.312(a)(2)(ii)."
    )
    yield Component(
        kind="PermissionSetGroup",
        name=EMERGENCY,
        path=f"{ROOT}/permissionsetgroups/{EMERGENCY}.permissionsetgroup-meta.xml",
        text=metadata_xml(
            "PermissionSetGroup",
            {
                "description": text,
                "hasActivationRequired": False,
                "label": "Crosswalk: Emergency Access",
                "permissionSets": sets,
            },
        ),
        place=_PLACE,
        needs=tuple(f"PermissionSet:{name}" for name in sets),
    )


def emergency_objects(program: Program, ways: Fillings) -> tuple[str, ...]:
    """List the objects of which an emergency needs every record, in name order.

    They are the custom objects that all lasting readers together may open, the standard objects with classed
    data that have permissions of their own, and what must be readable with these. Activities and files have
    none: they show with the record that they belong to, or not at all.
    """
    lasting = [grant for grant in program.pair.protect.grants.values() if not grant.temporary]
    classes = frozenset(name for grant in lasting for name in (*grant.read, *grant.edit))
    classed = {
        name
        for name in written_standard_objects(program)
        if any(class_of(program.targets[name], each, ways) != "none" for each in program.targets[name].fields)
    }
    held = tuple(sorted({*readable_objects(program, classes, ways), *classed}))
    return tuple(sorted({*held, *read_with(program, held)}))


def _records(objects: tuple[str, ...]) -> Component:
    text = (
        "Only for the group for an emergency: shows every record of the migrated objects, whoever owns it. "
        "Assign the group, never this set."
    )
    looking = {"viewAllRecords": True}
    return Component(
        kind="PermissionSet",
        name=EMERGENCY_RECORDS,
        path=f"{ROOT}/permissionsets/{EMERGENCY_RECORDS}.permissionset-meta.xml",
        text=metadata_xml(
            "PermissionSet",
            {
                "description": text,
                "hasActivationRequired": False,
                "label": "Crosswalk: Emergency Records",
                "objectPermissions": tuple(
                    {**object_permission(name, change=False, every=False, delete=False), **looking}
                    for name in objects
                ),
            },
        ),
        place=_PLACE,
        needs=tuple(f"CustomObject:{name}" for name in objects if name.endswith("__c")),
    )
