"""The clinic's pair with a field of every form: areas, masks, parts, percentages, times, formulas."""

from compiler.platforms.known import PLATFORMS
from tests.platforms import clinic
from tests.platforms.projects import Project

OWN = "      Owes__c: money\n"
NEW = "        Code__c: {type: text(20), unique: true}\n"
LINE = (
    "    Note_Line__c:\n"
    "      label: Note Line\n"
    "      record_name: auto(NL-{0000})\n"
    "      fields:\n"
    "        File__c: {type: ref(Case_File__c), kept_as: part_of}\n"
    "        Writer__c: {type: ref(Contact), kept_as: part_of}\n"
    "        Amount__c: {type: money, phi: financial}\n"
    "        Day__c: date\n"
)
ENUMS = "  enums:\n    mood_label"
FORMS = (
    (
        OWN,
        f"{OWN}"
        "      Diary__c: {type: text(200), kept_as: area, phi: health}\n"
        "      Tax_Number__c: {type: text(11), kept_as: masked, phi: identifier}\n"
        "      Discount__c: {type: decimal(5.2), kept_as: percent}\n"
        "      Alarm__c: time\n"
        '      Member__c: {type: text(30), computed: {number: "M-{0000}"}}\n'
        "      Cheerful__c: {type: bool, phi: health, computed: {formula: \"TEXT(Mood__c) = 'Good'\"}}\n"
        "      Rate__c: {type: decimal(5.2), kept_as: percent, computed: {formula: Discount__c / 2}}\n",
    ),
    (
        NEW,
        f"{NEW}"
        "        Lines__c: {type: int, computed: {over: Note_Line__c.File__c, count: true}}\n"
        "        Total__c: {type: money, phi: financial, "
        "computed: {over: Note_Line__c.File__c, sum: Amount__c}}\n"
        "        Last_Day__c: {type: date, computed: {over: Note_Line__c.File__c, greatest: Day__c}}\n",
    ),
    (ENUMS, f"{LINE}{ENUMS}"),
)


def of_clinic(*edits: tuple[str, str]) -> Project:
    """Return the project of the clinic's pair."""
    return Project(files=PLATFORMS["salesforce"].metadata(clinic.program(*edits)))


def of_forms(*edits: tuple[str, str]) -> Project:
    """Return the project of the clinic's pair with a field of every form."""
    return of_clinic(*FORMS, *edits)
