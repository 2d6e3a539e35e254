"""Names of the child relationships that custom lookups add to their parents."""

from collections.abc import Iterator, Mapping

from compiler.language.types import Kind
from compiler.model.program import Program, TargetField
from compiler.platforms.salesforce.limits import NAME
from compiler.platforms.salesforce.schema import custom_fields, home_plural


def relationship_names(program: Program) -> Mapping[tuple[str, str], str]:
    """Name the relationship of every custom lookup, by its object and field; unique on each parent.

    A name is made of the field and of the object it stands on (`Patient_Invoices`), so that another lookup
    added later never changes it.
    """
    names: dict[tuple[str, str], str] = {}
    taken: set[tuple[str, str]] = set()
    for home, field, parent in _lookups(program):
        name = next(each for each in _candidates(program, home, field) if (parent, each.lower()) not in taken)
        taken.add((parent, name.lower()))
        names[home, field.name] = name
    return names


def _lookups(program: Program) -> Iterator[tuple[str, TargetField, str]]:
    for target, field in custom_fields(program):
        if field.type.kind is Kind.REF and field.type.objects:
            yield target.home, field, field.type.objects[0]


def _candidates(program: Program, home: str, field: TargetField) -> Iterator[str]:
    whole = f"{field.name.removesuffix('__c')}_{_api(home_plural(program, home))}"
    name = _cut(whole, NAME.value)
    yield name
    number = 2
    while True:
        yield f"{_cut(whole, NAME.value - len(str(number)))}{number}"
        number += 1


def _api(label: str) -> str:
    words = "".join(each if each.isascii() and each.isalnum() else " " for each in label).split()
    return "_".join(words)


def _cut(name: str, length: int) -> str:
    """Cut a name at the last whole word that fits; a first word that is too long is cut itself."""
    if len(name) <= length:
        return name
    kept = name[: length + 1].rpartition("_")[0] or name[:length]
    return kept.rstrip("_")
