"""Program → a deployable project in source format: a file for every component, and the list of them."""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from compiler.model.program import Program, TargetField, TargetObject
from compiler.platforms.lineage import fillings
from compiler.platforms.salesforce.fields import custom_field
from compiler.platforms.salesforce.limits import DAY_MINUTES
from compiler.platforms.salesforce.objects import custom_object
from compiler.platforms.salesforce.permissions import permission_sets
from compiler.platforms.salesforce.picklists import standard_value_sets
from compiler.platforms.salesforce.record_types import (
    PROCESSES,
    business_process,
    record_type,
    record_types,
)
from compiler.platforms.salesforce.relationships import relationship_names
from compiler.platforms.salesforce.schema import custom_fields, custom_objects
from compiler.platforms.salesforce.xml import Written, metadata_xml

_DEFAULT = "force-app/main/default"
_FORGOTTEN = ("**/profiles/**", "**/README*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Component:
    """One metadata component: its type, its full name, its file below the project's folder, and its text."""

    kind: str
    name: str
    path: str
    text: str


def project(program: Program) -> Mapping[str, str]:
    """Write the whole project, by path below its own folder.

    It deploys as it is with `sf project deploy start --manifest manifest/package.xml`.
    """
    made = components(program)
    files = {component.path: component.text for component in made}
    files["manifest/package.xml"] = package(made, program.target.api_version or "")
    files["sfdx-project.json"] = _project_file(program)
    files[".forceignore"] = "".join(f"{line}\n" for line in _FORGOTTEN)
    return dict(sorted(files.items()))


def components(program: Program) -> tuple[Component, ...]:
    """Make every component, in the order of their paths."""
    found = (
        *_objects(program),
        *_record_types(program),
        *_value_sets(program),
        *_settings(program),
        *_permission_sets(program),
    )
    return tuple(sorted(found, key=lambda component: component.path))


def component(target: TargetObject, field: TargetField | None) -> str | None:
    """Name the component that an object or a field becomes, as `Type:Full.Name`; None for standard ones."""
    if field:
        return f"CustomField:{target.home}.{field.name}" if field.custom else None
    return f"CustomObject:{target.name}" if target.custom else None


def package(made: tuple[Component, ...], version: str) -> str:
    """Write the manifest: exactly the components there are, by type."""
    members: dict[str, list[str]] = defaultdict(list)
    for component in made:
        members[component.kind].append(component.name)
    types: tuple[Written, ...] = tuple(
        {"members": tuple(sorted(members[kind])), "name": kind} for kind in sorted(members)
    )
    return metadata_xml("Package", {"types": types, "version": version})


def _objects(program: Program) -> Iterator[Component]:
    ways = fillings(program)
    relationships = relationship_names(program)
    for target in custom_objects(program):
        yield Component(
            kind="CustomObject",
            name=target.name,
            path=f"{_DEFAULT}/objects/{target.name}/{target.name}.object-meta.xml",
            text=custom_object(program, target, ways),
        )
    for target, field in custom_fields(program):
        yield Component(
            kind="CustomField",
            name=f"{target.home}.{field.name}",
            path=f"{_DEFAULT}/objects/{target.home}/fields/{field.name}.field-meta.xml",
            text=custom_field(program, target, field, ways, relationships),
        )


def _record_types(program: Program) -> Iterator[Component]:
    for target, name, written in record_types(program):
        below = f"{_DEFAULT}/objects/{target.name}"
        yield Component(
            kind="RecordType",
            name=f"{target.name}.{name}",
            path=f"{below}/recordTypes/{name}.recordType-meta.xml",
            text=record_type(program, target, name, written),
        )
        if target.name in PROCESSES:
            yield Component(
                kind="BusinessProcess",
                name=f"{target.name}.{name}",
                path=f"{below}/businessProcesses/{name}.businessProcess-meta.xml",
                text=business_process(program, target, name, written),
            )


def _value_sets(program: Program) -> Iterator[Component]:
    for name, text in standard_value_sets(program).items():
        yield Component(
            kind="StandardValueSet",
            name=name,
            path=f"{_DEFAULT}/standardValueSets/{name}.standardValueSet-meta.xml",
            text=text,
        )


def _settings(program: Program) -> Iterator[Component]:
    if not _has_long_events(program):
        return
    yield Component(
        kind="Settings",
        name="Activities",
        path=f"{_DEFAULT}/settings/Activities.settings-meta.xml",
        text=metadata_xml("ActivitiesSettings", {"enableMultidayEvents": True}),
    )


def _has_long_events(program: Program) -> bool:
    return any(
        route.target == "Event" and (route.max_duration_minutes or 0) > DAY_MINUTES.value
        for route in program.routes.values()
    )


def _permission_sets(program: Program) -> Iterator[Component]:
    for name, text in permission_sets(program, fillings(program)).items():
        yield Component(
            kind="PermissionSet",
            name=name,
            path=f"{_DEFAULT}/permissionsets/{name}.permissionset-meta.xml",
            text=text,
        )


def _project_file(program: Program) -> str:
    content = {
        "name": program.pair.name,
        "namespace": "",
        "packageDirectories": [{"default": True, "path": "force-app"}],
        "sfdcLoginUrl": "https://login.salesforce.com",
        "sourceApiVersion": program.target.api_version or "",
    }
    return json.dumps(content, indent=2) + "\n"
