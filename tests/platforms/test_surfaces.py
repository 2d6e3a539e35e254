"""What people meet: layouts, short lists, tabs, the app, who may see them, queues, and the run marker."""

from xml.etree import ElementTree

from compiler.platforms.known import PLATFORMS
from compiler.platforms.salesforce.metadata.tabs import motif
from tests.platforms import clinic
from tests.platforms.parsed import MAIN, Node, Parsed

CLOSED = "        Closed__c: bool\n"
LABEL = "      label: Case File\n"
LAYOUT = "Case_File__c-Case File Layout"


def project(*edits: tuple[str, str]) -> Parsed:
    return Parsed(PLATFORMS["salesforce"].metadata(clinic.program(*edits)))


def with_fields(*lines: str) -> Parsed:
    return project((CLOSED, CLOSED + "".join(f"        {line}\n" for line in lines)))


def with_visits(fields: str) -> Parsed:
    """A second object, whose records point at case files."""
    visits = (
        f"    Visit__c:\n      label: Visit\n      record_name: auto(V-{{000}})\n      fields: {{{fields}}}\n"
    )
    return project(("  enums:\n    mood_label", f"{visits}  enums:\n    mood_label"))


def items(layout: Node, label: str) -> list[list[tuple[str, str]]]:
    """Return the columns of a section: field and behaviour of each item."""
    section = next(each for each in layout.all("layoutSections") if each.text("label") == label)
    return [
        [(item.text("field"), item.text("behavior")) for item in column.all("layoutItems")]
        for column in section.all("layoutColumns")
    ]


def both(layout: Node, label: str) -> list[tuple[str, str]]:
    """Return the items of both columns of a section."""
    return [item for column in items(layout, label) for item in column]


def test_a_layout_has_the_fields_in_the_authors_order_from_left_to_right() -> None:
    left, right = items(project().of("Layout")[LAYOUT], "Information")

    assert left[:3] == [("Name", "Readonly"), ("Doctor__c", "Edit"), ("Count__c", "Edit")]
    assert right[:3] == [("Person__c", "Required"), ("Closed__c", "Edit"), ("Share__c", "Edit")]
    assert {name for name, _ in (*left, *right)} >= {"Page__c", "Code__c", "Site__c"}


def test_where_a_record_came_from_can_be_read_and_not_changed() -> None:
    layout = project().of("Layout")[LAYOUT]

    assert items(layout, "Where it came from") == [
        [("Clinic_Key__c", "Readonly")],
        [("Clinic_Created__c", "Readonly")],
    ]
    assert items(layout, "System") == [
        [("OwnerId", "Edit"), ("LastModifiedById", "Readonly")],
        [("CreatedById", "Readonly")],
    ]


def test_a_part_of_another_record_has_no_owner_and_needs_its_whole() -> None:
    layout = with_fields("Whole__c: {type: ref(Contact)!, kept_as: part_of}").of("Layout")[LAYOUT]

    assert ("Whole__c", "Required") in both(layout, "Information")
    assert "OwnerId" not in {name for name, _ in both(layout, "System")}


def test_what_the_org_computes_cannot_be_typed_in() -> None:
    found = with_fields("Line__c: {type: text(20), computed: {number: 'L-{000}'}}")

    assert ("Line__c", "Readonly") in both(found.of("Layout")[LAYOUT], "Information")


def test_children_are_listed_below_their_parent_without_what_is_classed() -> None:
    found = with_visits(
        "File__c: ref(Case_File__c), Room__c: text(9), Story__c: {type: text(9), phi: health}"
    )
    lists = {
        each.text("relatedList"): each.texts("fields")
        for each in found.of("Layout")[LAYOUT].all("relatedLists")
    }

    assert lists == {
        "Visit__c.File__c": ["NAME", "Room__c"],
        "RelatedActivityList": [],
        "RelatedHistoryList": [],
    }
    assert found.of("Layout")["Visit__c-Visit Layout"].all("relatedLists") == []


def test_files_are_listed_where_a_route_puts_them() -> None:
    found = project(("    publish_to: person -> person\n", "    publish_to: person -> case_file\n"))

    assert "RelatedFileList" in [
        each.text("relatedList") for each in found.of("Layout")[LAYOUT].all("relatedLists")
    ]


def test_a_time_that_no_route_fills_is_shown_nowhere() -> None:
    found = project(("    audit: {created: made | at($zone) | or_null, native: true}\n", ""))
    layout = found.of("Layout")[LAYOUT]

    assert items(layout, "Where it came from") == [[("Clinic_Key__c", "Readonly")], []]
    assert "Clinic_Created__c" not in found.of("ListView")["Case_File__c.All"].texts("columns")
    assert "Clinic_Created__c" not in found.of("CompactLayout")["Case_File__c.Crosswalk_Compact"].texts(
        "fields"
    )


def test_a_layout_is_named_as_the_one_that_comes_with_the_object() -> None:
    found = project((LABEL, "      label: Fälle (R&D) 50%\n"))

    assert list(found.of("Layout")) == ["Case_File__c-Fälle %28R%26D%29 50%25 Layout"]


def test_a_column_without_items_is_written_as_salesforce_writes_it() -> None:
    text = project(
        ("  audit: {created: Clinic_Created__c}\n", ""),
        ("    audit: {created: made | at($zone) | or_null}\n", ""),
        (
            "    audit: {created: made | at($zone) | or_null, native: true}\n",
            "",
        ),
    ).files[f"{MAIN}/layouts/{LAYOUT}.layout-meta.xml"]

    assert "        </layoutColumns>\n        <layoutColumns/>\n        <style>" in text


def test_short_lists_show_few_fields_and_none_that_is_classed_or_long() -> None:
    many = with_fields(*(f"Plain_{number}__c: text(9)" for number in range(12)))
    compact = many.of("CompactLayout")["Case_File__c.Crosswalk_Compact"].texts("fields")
    listed = many.of("ListView")["Case_File__c.All"].texts("columns")

    assert compact[:4] == ["Name", "Doctor__c", "Closed__c", "Plain_0__c"]
    assert (len(compact), len(listed), listed[0]) == (10, 8, "NAME")
    assert {"Person__c", "Mail__c", "Page__c", "Code__c", "Clinic_Key__c"} & {*compact, *listed} == set()


def test_forms_that_cannot_be_shown_in_a_row_are_left_out() -> None:
    found = with_fields(
        "Secret__c: {type: text(20), kept_as: masked}", "Lines__c: {type: text(200), kept_as: area}"
    )
    listed = found.of("ListView")["Case_File__c.All"].texts("columns")

    assert {"Secret__c", "Lines__c"} & set(listed) == set()


def test_a_tab_looks_the_same_whatever_else_the_pair_has() -> None:
    alone, both = project(), with_visits("Room__c: text(9)")
    path = f"{MAIN}/tabs/Case_File__c.tab-meta.xml"

    assert alone.files[path] == both.files[path]
    assert motif("Case_File__c") in alone.files[path]
    assert sorted(both.of("CustomTab")) == ["Case_File__c", "Visit__c"]


def test_the_app_has_the_tabs_of_what_the_pair_writes() -> None:
    app = with_visits("Room__c: text(9)").of("CustomApplication")["Crosswalk_Clinic_Salesforce"]

    assert app.texts("tabs") == [
        "standard-home",
        "standard-Account",
        "standard-Contact",
        "standard-Event",
        "Case_File__c",
        "Visit__c",
    ]
    assert (app.text("label"), app.text("uiType"), app.text("navType")) == (
        "Crosswalk: Clinic",
        "Lightning",
        "Standard",
    )


def test_readers_see_the_app_and_the_tabs_of_what_they_may_open() -> None:
    found = project()
    care, billing = (found.of("PermissionSet")[f"Crosswalk_{name}"] for name in ("Care", "Billing"))

    assert [each.text("tab") for each in care.all("tabSettings")] == ["Case_File__c"]
    assert {each.text("visibility") for each in care.all("tabSettings")} == {"Visible"}
    assert [each.text("application") for each in billing.all("applicationVisibilities")] == [
        "Crosswalk_Clinic_Salesforce"
    ]
    assert found.of("PermissionSet")["Crosswalk_Loader"].all("tabSettings") == []


def test_a_part_stays_closed_to_who_may_not_see_its_whole() -> None:
    part = "Whole__c: {type: ref(Contact)!, kept_as: part_of}, Owes__c: {type: money, phi: financial}"
    group = "    Billing: {read: [identifier, financial]}\n"
    visits = (
        f"    Visit__c:\n      label: Visit\n      record_name: auto(V-{{000}})\n      fields: {{{part}}}\n"
    )
    edits = (("  enums:\n    mood_label", f"{visits}  enums:\n    mood_label"),)

    opened = project(*edits).of("PermissionSet")["Crosswalk_Billing"]
    closed = project(*edits, (group, "    Billing: {read: [financial]}\n")).of("PermissionSet")[
        "Crosswalk_Billing"
    ]

    assert [each.text("object") for each in opened.all("objectPermissions")] == [
        "Account",
        "Case_File__c",
        "Contact",
        "Visit__c",
    ]
    assert [each.text("object") for each in closed.all("objectPermissions")] == []


def test_the_group_for_an_emergency_holds_the_lasting_readers() -> None:
    found = project(
        (
            "    Billing: {read: [identifier, financial]}\n",
            "    Cleaners: {edit: [health], temporary: true}\n",
        )
    )
    group = found.of("PermissionSetGroup")["Crosswalk_Emergency_Access"]

    assert group.texts("permissionSets") == ["Crosswalk_Care", "Crosswalk_Emergency_Records"]
    assert "164.312(a)(2)(ii)" in group.text("description")


def test_an_emergency_shows_the_records_of_everybody_and_changes_none() -> None:
    rights = {
        each.text("object"): {
            right for right in ("allowEdit", "allowRead", "viewAllRecords") if each.text(right) == "true"
        }
        for each in project().of("PermissionSet")["Crosswalk_Emergency_Records"].all("objectPermissions")
    }

    assert {"Account", "Case_File__c", "Contact"} <= set(rights)
    assert set(map(frozenset, rights.values())) == {frozenset({"allowRead", "viewAllRecords"})}


def test_where_nobody_reads_there_is_no_group() -> None:
    care, billing = (
        "    Care: {read: [identifier, health]}\n",
        "    Billing: {read: [identifier, financial]}\n",
    )
    found = project((f"  grants:\n{care}{billing}", ""))

    assert found.of("PermissionSetGroup") == {}
    assert "PermissionSetGroup" not in {kind for kind, _ in found.listed("manifest/package.xml")}


def test_the_migration_key_is_kept_by_a_rule_that_the_loader_passes() -> None:
    found = project()
    rules = {name: each.text("errorConditionFormula") for name, each in found.of("ValidationRule").items()}

    assert sorted(rules) == [
        "Account.Crosswalk_Key_Is_Kept",
        "Case_File__c.Crosswalk_Key_Is_Kept",
        "Contact.Crosswalk_Key_Is_Kept",
    ]
    assert set(rules.values()) == {
        "AND(NOT($Permission.Crosswalk_Bypass), NOT(ISNEW()), ISCHANGED(Clinic_Key__c))"
    }
    having = [
        name
        for name, each in found.of("PermissionSet").items()
        if [one.text("name") for one in each.all("customPermissions")] == ["Crosswalk_Bypass"]
    ]
    assert having == ["Crosswalk_Loader"]


def test_the_run_marker_is_one_slot_that_only_the_loader_reaches() -> None:
    found = project()
    slot = found.fields("Crosswalk_Run__c")["Slot__c"]
    marker = found.of("CustomObject")["Crosswalk_Run__c"]
    rights = {
        name: [each.text("object") for each in one.all("objectPermissions")]
        for name, one in found.of("PermissionSet").items()
    }

    assert {tag: slot.text(tag) for tag in ("type", "length", "unique", "externalId", "caseSensitive")} == {
        "type": "Text",
        "length": "40",
        "unique": "true",
        "externalId": "true",
        "caseSensitive": "true",
    }
    assert sorted(found.fields("Crosswalk_Run__c")) == ["Plan__c", "Runner__c", "Since__c", "Slot__c"]
    assert (marker.text("sharingModel"), marker.text("enableHistory"), marker.text("enableSearch")) == (
        "Private",
        "false",
        "false",
    )
    assert [name for name, objects in rights.items() if "Crosswalk_Run__c" in objects] == ["Crosswalk_Loader"]
    assert "Crosswalk_Run__c" not in found.of("CustomTab")


def test_a_queue_has_its_objects_and_writes_to_nobody() -> None:
    values = "  values:\n    TaskStatus:"
    found = project(
        (values, "  queues:\n    Desk: {label: Front Desk, objects: [Task, Case_File__c]}\n" + values)
    )

    assert found.files[f"{MAIN}/queues/Desk.queue-meta.xml"] == (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<Queue xmlns="http://soap.sforce.com/2006/04/metadata">\n'
        "    <doesSendEmailToMembers>false</doesSendEmailToMembers>\n"
        "    <name>Front Desk</name>\n"
        "    <queueSobject>\n"
        "        <sobjectType>Case_File__c</sobjectType>\n"
        "    </queueSobject>\n"
        "    <queueSobject>\n"
        "        <sobjectType>Task</sobjectType>\n"
        "    </queueSobject>\n"
        "</Queue>\n"
    )


def test_a_setting_is_written_only_where_a_load_needs_it() -> None:
    plain = project(
        ("made | at($zone) | or_null, native: true}", "made | at($zone) | or_null}"),
        ("max_duration: 2d", "max_duration: 24h"),
    )

    assert sorted(project().of("Settings")) == ["Activities", "Security"]
    assert plain.of("Settings") == {}


def test_names_that_are_ours_cannot_be_taken() -> None:
    first = "    Case_File__c:\n      label"
    run = "    Crosswalk_Run__c: {label: Run, record_name: 'auto(R-{000})', fields: {}}\n"
    marker = (first, run + first)
    group = ("    Billing: {read", "    Emergency_Access: {read")

    assert [
        each for each in clinic.findings("SFM103", marker) if "says that a load is under way" in each
    ] != []
    assert clinic.findings("SFM103", group) == [
        "SFM103 protect.grants.Emergency_Access: "
        "`Emergency_Access` is the name of the group of permission sets for an emergency"
    ]
    assert clinic.findings("SFM103", ("    Billing: {read", "    Emergency_Records: {read")) == [
        "SFM103 protect.grants.Emergency_Records: "
        "`Emergency_Records` is the name of the permission set that shows every record in an emergency"
    ]


def test_what_is_deleted_is_what_was_added_dependents_first() -> None:
    found = project()
    root = Node(ElementTree.fromstring(found.files["manifest/destructiveChanges.xml"]))

    assert [each.text("name") for each in root.all("types")] == [
        "PermissionSetGroup",
        "PermissionSet",
        "CustomApplication",
        "CustomTab",
        "ValidationRule",
        "CustomPermission",
        "CustomField",
        "CustomObject",
        "GlobalValueSet",
    ]
    deleted = found.listed("manifest/destructiveChanges.xml")
    assert ("CustomField", "Contact.Mood__c") in deleted
    assert not {name for kind, name in deleted if kind == "CustomField" and not name.endswith("__c")}
    assert not {name for _, name in deleted if name.startswith(("Case_File__c.", "Crosswalk_Run__c."))}
    assert found.listed("manifest/empty/package.xml") == set()
