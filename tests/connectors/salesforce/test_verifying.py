"""A project beside the sandbox org: nothing differs after a deployment, and each thing planted is found."""

import pytest

from compiler.runtime.ports import Difference
from tests.connectors.salesforce.beside import (
    INVOICES,
    Counted,
    added,
    an_org,
    changed,
    deployed,
    differences,
    without,
)
from tests.connectors.salesforce.project import DEFAULT, KEY, lines, with_marker
from tests.connectors.salesforce.test_destination import Rehearsal


@pytest.fixture
def counted() -> Counted:
    return an_org()


@pytest.fixture
def ready(counted: Counted) -> Rehearsal:
    return deployed(counted)


def test_nothing_differs_after_a_deployment(ready: Rehearsal) -> None:
    assert differences(ready, with_marker()) == []


def test_a_comparison_takes_some_tens_of_calls_and_writes_nothing(ready: Rehearsal, counted: Counted) -> None:
    counted.asked.clear()

    ready.destination.verify(with_marker())

    assert len(counted.asked) <= 45
    assert {call.partition(" ")[0] for call in counted.asked} == {"GET"}


def test_a_field_that_the_org_lacks_is_missing(ready: Rehearsal) -> None:
    content = lines(
        "CustomField", "<fullName>NPI__c</fullName><label>N</label><length>10</length><type>Text</type>"
    )
    files = added(
        with_marker(),
        f"{DEFAULT}/objects/Contact/fields/NPI__c.field-meta.xml",
        content,
        "CustomField",
        "Contact.NPI__c",
    )

    assert differences(ready, files) == [Difference(how="missing", component="CustomField:Contact.NPI__c")]


def test_an_object_that_the_org_lacks_is_missing_with_its_fields(ready: Rehearsal) -> None:
    files = with_marker()
    for path in [*files]:
        files[path.replace("Invoice__c", "Bill__c")] = files.pop(path).replace(b"Invoice__c", b"Bill__c")

    missing = {
        each.component for each in differences(ready, files) if each.how == "missing" and not each.what
    }

    assert missing == {
        "CustomObject:Bill__c",
        "CustomField:Bill__c.Total__c",
        "CustomField:Bill__c.Patient__c",
        "CustomField:Bill__c.Notes__c",
        f"CustomField:Bill__c.{KEY}",
    }


@pytest.mark.parametrize(
    ("path", "old", "new", "difference"),
    [
        (
            f"{INVOICES}/fields/Total__c.field-meta.xml",
            "<precision>18</precision>",
            "<precision>12</precision>",
            Difference(
                how="different",
                component="CustomField:Invoice__c.Total__c",
                what="type",
                expected="Currency(12,2)",
                found="Currency(18,2)",
            ),
        ),
        (
            f"{INVOICES}/fields/Total__c.field-meta.xml",
            "<precision>18</precision>\n    <scale>2</scale>\n    <type>Currency</type>",
            "<length>18</length>\n    <type>Text</type>",
            Difference(
                how="different",
                component="CustomField:Invoice__c.Total__c",
                what="type (SFM115)",
                expected="Text(18)",
                found="Currency(18,2)",
            ),
        ),
        (
            f"{INVOICES}/fields/Patient__c.field-meta.xml",
            "SetNull",
            "Restrict",
            Difference(
                how="different",
                component="CustomField:Invoice__c.Patient__c",
                what="when its target is deleted",
                expected="Restrict",
                found="SetNull",
            ),
        ),
        (
            f"{DEFAULT}/objects/Contact/fields/{KEY}.field-meta.xml",
            "<unique>true</unique>",
            "<unique>false</unique>",
            Difference(
                how="different",
                component=f"CustomField:Contact.{KEY}",
                what="unique",
                expected="no",
                found="yes",
            ),
        ),
        (
            f"{INVOICES}/Invoice__c.object-meta.xml",
            "<sharingModel>Private</sharingModel>",
            "<sharingModel>Read</sharingModel>",
            Difference(
                how="different",
                component="CustomObject:Invoice__c",
                what="sharing",
                expected="Read",
                found="Private",
            ),
        ),
        (
            f"{INVOICES}/Invoice__c.object-meta.xml",
            "<label>Invoice</label>",
            "<label>Bill</label>",
            Difference(
                how="different",
                component="CustomObject:Invoice__c",
                what="label",
                expected="Bill",
                found="Invoice",
            ),
        ),
        (
            f"{INVOICES}/fields/Notes__c.field-meta.xml",
            "<label>Notes</label>",
            "<complianceGroup>PII;HIPAA</complianceGroup><label>Notes</label>",
            Difference(
                how="different",
                component="CustomField:Invoice__c.Notes__c",
                what="compliance groups",
                expected="HIPAA, PII",
                found="none",
            ),
        ),
        (
            f"{INVOICES}/Invoice__c.object-meta.xml",
            "<label>Invoice</label>",
            "<enableSearch>true</enableSearch><label>Invoice</label>",
            Difference(
                how="different",
                component="CustomObject:Invoice__c",
                what="search",
                expected="yes",
                found="no",
            ),
        ),
    ],
)
def test_what_the_org_has_otherwise_is_different(
    ready: Rehearsal, path: str, old: str, new: str, difference: Difference
) -> None:
    assert differences(ready, changed(path, old, new)) == [difference]


def test_the_groups_of_a_class_are_a_set(ready: Rehearsal) -> None:
    path = f"{INVOICES}/fields/Notes__c.field-meta.xml"
    one = "<complianceGroup>PII;HIPAA</complianceGroup><label>Notes</label>"
    ready.destination.deploy(changed(path, "<label>Notes</label>", one), check_only=False)

    other = "<complianceGroup>HIPAA;PII</complianceGroup><label>Notes</label>"

    assert differences(ready, changed(path, "<label>Notes</label>", other)) == []


def test_a_field_of_our_object_that_the_project_lacks_is_extra(ready: Rehearsal) -> None:
    files = without(f"{INVOICES}/fields/Notes__c.field-meta.xml", "Invoice__c.Notes__c")

    found = [each for each in differences(ready, files) if each.component.startswith("CustomField")]

    assert found == [Difference(how="extra", component="CustomField:Invoice__c.Notes__c")]


def test_a_field_of_a_standard_object_that_the_project_lacks_is_the_practice_s_own(ready: Rehearsal) -> None:
    files = without(f"{DEFAULT}/objects/Contact/fields/{KEY}.field-meta.xml", f"Contact.{KEY}")

    assert [each for each in differences(ready, files) if "CustomField:Contact" in each.component] == []


def test_a_value_of_a_standard_list_in_another_state_is_different(ready: Rehearsal) -> None:
    def listing(closed: str) -> bytes:
        return lines(
            "StandardValueSet",
            "<sorted>false</sorted><standardValue><fullName>Cancelled</fullName><default>false</default>"
            f"<description>ours</description><label>Cancelled</label><closed>{closed}</closed></standardValue>",
        )

    path, kind = f"{DEFAULT}/standardValueSets/TaskStatus.standardValueSet-meta.xml", "StandardValueSet"
    deployed = added(with_marker(), path, listing("true"), kind, "TaskStatus")
    assert ready.destination.deploy(deployed, check_only=False).succeeded

    assert differences(ready, deployed) == []
    assert differences(ready, added(with_marker(), path, listing("false"), kind, "TaskStatus")) == [
        Difference(
            how="different",
            component="StandardValueSet:TaskStatus",
            what="value Cancelled",
            expected="open",
            found="closed",
        )
    ]


@pytest.mark.parametrize(
    ("kind", "path", "member"),
    [
        ("Layout", "layouts/Invoice__c-Own.layout-meta.xml", "Invoice__c-Own"),
        ("ListView", "objects/Invoice__c/listViews/All.listView-meta.xml", "Invoice__c.All"),
        ("CustomTab", "tabs/Invoice__c.tab-meta.xml", "Invoice__c"),
        ("CustomApplication", "applications/Crosswalk_X.app-meta.xml", "Crosswalk_X"),
        (
            "CustomPermission",
            "customPermissions/Crosswalk_Bypass.customPermission-meta.xml",
            "Crosswalk_Bypass",
        ),
        ("Queue", "queues/Front.queue-meta.xml", "Front"),
        ("RecordType", "objects/Invoice__c/recordTypes/A.recordType-meta.xml", "Invoice__c.A"),
        ("GlobalValueSet", "globalValueSets/G.globalValueSet-meta.xml", "G"),
        (
            "ValidationRule",
            "objects/Invoice__c/validationRules/Kept.validationRule-meta.xml",
            "Invoice__c.Kept",
        ),
        (
            "CompactLayout",
            "objects/Invoice__c/compactLayouts/Crosswalk_Compact.compactLayout-meta.xml",
            "Invoice__c.Crosswalk_Compact",
        ),
        (
            "PermissionSetGroup",
            "permissionsetgroups/Crosswalk_Emergency_Access.permissionsetgroup-meta.xml",
            "Crosswalk_Emergency_Access",
        ),
    ],
)
def test_everything_else_is_asked_for_by_its_name(
    ready: Rehearsal, kind: str, path: str, member: str
) -> None:
    files = added(with_marker(), f"{DEFAULT}/{path}", lines(kind, "<label>x</label>"), kind, member)

    assert differences(ready, files) == [Difference(how="missing", component=f"{kind}:{member}")]


def test_what_no_query_tells_is_said_and_is_no_difference(ready: Rehearsal) -> None:
    path = f"{DEFAULT}/settings/Activities.settings-meta.xml"
    files = added(with_marker(), path, lines("ActivitiesSettings", "<x>1</x>"), "Settings", "Activities")

    found = ready.destination.verify(files)

    assert found.differences == ()
    assert "Settings:Activities: no question to the org tells what it is like" in found.unseen


def test_of_what_people_see_only_its_presence_is_compared_and_that_is_said(ready: Rehearsal) -> None:
    path = f"{INVOICES}/listViews/All.listView-meta.xml"
    files = added(
        with_marker(), path, lines("ListView", "<fullName>All</fullName>"), "ListView", "Invoice__c.All"
    )

    unseen = ready.destination.verify(files).unseen

    assert [line for line in unseen if line.startswith("ListView")] == [
        "ListView: that they are there is compared, and not their columns and filters; look for columns with "
        "health data"
    ]
