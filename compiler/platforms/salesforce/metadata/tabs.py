"""The tab of each custom object.

https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_tab.htm
"""

import zlib
from collections.abc import Iterator

from compiler.platforms.component import Component
from compiler.platforms.salesforce.metadata.scene import ROOT, Scene, place_of
from compiler.platforms.salesforce.metadata.xml import metadata_xml
from compiler.platforms.salesforce.schema import custom_objects

_MOTIFS = (
    "Custom1: Heart",
    "Custom5: Leaf",
    "Custom8: Diamond",
    "Custom13: Box",
    "Custom14: Hands",
    "Custom15: People",
    "Custom18: Form",
    "Custom24: Building",
    "Custom26: Flag",
    "Custom55: Books",
    "Custom64: Compass",
    "Custom67: Gears",
    "Custom68: Globe",
    "Custom78: Map",
    "Custom83: Pencil",
    "Custom90: Scales",
)


def motif(name: str) -> str:
    """Choose the picture of an object by its name alone, so that no other object ever changes it."""
    return _MOTIFS[zlib.crc32(name.encode()) % len(_MOTIFS)]


def tab_components(scene: Scene) -> Iterator[Component]:
    """Write the tab of every custom object; its label is the object's."""
    for target in custom_objects(scene.program):
        yield Component(
            kind="CustomTab",
            name=target.name,
            path=f"{ROOT}/tabs/{target.name}.tab-meta.xml",
            text=metadata_xml("CustomTab", {"customObject": True, "motif": motif(target.name)}),
            place=place_of(target),
            needs=(f"CustomObject:{target.name}",),
        )
