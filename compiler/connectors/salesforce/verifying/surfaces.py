"""What an org has of everything else that a project brings: that it is there, and active where it can be.

https://developer.salesforce.com/docs/atlas.en-us.api_tooling.meta/api_tooling/reference_objects_list.htm
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from compiler.connectors.salesforce.api import OrgRefused
from compiler.connectors.salesforce.kinds import LAYOUT, RECORD_TYPE, TAB, VALUE_SET
from compiler.connectors.salesforce.merging import LISTS
from compiler.connectors.salesforce.names import long_id
from compiler.connectors.salesforce.records import Row
from compiler.connectors.salesforce.surveying import Surveyor
from compiler.connectors.salesforce.verifying.asking import UNKNOWN, Asking, Question, text
from compiler.connectors.salesforce.verifying.expected import GLOBAL_VALUES, QUEUE, RULE, state
from compiler.connectors.salesforce.verifying.picture import ABSENT, Picture, Properties, yes_or_no


@dataclass(frozen=True, slots=True, kw_only=True)
class Surface:
    """How a kind is asked for: the question, the column that is bounded, and what its names are bounded by.

    `full_name` makes the name of a row; `active` is the column that says whether it is switched on.
    """

    question: Question
    column: str
    bound: Callable[[str], str]
    full_name: Callable[[Row], str]
    active: str | None = None


def _last(name: str) -> str:
    return name.rpartition(".")[2]


def _owner(name: str) -> str:
    return name.partition(".")[0]


def _of_object(column: str) -> Callable[[Row], str]:
    return lambda row: f"{text(row, 'SobjectType')}.{text(row, column)}"


def _tooling(object_: str, *columns: str) -> Question:
    return Question(object=object_, columns=columns, tooling=True)


_SURFACES: Mapping[str, Surface] = {
    "CompactLayout": Surface(
        question=_tooling("CompactLayout", "DeveloperName", "SobjectType"),
        column="SobjectType",
        bound=_owner,
        full_name=_of_object("DeveloperName"),
    ),
    "CustomApplication": Surface(
        question=_tooling("CustomApplication", "DeveloperName"),
        column="DeveloperName",
        bound=str,
        full_name=lambda row: text(row, "DeveloperName"),
    ),
    "CustomPermission": Surface(
        question=Question(object="CustomPermission", columns=("DeveloperName",)),
        column="DeveloperName",
        bound=str,
        full_name=lambda row: text(row, "DeveloperName"),
    ),
    GLOBAL_VALUES: Surface(
        question=_tooling("GlobalValueSet", "DeveloperName"),
        column="DeveloperName",
        bound=str,
        full_name=lambda row: text(row, "DeveloperName"),
    ),
    "ListView": Surface(
        question=Question(object="ListView", columns=("DeveloperName", "SobjectType")),
        column="SobjectType",
        bound=_owner,
        full_name=_of_object("DeveloperName"),
    ),
    RECORD_TYPE: Surface(
        question=Question(object="RecordType", columns=("DeveloperName", "SobjectType", "IsActive")),
        column="DeveloperName",
        bound=_last,
        full_name=_of_object("DeveloperName"),
        active="IsActive",
    ),
    RULE: Surface(
        question=_tooling("ValidationRule", "ValidationName", "Active", "EntityDefinition.QualifiedApiName"),
        column="ValidationName",
        bound=_last,
        full_name=lambda row: (
            f"{text(row, 'EntityDefinition.QualifiedApiName')}.{text(row, 'ValidationName')}"
        ),
        active="Active",
    ),
}
_INSIDES: Mapping[str, str] = {
    "CompactLayout": "which fields they show",
    "CustomApplication": "what is in them",
    LAYOUT: "which fields and lists they show",
    "ListView": "their columns and filters; look for columns with health data",
    RULE: "their conditions, only whether they are active",
}
"""What a person must look at where somebody may have changed it in the org."""
_LAYOUTS = _tooling("Layout", "Name", "TableEnumOrId")
_TABS = _tooling("CustomTab", "DeveloperName")
_PROCESSES = Question(object="BusinessProcess", columns=("Name", "TableEnumOrId"))
_QUEUES = Question(object="Group", columns=("Id", "DeveloperName"), conditions=("Type = 'Queue'",))
_QUEUED = Question(object="QueueSobject", columns=("QueueId", "SobjectType"))


def read_surfaces(asking: Asking, wanted: Picture, ids: Mapping[str, str]) -> dict[str, Properties]:
    """Read what a picture wants of these kinds; what cannot be asked is taken as it should be, and told.

    `ids` are the org's names for objects.
    """
    found: dict[str, Properties] = {}
    for kind, names in _by_kind(wanted).items():
        if what := _INSIDES.get(kind):
            asking.unseen.append(f"{kind}: that they are there is compared, and not {what}")
        reader = _READERS.get(kind)
        if kind in _SURFACES:
            known = _read(asking, _SURFACES[kind], names)
        elif reader is not None:
            known = reader(asking, names, ids, wanted)
        else:
            asking.unseen += [
                f"{kind}:{name}: no question to the org tells what it is like" for name in names
            ]
            known = None
        if known is None:
            found |= {f"{kind}:{name}": {} for name in names}
        else:
            found |= {f"{kind}:{name}": properties for name, properties in known.items()}
    return {name: properties for name, properties in found.items() if name in wanted}


_Known = Mapping[str, Properties] | None
_Read = Callable[[Asking, tuple[str, ...], Mapping[str, str], Picture], _Known]


def _by_kind(wanted: Picture) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for full_name in sorted(wanted):
        kind, _, name = full_name.partition(":")
        if kind not in _ELSEWHERE:
            found[kind] = (*found.get(kind, ()), name)
    return found


_ELSEWHERE = frozenset({"CustomField", "CustomObject", "PermissionSet", "PermissionSetGroup"})


def _read(asking: Asking, surface: Surface, names: Iterable[str]) -> _Known:
    rows = asking.known(surface.question, surface.column, map(surface.bound, names))
    if rows is None:
        return None
    return {
        surface.full_name(row): {"active": yes_or_no(row.get(surface.active))} if surface.active else {}
        for row in rows
    }


def _layouts(asking: Asking, names: tuple[str, ...], ids: Mapping[str, str], _: Picture) -> _Known:
    owners = {long_id(ids[name]): name for name in {each.partition("-")[0] for each in names} if name in ids}
    rows = asking.known(_LAYOUTS, "TableEnumOrId", owners)
    if rows is None:
        return None
    return {f"{owners.get(long_id(text(row, 'TableEnumOrId')), '')}-{text(row, 'Name')}": {} for row in rows}


def _tabs(asking: Asking, names: tuple[str, ...], ids: Mapping[str, str], _: Picture) -> _Known:
    # The tab of an object is called as the object, with or without what marks it as somebody's own.
    either = [each for name in names for each in (name, name.removesuffix("__c"))]
    rows = asking.known(_TABS, "DeveloperName", either)
    if rows is None:
        return None
    there = {text(row, "DeveloperName") for row in rows}
    return {name: {} for name in names if {name, name.removesuffix("__c")} & there}


def _processes(asking: Asking, names: tuple[str, ...], ids: Mapping[str, str], _: Picture) -> _Known:
    rows = asking.known(_PROCESSES, "Name", map(_last, names))
    return None if rows is None else {f"{text(row, 'TableEnumOrId')}.{text(row, 'Name')}": {} for row in rows}


def _queues(asking: Asking, names: tuple[str, ...], ids: Mapping[str, str], _: Picture) -> _Known:
    rows = asking.known(_QUEUES, "DeveloperName", names)
    if rows is None:
        return None
    queues = {text(row, "Id"): text(row, "DeveloperName") for row in rows}
    found: dict[str, dict[str, str]] = {name: {} for name in queues.values()}
    for row in asking.among(_QUEUED, "QueueId", queues):
        found[queues[text(row, "QueueId")]][f"object {text(row, 'SobjectType')}"] = "in it"
    return found


def _standard_values(
    asking: Asking, names: tuple[str, ...], ids: Mapping[str, str], wanted: Picture
) -> _Known:
    found: dict[str, Properties] = {}
    for name in names:
        whole = wanted[f"{VALUE_SET}:{name}"]
        found[name] = _values(asking, name, whole)
    return found


def _values(asking: Asking, name: str, wanted: Properties) -> Properties:
    """Return the wanted values of a list as the org has them; more than those are its own affair."""
    try:
        values = Surveyor(api=asking.api, records=asking.records).values(name) if name in LISTS else None
    except OrgRefused as error:
        if error.code not in UNKNOWN:
            raise
        values = None
    if values is None:
        asking.unseen.append(f"{VALUE_SET}:{name}: this org does not tell the values of the list")
        return {}
    states = {
        f"value {value.name}".casefold(): state(tag for tag, said in value.marks.items() if said == "true")
        for value in values
    }
    return {what: states.get(what.casefold(), ABSENT) for what in wanted}


_READERS: Mapping[str, _Read] = {
    "BusinessProcess": _processes,
    LAYOUT: _layouts,
    QUEUE: _queues,
    TAB: _tabs,
    VALUE_SET: _standard_values,
}
