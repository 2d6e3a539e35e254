"""Files: stored once beside their record, compared after, and accounted for one by one."""

from pathlib import Path
from typing import cast

import pytest

from compiler.runtime.files import FilesResult, _same, files
from compiler.runtime.load import load
from compiler.runtime.ports import Destination, OutsideError, Refused, Upload
from compiler.runtime.store import Store
from tests.runtime.faults import Fragile, Killed, Tripwire, When
from tests.runtime.world import World, make_world

PATIENTS = (
    {"id": 1, "last_name": "Ng", "balance": None},
    {"id": 2, "last_name": "", "balance": None},
)
PEOPLE = ({"id": 7, "name": "Ann", "email": None},)
FILES = (
    {"id": 50, "parent": "Patient:1", "name": "letter.pdf", "url": "u50"},
    {"id": 51, "parent": "Patient:2", "name": "of a refused patient.pdf", "url": "u51"},
    {"id": 52, "parent": "Patient:9", "name": "of nobody.pdf", "url": "u52"},
    {"id": 53, "parent": "Practitioner:7", "name": "licence.pdf", "url": "u53"},
    {"id": 54, "parent": "Patient:1", "name": "lost.pdf", "url": "u54"},
    {"id": 55, "parent": "Patient:1", "name": "empty.txt", "url": "u55"},
)
BYTES = {"50": b"%PDF letter", "51": b"x", "52": b"x", "53": b"%PDF licence" * 9, "55": b""}


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> World:
    """A run whose rows are loaded and whose files are not."""
    tmp_path = tmp_path_factory.mktemp("ready")
    practice = {"Patient": PATIENTS, "Practitioner": PEOPLE, "File": FILES}
    made = make_world(
        tmp_path, practice, "account", "practitioner_user", "practitioner", "patient", "file"
    ).ready()
    with made.opened() as context:
        load(context)
        for source, content in BYTES.items():
            context.store.add_content("File", source, [content[:5], content[5:]])
        context.store.lose_content("File", "54", "no answer")
    return made


@pytest.fixture
def world(ready: World, tmp_path: Path) -> World:
    return ready.copied(tmp_path)


def run(world: World) -> FilesResult:
    with world.opened() as context:
        return files(context)


def stored(world: World) -> dict[str, tuple[str | None, bytes]]:
    """What the org holds: by key, the key of the parent and the bytes."""
    seen = world.org.seen().get("ContentVersion", {})
    ids = {record["Migration_Key__c"]: each for each, record in world.org.records["ContentVersion"].items()}
    return {
        key: (record["FirstPublishLocationId"], world.org.files[ids[key]]) for key, record in seen.items()
    }


def test_each_file_is_stored_with_its_bytes_beside_its_record(world: World) -> None:
    run(world)

    assert stored(world) == {
        "ph:File:50": ("ph:Patient:1", b"%PDF letter"),
        "ph:File:53": ("ph:Practitioner:7", b"%PDF licence" * 9),
        "ph:File:55": ("ph:Patient:1", b""),
    }
    assert world.org.by_key("ContentVersion")["ph:File:50"]["PathOnClient"] == "letter.pdf"


def test_every_file_has_an_outcome_and_a_reason(world: World) -> None:
    run(world)

    assert [(each.key, each.state, each.rule) for each in world.outcomes("file")] == [
        ("ph:File:50", "loaded", None),
        ("ph:File:51", "held", "LNK102"),
        ("ph:File:52", "refused", "LNK101"),
        ("ph:File:53", "loaded", None),
        ("ph:File:54", "failed", "FIL101"),
        ("ph:File:55", "loaded", None),
    ]


def test_a_second_run_stores_nothing(world: World) -> None:
    run(world)
    requests = list(world.org.requests)

    assert run(world).stored == 0
    assert world.org.requests == requests


def test_bytes_that_came_later_are_stored_by_the_next_run(world: World) -> None:
    run(world)
    with world.opened() as context:
        context.store.add_content("File", "54", [b"found"])

    assert run(world).stored == 1
    assert stored(world)["ph:File:54"] == ("ph:Patient:1", b"found")


def test_a_file_that_arrived_damaged_is_a_failure(world: World) -> None:
    world.org.spoil_file = True

    result = run(world)

    assert (result.stored, result.failed) == (0, 4)
    assert {each.rule for each in world.outcomes("file") if each.state == "failed"} == {"FIL101", "FIL102"}


def test_a_file_that_is_there_already_is_compared_and_not_stored_again(world: World) -> None:
    same = world.org.add("ContentVersion", Migration_Key__c="ph:File:50", **details(world))
    other = world.org.add("ContentVersion", Migration_Key__c="ph:File:53")
    world.org.files.update({same: BYTES["50"], other: b"somebody's"})

    run(world)

    outcomes = {each.key: (each.state, each.rule, each.id) for each in world.outcomes("file")}
    assert outcomes["ph:File:50"] == ("loaded", None, same)
    assert outcomes["ph:File:53"] == ("failed", "FIL102", other)
    assert [name for event, name, _ in world.org.requests if event == "store"] == ["empty.txt"]


def details(world: World, title: str = "letter.pdf") -> dict[str, str | None]:
    """What the file 50 says of itself when it is stored."""
    (patient,) = (
        each.id for each in world.outcomes("patient") if (each.key, each.pass_) == ("ph:Patient:1", 1)
    )
    return {"Title": title, "PathOnClient": "letter.pdf", "FirstPublishLocationId": patient}


def test_a_stored_file_with_other_details_is_a_failure_until_they_agree(world: World) -> None:
    there = world.org.add("ContentVersion", Migration_Key__c="ph:File:50", **details(world, "older"))
    world.org.files[there] = BYTES["50"]
    run(world)
    first = {each.key: (each.state, each.rule, each.hash) for each in world.outcomes("file")}["ph:File:50"]

    again = run(world).failed
    world.org.records["ContentVersion"][there]["Title"] = "letter.pdf"
    run(world)
    last = {each.key: (each.state, each.rule, each.id) for each in world.outcomes("file")}["ph:File:50"]

    assert (first, again) == (("failed", "FIL104", None), 1)
    assert last == ("loaded", None, there)


def test_a_file_that_is_renamed_after_it_was_stored_is_not_said_to_be_loaded(world: World) -> None:
    run(world)
    changed = world.changed(File=[{**FILES[0], "name": "renamed.pdf"}, *FILES[1:]])

    run(changed)

    outcomes = {each.key: (each.state, each.rule) for each in changed.outcomes("file")}
    assert (outcomes["ph:File:50"], outcomes["ph:File:53"]) == (("failed", "FIL104"), ("loaded", None))


@pytest.mark.parametrize(
    ("ours", "theirs", "same"),
    [
        (None, "", True),
        ("2024-03-01T22:30:00.000Z", "2024-03-01T22:30:00.000+0000", True),
        ("2024-03-01T22:30:00.000Z", "2024-03-01T22:31:00.000+0000", False),
        ("a", "b", False),
        ("a", None, False),
    ],
)
def test_details_are_compared_as_the_destination_spells_them(
    ours: str | None, theirs: str | None, same: bool
) -> None:
    assert _same(ours, theirs) == same


def test_one_file_that_the_org_does_not_take_stops_nobody(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    taking = world.org.store

    def store(upload: Upload, key_field: str, key: str) -> str:
        if upload.name == "letter.pdf":
            raise Refused("the file is too large")
        return taking(upload, key_field, key)

    monkeypatch.setattr(world.org, "store", store)

    assert run(world).stored == 2
    assert {each.key: each.rule for each in world.outcomes("file")}["ph:File:50"] == "FIL103"


def test_an_org_that_takes_no_file_stops_the_phase(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    def store(upload: Upload, key_field: str, key: str) -> str:
        raise Refused("no right to store files")

    monkeypatch.setattr(world.org, "store", store)

    with pytest.raises(Refused, match="no right to store files"):
        run(world)


@pytest.mark.parametrize("when", ["before", "after"])
def test_wherever_it_is_cut_off_running_again_stores_each_file_once(
    world: World, when: When, tmp_path: Path
) -> None:
    turn, tripped = 0, True
    while tripped:
        turn += 1
        tripwire = Tripwire(turn, when)
        world.wrap_store = lambda store, trip=tripwire: cast("Store", Fragile(store, trip))  # type: ignore[misc]
        world.wrap_org = lambda org, trip=tripwire: cast("Destination", Fragile(org, trip))  # type: ignore[misc]
        try:
            run(world)
        except (Killed, OutsideError):
            assert tripwire.tripped is not None
        tripped = tripwire.tripped is not None
    world.wrap_store, world.wrap_org = (lambda store: store), (lambda org: org)

    assert turn > 4
    assert sorted(stored(world)) == ["ph:File:50", "ph:File:53", "ph:File:55"]
    assert sum(event == "store" for event, _, _ in world.org.requests) == 3
    assert len([each for each in world.outcomes("file") if each.state == "loaded"]) == 3
