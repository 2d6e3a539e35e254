"""SFR112–SFR116: prices, line items, currencies, and fields that are given once."""

from collections.abc import Iterator

from compiler.diagnostics.diagnostic import Diagnostic, Diagnostics, Place
from compiler.language.types import Kind
from compiler.model.program import Program, Route
from compiler.platforms.rule import Rule
from compiler.platforms.salesforce.limits import OFFICIAL
from compiler.platforms.salesforce.target import CURRENCY, PRICED, insert_only

_REFERENCE = "https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference"
_ENTRY = f"{_REFERENCE}/sforce_api_objects_pricebookentry.htm"
_LINE = f"{_REFERENCE}/sforce_api_objects_opportunitylineitem.htm"


def given_once(program: Program, diags: Diagnostics) -> None:
    """SFR112: what can be given only when a record is made is not written again."""
    for route in _writers(program):
        if route.operation != "upsert":
            continue
        fixed = insert_only(route.target)
        for field, place in _filled(route):
            if field in fixed:
                diags.report(
                    Diagnostic(
                        rule="SFR112",
                        message=f"{route.target}.{field} can be given only when a record is made",
                        place=place,
                        notes=("an upsert gives it to records that are there already, and is refused",),
                        helps=("use `op: insert` with `guard: key`: a later change leaves the field out",),
                    )
                )
                break


def line_items_priced(program: Program, diags: Diagnostics) -> None:
    """SFR113: a line item has an entry of a price book, and one of its two prices."""
    for route in _writers(program, "OpportunityLineItem"):
        names = {field for field, _ in _filled(route)}
        if "PricebookEntryId" not in names:
            _report_line(
                route,
                "a line item without PricebookEntryId is refused; its product alone is not enough",
                "load products into Product2, then their prices into PricebookEntry, and link the prices",
                diags,
            )
        prices = names & {"UnitPrice", "TotalPrice"}
        if len(prices) != 1:
            count = "both UnitPrice and TotalPrice" if prices else "neither UnitPrice nor TotalPrice"
            _report_line(route, f"this line item has {count}", "fill exactly one of the two", diags)


def _report_line(route: Route, message: str, fix: str, diags: Diagnostics) -> None:
    diags.report(Diagnostic(rule="SFR113", message=message, place=route.place.key(), helps=(fix,)))


def prices_usable(program: Program, diags: Diagnostics) -> None:
    """SFR114: products and prices are made active, or nothing can be sold by them."""
    for name in ("PricebookEntry", "Product2"):
        for route in _writers(program, name):
            if "IsActive" not in {field for field, _ in _filled(route)}:
                diags.report(
                    Diagnostic(
                        rule="SFR114",
                        level="warning",
                        message=f"route `{route.name}` makes records of {name} that are not active",
                        place=route.place.key(),
                        notes=("IsActive is false where nobody gives it; line items need active prices",),
                        helps=("add `const: {IsActive: true}`, or set it from the source",),
                    )
                )


def amounts_kept(program: Program, diags: Diagnostics) -> None:
    """SFR115: the amount of an opportunity with line items is theirs."""
    lines = list(_writers(program, "OpportunityLineItem"))
    parents = {
        name
        for route in lines
        for reference in route.references
        if reference.field == "OpportunityId"
        for name in reference.routes
    }
    for route in _writers(program, "Opportunity"):
        for field, place in _filled(route):
            if field == "Amount" and route.name in parents:
                diags.report(
                    Diagnostic(
                        rule="SFR115",
                        level="warning",
                        message="Amount is ignored for every opportunity that has line items",
                        place=place,
                        notes=("Salesforce adds up the line items, and keeps no other amount",),
                        helps=("keep the source's amount in a field of its own",),
                    )
                )


def currencies_told(program: Program, diags: Diagnostics) -> None:
    """SFR116: where some amounts say their currency, none is left to the org's own."""
    routes = tuple(_writers(program))
    if not any(CURRENCY in {field for field, _ in _filled(route)} for route in routes):
        return
    for route in routes:
        filled = dict(_filled(route))
        fields = program.targets[route.target].fields
        money = [name for name in filled if name in fields and fields[name].type.kind is Kind.MONEY]
        priced = route.target in PRICED or program.targets[route.target].custom
        if money and priced and CURRENCY not in filled:
            diags.report(
                Diagnostic(
                    rule="SFR116",
                    level="warning",
                    message=f"{route.target}.{money[0]} would be in the org's own currency",
                    place=filled[money[0]],
                    notes=("other routes of this pair say their currency, so the org has several",),
                    helps=(f"fill {CURRENCY}, or convert the amount",),
                )
            )


def _writers(program: Program, target: str | None = None) -> Iterator[Route]:
    for _, route in sorted(program.routes.items()):
        if route.operation in {"insert", "upsert"} and target in {None, route.target}:
            yield route


def _filled(route: Route) -> Iterator[tuple[str, Place]]:
    yield from ((one.field, one.place) for one in route.assignments)
    yield from ((one.field, one.place) for one in route.references)
    yield from ((one.field, one.place) for one in route.found)


RULES = (
    Rule(
        id="SFR112",
        level="error",
        title="field that is given once, on upsert",
        why="The first load would work, and every changed row of a later one be refused.",
        source=_ENTRY,
        verified=OFFICIAL,
        check=given_once,
    ),
    Rule(
        id="SFR113",
        level="error",
        title="line item without a price",
        why="Such rows are refused one by one.",
        source=_LINE,
        verified=OFFICIAL,
        check=line_items_priced,
    ),
    Rule(
        id="SFR114",
        level="warning",
        title="products or prices that are not active",
        why="Line items of an inactive price are refused, and users cannot choose it.",
        source=_ENTRY,
        verified=OFFICIAL,
        silenced=True,
        check=prices_usable,
    ),
    Rule(
        id="SFR115",
        level="warning",
        title="amount beside line items",
        why="The amount that was sent is lost without a word.",
        source=_LINE,
        verified=OFFICIAL,
        silenced=True,
        check=amounts_kept,
    ),
    Rule(
        id="SFR116",
        level="warning",
        title="amount without a currency",
        why="Salesforce takes the currency of the org, and 100 yen become 100 dollars.",
        source=_LINE,
        verified=OFFICIAL,
        silenced=True,
        check=currencies_told,
    ),
)
