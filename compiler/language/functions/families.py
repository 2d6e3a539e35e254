"""Which kinds may stand for one another, and which texts an enumeration knows."""

from compiler.diagnostics.suggest import nearest
from compiler.language.functions.function import Mistake
from compiler.language.scope import Scope
from compiler.language.syntax import Text
from compiler.language.types import Kind, Type

_FAMILIES = {
    Kind.BOOL: "bool",
    Kind.DATE: "date",
    Kind.DATETIME: "datetime",
    Kind.LOCAL: "datetime(local)",
    Kind.ENUM: "enum",
    Kind.MULTI: "list",
    Kind.LIST: "list",
    Kind.REF: "ref",
    Kind.FILE: "file",
    Kind.TIME: "time",
    Kind.JSON: "json",
}


def family(type_: Type) -> str:
    """Return the family of a type: values of one family can be compared and stand for one another."""
    if type_.is_text:
        return "text"
    if type_.is_number:
        return "number"
    return _FAMILIES[type_.kind]


def foreign_value(enumeration: Type, node: Text, scope: Scope, label: str) -> Mistake | None:
    """Find a text that an enumeration does not have."""
    values = scope.enum(enumeration.name or "")
    if values is None or node.value in values:
        return None
    near = nearest(node.value, values)
    return Mistake(
        rule="PCK104",
        node=node,
        message=f"`{node.value}` is not a value of {enumeration.name}",
        label=label,
        helps=(f"did you mean '{near}'?",) if near else (),
    )
