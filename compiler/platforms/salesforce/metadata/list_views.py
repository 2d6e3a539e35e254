"""One list of all records for each custom object, without health data.

https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_listview.htm
"""

from collections.abc import Iterator, Mapping

from compiler.platforms.component import Component
from compiler.platforms.salesforce.metadata.scene import Scene
from compiler.platforms.salesforce.metadata.surfaces import shown_component, shown_fields
from compiler.platforms.salesforce.metadata.xml import Written
from compiler.platforms.salesforce.schema import custom_objects

_MOST_BESIDE_NAME = 7


def list_view_components(scene: Scene) -> Iterator[Component]:
    """Write the list `All` of every custom object; sharing still decides which records a person sees."""
    for target in custom_objects(scene.program):
        names = tuple(field.name for field in shown_fields(scene, target, _MOST_BESIDE_NAME))
        elements: Mapping[str, Written] = {
            "fullName": "All",
            "columns": ("NAME", *names),
            "filterScope": "Everything",
            "label": "All",
        }
        yield shown_component(target, "ListView", names, elements)
