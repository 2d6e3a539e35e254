"""The few fields that show in hovers, on phones and above a record: never health data.

https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_compactlayout.htm
"""

from collections.abc import Iterator, Mapping

from compiler.platforms.component import Component
from compiler.platforms.salesforce.metadata.scene import Scene
from compiler.platforms.salesforce.metadata.surfaces import shown_component, shown_fields
from compiler.platforms.salesforce.metadata.xml import Written
from compiler.platforms.salesforce.schema import custom_objects

COMPACT = "Crosswalk_Compact"
_MOST_BESIDE_NAME = 9


def compact_layout_components(scene: Scene) -> Iterator[Component]:
    """Write the compact layout of every custom object; the object itself says that it is used."""
    for target in custom_objects(scene.program):
        names = tuple(field.name for field in shown_fields(scene, target, _MOST_BESIDE_NAME))
        elements: Mapping[str, Written] = {
            "fullName": COMPACT,
            "fields": ("Name", *names),
            "label": "Crosswalk Compact",
        }
        yield shown_component(target, "CompactLayout", names, elements)
