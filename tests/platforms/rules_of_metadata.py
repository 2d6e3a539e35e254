"""The laws that a deployment enforces beyond the shape of its files, and those we hold for health data.

Each law is a function over a project that yields its breaches in words; `LAWS` lists them all.
https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/customfield.htm
"""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator

from tests.platforms.parsed import Node, Parsed
from tests.platforms.rules_of_surfaces import SURFACE_LAWS
from tests.platforms.shapes_of_metadata import shape_breaches

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9]*(_[A-Za-z0-9]+)*__c")
_RESERVED = {
    "select",
    "from",
    "where",
    "limit",
    "order",
    "group",
    "user",
    "external",
    "view",
    "type",
    "date",
    "number",
}
_GROUPS = {"CCPA", "COPPA", "GDPR", "HIPAA", "PCI", "PII"}
_CLASSES = {"Public", "Internal", "Confidential", "Restricted", "MissionCritical"}
_NEVER_REQUIRED = {"AutoNumber", "Checkbox", "Html", "LongTextArea", "MasterDetail", "Summary"}
_LONG = {"Html", "LongTextArea"}
_KEYS = {"AutoNumber", "Email", "Number", "Text"}


def shapes(project: Parsed) -> Iterator[str]:
    """Every file has the elements of its type, in order."""
    for path, text in project.files.items():
        if path.endswith(".xml"):
            yield from shape_breaches(path, text)


def names(project: Parsed) -> Iterator[str]:
    """Names are valid, free, short enough, and different beyond their letter case."""
    owners = [("", each) for each in project.of("CustomObject")]
    fields = [tuple(each.split(".")) for each in project.custom_fields()]
    for _, name in [*owners, *fields]:
        bare = name.removesuffix("__c")
        if not _NAME.fullmatch(name) or len(bare) > 40 or bare.lower() in _RESERVED:
            yield f"{name} is no name"
    for (owner, name), count in Counter((owner, name.lower()) for owner, name in fields).items():
        if count > 1:
            yield f"{owner} has {name} twice"


def forms(project: Parsed) -> Iterator[str]:
    """Each type of field has what it must have and nothing that it must not."""
    for name, field in project.custom_fields().items():
        kind = field.text("type")
        if kind in _NEVER_REQUIRED and field.has("required"):
            yield f"{name}: a {kind} has no required"
        if kind == "Checkbox" and field.text("defaultValue") not in {"true", "false"}:
            yield f"{name}: a Checkbox needs a default"
        if kind == "TextArea" and field.has("length"):
            yield f"{name}: a TextArea has no length"
        if kind in {*_LONG, "MultiselectPicklist"} and not field.has("visibleLines"):
            yield f"{name}: a {kind} needs visibleLines"
        if (
            kind in {"Currency", "Number", "Percent"}
            and not 0 <= int(field.text("scale")) <= int(field.text("precision")) <= 18
        ):
            yield f"{name}: impossible digits"
        if kind == "AutoNumber" and "{0" not in field.text("displayFormat"):
            yield f"{name}: an AutoNumber needs a format"
        if field.text("externalId") == "true" and kind not in _KEYS:
            yield f"{name}: a {kind} cannot be an external id"
        if field.text("trackFeedHistory") == "true":
            yield f"{name}: its changes are posted to a feed"


def references(project: Parsed) -> Iterator[str]:
    """References point where they may, and give way or hold back as they must."""
    taken: dict[tuple[str, str], str] = {}
    counts: Counter[tuple[str, str]] = Counter()
    for name, field in project.custom_fields().items():
        kind, parent = field.text("type"), field.text("referenceTo")
        if kind not in {"Lookup", "MasterDetail"}:
            continue
        counts[name.split(".")[0], kind] += 1
        first = taken.setdefault((parent, field.text("relationshipName").lower()), name)
        if not field.text("relationshipName") or first != name:
            yield f"{name}: its relationship has no name of its own"
        if parent in {"Activity", "Event", "Task"}:
            yield f"{name}: points at an activity"
        if kind == "MasterDetail":
            yield from (f"{name}: a MasterDetail has no {tag}" for tag in {"deleteConstraint"} & field.tags())
            continue
        forced = field.text("required") == "true"
        holds = field.text("deleteConstraint") in {"Cascade", "Restrict"}
        if parent in {"Group", "Profile", "RecordType", "User"} and (forced or holds):
            yield f"{name}: holds back a {parent}"
        elif forced and not holds:
            yield f"{name}: required, and cleared when its parent goes"
    for (owner, kind), count in counts.items():
        if count > {"Lookup": 40, "MasterDetail": 2}[kind]:
            yield f"{owner}: {count} fields of the type {kind}"


def objects(project: Parsed) -> Iterator[str]:
    """Sharing, history and the switches of objects fit their fields."""
    for name, found in project.of("CustomObject").items():
        fields = project.fields(name)
        part = any(field.text("type") == "MasterDetail" for field in fields.values())
        wanted = "ControlledByParent" if part else "Private"
        if {found.text("sharingModel"), found.text("externalSharingModel")} != {wanted}:
            yield f"{name}: its records are not {wanted}"
        if len({found.text(tag) for tag in ("enableBulkApi", "enableSharing", "enableStreamingApi")}) > 1:
            yield f"{name}: half a switch"
        tracked = [each for each in fields.values() if each.text("trackHistory") == "true"]
        if tracked and found.text("enableHistory") != "true":
            yield f"{name}: fields are tracked and it is not"
        if len(tracked) > 20 or any(each.text("type") in _LONG for each in tracked):
            yield f"{name}: tracks more than it can"
    for home in {name.split(".")[0] for name in project.custom_fields()}:
        long = (field for field in project.fields(home).values() if field.text("type") in _LONG)
        if sum(int(field.text("length")) for field in long) > 1_638_400:
            yield f"{home}: too much long text"


def picklists(project: Parsed) -> Iterator[str]:
    """A picklist has one source of values, without doubles."""
    for name, field in project.custom_fields().items():
        for values in field.all("valueSet"):
            listed = values.all("valueSetDefinition")
            if bool(listed) == values.has("valueSetName"):
                yield f"{name}: needs one source of values"
            if values.text("restricted") != "true":
                yield f"{name}: takes any value"
            yield from (f"{name}: {words}" for each in listed for words in _doubles(each, "value"))
            shared = values.text("valueSetName")
            if shared and shared not in project.of("GlobalValueSet"):
                yield f"{name}: there is no {shared}"
    for name, found in project.of("GlobalValueSet").items():
        yield from (f"{name}: {words}" for words in _doubles(found, "customValue"))


def _doubles(owner: Node, tag: str) -> Iterator[str]:
    found = [each.text("fullName").lower() for each in owner.all(tag)]
    if len(found) > 1_000:
        yield "more than 1,000 values"
    yield from (f"{value} twice" for value, count in Counter(found).items() if count > 1)


def labels(project: Parsed) -> Iterator[str]:
    """Classification uses the words that every org has, several groups in one text."""
    for name, field in project.of("CustomField").items():
        groups = field.text("complianceGroup")
        if groups and not set(groups.split(";")) <= _GROUPS:
            yield f"{name}: {groups} are no groups"
        if field.has("securityClassification") and field.text("securityClassification") not in _CLASSES:
            yield f"{name}: {field.text('securityClassification')} is no classification"
        if field.has("encryptionScheme"):
            yield f"{name}: encrypted for everybody"
        # A required field is seen by everybody who reads the object; a reference may have to be required.
        if groups and field.text("required") == "true" and field.text("type") != "Lookup":
            yield f"{name}: classed, and nobody can hide it"


def activities(project: Parsed) -> Iterator[str]:
    """Custom fields of tasks and events are declared on Activity."""
    for name in project.custom_fields():
        if name.split(".")[0] in {"Event", "Task"}:
            yield f"{name}: belongs to Activity"


def manifests(project: Parsed) -> Iterator[str]:
    """The lists name what is there: everything once, nothing standard to be deleted."""
    there = project.names()
    if project.listed("manifest/package.xml") != there:
        yield "package.xml is not what is there"
    shield = project.names("shield/main/default")
    if shield != (project.listed("manifest/package-shield.xml") if shield else set()):
        yield "package-shield.xml is not what is there"
    parts = [project.listed(path) for path in project.files if path.startswith("manifest/stage-")]
    if parts and (set().union(*parts) != there or sum(map(len, parts)) != len(there)):
        yield "the stages are not what is there"
    removed = project.listed("manifest/destructiveChanges.xml")
    for kind, name in sorted(removed):
        if (kind, name) not in there or (kind == "CustomField" and not name.endswith("__c")):
            yield f"{name} was not added and would be deleted"
    gone = {name for kind, name in removed if kind == "CustomObject"}
    stays = {"BusinessProcess", "RecordType", "Settings", "StandardValueSet"}
    for kind, name in sorted(there - removed):
        standard = kind == "CustomField" and not name.endswith("__c")
        owner = re.split("[.-]", name)[0]
        if kind not in stays and not standard and owner not in gone:
            yield f"{name} would stay"


def sources(project: Parsed) -> Iterator[str]:
    """The project's version knows classification; each permission set has a name of ours."""
    if float(json.loads(project.files["sfdx-project.json"])["sourceApiVersion"]) < 47:
        yield "an API that drops classification"
    for name in (*project.of("PermissionSet"), *project.of("PermissionSetGroup")):
        if not name.startswith("Crosswalk_"):
            yield f"{name} may be a set of the practice"


LAWS: tuple[Callable[[Parsed], Iterator[str]], ...] = (
    shapes,
    names,
    forms,
    references,
    objects,
    picklists,
    labels,
    activities,
    manifests,
    sources,
    *SURFACE_LAWS,
)


def breaches(project: Parsed) -> list[str]:
    """List every breach of every law; of the shape alone where that is broken, because the rest reads it."""
    wrong = list(shapes(project))
    return wrong or [words for law in LAWS for words in law(project)]
