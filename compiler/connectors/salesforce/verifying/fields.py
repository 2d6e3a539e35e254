"""What an org has of the objects and fields of a project.

That a field exists is asked of the Tooling API, which no field-level security narrows; what it is like, of
the description that this user sees. How it is classified is asked for one object at a time, as it must be.
https://developer.salesforce.com/docs/atlas.en-us.api_tooling.meta/api_tooling/tooling_api_objects_fielddefinition.htm
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from compiler.connectors.salesforce import soql
from compiler.connectors.salesforce.kinds import FIELD, OBJECT, is_custom
from compiler.connectors.salesforce.names import long_id
from compiler.connectors.salesforce.records import Row
from compiler.connectors.salesforce.verifying.asking import Asking, Question, flag, text
from compiler.connectors.salesforce.verifying.expected import COMPUTED, ENCRYPTED
from compiler.connectors.salesforce.verifying.picture import NONE, Picture, Properties, listed, yes_or_no

ACTIVITY, ACTIVITIES = "Activity", ("Event", "Task")
"""Fields of tasks and events stand on an object that has no records of its own."""

_ENTITIES = Question(
    object="EntityDefinition",
    columns=("QualifiedApiName", "Label", "InternalSharingModel", "ExternalSharingModel", "DeploymentStatus"),
    optional=("IsFieldHistoryTracked", "IsActivityTrackable", "IsFeedEnabled", "IsSearchable"),
    tooling=True,
)
_OBJECTS = Question(
    object="CustomObject",
    columns=("Id", "DeveloperName"),
    conditions=("NamespacePrefix = null",),
    tooling=True,
)
_FIELDS = Question(
    object="CustomField",
    columns=("DeveloperName", "TableEnumOrId"),
    conditions=("NamespacePrefix = null",),
    tooling=True,
)
_CLASSES = Question(
    object="FieldDefinition",
    columns=("QualifiedApiName", "SecurityClassification", "ComplianceGroup"),
    optional=("IsFieldHistoryTracked",),
    tooling=True,
)
_SHORT_TEXT = 255
_SIMPLE = {
    "boolean": "Checkbox",
    "date": "Date",
    "datetime": "DateTime",
    "email": "Email",
    "location": "Location",
    "multipicklist": "MultiselectPicklist",
    "phone": "Phone",
    "picklist": "Picklist",
    "time": "Time",
    "url": "Url",
}
_NUMBERS = {"currency": "Currency", "double": "Number", "int": "Number", "percent": "Percent"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Schema:
    """What the org says of some objects.

    `ids` are the org's names for objects, by API name; `picture` holds their objects and fields; `extra` are
    fields of the project's own objects that it does not have; `described` are fields as this user sees them.
    """

    ids: Mapping[str, str]
    picture: Picture
    extra: tuple[str, ...]
    described: Mapping[str, Mapping[str, Row]]


def read_schema(asking: Asking, wanted: Picture, also: frozenset[str]) -> Schema:
    """Read the objects and fields of a picture, and describe some objects besides; raises OutsideError."""
    fields = [name.partition(":")[2] for name in wanted if name.startswith(f"{FIELD}:")]
    objects = {name.partition(":")[2] for name in wanted if name.startswith(f"{OBJECT}:")}
    own = frozenset(name for name in objects if name.endswith("__c"))
    homes = frozenset(name.partition(".")[0] for name in fields) | own
    ids = _ids(asking, homes)
    there = _custom_fields(asking, ids)
    described = _described(asking, (homes | also) - {ACTIVITY}, homes)
    known = own & ids.keys()
    pictured = {
        **dict(_entities(asking, known)),
        **dict(_fields(asking, wanted, fields, there, described)),
    }
    extra = (name for name in sorted(there) if name.partition(".")[0] in own)
    return Schema(
        ids=ids,
        picture=pictured,
        extra=tuple(f"{FIELD}:{name}" for name in extra if f"{FIELD}:{name}" not in wanted),
        described=described,
    )


def _ids(asking: Asking, homes: frozenset[str]) -> dict[str, str]:
    own = {name.removesuffix("__c"): name for name in homes if name.endswith("__c")}
    rows = asking.among(_OBJECTS, "DeveloperName", own)
    found = {
        own[text(row, "DeveloperName")]: text(row, "Id") for row in rows if text(row, "DeveloperName") in own
    }
    return {**{name: name for name in homes if not name.endswith("__c")}, **found}


def _custom_fields(asking: Asking, ids: Mapping[str, str]) -> frozenset[str]:
    names = {long_id(value): name for name, value in ids.items()}
    rows = asking.among(_FIELDS, "TableEnumOrId", ids.values())
    return frozenset(
        f"{names[long_id(text(row, 'TableEnumOrId'))]}.{text(row, 'DeveloperName')}__c"
        for row in rows
        if long_id(text(row, "TableEnumOrId")) in names
    )


def _described(
    asking: Asking, objects: frozenset[str], homes: frozenset[str]
) -> dict[str, Mapping[str, Row]]:
    wanted = objects | (frozenset(ACTIVITIES) if ACTIVITY in homes else frozenset())
    return {name: found for name in sorted(wanted) if (found := asking.described(name)) is not None}


def _entities(asking: Asking, names: frozenset[str]) -> Iterator[tuple[str, Properties]]:
    for row in asking.among(_ENTITIES, "QualifiedApiName", names):
        found = {
            "label": text(row, "Label"),
            "sharing": _sharing(text(row, "InternalSharingModel")),
            "external sharing": _sharing(text(row, "ExternalSharingModel")),
            "deployment status": text(row, "DeploymentStatus"),
        }
        columns = {
            "history": "IsFieldHistoryTracked",
            "activities": "IsActivityTrackable",
            "feeds": "IsFeedEnabled",
            "search": "IsSearchable",
        }
        found |= {name: yes_or_no(row[column]) for name, column in columns.items() if column in row}
        yield (
            f"{OBJECT}:{text(row, 'QualifiedApiName')}",
            {name: value for name, value in found.items() if value},
        )


def _sharing(model: str) -> str:
    """Name a sharing model as metadata does."""
    return {"Edit": "ReadWrite", "": NONE}.get(model, model)


def _fields(
    asking: Asking,
    wanted: Picture,
    fields: list[str],
    there: frozenset[str],
    described: Mapping[str, Mapping[str, Row]],
) -> Iterator[tuple[str, Properties]]:
    classes = _classes(asking, wanted, fields)
    for full_name in fields:
        home, _, name = full_name.partition(".")
        if is_custom(f"{FIELD}:{full_name}") and full_name not in there:
            continue
        seen = described.get(_described_home(home), {}).get(name)
        custom = full_name.endswith("__c")
        if seen is None and custom:
            asking.unseen.append(
                f"{FIELD}:{full_name}: it is there, but this user may not see what it is like; assign the "
                "permission set of the plan to it"
            )
        whole = field_properties(seen) if seen is not None and custom else {}
        hidden = (
            _encryption(asking, full_name, described) if ENCRYPTED in wanted[f"{FIELD}:{full_name}"] else {}
        )
        yield f"{FIELD}:{full_name}", {**whole, **hidden, **classes.get(full_name, {})}


def _encryption(asking: Asking, full_name: str, described: Mapping[str, Mapping[str, Row]]) -> Properties:
    """Say whether a field is encrypted: a name or an address is by its parts. Descriptions tell no scheme."""
    home, _, name = full_name.partition(".")
    fields = described.get(_described_home(home), {}).values()
    seen = [each for each in fields if name in (text(each, "name"), text(each, "compoundFieldName"))]
    if not seen:
        asking.unseen.append(f"{FIELD}:{full_name}: this user may not see whether it is encrypted")
        return {}
    return {ENCRYPTED: yes_or_no(any(flag(each, "encrypted") for each in seen))}


def _described_home(home: str) -> str:
    return "Task" if home == ACTIVITY else home


def _classes(asking: Asking, wanted: Picture, fields: list[str]) -> dict[str, Properties]:
    asked: dict[str, list[str]] = defaultdict(list)
    for full_name in fields:
        home, _, name = full_name.partition(".")
        if {"security classification", "compliance groups", "history"} & wanted[
            f"{FIELD}:{full_name}"
        ].keys():
            asked[home].append(name)
    found: dict[str, Properties] = {}
    for home, names in sorted(asked.items()):
        bound = soql.equal("EntityDefinition.QualifiedApiName", _described_home(home))
        for row in asking.all(_CLASSES, bound):
            if (name := text(row, "QualifiedApiName")) in names:
                found[f"{home}.{name}"] = _class(row)
    return found


def _class(row: Row) -> Properties:
    groups = text(row, "ComplianceGroup")
    found = {
        "security classification": text(row, "SecurityClassification") or NONE,
        "compliance groups": listed(groups.split(";")) if groups else NONE,
    }
    if "IsFieldHistoryTracked" in row:
        found["history"] = yes_or_no(row["IsFieldHistoryTracked"])
    return found


def field_properties(field: Row) -> Properties:
    """Return what a custom field is like, from its description."""
    found = {
        "type": described_type(field),
        "required": yes_or_no(field.get("nillable") is False),
        "unique": yes_or_no(field.get("unique")),
        "external id": yes_or_no(field.get("externalId")),
        "case sensitive": yes_or_no(field.get("caseSensitive")),
        "when its target is deleted": _on_delete(field),
        "restricted": yes_or_no(field.get("restrictedPicklist")),
    }
    choices = field.get("picklistValues")
    active = (each for each in choices if flag(each, "active")) if isinstance(choices, list) else ()
    return {**found, **{f"value {text(each, 'value')}": "active" for each in active}}


def described_type(field: Row) -> str:
    """Name the type of a field as metadata does, with its sizes."""
    kind, length = text(field, "type"), field.get("length")
    if flag(field, "autoNumber"):
        return "AutoNumber"
    if flag(field, "calculated"):
        return COMPUTED
    if kind in ("string", "encryptedstring"):
        return f"{'Text' if kind == 'string' else 'EncryptedText'}({length})"
    if kind == "textarea":
        if flag(field, "htmlFormatted"):
            return f"Html({length})"
        return f"LongTextArea({length})" if isinstance(length, int) and length > _SHORT_TEXT else "TextArea"
    if kind in _NUMBERS:
        return f"{_NUMBERS[kind]}({field.get('precision')},{field.get('scale')})"
    if kind == "reference":
        return f"{'Lookup' if field.get('relationshipOrder') is None else 'MasterDetail'}({_targets(field)})"
    return _SIMPLE.get(kind, kind)


def _targets(field: Row) -> str:
    names = field.get("referenceTo")
    return ",".join(sorted(map(str, names))) if isinstance(names, list) else ""


def _on_delete(field: Row) -> str:
    if flag(field, "restrictedDelete"):
        return "Restrict"
    return "Cascade" if flag(field, "cascadeDelete") else "SetNull"
