import json

import pytest

from compiler.sandbox.org import Org
from tests.sandbox.org.driver import SEED, Driver, table


def test_versions_are_listed_without_a_token(driver: Driver) -> None:
    listed = json.loads(driver.send("GET", "/services/data", token="").body)

    assert listed[0]["version"] == "58.0"
    assert listed[-1] == {"label": "Summer '26", "url": "/services/data/v67.0", "version": "67.0"}


@pytest.mark.parametrize("version", ["20.0", "57.0", "68.0"])
def test_a_version_the_org_does_not_speak_is_not_found(version: str) -> None:
    driver = Driver(version=version)

    assert driver.call("GET", "/limits") == (
        404,
        [{"message": "The requested resource does not exist", "errorCode": "NOT_FOUND"}],
    )


def test_the_root_of_a_version_names_resources_and_identity(driver: Driver) -> None:
    status, body = driver.call("GET", "/")

    assert status == 200
    assert body["sobjects"] == "/services/data/v66.0/sobjects"
    assert body["identity"].startswith("https://localhost/id/00D5g0000000001EAA/005")


def test_every_api_call_counts_and_is_announced(driver: Driver) -> None:
    driver.call("GET", "/limits")
    driver.call("GET", "/sobjects/Nothing__c/describe")
    answer = driver.send("GET", "/services/data/v66.0/limits")

    assert answer.header("sforce-limit-info") == "api-usage=3/100000"
    assert json.loads(answer.body)["DailyApiRequests"] == {"Max": 100000, "Remaining": 99997}


def test_the_daily_allowance_ends_and_begins_again_with_the_day(driver: Driver) -> None:
    driver.control("POST", "/settings", {"api_requests": 2})
    driver.call("GET", "/limits")
    driver.call("GET", "/limits")

    status, body = driver.call("GET", "/limits")

    assert (status, body[0]["errorCode"]) == (403, "REQUEST_LIMIT_EXCEEDED")
    driver.wait(24 * 3600)
    driver.token = driver.sign_in()
    assert driver.call("GET", "/limits")[0] == 200


def test_batches_and_storage_are_counted(driver: Driver) -> None:
    rows = [(f"Name {number}",) for number in range(1024)]
    driver.bulk("Account", "insert", table(["Name"], *rows))

    body = driver.call("GET", "/limits")[1]

    assert body["DailyBulkApiBatches"] == {"Max": 15000, "Remaining": 14999}
    assert body["DataStorageMB"] == {"Max": 10240, "Remaining": 10238}


def test_describe_speaks_of_types_lengths_and_picklists(driver: Driver) -> None:
    body = driver.call("GET", "/sobjects/Contact/describe")[1]
    fields = {field["name"]: field for field in body["fields"]}

    assert (body["keyPrefix"], body["labelPlural"], body["custom"]) == ("003", "Contacts", False)
    assert body["fields"][0]["name"] == "Id"
    assert (fields["LastName"]["length"], fields["LastName"]["nillable"]) == (80, False)
    assert fields["AccountId"]["referenceTo"] == ["Account"]
    assert fields["Salutation"]["picklistValues"][0] == {
        "active": True,
        "defaultValue": False,
        "label": "Mr.",
        "validFor": None,
        "value": "Mr.",
    }
    assert (fields["CreatedDate"]["createable"], fields["CreatedDate"]["soapType"]) == (False, "xsd:dateTime")


def test_the_global_describe_lists_objects_by_name(driver: Driver) -> None:
    names = [item["name"] for item in driver.call("GET", "/sobjects")[1]["sobjects"]]

    assert names == sorted(names)
    assert {"Account", "Contact", "Event", "Task", "User"} <= set(names)
    assert "CustomField" not in names


def test_a_method_a_resource_does_not_know_is_named(driver: Driver) -> None:
    status, body = driver.call("PUT", "/sobjects/Contact")

    assert (status, body[0]["errorCode"]) == (405, "METHOD_NOT_ALLOWED")
    assert body[0]["message"] == "HTTP Method 'PUT' not allowed. Allowed are GET,HEAD,POST"


def test_the_same_requests_give_the_same_bytes() -> None:
    transcripts = []
    for _ in range(2):
        driver = Driver(Org(SEED))
        driver.create("Contact", LastName="Ng")
        transcripts.append(
            [
                driver.token,
                driver.send("GET", "/services/data/v66.0/query?q=SELECT+Id,CreatedDate+FROM+Contact"),
                driver.send("GET", "/services/data/v66.0/sobjects/Contact/describe"),
            ]
        )

    assert transcripts[0] == transcripts[1]


def test_describe_has_every_key_a_client_may_read(driver: Driver) -> None:
    body = driver.call("GET", "/sobjects/Event/describe")[1]
    object_keys = """
        actionOverrides activateable associateEntityType associateParentEntity childRelationships
        compactLayoutable createable custom customSetting deepCloneable defaultImplementation deletable
        deprecatedAndHidden extendedBy extendsInterfaces feedEnabled fields hasSubtypes implementedBy
        implementsInterfaces isInterface isSubtype keyPrefix label labelPlural layoutable
        listviewable lookupLayoutable mergeable mruEnabled name
        namedLayoutInfos networkScopeFieldName queryable recordTypeInfos replicateable retrieveable
        searchLayoutable searchable sobjectDescribeOption supportedScopes triggerable undeletable updateable
        urls
    """
    field_keys = """
        aggregatable aiPredictionField autoNumber byteLength calculated calculatedFormula cascadeDelete
        caseSensitive compoundFieldName controllerName createable custom defaultValue defaultValueFormula
        defaultedOnCreate dependentPicklist deprecatedAndHidden digits displayLocationInDecimal encrypted
        externalId extraTypeInfo filterable filteredLookupInfo formulaTreatNullNumberAsZero groupable
        highScaleNumber htmlFormatted idLookup inlineHelpText label length mask maskType name nameField
        namePointing nillable permissionable picklistValues polymorphicForeignKey precision queryByDistance
        referenceTargetField referenceTo relationshipName relationshipOrder restrictedDelete
        restrictedPicklist scale searchPrefilterable soapType sortable type unique updateable
        writeRequiresMasterRead
    """

    assert set(body) == set(object_keys.split())
    assert {frozenset(field) for field in body["fields"]} == {frozenset(field_keys.split())}


def test_child_relationships_say_what_goes_and_what_stays(driver: Driver) -> None:
    children = {
        (child["childSObject"], child["field"]): (
            child["relationshipName"],
            child["cascadeDelete"],
            child["restrictedDelete"],
        )
        for name in ("Account", "Contact")
        for child in driver.call("GET", f"/sobjects/{name}/describe")[1]["childRelationships"]
    }

    assert children["Account", "ParentId"] == ("ChildAccounts", False, False)
    assert children["Contact", "AccountId"] == ("Contacts", True, False)
    assert children["Opportunity", "AccountId"] == ("Opportunities", True, False)
    assert children["Event", "AccountId"] == (None, False, False)
    assert children["Event", "WhoId"] == ("Events", True, False)
    assert children["Case", "ContactId"] == ("Cases", False, True)
    assert children["ContentDocumentLink", "LinkedEntityId"] == ("ContentDocumentLinks", True, False)
    assert children["Contact", "ReportsToId"] == (None, False, False)
