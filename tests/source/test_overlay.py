"""A customer's overlay changes exactly what it says, and says so where it cannot."""

import inspect

import pytest

from compiler.diagnostics.diagnostic import Diagnostics
from compiler.source.located import Keys
from compiler.source.overlay import merge
from tests.source.merging import OVERLAY, PAIR, Changes, merged, read_cleanly


def _says(overlay: str, expected: str) -> None:
    assert merged(overlay).said == inspect.cleandoc(expected) + "\n"


def test_an_added_field_is_there_and_stands_in_the_overlay() -> None:
    result = merged("add:\n  schema.fields.Contact.Pharmacy__c: text(120)\n")

    assert result.said == ""
    assert result.at("pair", "schema", "fields", "Contact") == {
        "NPI__c": "text(10)",
        "Pharmacy__c": "text(120)",
    }
    assert result.written("pair", "schema", "fields", "Contact", "Pharmacy__c") == (OVERLAY, 2)
    assert result.written("pair", "schema", "fields", "Contact", "NPI__c") == ("specs/pairs/p.yaml", 4)


def test_places_inside_an_added_value_stand_in_the_overlay_too() -> None:
    result = merged("add:\n  source.Patient.fields.pharmacy:\n    type: text(120)\n    phi: health\n")

    assert result.said == ""
    assert result.at("source", "objects", "Patient", "fields", "pharmacy") == {
        "type": "text(120)",
        "phi": "health",
    }
    assert result.written("source", "objects", "Patient", "fields", "pharmacy", "phi") == (OVERLAY, 4)


def test_an_object_of_a_platform_can_be_addressed_with_and_without_its_collection() -> None:
    short = merged("change: {source.Patient.fields.email: text(99)}\n")
    long = merged("change: {source.objects.Patient.fields.email: text(99)}\n")

    assert (short.said, long.said) == ("", "")
    assert short.source.value == long.source.value
    assert short.at("source", "objects", "Patient", "fields", "email") == "text(99)"


def test_a_changed_value_keeps_its_position_among_the_others() -> None:
    result = merged("change: {maps.status.values.no_show: Not Started}\n")

    values = result.at("pair", "maps", "status", "values")
    assert isinstance(values, dict)
    assert list(values.items()) == [("no_show", "Not Started"), ("done", "Completed")]
    assert result.written("pair", "maps", "status", "values", "no_show") == (OVERLAY, 1)


def test_a_list_is_changed_as_a_whole() -> None:
    result = merged("change: {target.Contact.fields: [LastName], source.enums.status: [done]}\n")

    assert result.said == ""
    assert result.at("target", "objects", "Contact", "fields") == ["LastName"]
    assert result.at("source", "enums", "status") == ["done"]


def test_a_removed_field_is_gone_and_its_source_field_is_dropped_with_the_reason() -> None:
    result = merged(
        "remove:\n  routes.patient.set.MailingCountry: {why: one, drop: {country: one country only}}\n"
    )

    assert result.said == ""
    assert result.at("pair", "routes", "patient", "set") == {"LastName": "last_name", "MailingCity": "city"}
    assert result.at("pair", "routes", "patient", "drop") == {
        "sex": "not needed",
        "country": "one country only",
    }
    assert result.written("pair", "routes", "patient", "drop", "country") == (OVERLAY, 2)
    assert ("routes", "patient", "set", "MailingCountry") not in result.pair.index


def test_a_drop_is_made_where_a_route_has_none() -> None:
    result = merged("remove: {routes.visit.set.Subject: {why: no subjects, drop: {subject: none}}}\n")

    assert result.said == ""
    assert result.at("pair", "routes", "visit") == {"set": {}, "drop": {"subject": "none"}}


@pytest.mark.parametrize(
    ("address", "keys"),
    [
        ("derive.Practitioner.policy_codes.by", ("derive", "Practitioner.policy_codes", "by")),
        ("gotchas.practice.rate_limit.by", ("gotchas", "practice.rate_limit", "by")),
    ],
)
def test_a_key_that_holds_a_dot_is_one_key(address: str, keys: Keys) -> None:
    result = merged(f"change: {{{address}: other}}\n")

    assert result.said == ""
    assert result.at("pair", *keys) == "other"


def test_a_key_that_holds_a_dot_can_be_added() -> None:
    result = merged("add: {derive.Patient.visits: {gather: Visit.id, by: patient_id}}\n")

    assert result.said == ""
    assert result.at("pair", "derive", "Patient.visits") == {"gather": "Visit.id", "by": "patient_id"}


def test_the_base_documents_are_left_as_they_were() -> None:
    diags = Diagnostics()
    base = read_cleanly("pair", "specs/pairs/p.yaml", PAIR, diags)
    layer = read_cleanly("overlay", OVERLAY, "add: {maps.new: {values: {a: b}}}\n", diags)
    added = {"maps.new": {"values": {"a": "b"}}}

    pair, _, _ = merge(base, base, base, Changes(add=added), layer, diags)

    assert base == read_cleanly("pair", "specs/pairs/p.yaml", PAIR, diags)
    assert pair.value != base.value


def test_an_addition_below_something_misspelled_names_the_nearest() -> None:
    _says(
        "add:\n  schema.fields.Contacts.Shop__c: text(120)\n",
        """
        error[REF109]: the overlay addresses `schema.fields.Contacts.Shop__c`, but `Contacts` does not exist
         --> specs/orgs/acme.yaml:2:3
        2 |   schema.fields.Contacts.Shop__c: text(120)
          |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ no such place
          = help: did you mean `Contact`?
          = at: add.schema.fields.Contacts.Shop__c
        """,
    )


def test_an_addition_below_something_that_is_not_there_says_how_to_add_it() -> None:
    assert (
        "= help: add `Invoice__c` with all that belongs in it\n"
        in merged("add: {schema.fields.Invoice__c.Total__c: money}\n").said
    )


def test_an_addition_inside_a_text_or_a_list_says_to_change_it() -> None:
    said = merged("add: {source.Patient.fields.email.phi: health, target.Contact.fields.Fax: x}\n").said

    assert "but `objects.Patient.fields.email` holds no keys\n" in said
    assert "but `objects.Contact.fields` holds no keys\n" in said
    assert said.count("= help: use `change:` to replace it as a whole\n") == 2


def test_an_addition_of_what_exists_shows_where_it_is() -> None:
    _says(
        "add:\n  schema.fields.Contact.NPI__c: text(12)\n",
        """
        error[REF110]: `schema.fields.Contact.NPI__c` already exists
         --> specs/orgs/acme.yaml:2:3
        2 |   schema.fields.Contact.NPI__c: text(12)
          |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ cannot be added again
         ::: specs/pairs/p.yaml:4:15
        4 |     Contact: {NPI__c: text(10)}
          |               ------ first defined here
          = help: use `change:` to replace it
          = at: add.schema.fields.Contact.NPI__c
        """,
    )


def test_a_change_of_what_does_not_exist_names_the_nearest() -> None:
    _says(
        "change:\n  maps.status.values.noshow: Not Started\n",
        """
        error[REF111]: `maps.status.values.noshow` does not exist, so it cannot be changed
         --> specs/orgs/acme.yaml:2:3
        2 |   maps.status.values.noshow: Not Started
          |   ^^^^^^^^^^^^^^^^^^^^^^^^^ matches nothing
          = help: did you mean `no_show`?
          = at: change.maps.status.values.noshow
        """,
    )


def test_a_removal_of_what_does_not_exist_is_never_without_effect() -> None:
    assert (
        "error[REF111]: `routes.patient.set.Fax` does not exist, so it cannot be removed\n"
        in merged("remove: {routes.patient.set.Fax: {why: no fax}}\n").said
    )


def test_a_removal_without_a_reason_is_refused() -> None:
    _says(
        "remove:\n  routes.patient.set.MailingCountry: {drop: {country: one country}}\n",
        """
        error[COV107]: `routes.patient.set.MailingCountry` is removed without a reason
         --> specs/orgs/acme.yaml:2:3
        2 |   routes.patient.set.MailingCountry: {drop: {country: one country}}
          |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ needs `why:`
          = help: write `{why: the reason}`; it is printed in the migration report
          = at: remove.routes.patient.set.MailingCountry
        """,
    )


@pytest.mark.parametrize("how", ["' '", "{why: ''}", "{why: 3}", "[x]", ""])
def test_a_reason_is_a_text_that_says_something(how: str) -> None:
    assert "error[COV107]" in merged(f"remove:\n  routes.visit: {how}\n").said


def test_a_removal_has_no_other_keys() -> None:
    said = merged("remove: {routes.visit.set.Subject: {why: x, drp: {a: b}}}\n").said

    assert "error[YML104]: `drp` is not a key of a removal\n" in said
    assert "= help: did you mean `drop`?\n" in said


def test_reasons_for_dropped_fields_are_texts() -> None:
    said = merged(
        "remove:\n  routes.visit.set.Subject: {why: x, drop: {subject: [a]}}\n"
        "  routes.patient.set.MailingCity: {why: x, drop: a}\n"
    ).said

    assert "error[YML110]: `subject` must be text\n" in said
    assert "error[YML110]: `drop` must be a mapping from fields to reasons\n" in said


def test_a_field_is_dropped_for_one_reason_only() -> None:
    said = merged("remove: {routes.patient.set.MailingCity: {why: x, drop: {sex: again}}}\n").said

    assert "error[REF110]: `routes.patient.drop.sex` already exists\n" in said
    assert " ::: specs/pairs/p.yaml:15:12\n" in said


@pytest.mark.parametrize("address", ["maps.status", "routes.visit", "source.Patient.fields.email"])
def test_fields_are_dropped_only_where_part_of_a_route_is_removed(address: str) -> None:
    said = merged(f"remove: {{{address}: {{why: x, drop: {{city: y}}}}}}\n").said

    assert "error[REF109]: `drop` says why fields of a route go nowhere" in said


def test_a_change_inside_what_the_overlay_removes_is_refused() -> None:
    said = merged("remove: {routes.patient: {why: x}}\nchange: {routes.patient.set.LastName: y}\n").said

    assert "error[REF111]: `routes.patient.set.LastName` does not exist, so it cannot be changed\n" in said
    assert "= note: this overlay removes or replaces what is around it\n" in said


def test_what_is_removed_cannot_be_added_again() -> None:
    said = merged("remove: {maps.status: {why: x}}\nadd: {maps.status: {from: y}}\n").said

    assert "error[REF110]: `maps.status` already exists\n" in said


def test_two_additions_of_the_same_are_refused() -> None:
    said = merged("add: {maps.new: {values: {a: b}}, maps.new.values: {c: d}}\n").said

    assert "error[REF110]: `maps.new.values` already exists\n" in said
    assert said.count("--> specs/orgs/acme.yaml:1:") == 1
    assert ":::" not in said


def test_the_same_place_under_two_addresses_is_changed_once() -> None:
    said = merged(
        "change:\n  source.objects.Patient.fields.email: id\n  source.Patient.fields.email: text(9)\n"
    ).said

    assert "error[REF110]: `source.objects.Patient.fields.email` is changed twice\n" in said
    assert (
        "3 |   source.Patient.fields.email: text(9)\n  |   --------------------------- changed here\n" in said
    )


def test_a_removal_inside_what_is_changed_as_a_whole_is_refused() -> None:
    said = merged("change: {routes.visit: {set: {}}}\nremove: {routes.visit.set.Subject: {why: none}}\n").said

    assert "error[REF110]: `routes.visit` is changed as a whole, and part of it is removed as well\n" in said


def test_an_outer_change_never_undoes_an_inner_one() -> None:
    result = merged(
        "change:\n  maps.status.values.done: Closed\n  maps.status.values: {no_show: A, done: B}\n"
    )

    assert result.said == ""
    assert result.at("pair", "maps", "status", "values") == {"no_show": "A", "done": "Closed"}


@pytest.mark.parametrize(
    "address", ["name", "spec", "source", "target", "source.name", "a..b", ".a", "a.", "."]
)
def test_what_a_document_is_cannot_be_changed(address: str) -> None:
    said = merged(f"change: {{'{address}': x}}\n").said

    assert f"error[REF109]: the overlay addresses `{address}`, which no overlay can change\n" in said


def test_every_mistake_is_reported_at_once() -> None:
    said = merged("add: {maps.status: x, a.b: x}\nchange: {c.d: z}\nremove: {e.f: {}}\n").said

    assert [line.split("]")[0] for line in said.splitlines() if line.startswith("error")] == [
        "error[REF110",
        "error[REF109",
        "error[REF111",
        "error[COV107",
        "error[REF111",
    ]
