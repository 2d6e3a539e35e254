"""Fields that are computed, masked, encrypted or classified, and what an object can have of them."""

import pytest

from tests.sandbox.org.driver import Driver, problems
from tests.sandbox.org.metadata import (
    custom_object,
    elements,
    field,
    manifest,
    permission_set,
    standard_object,
)
from tests.sandbox.org.whole_schema import differences, schema_of

PARENT = {"referenceTo": "Whole__c", "relationshipName": "Parts"}
FOREIGN = {"summaryForeignKey": "Part__c.Whole__c"}


def of_thing(*parts: str, **values: str | bool | None) -> dict[str, str]:
    return {
        "package.xml": manifest({"CustomObject": ["Thing__c"]}),
        "objects/Thing__c.object": custom_object("Thing", *parts, **values),
    }


def of_parts(*summaries: str) -> dict[str, str]:
    """A master with summaries and its detail."""
    part = custom_object(
        "Part",
        field("Amount__c", "Currency", precision=16, scale=2),
        field("Whole__c", "MasterDetail", **PARENT),
        sharingModel="ControlledByParent",
    )
    return {
        "package.xml": manifest({"CustomObject": ["Part__c", "Whole__c"]}),
        "objects/Part__c.object": part,
        "objects/Whole__c.object": custom_object("Whole", *summaries),
    }


def stub(name: str, **values: object) -> str:
    return f"<fields>{elements(fullName=name, **values)}</fields>"


def of_standard(owner: str, name: str, **values: object) -> dict[str, str]:
    return {
        "package.xml": manifest({"CustomField": [f"{owner}.{name}"]}),
        f"objects/{owner}.object": standard_object(stub(name, **values)),
    }


def refused(driver: Driver, files: dict[str, str]) -> list[str]:
    result = driver.deploy(files)
    assert result["status"] == "Failed", "it was deployed"
    return [problem for _, problem in problems(result)]


@pytest.mark.parametrize(
    "part",
    [
        field("A__c", "Time"),
        field("A__c", "TextArea"),
        field("A__c", "Percent", precision=5, scale=2),
        field("A__c", "EncryptedText", length=11, maskChar="X", maskType="ssn"),
        field("A__c", "Number", precision=18, scale=2, formula="1 + 1", formulaTreatBlanksAs="BlankAsZero"),
        field("A__c", "AutoNumber", displayFormat="A-{000}", externalId=True),
        field("A__c", "Checkbox", formula="ISBLANK(Name)"),
    ],
)
def test_a_kind_of_field_deploys(driver: Driver, part: str) -> None:
    assert problems(driver.deploy(of_thing(part))) == []
    assert {each["changed"] for each in driver.deploy(of_thing(part))["details"]["componentSuccesses"]} == {
        False
    }


@pytest.mark.parametrize(
    ("part", "problem"),
    [
        (
            field("A__c", "Number", precision=18, scale=0, formula="Gone__c * 2"),
            "Field Gone__c does not exist. Check spelling.",
        ),
        (
            field("A__c", "Text", formula="Name", length=80),
            "Can not specify 'length' for a formula field",
        ),
        (
            field("A__c", "Text", formula="Name", required=True),
            "Can not specify 'required' for a formula field",
        ),
        (
            field("A__c", "Picklist", formula="Name"),
            "Can not specify 'formula' for a CustomField of type Picklist",
        ),
        (
            field("A__c", "EncryptedText", length=11, maskChar="X", maskType="secret"),
            "'secret' is not a valid value for the enum 'EncryptedFieldMaskType'",
        ),
        (
            field("A__c", "EncryptedText", length=176, maskChar="X", maskType="all"),
            "The length of a field of type EncryptedText must be between 1 and 175",
        ),
        (
            field("A__c", "EncryptedText", length=9, maskChar="X", maskType="all", unique=True),
            "Can not specify 'unique' for a CustomField of type EncryptedText",
        ),
        (field("A__c", "Date", label="x" * 41), "Value too long for field: MasterLabel maximum length is:40"),
        (
            field("A__c", "Date", description="x" * 1001),
            "Value too long for field: Description maximum length is:1000",
        ),
        (
            field("A__c", "Date", inlineHelpText="x" * 511),
            "Value too long for field: InlineHelpText maximum length is:510",
        ),
        (
            field("A__c", "Text", length=9, encryptionScheme="ProbabilisticEncryption"),
            "Can not specify 'encryptionScheme': Shield Platform Encryption is not available in this org",
        ),
    ],
)
def test_a_field_is_refused(driver: Driver, part: str, problem: str) -> None:
    assert problem in refused(driver, of_thing(part))


def test_descriptions_hold_a_thousand_characters(driver: Driver) -> None:
    part = field("A__c", "Date", description="x" * 1000, inlineHelpText="x" * 510, label="x" * 40)

    assert problems(driver.deploy(of_thing(part))) == []


@pytest.mark.parametrize("name", ["Group__c", "order__c", "Date__c"])
def test_some_names_are_reserved(driver: Driver, name: str) -> None:
    files = {
        "package.xml": manifest({"CustomObject": [name]}),
        f"objects/{name}.object": custom_object("Thing"),
    }

    assert refused(driver, files) == [
        f"'{name.removesuffix('__c')}' is a reserved name and can't be the name of a custom object"
    ]


def test_an_object_tracks_the_history_of_20_fields(driver: Driver) -> None:
    tracked = [field(f"A{number}__c", "Date", trackHistory=True) for number in range(21)]

    assert problems(driver.deploy(of_thing(*tracked[:20], enableHistory=True))) == []
    assert refused(driver, of_thing(*tracked, enableHistory=True)) == [
        "You can't track the history of more than 20 fields of an object"
    ]
    found = driver.query(
        "SELECT QualifiedApiName FROM FieldDefinition WHERE EntityDefinition.QualifiedApiName = 'Contact' "
        "AND IsFieldHistoryTracked = true",
        "tooling/query",
    )
    assert found == []


def test_an_object_has_room_for_so_many_long_texts_and_keys(driver: Driver) -> None:
    texts = [field(f"L{n}__c", "LongTextArea", length=131_072, visibleLines=3) for n in range(13)]
    keys = [field(f"K{n}__c", "Text", length=20, externalId=True) for n in range(26)]

    assert refused(driver, of_thing(*texts)) == [
        "The long text areas of an object can't hold more than 1638400 characters together"
    ]
    assert refused(driver, of_thing(*keys)) == ["An object can't have more than 25 external ID fields"]


def test_a_roll_up_sums_the_details_of_a_master(driver: Driver) -> None:
    parts = (
        field("Count__c", "Summary", summaryOperation="count", **FOREIGN),
        field("Total__c", "Summary", summarizedField="Part__c.Amount__c", summaryOperation="sum", **FOREIGN),
    )

    assert problems(driver.deploy(of_parts(*parts))) == []


@pytest.mark.parametrize(
    ("part", "problem"),
    [
        (
            field("A__c", "Summary", summaryForeignKey="Whole__c", summaryOperation="count"),
            "Must specify the name in the CustomObject.CustomField format (e.g. Account.MyNewCustomField)",
        ),
        (
            field("A__c", "Summary", summaryForeignKey="Part__c.Gone__c", summaryOperation="count"),
            "In field: summaryForeignKey - no CustomField named Part__c.Gone__c found",
        ),
        (
            field("A__c", "Summary", summarizedField="Part__c.Gone__c", summaryOperation="sum", **FOREIGN),
            "In field: summarizedField - no CustomField named Part__c.Gone__c found",
        ),
        (
            field("A__c", "Summary", summaryOperation="average", **FOREIGN),
            "'average' is not a valid value for the enum 'SummaryOperations'",
        ),
        (
            field("A__c", "Summary", summaryOperation="count", required=True, **FOREIGN),
            "Can not specify 'required' for a CustomField of type Summary",
        ),
    ],
)
def test_a_roll_up_is_refused(driver: Driver, part: str, problem: str) -> None:
    assert problem in refused(driver, of_parts(part))


def test_what_is_summed_cannot_be_removed(driver: Driver) -> None:
    total = field(
        "Total__c", "Summary", summarizedField="Part__c.Amount__c", summaryOperation="sum", **FOREIGN
    )
    driver.deploy(of_parts(total))
    destroyed = manifest({"CustomField": ["Part__c.Amount__c"]}).replace("<version>66.0</version>", "")

    result = driver.deploy({"package.xml": manifest({}), "destructiveChanges.xml": destroyed})

    assert problems(result) == [
        (
            "Part__c.Amount__c",
            "This custom field is referenced elsewhere in salesforce.com: Whole__c.Total__c",
        )
    ]


@pytest.mark.parametrize(
    ("owner", "name"),
    [
        ("Contact", "Email"),
        ("Contact", "MailingAddress"),
        ("Contact", "Name"),
        ("Account", "BillingAddress"),
        ("Task", "Subject"),
        ("Event", "Location"),
        ("Lead", "Address"),
    ],
)
def test_a_standard_field_is_classified_by_its_metadata_name(driver: Driver, owner: str, name: str) -> None:
    before = schema_of(driver.org)
    files = of_standard(owner, name, complianceGroup="PII;HIPAA", securityClassification="Restricted")

    first = driver.deploy(files)["details"]["componentSuccesses"][0]
    again = driver.deploy(files)["details"]["componentSuccesses"][0]

    assert (first["created"], first["changed"]) == (False, True)
    assert (again["created"], again["changed"]) == (False, False)
    assert differences(before, schema_of(driver.org)) == {
        f"classification {owner}.{name}": (None, ["Restricted", "PII;HIPAA", None])
    }
    driver.deploy(of_standard(owner, name))
    assert differences(before, schema_of(driver.org)) == {}


@pytest.mark.parametrize(
    ("owner", "name"),
    [("Contact", "FirstName"), ("Contact", "MailingStreet"), ("Contact", "Id"), ("Contact", "CreatedDate")],
)
def test_parts_and_system_fields_have_no_metadata(driver: Driver, owner: str, name: str) -> None:
    assert refused(driver, of_standard(owner, name, complianceGroup="PII")) == [
        "Could not resolve standard field's name."
    ]


def test_definitions_are_of_whole_fields_and_bounded_by_their_object(driver: Driver) -> None:
    found = driver.query(
        "SELECT QualifiedApiName, DataType, IsCompound FROM FieldDefinition "
        "WHERE EntityDefinition.QualifiedApiName = 'Contact'",
        "tooling/query",
    )
    types = {row["QualifiedApiName"]: row["DataType"] for row in found}

    assert {"MailingAddress", "Name", "Email", "AccountId"} <= types.keys()
    assert not {"MailingStreet", "LastName"} & types.keys()
    assert (types["Email"], types["AccountId"], types["Birthdate"]) == ("Email", "Lookup(Account)", "Date")
    for query in (
        "SELECT QualifiedApiName FROM FieldDefinition",
        "SELECT QualifiedApiName FROM FieldDefinition WHERE ComplianceGroup = 'PII'",
    ):
        assert driver.refused_query(query, "tooling/query") == (
            "MALFORMED_QUERY",
            "FieldDefinition: a filter on a reified column is required [EntityDefinitionId,DurableId]",
        )


def test_definitions_of_hidden_fields_are_hidden(driver: Driver) -> None:
    query = (
        "SELECT QualifiedApiName, DataType FROM FieldDefinition WHERE EntityDefinition.QualifiedApiName = "
        "'Contact' AND QualifiedApiName = 'Secret__c'"
    )
    driver.deploy(
        {
            "package.xml": manifest({"CustomField": ["Contact.Secret__c"], "PermissionSet": ["Loader"]}),
            "objects/Contact.object": standard_object(field("Secret__c", "Text", length=20)),
            "permissionsets/Loader.permissionset": permission_set("Loader", fields=["Contact.Secret__c"]),
        }
    )

    assert driver.query(query, "tooling/query") == []
    assert len(driver.query("SELECT Id FROM CustomField", "tooling/query")) == 1
    driver.assign("Loader")
    assert [row["DataType"] for row in driver.query(query, "tooling/query")] == ["Text(20)"]


@pytest.mark.parametrize(
    ("part", "shown"),
    [
        (field("A__c", "LongTextArea", length=32768, visibleLines=3), "Long Text Area(32768)"),
        (field("A__c", "Html", length=32768, visibleLines=3), "Rich Text Area(32768)"),
        (field("A__c", "Number", precision=18, scale=2), "Number(16, 2)"),
        (field("A__c", "DateTime"), "Date/Time"),
        (field("A__c", "AutoNumber", displayFormat="A-{0}"), "Auto Number"),
        (
            field("A__c", "Text", length=40, unique=True, externalId=True, caseSensitive=True),
            "Text(40) (External ID) (Unique Case Sensitive)",
        ),
        (field("A__c", "Checkbox", formula="ISBLANK(Title)"), "Formula (Checkbox)"),
    ],
)
def test_setup_shows_a_type_with_its_size(driver: Driver, part: str, shown: str) -> None:
    loader = permission_set("Loader", fields=["Contact.A__c"], editable=False)
    files = {
        "package.xml": manifest({"CustomField": ["Contact.A__c"], "PermissionSet": ["Loader"]}),
        "objects/Contact.object": standard_object(part),
        "permissionsets/Loader.permissionset": loader,
    }
    assert problems(driver.deploy(files)) == []
    driver.assign("Loader")

    row = driver.query(
        "SELECT DataType FROM FieldDefinition WHERE DurableId = 'Contact.A__c'", "tooling/query"
    )[0]

    assert row["DataType"] == shown
