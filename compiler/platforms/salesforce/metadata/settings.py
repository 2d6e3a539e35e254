"""Settings of an org that the rows of a pair cannot do without."""

from collections.abc import Iterator

from compiler.platforms.component import Component
from compiler.platforms.salesforce.limits import DAY_MINUTES
from compiler.platforms.salesforce.metadata.scene import ROOT, Scene
from compiler.platforms.salesforce.metadata.xml import metadata_xml


def settings_components(scene: Scene) -> Iterator[Component]:
    """Write the settings that a load needs; none where the org's own will do."""
    for route in scene.program.routes.values():
        if route.target == "Event" and (route.max_duration_minutes or 0) > DAY_MINUTES.value:
            yield Component(
                kind="Settings",
                name="Activities",
                path=f"{ROOT}/settings/Activities.settings-meta.xml",
                text=metadata_xml("ActivitiesSettings", {"enableMultidayEvents": True}),
                place=route.place,
            )
            return
