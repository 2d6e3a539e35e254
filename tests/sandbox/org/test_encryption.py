"""Masked texts, and what Shield Platform Encryption can and cannot do."""

import pytest

from compiler.sandbox.org import Org
from tests.sandbox.org.driver import SEED, Driver, problems
from tests.sandbox.org.metadata import field, manifest, permission_set, standard_object
from tests.sandbox.org.test_field_kinds import of_standard, of_thing, refused

SHIELD = {"client_id": "client", "client_secret": "secret", "shield": True}


@pytest.mark.parametrize(
    ("kind", "expected"),
    [("all", "***********"), ("lastFour", "*******6789"), ("ssn", "***-**-6789"), ("sin", "***-***-789")],
)
def test_masked_texts_are_read_in_clear_only_with_the_permission(
    driver: Driver, kind: str, expected: str
) -> None:
    number = field("Number__c", "EncryptedText", length=20, maskChar="asterisk", maskType=kind)

    def files(*permissions: str) -> dict[str, str]:
        return {
            "package.xml": manifest({"CustomField": ["Contact.Number__c"], "PermissionSet": ["Loader"]}),
            "objects/Contact.object": standard_object(number),
            "permissionsets/Loader.permissionset": permission_set(
                "Loader", fields=["Contact.Number__c"], permissions=permissions
            ),
        }

    driver.deploy(files())
    driver.assign("Loader")
    record = driver.create("Contact", LastName="Ng", Number__c="123-45-6789")

    masked = driver.query("SELECT Number__c FROM Contact")[0]["Number__c"]
    read = driver.call("GET", f"/sobjects/Contact/{record}?fields=Number__c")[1]["Number__c"]
    refusal = driver.refused_query("SELECT Id FROM Contact WHERE Number__c = '123-45-6789'")
    driver.deploy(files("ViewEncryptedData"))

    assert (masked, read, refusal[0]) == (expected, expected, "INVALID_FIELD")
    assert driver.query("SELECT Number__c FROM Contact")[0]["Number__c"] == "123-45-6789"


@pytest.fixture
def shielded() -> Driver:
    """An org with Shield Platform Encryption."""
    return Driver(Org(SEED | {"organization": SHIELD}))


@pytest.mark.parametrize("kind", ["Date", "DateTime", "Email", "Phone", "TextArea", "Url"])
def test_shield_encrypts_these_kinds(shielded: Driver, kind: str) -> None:
    part = field("A__c", kind, encryptionScheme="ProbabilisticEncryption")

    assert problems(shielded.deploy(of_thing(part))) == []


@pytest.mark.parametrize(
    ("part", "problem"),
    [
        (
            field("A__c", "Number", precision=5, scale=0, encryptionScheme="ProbabilisticEncryption"),
            "Can not specify 'encryptionScheme' for a CustomField of type Number",
        ),
        (
            field("A__c", "Text", length=9, unique=True, encryptionScheme="ProbabilisticEncryption"),
            "Field Thing__c.A__c is unique or an external ID and can't use ProbabilisticEncryption",
        ),
        (
            field("A__c", "Text", length=9, encryptionScheme="Strong"),
            "'Strong' is not a valid value for the enum 'EncryptionScheme'",
        ),
    ],
)
def test_shield_cannot_encrypt_everything(shielded: Driver, part: str, problem: str) -> None:
    assert problem in refused(shielded, of_thing(part))


def test_shield_encrypts_standard_fields_by_their_whole(shielded: Driver) -> None:
    encrypted = {"encryptionScheme": "ProbabilisticEncryption"}

    assert problems(shielded.deploy(of_standard("Contact", "MailingAddress", **encrypted))) == []
    assert refused(shielded, of_standard("Contact", "LeadSource", **encrypted)) == [
        "Field Contact.LeadSource can't be encrypted"
    ]
    described = shielded.call("GET", "/sobjects/Contact/describe")[1]["fields"]
    street = next(each for each in described if each["name"] == "MailingStreet")
    assert (street["encrypted"], street["filterable"]) == (True, False)
    assert shielded.refused_query("SELECT Id FROM Contact WHERE MailingStreet = 'A'")[0] == "INVALID_FIELD"


def test_a_key_may_be_encrypted_the_same_way_each_time(shielded: Driver) -> None:
    part = field(
        "A__c",
        "Text",
        length=9,
        unique=True,
        externalId=True,
        encryptionScheme="CaseSensitiveDeterministicEncryption",
    )

    assert problems(shielded.deploy(of_thing(part))) == []


def test_what_is_encrypted_the_same_way_each_time_is_found_by_whole_values_only(shielded: Driver) -> None:
    exact = {"encryptionScheme": "CaseSensitiveDeterministicEncryption"}
    assert problems(shielded.deploy(of_standard("Contact", "Email", **exact))) == []
    made = shielded.create("Contact", LastName="Ng", Email="b@clinic.example")

    for condition in ("Email = 'b@clinic.example'", "Email IN ('b@clinic.example', 'c@clinic.example')"):
        assert [row["Id"] for row in shielded.query(f"SELECT Id FROM Contact WHERE {condition}")] == [made]
    for condition in ("Email LIKE 'b%'", "Email > 'a'"):
        assert shielded.refused_query(f"SELECT Id FROM Contact WHERE {condition}")[0] == "INVALID_FIELD"
