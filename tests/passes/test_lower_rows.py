"""What a route's statement yields: columns, keys, links, hashes, reasons, order."""

from hashlib import sha256

import pytest

from compiler.model.program import Polymorphic
from compiler.passes.lower import Refusals, route_sql
from tests.passes.programs import derived, program, reference, route, source_object, split, target_object
from tests.passes.running import ANSWERS, Row, database, query, reasons, run_route

VISIT = source_object(
    "Visit",
    {"id": "id!", "x": "text(9)", "y": "text(9)", "patient_id": "ref(Patient)!", "room_id": "ref(Room)"},
)
PATIENT = source_object("Patient", {"id": "id!"})
TARGET = target_object(
    "Target", {"X": "text(9)", "Y": "text(9)", "Kind": "text(9)", "Who": "ref(P)", "Where": "ref(R)"}
)
MADE = program(VISIT, PATIENT, targets=(TARGET,))
WHO = reference("Who", "patient_id", "Patient", required=True)
WHERE = reference("Where", "room_id", "Room")


def test_columns_come_in_the_order_that_the_runner_expects() -> None:
    one = route(MADE, "r", "Visit", "Target", {"X": "x"}, const={"Kind": "Visit"}, references=(WHO, WHERE))
    [row] = run_route(MADE, one, {"Visit": [{"id": "7", "x": "hi", "patient_id": "3"}]})
    hashed = row.pop("$hash")
    assert list(row.items()) == [
        ("$position", 0),
        ("$source", "7"),
        ("$key", "clinic:Visit:7"),
        ("Kind", "Visit"),
        ("X", "hi"),
        ("Who", "clinic:Patient:3"),
        ("Where", None),
        ("$reasons", []),
    ]
    assert hashed == sha256(b"5:Visit-16:clinic:Patient:32:hi").hexdigest()


def test_rows_are_ordered_by_their_first_link_and_then_their_key() -> None:
    one = route(MADE, "r", "Visit", "Target", {"X": "x"}, references=(WHERE, WHO))
    staged: list[tuple[str, str | None, str]] = [
        ("b", "2", "2"),
        ("a", "2", "1"),
        ("c", None, "9"),
        ("d", "1", "9"),
        ("B", "2", "9"),
    ]
    rows = [{"id": key, "room_id": room, "patient_id": patient} for key, room, patient in staged]
    assert [row["$source"] for row in run_route(MADE, one, {"Visit": rows})] == ["c", "d", "B", "a", "b"]


def test_values_cannot_move_between_columns_without_changing_the_hash() -> None:
    one = route(MADE, "r", "Visit", "Target", {"X": "x", "Y": "y"})
    pairs = [("a", "b"), ("ab", None), (None, "ab"), ("a:", "b"), ("-", None), (None, "-"), ("b", "a")]
    rows = [{"id": str(number), "x": x, "y": y, "patient_id": "1"} for number, (x, y) in enumerate(pairs)]
    hashes = [row["$hash"] for row in run_route(MADE, one, {"Visit": rows})]
    assert len(set(hashes)) == len(pairs)
    assert [run["$hash"] for run in run_route(MADE, one, {"Visit": rows})] == hashes


def test_a_required_field_that_gets_nothing_refuses_the_row() -> None:
    made = program(VISIT, PATIENT, targets=(target_object("Target", {"X": "text(9)!"}),))
    one = route(made, "r", "Visit", "Target", {"X": "x | trim"})
    [row] = run_route(made, one, {"Visit": [{"id": "1"}]})
    assert reasons(row) == ["TYP104 routes.r.set.X"]


def test_a_required_bool_that_gets_nothing_is_left_to_the_destination() -> None:
    made = program(
        source_object("Visit", {"id": "id!", "x": "bool"}), targets=(target_object("Target", {"X": "bool!"}),)
    )
    [row] = run_route(made, route(made, "r", "Visit", "Target", {"X": "x"}), {"Visit": [{"id": "1"}]})
    assert (row["X"], reasons(row)) == (None, [])


def test_a_missing_value_that_failed_is_told_once() -> None:
    made = program(
        source_object("Visit", {"id": "id!", "mail": "text(99)"}),
        targets=(target_object("Target", {"X": "email!"}),),
    )
    one = route(made, "r", "Visit", "Target", {"X": "mail | to_email"})
    rows: list[Row] = [
        {"id": "1", "mail": "nobody"},
        {"id": "2", "mail": None},
        {"id": "3", "mail": "a@b.example"},
    ]
    told = [reasons(row) for row in run_route(made, one, {"Visit": rows})]
    assert told == [["TYP101 routes.r.set.X"], ["TYP104 routes.r.set.X"], []]


def test_a_missing_required_reference_refuses_the_row_at_its_field() -> None:
    one = route(MADE, "r", "Visit", "Target", {}, references=(WHO,))
    [row] = run_route(MADE, one, {"Visit": [{"id": "1", "patient_id": " "}]})
    assert (row["Who"], reasons(row)) == (None, ["TYP104 source.objects.Visit.fields.patient_id"])


def test_a_required_reference_over_an_optional_field_refuses_the_row_at_the_link() -> None:
    needed = reference("Where", "room_id", "Room", required=True)
    covered = reference("Who", "room_id", "Room", required=True, fallback="owner")
    one = route(MADE, "r", "Visit", "Target", {}, references=(needed, covered))
    [row] = run_route(MADE, one, {"Visit": [{"id": "1", "patient_id": "1"}]})
    assert reasons(row) == ["TYP104 routes.r.link.Where"]


def test_a_find_route_refuses_nothing_for_being_absent() -> None:
    made = program(VISIT, PATIENT, targets=(target_object("Target", {"X": "text(9)!"}),))
    one = route(made, "r", "Visit", "Target", {"X": "x"}, operation="find")
    [row] = run_route(made, one, {"Visit": [{"id": "1"}]})
    assert (row["X"], reasons(row)) == (None, [])


def test_the_word_that_empties_a_field_is_refused_as_a_value() -> None:
    one = route(MADE, "r", "Visit", "Target", {"X": "x", "Y": "y | trim"})
    rows = [{"id": "1", "x": "#N/A", "y": " #N/A "}, {"id": "2", "x": "#n/a", "y": "#N/A!"}]
    told = [reasons(row) for row in run_route(MADE, one, {"Visit": rows})]
    assert told == [["SFR111 routes.r.set.X", "SFR111 routes.r.set.Y"], []]


def test_the_word_and_its_rule_come_from_the_destination() -> None:
    one = route(MADE, "r", "Visit", "Target", {"X": "x"})
    sql = route_sql(MADE, one, Refusals(null_marker="\\N", null_rule="ABC101"))
    with database(
        MADE, {"Visit": [{"id": "1", "x": "\\N"}, {"id": "2", "x": "#N/A"}]}, ANSWERS
    ) as connection:
        assert [reasons(row) for row in query(connection, sql)] == [["ABC101 routes.r.set.X"], []]


def test_text_longer_than_its_target_is_refused_where_types_did_not_prove_it() -> None:
    made = program(
        source_object("Visit", {"id": "id!", "m": "multi(colour)"}),
        targets=(target_object("Target", {"X": "text(6)"}),),
    )
    one = route(made, "r", "Visit", "Target", {"X": "m | join('\U0001f600')"})
    rows = [{"id": "1", "m": "red;red"}, {"id": "2", "m": "red"}, {"id": "3"}]
    told = [reasons(row) for row in run_route(made, one, {"Visit": rows})]
    assert told == [["TYP103 routes.r.set.X"], [], []]


def test_a_number_that_its_target_would_change_is_refused() -> None:
    made = program(
        source_object("Visit", {"id": "id!", "n": "decimal(12.4)"}),
        targets=(target_object("Target", {"X": "decimal(4.2)"}),),
    )
    one = route(made, "r", "Visit", "Target", {"X": "n"})
    rows = [{"id": "1", "n": "12.345"}, {"id": "2", "n": "123.4"}, {"id": "3", "n": "12.3400"}, {"id": "4"}]
    found = [(row["X"], reasons(row)) for row in run_route(made, one, {"Visit": rows})]
    told = ["TYP109 routes.r.set.X"]
    assert found == [("12.35", told), (None, told), ("12.34", []), (None, [])]


@pytest.mark.parametrize(
    ("start", "end", "told"),
    [
        ("2024-05-01 09:00:00", "2024-05-01 10:00:00", []),
        ("2024-05-01 09:00:00", "2024-05-01 11:00:00", []),
        ("2024-05-01 09:00:00", "2024-05-01 11:00:01", ["SFR102 routes.r.limits.max_duration"]),
        ("2024-05-01 09:00:00", "2024-05-01 08:59:59", ["SFR102 routes.r.limits.max_duration"]),
        ("2024-05-01 09:00:00", None, []),
        ("2024-11-03 00:30:00", "2024-11-03 02:30:00", ["SFR102 routes.r.limits.max_duration"]),
    ],
)
def test_a_span_has_a_limit_and_ends_after_it_starts(start: str, end: str | None, told: list[str]) -> None:
    made = program(
        source_object("Visit", {"id": "id!", "from": "datetime(local)", "until": "datetime(local)"}),
        targets=(
            target_object(
                "Target", {"Started": "datetime", "StartDateTime": "datetime", "EndDateTime": "datetime"}
            ),
        ),
    )
    assigned = {
        "Started": "from | at($zone)",
        "StartDateTime": "from | at($zone)",
        "EndDateTime": "until | at($zone)",
    }
    one = route(made, "r", "Visit", "Target", assigned, max_minutes=120)
    [row] = run_route(made, one, {"Visit": [{"id": "1", "from": start, "until": end}]})
    assert reasons(row) == told


FILE = source_object(
    "File",
    {"id": "id!", "kind": "enum(shape)", "number": "id"},
    refers={"parent": Polymorphic(by="kind", id="number", objects={"round": "Patient", "oval": "Room"})},
)


@pytest.mark.parametrize(
    ("kind", "number", "key", "told"),
    [
        ("round", "5", "clinic:Patient:5", []),
        ("square", "5", None, ["PCK101 source.objects.File.fields.parent"]),
        ("heart", "5", None, ["PCK101 source.objects.File.fields.kind"]),
        ("round", None, None, ["TYP104 routes.r.link.Parent"]),
        (None, "5", None, ["TYP104 routes.r.link.Parent"]),
    ],
)
def test_another_field_tells_what_a_composed_reference_means(
    kind: str | None, number: str | None, key: str | None, told: list[str]
) -> None:
    made = program(FILE, targets=(target_object("Target", {"Parent": "ref(A|B)"}),))
    parent = reference("Parent", "parent", None, required=True)
    one = route(made, "r", "File", "Target", {}, references=(parent,))
    [row] = run_route(made, one, {"File": [{"id": "1", "kind": kind, "number": number}]})
    assert (row["Parent"], reasons(row)) == (key, told)


def test_the_customers_own_row_is_a_source_and_a_parent() -> None:
    tenant = source_object("Tenant", {"id": "id!", "name": "text(255)!"}, channel="tenant")
    made = program(
        tenant, VISIT, targets=(target_object("Target", {"X": "text(255)!", "Account": "ref(A)"}),)
    )
    rows: dict[str, list[Row]] = {
        "Tenant": [{"id": "acme", "name": "Acme"}],
        "Visit": [{"id": "1", "x": "a"}],
    }
    [own] = run_route(made, route(made, "t", "Tenant", "Target", {"X": "name"}), rows)
    assert (own["$key"], own["X"], reasons(own)) == ("clinic:Tenant:acme", "Acme", [])
    account = reference("Account", None, "Tenant")
    [row] = run_route(made, route(made, "r", "Visit", "Target", {"X": "x"}, references=(account,)), rows)
    assert row["Account"] == "clinic:Tenant:acme"


def test_an_owner_whom_a_decision_names_alone_has_no_key() -> None:
    owner = reference("Who", None, None, routes=(), fallback="owner", required=True)
    [row] = run_route(
        MADE, route(MADE, "r", "Visit", "Target", {}, references=(owner,)), {"Visit": [{"id": "1"}]}
    )
    assert (row["Who"], reasons(row)) == (None, [])


def test_a_composite_key_is_written_as_staging_does() -> None:
    pairing = source_object("Pairing", {"a": "id!", "b": "id!"}, key=("a", "b"))
    made = program(pairing, targets=(target_object("Target", {"X": "id"}),))
    [row] = run_route(
        made, route(made, "r", "Pairing", "Target", {"X": "a"}), {"Pairing": [{"a": "1", "b": "2"}]}
    )
    assert (row["$source"], row["$key"]) == ("1|2", "clinic:Pairing:1|2")


def test_an_answer_is_a_value_and_a_missing_answer_refuses_rows() -> None:
    made = program(VISIT, targets=(target_object("Target", {"X": "text(255)", "Y": "bool"}),))
    one = route(made, "r", "Visit", "Target", {"X": "$remark", "Y": "$strict and x is present"})
    [row] = run_route(made, one, {"Visit": [{"id": "1", "x": "a"}]})
    assert (row["X"], row["Y"], reasons(row)) == ("from the clinic", "true", [])
    [row] = run_route(made, one, {"Visit": [{"id": "1", "x": "a"}]}, answers={"strict": "false"})
    assert (row["X"], row["Y"], reasons(row)) == (None, "false", ["DEC101 routes.r.set.X"])


def test_nothing_a_spec_says_can_leave_its_quotes() -> None:
    made = program(VISIT, targets=(target_object("Target", {"X": "text(99)"}),))
    awkward = "'''; DROP TABLE \"Visit\"; --\n{{7*7}} %s \\'"
    one = route(made, "r", "Visit", "Target", {"X": f"concat({awkward}, x)"})
    [row] = run_route(made, one, {"Visit": [{"id": "1", "x": "x"}]})
    assert row["X"] == '\'; DROP TABLE "Visit"; --\n{{7*7}} %s \\x'


def test_a_source_without_rows_gives_none() -> None:
    one = route(MADE, "r", "Visit", "Target", {"X": "x | trim"}, references=(WHO,))
    assert run_route(MADE, one, {}) == []


def test_split_and_derived_names_are_there_for_readers() -> None:
    visit = source_object(
        "Visit",
        {"id": "id!", "room_id": "id"},
        derived=(derived("room", "lookup", "Room.name", "room_id", "id", "text(9)"),),
    )
    room = source_object("Room", {"id": "id!", "name": "text(9)"})
    made = program(visit, room, targets=(TARGET,))
    case = split(made, "place", "Visit", {"inside": "room is present"})
    made.splits["place"] = case  # type: ignore[index]
    sql = route_sql(made, route(made, "r", "Visit", "Target", {"X": "room | trim"}, case=(case, "inside")))
    assert sql.startswith("-- clinic-target, route r: each Visit of place.inside, written to Target.\n--\n")
    assert "-- X  room | trim\n" in sql
    assert '"room | trim" AS "X"' in sql
