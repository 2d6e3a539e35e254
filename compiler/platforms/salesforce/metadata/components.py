"""Program → every component of the project. A new kind of component is a file here and a line in `MAKERS`."""

from collections.abc import Callable, Iterator

from compiler.model.program import Program, TargetField, TargetObject
from compiler.platforms.component import Component
from compiler.platforms.salesforce.metadata.app import app_components
from compiler.platforms.salesforce.metadata.bypass import bypass_components
from compiler.platforms.salesforce.metadata.compact_layouts import compact_layout_components
from compiler.platforms.salesforce.metadata.fields import field_components
from compiler.platforms.salesforce.metadata.groups import group_components
from compiler.platforms.salesforce.metadata.layouts import layout_components
from compiler.platforms.salesforce.metadata.list_views import list_view_components
from compiler.platforms.salesforce.metadata.marker import marker_components
from compiler.platforms.salesforce.metadata.objects import object_components
from compiler.platforms.salesforce.metadata.permissions import permission_components
from compiler.platforms.salesforce.metadata.picklists import value_set_components
from compiler.platforms.salesforce.metadata.queues import queue_components
from compiler.platforms.salesforce.metadata.record_types import record_type_components
from compiler.platforms.salesforce.metadata.scene import Scene, scene_of
from compiler.platforms.salesforce.metadata.settings import settings_components
from compiler.platforms.salesforce.metadata.shield import shield_components
from compiler.platforms.salesforce.metadata.standard_fields import standard_field_components
from compiler.platforms.salesforce.metadata.tabs import tab_components

Maker = Callable[[Scene], Iterator[Component]]
MAKERS: tuple[Maker, ...] = (
    object_components,
    field_components,
    standard_field_components,
    shield_components,
    record_type_components,
    value_set_components,
    settings_components,
    layout_components,
    compact_layout_components,
    list_view_components,
    tab_components,
    app_components,
    bypass_components,
    queue_components,
    permission_components,
    group_components,
    marker_components,
)


def components(program: Program) -> tuple[Component, ...]:
    """Make every component, in the order of their paths."""
    scene = scene_of(program)
    found = (made for maker in MAKERS for made in maker(scene))
    return tuple(sorted(found, key=lambda one: one.path))


def component(target: TargetObject, field: TargetField | None) -> str | None:
    """Name the component that an object or a field becomes, as `Type:Full.Name`; None for standard ones."""
    if field:
        return f"CustomField:{target.home}.{field.name}" if field.custom else None
    return f"CustomObject:{target.name}" if target.custom else None
