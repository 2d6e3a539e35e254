"""How files and descriptions become the same words, and how readers are told from what an org answers."""

from collections.abc import Iterable, Mapping
from typing import cast

import pytest

from compiler.connectors.salesforce.api import Api
from compiler.connectors.salesforce.records import Records, Row
from compiler.connectors.salesforce.verifying.asking import Asking, Question
from compiler.connectors.salesforce.verifying.comparing import differences
from compiler.connectors.salesforce.verifying.expected import expected, field_properties
from compiler.connectors.salesforce.verifying.fields import described_type
from compiler.connectors.salesforce.verifying.fields import field_properties as described
from compiler.connectors.salesforce.verifying.readers import read_readers, reader_differences
from compiler.connectors.salesforce.verifying.tree import read_tree
from compiler.runtime.ports import Difference, Reader, Refused
from tests.connectors.salesforce.project import DEFAULT, lines, project
from tests.connectors.salesforce.world import Table, destination, refusal
from tests.connectors.world import json_reply

GRANTED = {"PermissionSet:Crosswalk_Clinical": {"field Contact.Note__c": "read", "object Contact": "read"}}


def field(inside: str) -> Mapping[str, str]:
    return field_properties(read_tree("F__c", lines("CustomField", inside)), {"Kinds": {"value a": "active"}})


@pytest.mark.parametrize(
    ("xml", "description", "name"),
    [
        ("<length>10</length><type>Text</type>", {"type": "string", "length": 10}, "Text(10)"),
        ("<type>TextArea</type>", {"type": "textarea", "length": 255}, "TextArea"),
        (
            "<length>32768</length><type>LongTextArea</type>",
            {"type": "textarea", "length": 32768},
            "LongTextArea(32768)",
        ),
        (
            "<length>32768</length><type>Html</type>",
            {"type": "textarea", "length": 32768, "htmlFormatted": True},
            "Html(32768)",
        ),
        (
            "<length>175</length><type>EncryptedText</type>",
            {"type": "encryptedstring", "length": 175},
            "EncryptedText(175)",
        ),
        (
            "<precision>18</precision><scale>2</scale><type>Number</type>",
            {"type": "double", "precision": 18, "scale": 2},
            "Number(18,2)",
        ),
        (
            "<precision>5</precision><scale>1</scale><type>Percent</type>",
            {"type": "percent", "precision": 5, "scale": 1},
            "Percent(5,1)",
        ),
        ("<type>Checkbox</type>", {"type": "boolean"}, "Checkbox"),
        ("<type>Time</type>", {"type": "time"}, "Time"),
        ("<type>MultiselectPicklist</type>", {"type": "multipicklist"}, "MultiselectPicklist"),
        (
            "<referenceTo>Contact</referenceTo><type>Lookup</type>",
            {"type": "reference", "referenceTo": ["Contact"], "relationshipOrder": None},
            "Lookup(Contact)",
        ),
        (
            "<referenceTo>Contact</referenceTo><type>MasterDetail</type>",
            {"type": "reference", "referenceTo": ["Contact"], "relationshipOrder": 0},
            "MasterDetail(Contact)",
        ),
        ("<type>AutoNumber</type>", {"type": "string", "length": 30, "autoNumber": True}, "AutoNumber"),
        ("<formula>1</formula><type>Number</type>", {"type": "double", "calculated": True}, "computed"),
        ("<type>Summary</type>", {"type": "currency", "calculated": True}, "computed"),
    ],
)
def test_files_and_descriptions_name_a_type_alike(xml: str, description: Row, name: str) -> None:
    assert field(xml)["type"] == name
    assert described_type(description) == name


def test_a_list_of_values_is_that_of_the_field_or_the_one_that_it_names() -> None:
    own = (
        "<type>Picklist</type><valueSet><restricted>true</restricted><valueSetDefinition><sorted>false</sorted>"
        "<value><fullName>A</fullName></value><value><fullName>B</fullName><isActive>false</isActive></value>"
        "</valueSetDefinition></valueSet>"
    )
    named = (
        "<type>Picklist</type><valueSet><restricted>true</restricted><valueSetName>Kinds</valueSetName>"
        "</valueSet>"
    )

    assert {what for what in field(own) if what.startswith("value ")} == {"value A"}
    assert {what for what in field(named) if what.startswith("value ")} == {"value a"}
    assert field(own)["restricted"] == "yes"


def test_values_that_were_switched_off_are_not_there() -> None:
    choices = [{"value": "A", "active": True}, {"value": "B", "active": False}]

    found = described({"type": "picklist", "picklistValues": choices, "nillable": True})

    assert {what for what in found if what.startswith("value ")} == {"value A"}


def test_values_are_missing_or_extra_one_by_one() -> None:
    wanted = {"CustomField:A__c.B__c": {"type": "Picklist", "value No Show": "active"}}
    found = {"CustomField:A__c.B__c": {"type": "Picklist", "value Gone": "active"}}

    assert differences(wanted, found, ()) == (
        Difference(how="extra", component="CustomField:A__c.B__c", what="value Gone", found="active"),
        Difference(how="missing", component="CustomField:A__c.B__c", what="value No Show", expected="active"),
    )


def test_what_one_side_does_not_tell_is_not_compared() -> None:
    wanted = {"CustomField:Contact.B__c": {"type": "Text(10)", "value A": "active"}, "CustomObject:A__c": {}}
    found = {"CustomField:Contact.B__c": {}, "CustomObject:A__c": {"label": "A"}}

    assert differences(wanted, found, ()) == ()


def test_a_part_of_the_project_that_is_deployed_on_purpose_is_not_expected() -> None:
    package = lines(
        "Package", "<types><members>A.B__c</members><name>CustomField</name></types><version>66.0</version>"
    )
    inside = "<fullName>B__c</fullName><length>{}</length><type>Text</type>"
    files = {
        "manifest/package.xml": package,
        "manifest/package-shield.xml": package,
        f"{DEFAULT}/objects/A/fields/B__c.field-meta.xml": lines("CustomField", inside.format(10)),
        "shield/main/default/objects/A/fields/B__c.field-meta.xml": lines("CustomField", inside.format(20)),
    }

    assert expected(files)["CustomField:A.B__c"]["type"] == "Text(10)"


def test_a_file_that_is_no_xml_is_refused_with_its_name() -> None:
    with pytest.raises(
        Refused, match=r"a\.object-meta\.xml is not well-formed XML; compile the project again"
    ):
        read_tree("a.object-meta.xml", b"<CustomObject>")


def test_a_user_who_may_not_see_the_setup_is_told_which_permission_opens_it() -> None:
    org, _ = destination(
        Table(
            {
                "GET /tooling/query": refusal("INVALID_TYPE"),
                "GET /query/": json_reply({"totalSize": 0, "done": True, "records": []}),
            }
        )
    )

    with pytest.raises(Refused, match="give the user the permission View Setup and Configuration"):
        org.verify(project())


class Told(Asking):
    """An org that answers each query with all that it holds of an object and that is asked for."""

    def __init__(self, held: Mapping[str, Iterable[Row]]) -> None:
        super().__init__(cast("Api", None), cast("Records", None))
        self._held = held

    def among(self, question: Question, column: str, values: Iterable[str]) -> tuple[Row, ...]:
        wanted = set(values)
        return tuple(row for row in self._held.get(question.object, ()) if row.get(column) in wanted)

    def all(self, question: Question, *more: str) -> tuple[Row, ...]:
        return tuple(
            row
            for row in self._held.get(question.object, ())
            if any(row.get(column) is True for column in question.columns)
        )

    def described(self, name: str) -> Mapping[str, Row]:
        return {"PermissionsViewAllData": {}, "PermissionsModifyAllData": {}}


def permission(holder: str, name: str, *, edits: bool = False) -> Row:
    return {"ParentId": holder, "Field": name, "PermissionsRead": True, "PermissionsEdit": edits}


def permission_set(holder: str, name: str, **more: object) -> Row:
    return {"Id": holder, "Name": name, "IsOwnedByProfile": False, "Profile": None, "Type": "Regular", **more}


def assigned(user: str, holder: str, group: str | None = None) -> Row:
    return {"AssigneeId": user, "PermissionSetId": holder, "PermissionSetGroupId": group}


NOTE = {"Contact": {"Note__c": {"name": "Note__c", "permissionable": True}}}


def test_a_person_who_has_a_set_twice_counts_once() -> None:
    asking = Told(
        {
            "FieldPermissions": [permission("0PS1", "Contact.Note__c")],
            "PermissionSet": [permission_set("0PS1", "Crosswalk_Clinical")],
            "PermissionSetGroupComponent": [{"PermissionSetId": "0PS1", "PermissionSetGroupId": "0PG1"}],
            "PermissionSetGroup": [{"Id": "0PG1", "DeveloperName": "Crosswalk_Emergency_Access"}],
            "PermissionSetAssignment": [
                assigned("u1", "0PS1"),
                assigned("u1", "0PS9", "0PG1"),
                assigned("u2", "0PS9", "0PG1"),
            ],
        }
    )

    assert read_readers(asking, [("Contact", "Note__c")], NOTE, GRANTED) == (
        Reader(
            object="Contact",
            field="Note__c",
            holder="Crosswalk_Clinical",
            profile=False,
            edits=False,
            people=2,
            expected=True,
        ),
    )


def test_what_a_group_has_from_its_sets_is_told_once_and_what_it_has_besides_is_told() -> None:
    group = permission_set("0PS9", "X9", Type="Group", PermissionSetGroupId="0PG1")
    asking = Told(
        {
            "FieldPermissions": [
                permission("0PS1", "Contact.Note__c"),
                permission("0PS9", "Contact.Note__c"),
                permission("0PS9", "Contact.Other__c"),
            ],
            "PermissionSet": [permission_set("0PS1", "Crosswalk_Clinical"), group],
            "PermissionSetGroupComponent": [{"PermissionSetId": "0PS1", "PermissionSetGroupId": "0PG1"}],
            "PermissionSetGroup": [{"Id": "0PG1", "DeveloperName": "Everybody"}],
        }
    )
    health = [("Contact", "Note__c"), ("Contact", "Other__c")]

    found = read_readers(asking, health, {}, GRANTED)

    assert [(each.field, each.holder) for each in found] == [
        ("Note__c", "Crosswalk_Clinical"),
        ("Other__c", "Everybody"),
    ]
    assert reader_differences(found, GRANTED) == (
        Difference(
            how="extra", component="PermissionSet:Everybody", what="field Contact.Other__c", found="read"
        ),
    )


def test_an_address_is_read_by_permission_on_the_whole() -> None:
    parts: Mapping[str, Row] = {
        "MailingStreet": {"permissionable": True, "compoundFieldName": "MailingAddress"},
        "MailingAddress": {"permissionable": True, "compoundFieldName": None},
    }
    asking = Told(
        {
            "FieldPermissions": [permission("0PS1", "Contact.MailingAddress", edits=True)],
            "PermissionSet": [
                permission_set("0PS1", "X1", IsOwnedByProfile=True, Profile={"Name": "Reception"})
            ],
            "PermissionSetAssignment": [assigned("u1", "0PS1")],
        }
    )

    found = read_readers(asking, [("Contact", "MailingStreet")], {"Contact": parts}, {})

    assert [(each.holder, each.profile, each.edits, each.people) for each in found] == [
        ("Reception", True, True, 1)
    ]
    assert reader_differences(found, {}) == ()


def test_a_field_without_permissions_of_its_own_is_read_by_whoever_reads_the_object() -> None:
    asking = Told(
        {
            "ObjectPermissions": [
                {"ParentId": "0PS1", "SobjectType": "Invoice__c", "PermissionsEdit": False},
                {"ParentId": "0PS2", "SobjectType": "Invoice__c", "PermissionsEdit": True},
            ],
            "PermissionSet": [
                permission_set("0PS1", "Crosswalk_Billing"),
                permission_set("0PS2", "Accounts"),
            ],
        }
    )
    fields = {"Invoice__c": {"Amount__c": {"permissionable": False}}}
    granted = {"PermissionSet:Crosswalk_Billing": {"object Invoice__c": "read"}}

    found = read_readers(asking, [("Invoice__c", "Amount__c")], fields, granted)

    assert [(each.holder, each.edits, each.expected) for each in found] == [
        ("Accounts", True, False),
        ("Crosswalk_Billing", False, True),
    ]
    assert [each.component for each in reader_differences(found, granted)] == ["PermissionSet:Accounts"]


def test_a_field_that_no_permission_decides_about_is_said_to_be_open() -> None:
    asking = Told({})

    found = read_readers(asking, [("Task", "Subject")], {"Task": {"Subject": {"permissionable": False}}}, {})

    assert found == ()
    assert asking.unseen == [
        "Task: Subject: everybody who may see the record reads this; no permission on the field decides"
    ]


def test_whoever_sees_everything_is_told_and_is_no_difference() -> None:
    asking = Told(
        {
            "PermissionSet": [
                permission_set(
                    "0PS1",
                    "X1",
                    IsOwnedByProfile=True,
                    Profile={"Name": "System Administrator"},
                    PermissionsViewAllData=True,
                )
            ],
            "PermissionSetAssignment": [assigned("u1", "0PS1"), assigned("u2", "0PS1")],
        }
    )

    found = read_readers(asking, [], {}, {})

    assert [(each.object, each.field, each.holder, each.people) for each in found] == [
        ("", "ViewAllData", "System Administrator", 2)
    ]
    assert reader_differences(found, {}) == ()
