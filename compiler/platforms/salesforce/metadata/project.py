"""Components → the project around them: the lists of what is there, and what the command line needs."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping

from compiler.model.program import Program
from compiler.platforms.component import Component
from compiler.platforms.salesforce.metadata.stages import stages
from compiler.platforms.salesforce.metadata.undoing import destructive_changes
from compiler.platforms.salesforce.metadata.xml import Written, metadata_xml

MAIN = "main"
SHIELD = "shield"
_FORGOTTEN = ("**/profiles/**", "**/README*")


def project(program: Program, made: tuple[Component, ...]) -> Mapping[str, str]:
    """Write the whole project, by path below its own folder.

    `manifest/package.xml` names all that every org gets; where one deployment cannot take it, `stage-1.xml`
    and so on name the same in order. `package-shield.xml` names what an org with Shield gets a second time.
    `destructiveChanges.xml` with the empty package takes everything away again.
    """
    version = program.target.api_version or ""
    main = _of_part(made, MAIN)
    files = {component.path: component.text for component in made}
    files |= {f"manifest/{name}": text for name, text in _manifests(made, version).items()}
    files["manifest/destructiveChanges.xml"] = destructive_changes(main, version)
    files["manifest/empty/package.xml"] = package((), version)
    files["sfdx-project.json"] = _project_file(program)
    files[".forceignore"] = "".join(f"{line}\n" for line in _FORGOTTEN)
    return dict(sorted(files.items()))


def _manifests(made: tuple[Component, ...], version: str) -> Mapping[str, str]:
    main, shield = _of_part(made, MAIN), _of_part(made, SHIELD)
    found = {"package.xml": package(main, version)}
    if shield:
        found["package-shield.xml"] = package(shield, version)
    parts = stages(main)
    if len(parts) > 1:
        found |= {f"stage-{number}.xml": package(part, version) for number, part in enumerate(parts, 1)}
    return found


def package(made: Iterable[Component], version: str) -> str:
    """Write a manifest: exactly the components there are, by type."""
    members: dict[str, list[str]] = defaultdict(list)
    for component in made:
        members[component.kind].append(component.name)
    types: tuple[Written, ...] = tuple(
        {"members": tuple(sorted(members[kind])), "name": kind} for kind in sorted(members)
    )
    return metadata_xml("Package", {"types": types, "version": version})


def _of_part(made: Iterable[Component], part: str) -> tuple[Component, ...]:
    return tuple(component for component in made if component.part == part)


def _project_file(program: Program) -> str:
    """Write what the command line looks for; `shield` is no folder of packages.

    With two such folders a manifest takes a component from either, and encryption would come unasked.
    """
    content = {
        "name": program.pair.name,
        "namespace": "",
        "packageDirectories": [{"default": True, "path": "force-app"}],
        "sfdcLoginUrl": "https://login.salesforce.com",
        "sourceApiVersion": program.target.api_version or "",
    }
    return json.dumps(content, indent=2) + "\n"
