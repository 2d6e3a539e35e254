"""Settings of an org that the rows of a pair cannot do without; everything else of an org stays as it is.

A file of settings changes only what it lists.
https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_settings.htm
"""

from collections.abc import Iterator

from compiler.model.program import Program, Route
from compiler.platforms.component import Component
from compiler.platforms.salesforce.limits import DAY_MINUTES
from compiler.platforms.salesforce.metadata.scene import ROOT, Scene
from compiler.platforms.salesforce.metadata.xml import Written, metadata_xml

AUDIT = "Security"
"""The settings that let some users give CreatedDate on insert and write to records of inactive owners.

Only where they are on does the user permission for it exist, so what grants it is deployed after them.
https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_securitysettings.htm
"""


def writes_native_dates(program: Program) -> bool:
    """Tell whether a route gives the target's own date of creation."""
    return any(route.native_audit for route in program.routes.values())


def settings_components(scene: Scene) -> Iterator[Component]:
    """Write the settings that a load needs; none where the org's own will do."""
    routes = tuple(scene.program.routes.values())
    lasting = [route for route in routes if _is_long(route)]
    if lasting:
        yield _settings("Activities", "ActivitiesSettings", {"enableMultidayEvents": True}, lasting[0])
    dated = [route for route in routes if route.native_audit]
    if dated:
        yield _settings(AUDIT, "SecuritySettings", {"enableAuditFieldsInactiveOwner": True}, dated[0])


def _is_long(route: Route) -> bool:
    return route.target == "Event" and (route.max_duration_minutes or 0) > DAY_MINUTES.value


def _settings(name: str, kind: str, elements: dict[str, Written], route: Route) -> Component:
    return Component(
        kind="Settings",
        name=name,
        path=f"{ROOT}/settings/{name}.settings-meta.xml",
        text=metadata_xml(kind, elements),
        place=route.place,
        standard=True,
    )
