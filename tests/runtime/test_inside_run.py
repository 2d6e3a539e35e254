"""A run over rows that are inside others, or made of them: none lost, none doubled, all accounted for."""

import base64
from pathlib import Path

import msgspec
import pytest

from compiler.runtime.discover import discover
from compiler.runtime.extract import extract
from compiler.runtime.files import files
from compiler.runtime.inside_contents import inside_contents
from compiler.runtime.load import load
from compiler.runtime.preflight import assumptions
from compiler.runtime.reconcile import Reconciliation, reconcile
from compiler.runtime.records import NotThisRun
from compiler.runtime.run import accept_plan
from compiler.runtime.status import status
from tests.runtime.notes import notes_world
from tests.runtime.world import World

PNG = b"\x89PNG of nobody"
INLINE = f"data:image/png;base64,{base64.b64encode(PNG).decode()}"
SHEETS = (
    {
        "id": 10,
        "patient_id": 1,
        "answers": [{"question": "a", "value": "yes"}, {"question": "b", "value": "no"}],
        "html": f"<p><img src='https://files.example/1.png' alt='knee'><img src='{INLINE}' alt='hip'>",
    },
    {"id": 11, "patient_id": 2, "answers": [{"question": "a", "value": "of a refused patient"}]},
    {"id": 12, "patient_id": 1, "answers": None, "html": "<img alt='nowhere'>"},
)


@pytest.fixture
def world(tmp_path: Path) -> World:
    made = notes_world(tmp_path, SHEETS)
    made.source.contents["https://files.example/1.png"] = b"knee"
    made.extracted = False
    return made


def everything(world: World) -> Reconciliation:
    with world.opened() as context:
        extract(context)
    world.ready()
    with world.opened() as context:
        load(context)
        files(context)
        return reconcile(context)


def counts(found: Reconciliation) -> dict[str, tuple[int, int, int, int, int]]:
    return {
        each.object: (each.extracted, each.loaded, each.refused, each.failed, each.skipped)
        for each in found.objects
        if each.role == "moved"
    }


def test_every_row_found_inside_or_made_is_accounted_for(world: World) -> None:
    found = everything(world)

    assert counts(found) == {
        "Answer": (3, 2, 1, 0, 0),
        "Care": (2, 2, 0, 0, 0),
        "Image": (3, 2, 0, 1, 0),
        "Patient": (2, 1, 1, 0, 0),
        "Tenant": (1, 1, 0, 0, 0),
    }
    assert found.differences == ()
    assert [(each.object, each.rule, each.source) for each in found.places] == [
        ("Answer", "LNK102", "11|a"),
        ("Image", "FIL101", "12|1"),
        ("Patient", "TYP104", "2"),
    ]


def test_the_rows_of_a_refused_parent_are_held_by_their_references(world: World) -> None:
    everything(world)

    assert {each.key: (each.state, each.rule) for each in world.outcomes("answer")} == {
        "ph:Answer:10|a": ("loaded", None),
        "ph:Answer:10|b": ("loaded", None),
        "ph:Answer:11|a": ("held", "LNK102"),
    }
    assert {key: record["Answers__c"] for key, record in world.org.by_key("Care__c").items()} == {
        "ph:Care:1": "2",
        "ph:Care:2": "1",
    }


def test_images_arrive_from_their_host_and_out_of_the_text_itself(world: World) -> None:
    everything(world)

    stored = {
        record["Title"]: world.org.files[each] for each, record in world.org.records["ContentVersion"].items()
    }
    assert stored == {"knee": b"knee", "hip": PNG}


def test_a_second_run_does_nothing(world: World) -> None:
    everything(world)
    asked, requests = len(world.source.asked), len(world.org.moved())

    everything(world)

    assert world.org.moved()[requests:] == []
    assert [each for each in world.source.asked[asked:] if each.startswith("page")] == []


def test_a_text_that_was_read_again_gives_its_new_images(world: World) -> None:
    with world.opened() as context:
        extract(context)
    changed = dict(SHEETS[0], html=f"<img src='{INLINE}' alt='knee'>")
    world = world.changed(Sheet=(changed, *SHEETS[1:]))
    world.extracted = True

    with world.opened() as context:
        (found,) = inside_contents(context)
        kept = b"".join(context.store.content_parts("Image", "10|1"))

    assert kept == PNG
    assert (found.files, found.lost, found.gone) == (1, 1, 1)


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("data:image/png;base64,aGk=", b"hi"),
        ("DATA:;base64,aGk", b"hi"),
        ("data:image/png;charset=x;base64,aG%6B%3D", b"hi"),
        ("data:image/png;base64,a G\n k =", b"hi"),
        ("data:,plain", None),
        ("data:image/svg+xml,<svg/>", None),
        ("data:image/png;base64,@@@", None),
        ("data:image/png;base64,aGk=aGk=", None),
        ("data:", None),
    ],
)
def test_an_inline_file_is_decoded_or_not_to_be_had(tmp_path: Path, address: str, kept: bytes | None) -> None:
    world = notes_world(tmp_path, ({"id": 1, "patient_id": 1, "html": f'<img src="{address}">'},))
    world.extracted = False

    with world.opened() as context:
        found = next(each for each in extract(context).objects if each.object == "Image")
        parts = b"".join(context.store.content_parts("Image", "1|1"))
        lost = dict(context.store.lost_contents("Image"))

    assert parts == (kept or b"")
    assert (found.files, found.lost, found.gone) == ((1, 0, 0) if kept is not None else (0, 1, 1))
    assert all("Image.src" in why and address[5:] not in why for why in lost.values() if address[5:])


def test_an_inline_file_that_is_too_large_is_not_taken(tmp_path: Path) -> None:
    address = "data:;base64," + "AAAA" * 7_000_000
    world = notes_world(tmp_path, ({"id": 1, "patient_id": 1, "html": f'<img src="{address}">'},))
    world.extracted = False

    with world.opened() as context:
        found = next(each for each in extract(context).objects if each.object == "Image")
        (why,) = dict(context.store.lost_contents("Image")).values()

    assert (found.files, found.gone) == (0, 1)
    assert why.startswith("Image.src: the file in the record is larger than 20,000,000 bytes; save it")


# -- looking before anything moves ----------------------------------------------------------------


def test_discover_lists_what_is_inside_and_made_without_asking_for_it(world: World) -> None:
    with world.opened() as context:
        found = {each.object: each for each in discover(context).objects}

    assert {name: (each.channel, each.count, each.about) for name, each in found.items()} == {
        "Answer": ("inside", None, 4),
        "Care": ("made", None, None),
        "Image": ("inside", None, 3),
        "Patient": ("api", 2, None),
        "Sheet": ("api", 3, None),
    }
    assert sorted(each for each in world.source.asked if each.split()[1] in ("Answer", "Care", "Image")) == []
    assert found["Answer"].evidence is not None
    assert found["Answer"].evidence.records == 3
    assert found["Answer"].requests == 0


def test_discover_counts_what_is_inside_where_it_sees_every_record(tmp_path: Path) -> None:
    world = notes_world(tmp_path, SHEETS[:2])
    with world.opened() as context:
        found = {each.object: each.count for each in discover(context).objects}

    assert (found["Answer"], found["Image"]) == (3, 2)


def test_discover_says_what_is_not_as_declared_inside(tmp_path: Path) -> None:
    sheets = ({"id": 1, "answers": "none"}, {"id": 2, "answers": [{"question": "q", "surprise": 1}, "text"]})
    world = notes_world(tmp_path, sheets)
    with world.opened() as context:
        found = {each.object: each.evidence for each in discover(context).objects}

    sheet, answer = found["Sheet"], found["Answer"]
    assert sheet is not None
    assert answer is not None
    assert [each.column for each in sheet.columns if each.broken] == ["answers"]
    assert set(answer.undeclared) == {"surprise"}
    assert answer.keyless is not None
    assert answer.keyless.positions == (2,)


def test_what_is_inside_is_seen_by_discover_and_what_is_made_need_not_be(tmp_path: Path) -> None:
    world = notes_world(tmp_path, ({"id": 1, "patient_id": 1, "updated": "x", "html": "", "answers": []},))
    tables = tuple(msgspec.structs.replace(each, evidence="assumed") for each in world.plan.tables)
    world.plan = msgspec.structs.replace(world.plan, tables=tables)

    with world.opened() as context:
        discover(context)
        assert set(assumptions(context)) == {"Answer", "Image", "Patient"}


def test_status_lists_what_is_read_only(world: World) -> None:
    with world.opened() as context:
        assert [each.object for each in status(context).objects] == ["Patient", "Sheet"]


def test_a_plan_that_looks_for_rows_elsewhere_is_not_accepted(world: World) -> None:
    everything(world)
    tables = tuple(
        msgspec.structs.replace(each, inside=msgspec.structs.replace(each.inside, path=("others",)))
        if each.object == "Answer" and each.inside
        else each
        for each in world.plan.tables
    )
    world.plan = msgspec.structs.replace(world.plan, tables=tables, digest="e" * 64)

    with world.opened() as context, pytest.raises(NotThisRun) as caught:
        accept_plan(context)

    assert "the place of Answer: was members of Sheet.answers and is members of Sheet.others" in str(
        caught.value
    )


def test_a_statement_that_was_changed_makes_no_rows(world: World) -> None:
    (world.folder / "generated" / "sql" / "rows_Care.sql").write_text("SELECT 1")

    with pytest.raises(Exception, match=r"rows_Care\.sql was changed after the plan was made"):
        world.ready()
