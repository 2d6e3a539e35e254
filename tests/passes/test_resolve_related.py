"""Derived fields and collected rows as a spec says them: what resolves, and what is said of what does not."""

import pytest

from tests.passes.specs import program_of, resolved


def _said(pair: str, platform: str = "") -> list[str]:
    return resolved(pair, platform)[1]


DERIVED = [
    ("count: Visit, by: person_id", "int", False, "health"),
    ("exists: Visit, by: person_id", "bool", False, "health"),
    ("sum: Visit.fee, by: person_id", "money", True, "health"),
    ("sum: Visit.points, by: person_id", "int", True, "health"),
    ("gather: Visit.title, by: person_id", "list(text(30))", True, "health"),
    ("distinct: Visit.day, by: person_id", "list(date)", True, "health"),
    ("latest: Visit.title, by: person_id", "text(30)", True, "health"),
    ("first: Visit.service.name, by: person_id", "text(60)", True, "health"),
]


@pytest.mark.parametrize(("written", "bare", "empty", "phi"), DERIVED)
def test_each_way_gives_its_type(written: str, bare: str, empty: bool, phi: str) -> None:
    made = program_of(f"derive: {{Person.x: {{{written}}}}}\n").objects["Person"].derived["x"].type
    assert (made.bare, made.empty, made.phi) == (bare, empty, phi)


def test_what_chooses_rows_classes_what_is_taken() -> None:
    pair = "derive: {Person.x: {first: Payment.kind, by: number, match: number, where: kind = 'a'}}\n"
    assert program_of(pair).objects["Person"].derived["x"].type.phi == "financial"


WRONG = [
    ("Person.x: {by: person_id}", "YML111"),
    ("Person.x: {first: Visit.title, count: Visit, by: person_id}", "YML111"),
    ("Person.x: {count: Visit.title, by: person_id}", "TYP115"),
    ("Person.x: {first: Visit.title, by: doctor_id}", "TYP107"),
    ("Person.x: {first: Visit.title, by: personid}", "REF102"),
    ("Person.x: {first: Visit.titel, by: person_id}", "REF102"),
    ("Person.x: {first: Visti.title, by: person_id}", "REF101"),
    ("Nobody.x: {first: Visit.title, by: person_id}", "REF101"),
    ("Person.name: {first: Visit.title, by: person_id}", "REF123"),
    ("Person.x: {first: Visit.title, by: person_id, order: day}", "TYP115"),
    ("Person.x: {latest: Visit.title, by: person_id, order: service}", "TYP115"),
    ("Doctor.x: {latest: Payment.kind, by: number, match: name}", "TYP115"),
    ("Person.x: {sum: Visit.title, by: person_id}", "TYP101"),
    ("Person.x: {gather: Visit.service, by: person_id}", "TYP101"),
    ("Person.x: {first: Visit.title, by: person_id, where: title}", "TYP101"),
    ("Person.x: {first: Visit.title, by: person_id, where: titel = 'a'}", "REF102"),
    ("Person.x: {first: Visit.title, by: points, match: number}", "TYP107"),
]


@pytest.mark.parametrize(("written", "rule"), WRONG)
def test_a_derived_field_that_cannot_be_is_told_once(written: str, rule: str) -> None:
    said = _said(f"derive: {{{written}}}\n")
    assert [one.partition(" ")[0] for one in said] == [rule], said


CARE = """
collect:
  Care:
    of: Visit
    key: {doctor_id: doctor_id, person_id: person_id}
    fields: {since: {least: start}, visits: {count: id}, worth: {average: fee}}
    primary: {field: is_primary, per: person_id, most: visits}
    phi: sensitive
"""


def test_a_collected_object_has_typed_fields_of_the_class_it_says() -> None:
    care = program_of(CARE).objects["Care"]
    assert {name: (str(field.type), field.type.phi) for name, field in care.fields.items()} == {
        "doctor_id": ("ref(Doctor)", "sensitive"),
        "person_id": ("ref(Person)", "sensitive"),
        "since": ("datetime?", "sensitive"),
        "visits": ("int", "sensitive"),
        "worth": ("decimal(20.4)?", "sensitive"),
        "is_primary": ("bool", "sensitive"),
    }
    assert (care.key, care.channel) == (("doctor_id", "person_id"), "made")


def test_other_rows_can_be_told_from_collected_ones() -> None:
    pair = CARE + "derive: {Person.doctors: {count: Care, by: person_id}}\n"
    assert program_of(pair).objects["Person"].derived["doctors"].object == "Care"


WRONG_ROWS = [
    ("of: Visit", "of: Vist", "REF101"),
    ("  Care:", "  Visit:", "REF123"),
    ("doctor_id: doctor_id", "doctor_id: doctorid", "REF102"),
    ("key: {doctor_id: doctor_id, person_id: person_id}", "key: {}", "KEY105"),
    ("doctor_id: doctor_id", "doctor_id: fee", "TYP101"),
    ("{least: start}", "{least: title}", "TYP101"),
    ("{least: start}", "{least: start, count: id}", "YML111"),
    ("{least: start}", "{first: start, order: day}", "YML111"),
    ("{average: fee}", "{sum: day}", "TYP101"),
    ("visits: {count: id}", "Since: {count: id}", "REF123"),
    ("per: person_id", "per: visits", "REF102"),
    ("most: visits", "most: doctor_id", "REF102"),
    ("{least: start}", "{first: title | truncate(3)}", "TYP102"),
]


@pytest.mark.parametrize(("old", "new", "rule"), WRONG_ROWS)
def test_a_collection_that_cannot_be_is_told(old: str, new: str, rule: str) -> None:
    assert old in CARE
    said = _said(CARE.replace(old, new, 1))
    assert rule in [one.partition(" ")[0] for one in said], said


def test_a_field_that_is_the_key_of_collected_rows_links_to_their_route() -> None:
    program = program_of("""
collect: {Service: {of: Visit, key: {id: service.id}, fields: {name: {latest: service.name}}}}
routes:
  service: {from: Service, to: Account, set: {Name: name}}
  visit: {from: Visit, to: Task, set: {Subject: title}, link: {WhatId: service.id -> service}}
""")
    [link] = program.routes["visit"].references
    assert (link.own, link.object, link.routes) == ("service.id", "Service", ("service",))


def test_a_field_that_is_a_part_of_the_key_links_to_nothing() -> None:
    said = _said("""
collect: {Service: {of: Visit, key: {id: service.id, day: day}}}
routes:
  service: {from: Service, to: Account, set: {Name: id}}
  visit: {from: Visit, to: Task, set: {Subject: title}, link: {WhatId: service.id -> service}}
""")
    assert [one.partition(" ")[0] for one in said] == ["TYP101"]
