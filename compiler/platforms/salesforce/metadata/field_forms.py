"""The form that each field takes in metadata: its type there, and the elements that belong to that type."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from compiler.language.types import Kind
from compiler.model.program import Computed, Program, TargetField, TargetObject
from compiler.platforms.salesforce.limits import DIGITS, SHORTEST_LONG_TEXT, TEXT
from compiler.platforms.salesforce.metadata.field_matrix import FORMULAS, MATRIX, Form
from compiler.platforms.salesforce.metadata.value_lists import own_values, shared_values
from compiler.platforms.salesforce.metadata.xml import Written
from compiler.platforms.salesforce.schema import home_plural, masters

_TYPES: Mapping[Kind, str] = {
    Kind.BOOL: "Checkbox",
    Kind.DATE: "Date",
    Kind.DATETIME: "DateTime",
    Kind.DECIMAL: "Number",
    Kind.EMAIL: "Email",
    Kind.ENUM: "Picklist",
    Kind.HTML: "Html",
    Kind.INT: "Number",
    Kind.LONGTEXT: "LongTextArea",
    Kind.MONEY: "Currency",
    Kind.MULTI: "MultiselectPicklist",
    Kind.PHONE: "Phone",
    Kind.REF: "Lookup",
    Kind.TEXT: "Text",
    Kind.TIME: "Time",
    Kind.URL: "Url",
}
_KEPT_AS: Mapping[str, str] = {
    "area": "TextArea",
    "masked": "EncryptedText",
    "part_of": "MasterDetail",
    "percent": "Percent",
}
_TOTALS: Mapping[str, str] = {"count": "count", "sum": "sum", "least": "min", "greatest": "max"}
_DELETE: Mapping[str | None, str] = {
    None: "SetNull",
    "clear": "SetNull",
    "restrict": "Restrict",
    "cascade": "Cascade",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """The names that fields of a program use: of child relationships by object and field, of global value
    sets by enumeration.
    """

    relationships: Mapping[tuple[str, str], str]
    value_sets: Mapping[str, str]


def type_of(field: TargetField) -> str:
    """Return the type that a field has in metadata."""
    if field.computed and field.computed.how == "number":
        return "AutoNumber"
    if field.computed and field.computed.over:
        return "Summary"
    return _KEPT_AS.get(field.kept_as or "") or _TYPES.get(field.type.kind, "Text")


def form_of(field: TargetField) -> Form:
    """Return what the type of a field must and may have; a formula of an impossible type has its type's."""
    kind = type_of(field)
    is_formula = field.computed is not None and field.computed.how == "formula"
    return FORMULAS.get(kind, MATRIX[kind]) if is_formula else MATRIX[kind]


def elements_of(
    program: Program, target: TargetObject, field: TargetField, names: Names
) -> Mapping[str, Written]:
    """Return the elements that the type of a field brings with it, `type` included."""
    return {"type": type_of(field), **_shape(program, target, field, names)}


def _shape(program: Program, target: TargetObject, field: TargetField, names: Names) -> Mapping[str, Written]:
    if field.computed:
        return _computed(field, field.computed)
    if field.type.kind is Kind.REF:
        return _reference(program, target, field, names)
    if field.type.kind in {Kind.ENUM, Kind.MULTI}:
        return _picklist(program, field, names)
    return _PLAIN.get(type_of(field), _nothing)(program, field)


def _computed(field: TargetField, computed: Computed) -> Mapping[str, Written]:
    match computed.how:
        case "number":
            return {"displayFormat": computed.text}
        case "formula":
            digits = _digits(field) if "precision" in form_of(field).must else {}
            # What is not known is not zero.
            return {"formula": computed.text, "formulaTreatBlanksAs": "BlankAsBlank", **digits}
        case _:
            owner, reference = computed.over or ("", "")
            return {
                "summarizedField": f"{owner}.{computed.text}" if computed.text else None,
                "summaryForeignKey": f"{owner}.{reference}",
                "summaryOperation": _TOTALS[computed.how],
            }


def _reference(
    program: Program, target: TargetObject, field: TargetField, names: Names
) -> Mapping[str, Written]:
    elements: dict[str, Written] = {
        "referenceTo": field.type.objects[0],
        "relationshipLabel": home_plural(program, target.home),
        "relationshipName": names.relationships[target.home, field.name],
    }
    if field.kept_as != "part_of":
        return {**elements, "deleteConstraint": _DELETE[field.on_delete]}
    # A later load may find that a record belongs to another one, after the source has merged two.
    return {
        **elements,
        "relationshipOrder": [one.name for one in masters(target)].index(field.name),
        "reparentableMasterDetail": True,
        "writeRequiresMasterRead": False,
    }


def _picklist(program: Program, field: TargetField, names: Names) -> Mapping[str, Written]:
    name = field.type.name or ""
    shared = names.value_sets.get(name)
    values = shared_values(shared) if shared else own_values(program.target_enums.get(name, ()))
    return {"valueSet": values, "visibleLines": 4 if field.type.kind is Kind.MULTI else None}


def _nothing(program: Program, field: TargetField) -> Mapping[str, Written]:
    return {}


def _text(program: Program, field: TargetField) -> Mapping[str, Written]:
    return {"length": field.type.length or TEXT.value, **_unique(program, field)}


def _masked(program: Program, field: TargetField) -> Mapping[str, Written]:
    # `all` shows nothing; the other masks show the end of the value, or take only numbers of one country.
    return {"length": field.type.length or TEXT.value, "maskChar": "X", "maskType": "all"}


def _long_text(program: Program, field: TargetField) -> Mapping[str, Written]:
    length = max(field.type.length or SHORTEST_LONG_TEXT.value, SHORTEST_LONG_TEXT.value)
    return {"length": length, "visibleLines": 10 if field.type.kind is Kind.HTML else 6}


def _number(program: Program, field: TargetField) -> Mapping[str, Written]:
    return {**_digits(field), "unique": True if field.unique and type_of(field) == "Number" else None}


def _digits(field: TargetField) -> Mapping[str, Written]:
    return {"precision": field.type.length or DIGITS.value, "scale": field.type.scale or 0}


def _checkbox(program: Program, field: TargetField) -> Mapping[str, Written]:
    return {"defaultValue": "false"}


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


_PLAIN: Mapping[str, Callable[[Program, TargetField], Mapping[str, Written]]] = {
    "Checkbox": _checkbox,
    "Currency": _number,
    "Email": _unique,
    "EncryptedText": _masked,
    "Html": _long_text,
    "LongTextArea": _long_text,
    "Number": _number,
    "Percent": _number,
    "Text": _text,
}
