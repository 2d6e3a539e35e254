"""`salesforce/README.markdown`: what an administrator does with the project, in order."""

from collections.abc import Iterator, Mapping

from compiler.diagnostics.diagnostic import Place
from compiler.model.program import Program
from compiler.platforms.component import Component
from compiler.platforms.emitter import Compiled, Emitter
from compiler.platforms.lineage import Fillings, class_of, fillings
from compiler.platforms.ownership import owned_by
from compiler.platforms.salesforce.metadata.bypass import BYPASS
from compiler.platforms.salesforce.metadata.groups import EMERGENCY, EMERGENCY_RECORDS
from compiler.platforms.salesforce.metadata.marker import MARKER
from compiler.platforms.salesforce.metadata.permissions import LOADER, laid_open, set_name
from compiler.platforms.salesforce.metadata.settings import writes_native_dates
from compiler.platforms.salesforce.metadata.surfaces import origin_fields, own_fields
from compiler.platforms.salesforce.metadata.undoing import BY_HAND, left_behind
from compiler.platforms.salesforce.readme_setup import setup_rows, standard_fields, user_permissions
from compiler.platforms.salesforce.schema import masters

PATH = "salesforce/README.markdown"
VARIABLES: Mapping[str, str] = {
    "SALESFORCE_URL": "the address of My Domain, https://….my.salesforce.com (a sandbox has its own)",
    "SALESFORCE_CLIENT_ID": "the consumer key of the app",
    "SALESFORCE_CLIENT_SECRET": "client credentials: the consumer secret of the app",
    "SALESFORCE_JWT_KEY_FILE": "JWT bearer: the path of the private key, a file that only you can read",
    "SALESFORCE_USERNAME": "JWT bearer: the username of the load user",
}
"""What a run reads from its environment to sign in, by name."""

_PARTS: tuple[tuple[str, str], ...] = (
    ("CustomObject", "objects"),
    ("CustomField", "fields"),
    ("RecordType", "record types"),
    ("BusinessProcess", "processes of record types"),
    ("GlobalValueSet", "lists of values that several fields share"),
    ("StandardValueSet", "standard lists that get more values"),
    ("Layout", "page layouts"),
    ("CompactLayout", "compact layouts"),
    ("ListView", "list views"),
    ("CustomTab", "tabs"),
    ("CustomApplication", "app"),
    ("ValidationRule", "rules that keep the migration key"),
    ("CustomPermission", "permission that passes them"),
    ("Queue", "queues"),
    ("PermissionSet", "permission sets"),
    ("PermissionSetGroup", "group for an emergency"),
    ("Settings", "settings of the org"),
)
_SHOWN = 12
_OWNED = frozenset({"Account", "Case", "Contact", "Event", "Lead", "Opportunity", "Task"})
"""Standard objects whose records somebody owns; of others a parent or a setting of the org decides."""


def emit(compiled: Compiled) -> Mapping[str, str]:
    """Write the administrator's page of the project."""
    program, made = compiled.program, compiled.components
    place = compiled.line_of(Place(document="pair"))
    ways = fillings(program)
    main = tuple(each for each in made if each.part == "main")
    text = compiled.templates.render(
        "documents/admin-readme.md.j2",
        made_from=place[0] if place else f"the pair {program.pair.name}",
        pair=compiled.plan.address,
        source=program.source.label,
        target=program.target.label,
        version=program.target.api_version or "",
        loader=LOADER,
        bypass=BYPASS,
        marker=MARKER,
        emergency_records=EMERGENCY_RECORDS,
        emergency=EMERGENCY if any(each.kind == "PermissionSetGroup" for each in main) else None,
        laid_open=sorted(laid_open(program)),
        groups=tuple(_groups(program)),
        owners=tuple(_owners(compiled)),
        queues=tuple((name, queue.label) for name, queue in sorted(program.pair.schema.queues.items())),
        manifests=_manifests(compiled),
        shield=sorted(each.name for each in made if each.part == "shield"),
        dated=writes_native_dates(program),
        variables=tuple(VARIABLES.items()),
        user_permissions=user_permissions(program),
        standard_rows=tuple((name, ", ".join(names)) for name, names in standard_fields(program)),
        setup=tuple(setup_rows(program)),
        parts=tuple(_parts(main)),
        layouts=tuple(_layouts(program, ways)),
        left=tuple((each.kind, each.name, BY_HAND[each.kind]) for each in left_behind(main)),
    )
    return {PATH: text}


def _manifests(compiled: Compiled) -> tuple[str, ...]:
    """List the manifests that are deployed, in order: the stages where there are any."""
    root = f"{compiled.plan.destination.metadata_root}/"
    found = [
        path.removeprefix(root) for path in compiled.metadata if path.startswith(f"{root}manifest/stage-")
    ]
    return tuple(sorted(found, key=lambda path: (len(path), path))) or ("manifest/package.xml",)


def _groups(program: Program) -> Iterator[tuple[str, str, str, str]]:
    """List each permission set of readers: what it reads, what it changes, how long it stays."""
    for group, grant in sorted(program.pair.protect.grants.items()):
        reads = ", ".join(sorted({*grant.read, *grant.edit})) or "nothing classed"
        changes = ", ".join(sorted(grant.edit)) or "nothing"
        yield set_name(group, grant), reads, changes, "until the last load" if grant.temporary else "lasting"


def _owners(compiled: Compiled) -> Iterator[tuple[str, str]]:
    """List the objects whose records have owners of their own, and who these are after a load."""
    for name, owners in owned_by(compiled.plan).items():
        target = compiled.program.targets[name]
        if name in _OWNED or (target.custom and not masters(target)):
            yield name, "; ".join(owners)


def _parts(main: tuple[Component, ...]) -> Iterator[tuple[str, int, str]]:
    """List what the project holds: the kind, how many, and their names as far as they fit."""
    for kind, label in _PARTS:
        names = sorted(each.name for each in main if each.kind == kind and not _is_labelled(each))
        if names:
            yield label, len(names), _listed(names)
    labelled = sorted(each.name for each in main if _is_labelled(each))
    if labelled:
        yield "standard fields that get a classification", len(labelled), _listed(labelled)


def _is_labelled(component: Component) -> bool:
    return component.kind == "CustomField" and component.standard


def _listed(names: list[str]) -> str:
    more = len(names) - _SHOWN
    return ", ".join(names[:_SHOWN]) + (f" and {more} more" if more > 0 else "")


def _layouts(program: Program, ways: Fillings) -> Iterator[tuple[str, str, str, str]]:
    """List what an administrator puts on the layouts of standard objects: object, field, label and class."""
    for name, target in sorted(program.targets.items()):
        if target.custom:
            continue
        filled = {
            one.field for route in program.routes.values() if route.target == name for one in ways.of(route)
        }
        for field in (*own_fields(target), *origin_fields(target, ways)):
            if field.name in filled or field.external_id or target.home == name:
                yield name, field.name, field.label, class_of(target, field.name, ways)


ADMIN_README = Emitter(name="admin-readme", files=emit)
