"""Record types: what a deployment refuses, and that a record can be of a type only where its loader may."""

import pytest

from tests.sandbox.org.driver import Driver, problems, table
from tests.sandbox.org.metadata import (
    document,
    elements,
    field,
    key_field,
    manifest,
    permission_set,
    picklist,
    standard_object,
)


def record_type(name: str, *picklists: str, tag: str = "recordTypes", **values: object) -> str:
    chosen = {"active": True, "label": name.replace("_", " "), **values}
    inner = elements(fullName=name, active=chosen.pop("active"))
    inner += elements(**dict(sorted(chosen.items())))
    return f"<{tag}>{inner}{''.join(picklists)}</{tag}>"


def allowed(picklist_name: str, *values: str) -> str:
    shown = "".join(f"<values>{elements(fullName=value, default=False)}</values>" for value in values)
    return f"<picklistValues><picklist>{picklist_name}</picklist>{shown}</picklistValues>"


def process(name: str, *values: str) -> str:
    shown = "".join(f"<values>{elements(fullName=value, default=False)}</values>" for value in values)
    return f"<businessProcesses>{elements(fullName=name, isActive=True)}{shown}</businessProcesses>"


COLOUR = field("Colour__c", "Picklist", inner=picklist("Red", "Green/Blue", "Grey"))
CLINIC = record_type("Clinic", allowed("Colour__c", "Red", "Green%2FBlue"))
VISIBLE = (
    "<recordTypeVisibilities><recordType>Account.Clinic</recordType><visible>true</visible>"
    "</recordTypeVisibilities>"
)


def clinic(*parts: str, grant: str = VISIBLE, **more: str) -> dict[str, str]:
    loader = permission_set("Loader", fields=["Account.Colour__c", "Account.Key__c"])
    return {
        "package.xml": manifest(
            {
                "CustomField": ["Account.Colour__c", "Account.Key__c"],
                "PermissionSet": ["Loader"],
                "RecordType": ["Account.Clinic"],
            }
        ),
        "objects/Account.object": standard_object(key_field("Key__c"), COLOUR, *(parts or (CLINIC,))),
        "permissionsets/Loader.permissionset": loader.replace("</PermissionSet>", f"{grant}</PermissionSet>"),
        **more,
    }


def only(path: str, names: dict[str, list[str]], *parts: str) -> dict[str, str]:
    return {"package.xml": manifest(names), path: standard_object(*parts)}


@pytest.fixture
def typed(driver: Driver) -> Driver:
    assert problems(driver.deploy(clinic())) == []
    driver.assign("Loader")
    return driver


def clinic_id(driver: Driver) -> str:
    found = driver.query(
        "SELECT Id, Name, IsActive FROM RecordType WHERE SobjectType = 'Account' AND DeveloperName = 'Clinic'"
    )
    assert [(each["Name"], each["IsActive"]) for each in found] == [("Clinic", True)]
    assert str(found[0]["Id"]).startswith("012")
    return str(found[0]["Id"])


def test_a_record_takes_a_type_that_its_writer_was_given(typed: Driver) -> None:
    made = typed.create("Account", Name="North", RecordTypeId=clinic_id(typed), Colour__c="Green/Blue")

    found = typed.query(f"SELECT RecordType.DeveloperName FROM Account WHERE Id = '{made}'")

    assert found[0]["RecordType"]["DeveloperName"] == "Clinic"


def test_deploying_again_keeps_the_id(typed: Driver) -> None:
    before = clinic_id(typed)

    typed.deploy(clinic())

    assert clinic_id(typed) == before


def test_a_type_that_nobody_was_given_is_refused_in_the_words_of_an_org(driver: Driver) -> None:
    driver.deploy(clinic(grant=""))
    driver.assign("Loader")
    clinic_type = clinic_id(driver)

    assert driver.refused("Account", Name="North", RecordTypeId=clinic_type) == (
        "INVALID_CROSS_REFERENCE_KEY",
        f"Record Type ID: this ID value isn't valid for the user: {clinic_type}",
        ["RecordTypeId"],
    )


def test_an_id_of_no_record_type_is_refused_row_by_row(typed: Driver) -> None:
    unknown = "012000000000001AAA"

    done = typed.bulk(
        "Account",
        "upsert",
        table(
            ("Key__c", "Name", "RecordTypeId"),
            ("a", "North", clinic_id(typed)),
            ("b", "South", unknown),
            ("c", "East", "nonsense"),
        ),
        key="Key__c",
    )

    assert [row["Key__c"] for row in done.successful] == ["a"]
    assert sorted(done.errors()) == [
        "INVALID_CROSS_REFERENCE_KEY:Record Type ID: this ID value isn't valid for the user: "
        f"{unknown}:RecordTypeId --",
        "MALFORMED_ID:Record Type ID: id value of incorrect type: nonsense:RecordTypeId --",
    ]


def test_a_value_that_the_type_does_not_list_is_refused(typed: Driver) -> None:
    code, message, fields = typed.refused(
        "Account", Name="North", RecordTypeId=clinic_id(typed), Colour__c="Grey"
    )

    assert (code, fields) == ("INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST", ["Colour__c"])
    assert message == "Colour: bad value for restricted picklist field: Grey"
    assert typed.create("Account", Name="Without a type", Colour__c="Grey")


def test_an_object_without_record_types_has_no_such_field(driver: Driver) -> None:
    assert driver.refused("Account", Name="North", RecordTypeId="012000000000001AAA")[0] == "INVALID_FIELD"


def test_describe_lists_the_type_and_whether_it_is_available(typed: Driver) -> None:
    _, body = typed.call("GET", "/sobjects/Account/describe")

    infos = {info["developerName"]: (info["available"], info["master"]) for info in body["recordTypeInfos"]}
    assert infos == {"Clinic": (True, False), "Master": (True, True)}


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (
            record_type("Clinic", allowed("Colour__c", "Pink")),
            "Picklist value: Pink in picklist: Colour__c not found",
        ),
        (
            record_type("Clinic", allowed("Shape__c", "Round")),
            "Picklist value: Round in picklist: Shape__c not found",
        ),
        (record_type("Clinic", label=None), "Required field is missing: label"),
    ],
)
def test_a_wrong_record_type_is_not_deployed(driver: Driver, made: str, expected: str) -> None:
    assert problems(driver.deploy(clinic(made))) == [("Account.Clinic", expected)]


def test_a_permission_set_cannot_show_a_record_type_that_is_not_there(driver: Driver) -> None:
    files = clinic(grant=VISIBLE.replace("Clinic", "Ward"))

    assert problems(driver.deploy(files)) == [
        ("Loader", "In field: recordType - no RecordType named Account.Ward found")
    ]


def test_record_types_of_opportunities_need_a_process(driver: Driver) -> None:
    names = {"RecordType": ["Opportunity.Membership"], "BusinessProcess": ["Opportunity.Membership"]}
    bare = only(
        "objects/Opportunity.object", {"RecordType": ["Opportunity.Membership"]}, record_type("Membership")
    )
    whole = only(
        "objects/Opportunity.object",
        names,
        process("Membership", "Prospecting", "Id%2E Decision Makers"),
        record_type("Membership", businessProcess="Membership"),
    )
    wrong = only(
        "objects/Opportunity.object",
        names,
        process("Membership", "Bound"),
        record_type("Membership", businessProcess="Membership"),
    )

    assert problems(driver.deploy(bare)) == [
        ("Opportunity.Membership", "Required field is missing: businessProcess")
    ]
    assert problems(driver.deploy(wrong)) == [
        ("Opportunity.Membership", "Picklist value: Bound in picklist: StageName not found")
    ]
    assert problems(driver.deploy(whole)) == []


def test_objects_that_cannot_have_record_types_are_refused(driver: Driver) -> None:
    files = only("objects/PricebookEntry.object", {"RecordType": ["PricebookEntry.Fee"]}, record_type("Fee"))

    assert problems(driver.deploy(files)) == [
        ("PricebookEntry.Fee", "Record types are not supported for PricebookEntry")
    ]


def test_a_record_type_cannot_be_deleted_by_deployment(typed: Driver) -> None:
    result = typed.deploy(
        {
            "package.xml": manifest({}),
            "destructiveChanges.xml": document(
                "Package", "<types><members>Account.Clinic</members><name>RecordType</name></types>"
            ),
        }
    )

    assert problems(result) == [("Account.Clinic", "Cannot delete record type through API")]
