"""Opportunities, products, prices and line items behave as in an org: who needs whom, and what follows."""

import pytest

from compiler.sandbox.org import Org
from tests.sandbox.org.driver import SEED, Driver, table
from tests.sandbox.org.metadata import PRACTICE, key_field, manifest, permission_set, standard_object

OBJECTS = ("Opportunity", "OpportunityContactRole", "OpportunityLineItem", "PricebookEntry", "Product2")
KEYS = {
    "package.xml": manifest(
        {"CustomField": [f"{name}.Key__c" for name in OBJECTS], "PermissionSet": ["Loader"]}
    ),
    **{f"objects/{name}.object": standard_object(key_field("Key__c")) for name in OBJECTS},
    "permissionsets/Loader.permissionset": permission_set(
        "Loader", fields=[f"{name}.Key__c" for name in OBJECTS]
    ),
}


def standard_book(driver: Driver) -> str:
    found = driver.query("SELECT Id, IsActive FROM Pricebook2 WHERE IsStandard = true")
    assert [each["IsActive"] for each in found] == [True]
    return str(found[0]["Id"])


def product(driver: Driver, name: str = "Physiotherapy") -> str:
    return driver.create("Product2", Name=name, ProductCode=name[:3].upper(), IsActive=True)


def entry(driver: Driver, book: str, of: str, price: object = 80, **more: object) -> str:
    values: dict[str, object] = {"IsActive": True, **more}
    return driver.create("PricebookEntry", Pricebook2Id=book, Product2Id=of, UnitPrice=price, **values)


def opportunity(driver: Driver, **more: object) -> str:
    return driver.create(
        "Opportunity", Name="Course of care", StageName="Prospecting", CloseDate="2026-03-01", **more
    )


def read(driver: Driver, name: str, record: str, *fields: str) -> list[object]:
    found = driver.query(f"SELECT {', '.join(fields)} FROM {name} WHERE Id = '{record}'")
    return [found[0][field] for field in fields]


def test_a_line_item_makes_the_amount_the_name_and_the_price_book(driver: Driver) -> None:
    book, of = standard_book(driver), product(driver)
    price, course = entry(driver, book, of), opportunity(driver, Amount=5)

    line = driver.create(
        "OpportunityLineItem", OpportunityId=course, PricebookEntryId=price, Quantity=3, UnitPrice="70.10"
    )

    assert read(driver, "OpportunityLineItem", line, "Name", "TotalPrice", "ListPrice", "Product2Id") == [
        "Course of care Physiotherapy",
        210.3,
        80.0,
        of,
    ]
    assert read(driver, "Opportunity", course, "Amount", "HasOpportunityLineItem", "Pricebook2Id") == [
        210.3,
        True,
        book,
    ]


def test_an_amount_given_beside_line_items_is_ignored_and_comes_back_when_they_go(driver: Driver) -> None:
    price = entry(driver, standard_book(driver), product(driver))
    course = opportunity(driver)
    line = driver.create(
        "OpportunityLineItem", OpportunityId=course, PricebookEntryId=price, Quantity=4, TotalPrice=100
    )
    assert read(driver, "OpportunityLineItem", line, "UnitPrice") == [25.0]

    status, _ = driver.call("PATCH", f"/sobjects/Opportunity/{course}", {"Amount": 7})
    assert (status, read(driver, "Opportunity", course, "Amount")) == (204, [100.0])

    driver.call("DELETE", f"/sobjects/OpportunityLineItem/{line}")
    assert read(driver, "Opportunity", course, "HasOpportunityLineItem") == [False]
    driver.call("PATCH", f"/sobjects/Opportunity/{course}", {"Amount": 7})
    assert read(driver, "Opportunity", course, "Amount") == [7.0]


def test_a_line_item_needs_a_price_and_the_product_alone_is_none(driver: Driver) -> None:
    of = product(driver)
    course = opportunity(driver, Pricebook2Id=standard_book(driver))

    code, message, _ = driver.refused(
        "OpportunityLineItem", OpportunityId=course, Product2Id=of, Quantity=1, UnitPrice=1
    )

    assert code == "FIELD_INTEGRITY_EXCEPTION"
    assert message.startswith("field integrity exception: PricebookEntryId, unknown (versions 3.0 and higher")


def test_a_price_of_another_price_book_is_refused(driver: Driver) -> None:
    standard, of = standard_book(driver), product(driver)
    other = driver.create("Pricebook2", Name="Insurers", IsActive=True)
    entry(driver, standard, of)
    price = entry(driver, other, of, 60)

    refused = driver.refused(
        "OpportunityLineItem",
        OpportunityId=opportunity(driver, Pricebook2Id=standard),
        PricebookEntryId=price,
        Quantity=1,
        UnitPrice=1,
    )

    assert refused == (
        "FIELD_INTEGRITY_EXCEPTION",
        "field integrity exception: PricebookEntryId (pricebook entry is in a different pricebook than the "
        "one assigned to the opportunity)",
        ["PricebookEntryId"],
    )


def test_line_items_of_one_job_agree_with_the_first_on_the_price_book(driver: Driver) -> None:
    standard, of = standard_book(driver), product(driver)
    other = driver.create("Pricebook2", Name="Insurers", IsActive=True)
    first, second = entry(driver, standard, of), entry(driver, other, of, 60)
    course = opportunity(driver)

    done = driver.bulk(
        "OpportunityLineItem",
        "insert",
        table(
            ("OpportunityId", "PricebookEntryId", "Quantity", "UnitPrice"),
            (course, first, "1", "80"),
            (course, second, "1", "60"),
        ),
    )

    assert [row["PricebookEntryId"] for row in done.successful] == [first]
    assert "different pricebook" in done.errors()[0]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"UnitPrice": 1, "TotalPrice": 1}, "only one of unit price, total price may be specified"),
        ({}, "Required fields are missing: [UnitPrice]"),
        ({"UnitPrice": 1, "Quantity": 0}, "quantity must be nonzero"),
    ],
)
def test_a_line_item_has_one_price_and_a_quantity(
    driver: Driver, given: dict[str, object], expected: str
) -> None:
    price = entry(driver, standard_book(driver), product(driver))
    values: dict[str, object] = {"Quantity": 1, **given}

    _, message, _ = driver.refused(
        "OpportunityLineItem", OpportunityId=opportunity(driver), PricebookEntryId=price, **values
    )

    assert expected in message


def test_a_price_that_is_not_active_sells_nothing(driver: Driver) -> None:
    price = entry(driver, standard_book(driver), product(driver), IsActive=False)

    _, message, _ = driver.refused(
        "OpportunityLineItem",
        OpportunityId=opportunity(driver),
        PricebookEntryId=price,
        Quantity=1,
        UnitPrice=1,
    )

    assert "pricebook entry is inactive" in message


def test_a_custom_price_needs_the_standard_one_first(driver: Driver) -> None:
    of = product(driver)
    other = driver.create("Pricebook2", Name="Insurers", IsActive=True)

    refused = driver.refused("PricebookEntry", Pricebook2Id=other, Product2Id=of, UnitPrice=60)

    assert refused == (
        "STANDARD_PRICE_NOT_DEFINED",
        "Before creating a custom price, create a standard price.",
        [],
    )
    entry(driver, standard_book(driver), of)
    assert entry(driver, other, of, 60)


def test_a_product_has_one_price_in_a_price_book(driver: Driver) -> None:
    book, of = standard_book(driver), product(driver)

    done = driver.bulk(
        "PricebookEntry",
        "insert",
        table(("Pricebook2Id", "Product2Id", "UnitPrice"), (book, of, "80"), (book, of, "90")),
    )

    assert len(done.successful) == 1
    assert done.errors() == [
        "FIELD_INTEGRITY_EXCEPTION:This price definition already exists in this price book:--"
    ]
    assert driver.refused("PricebookEntry", Pricebook2Id=book, Product2Id=of, UnitPrice=1)[0] == (
        "FIELD_INTEGRITY_EXCEPTION"
    )


def test_every_object_of_a_sale_can_be_loaded_by_its_own_key(driver: Driver) -> None:
    result = driver.deploy(KEYS)
    assert result["status"] == "Succeeded", result["details"]["componentFailures"]
    driver.assign("Loader")
    book = standard_book(driver)
    person = driver.create("Contact", LastName="A")
    sheets = {
        "Product2": (("Key__c", "Name", "IsActive"), ("p", "Physio", "true")),
        "PricebookEntry": (
            ("Key__c", "Pricebook2Id", "Product2.Key__c", "UnitPrice", "IsActive"),
            ("e", book, "p", "80", "true"),
        ),
        "Opportunity": (
            ("Key__c", "Name", "StageName", "CloseDate", "Pricebook2Id"),
            ("o", "Care", "Prospecting", "2026-03-01", book),
        ),
        "OpportunityLineItem": (
            ("Key__c", "Opportunity.Key__c", "PricebookEntry.Key__c", "Quantity", "UnitPrice"),
            ("l", "o", "e", "2", "75"),
        ),
        "OpportunityContactRole": (
            ("Key__c", "Opportunity.Key__c", "ContactId", "IsPrimary"),
            ("r", "o", person, "true"),
        ),
    }

    for name, rows in sheets.items():
        done = driver.bulk(name, "upsert", table(*rows), key="Key__c")
        assert done.errors() == [], name

    again = driver.bulk("PricebookEntry", "upsert", table(*sheets["PricebookEntry"]), key="Key__c")
    assert "Unable to create/update fields: Pricebook2Id" in again.errors()[0]
    found = driver.query("SELECT Amount FROM Opportunity WHERE Key__c = 'o'")
    assert found[0]["Amount"] == 150.0


def test_the_price_book_of_an_opportunity_stays_while_it_has_line_items(driver: Driver) -> None:
    book = standard_book(driver)
    price, course = entry(driver, book, product(driver)), opportunity(driver, Pricebook2Id=book)
    driver.create(
        "OpportunityLineItem", OpportunityId=course, PricebookEntryId=price, Quantity=1, UnitPrice=1
    )
    other = driver.create("Pricebook2", Name="Insurers", IsActive=True)

    status, body = driver.call("PATCH", f"/sobjects/Opportunity/{course}", {"Pricebook2Id": other})
    same, _ = driver.call("PATCH", f"/sobjects/Opportunity/{course}", {"Pricebook2Id": book})

    assert (status, body[0]["errorCode"]) == (400, "FIELD_INTEGRITY_EXCEPTION")
    assert same == 204


def test_a_product_that_was_sold_cannot_be_deleted_but_its_price_can(driver: Driver) -> None:
    of = product(driver)
    price, course = entry(driver, standard_book(driver), of), opportunity(driver)
    line = driver.create(
        "OpportunityLineItem", OpportunityId=course, PricebookEntryId=price, Quantity=1, UnitPrice=1
    )

    status, body = driver.call("DELETE", f"/sobjects/Product2/{of}")
    gone, _ = driver.call("DELETE", f"/sobjects/PricebookEntry/{price}")

    assert (status, body[0]["errorCode"], gone) == (400, "DELETE_FAILED", 204)
    assert read(driver, "OpportunityLineItem", line, "UnitPrice", "PricebookEntryId") == [1.0, price]


def test_an_opportunity_has_one_primary_contact_the_last_one(driver: Driver) -> None:
    course = opportunity(driver)
    people = [driver.create("Contact", LastName=name) for name in ("A", "B", "C")]

    first = driver.create("OpportunityContactRole", OpportunityId=course, ContactId=people[0], IsPrimary=True)
    done = driver.bulk(
        "OpportunityContactRole",
        "insert",
        table(
            ("OpportunityId", "ContactId", "IsPrimary"),
            (course, people[1], "true"),
            (course, people[2], "true"),
        ),
    )

    assert done.errors() == []
    assert read(driver, "OpportunityContactRole", first, "IsPrimary") == [False]
    primary = driver.query("SELECT ContactId FROM OpportunityContactRole WHERE IsPrimary = true")
    assert [each["ContactId"] for each in primary] == [people[2]]


def test_cases_begin_new_and_without_an_origin(driver: Driver) -> None:
    made = driver.create("Case", Subject="Complaint")

    assert read(driver, "Case", made, "Status", "Origin", "Priority", "IsClosed", "CaseNumber") == [
        "New",
        None,
        "Medium",
        False,
        "00000001",
    ]


@pytest.mark.parametrize("name", ["Account", "Case"])
def test_a_hierarchy_of_three_levels_is_fine_and_a_circle_is_not(driver: Driver, name: str) -> None:
    needed: dict[str, object] = {"Name": "X"} if name == "Account" else {}
    top, middle, low = (driver.create(name, **needed) for _ in range(3))

    fine = driver.bulk(name, "update", table(("Id", "ParentId"), (low, middle), (middle, top)))
    circle = driver.bulk(name, "update", table(("Id", "ParentId"), (top, low)))
    own = driver.bulk(name, "update", table(("Id", "ParentId"), (top, top)))

    words = "CIRCULAR_DEPENDENCY:attempt to violate hierarchy constraints:ParentId --"
    assert (fine.errors(), circle.errors(), own.errors()) == ([], [words], [words])


def test_of_two_rows_that_point_at_each_other_the_first_is_kept(driver: Driver) -> None:
    one, other, third = (driver.create("Account", Name=name) for name in "ABC")

    done = driver.bulk(
        "Account", "update", table(("Id", "ParentId"), (one, other), (other, one), (third, one))
    )

    assert [row["Id"] for row in done.failed] == [other]
    assert [row["Id"] for row in done.successful] == [one, third]


def test_a_circle_that_is_opened_in_the_same_job_is_none(driver: Driver) -> None:
    one, other = (driver.create("Account", Name=name) for name in "AB")
    driver.bulk("Account", "update", table(("Id", "ParentId"), (one, other)))

    done = driver.bulk("Account", "update", table(("Id", "ParentId"), (one, "#N/A"), (other, one)))

    assert done.errors() == []


# -- several currencies ------------------------------------------------------------------------------


@pytest.fixture
def worldly() -> Driver:
    organization = {"name": "Acme", "client_id": "client", "client_secret": "secret"}
    return Driver(Org(SEED | {"organization": organization | {"currencies": ["AUD", "USD"]}}))


def test_an_org_with_one_currency_has_no_field_for_it(driver: Driver) -> None:
    assert driver.refused("Account", Name="A", CurrencyIsoCode="AUD")[0] == "INVALID_FIELD"


def test_currencies_that_are_not_active_are_refused(worldly: Driver) -> None:
    made = worldly.create("Account", Name="A")

    assert read(worldly, "Account", made, "CurrencyIsoCode") == ["AUD"]
    assert worldly.refused("Account", Name="A", CurrencyIsoCode="XYZ") == (
        "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST",
        "Currency ISO Code: bad value for restricted picklist field: XYZ",
        ["CurrencyIsoCode"],
    )


def test_a_product_has_a_price_in_each_currency_and_sells_in_that_of_the_opportunity(
    worldly: Driver,
) -> None:
    book, of = standard_book(worldly), product(worldly)
    entry(worldly, book, of, CurrencyIsoCode="AUD")
    dollars = entry(worldly, book, of, 50, CurrencyIsoCode="USD")

    _, message, _ = worldly.refused(
        "OpportunityLineItem",
        OpportunityId=opportunity(worldly),
        PricebookEntryId=dollars,
        Quantity=1,
        UnitPrice=1,
    )
    course = opportunity(worldly, CurrencyIsoCode="USD")
    line = worldly.create(
        "OpportunityLineItem", OpportunityId=course, PricebookEntryId=dollars, Quantity=1, UnitPrice=1
    )

    assert "currency is not that of the opportunity" in message
    assert read(worldly, "OpportunityLineItem", line, "CurrencyIsoCode") == ["USD"]


def test_deployed_objects_have_a_currency_too(worldly: Driver) -> None:
    worldly.deploy(PRACTICE)
    worldly.assign("Migration_Loader")
    patient = worldly.create("Contact", LastName="A")

    assert worldly.create("Treatment_Record__c", Patient__c=patient, CurrencyIsoCode="USD")
