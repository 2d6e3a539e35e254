"""Fields of related rows, and the cases that rows fall into."""

from compiler.model.program import Program, Split
from tests.passes.programs import derived, program, reference, route, source_object, split, target_object
from tests.passes.running import Row, reasons, run_route, run_split

ROOM = source_object("Room", {"id": "id!", "name": "text(9)", "size": "int", "colour": "enum(colour)"})
NOTE = source_object(
    "Note",
    {"id": "id!", "visit_id": "ref(Visit)", "words": "text(9)", "colour": "enum(colour)", "day": "date"},
)
VISIT = source_object(
    "Visit",
    {"id": "id!", "room_id": "ref(Room)", "end": "datetime(local)", "kind": "text(20)"},
    derived=(
        derived("room", "lookup", "Room.name", "room_id", "id", "text(9)"),
        derived("room_size", "lookup", "Room.size", "room_id", "id", "int"),
        derived("words", "first", "Note.words", "id", "visit_id", "text(9)"),
        derived("day", "first", "Note.day", "id", "visit_id", "date"),
        derived("note_id", "first", "Note.id", "id", "visit_id", "id"),
        derived("colours", "gather", "Note.colour", "id", "visit_id", "multi(colour)"),
    ),
)
FIELDS = {
    "Room": "text(9)",
    "Size": "int",
    "Words": "text(9)",
    "Day": "date",
    "Colours": "multi(paint_name)",
    "Kind": "text(20)",
    "Note": "ref(N)",
}
MADE = program(VISIT, ROOM, NOTE, targets=(target_object("Target", FIELDS),))


def _run(assigned: dict[str, str], **rows: list[Row]) -> list[tuple[object, ...]]:
    one = route(MADE, "r", "Visit", "Target", assigned)
    return [
        (row["$source"], *(row[name] for name in assigned), reasons(row))
        for row in run_route(MADE, one, rows)
    ]


def test_a_lookup_takes_the_parents_value() -> None:
    visits: list[Row] = [
        {"id": "1", "room_id": "a"},
        {"id": "2", "room_id": "z"},
        {"id": "3"},
        {"id": "4", "room_id": ""},
    ]
    rooms: list[Row] = [{"id": "a", "name": "Blue", "size": "4"}, {"id": "", "name": "nowhere", "size": "0"}]
    found = _run({"Room": "room", "Size": "room_size"}, Visit=visits, Room=rooms)
    assert found == [
        ("1", "Blue", "4", []),
        ("2", None, None, []),
        ("3", None, None, []),
        ("4", None, None, []),
    ]


def test_first_takes_all_fields_from_the_same_related_row() -> None:
    notes: list[Row] = [
        {"id": "n2", "visit_id": "1", "words": "late", "day": "2024-01-02"},
        {"id": "n1", "visit_id": "1", "words": None, "day": "2024-01-01"},
        {"id": "n3", "visit_id": "2", "words": "only", "day": None},
    ]
    found = _run({"Words": "words", "Day": "day"}, Visit=[{"id": "1"}, {"id": "2"}, {"id": "3"}], Note=notes)
    assert found == [("1", None, "2024-01-01", []), ("2", "only", None, []), ("3", None, None, [])]


def test_gather_lists_values_in_the_order_of_their_rows() -> None:
    notes: list[Row] = [
        {"id": "n3", "visit_id": "1", "colour": "red"},
        {"id": "n1", "visit_id": "1", "colour": "green"},
        {"id": "n2", "visit_id": "1", "colour": ""},
        {"id": "n4", "visit_id": "2", "colour": None},
    ]
    found = _run(
        {"Colours": "colours | map_each(paint)"}, Visit=[{"id": "1"}, {"id": "2"}, {"id": "3"}], Note=notes
    )
    assert found == [("1", "Leaf;Crimson", []), ("2", None, []), ("3", None, [])]


def test_related_rows_never_double_a_row() -> None:
    notes: list[Row] = [
        {"id": str(number), "visit_id": "1", "colour": "red", "words": "w"} for number in range(9)
    ]
    rooms: list[Row] = [{"id": "a", "name": "Blue"}]
    visits: list[Row] = [{"id": "1", "room_id": "a"}]
    found = _run(
        {"Room": "room", "Words": "words", "Colours": "colours | map_each(paint)"},
        Visit=visits,
        Room=rooms,
        Note=notes,
    )
    assert found == [("1", "Blue", "w", "Crimson", [])]


def test_a_related_text_that_cannot_be_read_is_told_where_it_is_declared() -> None:
    notes: list[Row] = [
        {"id": "n1", "visit_id": "1", "words": "far too long for it", "day": "soon", "colour": "red"},
        {"id": "n2", "visit_id": "1", "colour": "pink"},
    ]
    found = _run(
        {"Words": "words", "Day": "day", "Colours": "colours | map_each(paint)"},
        Visit=[{"id": "1"}],
        Note=notes,
    )
    told = [
        "PCK101 source.objects.Note.fields.colour",
        "TYP101 source.objects.Note.fields.day",
        "TYP103 source.objects.Note.fields.words",
    ]
    assert found == [("1", None, None, None, told)]


def test_a_field_of_a_related_row_can_be_a_reference() -> None:
    note = reference("Note", "note_id", "Note", required=True)
    one = route(MADE, "r", "Visit", "Target", {}, references=(note,))
    rows: dict[str, list[Row]] = {"Visit": [{"id": "1"}, {"id": "2"}], "Note": [{"id": "n", "visit_id": "1"}]}
    found = [(row["Note"], reasons(row)) for row in run_route(MADE, one, rows)]
    assert found == [(None, ["TYP104 routes.r.link.Note"]), ("clinic:Note:n", [])]


def _with_split(otherwise: str | None = None) -> tuple[Program, Split]:
    cases = {
        "visit": "room | squash | lower in ['blue', 'red'] and end is present",
        "call": "kind = 'call' or end is absent",
    }
    made = program(VISIT, ROOM, NOTE, targets=(target_object("Target", FIELDS),))
    one = split(made, "place", "Visit", cases, otherwise)
    made.splits["place"] = one  # type: ignore[index]
    return made, one


VISITS: list[Row] = [
    {"id": "1", "room_id": "a", "end": "2024-01-01 10:00:00"},
    {"id": "2", "room_id": "a", "end": None},
    {"id": "3", "room_id": None, "end": "2024-01-01 10:00:00", "kind": "call"},
    {"id": "4", "room_id": None, "end": "2024-01-01 10:00:00", "kind": "talk"},
    {"id": "5", "room_id": "a", "end": "half past"},
    {"id": "6", "room_id": "b", "end": "2024-01-01 10:00:00"},
]
ROOMS: list[Row] = [{"id": "a", "name": " BLUE "}, {"id": "b", "name": "far too long"}]
ROWS: dict[str, list[Row]] = {"Visit": VISITS, "Room": ROOMS}


def test_a_split_tells_each_row_its_case_or_why_not() -> None:
    made, one = _with_split()
    found = [(row["$source"], row["$case"], reasons(row)) for row in run_split(made, one, ROWS)]
    assert found == [
        ("1", "visit", []),
        ("2", "call", []),
        ("3", "call", []),
        ("4", None, ["COV104 splits.place"]),
        ("5", "call", ["TYP101 source.objects.Visit.fields.end"]),
        ("6", None, ["TYP103 source.objects.Room.fields.name", "COV104 splits.place"]),
    ]


def test_a_split_yields_four_columns() -> None:
    made, one = _with_split()
    [row] = run_split(made, one, {"Visit": VISITS[:1], "Room": ROOMS})
    assert list(row) == ["$position", "$source", "$case", "$reasons"]


def test_otherwise_takes_what_no_case_does() -> None:
    made, one = _with_split(otherwise="call")
    assert [row["$case"] for row in run_split(made, one, ROWS)] == [
        "visit",
        "call",
        "call",
        "call",
        "call",
        "call",
    ]


def test_routes_claim_each_row_as_the_split_says() -> None:
    made, one = _with_split()
    for case in ("visit", "call"):
        claims = run_route(
            made, route(made, "r", "Visit", "Target", {"Kind": "kind"}, case=(one, case)), ROWS
        )
        told = [row for row in run_split(made, one, ROWS) if row["$case"] == case]
        assert [(row["$source"], row["$reasons"]) for row in claims] == [
            (row["$source"], row["$reasons"]) for row in told
        ]


def test_a_route_may_use_what_its_case_does() -> None:
    made, one = _with_split()
    assigned = {"Room": "room | squash | lower", "Size": "room_size"}
    claims = run_route(made, route(made, "r", "Visit", "Target", assigned, case=(one, "visit")), ROWS)
    assert [(row["$source"], row["Room"], row["Size"]) for row in claims] == [("1", "blue", None)]


def test_a_case_that_fails_is_told_at_its_condition() -> None:
    made = program(VISIT, ROOM, NOTE, targets=(target_object("Target", FIELDS),))
    one = split(made, "place", "Visit", {"big": "kind | to_int > 5"}, otherwise="big")
    made.splits["place"] = one  # type: ignore[index]
    rows: dict[str, list[Row]] = {
        "Visit": [{"id": "1", "kind": "many"}, {"id": "2", "kind": "7"}, {"id": "3"}]
    }
    found = run_route(made, route(made, "r", "Visit", "Target", {"Kind": "kind"}, case=(one, "big")), rows)
    assert [reasons(row) for row in found] == [["TYP101 splits.place.cases.big"], [], []]


def test_a_long_condition_is_worked_out_step_by_step() -> None:
    """Each step names the one before three times; written out, thirty of them would never end."""
    made = program(VISIT, ROOM, NOTE, targets=(target_object("Target", FIELDS),))
    one = split(made, "place", "Visit", {"calls": "kind" + " | trim" * 29 + " = 'call'"})
    made.splits["place"] = one  # type: ignore[index]
    rows: dict[str, list[Row]] = {"Visit": [{"id": "1", "kind": " call "}, {"id": "2", "kind": "walk"}]}
    found = run_route(made, route(made, "r", "Visit", "Target", {"Kind": "kind"}, case=(one, "calls")), rows)
    assert [row["$source"] for row in found] == ["1"]
