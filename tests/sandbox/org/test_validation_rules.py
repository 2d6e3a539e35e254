"""The rule that keeps a key: nobody changes it, save who has the bypass; it is heeded row by row."""

import pytest

from compiler.sandbox.org.rows.validation import KeptField, kept_field
from tests.sandbox.org.driver import Driver, problems, table
from tests.sandbox.org.metadata import document, key_field, manifest, permission_set, standard_object
from tests.sandbox.org.surfaces import BYPASS, RULE, custom_permission, validation_rule, with_parts

KEY = "Migration_Key__c"
WORDS = "The key of the migration is kept."


def accounts(*grants: str, rule: str = "") -> dict[str, str]:
    """A key on Account that is kept, and a loader with these more grants."""
    loader = permission_set("Loader", fields=[f"Account.{KEY}"])
    return {
        "package.xml": manifest(
            {
                "CustomField": [f"Account.{KEY}"],
                "CustomPermission": ["Crosswalk_Bypass"],
                "PermissionSet": ["Loader"],
                "ValidationRule": ["Account.Kept"],
            }
        ),
        "customPermissions/Crosswalk_Bypass.customPermission": custom_permission("Bypass"),
        "objects/Account.object": standard_object(key_field(), rule or validation_rule("Kept")),
        "permissionsets/Loader.permissionset": with_parts(loader, *grants),
    }


@pytest.fixture
def kept(driver: Driver) -> Driver:
    assert problems(driver.deploy(accounts())) == []
    driver.assign("Loader")
    return driver


def test_a_new_record_may_have_any_key(kept: Driver) -> None:
    assert kept.create("Account", Name="North", Migration_Key__c="a")


def test_a_changed_key_is_refused_in_the_words_of_the_rule(kept: Driver) -> None:
    record = kept.create("Account", Name="North", Migration_Key__c="a")

    status, body = kept.call("PATCH", f"/sobjects/Account/{record}", {KEY: "b"})

    assert (status, body) == (
        400,
        [{"message": WORDS, "errorCode": "FIELD_CUSTOM_VALIDATION_EXCEPTION", "fields": [KEY]}],
    )
    assert kept.call("PATCH", f"/sobjects/Account/{record}", {KEY: None})[0] == 400
    assert kept.query(f"SELECT {KEY} FROM Account")[0][KEY] == "a"


def test_the_same_key_and_other_fields_may_be_written(kept: Driver) -> None:
    record = kept.create("Account", Name="North", Migration_Key__c="a")

    assert kept.call("PATCH", f"/sobjects/Account/{record}", {KEY: "a", "Name": "South"})[0] == 204
    assert kept.call("PATCH", f"/sobjects/Account/{KEY}/a", {"Name": "East"})[0] == 200


def test_an_empty_key_counts_as_changed_once_it_is_filled(kept: Driver) -> None:
    record = kept.create("Account", Name="North")

    assert kept.call("PATCH", f"/sobjects/Account/{record}", {KEY: "a"})[0] == 400


def test_bulk_loads_are_refused_row_by_row(kept: Driver) -> None:
    first = kept.create("Account", Name="North", Migration_Key__c="a")
    second = kept.create("Account", Name="South", Migration_Key__c="b")

    done = kept.bulk("Account", "update", table(["Id", KEY], [first, "x"], [second, "b"]))

    assert [row["sf__Id"] for row in done.successful] == [second]
    assert done.errors() == [f"FIELD_CUSTOM_VALIDATION_EXCEPTION:{WORDS}:{KEY} --"]


def test_collections_tell_which_record_it_was(kept: Driver) -> None:
    record = kept.create("Account", Name="North", Migration_Key__c="a")
    sent = {"records": [{"attributes": {"type": "Account"}, "id": record, KEY: "x"}]}

    _, body = kept.call("PATCH", "/composite/sobjects", sent)

    assert body[0]["errors"][0]["statusCode"] == "FIELD_CUSTOM_VALIDATION_EXCEPTION"


def test_the_bypass_opens_the_key(kept: Driver) -> None:
    record = kept.create("Account", Name="North", Migration_Key__c="a")
    kept.deploy(accounts(BYPASS))

    assert kept.call("PATCH", f"/sobjects/Account/{record}", {KEY: "b"})[0] == 204


def test_a_rule_that_is_switched_off_keeps_nothing(driver: Driver) -> None:
    driver.deploy(accounts(rule=validation_rule("Kept", active=False)))
    driver.assign("Loader")
    record = driver.create("Account", Name="North", Migration_Key__c="a")

    assert driver.call("PATCH", f"/sobjects/Account/{record}", {KEY: "b"})[0] == 204


def test_a_rule_of_another_object_is_not_heeded(kept: Driver) -> None:
    contact = kept.create("Contact", LastName="Ng")

    assert kept.call("PATCH", f"/sobjects/Contact/{contact}", {"LastName": "Wu"})[0] == 204


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        (RULE, KeptField(field=KEY, permission="Crosswalk_Bypass")),
        (
            "AND(\n  ISCHANGED(A__c),\n  NOT(ISNEW()),\n  NOT($Permission.B)\n)",
            KeptField(field="A__c", permission="B"),
        ),
        ("AND(NOT(ISNEW()), ISCHANGED(A__c))", None),
        ("AND(NOT($Permission.B), NOT(ISNEW()), ISCHANGED(A__c), TRUE)", None),
        ("OR(NOT($Permission.B), NOT(ISNEW()), ISCHANGED(A__c))", None),
        ("AND($Permission.B, NOT(ISNEW()), ISCHANGED(A__c))", None),
        ("AND(NOT($Permission.B), NOT($Permission.B), ISCHANGED(A__c))", None),
        ("ISBLANK(A__c)", None),
    ],
)
def test_only_one_form_is_run(formula: str, expected: KeptField | None) -> None:
    assert kept_field(formula) == expected


def test_the_package_may_bring_the_rule_alone(driver: Driver) -> None:
    driver.deploy(accounts())
    members = {"ValidationRule": ["Account.Kept"]}
    files = {
        "package.xml": manifest(members),
        "objects/Account.object": document("CustomObject", validation_rule("Kept", active=False)),
    }

    assert problems(driver.deploy(files)) == []
    rule = driver.query("SELECT Active FROM ValidationRule", "tooling/query")
    assert [row["Active"] for row in rule] == [False]
