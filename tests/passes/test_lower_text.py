"""The statements themselves, as an auditor reads them; and that equal programs give equal bytes."""

from syrupy.assertion import SnapshotAssertion

from compiler.model.program import Program, Route
from compiler.passes.lower import route_sql, split_sql
from tests.passes.programs import derived, program, reference, route, source_object, split, target_object


def _visits() -> tuple[Program, Route]:
    room = source_object("Room", {"id": "id!", "name": "text(20)"})
    visit = source_object(
        "Visit",
        {
            "id": "id!",
            "room_id": "ref(Room)",
            "patient_id": "ref(Patient)!",
            "start": "datetime(local)!",
            "colour": "enum(colour)",
        },
        derived=(derived("room", "lookup", "Room.name", "room_id", "id", "text(20)"),),
    )
    fields = {
        "Subject": "text(30)",
        "StartDateTime": "datetime",
        "Paint": "enum(paint_name)",
        "WhoId": "ref(P)",
    }
    made = program(
        room, visit, source_object("Patient", {"id": "id!"}), targets=(target_object("Event", fields),)
    )
    case = split(made, "place", "Visit", {"inside": "room is present"})
    made.splits["place"] = case  # type: ignore[index]
    assigned = {
        "Subject": "concat('Visit - ', room | trim)",
        "StartDateTime": "start | at($zone)",
        "Paint": "colour | map(paint)",
    }
    who = reference("WhoId", "patient_id", "Patient", required=True)
    return made, route(made, "r", "Visit", "Event", assigned, references=(who,), case=(case, "inside"))


def _people() -> tuple[Program, Route]:
    person = source_object("Person", {"id": "id!", "name": "text(40)!", "mail": "text(99)", "owes": "money"})
    fields = {"Kind": "text(9)", "Name": "text(20)!", "Email": "email", "Balance": "money"}
    made = program(person, targets=(target_object("Contact", fields),))
    assigned = {"Name": "name | trim | truncate(20)", "Email": "mail | to_email | or_null", "Balance": "owes"}
    return made, route(made, "people", "Person", "Contact", assigned, const={"Kind": "Person"})


def test_a_route_reads_like_this(snapshot: SnapshotAssertion) -> None:
    assert route_sql(*_people()) == snapshot


def test_a_route_over_a_case_reads_like_this(snapshot: SnapshotAssertion) -> None:
    assert route_sql(*_visits()) == snapshot


def test_a_split_reads_like_this(snapshot: SnapshotAssertion) -> None:
    made, _ = _visits()
    assert split_sql(made, made.splits["place"]) == snapshot


def test_equal_programs_give_equal_bytes() -> None:
    assert route_sql(*_visits()) == route_sql(*_visits())


def test_every_name_is_quoted() -> None:
    made, one = _people()
    for name in (
        "Person",
        "name",
        "mail",
        "owes",
        "Name",
        "Email",
        "Balance",
        "$source",
        "$hash",
        "$reasons",
    ):
        unquoted = [
            part
            for part in route_sql(made, one).split("WITH", 1)[1].split(f'"{name}"')
            if f" {name} " in part
        ]
        assert unquoted == []
