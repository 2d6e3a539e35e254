"""The few fields that show in hovers, on phones and above a record: never health data.

https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_compactlayout.htm
"""

from collections.abc import Iterator

from compiler.platforms.component import Component
from compiler.platforms.salesforce.metadata.scene import ROOT, Scene, place_of
from compiler.platforms.salesforce.metadata.surfaces import shown_fields
from compiler.platforms.salesforce.metadata.xml import metadata_xml
from compiler.platforms.salesforce.schema import custom_objects

COMPACT = "Crosswalk_Compact"
_MOST_BESIDE_NAME = 9


def compact_layout_components(scene: Scene) -> Iterator[Component]:
    """Write the compact layout of every custom object; the object itself says that it is used."""
    for target in custom_objects(scene.program):
        names = tuple(field.name for field in shown_fields(scene, target, _MOST_BESIDE_NAME))
        yield Component(
            kind="CompactLayout",
            name=f"{target.name}.{COMPACT}",
            path=f"{ROOT}/objects/{target.name}/compactLayouts/{COMPACT}.compactLayout-meta.xml",
            text=metadata_xml(
                "CompactLayout",
                {"fullName": COMPACT, "fields": ("Name", *names), "label": "Crosswalk Compact"},
            ),
            place=place_of(target),
            needs=(f"CustomObject:{target.name}", *(f"CustomField:{target.name}.{name}" for name in names)),
        )
