"""Fields kept in another form of their type, parts of records, and fields that the org computes."""

import pytest

from tests.platforms import clinic
from tests.platforms.forms import FORMS, of_forms
from tests.platforms.test_deploy import deploy, invisible
from tests.sandbox.org.driver import Driver

CONTACT = "schema.fields.Contact"
FILE = "schema.objects.Case_File__c.fields"
PART = "schema.objects.Note_Line__c.fields"
TOTAL = "computed: {over: Note_Line__c.File__c, sum: Amount__c}"

# What is replaced by what in the clinic with every form; the rule, the address and the words.
BREAKS: list[tuple[str, str, str, str, str]] = [
    (
        "Owes__c: owes",
        "Owes__c: owes\n      Member__c: id | truncate(30)",
        "SFM125",
        "routes.person.set.Member__c",
        "Contact.Member__c is computed by Salesforce, so nothing can be written into it",
    ),
    (
        "text(200), kept_as: area",
        "int, kept_as: area",
        "SFM126",
        f"{CONTACT}.Diary__c.kept_as",
        "int cannot be text of several lines",
    ),
    (
        "text(200), kept_as: area",
        "text(200), kept_as: area, unique: true",
        "SFM126",
        f"{CONTACT}.Diary__c.unique",
        "text of several lines cannot be unique",
    ),
    (
        "text(11), kept_as: masked",
        "text(200), kept_as: masked",
        "SFM126",
        f"{CONTACT}.Tax_Number__c.type",
        "masked text has at most 175 characters, not 200",
    ),
    (
        "decimal(5.2), kept_as: percent}",
        "money, kept_as: percent}",
        "SFM126",
        f"{CONTACT}.Discount__c.kept_as",
        "money cannot be a percentage",
    ),
    (
        'number: "M-{0000}"',
        "number: M-0000",
        "SFM126",
        f"{CONTACT}.Member__c.computed",
        "`M-0000` is no running number: write some text around one run of at most 10 zeros in braces, "
        "30 characters in all",
    ),
    (
        "Member__c: {type: text(30), computed",
        "Member__c: {type: text(30)!, computed",
        "SFM126",
        f"{CONTACT}.Member__c.type",
        "a running number cannot be required: nobody fills it",
    ),
    (
        "Member__c: {type: text(30), computed",
        "Member__c: {type: text(30), kept_as: area, computed",
        "SFM126",
        f"{CONTACT}.Member__c.kept_as",
        "a running number cannot be text of several lines",
    ),
    (
        "Member__c: {type: text(30), computed",
        "Member__c: {type: int, computed",
        "SFM126",
        f"{CONTACT}.Member__c.type",
        "a running number cannot be of type int",
    ),
    (
        "computed: {formula: Discount__c / 2}",
        "computed: {formula: ' '}",
        "SFM126",
        f"{CONTACT}.Rate__c.computed",
        "the formula is empty",
    ),
    (
        "computed: {formula: Discount__c / 2}",
        "computed: {formula: ABS((Discount__c) / 2}",
        "SFM126",
        f"{CONTACT}.Rate__c.computed.formula",
        "the formula has 1 bracket that nothing closes",
    ),
    (
        "computed: {formula: Discount__c / 2}",
        "computed: {formula: Discount__c) / 2}",
        "SFM126",
        f"{CONTACT}.Rate__c.computed.formula",
        "the formula has a closing bracket too many",
    ),
    (
        "computed: {formula: Discount__c / 2}",
        "computed: {formula: Discounts__c / 2}",
        "SFM126",
        f"{CONTACT}.Rate__c.computed.formula",
        "the formula reads Discounts__c, and Contact has no such field",
    ),
    (
        TOTAL,
        "computed: {over: Note_Line__c.Writer__c, sum: Amount__c}",
        "SFM126",
        f"{FILE}.Total__c.computed",
        "no record of Note_Line__c is a part of a Case File by Writer__c",
    ),
    (
        TOTAL,
        "computed: {over: Note_Line__c.File__c, sum: Day__c}",
        "SFM126",
        f"{FILE}.Total__c.computed",
        "Note_Line__c.Day__c is date, and this is money",
    ),
    (
        TOTAL,
        "computed: {over: Note_Line__c.File__c, sum: Sum__c}",
        "SFM126",
        f"{FILE}.Total__c.computed",
        "Note_Line__c has no field Sum__c",
    ),
    (
        "ref(Case_File__c), kept_as: part_of",
        "ref(Case_File__c), on_delete: restrict, kept_as: part_of",
        "SFM127",
        f"{PART}.File__c.on_delete",
        "a part is always deleted with the record it belongs to",
    ),
    (
        "ref(Contact), kept_as: part_of",
        "ref(Note_Line__c), kept_as: part_of",
        "SFM127",
        f"{PART}.Writer__c.type",
        "a Note Line would be a part of itself",
    ),
    (
        "ref(Contact), kept_as: part_of",
        "ref(Lead), kept_as: part_of",
        "SFM127",
        f"{PART}.Writer__c.type",
        "nothing can be a part of a record of Lead",
    ),
    (
        "        Day__c: date\n",
        "        Day__c: date\n        Third__c: {type: ref(Account), kept_as: part_of}\n",
        "SFM127",
        f"{PART}.Third__c.kept_as",
        "a Note Line can be a part of 2 records, not of 3",
    ),
    (
        "      Alarm__c: time\n",
        "      Alarm__c: time\n      Clinic__c: {type: ref(Account), kept_as: part_of}\n",
        "SFM127",
        f"{CONTACT}.Clinic__c.kept_as",
        "records of Contact cannot be made a part of others",
    ),
    (
        "{type: bool, phi: health, computed",
        "{type: bool, phi: identifier, computed",
        "SFM128",
        f"{CONTACT}.Cheerful__c",
        "Contact.Cheerful__c is computed from Contact.Mood__c, which holds health data",
    ),
    (
        "Total__c: {type: money, phi: financial, ",
        "Total__c: {type: money, ",
        "SFM128",
        f"{FILE}.Total__c",
        "Case_File__c.Total__c is computed from Note_Line__c.Amount__c, which holds financial data",
    ),
]


@pytest.mark.parametrize(("old", "new", "rule", "address", "words"), BREAKS)
def test_a_form_that_cannot_be_says_why_and_where(
    old: str, new: str, rule: str, address: str, words: str
) -> None:
    assert clinic.findings(rule, *FORMS, (old, new)) == [f"{rule} {address}: {words}"]


def test_a_part_has_no_owner_of_its_own_and_the_finding_says_so() -> None:
    part = ("ref(Contact)!, on_delete: restrict}", "ref(Contact), kept_as: part_of}")
    owner = ("link: {Person__c: id -> person}", "link: {Person__c: id -> person, OwnerId: $nobody}")
    (found,) = (one for one in clinic.checked(part, owner).diagnostics if one.rule == "REF104")

    assert ".".join(found.place.keys) == "routes.case_file.link.OwnerId"
    assert found.notes == (
        "a Case File is a part of another record (`kept_as: part_of`): whoever owns that owns it too",
    )
    assert (found.helps, found.fix) == (("remove the link",), None)


def test_fields_of_every_form_break_no_law_of_salesforce() -> None:
    assert clinic.findings("SF", *FORMS) == []


@pytest.mark.parametrize(
    ("old", "new", "address", "words"),
    [
        (
            "{formula: Discount__c / 2}",
            "{formula: Discount__c / 2, number: 'M-{0}'}",
            f"{CONTACT}.Rate__c.computed",
            "a computed field needs exactly one of number, formula, count, sum, least and greatest",
        ),
        (
            "{formula: Discount__c / 2}",
            "{formula: Discount__c / 2, over: Note_Line__c.File__c}",
            f"{CONTACT}.Rate__c.computed.over",
            "`over` names detail records, and a formula has none",
        ),
        (
            "{over: Note_Line__c.File__c, count: true}",
            "{count: true}",
            f"{FILE}.Lines__c.computed",
            "`count` needs the reference by which the detail records belong to this one",
        ),
        (
            "{over: Note_Line__c.File__c, count: true}",
            "{over: Note_Line__c, count: true}",
            f"{FILE}.Lines__c.computed.over",
            "`count` needs the reference by which the detail records belong to this one",
        ),
    ],
)
def test_a_field_is_computed_in_one_way_that_is_whole(old: str, new: str, address: str, words: str) -> None:
    assert clinic.findings("YML111", *FORMS, (old, new)) == [f"YML111 {address}: {words}"]


@pytest.mark.parametrize(
    ("home", "name", "expected"),
    [
        ("Contact", "Diary__c", {"type": "TextArea", "length": None, "required": "false"}),
        (
            "Contact",
            "Tax_Number__c",
            {"type": "EncryptedText", "length": "11", "maskChar": "X", "maskType": "all"},
        ),
        ("Contact", "Discount__c", {"type": "Percent", "precision": "5", "scale": "2"}),
        ("Contact", "Alarm__c", {"type": "Time", "required": "false"}),
        ("Contact", "Member__c", {"type": "AutoNumber", "displayFormat": "M-{0000}", "required": None}),
        (
            "Contact",
            "Cheerful__c",
            {
                "type": "Checkbox",
                "formula": "TEXT(Mood__c) = 'Good'",
                "formulaTreatBlanksAs": "BlankAsBlank",
                "defaultValue": None,
            },
        ),
        ("Contact", "Rate__c", {"type": "Percent", "formula": "Discount__c / 2", "precision": "5"}),
        (
            "Case_File__c",
            "Lines__c",
            {
                "type": "Summary",
                "summaryForeignKey": "Note_Line__c.File__c",
                "summaryOperation": "count",
                "summarizedField": None,
                "precision": None,
            },
        ),
        (
            "Case_File__c",
            "Total__c",
            {"type": "Summary", "summaryOperation": "sum", "summarizedField": "Note_Line__c.Amount__c"},
        ),
        ("Case_File__c", "Last_Day__c", {"type": "Summary", "summaryOperation": "max"}),
        (
            "Note_Line__c",
            "File__c",
            {
                "type": "MasterDetail",
                "referenceTo": "Case_File__c",
                "relationshipName": "File_Note_Lines",
                "relationshipOrder": "0",
                "reparentableMasterDetail": "true",
                "deleteConstraint": None,
                "required": None,
            },
        ),
        ("Note_Line__c", "Writer__c", {"type": "MasterDetail", "relationshipOrder": "1"}),
    ],
)
def test_a_form_becomes_what_salesforce_has_for_it(
    home: str, name: str, expected: dict[str, str | None]
) -> None:
    found = of_forms().field(home, name)

    assert {key: found.get(key) for key in expected} == expected


def test_parts_are_seen_by_whoever_sees_the_whole_and_have_no_owner() -> None:
    part = of_forms().object("Note_Line__c")

    assert (part["sharingModel"], part["externalSharingModel"]) == (
        "ControlledByParent",
        "ControlledByParent",
    )
    assert "OwnerId" not in clinic.program(*FORMS).targets["Note_Line__c"].fields
    assert of_forms().object("Case_File__c")["sharingModel"] == "Private"


def test_a_computed_field_tells_how_it_is_computed() -> None:
    found = of_forms()

    assert found.field("Contact", "Cheerful__c")["description"] == (
        "Computed by the org itself: TEXT(Mood__c) = 'Good'. Class of health data: health."
    )
    assert found.field("Contact", "Member__c")["description"] == (
        "Numbered by the org itself, as M-{0000}. No health data."
    )
    assert found.field("Case_File__c", "Lines__c")["description"] == (
        "Counted by the org itself: Note_Line__c by File__c. No health data."
    )
    assert found.field("Case_File__c", "Last_Day__c")["description"] == (
        "The greatest of Note_Line__c.Day__c by File__c, computed by the org itself. No health data."
    )


def test_a_project_with_every_form_deploys_and_is_writable_but_for_what_the_org_computes() -> None:
    driver = Driver()
    made = clinic.sound(clinic.checked(*FORMS))

    assert deploy(driver, made) == ("Succeeded", [])
    driver.assign("Crosswalk_Loader")
    assert sorted(invisible(driver, made)) == [
        "Case_File__c.Last_Day__c",
        "Case_File__c.Lines__c",
        "Case_File__c.Total__c",
        "Contact.Cheerful__c",
        "Contact.Member__c",
        "Contact.Rate__c",
    ]
