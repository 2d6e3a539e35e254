import re
from importlib.resources import files

import pytest

from compiler.platforms.salesforce.catalogue import (
    AUDIT_FIELDS,
    StandardField,
    object_names,
    standard_object,
)

TYPES = {
    "base64", "boolean", "combobox", "currency", "date", "datetime", "double", "email", "id", "int",
    "multipicklist", "percent", "phone", "picklist", "reference", "string", "textarea", "url",
}  # fmt: skip
LOADED = (
    "Account", "Contact", "ContentDocumentLink", "ContentVersion", "Event", "Lead", "Opportunity", "Task",
)  # fmt: skip
WITH_LENGTH = {
    "combobox",
    "email",
    "multipicklist",
    "phone",
    "picklist",
    "string",
    "textarea",
    "url",
    "reference",
}


def field(object_name: str, name: str) -> StandardField:
    return next(each for each in standard_object(object_name).fields if each.name == name)


def test_the_catalogue_has_the_objects_a_practice_needs() -> None:
    assert {"Account", "Contact", "ContentVersion", "Event", "Lead", "Opportunity", "Task", "User"} <= set(
        object_names()
    )
    assert object_names() == tuple(sorted(object_names()))


@pytest.mark.parametrize("name", ["Nope", "contact", "", "../x", "Contact.json"])
def test_a_name_that_is_not_in_the_catalogue_is_a_key_error(name: str) -> None:
    with pytest.raises(KeyError):
        standard_object(name)


@pytest.mark.parametrize("name", object_names())
def test_every_object_is_whole(name: str) -> None:
    item = standard_object(name)
    names = [each.name for each in item.fields]

    assert item.name == name
    assert re.fullmatch("[0-9A-Za-z]{3}", item.key_prefix)
    assert names == sorted(set(names))
    assert "Id" in names
    assert item.name_field == "" or item.name_field in names
    assert not any(each.endswith("__c") for each in names)


@pytest.mark.parametrize("name", object_names())
def test_every_field_makes_sense(name: str) -> None:
    for each in standard_object(name).fields:
        assert each.type in TYPES, each.name
        assert (each.length > 0) or each.type not in WITH_LENGTH, each.name
        assert each.label, each.name
        assert (each.type == "reference") == bool(each.reference_to), each.name
        assert each.polymorphic == (len(each.reference_to) > 1), each.name
        assert not each.restricted or each.picklist, each.name
        assert not each.default or each.type == "boolean" or each.default in each.picklist, each.name
        assert not each.required or each.createable, each.name


def test_key_prefixes_are_the_published_ones() -> None:
    found = {name: standard_object(name).key_prefix for name in object_names()}

    assert len(set(found.values())) == len(found)
    assert found | {
        "Account": "001", "Contact": "003", "ContentDocument": "069", "ContentDocumentLink": "06A",
        "ContentVersion": "068", "Event": "00U", "Lead": "00Q", "Opportunity": "006", "Task": "00T",
        "User": "005",
    } == found  # fmt: skip


def test_a_contact_has_the_lengths_that_loads_trip_over() -> None:
    lengths = {each.name: each.length for each in standard_object("Contact").fields}

    assert {name: lengths[name] for name in ("FirstName", "LastName", "Email", "Phone", "MobilePhone")} == {
        "FirstName": 40,
        "LastName": 80,
        "Email": 80,
        "Phone": 40,
        "MobilePhone": 40,
    }
    assert (lengths["MailingStreet"], lengths["MailingCity"], lengths["MailingPostalCode"]) == (255, 40, 20)


def test_required_fields_are_what_a_load_must_give() -> None:
    required = {
        name: {each.name for each in standard_object(name).fields if each.required}
        for name in (
            "Account",
            "Contact",
            "ContentDocumentLink",
            "ContentVersion",
            "Event",
            "Lead",
            "Opportunity",
            "Task",
        )
    }

    assert required == {
        "Account": {"Name"},
        "Contact": {"LastName"},
        "ContentDocumentLink": {"ContentDocumentId", "LinkedEntityId"},
        "ContentVersion": {"PathOnClient", "VersionData"},
        "Event": {"EndDateTime", "StartDateTime"},
        "Lead": {"Company", "LastName"},
        "Opportunity": {"CloseDate", "Name", "StageName"},
        "Task": set(),
    }
    assert {each.name for each in standard_object("User").fields if each.required} == {
        "Alias", "Email", "EmailEncodingKey", "LanguageLocaleKey", "LastName", "LocaleSidKey", "ProfileId",
        "TimeZoneSidKey", "Username",
    }  # fmt: skip


def test_activities_relate_to_people_and_to_things() -> None:
    assert field("Task", "WhoId").reference_to == ("Contact", "Lead")
    assert field("Event", "WhoId").polymorphic
    assert "Account" in field("Event", "WhatId").reference_to
    assert "Contact" not in field("Event", "WhatId").reference_to
    assert field("Task", "OwnerId").reference_to == ("Group", "User")
    assert standard_object("Account").activities
    assert not standard_object("Contact").activities


def test_a_task_starts_open_and_only_completed_is_closed() -> None:
    assert field("Task", "Status").picklist == (
        "Not Started",
        "In Progress",
        "Completed",
        "Waiting on someone else",
        "Deferred",
    )
    assert (field("Task", "Status").default, field("Task", "Priority").default) == ("Not Started", "Normal")
    assert standard_object("Task").closed_states == ("Completed",)


def test_audit_fields_open_where_salesforce_lists_them() -> None:
    opened = {name for name in object_names() if standard_object(name).audit_fields}

    assert opened == {"Account", "Case", "Contact", "ContentVersion", "Event", "Lead", "Opportunity", "Task"}
    assert not any(field("Contact", name).createable for name in AUDIT_FIELDS)


def test_the_files_show_one_field_a_line() -> None:
    for entry in files("compiler.platforms.salesforce.catalogue").iterdir():
        if entry.name.endswith(".json"):
            lines = entry.read_text(encoding="utf-8").splitlines()
            fields = [line for line in lines if line.startswith("    {")]
            assert len(fields) == len(standard_object(entry.name[:-5]).fields)
