"""A sale from product to line item: a pair says it, an org takes what is compiled, and its rows load."""

from compiler.platforms.known import PLATFORMS
from tests.platforms import clinic
from tests.platforms.projects import Project
from tests.platforms.test_deploy import deploy
from tests.sandbox.org.driver import Driver, table

SALESFORCE = PLATFORMS["salesforce"]
OBJECTS = (
    "  Lead: {fields",
    "  Product2: {fields: [Name, IsActive]}\n"
    "  Pricebook2: {fields: [IsStandard, Name]}\n"
    "  PricebookEntry: {fields: [Pricebook2Id, Product2Id, UnitPrice, IsActive]}\n"
    "  Opportunity: {fields: [Name, StageName, CloseDate, OwnerId, Pricebook2Id]}\n"
    "  OpportunityLineItem: {fields: [OpportunityId, PricebookEntryId, Quantity, UnitPrice]}\n"
    "  Lead: {fields",
)
ROUTES = (
    "protect:\n",
    """\
  thing:
    from: Person
    to: Product2
    const: {Name: Care, IsActive: true}
  price:
    from: Person
    to: PricebookEntry
    op: insert
    guard: key
    const: {IsActive: true, UnitPrice: 80}
    link: {Product2Id: id -> thing}
    found: {Pricebook2Id: {in: Pricebook2, where: {IsStandard: true}}}
  course:
    from: Person
    to: Opportunity
    record_type: Membership
    const: {Name: Course, StageName: Prospecting, CloseDate: '2026-03-01'}
    link: {OwnerId: $fallback}
    found: {Pricebook2Id: {in: Pricebook2, where: {IsStandard: true}}}
  line:
    from: Person
    to: OpportunityLineItem
    op: insert
    guard: key
    const: {Quantity: 2, UnitPrice: 70}
    link: {OpportunityId: id -> course, PricebookEntryId: id -> price}
protect:
""",
)
TYPES = (
    "  values:\n    TaskStatus:",
    "  record_types:\n    Opportunity: {Membership: {label: Membership}}\n  values:\n    TaskStatus:",
)


def sale() -> clinic.Checked:
    return clinic.sound(clinic.checked(ROUTES, TYPES, target=(OBJECTS,)))


def found(driver: Driver, route: str, field: str) -> str:
    """Look up the record that a route's constant means, as the org knows it."""
    one = next(each for each in sale().program.routes[route].found if each.field == field)
    values = (f"{name} = {value if value == 'true' else repr(value)}" for name, value in one.where.items())
    rows = driver.query(f"SELECT Id FROM {one.object} WHERE {' AND '.join(values)}")
    assert len(rows) == 1
    return str(rows[0]["Id"])


def test_no_law_is_broken_by_a_sale() -> None:
    assert [one.rule for one in sale().diagnostics] == []


def test_an_org_takes_the_sale_and_its_rows() -> None:
    driver = Driver()
    assert deploy(driver, sale()) == ("Succeeded", [])
    driver.assign(SALESFORCE.loader)
    key, book = "Clinic_Key__c", found(driver, "price", "Pricebook2Id")
    membership = found(driver, "course", "RecordTypeId")
    sheets = (
        ("Product2", (key, "Name", "IsActive"), ("t", "Care", "true")),
        (
            "PricebookEntry",
            (key, f"Product2.{key}", "Pricebook2Id", "UnitPrice", "IsActive"),
            ("p", "t", book, "80", "true"),
        ),
        (
            "Opportunity",
            (key, "Name", "StageName", "CloseDate", "Pricebook2Id", "RecordTypeId"),
            ("c", "Course", "Prospecting", "2026-03-01", book, membership),
        ),
        (
            "OpportunityLineItem",
            (key, f"Opportunity.{key}", f"PricebookEntry.{key}", "Quantity", "UnitPrice"),
            ("l", "c", "p", "2", "70"),
        ),
    )

    for name, headings, row in sheets:
        assert driver.bulk(name, "insert", table(headings, row)).errors() == [], name

    sold = driver.query("SELECT Amount, RecordType.DeveloperName FROM Opportunity")
    assert (sold[0]["Amount"], sold[0]["RecordType"]["DeveloperName"]) == (140.0, "Membership")


def test_rights_on_lines_and_prices_are_those_on_what_they_belong_to() -> None:
    rights = Project(files=SALESFORCE.metadata(sale().program)).object_permissions(SALESFORCE.loader)

    assert {"Opportunity", "Pricebook2", "Product2"} <= set(rights)
    assert set(rights) & {"OpportunityLineItem", "PricebookEntry", "RecordType"} == set()


def test_references_of_a_sale_travel_by_key() -> None:
    program = sale().program
    headers = [
        SALESFORCE.link_header(program, program.routes["line"], one, parent)
        for one, parent in zip(
            program.routes["line"].references, ("Opportunity", "PricebookEntry"), strict=True
        )
    ]

    assert headers == ["Opportunity.Clinic_Key__c", "PricebookEntry.Clinic_Key__c"]
