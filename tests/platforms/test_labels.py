"""What a project does for health data field by field: labels, history, encryption, lists of values."""

import pytest

from compiler.model.program import Program
from compiler.platforms.component import Component
from compiler.platforms.known import PLATFORMS
from compiler.platforms.lineage import fillings
from compiler.platforms.salesforce.encryption import encryption_scheme
from compiler.platforms.salesforce.metadata.history import history_of
from compiler.platforms.salesforce.metadata.shield import encrypted_in_setup
from compiler.platforms.salesforce.metadata.standard_fields import metadata_name, unlabelled_fields
from tests.platforms import clinic
from tests.platforms.forms import FORMS, of_clinic

SALESFORCE = PLATFORMS["salesforce"]
FIELDS = "force-app/main/default/objects"
HEALTH = "health: {classification: Restricted, compliance: [HIPAA]}"
IDENTIFIER = "identifier: {classification: Confidential, compliance: [PII, HIPAA]}"
ENCRYPT = (
    (HEALTH, f"{HEALTH[:-1]}, encrypt: where_possible}}"),
    (IDENTIFIER, f"{IDENTIFIER[:-1]}, encrypt: where_possible}}"),
)
CLOSED = "        Closed__c: bool\n"
MANY = "".join(f"        Sign_{number:02}__c: {{type: int, phi: health}}\n" for number in range(20))
ADDRESS = (("  Contact: {fields: [LastName,", "  Contact: {fields: [LastName, MailingCity, MailingStreet,"),)
LIVES = (
    "      Mood__c: mood | map(mood)\n",
    "      Mood__c: mood | map(mood)\n      MailingCity: name | truncate(40)\n",
)


def components(program: Program) -> dict[tuple[str, str], Component]:
    """Return every component by its part and full name."""
    return {(one.part, one.full_name): one for one in SALESFORCE.components(program)}


def test_a_standard_field_with_classed_data_is_labelled_and_nothing_else_of_it_is_said() -> None:
    found = of_clinic().standard_fields()

    assert found["Contact.Email"] == {
        "fullName": "Email",
        "complianceGroup": "PII;HIPAA",
        "securityClassification": "Confidential",
    }
    assert "Contact.Email" in of_clinic().members()["CustomField"]
    assert "Account.Name" not in found


def test_parts_of_a_name_and_of_an_address_are_one_field() -> None:
    found = components(clinic.program(LIVES, target=ADDRESS))

    assert ("main", "CustomField:Contact.Name") in found
    assert ("main", "CustomField:Contact.MailingAddress") in found
    assert not [name for _, name in found if name.endswith(("LastName", "MailingCity"))]
    assert metadata_name("Lead", "Street") == "Address"
    assert metadata_name("Contact", "OtherGeocodeAccuracy") == "OtherAddress"
    assert metadata_name("Contact", "OtherPhone") == "OtherPhone"


def test_a_label_is_never_taken_back_and_its_mistakes_lead_to_what_fills_the_field() -> None:
    label = components(clinic.program())["main", "CustomField:Contact.Email"]

    assert label.standard
    assert label.place.keys == ("routes", "doctor", "set", "Email")
    assert not components(clinic.program())["main", "CustomField:Contact.Mood__c"].standard
    assert components(clinic.program())["main", "StandardValueSet:TaskStatus"].standard


def test_what_cannot_be_labelled_is_told_with_its_reason() -> None:
    program = clinic.program()
    found = {(one.object, one.field): one.reason for one in unlabelled_fields(program, fillings(program))}

    assert found == {
        ("ContentVersion", "FirstPublishLocationId"): "it holds the id of another record, "
        "whose own fields are labelled",
        ("ContentVersion", "PathOnClient"): "metadata has no name for it that is known",
        ("Event", "EndDateTime"): "tasks and events share their fields, and Setup labels those of activities",
        ("Event", "OwnerId"): "it holds the id of another record, whose own fields are labelled",
        (
            "Event",
            "StartDateTime",
        ): "tasks and events share their fields, and Setup labels those of activities",
        ("Event", "Subject"): "tasks and events share their fields, and Setup labels those of activities",
        ("Event", "WhatId"): "it holds the id of another record, whose own fields are labelled",
        ("Event", "WhoId"): "it holds the id of another record, whose own fields are labelled",
    }


def test_a_picklist_says_that_it_is_one() -> None:
    stage = ("  Lead: {fields: [LastName, Company]}", "  Lead: {fields: [LastName, Company, Rating]}")
    route = (
        "protect:\n",
        "  lead:\n    from: Person\n    to: Lead\n    const: {Company: none}\n"
        "    set: {LastName: name, Rating: mood | map(rating)}\n"
        "protect:\n",
    )
    rating = (
        "maps:\n",
        "maps:\n  rating: {from: mood, to: Lead.Rating, values: {good: Hot, bad: Cold}}\n",
    )
    found = components(clinic.program(route, rating, target=(stage,)))

    assert "<type>Picklist</type>" in found["main", "CustomField:Lead.Rating"].text
    assert "<type>" not in found["main", "CustomField:Lead.Name"].text


def test_history_is_kept_of_whose_a_record_is_and_then_of_the_strictest_fields() -> None:
    program = clinic.program((CLOSED, CLOSED + MANY))
    plan = history_of(program, fillings(program))["Case_File__c"]

    assert plan.tracked == ("Person__c", *(f"Sign_{number:02}__c" for number in range(19)))
    assert plan.left_out == ("Sign_19__c", "Code__c", "Mail__c")
    assert plan.untrackable == ()


def test_no_history_is_kept_of_long_texts_computed_fields_and_the_key() -> None:
    program = clinic.program(
        *FORMS, (CLOSED, f"{CLOSED}        Story__c: {{type: longtext(400), phi: health}}\n")
    )
    plan = history_of(program, fillings(program))["Case_File__c"]

    assert plan.tracked == ("Person__c", "Code__c", "Mail__c")
    assert plan.untrackable == ("Story__c", "Total__c")


def test_history_is_written_where_it_is_planned_and_where_the_class_wants_it() -> None:
    quiet = of_clinic((IDENTIFIER, f"{IDENTIFIER[:-1]}, history: false}}"))

    assert of_clinic().field("Case_File__c", "Mail__c")["trackHistory"] == "true"
    assert "trackHistory" not in of_clinic().field("Case_File__c", "Clinic_Key__c")
    assert "trackHistory" not in of_clinic().field("Contact", "Mood__c")
    assert "trackHistory" not in quiet.field("Case_File__c", "Mail__c")


def test_nothing_is_encrypted_where_no_class_asks_for_it() -> None:
    assert {part for part, _ in components(clinic.program())} == {"main"}


def test_an_org_with_shield_gets_the_same_field_with_its_scheme() -> None:
    found = components(clinic.program(*ENCRYPT))
    plain = found["main", "CustomField:Contact.Story__c"]
    sealed = found["shield", "CustomField:Contact.Story__c"]

    assert sealed.path == "shield/main/default/objects/Contact/fields/Story__c.field-meta.xml"
    assert "encryptionScheme" not in plain.text
    assert sealed.text == plain.text.replace(
        "    <inlineHelpText>",
        "    <encryptionScheme>ProbabilisticEncryption</encryptionScheme>\n    <inlineHelpText>",
    )
    assert "CustomField:Contact.Story__c" in sealed.needs


def test_what_is_compared_keeps_equal_values_equal_and_pictures_of_choice_stay_open() -> None:
    found = {
        name: one.text for (part, name), one in components(clinic.program(*ENCRYPT)).items() if part != "main"
    }
    same = "<encryptionScheme>CaseSensitiveDeterministicEncryption</encryptionScheme>"

    assert same in found["CustomField:Case_File__c.Code__c"]
    assert "CustomField:Contact.Mood__c" not in found
    assert "ProbabilisticEncryption" in found["CustomField:Contact.Email"]
    assert "ProbabilisticEncryption" in found["CustomField:Contact.Name"]


def test_the_key_is_never_encrypted_because_a_load_looks_for_how_it_begins() -> None:
    program = clinic.program(*ENCRYPT)
    target, ways = program.targets["Contact"], fillings(program)
    key = next(one for one in SALESFORCE.privacy.fields(program, (), ways) if one.field == "Clinic_Key__c")

    assert [name for _, name in components(program) if name.endswith("Clinic_Key__c")] != []
    assert [
        name for part, name in components(program) if part == "shield" and name.endswith("Clinic_Key__c")
    ] == []
    assert encryption_scheme(program, target, target.fields["Clinic_Key__c"], ways) is None
    assert (key.encryptable, key.encryption) == (
        False,
        "left out: matched by prefix, which no encryption of fields allows",
    )


def test_an_exception_and_an_answer_leave_a_field_as_it_is() -> None:
    excepted = (
        *ENCRYPT,
        ("  grants:\n", "  exceptions: {Contact.Story__c: searched every day}\n  grants:\n"),
    )

    assert ("shield", "CustomField:Contact.Story__c") not in components(clinic.program(*excepted))


def test_masked_and_computed_fields_are_left_to_their_own_protection() -> None:
    program = clinic.program(*FORMS, *ENCRYPT)
    contact, ways = program.targets["Contact"], fillings(program)

    schemes = {
        name: encryption_scheme(program, contact, contact.fields[name], ways)
        for name in ("Cheerful__c", "Diary__c", "Tax_Number__c")
    }
    assert schemes == {"Cheerful__c": None, "Diary__c": "ProbabilisticEncryption", "Tax_Number__c": None}


def test_what_only_setup_can_encrypt_is_told() -> None:
    program = clinic.program(*ENCRYPT)

    assert encrypted_in_setup(program, fillings(program)) == ("Event.Subject",)


@pytest.mark.parametrize(
    ("name", "needs"),
    [
        ("CustomField:Contact.Mood__c", ("GlobalValueSet:Crosswalk_Mood_Label",)),
        ("CustomField:Case_File__c.Person__c", ("CustomObject:Case_File__c",)),
        ("CustomField:Note_Line__c.File__c", ("CustomObject:Note_Line__c", "CustomObject:Case_File__c")),
        (
            "CustomField:Case_File__c.Total__c",
            (
                "CustomObject:Case_File__c",
                "CustomObject:Note_Line__c",
                "CustomField:Note_Line__c.File__c",
                "CustomField:Note_Line__c.Amount__c",
            ),
        ),
        ("CustomField:Contact.Rate__c", ("CustomField:Contact.Discount__c",)),
        ("CustomField:Contact.Cheerful__c", ("CustomField:Contact.Mood__c",)),
        ("CustomField:Contact.Email", ()),
        ("GlobalValueSet:Crosswalk_Mood_Label", ()),
    ],
)
def test_a_component_names_what_must_be_there_before_it(name: str, needs: tuple[str, ...]) -> None:
    assert components(clinic.program(*FORMS))["main", name].needs == needs


def test_a_formula_needs_the_fields_it_reaches_through_references_and_no_words_in_quotes() -> None:
    formula = "\"IF(Person__r.Mood__c = 'Code__c', Person__r.Email, Code__c)\""
    field = f"        Told__c: {{type: text(80), phi: health, computed: {{formula: {formula}}}}}\n"
    program = clinic.program((CLOSED, CLOSED + field))

    assert components(program)["main", "CustomField:Case_File__c.Told__c"].needs == (
        "CustomObject:Case_File__c",
        "CustomField:Case_File__c.Person__c",
        "CustomField:Contact.Mood__c",
        "CustomField:Case_File__c.Code__c",
    )


def test_a_list_that_one_field_has_stays_in_the_field() -> None:
    alone = of_clinic(
        ("      Moods__c: multi(mood_label)\n", ""), ("      Moods__c: moods | map_each(mood)\n", "")
    )

    assert "GlobalValueSet" not in alone.components()
    assert alone.values("Contact", "Mood__c") == ["Good", "Bad"]


def test_a_global_list_says_whose_it_is() -> None:
    text = of_clinic().files[
        "force-app/main/default/globalValueSets/Crosswalk_Mood_Label.globalValueSet-meta.xml"
    ]

    assert text == (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<GlobalValueSet xmlns="http://soap.sforce.com/2006/04/metadata">\n'
        "    <customValue>\n"
        "        <fullName>Good</fullName>\n"
        "        <default>false</default>\n"
        "        <label>Good</label>\n"
        "    </customValue>\n"
        "    <customValue>\n"
        "        <fullName>Bad</fullName>\n"
        "        <default>false</default>\n"
        "        <label>Bad</label>\n"
        "    </customValue>\n"
        "    <description>Enumeration mood_label of clinic-salesforce, for Contact.Mood__c, "
        "Contact.Moods__c.</description>\n"
        "    <masterLabel>Mood Label</masterLabel>\n"
        "    <sorted>false</sorted>\n"
        "</GlobalValueSet>\n"
    )


def test_global_lists_whose_names_differ_by_signs_alone_stay_apart() -> None:
    twins = (
        "      Owes__c: money\n",
        "      Owes__c: money\n"
        "      One__c: enum(blood_type)\n      Two__c: enum(blood_type)\n"
        "      Three__c: enum(Blood__Type)\n      Four__c: enum(Blood__Type)\n",
    )
    enums = (
        "    mood_label: [Good, Bad]\n",
        "    mood_label: [Good, Bad]\n    blood_type: [A]\n    Blood__Type: [B]\n",
    )
    found = of_clinic(twins, enums)

    assert found.components()["GlobalValueSet"] == [
        "Crosswalk_Blood_Type",
        "Crosswalk_Blood_Type2",
        "Crosswalk_Mood_Label",
    ]
    assert (found.values("Contact", "One__c"), found.values("Contact", "Three__c")) == (["A"], ["B"])


def test_a_standard_list_of_a_case_gets_values_and_keeps_its_own() -> None:
    found = of_clinic(("TaskStatus: {Cancelled: closed}", "Case.Status: {Withdrawn: closed}"))
    text = found.files["force-app/main/default/standardValueSets/CaseStatus.standardValueSet-meta.xml"]
    lines = [line.strip() for line in text.splitlines() if "fullName" in line or "closed" in line]

    assert lines == [
        "<fullName>New</fullName>",
        "<closed>false</closed>",
        "<fullName>Working</fullName>",
        "<closed>false</closed>",
        "<fullName>Escalated</fullName>",
        "<closed>false</closed>",
        "<fullName>Closed</fullName>",
        "<closed>true</closed>",
        "<fullName>Withdrawn</fullName>",
        "<closed>true</closed>",
    ]
