"""What follows from prices and line items: amounts, names, the one primary contact.

https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_opportunity.htm
"""

from collections.abc import Callable

from compiler.sandbox.org.rows.work import TYPED, Work, given

LINES = "FROM OpportunityLineItem l WHERE l.OpportunityId = Opportunity.Id AND l.IsDeleted = 'false'"
NAME_LENGTH = 376


def settle_sales(work: Work) -> None:
    """Bring everything up to date that follows from written or deleted rows of sales objects."""
    settle = _SETTLERS.get(work.item.name)
    if settle is not None:
        settle(work)


def _written(work: Work) -> str:
    return f"SELECT id FROM {work.stage} WHERE problem IS NULL"


def _entries(work: Work) -> None:
    for name in ("Name", "ProductCode"):
        work.store.run(
            f"UPDATE PricebookEntry SET {name} = (SELECT p.{name} FROM Product2 p "
            f"WHERE p.Id = PricebookEntry.Product2Id) WHERE Id IN ({_written(work)})"
        )


def _line_items(work: Work) -> None:
    _price(work)
    entry = "FROM PricebookEntry p WHERE p.Id = OpportunityLineItem.PricebookEntryId"
    title = (
        "(SELECT y.Name FROM Opportunity y WHERE y.Id = OpportunityLineItem.OpportunityId) || ' ' "
        f"|| (SELECT p.Name {entry})"
    )
    work.store.run(
        f"UPDATE OpportunityLineItem SET Product2Id = (SELECT p.Product2Id {entry}), "
        f"ListPrice = (SELECT p.UnitPrice {entry}), ProductCode = (SELECT p.ProductCode {entry}), "
        f"Name = substr({title}, 1, {NAME_LENGTH}) WHERE Id IN ({_written(work)})"
    )
    work.store.run(
        "UPDATE Opportunity SET Pricebook2Id = (SELECT p.Pricebook2Id FROM OpportunityLineItem l "
        "JOIN PricebookEntry p ON p.Id = l.PricebookEntryId WHERE l.OpportunityId = Opportunity.Id "
        "AND l.IsDeleted = 'false' ORDER BY l.Id LIMIT 1) WHERE Pricebook2Id IS NULL "
        f"AND Id IN (SELECT OpportunityId FROM OpportunityLineItem WHERE Id IN ({_written(work)}))"
    )
    if work.item.field("CurrencyIsoCode"):
        work.store.run(
            "UPDATE OpportunityLineItem SET CurrencyIsoCode = (SELECT y.CurrencyIsoCode FROM Opportunity y "
            f"WHERE y.Id = OpportunityLineItem.OpportunityId) WHERE Id IN ({_written(work)})"
        )
    touched = f"SELECT OpportunityId FROM OpportunityLineItem WHERE Id IN ({_written(work)})"
    if work.operation in {"delete", "hardDelete"}:
        touched = "SELECT Id FROM Opportunity WHERE HasOpportunityLineItem = 'true'"
    work.store.run(
        f"UPDATE Opportunity SET HasOpportunityLineItem = CASE WHEN EXISTS (SELECT 1 {LINES}) "
        f"THEN 'true' ELSE 'false' END WHERE Id IN ({touched})"
    )
    _amounts(work, touched)


def _price(work: Work) -> None:
    """A total price gives the unit price, otherwise it is the other way round."""
    total = work.item.field("TotalPrice")
    assert total is not None
    by_total = f"SELECT s.id FROM {work.stage} s JOIN {TYPED} t ON t.n = s.n WHERE s.problem IS NULL AND "
    by_total += given(total) if work.gives(total) else "0"
    work.store.run(
        f"UPDATE OpportunityLineItem SET UnitPrice = sf_over(TotalPrice, Quantity) WHERE Id IN ({by_total})"
    )
    work.store.run(
        "UPDATE OpportunityLineItem SET TotalPrice = sf_times(UnitPrice, Quantity) "
        f"WHERE Id IN ({_written(work)}) AND Id NOT IN ({by_total})"
    )


def _opportunities(work: Work) -> None:
    # A given amount is neither kept nor refused where line items make it.
    _amounts(work, _written(work))


def _amounts(work: Work, which: str) -> None:
    work.store.run(
        f"UPDATE Opportunity SET Amount = (SELECT decimal_sum(l.TotalPrice) {LINES}) "
        f"WHERE HasOpportunityLineItem = 'true' AND Id IN ({which})"
    )


def _contact_roles(work: Work) -> None:
    """The last that was made primary is; every other of its opportunity no longer."""
    latest = (
        "SELECT r.OpportunityId AS opportunity, r.Id AS id, row_number() OVER "
        "(PARTITION BY r.OpportunityId ORDER BY s.n DESC) AS place FROM OpportunityContactRole r "
        f"JOIN {work.stage} s ON s.id = r.Id WHERE s.problem IS NULL AND r.IsPrimary = 'true'"
    )
    work.store.run(
        f"UPDATE OpportunityContactRole SET IsPrimary = 'false' FROM ({latest}) made WHERE made.place = 1 "
        "AND OpportunityContactRole.OpportunityId = made.opportunity "
        "AND OpportunityContactRole.Id <> made.id AND OpportunityContactRole.IsPrimary = 'true'"
    )


_SETTLERS: dict[str, Callable[[Work], None]] = {
    "Opportunity": _opportunities,
    "OpportunityContactRole": _contact_roles,
    "OpportunityLineItem": _line_items,
    "PricebookEntry": _entries,
}
