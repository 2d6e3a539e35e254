"""Custom fields as metadata: one description for each type that a pair can ask for."""

from collections.abc import Callable, Iterator, Mapping

from compiler.language.types import Kind, Type
from compiler.model.program import Program, TargetField, TargetObject
from compiler.platforms.component import Component
from compiler.platforms.lineage import Fillings, class_of
from compiler.platforms.salesforce.limits import SHORTEST_LONG_TEXT, TEXT
from compiler.platforms.salesforce.metadata.picklists import value_set
from compiler.platforms.salesforce.metadata.provenance import field_description, sensitivity
from compiler.platforms.salesforce.metadata.scene import ROOT, Scene, place_of
from compiler.platforms.salesforce.metadata.xml import Written, metadata_xml
from compiler.platforms.salesforce.schema import custom_fields, home_plural

NEVER_REQUIRED = frozenset({Kind.BOOL, Kind.LONGTEXT, Kind.HTML, Kind.MULTI})
"""The kinds whose metadata has no `required`, or whose `required` Salesforce does not promise to honour."""

_DELETE: Mapping[str | None, str] = {
    None: "SetNull",
    "clear": "SetNull",
    "restrict": "Restrict",
    "cascade": "Cascade",
}
_Shape = Callable[[Program, TargetField], Mapping[str, Written]]


def custom_field(
    program: Program,
    target: TargetObject,
    field: TargetField,
    ways: Fillings,
    relationships: Mapping[tuple[str, str], str],
) -> str:
    """Write one custom field.

    https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/customfield.htm
    """
    elements = {
        "fullName": field.name,
        "description": field_description(program, target, field, ways),
        "inlineHelpText": " ".join(field.help.split()) if field.help else None,
        "label": field.label,
        # A tracked change posts the old and the new value where everybody who follows the record reads it.
        "trackFeedHistory": False,
        **sensitivity(program, class_of(target, field.name, ways)),
        **_shape(program, target, field, relationships),
    }
    if field.type.kind not in NEVER_REQUIRED:
        elements["required"] = field.required
    return metadata_xml("CustomField", elements)


def _shape(
    program: Program,
    target: TargetObject,
    field: TargetField,
    relationships: Mapping[tuple[str, str], str],
) -> Mapping[str, Written]:
    kind = field.type.kind
    if kind is Kind.REF:
        return _lookup(program, target, field, relationships)
    if kind in {Kind.ENUM, Kind.MULTI}:
        return _picklist(program, field)
    if kind in {Kind.LONGTEXT, Kind.HTML}:
        return _long_text(field.type)
    if kind in {Kind.INT, Kind.DECIMAL, Kind.MONEY}:
        return _number(field)
    if kind is Kind.BOOL:
        return {"type": "Checkbox", "defaultValue": "false"}
    if kind in _PLAIN:
        return {"type": _PLAIN[kind], **(_unique(program, field) if kind is Kind.EMAIL else {})}
    return {"type": "Text", "length": field.type.length or TEXT.value, **_unique(program, field)}


_PLAIN: Mapping[Kind, str] = {
    Kind.DATE: "Date",
    Kind.DATETIME: "DateTime",
    Kind.EMAIL: "Email",
    Kind.PHONE: "Phone",
    Kind.URL: "Url",
}


def _unique(program: Program, field: TargetField) -> Mapping[str, Written]:
    if not (field.unique or field.external_id):
        return {}
    sensitive = program.pair.schema.key.case_sensitive if field.system else True
    text = field.type.kind is not Kind.EMAIL
    return {
        "caseSensitive": sensitive if text else None,
        "externalId": field.external_id,
        "unique": field.unique,
    }


def _number(field: TargetField) -> Mapping[str, Written]:
    kind = field.type
    return {
        "type": "Currency" if kind.kind is Kind.MONEY else "Number",
        "precision": kind.length or 18,
        "scale": kind.scale or 0,
        "unique": True if field.unique and kind.kind is not Kind.MONEY else None,
    }


def _long_text(kind: Type) -> Mapping[str, Written]:
    rich = kind.kind is Kind.HTML
    length = max(kind.length or SHORTEST_LONG_TEXT.value, SHORTEST_LONG_TEXT.value)
    return {
        "type": "Html" if rich else "LongTextArea",
        "length": length,
        "visibleLines": 10 if rich else 6,
    }


def _picklist(program: Program, field: TargetField) -> Mapping[str, Written]:
    values = value_set(program.target_enums.get(field.type.name or "", ()))
    if field.type.kind is Kind.MULTI:
        return {"type": "MultiselectPicklist", "valueSet": values, "visibleLines": 4}
    return {"type": "Picklist", "valueSet": values}


def _lookup(
    program: Program,
    target: TargetObject,
    field: TargetField,
    relationships: Mapping[tuple[str, str], str],
) -> Mapping[str, Written]:
    return {
        "type": "Lookup",
        "deleteConstraint": _DELETE[field.on_delete],
        "referenceTo": field.type.objects[0],
        "relationshipLabel": home_plural(program, target.home),
        "relationshipName": relationships[target.home, field.name],
    }


def field_components(scene: Scene) -> Iterator[Component]:
    """Write every custom field, each once, on the object that declares it."""
    for target, field in custom_fields(scene.program):
        yield Component(
            kind="CustomField",
            name=f"{target.home}.{field.name}",
            path=f"{ROOT}/objects/{target.home}/fields/{field.name}.field-meta.xml",
            text=custom_field(scene.program, target, field, scene.ways, scene.relationships),
            place=place_of(target, field),
        )
