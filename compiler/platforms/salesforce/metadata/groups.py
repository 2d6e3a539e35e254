"""The group of permission sets for an emergency: everything that any reader may see, for a short time.

45 CFR 164.312(a)(2)(ii) asks for a procedure by which health data can be reached in an emergency:
https://www.ecfr.gov/current/title-45/section-164.312
"""

from collections.abc import Iterator

from compiler.diagnostics.diagnostic import Place
from compiler.platforms.component import Component
from compiler.platforms.salesforce.metadata.permissions import PREFIX, set_name
from compiler.platforms.salesforce.metadata.scene import ROOT, Scene
from compiler.platforms.salesforce.metadata.xml import metadata_xml

EMERGENCY = f"{PREFIX}Emergency_Access"


def group_components(scene: Scene) -> Iterator[Component]:
    """Write the group of all lasting readers; none where nobody reads."""
    grants = scene.program.pair.protect.grants
    sets = tuple(sorted(set_name(group, grant) for group, grant in grants.items() if not grant.temporary))
    if not sets:
        return
    text = (
        "For an emergency only, with an end date, by the practice's own procedure: everything that any group "
        "of readers may see. 45 CFR 164.312(a)(2)(ii)."
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
        place=Place(document="pair", keys=("protect", "grants")),
        needs=tuple(f"PermissionSet:{name}" for name in sets),
    )
