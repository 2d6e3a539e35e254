"""How objects land, and the one number: ours, and that of the published rows, by the same method."""

from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compiler.pipeline import check_pair
from compiler.scope.compatibility import Figure, compared, figure, own_figure, uncovered
from compiler.scope.landings import folded_into, landings, relation_of
from tests.workspace import TZDATA, program_of, shipped

PRACTICE, TELEHEALTH, DESK = "practicehub-salesforce", "upvio-salesforce", "deskflow-salesforce"


def relations(pair: str) -> dict[str, str]:
    return {
        f"{one.source} > {' + '.join(route.name for route in one.routes)}": one.relation
        for one in landings(program_of(pair))
    }


def test_the_four_words_mean_one_thing_each() -> None:
    found = relations(PRACTICE) | relations(TELEHEALTH) | relations(DESK)

    assert found["Patient > patient"] == "1:1"
    assert found["Practitioner > practitioner + practitioner_user"] == "1:many"
    assert found["Appointment > visit_event"] == found["Appointment > admin_task"] == "split"
    assert found["VitalsTrend > vitals_trend"] == found["Interest > interest"] == "many:1"


def test_rows_that_are_shared_out_among_routes_of_one_object_still_become_one_record_each() -> None:
    found = relations(DESK)

    assert {found[f"Ticket > {kind}"] for kind in ("question", "incident", "complaint")} == {"1:1"}
    assert {found["Person > person"], found["Person > stranger"]} == {"1:1"}


def test_a_case_whose_others_stay_behind_is_one_to_one() -> None:
    assert relations(TELEHEALTH)["VitalsScan > vitals_data"] == "1:1"


def test_what_is_made_comes_before_what_is_only_matched() -> None:
    (one,) = [one for one in landings(program_of(PRACTICE)) if one.source == "Practitioner"]

    assert [route.operation for route in one.routes] == ["upsert", "find"]


def test_rows_that_become_values_of_another_object_are_many_to_one() -> None:
    program = program_of(TELEHEALTH)

    assert folded_into(program, "CustomProperty") == ("Patient",)
    assert folded_into(program, "Form") == ()  # its title is looked up, so it goes into many
    assert relation_of(program, ["patient"]) == "1:1"
    assert relation_of(program, ["patient"], ["CustomProperty"]) == "many:1"
    assert relation_of(program, ["patient"], ["Patient"]) == "1:1"


def test_of_several_routes_the_least_plain_relation_counts_and_of_none_there_is_none() -> None:
    program = program_of(PRACTICE)

    assert relation_of(program, ["patient", "practitioner"]) == "1:many"
    assert relation_of(program, ["patient", "visit_event"]) == "split"
    assert relation_of(program, []) is None
    assert relation_of(program, ["nobody"]) is None


# -- percentages ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "percent"),
    [("11 of 12", 92), ("14 of 16", 88), ("8 of 9", 89), ("10 of 16", 63), ("9 of 12", 75), ("1 of 8", 13)],
)
def test_halves_are_rounded_up(text: str, percent: int) -> None:
    one_to_one, _, rows = text.split()

    assert Figure(one_to_one=int(one_to_one), rows=int(rows)).percent == percent
    assert Figure(one_to_one=int(one_to_one), rows=int(rows)).text == text


def test_of_no_rows_the_share_is_nothing() -> None:
    assert (figure(()).percent, figure(()).text) == (0, "0 of 0")


@given(st.lists(st.sampled_from(["1:1", "split", "1:many", "many:1", None]), min_size=1))
def test_a_figure_counts_what_is_exactly_one_to_one(rows: list[str | None]) -> None:
    found = figure(rows)
    exact = Decimal(100 * rows.count("1:1")) / len(rows)

    assert (found.one_to_one, found.rows) == (rows.count("1:1"), len(rows))
    assert found.percent == int(exact.quantize(Decimal(1), ROUND_HALF_UP))


@given(st.lists(st.sampled_from(["1:1", "split", "1:many", "many:1"])), st.sampled_from(["split", "many:1"]))
def test_one_more_landing_that_is_not_one_to_one_never_raises_the_share(rows: list[str], more: str) -> None:
    assert figure([*rows, more]).percent <= figure(rows).percent


# -- the published rows ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("pair", "published", "same_rows", "own"),
    [
        (PRACTICE, "8 of 10", "7 of 10", "9 of 12"),
        (TELEHEALTH, "12 of 12", "7 of 12", "9 of 14"),
        (DESK, "0 of 0", "0 of 0", "11 of 13"),
    ],
)
def test_ours_stands_beside_the_published_figure(pair: str, published: str, same_rows: str, own: str) -> None:
    program = program_of(pair)
    rows = compared(program)

    assert figure(row.published for row in rows).text == published
    assert figure(row.relation for row in rows).text == same_rows
    assert own_figure(program).text == own


@pytest.mark.parametrize("pair", [PRACTICE, TELEHEALTH])
def test_every_published_row_names_routes_that_exist_and_says_why_it_differs(pair: str) -> None:
    rows = compared(program_of(pair))

    assert [row.name for row in rows if row.unknown or not row.routes] == []
    assert [row.name for row in rows if row.differs and not row.why] == []


def test_rows_are_the_published_ones_in_their_order() -> None:
    rows = [(row.source, row.target, row.published) for row in compared(program_of(PRACTICE))]

    assert rows == [
        ("Patient", "Contact", "1:1"),
        ("Practitioner", "Contact + User", "many:1"),
        ("Practitioner-Patient Association", "Practitioner_Patient_Relationship__c (Junction Object)", "1:1"),
        ("Appointment", "Task", "1:1"),
        ("Appointment", "Event", "1:many"),
        ("Treatment Record", "Treatment_Record__c (Custom Object)", "1:1"),
        ("Insurance Record", "Insurance_Record__c (Custom Object)", "1:1"),
        ("Billing / Invoice", "Invoice__c (Custom Object)", "1:1"),
        ("Policy / Compliance Document", "Note + Custom Field on Contact", "1:1"),
        ("Attachment / File", "Salesforce Files (ContentDocument / ContentVersion)", "1:1"),
    ]


def test_routes_that_no_published_row_speaks_of_are_listed() -> None:
    program = program_of(PRACTICE)

    assert uncovered(program, compared(program)) == ("clinical_note", "log_task", "practice_account")


def test_a_row_that_no_route_does_differs_from_whatever_it_says() -> None:
    texts = shipped()
    file = f"specs/pairs/{PRACTICE}.yaml"
    old = "    patient: {from: Patient, to: Contact, as: '1:1', routes: [patient]}\n"
    assert old in texts[file]
    texts[file] = texts[file].replace(old, old.replace(", routes: [patient]", ""))
    found = check_pair(texts, PRACTICE, None, TZDATA)
    assert found.program is not None
    (row,) = [row for row in compared(found.program) if row.name == "patient"]

    assert (row.relation, row.differs) == (None, True)
    assert [one.rule for one in found.diagnostics] == ["COV113"]
