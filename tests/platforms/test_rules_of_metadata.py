"""Every law of a deployment holds for the shipped pairs, and each is broken once."""

from functools import cache

import pytest

from compiler.platforms.known import PLATFORMS
from tests.platforms import clinic
from tests.platforms.parsed import MAIN, Parsed
from tests.platforms.rules_of_metadata import LAWS, breaches

PAIRS = ("deskflow-salesforce", "practicehub-salesforce", "upvio-salesforce")
QUEUE = (
    "  values:\n    TaskStatus:",
    "  queues:\n    Front_Desk: {label: Front Desk, objects: [Task]}\n  values:\n    TaskStatus:",
)
PART = (
    "        Count__c: int\n",
    "        Count__c: int\n"
    "        Part__c: {type: text(20), computed: {number: 'P-{0000}'}}\n"
    "        Whole__c: {type: ref(Contact)!, kept_as: part_of}\n",
)


@cache
def shipped(pair: str) -> Parsed:
    files = sorted((clinic.ROOT / "specs").rglob("*.yaml"))
    texts = {path.relative_to(clinic.ROOT).as_posix(): path.read_text(encoding="utf-8") for path in files}
    program = clinic.sound(clinic.look_at(texts, pair)).program
    return Parsed(PLATFORMS["salesforce"].metadata(program))


@cache
def small(*edits: tuple[str, str]) -> Parsed:
    return Parsed(PLATFORMS["salesforce"].metadata(clinic.program(*edits)))


@pytest.mark.parametrize("pair", PAIRS)
def test_the_shipped_pairs_break_no_law(pair: str) -> None:
    assert breaches(shipped(pair)) == []


@pytest.mark.parametrize("edits", [(), (QUEUE,), (PART,), (QUEUE, PART)])
def test_neither_does_a_pair_with_every_type_of_field(edits: tuple[tuple[str, str], ...]) -> None:
    assert breaches(small(*edits)) == []


FILE = f"{MAIN}/objects/Case_File__c"
CARE = f"{MAIN}/permissionsets/Crosswalk_Care.permissionset-meta.xml"
LOADER = f"{MAIN}/permissionsets/Crosswalk_Loader.permissionset-meta.xml"
LAYOUT = f"{MAIN}/layouts/Case_File__c-Case File Layout.layout-meta.xml"
OBJECT = f"{FILE}/Case_File__c.object-meta.xml"
PACKAGE = "manifest/package.xml"
GONE = "manifest/destructiveChanges.xml"


def field(name: str, home: str = "Case_File__c") -> str:
    return f"{MAIN}/objects/{home}/fields/{name}.field-meta.xml"


BREAKS: list[tuple[str, str, str, str, str]] = [
    ("shapes", field("Seen__c"), "<label>", "<labels></labels><label>", "CustomField has no element labels"),
    ("shapes", field("Seen__c"), "DateTime</type>", "Moment</type>", "Moment is no FieldType"),
    ("shapes", LAYOUT, "true</detailHeading>", "yes</detailHeading>", "yes is no boolean"),
    ("shapes", LAYOUT, "<style>TwoColumnsLeftToRight</style>", "", "LayoutSection needs style"),
    ("shapes", OBJECT, "<CustomObject ", "<CustomObjekt ", "does not start as a file of its kind"),
    ("shapes", OBJECT, "    <label>", "    <!-- x --><label>", "has a comment"),
    ("shapes", OBJECT, "<label>", "<label>Twice</label><label>", "CustomObject has label more than once"),
    ("shapes", OBJECT, "</CustomObject>\n", "</CustomObject>", "does not end with one line feed"),
    (
        "shapes",
        field("Seen__c"),
        "    <type>DateTime</type>\n",
        "    <type>DateTime</type>\n    <label>Seen</label>\n",
        "the elements of CustomField are out of order",
    ),
    ("forms", field("Closed__c"), "<type>", "<required>false</required><type>", "a Checkbox has no required"),
    ("forms", field("Closed__c"), "<defaultValue>false</defaultValue>", "", "a Checkbox needs a default"),
    ("forms", field("Code__c"), "<type>Text<", "<type>TextArea<", "a TextArea has no length"),
    ("forms", field("Page__c"), "<visibleLines>10</visibleLines>", "", "a Html needs visibleLines"),
    ("forms", field("Share__c"), "<precision>5<", "<precision>19<", "impossible digits"),
    ("forms", field("Share__c"), "<scale>2<", "<scale>6<", "impossible digits"),
    ("forms", field("Part__c"), ">P-{0000}<", ">P-<", "an AutoNumber needs a format"),
    ("forms", field("Clinic_Key__c"), "<type>Text<", "<type>Phone<", "a Phone cannot be an external id"),
    ("forms", field("Seen__c"), "false</trackFeed", "true</trackFeed", "its changes are posted to a feed"),
    ("references", field("Doctor__c"), ">Contact<", ">Task<", "points at an activity"),
    ("references", field("Doctor__c"), "Doctor_Case_Files", "Person_Case_Files", "no name of its own"),
    ("references", field("Person__c"), ">Restrict<", ">SetNull<", "cleared when its parent goes"),
    ("references", field("Person__c"), "To>Contact<", "To>User<", "holds back a User"),
    (
        "references",
        field("Whole__c"),
        "<desc",
        "<deleteConstraint>Cascade</deleteConstraint><desc",
        "has no delete",
    ),
    (
        "objects",
        OBJECT,
        "ControlledByParent</sharing",
        "Private</sharing",
        "its records are not ControlledByParent",
    ),
    (
        "objects",
        OBJECT,
        "<enableActivities>true</enableActivities>\n",
        "<enableActivities>true</enableActivities>\n    <enableBulkApi>true</enableBulkApi>\n",
        "half a switch",
    ),
    ("objects", OBJECT, "true</enableHistory>", "false</enableHistory>", "fields are tracked and it is not"),
    ("picklists", field("Mood__c", "Contact"), "true</restricted>", "false</restricted>", "takes any value"),
    ("picklists", field("Mood__c", "Contact"), "<valueSetName>", "<valueSetName>No_", "there is no No_"),
    ("labels", field("Mood__c", "Contact"), ">HIPAA<", ">PHI<", "PHI are no groups"),
    ("labels", field("Mood__c", "Contact"), ">Restricted<", ">Secret<", "Secret is no classification"),
    (
        "labels",
        field("Mood__c", "Contact"),
        "<required>false<",
        "<required>true<",
        "classed, and nobody can hide it",
    ),
    (
        "labels",
        field("Story__c", "Contact"),
        "    <inlineHelpText>",
        "    <encryptionScheme>ProbabilisticEncryption</encryptionScheme>\n    <inlineHelpText>",
        "encrypted for everybody",
    ),
    (
        "manifests",
        PACKAGE,
        "        <members>Crosswalk_Bypass</members>\n",
        "",
        "package.xml is not what is there",
    ),
    ("manifests", GONE, "<members>Contact.Mood__c<", "<members>Contact.LastName<", "would be deleted"),
    ("manifests", GONE, "        <members>Crosswalk_Care</members>\n", "", "Crosswalk_Care would stay"),
    ("manifests", "manifest/stage-1.xml", "Crosswalk_Care<", "Crosswalk_Bear<", "the stages are not"),
    ("sources", "sfdx-project.json", '"66.0"', '"46.0"', "an API that drops classification"),
    ("layouts", LAYOUT, "<field>Seen__c<", "<field>Scene__c<", "does not have the fields of Case_File__c"),
    ("layouts", LAYOUT, "Required</behavior>", "Edit</behavior>", "is not required there"),
    (
        "short_lists",
        f"{FILE}/listViews/All.listView-meta.xml",
        ">Count__c<",
        ">Person__c<",
        "which is classed",
    ),
    (
        "short_lists",
        f"{FILE}/listViews/All.listView-meta.xml",
        ">Count__c<",
        ">Page__c<",
        "cannot be shown there",
    ),
    ("short_lists", f"{FILE}/listViews/All.listView-meta.xml", ">NAME<", ">Count__c<", "columns"),
    (
        "short_lists",
        f"{FILE}/compactLayouts/Crosswalk_Compact.compactLayout-meta.xml",
        ">Count__c<",
        ">Nothing__c<",
        "Case_File__c has no Nothing__c",
    ),
    (
        "tabs",
        f"{MAIN}/applications/Crosswalk_Clinic_Salesforce.app-meta.xml",
        ">Case_File__c<",
        ">Case_Tile__c<",
        "there is no tab Case_Tile__c",
    ),
    ("field_permissions", CARE, ">Case_File__c.Count__c<", ">Case_File__c.Person__c<", "everybody sees"),
    ("field_permissions", CARE, ">Case_File__c.Count__c<", ">Case_File__c.Whole__c<", "everybody sees"),
    ("field_permissions", CARE, ">Case_File__c.Count__c<", ">Case_File__c.Lost__c<", "there is no"),
    ("field_permissions", CARE, ">Event.Reason__c<", ">Event.Clinic_Key__c<", "without Task.Clinic_Key__c"),
    (
        "field_permissions",
        CARE,
        "<editable>false</editable>\n        <field>Case_File__c.Part__c<",
        "<editable>true</editable>\n        <field>Case_File__c.Part__c<",
        "nobody changes Case_File__c.Part__c",
    ),
    ("object_permissions", CARE, "<object>Contact<", "<object>Lead<", "reads Case_File__c without Contact"),
    ("object_permissions", CARE, "false</viewAll", "true</viewAll", "sees every"),
    ("object_permissions", LOADER, "true</allowEdit", "false</allowEdit", "allowDelete without allowEdit"),
    ("referred", CARE, "<tab>Case_File__c<", "<tab>Case_Tile__c<", "there is no CustomTab Case_Tile__c"),
    (
        "referred",
        f"{MAIN}/permissionsetgroups/Crosswalk_Emergency_Access.permissionsetgroup-meta.xml",
        "Crosswalk_Care<",
        "Crosswalk_Loader<",
        "holds Crosswalk_Loader",
    ),
    ("queues", f"{MAIN}/queues/Front_Desk.queue-meta.xml", ">Task<", ">Event<", "cannot own Event"),
    ("queues", f"{MAIN}/queues/Front_Desk.queue-meta.xml", ">false<", ">true<", "writes to its members"),
]


@pytest.mark.parametrize(("law", "path", "old", "new", "words"), BREAKS)
def test_a_broken_law_is_noticed_in_its_own_words(
    law: str, path: str, old: str, new: str, words: str
) -> None:
    sound = small(QUEUE, PART)
    assert old in sound.files[path]
    broken = Parsed({**sound.files, path: sound.files[path].replace(old, new, 1)})
    named = {each.__name__: each for each in LAWS}

    found = list(named[law](broken))

    assert any(words in each for each in found), found


@pytest.mark.parametrize(
    ("law", "path", "words"),
    [
        ("names", field("Date__c"), "Date__c is no name"),
        ("names", field("Two__Words__c"), "Two__Words__c is no name"),
        ("names", field("seen__c"), "Case_File__c has seen__c twice"),
        ("activities", field("Seen__c", "Task"), "Task.Seen__c: belongs to Activity"),
        ("manifests", field("More__c"), "package.xml is not what is there"),
        ("layouts", field("More__c"), "does not have the fields of Case_File__c"),
        (
            "sources",
            f"{MAIN}/permissionsets/Nurses.permissionset-meta.xml",
            "Nurses may be a set of the practice",
        ),
    ],
)
def test_a_file_too_many_is_noticed(law: str, path: str, words: str) -> None:
    sound = small(QUEUE, PART)
    like = CARE if path.endswith(".permissionset-meta.xml") else field("Seen__c")
    named = {each.__name__: each for each in LAWS}

    found = list(named[law](Parsed({**sound.files, path: sound.files[like]})))

    assert any(words in each for each in found), found


def test_every_law_is_broken_here() -> None:
    elsewhere = {"activities", "names"}

    assert {law for law, *_ in BREAKS} | elsewhere == {each.__name__ for each in LAWS}
