"""JSON members, rows inside fields, expansions, and what accounts are asked for: how specs resolve."""

import pytest

from tests.passes import specs
from tests.passes.running import reasons, run_route
from tests.passes.specs import ROUTE, program_of, resolved


def _rules(pair: str, platform: str = "", overlay: str = "", inventory: str = "") -> list[str]:
    more = {"specs/inventories/clinic-crm.yaml": inventory} if inventory else {}
    return [one.partition(" ")[0] for one in resolved(pair, platform, overlay, more)[1]]


def test_members_of_json_are_fields_with_the_class_of_what_is_around_them() -> None:
    person = program_of("").objects["Person"]
    found = {
        name: (str(field.type), field.type.phi, field.path)
        for name, field in person.fields.items()
        if name.startswith("vitals")
    }
    assert found == {
        "vitals": ("json(Vitals)?", "health", ("vitals",)),
        "vitals.weight": ("decimal(6.2)?", "health", ("vitals", "weight")),
        "vitals.pulse": ("json(Pulse)?", "health", ("vitals", "pulse")),
        "vitals.pulse.rate": ("int?", "health", ("vitals", "pulse", "rate")),
        "vitals.pulse.note": ("text(40)?", "sensitive", ("vitals", "pulse", "note")),
        "vitals.raw": ("json(any)?", "health", ("vitals", "raw")),
    }


def test_a_member_fills_a_field_and_is_refused_where_it_cannot_be_read() -> None:
    program = program_of(
        "routes: {person: {from: Person, to: Contact, set: {LastName: name, Total__c: vitals.weight}}}\n"
    )
    rows = [
        {"id": "1", "name": "A", "vitals.weight": "70.5"},
        {"id": "2", "name": "B", "vitals.weight": "fat"},
    ]
    found = run_route(program, program.routes["person"], {"Person": rows})
    assert [(row["Total__c"], reasons(row)) for row in found] == [
        ("70.50", []),
        (None, ["TYP101 source.shapes.Vitals.weight"]),
    ]


def test_rows_inside_a_field_say_where_they_are() -> None:
    answer = program_of("").objects["FormAnswer"]
    assert answer.inside is not None
    assert (answer.inside.object, answer.inside.path, answer.inside.what) == ("Form", ("answers",), "members")
    paths = {name: field.path for name, field in answer.fields.items()}
    assert paths == {
        "form_id": ("^", "id"),
        "question": ("question",),
        "value": ("value",),
        "place": ("#",),
    }


def test_what_is_inside_a_field_is_classed_as_the_field() -> None:
    fields = program_of("").objects["FormAnswer"].fields
    assert {field.type.phi for field in fields.values()} == {"health"}


INSIDE = [
    ("each: Form.answers", "each: Form.answer", "REF102"),
    ("each: Form.answers", "each: Fom.answers", "REF101"),
    ("each: Form.answers", "each: Form.id", "TYP114"),
    ("each: Form.answers", "each: FormAnswer.value", "REF101"),
    ("path: ^.id", "path: ^.ids", "REF102"),
    ("      question: id!\n", "      question: {type: id!, path: questoin}\n", "REF102"),
    ("list(json(Answer))", "list(json(Answr))", "REF106"),
    ("pulse: json(Pulse)", "pulse: json(Vitals)", "TYP110"),
    ("      day: date\n", "      day: {type: date, path: ^.day}\n", "TYP114"),
]


@pytest.mark.parametrize(("old", "new", "rule"), INSIDE)
def test_rows_and_members_that_cannot_be_are_told(
    old: str, new: str, rule: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert old in specs.PLATFORM
    monkeypatch.setattr(specs, "PLATFORM", specs.PLATFORM.replace(old, new, 1))
    assert rule in _rules("")


EXPAND = """
expand:
  answers:
    over: Question
    key: id
    into: form
    name: label
    type: {by: kind, values: {number: decimal(16.4), when: date, word: text(20)}, otherwise: text(255)}
    value: {first: FormAnswer.value, by: form_id, where: question}
    budget: {fields: 4, overflow: Description}
routes:
  person: {from: Person, to: Contact, set: {LastName: name}}
  form: {from: Form, to: Contact, set: {LastName: id, Description: answers | to_json}}
"""
INVENTORY = """
spec: inventory/v1
pair: clinic-crm
objects:
  Question:
    q1: {label: "Größe (cm)", kind: number}
    q2: {label: Note, kind: other}
    "it's": {label: 2nd visit, kind: when}
    q4: {label: "过敏", kind: word}
    q5: {label: too many, kind: word}
"""


def test_an_inventory_makes_fields_in_the_order_of_its_keys() -> None:
    program, said = resolved(EXPAND, more={"specs/inventories/clinic-crm.yaml": INVENTORY})
    assert program is not None
    made = [one for one in program.routes["form"].assignments if one.place.document == "inventory"]
    fields = program.targets["Contact"].fields
    assert [(one.field, fields[one.field].label, fields[one.field].type.bare) for one in made] == [
        ("Field_2nd_Visit__c", "2nd visit", "date"),
        ("Grosse_Cm__c", "Größe (cm)", "decimal(16.4)"),
        ("Note_2__c", "Note", "text(255)"),
        ("Q4__c", "过敏", "text(20)"),
    ]
    assert said == [
        "EXP102 objects.Question.q2: another field is called `Note__c`, so this one becomes `Note_2__c`",
        "EXP103 expand.answers.budget.fields: 5 fields are asked for and 4 are made; the other 1 stay in "
        "Description only",
    ]


def test_an_answer_that_does_not_fit_its_field_leaves_it_empty() -> None:
    program, _ = resolved(EXPAND, more={"specs/inventories/clinic-crm.yaml": INVENTORY})
    assert program is not None
    answers = [
        {"form_id": "1", "question": "q1", "value": "180.25", "place": "1"},
        {"form_id": "1", "question": "it's", "value": "31/02/2024", "place": "2"},
        {"form_id": "1", "question": "q4", "value": "x" * 30, "place": "3"},
        {"form_id": "2", "question": "q1", "value": "12345678901234", "place": "1"},
        {"form_id": "2", "question": "it's", "value": "29/02/2024", "place": "2"},
        {"form_id": "3", "question": "q1", "value": "tall", "place": "1"},
    ]
    forms = [{"id": str(number), "answers": "[]"} for number in (1, 2, 3)]
    found = run_route(program, program.routes["form"], {"Form": forms, "FormAnswer": answers})
    assert [
        (row["Grosse_Cm__c"], row["Field_2nd_Visit__c"], row["Q4__c"], reasons(row)) for row in found
    ] == [("180.2500", None, "x" * 20, []), (None, "2024-02-29", None, []), (None, None, None, [])]


def test_without_an_inventory_nothing_is_made_and_that_is_said() -> None:
    assert _rules(EXPAND) == ["EXP104"]


def test_the_customers_own_inventory_wins() -> None:
    own = INVENTORY.replace("q5: {label: too many, kind: word}", "").replace("label: Note,", "label: Own,")
    files = {"specs/inventories/clinic-crm.yaml": INVENTORY, "specs/inventories/clinic-crm@acme.yaml": own}
    program, said = resolved(EXPAND, overlay="answers: {}\n", more=files)
    assert program is not None
    assert "Own__c" in program.targets["Contact"].fields
    assert said == []


EXPANDED_WRONG = [
    ("over: Question", "over: Questions", "EXP101"),
    ("    key: id\n", "    key: ids\n", "EXP101"),
    ("name: label", "name: lable", "EXP101"),
    ("by: kind", "by: sort", "EXP101"),
    ("into: form", "into: forms", "EXP101"),
    ("overflow: Description", "overflow: Note__c", "EXP101"),
    ("when: date", "when: dates", "EXP101"),
    ("when: date", "when: ref(Person)", "EXP101"),
    ("first: FormAnswer.value", "first: FormAnswer.valu", "REF102"),
    ("where: question", "where: questio", "REF102"),
    ("by: form_id", "by: question", "TYP107"),
]


@pytest.mark.parametrize(("old", "new", "rule"), EXPANDED_WRONG)
def test_an_expansion_that_cannot_be_is_told_without_an_inventory_too(old: str, new: str, rule: str) -> None:
    assert old in EXPAND
    assert rule in _rules(EXPAND.replace(old, new, 1))


FOUND = "  person: {from: Person, to: Account, set: {Name: name}, "


def test_a_found_record_is_a_constant_of_the_route() -> None:
    found = "found: {ParentId: {in: Pricebook2, where: {IsStandard: true}}}}"
    [one] = program_of(f"routes:\n{FOUND}{found}\n").routes["person"].found
    assert (one.field, one.object, one.where) == ("ParentId", "Pricebook2", {"IsStandard": "true"})


def test_a_record_type_is_found_by_its_name() -> None:
    schema = "  record_types: {Account: {Clinic: {label: Clinic}}}\n"
    [one] = program_of(f"{schema}routes:\n{FOUND}record_type: Clinic}}\n").routes["person"].found
    assert (one.field, one.object) == ("RecordTypeId", "RecordType")
    assert one.where == {"SobjectType": "Account", "DeveloperName": "Clinic"}


FOUND_WRONG = [
    ("record_type: Clinic}", "REF119"),
    ("found: {ParentID: {in: Pricebook2, where: {IsStandard: true}}}}", "REF104"),
    ("found: {ParentId: {in: Pricebok2, where: {IsStandard: true}}}}", "REF103"),
    ("found: {ParentId: {in: Pricebook2, where: {Standard: true}}}}", "REF104"),
    ("found: {ParentId: {in: Pricebook2, where: {}}}}", "REF119"),
]


@pytest.mark.parametrize(("written", "rule"), FOUND_WRONG)
def test_what_no_account_can_be_asked_for_is_told(written: str, rule: str) -> None:
    assert _rules(f"routes:\n{FOUND}{written}\n") == [rule]


RATES = [
    ("{to: USD, values: {AUD: {'2024-01-01': 0.68, '2024-07-01': '0.66'}}}", []),
    ("{to: usd, values: {AUD: {'2024-01-01': 0.68}}}", ["TYP113"]),
    ("{to: USD, values: {AUS$: {'2024-01-01': 0.68}}}", ["TYP113"]),
    ("{to: USD, values: {USD: {'2024-01-01': 1}}}", ["TYP113"]),
    ("{to: USD, values: {AUD: {}}}", ["TYP113"]),
    ("{to: USD, values: {AUD: {'2024-02-30': 0.68}}}", ["TYP113"]),
    ("{to: USD, values: {AUD: {'2024-07-01': 0.68, '2024-01-01': 0.66}}}", ["TYP113"]),
    ("{to: USD, values: {AUD: {'2024-01-01': 0}}}", ["TYP113"]),
    ("{to: USD, values: {AUD: {'2024-01-01': -1}}}", ["TYP113"]),
]


@pytest.mark.parametrize(("written", "rules"), RATES)
def test_a_table_of_rates_means_what_it_says(written: str, rules: list[str]) -> None:
    assert _rules(f"rates: {{practice: {written}}}\n{ROUTE}") == rules


def test_rates_keep_the_digits_that_were_written() -> None:
    program = program_of("rates: {practice: {to: USD, values: {AUD: {'2024-01-01': '0.680'}}}}\n")
    assert program.rates["practice"].values == {"AUD": (("2024-01-01", "0.680"),)}


MAPS = [
    ("otherwise: default, default: Other", []),
    ("otherwise: default", ["PCK110"]),
    ("default: Other", ["PCK110"]),
    ("otherwise: default, default: Othr", ["PCK102"]),
    ("otherwise: keep", []),
    ("otherwise: quarantine", []),
]


@pytest.mark.parametrize(("written", "rules"), MAPS)
def test_a_default_goes_with_its_policy_and_exists(written: str, rules: list[str]) -> None:
    value_map = f"{{from: state, to: state_label, values: {{open: Open}}, {written}}}"
    assert _rules(f"maps: {{states: {value_map}}}\n{ROUTE}") == rules


CHOICE = "decisions: {hipaa: {ask: Is this HIPAA data?, type: choice, choices: [required, not_required]}}\n"


@pytest.mark.parametrize(("answer", "protected"), [("not_required", False), ("required", True), (None, True)])
def test_an_answer_can_switch_protection_off(answer: str | None, protected: bool) -> None:
    overlay = f"answers: {{hipaa: {answer}}}\n" if answer else "answers: {}\n"
    program, said = resolved(CHOICE + "protect: {when: hipaa}\n" + ROUTE, overlay=overlay)
    assert program is not None
    assert (program.protected, said) == (protected, [])


def test_a_choice_has_choices_and_its_answer_is_one_of_them() -> None:
    assert _rules(CHOICE + ROUTE, overlay="answers: {hipaa: notrequired}\n") == ["DEC102"]
    assert _rules("decisions: {a: {ask: A?, type: choice}}\n" + ROUTE) == ["DEC105"]
    assert _rules("decisions: {a: {ask: A?, type: text, choices: [one, two]}}\n" + ROUTE) == ["DEC105"]
    assert _rules("protect: {when: hippa}\n" + ROUTE) == ["REF108"]


def test_what_is_fulfilled_and_proposed_is_kept() -> None:
    pair = "prerequisites: {invited: {do: Invite, owner: admin, done_when: all are there}}\n" + ROUTE
    program, said = resolved(pair, overlay="fulfilled: {invited: Dana on 3 May}\n")
    assert program is not None
    assert (dict(program.fulfilled), said) == ({"invited": "Dana on 3 May"}, [])
