"""Rules of opportunities, prices and line items.

https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_opportunitylineitem.htm
https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_pricebookentry.htm
"""

from collections.abc import Callable, Iterator

from compiler.sandbox.org.rows.effective import effective
from compiler.sandbox.org.rows.rules import Rule
from compiler.sandbox.org.rows.work import TYPED, Work, given, literal, problem_sql

BROKEN = "FIELD_INTEGRITY_EXCEPTION"
NO_ENTRY = (
    "field integrity exception: PricebookEntryId, unknown (versions 3.0 and higher must specify pricebook "
    "entry id; others must specify product id)"
)
OTHER_BOOK = (
    "field integrity exception: PricebookEntryId (pricebook entry is in a different pricebook than the one "
    "assigned to the opportunity)"
)


def sales_rules(work: Work) -> Iterator[Rule]:
    """The rules of sales objects; nothing for others."""
    rules = _RULES.get(work.item.name)
    if rules is not None:
        yield from rules(work)


def _value(work: Work, name: str) -> str:
    field = work.item.field(name)
    return f"({effective(work, field)})" if field else "NULL"


def _is_given(work: Work, name: str) -> str:
    field = work.item.field(name)
    return given(field) if field and work.gives(field) else "0"


def _problem(words: str, fields: str) -> str:
    return problem_sql(BROKEN, literal(words), fields)


def _line_items(work: Work) -> Iterator[Rule]:
    entry, new = _value(work, "PricebookEntryId"), "t.target IS NULL"
    yield f"{new} AND {entry} IS NULL", _problem(NO_ENTRY, "PricebookEntryId, unknown")
    held = f"SELECT 1 FROM PricebookEntry p JOIN Pricebook2 b ON b.Id = p.Pricebook2Id WHERE p.Id = {entry}"
    yield (
        f"{new} AND EXISTS ({held} AND (p.IsActive = 'false' OR b.IsActive = 'false'))",
        _problem(
            "field integrity exception: PricebookEntryId (pricebook entry is inactive)", "PricebookEntryId"
        ),
    )
    yield (
        f"{new} AND EXISTS ({held} AND p.Pricebook2Id <> {_book(work)})",
        _problem(OTHER_BOOK, "PricebookEntryId"),
    )
    if work.item.field("CurrencyIsoCode"):
        own = f"SELECT y.CurrencyIsoCode FROM Opportunity y WHERE y.Id = {_value(work, 'OpportunityId')}"
        words = "field integrity exception: PricebookEntryId (currency is not that of the opportunity)"
        yield (
            f"{new} AND EXISTS ({held} AND p.CurrencyIsoCode <> ({own}))",
            _problem(words, "PricebookEntryId"),
        )
    yield (
        f"{new} AND {_is_given(work, 'Product2Id')} "
        f"AND NOT EXISTS ({held} AND p.Product2Id = {_value(work, 'Product2Id')})",
        _problem("field integrity exception: Product2Id (product is not that of the entry)", "Product2Id"),
    )
    unit, total = _is_given(work, "UnitPrice"), _is_given(work, "TotalPrice")
    yield (
        f"{unit} AND {total}",
        _problem(
            "field integrity exception: unknown (only one of unit price, total price may be specified)",
            "unknown",
        ),
    )
    missing = problem_sql(
        "REQUIRED_FIELD_MISSING", literal("Required fields are missing: [UnitPrice]"), "UnitPrice"
    )
    yield f"{new} AND NOT {unit} AND NOT {total}", missing
    yield (
        f"CAST({_value(work, 'Quantity')} AS NUMERIC) = 0",
        _problem("field integrity exception: Quantity (quantity must be nonzero)", "Quantity"),
    )


def _book(work: Work) -> str:
    """The price book of a line item's opportunity; one without takes that of its first line item."""
    opportunity = _value(work, "OpportunityId")
    first = (
        f"SELECT p.Pricebook2Id FROM {TYPED} f JOIN PricebookEntry p ON p.Id = f.PricebookEntryId "
        f"WHERE f.OpportunityId = {opportunity} ORDER BY f.n LIMIT 1"
    )
    given_both = _is_given(work, "PricebookEntryId") != "0" and _is_given(work, "OpportunityId") != "0"
    own = f"(SELECT y.Pricebook2Id FROM Opportunity y WHERE y.Id = {opportunity})"
    return f"coalesce({own}, ({first}))" if given_both else own


def _entries(work: Work) -> Iterator[Rule]:
    book, product = _value(work, "Pricebook2Id"), _value(work, "Product2Id")
    same = _same_currency(work, "h")
    held = f"SELECT 1 FROM PricebookEntry h WHERE h.Product2Id = {product} AND h.IsDeleted = 'false'"
    again = (
        f"SELECT 1 FROM {TYPED} e WHERE e.n < t.n AND e.Product2Id = t.Product2Id "
        f"AND e.Pricebook2Id = t.Pricebook2Id{_same_currency(work, 'e')}"
    )
    twice = _problem("This price definition already exists in this price book", "")
    yield f"t.target IS NULL AND EXISTS ({held} AND h.Pricebook2Id = {book}{same})", twice
    if _is_given(work, "Pricebook2Id") != "0" and _is_given(work, "Product2Id") != "0":
        yield f"t.target IS NULL AND EXISTS ({again})", twice
    standard = "SELECT b.Id FROM Pricebook2 b WHERE b.IsStandard = 'true'"
    yield (
        f"t.target IS NULL AND {book} NOT IN ({standard}) "
        f"AND NOT EXISTS ({held} AND h.Pricebook2Id IN ({standard}){same})",
        problem_sql(
            "STANDARD_PRICE_NOT_DEFINED",
            literal("Before creating a custom price, create a standard price."),
        ),
    )


def _same_currency(work: Work, alias: str) -> str:
    field = work.item.field("CurrencyIsoCode")
    if field is None or (alias == "e" and not work.gives(field)):
        return ""
    return f" AND {alias}.CurrencyIsoCode = ({effective(work, field)})"


def _opportunities(work: Work) -> Iterator[Rule]:
    for name in ("Pricebook2Id", "CurrencyIsoCode"):
        field = work.item.field(name)
        if field is not None and work.gives(field) and work.may_update:
            words = f"field integrity exception: {name} (cannot be changed while there are line items)"
            yield (
                f"o.HasOpportunityLineItem = 'true' AND {_value(work, name)} IS NOT o.{name}",
                _problem(words, name),
            )


_RULES: dict[str, Callable[[Work], Iterator[Rule]]] = {
    "Opportunity": _opportunities,
    "OpportunityLineItem": _line_items,
    "PricebookEntry": _entries,
}
