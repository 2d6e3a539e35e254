"""The laws of Salesforce: each is broken in one place and says so there; the unbroken pair is silent."""

import pytest

from compiler.platforms.salesforce.checks import CHECKS
from tests.platforms import clinic, test_forms, test_other_checks

CONTACT = "schema.fields.Contact"
ACTIVITY = "schema.fields.Activity"
FILE = "schema.objects.Case_File__c"
FIELDS = f"{FILE}.fields"
LONG = "Professional_Registration_License_Number_AU__c"
LOOKUPS = "".join(f"        Friend{number}__c: ref(Contact)\n" for number in range(39))
LONG_TEXTS = "".join(f"      Text{number}__c: longtext(131072)\n" for number in range(13))
WITH_ACCOUNT = "    link: {AccountId: $tenant -> practice, OwnerId: $fallback}\n"
PERSON = "  person:\n    from: Person\n    to: Contact\n"
ENUM = "{classification: Restricted, compliance: [HIPAA]}"
PARENT = "{type: ref(Contact)!, on_delete: restrict}"

# What is replaced by what; the rule, the address and the words that come of it.
BREAKS: list[tuple[str, str, str, str, str]] = [
    (
        "    Activity:\n",
        f"    Activity:\n      {LONG}: text(40)\n",
        "SFM101",
        f"{ACTIVITY}.{LONG}",
        f"`{LONG}` is 43 characters long; Salesforce allows 40 before `__c`",
    ),
    (
        "Closed__c: bool",
        "Closed___c: bool",
        "SFM102",
        f"{FIELDS}.Closed___c",
        "`Closed___c` is not a valid custom field name",
    ),
    (
        "        Closed__c: bool",
        "        9Closed__c: bool",
        "SFM102",
        f"{FIELDS}.9Closed__c",
        "`9Closed__c` is not a valid custom field name",
    ),
    (
        "        Closed__c: bool",
        "        Closed: bool",
        "SFM102",
        f"{FIELDS}.Closed",
        "`Closed` is not a valid custom field name",
    ),
    (
        "Clinic_Key__c, type",
        "Clinic-Key__c, type",
        "SFM102",
        "schema.key",
        "`Clinic-Key__c` is not a valid custom field name",
    ),
    (
        "    Care: {read",
        "    Care-Team: {read",
        "SFM102",
        "protect.grants.Care-Team",
        "`Care-Team` cannot be the name of a permission set",
    ),
    (
        "        Closed__c: bool",
        "        Id__c: bool",
        "SFM103",
        f"{FIELDS}.Id__c",
        "`Id__c` is too close to the standard field Id",
    ),
    (
        "        Closed__c: bool",
        "        Owner__c: bool",
        "SFM103",
        f"{FIELDS}.Owner__c",
        "`Owner__c` is too close to the standard field OwnerId",
    ),
    (
        "    Activity:\n",
        "    Activity:\n      Status__c: text(10)\n",
        "SFM103",
        f"{ACTIVITY}.Status__c",
        "`Status__c` is too close to the standard field Status",
    ),
    (
        "        Closed__c: bool",
        "        Order__c: bool",
        "SFM103",
        f"{FIELDS}.Order__c",
        "`Order__c` is a reserved word of Salesforce with `__c` behind it",
    ),
    (
        "        Closed__c: bool",
        "        Closed__c: bool\n        CLOSED__c: bool",
        "SFM103",
        f"{FIELDS}.Closed__c",
        "`Closed__c` and `CLOSED__c` differ in letter case only, and Salesforce sees one name",
    ),
    (
        "    Care: {read",
        "    Loader: {read",
        "SFM103",
        "protect.grants.Loader",
        "`Loader` is the name of the permission set for the run's own user",
    ),
    (
        "Reason__c: text(100)",
        "Reason__c: text(500)",
        "SFM104",
        f"{ACTIVITY}.Reason__c",
        "a Text field holds at most 255 characters, not 500",
    ),
    (
        "longtext(4000), help",
        "longtext(200000), help",
        "SFM104",
        f"{CONTACT}.Story__c.type",
        "a long text field holds 256 to 131,072 characters, not 200000",
    ),
    (
        "html(5000)",
        "html(100)",
        "SFM104",
        f"{FIELDS}.Page__c",
        "a long text field holds 256 to 131,072 characters, not 100",
    ),
    (
        "decimal(5.2)",
        "decimal(19.2)",
        "SFM104",
        f"{FIELDS}.Share__c",
        "a number has at most 18 digits, decimals included, not decimal(19.2)",
    ),
    (
        "decimal(5.2)",
        "decimal(2.5)",
        "SFM104",
        f"{FIELDS}.Share__c",
        "a number has at most 18 digits, decimals included, not decimal(2.5)",
    ),
    (
        "    Activity:\n",
        "    Task:\n      Extra__c: text(10)\n    Activity:\n",
        "SFM106",
        "schema.fields.Task",
        "custom fields of Task are defined on Activity",
    ),
    (
        "Doctor__c: ref(Contact)",
        "Doctor__c: ref(Task)",
        "SFM107",
        f"{FIELDS}.Doctor__c",
        "Salesforce does not allow a lookup to Task",
    ),
    (
        "Reason__c: text(100)",
        "Reason__c: longtext(1000)",
        "SFM108",
        f"{ACTIVITY}.Reason__c",
        "Activity cannot have a custom long text field",
    ),
    (
        PARENT,
        "ref(Contact)!",
        "SFM109",
        f"{FIELDS}.Person__c",
        "a required lookup cannot be cleared when its parent is deleted",
    ),
    (
        PARENT,
        "{type: ref(Contact)!, on_delete: clear}",
        "SFM109",
        f"{FIELDS}.Person__c.type",
        "a required lookup cannot be cleared when its parent is deleted",
    ),
    (
        "Doctor__c: ref(Contact)",
        "Doctor__c: {type: ref(User), on_delete: restrict}",
        "SFM109",
        f"{FIELDS}.Doctor__c.type",
        "a lookup to User can be neither required nor restricted",
    ),
    (
        "      Story__c: {type",
        f"{LONG_TEXTS}      Story__c: {{type",
        "SFM110",
        CONTACT,
        "the long text fields of Contact add up to 1,707,936 characters; Salesforce allows 1,638,400",
    ),
    (
        "        Doctor__c: ref(Contact)\n",
        f"{LOOKUPS}        Doctor__c: ref(Contact)\n",
        "SFM111",
        FILE,
        "Case_File__c would get 41 lookups; Salesforce allows 40",
    ),
    (
        "longtext(4000), help",
        "longtext(4000), unique: true, help",
        "SFM113",
        f"{CONTACT}.Story__c.unique",
        "a long text field cannot be unique",
    ),
    (
        "Closed__c: bool",
        "Closed__c: {type: bool, unique: true}",
        "SFM113",
        f"{FIELDS}.Closed__c.unique",
        "a checkbox cannot be unique",
    ),
    (
        "type: text(100)}\n  audit",
        "type: longtext(1000)}\n  audit",
        "SFM113",
        "schema.key.type",
        "a long text field cannot hold the migration key",
    ),
    (
        "Closed__c: bool",
        "Closed__c: bool!",
        "SFM116",
        f"{FIELDS}.Closed__c",
        "a checkbox cannot be required",
    ),
    (
        "Page__c: html(5000)",
        "Page__c: html(5000)!",
        "SFM116",
        f"{FIELDS}.Page__c",
        "a rich text field cannot be required",
    ),
    (
        "auto(CF-{000000})",
        "text(80)",
        "SFM117",
        f"{FILE}.record_name",
        "`text(80)` is not a way to name records",
    ),
    (
        "auto(CF-{000000})",
        "auto(CF-000000)",
        "SFM117",
        f"{FILE}.record_name",
        "`auto(CF-000000)` is not a way to name records",
    ),
    (
        "label: Mood}",
        f"label: {'Mood ' * 9}}}",
        "SFM118",
        f"{CONTACT}.Mood__c.label",
        "the label of Mood__c has 44 characters; Salesforce takes 40",
    ),
    (
        "label: Case File\n",
        'label: "Case\\aFile"\n',
        "SFM118",
        f"{FILE}.label",
        "the label of Case_File__c holds a character that Salesforce does not take",
    ),
    (
        "label: Case File\n",
        f"label: {'C' * 40}\n",
        "SFM118",
        f"{FILE}.label",
        "the plural label of Case_File__c has 41 characters; Salesforce takes 40",
    ),
    (
        "[Good, Bad]",
        "[Good, Bad, good]",
        "SFM118",
        "schema.enums.mood_label",
        "`Good` and `good` are the same value to Salesforce",
    ),
    (
        "[Good, Bad]",
        "[Good, Bad, ' ']",
        "SFM118",
        "schema.enums.mood_label.2",
        "a value of `mood_label` is empty",
    ),
    (
        "Doctor__c: ref(Contact)",
        "Doctor__c: ref(Contact|Account)",
        "SFM119",
        f"{FIELDS}.Doctor__c",
        "a custom lookup points at one object, not at ref(Contact|Account)",
    ),
    (
        "Doctor__c: ref(Contact)",
        "Doctor__c: ref(Physician)",
        "SFM119",
        f"{FIELDS}.Doctor__c",
        "there is no object `Physician` that a lookup could point at",
    ),
    (
        ENUM,
        "{classification: Secret, compliance: [HIPAA]}",
        "SFM120",
        "protect.health.classification",
        "`Secret` is not a word of Salesforce's data classification",
    ),
    (
        ENUM,
        "{classification: Restricted, compliance: [PHI]}",
        "SFM120",
        "protect.health.compliance",
        "`PHI` is not a word of Salesforce's data classification",
    ),
    (
        "TaskStatus: {Cancelled: closed}",
        "Contact.Salutation: {Captain: open}",
        "SFM121",
        "schema.values.Contact.Salutation",
        "the picklist `Contact.Salutation` cannot be given values here",
    ),
    (
        WITH_ACCOUNT,
        "    link: {OwnerId: $fallback}\n",
        "SFR101",
        "routes.person",
        "route `person` writes Contacts without an Account",
    ),
    (
        "    limits: {max_duration: 2d}\n",
        "",
        "SFR102",
        "routes.visit",
        "nothing stops an Event longer than 14 days",
    ),
    (
        "values:\n    TaskStatus: {Cancelled: closed}",
        "values:\n    TaskPriority: {Whenever: closed}",
        "SFM121",
        "schema.values.TaskPriority.Whenever",
        "no value of `TaskPriority` means that something is closed",
    ),
    (
        "max_duration: 2d",
        "max_duration: 15d",
        "SFR102",
        "routes.visit.limits.max_duration",
        "nothing stops an Event longer than 14 days",
    ),
    (
        "    op: insert\n    guard: key\n",
        "",
        "SFR103",
        "routes.case_file.audit.native",
        "CreatedDate can be set only on insert, not on upsert",
    ),
    (
        "      activities: true\n",
        "",
        "SFR104",
        "routes.visit.link.WhatId",
        "activities cannot be related to Case_File__c",
    ),
    (
        "WhatId: person -> case_file",
        "WhatId: person -> person",
        "SFR104",
        "routes.visit.link.WhatId",
        "activities cannot be related to Contact",
    ),
    (
        PERSON,
        PERSON.replace("Contact\n", "Lead\n    const: {Company: none}\n"),
        "SFR106",
        "routes.visit.link.WhatId",
        "an activity of a Lead cannot also have a WhatId",
    ),
    (
        "    op: find\n    find: {Email: mail}\n",
        "    set: {Email: mail | default('a@b.example')}\n",
        "SFR108",
        "routes.doctor_user.to",
        "this pair may not create Users",
    ),
    (
        "    unmatched: {owner: $fallback}\n",
        "",
        "SFR109",
        "routes.doctor_user",
        "a row whose owner is not matched would leave OwnerId empty",
    ),
]


@pytest.mark.parametrize(("old", "new", "rule", "address", "words"), BREAKS)
def test_a_broken_law_says_what_is_wrong_and_where(
    old: str, new: str, rule: str, address: str, words: str
) -> None:
    assert clinic.findings(rule, (old, new)) == [f"{rule} {address}: {words}"]


def test_the_unbroken_pair_breaks_no_law_of_salesforce() -> None:
    assert clinic.findings("SF") == []


def test_every_law_has_an_example_here() -> None:
    elsewhere = {rule for rule, *_ in test_other_checks.BREAKS} | {"PHI108", "RBD104"}
    elsewhere |= {rule for _, _, rule, _, _ in test_forms.BREAKS}

    assert sorted({rule for _, _, rule, _, _ in BREAKS} | elsewhere) == [rule.id for rule in CHECKS]


def test_laws_are_listed_once_each_and_explain_themselves() -> None:
    ids = [rule.id for rule in CHECKS]

    assert ids == sorted(set(ids))
    assert [rule.id for rule in CHECKS if not rule.title or not rule.why.endswith(".")] == []


def test_a_contact_without_an_account_is_a_warning_only() -> None:
    found = clinic.checked((WITH_ACCOUNT, "    link: {OwnerId: $fallback}\n"))

    assert [one.level for one in found.diagnostics if one.rule == "SFR101"] == ["warning"]


def test_created_dates_of_an_object_that_never_takes_them_are_refused() -> None:
    campaign = ("  Lead: {fields: [LastName, Company]}\n", "  Campaign: {fields: [Name]}\n")

    found = clinic.findings(
        "SFR103",
        ("    to: Case_File__c\n    op: insert\n", "    to: Campaign\n    op: insert\n"),
        target=(campaign,),
    )

    assert found == ["SFR103 routes.case_file.audit.native: CreatedDate of Campaign cannot be set"]


def test_a_program_with_other_mistakes_is_still_looked_at() -> None:
    found = clinic.findings(
        "",
        ("  person:\n    from: Person\n", "  person:\n    from: Nobody\n"),
        ("Closed__c: bool", "Closed__c: bool!"),
    )

    assert f"SFM116 {FIELDS}.Closed__c: a checkbox cannot be required" in found
    assert [line for line in found if line.startswith("REF101")] != []
