"""Laws of Salesforce about how much, about sales, and about health data: each broken once, and left alone."""

import pytest

from tests.platforms import clinic

Edit = tuple[str, str]

REASON = "      Reason__c: text(100)\n"
CLOSED = "        Closed__c: bool\n"
VALUES = "  values:\n    TaskStatus:"
PROTECT = "protect:\n"
ALWAYS = (
    "health: {classification: Restricted, compliance: [HIPAA]}",
    "health: {classification: Restricted, compliance: [HIPAA], encrypt: always}",
)
NEW_OBJECTS = (
    "  Lead: {fields",
    "  Product2: {fields: [Name, IsActive]}\n"
    "  PricebookEntry: {fields: [Pricebook2Id, Product2Id, UnitPrice, IsActive]}\n"
    "  Opportunity: {fields: [Name, StageName, CloseDate, Amount, AccountId, OwnerId]}\n"
    "  OpportunityLineItem: {fields: [OpportunityId, PricebookEntryId, Quantity, UnitPrice, TotalPrice]}\n"
    "  Lead: {fields",
)


def many(count: int, kind: str, indent: int) -> str:
    return "".join(f"{' ' * indent}Extra_{number}__c: {kind}\n" for number in range(count))


def course(more: str) -> str:
    """A course of care that is sold: an opportunity and its line item, with the line's own parts."""
    return (
        "  course:\n"
        "    from: Person\n"
        "    to: Opportunity\n"
        "    op: insert\n"
        "    guard: key\n"
        "    const: {Name: Course, StageName: Prospecting, CloseDate: 2026-03-01}\n"
        "    set: {Amount: owes}\n"
        "    link: {OwnerId: $fallback}\n"
        "  line:\n"
        "    from: Person\n"
        "    to: OpportunityLineItem\n"
        f"{more}"
        "protect:\n"
    )


LINE = "    op: insert\n    guard: key\n    const: {Quantity: 1}\n    set: {UnitPrice: owes}\n"
LINK = "    link: {OpportunityId: id -> course}\n"

QUEUED = (
    "    found:\n      OwnerId: {in: Group, where: {DeveloperName: Desk, Type: Queue}}\n"
    "    link: {Person__c: id -> person}\n"
)

BREAKS: list[tuple[str, tuple[Edit, ...], str, str]] = [
    (
        "SFM105",
        ((REASON, REASON + many(100, "text(9)", 6)),),
        "schema.fields.Activity",
        "Activity would get 103 custom fields; tasks and events together allows 100",
    ),
    (
        "SFM112",
        ((CLOSED, CLOSED + many(24, "{type: text(9), unique: true}", 8)),),
        "schema.objects.Case_File__c",
        "Case_File__c would get 26 external ids and unique fields; Salesforce allows 25",
    ),
    (
        "SFM122",
        ((VALUES, "  record_types:\n    Contact: {9_Lives: {label: Cat}}\n" + VALUES),),
        "schema.record_types.Contact.9_Lives",
        "`9_Lives` is not a valid name of a record type",
    ),
    (
        "SFM130",
        ((VALUES, "  queues:\n    Desk: {label: Desk, objects: [Task, Event]}\n" + VALUES),),
        "schema.queues.Desk.objects.1",
        "no queue can own a record of Event",
    ),
    (
        "SFM130",
        ((VALUES, "  queues:\n    Desk: {label: Desk, objects: [Task, Task]}\n" + VALUES),),
        "schema.queues.Desk.objects.1",
        "the queue `Desk` lists Task twice",
    ),
    (
        "SFM131",
        (
            (VALUES, "  queues:\n    Desk: {label: Desk, objects: [Task]}\n" + VALUES),
            ("    link: {Person__c: id -> person}\n", QUEUED),
        ),
        "routes.case_file.found.OwnerId",
        "the queue `Desk` does not take records of Case_File__c",
    ),
    (
        "PCK107",
        (("mood_label: [Good, Bad]", 'mood_label: [Good, "Bad; very"]'), ("bad: Bad", 'bad: "Bad; very"')),
        "schema.fields.Contact.Moods__c",
        "`Bad; very` would be read as several values of Moods__c",
    ),
    (
        "SFM124",
        ((REASON, "      Reason__c: text(100)!\n"),),
        "schema.fields.Activity.Reason__c",
        "Reason__c would be required for every task and event of the org",
    ),
    (
        "SFR112",
        ((PROTECT, course(LINE.replace("insert\n    guard: key", "upsert") + LINK)),),
        "routes.line.link.OpportunityId",
        "OpportunityLineItem.OpportunityId can be given only when a record is made",
    ),
    (
        "SFR113",
        ((PROTECT, course(LINE + LINK)),),
        "routes.line",
        "a line item without PricebookEntryId is refused; its product alone is not enough",
    ),
    (
        "SFR114",
        (
            (
                PROTECT,
                "  thing:\n    from: Doctor\n    to: Product2\n    set: {Name: name}\nprotect:\n",
            ),
        ),
        "routes.thing",
        "route `thing` makes records of Product2 that are not active",
    ),
    (
        "SFR115",
        ((PROTECT, course(LINE + LINK)),),
        "routes.course.set.Amount",
        "Amount is ignored for every opportunity that has line items",
    ),
    (
        "SFR116",
        (
            (
                "    set: {Code__c: id | truncate(20),",
                "    const: {CurrencyIsoCode: AUD}\n    set: {Code__c: id | truncate(20),",
            ),
        ),
        "routes.person.set.Owes__c",
        "Contact.Owes__c would be in the org's own currency",
    ),
    (
        "PHI105",
        (ALWAYS,),
        "routes.person.set.Mood__c",
        "Contact.Mood__c cannot be encrypted: no enum(mood_label) can",
    ),
    (
        "PHI106",
        (("\"concat('Visit ', id) | truncate(255)\"", "\"concat('Visit ', reason) | truncate(255)\""),),
        "routes.visit.set.Subject",
        "Event.Subject shows health data",
    ),
]


@pytest.mark.parametrize(("rule", "edits", "address", "words"), BREAKS)
def test_a_broken_law_says_what_is_wrong_and_where(
    rule: str, edits: tuple[Edit, ...], address: str, words: str
) -> None:
    assert f"{rule} {address}: {words}" in clinic.findings(rule, *edits, target=(NEW_OBJECTS,))


@pytest.mark.parametrize("rule", sorted({rule for rule, *_ in BREAKS}))
def test_the_unbroken_clinic_breaks_none_of_them(rule: str) -> None:
    assert clinic.findings(rule, target=(NEW_OBJECTS,)) == []


@pytest.mark.parametrize(
    ("edition", "count", "expected"),
    [("professional", 95, 1), ("enterprise", 95, 0), ("enterprise", 495, 1), ("unlimited", 495, 0)],
)
def test_an_edition_gives_so_many_fields(edition: str, count: int, expected: int) -> None:
    story = "      Owes__c: money\n"
    version = ('api_version: "66.0"', f'api_version: "66.0"\nedition: {edition}')

    found = clinic.findings("SFM105", (story, story + many(count, "text(9)", 6)), target=(version,))

    assert len(found) == expected


def test_objects_without_record_types_are_told() -> None:
    types = "  record_types:\n    PricebookEntry: {Fee: {label: Fee}}\n"

    found = clinic.findings("SFM122", (VALUES, types + VALUES), target=(NEW_OBJECTS,))

    assert found == ["SFM122 schema.record_types.PricebookEntry: PricebookEntry cannot have record types"]


@pytest.mark.parametrize(
    ("prices", "expected"),
    [
        ("{UnitPrice: owes, TotalPrice: owes}", "this line item has both UnitPrice and TotalPrice"),
        ("{Description: name}", "this line item has neither UnitPrice nor TotalPrice"),
    ],
)
def test_a_line_item_has_exactly_one_price(prices: str, expected: str) -> None:
    line = LINE.replace("{UnitPrice: owes}", prices)
    objects = (NEW_OBJECTS[0], NEW_OBJECTS[1].replace("TotalPrice]", "TotalPrice, Description]"))

    found = clinic.findings("SFR113", (PROTECT, course(line + LINK)), target=(objects,))

    assert f"SFR113 routes.line: {expected}" in found


def test_a_reason_makes_an_unencrypted_field_fine() -> None:
    why = "  exceptions: {Contact.Mood__c: a closed list, Contact.Moods__c: a closed list}\n  grants:\n"

    found = clinic.findings("PHI105", ALWAYS, ("  grants:\n", why))

    assert [line for line in found if "Mood" in line] == []


def test_fields_that_salesforce_can_encrypt_are_fine() -> None:
    found = clinic.findings("PHI105", ALWAYS)

    assert [line for line in found if "Story__c" in line or "Reason__c" in line] == []


def test_the_title_of_a_file_is_shown_too() -> None:
    accepted = "    accept: {PHI106: {Title: named by people, PathOnClient: named by people}}\n"

    assert clinic.findings("PHI106", (accepted, "")) == [
        "PHI106 routes.scan.set.PathOnClient: ContentVersion.PathOnClient shows health data",
        "PHI106 routes.scan.set.Title: ContentVersion.Title shows health data",
    ]


def test_an_address_made_of_health_data_is_found_whatever_field_holds_it() -> None:
    found = clinic.findings(
        "PHI106",
        ("      Reason__c: text(100)\n", "      Reason__c: text(100)\n      Page__c: url\n"),
        (
            "      Reason__c: reason\n",
            "      Reason__c: reason\n      Page__c: concat('https://a.example/', reason) | truncate(255)\n",
        ),
    )

    assert "PHI106 routes.visit.set.Page__c: Event.Page__c shows health data" in found


@pytest.mark.parametrize("name", ["auto(CF-{00000000000})", "auto(A file that belongs to a case {000})"])
def test_numbers_of_records_have_a_length(name: str) -> None:
    assert clinic.findings("SFM117", ("auto(CF-{000000})", name)) == [
        f"SFM117 schema.objects.Case_File__c.record_name: `{name}` is not a way to name records"
    ]


def test_tasks_have_a_hundred_states_at_most() -> None:
    states = ", ".join(f"State {number}: open" for number in range(96))

    assert clinic.findings("SFM118", ("{Cancelled: closed}", f"{{{states}}}")) == [
        "SFM118 schema.values.TaskStatus: TaskStatus would have 101 values; Salesforce takes 100"
    ]


def test_two_groups_that_would_share_a_permission_set_are_told() -> None:
    groups = "Care: {read: [identifier, health]}\n    Temporary_Care: {read: [health]}"
    temporary = groups.replace("[identifier, health]", "[health], temporary: true")

    assert clinic.findings("SFM103", ("Care: {read: [identifier, health]}", temporary)) == [
        "SFM103 protect.grants.Temporary_Care: `Temporary_Care` is the name of the permission set for `Care`"
    ]
    assert clinic.findings("SFM103", ("Care: {read: [identifier, health]}", groups)) == []


def test_sensitive_data_stays_off_shared_objects() -> None:
    sensitive = (
        "story: {type: longtext(3000), phi: health}",
        "story: {type: longtext(3000), phi: sensitive}",
    )

    assert clinic.sourced("PHI108", sensitive) == [
        "PHI108 routes.person.set.Story__c: sensitive data may not sit on Contact"
    ]
