"""Record types as metadata: the values of each picklist that their records may have, and their processes."""

from collections.abc import Iterator, Mapping

from compiler.diagnostics.diagnostic import Place
from compiler.language.types import Kind
from compiler.model.program import Program, TargetField, TargetObject
from compiler.platforms.component import Component
from compiler.platforms.salesforce.limits import RECORD_TYPE_DESCRIPTION
from compiler.platforms.salesforce.metadata.full_names import encoded
from compiler.platforms.salesforce.metadata.picklists import needed_values
from compiler.platforms.salesforce.metadata.provenance import record_type_description, shortened
from compiler.platforms.salesforce.metadata.scene import ROOT, Scene, needed_object
from compiler.platforms.salesforce.metadata.xml import Written, metadata_xml
from compiler.spec.pair import RecordType

PROCESSES: Mapping[str, str] = {"Case": "Status", "Lead": "Status", "Opportunity": "StageName"}
"""The objects whose record types need a business process, and the field whose values it lists.

https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_businessprocess.htm
"""

_PICKLISTS = frozenset({Kind.ENUM, Kind.MULTI})


def record_types(program: Program) -> Iterator[tuple[TargetObject, str, RecordType]]:
    """List every record type that the pair adds to an object of the program, in order."""
    for owner, types in sorted(program.pair.schema.record_types.items()):
        if owner in program.targets:
            for name, written in sorted(types.items()):
                yield program.targets[owner], name, written


def record_type(program: Program, target: TargetObject, name: str, written: RecordType) -> str:
    """Write one record type.

    Its records may have only the picklist values that it lists, so it lists all that the object's custom
    picklists and the picklists that the pair fills have.
    https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_recordtype.htm
    """
    values: tuple[Written, ...] = tuple(
        {"picklist": field.name, "values": _values(_choices(program, field))}
        for field in _picklists(program, target)
    )
    return metadata_xml(
        "RecordType",
        {
            "fullName": name,
            "active": True,
            "businessProcess": name if target.name in PROCESSES else None,
            "description": record_type_description(program, target, name, written),
            "label": written.label,
            "picklistValues": values,
        },
    )


def business_process(program: Program, target: TargetObject, name: str, written: RecordType) -> str:
    """Write the process of a record type, which allows every state that the object has."""
    field = PROCESSES[target.name]
    states = program.target_enums[f"{target.name}.{field}"]
    return metadata_xml(
        "BusinessProcess",
        {
            "fullName": name,
            "description": shortened(
                f"Every state of a record of the type {written.label}.", RECORD_TYPE_DESCRIPTION.value
            ),
            "isActive": True,
            "values": _values(states),
        },
    )


def visible_record_types(program: Program, objects: frozenset[str]) -> tuple[Written, ...]:
    """List the record types of some objects as a permission set shows them.

    A record type that nobody was given is refused for every record, to administrators too.
    """
    return tuple(
        {"recordType": f"{target.name}.{name}", "visible": True}
        for target, name, _ in record_types(program)
        if target.name in objects
    )


def _picklists(program: Program, target: TargetObject) -> Iterator[TargetField]:
    filled = {
        one.field
        for route in program.routes.values()
        if route.target == target.name
        for one in route.assignments
    }
    process = PROCESSES.get(target.name)
    for name, field in sorted(target.fields.items()):
        if field.type.kind in _PICKLISTS and name != process and (field.custom or name in filled):
            yield field


def _choices(program: Program, field: TargetField) -> tuple[str, ...]:
    return program.target_enums.get(field.type.name or "", ())


def _values(choices: tuple[str, ...]) -> tuple[Written, ...]:
    return tuple({"fullName": encoded(value), "default": False} for value in choices)


def record_type_components(scene: Scene) -> Iterator[Component]:
    """Write every record type, with its process where its object needs one."""
    program = scene.program
    for target, name, written in record_types(program):
        below = f"{ROOT}/objects/{target.name}"
        place = Place(document="pair", keys=("schema", "record_types", target.name, name))
        yield Component(
            kind="RecordType",
            name=f"{target.name}.{name}",
            path=f"{below}/recordTypes/{name}.recordType-meta.xml",
            text=record_type(program, target, name, written),
            place=place,
            needs=_needs(scene, target, name),
        )
        if target.name in PROCESSES:
            yield Component(
                kind="BusinessProcess",
                name=f"{target.name}.{name}",
                path=f"{below}/businessProcesses/{name}.businessProcess-meta.xml",
                text=business_process(program, target, name, written),
                place=place,
                needs=needed_values(program, f"{target.name}.{PROCESSES[target.name]}"),
            )


def _needs(scene: Scene, target: TargetObject, name: str) -> tuple[str, ...]:
    """Name the object of a record type, the fields whose values it lists, and its process."""
    found = [*needed_object(scene.program, target.name)]
    for field in _picklists(scene.program, target):
        found += [f"CustomField:{target.home}.{field.name}"] if field.custom else []
        found += needed_values(scene.program, field.type.name or "")
    found += [f"BusinessProcess:{target.name}.{name}"] if target.name in PROCESSES else []
    return tuple(dict.fromkeys(found))
