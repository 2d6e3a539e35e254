"""What is taken away, in which order, what goes along, and what no deployment can take away."""

from compiler.connectors.salesforce.kinds import REMOVED_IN_ORDER
from compiler.connectors.salesforce.stages import members
from compiler.connectors.salesforce.withdrawing import (
    Withdrawal,
    classes_in,
    field_file,
    inactive_record_types,
    removable,
    same_classes,
    staying,
    staying_notes,
)
from tests.connectors.salesforce.project import DEFAULT, lines

CREATED = (
    "CustomField:Contact.A__c",
    "CustomField:Contact.Email",
    "CustomField:New__c.B__c",
    "CustomObject:Account",
    "CustomObject:New__c",
    "CustomPermission:Bypass",
    "CustomTab:New__c",
    "GlobalValueSet:States",
    "Layout:New__c-New Layout",
    "Layout:Old__c-Old Layout",
    "ListView:New__c.All",
    "PermissionSet:Loader",
    "PermissionSetGroup:Emergency",
    "RecordType:Case.Incident",
    "RecordType:New__c.Kind",
    "Settings:Activities",
    "StandardValueSet:TaskStatus",
    "ValidationRule:Contact.Kept",
)


def test_users_go_before_what_they_use_and_parts_with_their_object() -> None:
    assert removable(reversed(CREATED)) == (
        "PermissionSetGroup:Emergency",
        "PermissionSet:Loader",
        "CustomTab:New__c",
        "Layout:Old__c-Old Layout",
        "ValidationRule:Contact.Kept",
        "CustomField:Contact.A__c",
        "CustomObject:New__c",
        "GlobalValueSet:States",
        "CustomPermission:Bypass",
    )


def test_the_platforms_own_is_never_taken_away() -> None:
    assert not {"CustomField:Contact.Email", "CustomObject:Account"} & set(removable(CREATED))
    assert staying(CREATED) == ("RecordType:Case.Incident", "Settings:Activities")


def test_a_part_of_an_object_that_stays_is_taken_away_by_itself() -> None:
    assert removable(["CustomField:Theirs__c.B__c"]) == ("CustomField:Theirs__c.B__c",)


def test_the_manifest_keeps_the_order() -> None:
    made = Withdrawal(removed=removable(CREATED), restored={}).files("66.0")
    text = made["destructiveChangesPost.xml"].decode()
    places = [
        text.index(f"<name>{kind}</name>") for kind in REMOVED_IN_ORDER if f"<name>{kind}</name>" in text
    ]
    assert places == sorted(places)
    assert members("x", made["destructiveChangesPost.xml"]) == set(removable(CREATED))
    assert members("x", made["package.xml"]) == frozenset()


def test_a_record_type_is_switched_off_without_what_it_needs() -> None:
    path = f"{DEFAULT}/objects/Case/recordTypes/Incident.recordType-meta.xml"
    content = lines(
        "RecordType",
        "<fullName>Incident</fullName><active>true</active><businessProcess>Incident</businessProcess>"
        "<label>Incident</label><picklistValues><picklist>A__c</picklist></picklistValues>",
    )
    (made,) = inactive_record_types(["RecordType:Case.Incident"], {path: content}).values()
    assert made.decode().splitlines()[2:-1] == [
        "    <fullName>Incident</fullName>",
        "    <active>false</active>",
        "    <businessProcess>Incident</businessProcess>",
        "    <label>Incident</label>",
    ]
    assert list(staying_notes(["RecordType:Case.Incident"], {path: content})) == [
        "the record type Case.Incident is deactivated; delete it in Setup > Object Manager > Case"
    ]
    assert list(staying_notes(["RecordType:Case.Incident"], {})) == [
        "the record type Case.Incident is still active; delete it in Setup > Object Manager > Case"
    ]


def test_a_classification_is_compared_without_its_order() -> None:
    (content,) = field_file("CustomField:Contact.Email", {"complianceGroup": "PII;HIPAA"}).values()
    assert classes_in(content) == {"complianceGroup": "PII;HIPAA"}
    assert same_classes(classes_in(content), {"complianceGroup": "HIPAA;PII", "securityClassification": ""})
    assert not same_classes(classes_in(content), {"complianceGroup": "HIPAA"})
