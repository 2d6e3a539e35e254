"""What is wrong with a field in its surroundings: relationships, owners, earlier definitions."""

from collections.abc import Iterator

from compiler.sandbox.org.deploy.formula_rules import formula_problems
from compiler.sandbox.org.deploy.words import unknown_word
from compiler.sandbox.org.deploy.world import Held, World
from compiler.sandbox.org.deploy.xml import Element
from compiler.sandbox.org.schema import ACTIVITIES

RELATIONSHIPS = frozenset({"Lookup", "MasterDetail", "Hierarchy"})
NOT_A_PARENT = frozenset({"Task", "Event", "Activity"})
NO_CONSTRAINT = frozenset({"User", "Group", "Profile", "RecordType"})
MOST_RELATIONSHIPS, MOST_MASTERS, MOST_TRACKED, MOST_EXTERNAL_IDS = 40, 2, 20, 25
LONG_TEXTS, LONG_TEXT_BUDGET = frozenset({"Html", "LongTextArea"}), 1_638_400
SUMMARIES = frozenset({"count", "max", "min", "sum"})
NO_MASTER = (
    "Cannot set sharingModel to ControlledByParent on a CustomObject without a MasterDetail relationship "
    "field"
)


def place_problems(name: str, element: Element, before: World, after: World) -> Iterator[str]:
    """Everything about one field that depends on the rest of the org."""
    owner = name.partition(".")[0]
    if owner in ACTIVITIES:
        yield f"bad value for restricted picklist field: {owner} (Entity Enumeration Or ID)"
        return
    if owner != "Activity" and not after.has_object(owner):
        yield f"Entity of type 'CustomObject' named '{owner}' cannot be found"
        return
    if element.get("type") in RELATIONSHIPS:
        yield from _parent_problems(owner, element, after)
    yield from _history_problems(owner, element, after)
    if element.get("type") == "Summary":
        yield from _summary_problems(owner, element, after)
    yield from formula_problems(owner, element.get("formula") or "", after)
    old = before.find("CustomField", name)
    if old is not None:
        yield from _change_problems(old, element)
    yield from _value_set_problems(element, after)


def child_name_problems(world: World, incoming: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Fields (by full name) whose relationship name another child of the same parent has."""
    taken: dict[tuple[str, str], str] = {}
    relations = [held for held in world.of_kind("CustomField") if held.element.get("relationshipName")]
    # What is there already keeps its name; the newcomer is refused.
    for held in sorted(relations, key=lambda each: (each.name.lower() in incoming, each.name.lower())):
        parent, name = held.element.get("referenceTo") or "", held.element.get("relationshipName") or ""
        other = taken.setdefault((parent.lower(), name.lower()), held.name)
        if other != held.name:
            yield held.name, f"There is already a Child Relationship named {name} on {parent}."


def owner_problems(owner: str, world: World) -> Iterator[str]:
    """An object with too many relationships, or whose sharing does not fit its masters."""
    elements = [held.element for held in world.fields_of(owner)]
    relations = [element for element in elements if element.get("type") in RELATIONSHIPS]
    masters = [element for element in relations if element.get("type") == "MasterDetail"]
    if len(relations) > MOST_RELATIONSHIPS:
        yield f"Each object can have no more than {MOST_RELATIONSHIPS} custom relationships"
    if len(masters) > MOST_MASTERS:
        yield f"Each object can have no more than {MOST_MASTERS} master-detail relationships"
    yield from _budget_problems(elements)
    held = world.find("CustomObject", owner)
    sharing = held.element.get("sharingModel") if held else None
    if sharing == "ControlledByParent" and not masters:
        yield NO_MASTER
    if masters and sharing not in {None, "ControlledByParent"}:
        yield (
            f"Cannot set sharingModel to {sharing} on a CustomObject with a MasterDetail relationship field"
        )


def _budget_problems(elements: list[Element]) -> Iterator[str]:
    """What the fields of one object use up together."""
    if sum(element.flag("trackHistory") for element in elements) > MOST_TRACKED:
        yield f"You can't track the history of more than {MOST_TRACKED} fields of an object"
    if sum(element.flag("externalId") for element in elements) > MOST_EXTERNAL_IDS:
        yield f"An object can't have more than {MOST_EXTERNAL_IDS} external ID fields"
    long_texts = [element for element in elements if element.get("type") in LONG_TEXTS]
    if sum(int(element.get("length") or 0) for element in long_texts) > LONG_TEXT_BUDGET:
        yield f"The long text areas of an object can't hold more than {LONG_TEXT_BUDGET} characters together"


def _summary_problems(owner: str, element: Element, world: World) -> Iterator[str]:
    yield from unknown_word(element, "summaryOperation", SUMMARIES, "SummaryOperations")
    name = element.get("summaryForeignKey") or ""
    child, dot, _ = name.partition(".")
    if not dot:
        yield "Must specify the name in the CustomObject.CustomField format (e.g. Account.MyNewCustomField)"
        return
    master = world.find("CustomField", name)
    is_child = master is not None and master.element.get("type") == "MasterDetail"
    if master is None or not is_child or (master.element.get("referenceTo") or "").lower() != owner.lower():
        yield f"In field: summaryForeignKey - no CustomField named {name} found"
    summed = element.get("summarizedField")
    if element.get("summaryOperation") == "count":
        if summed:
            yield "Can not specify 'summarizedField' for a Summary of operation count"
    elif not summed or world.find("CustomField", summed) is None or not summed.startswith(child + "."):
        yield f"In field: summarizedField - no CustomField named {summed} found"


def _parent_problems(owner: str, element: Element, world: World) -> Iterator[str]:
    kind, parent = element.get("type"), element.get("referenceTo") or ""
    if kind == "Hierarchy":
        return
    if parent in NOT_A_PARENT or not world.has_object(parent):
        yield f"referenceTo value of '{parent}' does not resolve to a valid sObject type"
    if not element.get("relationshipName") and owner != "Activity":
        yield "Must specify a non-null value for: relationshipName"
    if kind == "MasterDetail":
        yield from _master_problems(owner, element, parent)
        return
    constraint, required = element.get("deleteConstraint"), element.flag("required")
    if parent in NO_CONSTRAINT and (required or constraint in {"Cascade", "Restrict"}):
        yield f"Cannot add a lookup relationship child with cascade or restrict options to {parent}"
    elif required and constraint in {None, "SetNull"}:
        yield (
            "field integrity exception: unknown (must specify either cascade delete or restrict delete for "
            "required lookup foreign key)"
        )


def _master_problems(owner: str, element: Element, parent: str) -> Iterator[str]:
    if element.child("required") is not None:
        yield "Master-Detail Relationship Fields Cannot be Optional or Required"
    if element.child("lookupFilter") is not None:
        yield "Lookup filters are only supported on Lookup Relationship Fields"
    if not owner.endswith("__c"):
        yield "A standard object cannot be the detail side of a master-detail relationship"
    if parent in NO_CONSTRAINT:
        yield f"Cannot create a master-detail relationship to {parent}"


def _history_problems(owner: str, element: Element, world: World) -> Iterator[str]:
    held = world.find("CustomObject", owner)
    if held and element.flag("trackHistory") and not held.element.flag("enableHistory"):
        yield f"The entity: {owner} does not have history tracking enabled"


def _change_problems(old: Held, element: Element) -> Iterator[str]:
    before, after = old.element.get("type"), element.get("type")
    if before == after:
        return
    if before in RELATIONSHIPS or after in RELATIONSHIPS:
        yield "Cannot update a field to a Lookup, MasterDetail, or Hierarchy from something else"
    else:
        yield f"Cannot change the type of a field from {before} to {after} in this sandbox"


def _value_set_problems(element: Element, world: World) -> Iterator[str]:
    values = element.child("valueSet")
    name = values.get("valueSetName") if values else None
    if name and world.find("GlobalValueSet", name) is None:
        yield f"In field: valueSet - no GlobalValueSet named {name} found"
