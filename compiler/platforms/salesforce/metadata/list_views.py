"""One list of all records for each custom object, without health data.

https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_listview.htm
"""

from collections.abc import Iterator

from compiler.platforms.component import Component
from compiler.platforms.salesforce.metadata.scene import ROOT, Scene, place_of
from compiler.platforms.salesforce.metadata.surfaces import shown_fields
from compiler.platforms.salesforce.metadata.xml import metadata_xml
from compiler.platforms.salesforce.schema import custom_objects

_MOST_BESIDE_NAME = 7


def list_view_components(scene: Scene) -> Iterator[Component]:
    """Write the list `All` of every custom object; sharing still decides which records a person sees."""
    for target in custom_objects(scene.program):
        names = tuple(field.name for field in shown_fields(scene, target, _MOST_BESIDE_NAME))
        yield Component(
            kind="ListView",
            name=f"{target.name}.All",
            path=f"{ROOT}/objects/{target.name}/listViews/All.listView-meta.xml",
            text=metadata_xml(
                "ListView",
                {
                    "fullName": "All",
                    "columns": ("NAME", *names),
                    "filterScope": "Everything",
                    "label": "All",
                },
            ),
            place=place_of(target),
            needs=(f"CustomObject:{target.name}", *(f"CustomField:{target.name}.{name}" for name in names)),
        )
