"""The sandbox org beside a project: deployed, and then one of the two is changed."""

import re
from collections.abc import Mapping

import msgspec

from compiler.connectors.salesforce.destination import open_destination
from compiler.connectors.salesforce.session import create
from compiler.model.plan import TargetField, TargetObject
from compiler.runtime.ports import Difference
from compiler.sandbox.http import Request, Response
from compiler.sandbox.org import Org
from tests.connectors.plans import TARGET
from tests.connectors.salesforce.project import DEFAULT, KEY, with_marker
from tests.connectors.salesforce.test_destination import ENVIRONMENT, HOST, SEED, Rehearsal
from tests.connectors.sandboxes import Sandboxes
from tests.connectors.world import JumpingClock

Files = Mapping[str, bytes]
INVOICES = f"{DEFAULT}/objects/Invoice__c"
LOADER = f"{DEFAULT}/permissionsets/Loader.permissionset-meta.xml"
MANIFEST = "manifest/package.xml"
HEALTH = TargetObject(
    name="Invoice__c",
    custom=True,
    fields=(
        TargetField(name="Notes__c", type="longtext", custom=True, phi="health"),
        TargetField(name="Total__c", type="money", custom=True, phi="financial"),
        TargetField(name=KEY, type="text", custom=True),
    ),
)
CONTACT = TargetObject(
    name="Contact",
    custom=False,
    fields=(
        TargetField(name="Birthdate", type="date", custom=False, phi="identifier"),
        TargetField(name="MailingStreet", type="text", custom=False, phi="identifier"),
    ),
)
USERS = [
    {"Username": "r@acme.example", "Email": "r@acme.example", "LastName": "R", "runner": True},
    {"Username": "s@acme.example", "Email": "s@acme.example", "LastName": "S", "Profile": "Standard User"},
    {"Username": "t@acme.example", "Email": "t@acme.example", "LastName": "T", "Profile": "Standard User"},
]


class Counted:
    """An org that remembers what it was asked."""

    def __init__(self, org: Org) -> None:
        self.org = org
        self.asked: list[str] = []

    def handle(self, request: Request, now: float) -> Response:
        self.asked.append(f"{request.method} {request.path}")
        return self.org.handle(request, now)  # type: ignore[arg-type]


def changed(path: str, old: str, new: str) -> dict[str, bytes]:
    """The project with something else in one of its files."""
    files = with_marker()
    text = files[path].decode()
    assert old in text
    return {**files, path: text.replace(old, new).encode()}


def without(path: str, member: str) -> dict[str, bytes]:
    """The project without a component."""
    files = with_marker()
    files[MANIFEST] = re.sub(
        rf"\s*<members>{re.escape(member)}</members>", "", files[MANIFEST].decode()
    ).encode()
    del files[path]
    return files


def added(files: Files, path: str, content: bytes, kind: str, member: str) -> dict[str, bytes]:
    """The project with one component more."""
    entry = f"    <types>\n        <members>{member}</members>\n        <name>{kind}</name>\n    </types>\n"
    manifest = files[MANIFEST].decode()
    if f"<name>{kind}</name>" in manifest:
        manifest = manifest.replace(f"<name>{kind}</name>", f"<members>{member}</members><name>{kind}</name>")
    else:
        manifest = manifest.replace("    <version>", f"{entry}    <version>")
    return {**files, path: content, MANIFEST: manifest.encode()}


def unlisted(field: str) -> dict[str, bytes]:
    """The project whose permission set says nothing of a field."""
    entry = (
        rf"<fieldPermissions>\s*<editable>true</editable>\s*<field>{re.escape(field)}<.*?</fieldPermissions>"
    )
    text = re.sub(entry, "", with_marker()[LOADER].decode(), flags=re.DOTALL)
    return {**with_marker(), LOADER: text.encode()}


def differences(ready: Rehearsal, files: Files) -> list[Difference]:
    return list(ready.destination.verify(files).differences)


def plant(ready: Rehearsal, object_name: str, values: Mapping[str, object]) -> None:
    create(ready.destination._library, object_name, values)


def reading(parent: str, object_name: str, field: str) -> dict[str, object]:
    return {
        "ParentId": parent,
        "SobjectType": object_name,
        "Field": f"{object_name}.{field}",
        "PermissionsRead": True,
        "PermissionsEdit": False,
    }


def profile_set(ready: Rehearsal, profile: str) -> str:
    """The permission set that stands for a profile."""
    found = ready.destination.find("PermissionSet", "Profile.Name", (profile,), ())
    return found[0].id


def an_org() -> Counted:
    return Counted(Org({**SEED, "users": USERS}))


def deployed(counted: Counted) -> Rehearsal:
    clock = JumpingClock()
    network = Sandboxes({HOST: counted}, clock).network()  # type: ignore[dict-item]
    target = msgspec.structs.replace(TARGET, objects=(HEALTH, CONTACT))
    made = Rehearsal(
        destination=open_destination(target, ENVIRONMENT, clock, network), org=counted.org, clock=clock
    )
    assert made.destination.deploy(with_marker(), check_only=False).succeeded
    assert made.destination.grant("Loader")
    return made
