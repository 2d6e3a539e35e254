"""Salesforce objects in the compiler's own terms, and the columns that references get."""

import pytest

from compiler.model.program import Reference
from compiler.platforms.known import PLATFORMS
from tests.platforms import clinic

SALESFORCE = PLATFORMS["salesforce"]


@pytest.mark.parametrize(
    ("owner", "field", "type_", "required"),
    [
        ("Contact", "FirstName", "text(40)?", False),
        ("Contact", "LastName", "text(80)", True),
        ("Contact", "Email", "email?", False),
        ("Contact", "Phone", "phone?", False),
        ("Contact", "MailingStreet", "text(255)?", False),
        ("Contact", "Description", "longtext(32000)?", False),
        ("Contact", "Birthdate", "date?", False),
        ("Contact", "HasOptedOutOfEmail", "bool?", False),
        ("Contact", "AccountId", "ref(Account)?", False),
        ("Contact", "Salutation", "enum(Contact.Salutation)?", False),
        ("Account", "Website", "url?", False),
        ("Account", "AnnualRevenue", "money?", False),
        ("Account", "NumberOfEmployees", "int?", False),
        ("Task", "Status", "enum(TaskStatus)?", False),
        ("Task", "Subject", "text(255)?", False),
        ("Task", "WhatId", "ref(*)?", False),
        ("Event", "StartDateTime", "datetime", True),
        ("Event", "WhoId", "ref(Contact|Lead)?", False),
        ("ContentVersion", "VersionData", "file", True),
        ("ContentVersion", "FirstPublishLocationId", "ref(*)?", False),
    ],
)
def test_a_standard_field_has_the_type_that_loads_rely_on(
    owner: str, field: str, type_: str, required: bool
) -> None:
    found = SALESFORCE.standard_object(owner, (field,))

    assert found is not None
    assert (str(found.fields[field].type), found.fields[field].required) == (type_, required)


def test_fields_that_a_new_record_needs_are_there_unasked() -> None:
    found = SALESFORCE.standard_object("Opportunity", ("Amount",))

    assert found is not None
    assert set(found.fields) == {"Amount", "CloseDate", "Name", "StageName"}


def test_nothing_needs_to_be_given_for_a_user_because_none_is_made() -> None:
    found = SALESFORCE.standard_object("User", ("Email",))

    assert found is not None
    assert [(field.name, field.required) for field in found.fields.values()] == [("Email", False)]


def test_unknown_objects_and_fields_are_not_made_up() -> None:
    found = SALESFORCE.standard_object("Account", ("Name", "Nmae"))

    assert SALESFORCE.standard_object("Patient", ()) is None
    assert SALESFORCE.standard_object("../Account", ()) is None
    assert found is not None
    assert set(found.fields) == {"Name"}


def test_custom_fields_of_activities_live_on_activity() -> None:
    found = [SALESFORCE.standard_object(name, ()) for name in ("Task", "Event", "Contact")]

    assert [each.home for each in found if each] == ["Activity", "Activity", "Contact"]


def test_standard_picklists_say_which_values_mean_done() -> None:
    assert SALESFORCE.enums()["TaskPriority"] == ("High", "Normal", "Low")
    assert "Open" not in SALESFORCE.enums()["TaskStatus"]
    assert "Deferred" in SALESFORCE.enums()["TaskStatus"]
    assert SALESFORCE.closed_values()["TaskStatus"] == ("Completed",)


@pytest.mark.parametrize(
    ("route", "field", "headers"),
    [
        ("person", "AccountId", ["Account.Clinic_Key__c"]),
        ("case_file", "Person__c", ["Person__r.Clinic_Key__c"]),
        ("visit", "WhoId", ["Contact:Who.Clinic_Key__c"]),
        ("visit", "WhatId", ["Case_File__c:What.Clinic_Key__c"]),
        ("visit", "OwnerId", ["OwnerId"]),
        ("scan", "FirstPublishLocationId", ["FirstPublishLocationId"]),
    ],
)
def test_a_reference_gets_the_column_that_its_field_and_parent_need(
    route: str, field: str, headers: list[str]
) -> None:
    program = clinic.program()
    reference = _reference(route, field)
    parents = [program.routes[name].target for name in reference.routes]

    found = [SALESFORCE.link_header(program, program.routes[route], reference, each) for each in parents]

    assert found == headers


@pytest.mark.parametrize(
    ("route", "field", "by"),
    [
        ("person", "AccountId", "key"),
        ("person", "OwnerId", "id"),
        ("doctor", "OwnerId", "id"),
        ("visit", "WhatId", "key"),
        ("scan", "FirstPublishLocationId", "id"),
    ],
)
def test_owners_and_parents_of_files_travel_as_ids(route: str, field: str, by: str) -> None:
    program = clinic.program()

    assert SALESFORCE.link_by(program, program.routes[route], _reference(route, field)) == by


def _reference(route: str, field: str) -> Reference:
    return next(one for one in clinic.program().routes[route].references if one.field == field)
