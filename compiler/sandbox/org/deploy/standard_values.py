"""The lists of standard picklists, as the org has them and as a StandardValueSet replaces them.

A set always exists. Deploying one replaces the list as a whole: order, default, what is closed, and which
values there are.
https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_standardvalueset.htm
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from compiler.sandbox.org.deploy.world import Held, World
from compiler.sandbox.org.deploy.xml import Element
from compiler.sandbox.org.schema import Schema

USED_BY: Mapping[str, tuple[tuple[str, str], ...]] = {
    "AccountType": (("Account", "Type"),),
    "CaseOrigin": (("Case", "Origin"),),
    "CasePriority": (("Case", "Priority"),),
    "CaseReason": (("Case", "Reason"),),
    "CaseStatus": (("Case", "Status"),),
    "CaseType": (("Case", "Type"),),
    "EventSubject": (("Event", "Subject"),),
    "Industry": (("Account", "Industry"), ("Lead", "Industry")),
    "LeadSource": (("Contact", "LeadSource"), ("Lead", "LeadSource"), ("Opportunity", "LeadSource")),
    "LeadStatus": (("Lead", "Status"),),
    "OpportunityStage": (("Opportunity", "StageName"),),
    "OpportunityType": (("Opportunity", "Type"),),
    "Salutation": (("Contact", "Salutation"), ("Lead", "Salutation")),
    "TaskPriority": (("Task", "Priority"),),
    "TaskStatus": (("Task", "Status"),),
    "TaskSubject": (("Task", "Subject"),),
}
"""Standard value sets and the fields that use them."""

WITH_CLOSED = frozenset({"TaskStatus", "CaseStatus", "OpportunityStage"})
HIGH, WON, CONVERTED = "High", "Closed Won", "Closed - Converted"


@dataclass(frozen=True, slots=True, kw_only=True)
class StandardValue:
    """One value of a standard picklist. `probability` is a percentage, as text."""

    name: str
    label: str
    default: bool = False
    closed: bool = False
    high_priority: bool = False
    won: bool = False
    converted: bool = False
    probability: str = ""
    forecast_category: str = ""


def standard_values(world: World, name: str) -> tuple[StandardValue, ...]:
    """The values of a set in order: the deployed ones, else those the org was born with."""
    held = world.find("StandardValueSet", name)
    if held is None:
        return tuple(_born_with(world.standard, name))
    return values_of(held.element)


def values_of(element: Element) -> tuple[StandardValue, ...]:
    """The active values that a StandardValueSet lists."""
    return tuple(_read(each) for each in element.all("standardValue") if each.get("isActive") != "false")


def is_same_list(held: Held | None, world: World, name: str, element: Element) -> bool:
    """Whether a StandardValueSet asks for nothing that is not so already."""
    if name not in USED_BY:
        return held is not None and held.element.plain() == element.plain()
    return values_of(element) == standard_values(world, name)


def _read(element: Element) -> StandardValue:
    name = element.get("fullName") or ""
    return StandardValue(
        name=name,
        label=element.get("label") or name,
        default=element.flag("default"),
        closed=element.flag("closed"),
        high_priority=element.flag("highPriority"),
        won=element.flag("won"),
        converted=element.flag("converted"),
        probability=element.get("probability") or "",
        forecast_category=element.get("forecastCategory") or "",
    )


def _born_with(standard: Schema, name: str) -> Iterator[StandardValue]:
    owner, field_name = USED_BY[name][0]
    item = standard.object(owner)
    field = item.field(field_name) if item else None
    if item is None or field is None:
        return
    for value in field.picklist:
        yield StandardValue(
            name=value,
            label=value,
            default=value == field.default,
            closed=name in WITH_CLOSED and value in item.closed_states,
            high_priority=name == "TaskPriority" and value == HIGH,
            won=name == "OpportunityStage" and value == WON,
            converted=name == "LeadStatus" and value == CONVERTED,
        )
