"""Whose changes an org keeps: the classed fields of custom objects, as many as Salesforce tracks."""

from collections.abc import Mapping
from dataclasses import dataclass

from compiler.language.types import PHI_CLASSES, Kind
from compiler.model.program import Program, TargetField, TargetObject
from compiler.platforms.lineage import Fillings, class_of
from compiler.platforms.salesforce.limits import TRACKED_FIELDS
from compiler.platforms.salesforce.metadata.field_forms import form_of
from compiler.platforms.salesforce.metadata.provenance import protection
from compiler.platforms.salesforce.schema import custom_objects

# A record under another patient, or on another day, is the worst change that nobody sees.
_FIRST = frozenset({Kind.DATE, Kind.DATETIME, Kind.REF})


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryPlan:
    """The fields of one object whose history is asked for: those that are `tracked`, those `left_out` because
    others filled the limit, and those `untrackable` because Salesforce keeps no history of their type.
    """

    tracked: tuple[str, ...]
    left_out: tuple[str, ...]
    untrackable: tuple[str, ...]


def history_of(program: Program, ways: Fillings) -> Mapping[str, HistoryPlan]:
    """Plan the history of every custom object, by its name: whose a record is and when first, then the
    strictest classes, then by name.

    The key is left out: a validation rule keeps it as it is. Standard objects are a person's task, because an
    org may track fields of its own there.
    https://developer.salesforce.com/docs/atlas.en-us.securityImplGuide.meta/securityImplGuide/tracking_field_history.htm
    """
    return {target.name: _plan(program, target, ways) for target in custom_objects(program)}


def _plan(program: Program, target: TargetObject, ways: Fillings) -> HistoryPlan:
    wanted = [
        (field.type.kind not in _FIRST, -PHI_CLASSES.index(found), field.name, field)
        for field in target.fields.values()
        if field.custom and not field.external_id
        for found in (class_of(target, field.name, ways),)
        if _is_asked_for(program, found)
    ]
    wanted.sort(key=lambda one: one[:3])
    possible = [name for *_, name, field in wanted if is_trackable(field)]
    return HistoryPlan(
        tracked=tuple(possible[: TRACKED_FIELDS.value]),
        left_out=tuple(possible[TRACKED_FIELDS.value :]),
        untrackable=tuple(name for *_, name, field in wanted if not is_trackable(field)),
    )


def _is_asked_for(program: Program, found: str) -> bool:
    spec = protection(program, found)
    return spec is not None and spec.history


def is_trackable(field: TargetField) -> bool:
    """Tell whether Salesforce keeps the old and the new value of a field's type."""
    return "trackHistory" in form_of(field).may
