"""What people meet of a custom object: its fields in order, and which of them may show unopened.

A compact layout, a list and a related list show values to everybody who sees that the record is there, in
hovers, on phones and in exports, so nothing classed as health data stands in them.
"""

from compiler.language.types import Kind
from compiler.model.program import TargetField, TargetObject
from compiler.platforms.salesforce.metadata.scene import Scene

_NEVER_LISTED = frozenset({Kind.HTML, Kind.LONGTEXT, Kind.MULTI})
_NEVER_LISTED_FORMS = frozenset({"area", "masked"})


def own_fields(target: TargetObject) -> tuple[TargetField, ...]:
    """List the fields that the pair adds to an object, in the author's order."""
    return tuple(field for field in target.fields.values() if field.custom and not field.system)


def origin_fields(target: TargetObject) -> tuple[TargetField, ...]:
    """List the key and the source's own times: what says where a record came from."""
    return tuple(field for field in target.fields.values() if field.custom and field.system)


def shown_fields(scene: Scene, target: TargetObject, most: int) -> tuple[TargetField, ...]:
    """List at most `most` fields that may show without opening a record, the pair's own first."""
    listed = (
        field
        for field in (*own_fields(target), *origin_fields(target))
        if not field.external_id
        and field.type.kind not in _NEVER_LISTED
        and field.kept_as not in _NEVER_LISTED_FORMS
        and scene.class_of(target, field) == "none"
    )
    return tuple(listed)[:most]
