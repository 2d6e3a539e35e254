"""Components → the project around them: the list of what is there, and what the command line needs."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping

from compiler.model.program import Program
from compiler.platforms.component import Component
from compiler.platforms.salesforce.metadata.xml import Written, metadata_xml

_FORGOTTEN = ("**/profiles/**", "**/README*")


def project(program: Program, made: tuple[Component, ...]) -> Mapping[str, str]:
    """Write the whole project, by path below its own folder.

    It deploys as it is with `sf project deploy start --manifest manifest/package.xml`.
    """
    files = {component.path: component.text for component in made}
    files["manifest/package.xml"] = package(made, program.target.api_version or "")
    files["sfdx-project.json"] = _project_file(program)
    files[".forceignore"] = "".join(f"{line}\n" for line in _FORGOTTEN)
    return dict(sorted(files.items()))


def package(made: Iterable[Component], version: str) -> str:
    """Write the manifest: exactly the components there are, by type."""
    members: dict[str, list[str]] = defaultdict(list)
    for component in made:
        members[component.kind].append(component.name)
    types: tuple[Written, ...] = tuple(
        {"members": tuple(sorted(members[kind])), "name": kind} for kind in sorted(members)
    )
    return metadata_xml("Package", {"types": types, "version": version})


def _project_file(program: Program) -> str:
    content = {
        "name": program.pair.name,
        "namespace": "",
        "packageDirectories": [{"default": True, "path": "force-app"}],
        "sfdcLoginUrl": "https://login.salesforce.com",
        "sourceApiVersion": program.target.api_version or "",
    }
    return json.dumps(content, indent=2) + "\n"
