"""The deployable project: what each type of field becomes, who may see it, and that it deploys as it is."""

import json
import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from syrupy.assertion import SnapshotAssertion

from compiler.platforms.known import PLATFORMS
from tests.platforms import clinic
from tests.platforms.projects import Project, breaches

SALESFORCE = PLATFORMS["salesforce"]


def project(*edits: tuple[str, str]) -> Project:
    return Project(files=SALESFORCE.metadata(clinic.program(*edits)))


def shipped() -> Project:
    return Project(files=SALESFORCE.metadata(clinic.sound(clinic.shipped()).program))


@pytest.mark.parametrize("made", [project, shipped])
def test_no_law_of_a_deployment_is_broken(made: Callable[[], Project]) -> None:
    assert breaches(made()) == []


@pytest.mark.parametrize("made", [project, shipped])
def test_the_manifest_lists_exactly_the_components_there_are(made: Callable[[], Project]) -> None:
    found = made()

    assert found.members() == found.components()
    assert "Activity.Clinic_Key__c" in project().members()["CustomField"]


@pytest.mark.parametrize("made", [project, shipped])
def test_every_xml_file_starts_with_its_declaration_and_ends_with_one_line_feed(
    made: Callable[[], Project],
) -> None:
    for path, text in made().files.items():
        assert text.endswith("\n")
        assert not text.endswith("\n\n")
        assert "\r" not in text
        if path.endswith(".xml"):
            assert text.startswith('<?xml version="1.0" encoding="UTF-8"?>\n<')
            assert "<!--" not in text


@pytest.mark.parametrize(
    ("home", "name", "expected"),
    [
        ("Contact", "Story__c", {"type": "LongTextArea", "length": "4000", "visibleLines": "6"}),
        ("Contact", "Owes__c", {"type": "Currency", "precision": "18", "scale": "2", "required": "false"}),
        ("Contact", "Mood__c", {"type": "Picklist", "label": "Mood", "required": "false"}),
        ("Contact", "Moods__c", {"type": "MultiselectPicklist", "visibleLines": "4"}),
        ("Activity", "Reason__c", {"type": "Text", "length": "100", "required": "false"}),
        ("Case_File__c", "Closed__c", {"type": "Checkbox", "defaultValue": "false"}),
        ("Case_File__c", "Count__c", {"type": "Number", "precision": "18", "scale": "0"}),
        ("Case_File__c", "Share__c", {"type": "Number", "precision": "5", "scale": "2"}),
        ("Case_File__c", "Opened__c", {"type": "Date"}),
        ("Case_File__c", "Seen__c", {"type": "DateTime"}),
        ("Case_File__c", "Mail__c", {"type": "Email"}),
        ("Case_File__c", "Phone__c", {"type": "Phone"}),
        ("Case_File__c", "Site__c", {"type": "Url"}),
        ("Case_File__c", "Page__c", {"type": "Html", "length": "5000", "visibleLines": "10"}),
        ("Case_File__c", "Code__c", {"type": "Text", "unique": "true", "externalId": "false"}),
        (
            "Case_File__c",
            "Person__c",
            {
                "type": "Lookup",
                "referenceTo": "Contact",
                "required": "true",
                "deleteConstraint": "Restrict",
                "relationshipName": "Person_Case_Files",
                "relationshipLabel": "Case Files",
            },
        ),
        (
            "Case_File__c",
            "Doctor__c",
            {"type": "Lookup", "deleteConstraint": "SetNull", "relationshipName": "Doctor_Case_Files"},
        ),
    ],
)
def test_a_field_becomes_what_its_type_says(home: str, name: str, expected: dict[str, str]) -> None:
    found = project().field(home, name)

    assert {key: found.get(key) for key in expected} == expected


def test_picklists_are_closed_and_keep_the_authors_order() -> None:
    found = project()
    text = found.files["force-app/main/default/objects/Contact/fields/Mood__c.field-meta.xml"]
    shared = found.files[
        "force-app/main/default/globalValueSets/Crosswalk_Mood_Label.globalValueSet-meta.xml"
    ]

    assert found.values("Contact", "Mood__c") == ["Good", "Bad"]
    assert found.values("Contact", "Moods__c") == ["Good", "Bad"]
    assert "<restricted>true</restricted>" in text
    assert "<valueSetName>Crosswalk_Mood_Label</valueSetName>" in text
    assert "<sorted>false</sorted>" in shared


def test_every_written_object_gets_the_key_and_found_ones_do_not() -> None:
    fields = project().fields()
    keys = {name: field for name, field in fields.items() if name.endswith(".Clinic_Key__c")}

    assert sorted(keys) == [
        "Account.Clinic_Key__c",
        "Activity.Clinic_Key__c",
        "Case_File__c.Clinic_Key__c",
        "Contact.Clinic_Key__c",
        "ContentVersion.Clinic_Key__c",
    ]
    for key in keys.values():
        wanted = {"type": "Text", "length": "100", "unique": "true", "externalId": "true"}
        assert {name: key.get(name) for name in wanted} == wanted
        assert key["caseSensitive"] == "true"
        assert key["required"] == "false"
    assert fields["Contact.Clinic_Created__c"]["type"] == "DateTime"


def test_the_letter_case_of_keys_counts_as_the_pair_says() -> None:
    found = project(("type: text(100)}\n  audit", "type: text(100), case_sensitive: false}\n  audit"))

    assert found.field("Contact", "Clinic_Key__c")["caseSensitive"] == "false"


def test_a_custom_object_is_private_numbered_and_has_a_history() -> None:
    found = project().object("Case_File__c")

    assert found == {
        "compactLayoutAssignment": "Crosswalk_Compact",
        "deploymentStatus": "Deployed",
        "description": "Migrated from Clinic Person (route case_file). "
        "Strictest class of health data: identifier.",
        "enableActivities": "true",
        "enableFeeds": "false",
        "enableHistory": "true",
        "enableReports": "true",
        "enableSearch": "false",
        "externalSharingModel": "Private",
        "label": "Case File",
        "pluralLabel": "Case Files",
        "sharingModel": "Private",
        "visibility": "Public",
    }


def test_a_description_says_where_values_come_from_and_how_they_are_classed() -> None:
    found = project()

    assert found.field("Contact", "Mood__c")["description"] == (
        "Route person from Clinic Person.mood: mood | map(mood). Class of health data: health."
    )
    assert found.field("Contact", "Clinic_Key__c")["description"] == (
        "Names the row of Clinic that this record was made from. Every load finds its records by it."
    )
    assert found.field("Case_File__c", "Seen__c")["description"] == (
        "No route of clinic-salesforce fills this field."
    )


def test_a_long_description_is_cut_where_salesforce_ends() -> None:
    long = "x" * 2000
    found = project(
        ("Reason__c: reason", f"Reason__c: \"concat(reason, '{long}') | truncate(100)\""),
        ("{Subject: ids are short}", "{Subject: ids are short, Reason__c: it is cut}"),
    )

    text = found.field("Activity", "Reason__c")["description"]

    assert len(text) == 1000
    assert text.endswith("… Class of health data: health.")


def test_help_is_written_as_the_author_wrote_it() -> None:
    assert project().field("Contact", "Story__c")["inlineHelpText"] == (
        'What the person said, in <their> words & "quotes"'
    )


@pytest.mark.parametrize(
    ("home", "name", "classification", "compliance"),
    [
        ("Contact", "Mood__c", "Restricted", "HIPAA"),
        ("Contact", "Owes__c", "Confidential", "PII"),
        ("Contact", "Clinic_Key__c", "Confidential", "PII;HIPAA"),
        ("Contact", "Clinic_Created__c", None, None),
        ("Account", "Clinic_Key__c", None, None),
        ("Case_File__c", "Person__c", "Confidential", "PII;HIPAA"),
    ],
)
def test_a_field_is_labelled_by_the_strictest_data_in_it(
    home: str, name: str, classification: str | None, compliance: str | None
) -> None:
    found = project().field(home, name)

    assert found.get("securityClassification") == classification
    assert found.get("complianceGroup") == compliance


def test_the_loader_edits_every_optional_field_and_no_required_one() -> None:
    found = project()
    fields = found.fields()
    optional = {name for name, field in fields.items() if field.get("required") != "true"}
    granted = found.permissions("Crosswalk_Loader")

    homes = {
        f"Activity.{name.partition('.')[2]}" if name[:5] in {"Task.", "Event"} else name for name in granted
    }
    assert homes == optional
    assert "Case_File__c.Person__c" not in granted
    assert {each["editable"] for each in granted.values()} == {"true"}
    assert {"Task.Reason__c", "Event.Reason__c", "Task.Clinic_Key__c", "Event.Clinic_Key__c"} <= set(granted)


def test_the_loader_reaches_records_that_others_own() -> None:
    found = project().object_permissions("Crosswalk_Loader")

    assert set(found) == {"Account", "Case_File__c", "Contact", "Crosswalk_Run__c"}
    assert found["Case_File__c"] == {
        "allowCreate": "true",
        "allowDelete": "true",
        "allowEdit": "true",
        "allowRead": "true",
        "modifyAllRecords": "true",
        "object": "Case_File__c",
        "viewAllRecords": "true",
    }
    # Contacts go to their owners too, and what belongs to accounts is reached through them.
    for name in ("Account", "Contact"):
        assert {found[name][right] for right in ("allowDelete", "modifyAllRecords", "viewAllRecords")} == {
            "true"
        }


def test_the_loader_sets_audit_fields_only_where_a_route_needs_it() -> None:
    plain = project(("made | at($zone) | or_null, native: true}", "made | at($zone) | or_null}"))

    assert project().user_permissions("Crosswalk_Loader") == ["CreateAuditFields"]
    assert plain.user_permissions("Crosswalk_Loader") == []


def test_groups_read_their_classes_and_never_the_key() -> None:
    found = project()
    care, billing = found.permissions("Crosswalk_Care"), found.permissions("Crosswalk_Billing")

    assert {"Contact.Mood__c", "Contact.Story__c", "Task.Reason__c", "Event.Reason__c"} <= set(care)
    assert "Contact.Owes__c" not in care
    assert {name for name in billing if name.startswith("Contact.")} == {
        "Contact.Clinic_Created__c",
        "Contact.Owes__c",
    }
    assert {each["editable"] for each in (*care.values(), *billing.values())} == {"false"}
    assert [name for name in (*care, *billing) if name.endswith("Clinic_Key__c")] == []


def test_an_object_with_a_required_field_of_another_class_stays_closed() -> None:
    # The case file now holds health data, and its required lookup to the person still identifies.
    mood = (
        ("        Closed__c: bool\n", "        Closed__c: bool\n        Mood__c: enum(mood_label)\n"),
        ("set: {Code__c: id", "set: {Mood__c: mood | map(mood), Code__c: id"),
    )
    open_to = project(*mood)
    closed_to = project(*mood, ("Care: {read: [identifier, health]}", "Care: {read: [health]}"))

    assert set(open_to.object_permissions("Crosswalk_Care")) == {"Case_File__c"}
    assert closed_to.object_permissions("Crosswalk_Care") == {}
    assert "Case_File__c.Mood__c" in closed_to.permissions("Crosswalk_Care")


def test_a_classed_field_that_is_never_empty_can_be_hidden_all_the_same() -> None:
    found = project(
        ("        Closed__c: bool\n", "        Closed__c: bool\n        Mood__c: enum(mood_label)!\n"),
        (
            "        Code__c: {type: text(20), unique: true}\n",
            "        Code__c: {type: text(20)!, phi: none}\n",
        ),
        ("set: {Code__c: id", "set: {Mood__c: mood | map(mood) | default('Good'), Code__c: id"),
    )
    layout = found.files["force-app/main/default/layouts/Case_File__c-Case File Layout.layout-meta.xml"]

    assert found.field("Case_File__c", "Mood__c")["required"] == "false"
    assert "<behavior>Required</behavior>\n                <field>Mood__c</field>" in layout
    assert found.permissions("Crosswalk_Loader")["Case_File__c.Mood__c"]["editable"] == "true"
    assert found.permissions("Crosswalk_Care")["Case_File__c.Mood__c"]["readable"] == "true"
    assert "Case_File__c.Mood__c" not in found.permissions("Crosswalk_Billing")


def test_readers_of_an_object_change_nothing_on_it() -> None:
    found = project().object_permissions("Crosswalk_Care")["Case_File__c"]

    assert {name: value for name, value in found.items() if value == "true"} == {"allowRead": "true"}


def test_an_extended_value_set_keeps_what_it_had() -> None:
    text = project().files["force-app/main/default/standardValueSets/TaskStatus.standardValueSet-meta.xml"]
    lines = [line.strip() for line in text.splitlines() if "fullName" in line or "closed" in line]

    assert lines == [
        "<fullName>Not Started</fullName>",
        "<closed>false</closed>",
        "<fullName>In Progress</fullName>",
        "<closed>false</closed>",
        "<fullName>Completed</fullName>",
        "<closed>true</closed>",
        "<fullName>Waiting on someone else</fullName>",
        "<closed>false</closed>",
        "<fullName>Deferred</fullName>",
        "<closed>false</closed>",
        "<fullName>Cancelled</fullName>",
        "<closed>true</closed>",
    ]
    assert text.count("<default>true</default>") == 1


def test_only_values_that_the_pair_needs_say_what_for() -> None:
    shipped = Project(files=SALESFORCE.metadata(clinic.shipped().program))
    text = shipped.files["force-app/main/default/standardValueSets/TaskStatus.standardValueSet-meta.xml"]
    values = re.findall(
        r"<fullName>([^<]*)</fullName>\s*<default>\w*</default>\s*<(description>[^<]*)?", text
    )

    assert {name: said.partition(">")[2] for name, said in values} == {
        "Not Started": "Written by practicehub-salesforce: admin_task.",
        "In Progress": "Written by practicehub-salesforce: admin_task.",
        "Completed": "Written by practicehub-salesforce: admin_task, log_task.",
        "Waiting on someone else": "",
        "Deferred": "",
        "Cancelled": "Added by practicehub-salesforce. Written by practicehub-salesforce: admin_task.",
        "No Show": "Added by practicehub-salesforce. Written by practicehub-salesforce: admin_task.",
    }


def test_record_types_need_every_value_that_they_may_list() -> None:
    kinds = (
        "  values:\n    TaskStatus:",
        "  record_types: {Task: {Call: {label: Call}}}\n  values:\n    TaskStatus:",
    )
    text = project(kinds).files[
        "force-app/main/default/standardValueSets/TaskStatus.standardValueSet-meta.xml"
    ]

    assert text.count("Listed by record types of clinic-salesforce.") == 5


def test_a_priority_stays_high() -> None:
    found = project(("TaskStatus: {Cancelled: closed}", "TaskPriority: {Urgent: open}"))
    text = found.files["force-app/main/default/standardValueSets/TaskPriority.standardValueSet-meta.xml"]

    assert "<label>High</label>\n        <highPriority>true</highPriority>" in text
    assert "closed" not in text
    assert "StandardValueSet" in found.members()


def test_long_events_are_allowed_only_where_a_route_has_them() -> None:
    short = project(("max_duration: 2d", "max_duration: 24h"))

    assert project().members()["Settings"] == ["Activities", "Security"]
    assert short.members()["Settings"] == ["Security"]


def test_relationships_stay_distinct_however_long_the_names_are() -> None:
    long = "Person_Who_Was_Seen_At_The_Clinic_Number"
    doctor = "        Doctor__c: ref(Contact)\n"
    twins = f"        {long}__c: ref(Contact)\n        {long[:-1]}s__c: ref(Contact)\n"

    found = project((doctor, twins + doctor))

    assert breaches(found) == []
    assert found.field("Case_File__c", "Doctor__c")["relationshipName"] == "Doctor_Case_Files"


@pytest.mark.parametrize(
    "path",
    [
        "manifest/package.xml",
        "force-app/main/default/objects/Case_File__c/Case_File__c.object-meta.xml",
        "force-app/main/default/objects/Case_File__c/fields/Person__c.field-meta.xml",
        "force-app/main/default/objects/Contact/fields/Clinic_Key__c.field-meta.xml",
        "force-app/main/default/objects/Contact/fields/Moods__c.field-meta.xml",
        "force-app/main/default/permissionsets/Crosswalk_Care.permissionset-meta.xml",
        "force-app/main/default/settings/Activities.settings-meta.xml",
    ],
)
def test_a_component_is_written_as_it_always_was(path: str, snapshot: SnapshotAssertion) -> None:
    assert project().files[path] == snapshot


def test_two_objects_of_one_name_do_not_share_a_relationship() -> None:
    twin = (
        "    Old_File__c:\n"
        "      label: Old File\n"
        "      plural: Case Files\n"
        "      record_name: auto(OF-{000})\n"
        "      fields:\n"
        "        Person__c: ref(Contact)\n"
    )

    found = project(("  enums:\n    mood_label", f"{twin}  enums:\n    mood_label"))

    assert breaches(found) == []
    assert found.field("Case_File__c", "Person__c")["relationshipName"] == "Person_Case_Files"
    assert found.field("Old_File__c", "Person__c")["relationshipName"] == "Person_Case_Files2"


def test_a_shared_field_is_classed_by_whichever_activity_fills_it() -> None:
    found = project(
        ("    to: Event\n", "    to: Task\n"),
        ("      StartDateTime: start | at($zone)\n", ""),
        ("      EndDateTime: end | at($zone)\n", ""),
    )

    assert found.field("Activity", "Reason__c")["securityClassification"] == "Restricted"
    assert found.field("Activity", "Reason__c")["description"].startswith(
        "Route visit from Clinic Visit.reason"
    )


def test_the_project_file_names_the_version_and_the_folder() -> None:
    content = json.loads(project().files["sfdx-project.json"])

    assert content["sourceApiVersion"] == "66.0"
    assert content["packageDirectories"] == [{"default": True, "path": "force-app"}]
    assert "**/profiles/**" in project().files[".forceignore"].splitlines()


def test_the_order_in_which_a_program_was_made_does_not_show() -> None:
    program = clinic.program()
    turned = replace(
        program,
        targets={name: program.targets[name] for name in sorted(program.targets, reverse=True)},
        routes={name: program.routes[name] for name in sorted(program.routes, reverse=True)},
    )

    assert SALESFORCE.metadata(turned) == SALESFORCE.metadata(program)
    assert list(SALESFORCE.metadata(program)) == sorted(SALESFORCE.metadata(program))
