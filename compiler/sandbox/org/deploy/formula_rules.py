"""What is wrong with formulas as far as names and brackets go, and with the validation rules they make.

Nothing here computes a formula; see `rows/validation.py` for the one form that the org runs.
https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_validationformulas.htm
"""

import re
from collections.abc import Iterator

from compiler.sandbox.org.deploy.field_names import custom_field, exists
from compiler.sandbox.org.deploy.words import missing_problems, name_problems, too_long
from compiler.sandbox.org.deploy.world import World
from compiler.sandbox.org.deploy.xml import Element

LONGEST_RULE_NAME = 40
_TEXT = re.compile(r'"(?:\\.|[^"\\])*"|\'(?:\\.|[^\'\\])*\'|/\*.*?\*/', re.DOTALL)
_PERMISSION = re.compile(r"\$Permission\.(\w+)")
_FIELD = re.compile(r"(?<![\w.$])(\w+__c)\b(?!\.)")


def validation_rule_problems(name: str, element: Element, world: World) -> Iterator[str]:
    """Everything about one validation rule."""
    owner, _, title = name.partition(".")
    yield from name_problems("Validation Rule", title, LONGEST_RULE_NAME)
    yield from missing_problems(element, "active", "errorConditionFormula", "errorMessage")
    yield from too_long(element, "errorMessage", "ErrorMessage")
    yield from too_long(element, "description", "Description")
    shown = element.get("errorDisplayField")
    if shown and not exists(owner, shown, world):
        yield f"In field: errorDisplayField - no CustomField named {owner}.{shown} found"
    yield from formula_problems(owner, element.get("errorConditionFormula") or "", world)


def formula_problems(owner: str, formula: str, world: World) -> Iterator[str]:
    """Names that a formula uses and the org does not have, and brackets that do not close."""
    bare = _TEXT.sub(" ", formula)
    depth = 0
    for letter in bare:
        depth += {"(": 1, ")": -1}.get(letter, 0)
        if depth < 0:
            yield "Syntax error. Extra ')'"
            return
    if depth:
        yield "Syntax error. Missing ')'"
    for permission in permissions_of(formula):
        if world.find("CustomPermission", permission) is None:
            yield f"Field $Permission.{permission} does not exist. Check spelling."
    for field in fields_of(formula):
        if custom_field(owner, field, world) is None:
            yield f"Field {field} does not exist. Check spelling."


def permissions_of(formula: str) -> tuple[str, ...]:
    """The custom permissions that a formula asks for."""
    return tuple(dict.fromkeys(_PERMISSION.findall(_TEXT.sub(" ", formula))))


def fields_of(formula: str) -> tuple[str, ...]:
    """The custom fields of its own object that a formula uses."""
    return tuple(dict.fromkeys(_FIELD.findall(_TEXT.sub(" ", formula))))
