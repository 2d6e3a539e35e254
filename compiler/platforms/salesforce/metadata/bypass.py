"""The rule that a migration key stays as it is, and the permission that a load passes it with.

The rebuilt automations of a practice can leave out what a load writes by the same permission.
https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_custompermission.htm
"""

from collections.abc import Iterator

from compiler.diagnostics.diagnostic import Place
from compiler.model.program import Program, TargetObject
from compiler.platforms.component import Component
from compiler.platforms.salesforce.metadata.scene import ROOT, Scene, place_of
from compiler.platforms.salesforce.metadata.xml import metadata_xml

BYPASS = "Crosswalk_Bypass"
KEY_IS_KEPT = "Crosswalk_Key_Is_Kept"
_RULED = frozenset({"Account", "Case", "Contact", "Opportunity", "Product2"})
"""The standard objects that are kept by the rule; activities and files stay without one."""


def ruled_objects(program: Program) -> tuple[TargetObject, ...]:
    """List the objects whose migration key a person may not change, in name order."""
    return tuple(
        target
        for _, target in sorted(program.targets.items())
        if program.key_field in target.fields and (target.custom or target.name in _RULED)
    )


def bypass_components(scene: Scene) -> Iterator[Component]:
    """Write the permission and the rules; no permission where nothing is ruled, but the loader's own."""
    program = scene.program
    text = (
        "Passes what stands in the way of a load: the rule that keeps migration keys, and every flow or rule "
        "that asks for it. Only the loader has it."
    )
    yield Component(
        kind="CustomPermission",
        name=BYPASS,
        path=f"{ROOT}/customPermissions/{BYPASS}.customPermission-meta.xml",
        text=metadata_xml(
            "CustomPermission", {"description": text, "isLicensed": False, "label": "Crosswalk Bypass"}
        ),
        place=Place(document="pair", keys=("schema", "key")),
    )
    for target in ruled_objects(program):
        yield _rule(program, target)


def _rule(program: Program, target: TargetObject) -> Component:
    key = program.key_field
    owner = (f"CustomObject:{target.name}",) if target.custom else ()
    return Component(
        kind="ValidationRule",
        name=f"{target.name}.{KEY_IS_KEPT}",
        path=f"{ROOT}/objects/{target.name}/validationRules/{KEY_IS_KEPT}.validationRule-meta.xml",
        text=metadata_xml(
            "ValidationRule",
            {
                "fullName": KEY_IS_KEPT,
                "active": True,
                "description": "Every load finds its records by this key; changed, they would come twice.",
                "errorConditionFormula": f"AND(NOT($Permission.{BYPASS}), NOT(ISNEW()), ISCHANGED({key}))",
                "errorMessage": (
                    f"{target.fields[key].label} names the row that this record was migrated from and cannot "
                    "be changed. Put the old value back."
                ),
            },
        ),
        place=place_of(target) if target.custom else Place(document="pair", keys=("schema", "key")),
        needs=(*owner, f"CustomField:{target.home}.{key}", f"CustomPermission:{BYPASS}"),
    )
