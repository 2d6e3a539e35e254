"""The documents for people, and the list of what is in the folder."""

import re
from collections.abc import Callable

import pytest
from syrupy.assertion import SnapshotAssertion

from compiler.emitters import EMITTERS
from compiler.emitters.documents.writing import WRITING
from compiler.emitters.plan_file import PLAN_FILE
from compiler.model.plan import plan_from_json
from compiler.platforms.emitter import Compiled
from tests.emitters.compiled import compiled, shipped


def mapping(found: Compiled) -> str:
    return WRITING.emit(found)["docs/mapping.markdown"]


def rows(text: str, heading: str) -> list[list[str]]:
    """Return the cells of the first table below a heading."""
    assert f"\n{heading}\n" in text, heading
    lines = text.split(f"\n{heading}\n", 1)[1].splitlines()
    start = next(number for number, line in enumerate(lines) if line.startswith("|"))
    table = []
    for line in lines[start:]:
        if not line.startswith("|"):
            break
        table.append([cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]])
    return table[2:]


def test_the_object_table_says_how_each_object_lands() -> None:
    found = {(row[0], row[1]): row[2] for row in rows(mapping(shipped()), "## Objects")}

    assert found == {
        ("Tenant", "Account"): "1:1",
        ("Practitioner", "Contact + User"): "1:many",
        ("Patient", "Contact"): "1:1",
        ("ClinicalNote", "Clinical\\_Note\\_\\_c (new)"): "1:1",
        ("PatientLog", "Task"): "1:1",
        ("PractitionerPatient", "Practitioner\\_Patient\\_Relationship\\_\\_c (new)"): "1:1",
        ("Appointment", "Event"): "split",
        ("Appointment", "Task"): "split",
        ("TreatmentRecord", "Treatment\\_Record\\_\\_c (new)"): "1:1",
        ("InsuranceRecord", "Insurance\\_Record\\_\\_c (new)"): "1:1",
        ("Invoice", "Invoice\\_\\_c (new)"): "1:1",
        ("Policy", "ContentVersion"): "1:1",
        ("File", "ContentVersion"): "1:1",
    }


def test_objects_stand_in_the_order_of_the_pair() -> None:
    found = shipped()
    sources = list(dict.fromkeys(route.source for route in found.program.routes.values()))

    assert list(dict.fromkeys(row[0] for row in rows(mapping(found), "## Objects"))) == sources


def test_a_route_shows_its_fields_its_references_and_what_it_loses() -> None:
    text = mapping(shipped())
    section = text.split("### `admin_task`", 1)[1].split("\n### ", 1)[0]

    status = "| `Status` | Status | enum(TaskStatus) | `status \\| map(task_status)` | Appointment.status"
    assert f"{status} | health |" in section
    assert "| `Priority` | Priority | enum(TaskPriority) | `'Normal'` |  |  |" in section
    assert "| `WhoId` | `patient_id -> patient` | Contact | the row is refused |" in section
    assert "| `OwnerId` | `practitioner_id -> practitioner_user` | User | the answer to fallback" in section
    assert "| `end` | a Task is due on a date and has no end |" in section
    assert "| `ActivityDate` | TYP106 | the full start time is in Appointment\\_Start\\_\\_c |" in section
    assert "[appointment\\_state](#appointment_state-appointment_status-to-appointment_state)" in section


def test_a_route_that_matches_people_shows_what_an_administrator_sees() -> None:
    section = mapping(shipped()).split("### `practitioner_user`", 1)[1].split("\n### ", 1)[0]

    assert "| `name` | `concat(first_name, ' ', last_name) \\| squash` |" in section


def test_what_does_not_move_is_listed_with_its_reason() -> None:
    found = shipped()
    listed = {row[0].replace("\\", ""): row[1] for row in rows(mapping(found), "## What does not move")}

    assert list(listed) == list(found.program.pair.not_migrated)
    assert listed["FormResponse"] == (
        "forms that were filled in have no home in this pair; a copy has to be saved by hand"
    )


def test_every_decision_and_every_new_field_is_there() -> None:
    found = shipped()
    text = mapping(found)

    assert [row[0].strip("`") for row in rows(text, "## Decisions")] == list(found.program.pair.decisions)
    fields = {(row[1].replace("\\", ""), row[0].strip("`")) for row in rows(text, "### New fields")}
    assert fields >= {
        (target.home, field.name)
        for target in found.program.targets.values()
        for field in target.fields.values()
        if field.custom
    }
    assert "| `Visit_Notes__c` | Activity | Visit Notes (start) | text(255) | health |  |" in text


def test_value_maps_show_every_value() -> None:
    text = mapping(compiled())

    assert rows(text, "### `mood`: mood to mood\\_label") == [["good", "Good"], ["bad", "Bad"]]


def test_a_hostile_word_of_a_spec_cannot_break_a_table() -> None:
    text = mapping(compiled(("ask: Which zone?", 'ask: "Which | zone?\\n| <script>alert(1)</script> |"')))

    assert rows(text, "## Decisions")[0] == [
        "`zone`",
        "Which \\| zone? \\| \\<script\\>alert(1)\\</script\\> \\|",
        "any load",
        "open",
    ]


@pytest.mark.parametrize("make", [compiled, shipped])
def test_every_row_of_every_table_has_the_cells_of_its_head(make: Callable[[], Compiled]) -> None:
    for emitter in EMITTERS:
        for path, text in emitter.emit(make()).items():
            if path.endswith(".markdown"):
                assert ragged(text) == [], path


def ragged(text: str) -> list[str]:
    wrong, width = [], 0
    for line in text.splitlines():
        cells = len(re.split(r"(?<!\\)\|", line)) if line.startswith("|") else 0
        if cells and width and cells != width:
            wrong.append(line)
        width = cells
    return wrong


def test_the_mapping_of_a_small_pair_reads_like_this(snapshot: SnapshotAssertion) -> None:
    assert mapping(compiled()) == snapshot


def test_the_plan_file_is_the_plan() -> None:
    found = compiled()

    assert plan_from_json(PLAN_FILE.emit(found)["plan.json"]) == found.plan


def test_the_readme_names_every_file_of_the_folder() -> None:
    found = shipped()
    text = WRITING.emit(found)["README.markdown"]
    files = (
        {path for emitter in EMITTERS for path in emitter.emit(found)} | set(found.sql) | set(found.metadata)
    )

    assert "`site/index.html`" in text
    assert [
        path
        for path in sorted(files)
        if f"`{path}`" not in text and path != "README.markdown" and not path.startswith("site/")
    ] == []


@pytest.mark.parametrize("make", [compiled, shipped])
def test_texts_are_stable_end_in_one_line_feed_and_hold_no_blank_line_twice(
    make: Callable[[], Compiled],
) -> None:
    for emitter in EMITTERS:
        files = emitter.emit(make())
        assert files == emitter.emit(make())
        for path, text in files.items():
            assert text.endswith("\n"), path
            assert not text.endswith("\n\n"), path
            assert "\n\n\n" not in text, path
            assert not [line for line in text.splitlines() if line != line.rstrip()], path
