"""Who is which user: what is suggested, what a returned template may say, and what is never guessed."""

import csv
import stat
from collections.abc import Mapping
from pathlib import Path

import msgspec
import pytest

from compiler.runtime.stops import RunStop
from compiler.runtime.template import BadTemplate
from compiler.runtime.users import Applied, UsersResult, answer_users, apply_users, users
from tests.runtime.world import World, make_world

PEOPLE = (
    {"id": 1, "name": "Ann", "email": " Ann@Acme.example"},
    {"id": 2, "name": "=cmd|'/C calc'!A0", "email": None},
    {"id": 3, "name": "Gone", "email": "gone@acme.example"},
    {"id": 4, "name": "Twin", "email": "twin@acme.example"},
    {"id": 5, "name": "Stranger", "email": "stranger@acme.example"},
    {"id": 6, "name": "Desk A", "email": "desk@acme.example"},
    {"id": 7, "name": "Desk B", "email": "desk@acme.example"},
)


@pytest.fixture
def world(tmp_path: Path) -> World:
    made = make_world(tmp_path, {"Practitioner": PEOPLE}, "practitioner_user")
    made.org.add("User", Username="twin1@acme.example", Email="twin@acme.example", IsActive="true")
    made.org.add("User", Username="twin2@acme.example", Email="twin@acme.example", IsActive="true")
    made.org.add("User", Username="desk@acme.example", Email="desk@acme.example", IsActive="true")
    return made


def ask(world: World) -> UsersResult:
    with world.opened() as context:
        return users(context)


def rows_of(path: Path) -> dict[str, dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return {row["practitioner_key"]: row for row in csv.DictReader(file)}


def user(world: World, username: str) -> str:
    return next(each for each, found in world.org.records["User"].items() if found["Username"] == username)


def give_back(world: World, ids: Mapping[str, str], name: str = "returned.csv") -> Applied:
    """Return a template with these ids, as somebody would who filled in two columns."""
    path = world.folder / name
    path.write_text("practitioner_key,user_id\n" + "".join(f"{k},{v}\n" for k, v in ids.items()))
    with world.opened() as context:
        return apply_users(context, path)


def everybody(**ids: str) -> dict[str, str]:
    return {f"ph:Practitioner:{number}": ids.get(f"p{number}", "") for number in range(1, 8)}


def test_the_template_lists_everybody_with_what_is_known(world: World) -> None:
    result = ask(world)

    (found,) = result.templates
    rows = rows_of(found.path)
    assert (result.done, found.people, found.open, found.suggested) == (False, 7, 7, 1)
    assert list(rows["ph:Practitioner:1"]) == [
        "practitioner_key", "Name", "Email",
        "suggested_username", "suggested_user_id", "licence", "profile", "role", "user_id", "note",
    ]  # fmt: skip
    assert rows["ph:Practitioner:1"]["suggested_username"] == "ann@acme.example"
    assert rows["ph:Practitioner:1"]["suggested_user_id"] == user(world, "ann@acme.example")
    assert rows["ph:Practitioner:1"]["user_id"] == ""
    assert stat.S_IMODE(found.path.stat().st_mode) == 0o600


@pytest.mark.parametrize(
    ("number", "note"),
    [
        (2, "no suggestion: there is nothing to match by"),
        (3, "no suggestion: the user that matches is not active"),
        (4, "no suggestion: 2 active users match"),
        (5, "no suggestion: no user matches"),
        (6, "no suggestion: several people share this, and one user matches (desk@acme.example)"),
        (7, "no suggestion: several people share this, and one user matches (desk@acme.example)"),
    ],
)
def test_where_it_is_not_clear_nothing_is_suggested_and_it_says_why(
    world: World, number: int, note: str
) -> None:
    row = rows_of(ask(world).templates[0].path)[f"ph:Practitioner:{number}"]

    assert (row["suggested_username"], row["note"]) == ("", note)


def test_addresses_of_a_test_copy_match_without_their_ending(tmp_path: Path) -> None:
    world = make_world(tmp_path, {"Practitioner": PEOPLE[:1]}, "practitioner_user")
    for record in world.org.records["User"].values():
        record["Email"] = f"{record['Email']}.invalid"

    assert (
        rows_of(ask(world).templates[0].path)["ph:Practitioner:1"]["suggested_username"] == "ann@acme.example"
    )


def test_no_cell_of_the_template_is_a_formula(world: World) -> None:
    row = rows_of(ask(world).templates[0].path)["ph:Practitioner:2"]

    assert row["Name"] == "'=cmd|'/C calc'!A0"


def test_without_any_address_the_template_is_written_all_the_same(tmp_path: Path) -> None:
    nameless = [{"id": each["id"], "name": each["name"]} for each in PEOPLE]
    world = make_world(tmp_path, {"Practitioner": nameless}, "practitioner_user")

    (found,) = ask(world).templates

    assert (found.people, found.suggested, len(rows_of(found.path))) == (7, 0, 7)


def test_without_people_there_is_nothing_to_decide(tmp_path: Path) -> None:
    world = make_world(tmp_path, {"Practitioner": []}, "practitioner_user")

    result = ask(world)

    assert result.done
    assert not result.templates[0].path.exists()


def test_a_returned_template_decides_everybody(world: World) -> None:
    ask(world)
    ann = user(world, "ann@acme.example")

    desk = user(world, "desk@acme.example")

    applied = give_back(world, everybody(p1=ann, p2=desk))

    assert (applied.ok, applied.matched, applied.fallback) == (True, 2, 5)
    assert ask(world).done
    assert [(each.key, each.state, each.id, each.rule) for each in world.outcomes()][:3] == [
        ("ph:Practitioner:1", "loaded", ann, None),
        ("ph:Practitioner:2", "loaded", desk, None),
        ("ph:Practitioner:3", "skipped", None, "USR101"),
    ]


@pytest.mark.parametrize(
    ("changes", "line", "why"),
    [
        ({"ph:Practitioner:99": ""}, 9, "nobody has this key"),
        ({"": "x"}, 9, "the row has no key"),
        ({"ph:Practitioner:1": "005000000000001"}, 2, "the id has 15 characters"),
        ({"ph:Practitioner:1": "Jane Doe"}, 2, "this is no id of 18 letters"),
        ({"ph:Practitioner:1": "USE000000000099999"}, 2, "no user has this id"),
        ({"ph:Practitioner:1": "gone"}, 2, "this user is not active"),
        ({"ph:Practitioner:3": None}, 1, "the row of ph:Practitioner:3 is missing"),
    ],
)
def test_a_row_that_cannot_be_taken_is_named_with_its_line_and_nothing_is_applied(
    world: World, changes: dict[str, str | None], line: int, why: str
) -> None:
    ask(world)
    gone = user(world, "gone@acme.example")
    wanted = {**everybody(p2=user(world, "ann@acme.example")), **changes}
    ids = {key: gone if value == "gone" else value for key, value in wanted.items() if value is not None}

    applied = give_back(world, ids)

    (refusal,) = applied.refusals
    assert (refusal.line, applied.ok) == (line, False)
    assert refusal.text.startswith(f"{world.folder}/returned.csv:{line}: {why}")
    assert "Jane" not in refusal.text
    assert world.outcomes() == []


def test_the_same_person_twice_is_refused_at_the_second_line(world: World) -> None:
    ask(world)
    path = world.folder / "twice.csv"
    lines = [f"{key}," for key in everybody()]
    path.write_text("\n".join(["practitioner_key,user_id", *lines, lines[0]]))

    with world.opened() as context:
        applied = apply_users(context, path)

    assert [(each.line, each.why) for each in applied.refusals] == [
        (9, "the same person is in line 2 too; keep one of them")
    ]


def test_one_user_for_two_people_is_refused_at_the_second_line(world: World) -> None:
    ask(world)
    ann = user(world, "ann@acme.example")

    applied = give_back(world, everybody(p1=ann, p3=ann))

    assert [(each.line, each.why) for each in applied.refusals] == [
        (
            4,
            "line 2 has this user too; one user can stand for one person only, "
            "leave it empty for the fallback owner",
        )
    ]
    assert world.outcomes() == []


def test_a_suggestion_that_is_left_empty_is_warned_about(world: World) -> None:
    (found,) = ask(world).templates

    with world.opened() as context:
        applied = apply_users(context, found.path)

    assert (applied.fallback, applied.unused) == (7, 1)
    assert "warning: 1 of them have a suggested user" in applied.text
    assert "ann@acme" not in applied.text


def test_somebody_new_is_added_to_a_template_that_was_worked_in(world: World) -> None:
    (found,) = ask(world).templates
    lines = found.path.read_text().replace(",licence,", ",Licence ,").splitlines()
    lines[1] = lines[1].replace(",,,,", ",full,,,")
    found.path.write_text("\r\n".join(lines))

    world = world.changed(Practitioner=[*PEOPLE[:6], {"id": 8, "name": "=New", "email": None}])
    (merged,) = ask(world).templates
    content = merged.path.read_bytes()
    (again,) = ask(world).templates

    rows = rows_of(merged.path)
    assert (merged.kept, merged.added, merged.open, again.added) == (True, True, 7, False)
    assert (rows["ph:Practitioner:1"]["Licence "], rows["ph:Practitioner:8"]["Name"]) == ("full", "'=New")
    assert "ph:Practitioner:7" not in rows
    assert again.path.read_bytes() == content


def test_a_template_as_a_spreadsheet_saves_it_is_read(world: World) -> None:
    ask(world)
    path = world.folder / "excel.csv"
    lines = ["note;User_Id;practitioner_key", *(f"a, b;;{key}" for key in everybody()), ";;"]
    path.write_bytes("\r\n".join(lines).encode("utf-8-sig"))

    with world.opened() as context:
        assert apply_users(context, path).fallback == 7


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"practitioner_key,name\n", ":1: the column user_id must be there once"),
        (b"user_id,practitioner_key,user_id\n", ":1: the column user_id must be there once"),
        (b'practitioner_key,user_id\nph:Practitioner:1,"x', ":2: this is not a row of a CSV file"),
        (b"practitioner_key,user_id\nph:Practitioner:1\n", ":2: the row has 1 cells, the header has 2"),
        (b"practitioner_key,user_id\n\xff\xfe\n", " is not UTF-8"),
        (b"", ":1: the column practitioner_key must be there once"),
    ],
)
def test_a_file_that_is_no_template_is_refused_with_its_place(world: World, content: bytes, why: str) -> None:
    path = world.folder / "bad.csv"
    path.write_bytes(content)

    with world.opened() as context, pytest.raises(BadTemplate) as refused:
        apply_users(context, path)

    assert str(refused.value).startswith(f"{path}{why}")


def test_work_that_somebody_did_in_the_template_is_not_overwritten(world: World) -> None:
    (found,) = ask(world).templates
    edited = found.path.read_text().replace("licence", "licence ")
    found.path.write_text(edited)

    (again,) = ask(world).templates

    assert again.kept
    assert found.path.read_text() == edited


def test_asking_twice_changes_nothing(world: World) -> None:
    (found,) = ask(world).templates
    content = found.path.read_bytes()
    ask(world)

    assert found.path.read_bytes() == content
    assert world.org.requests == []


def test_somebody_new_is_asked_about_and_known_answers_are_filled_in(world: World) -> None:
    ask(world)
    ann = user(world, "ann@acme.example")
    give_back(world, everybody(p1=ann))

    world = world.changed(Practitioner=[*PEOPLE, {"id": 8, "name": "New", "email": None}])
    (found,) = ask(world).templates

    assert (found.people, found.open) == (8, 1)
    assert rows_of(found.path)["ph:Practitioner:1"]["user_id"] == ann


def test_a_person_whose_record_is_refused_is_not_asked_about(tmp_path: Path) -> None:
    people = [PEOPLE[0], {"id": 9, "name": "nobody", "email": None}]
    world = make_world(tmp_path, {"Practitioner": people}, "practitioner_user")

    (found,) = ask(world).templates

    assert found.people == 1
    assert [(each.key, each.state, each.rule) for each in world.outcomes()] == [
        ("ph:Practitioner:9", "refused", "TYP104")
    ]


def test_playing_the_administrator_accepts_suggestions_and_names_others(world: World) -> None:
    with world.opened() as context:
        (applied,) = answer_users(context, {"2": "desk@acme.example", "ph:Practitioner:4": ""})

    assert (applied.matched, applied.fallback) == (2, 5)
    assert {each.key: each.id for each in world.outcomes() if each.id} == {
        "ph:Practitioner:1": user(world, "ann@acme.example"),
        "ph:Practitioner:2": user(world, "desk@acme.example"),
    }


@pytest.mark.parametrize("username", ["gone@acme.example", "nobody@acme.example"])
def test_an_answer_must_name_an_active_user(world: World, username: str) -> None:
    with world.opened() as context, pytest.raises(RunStop, match="names no active user") as refused:
        answer_users(context, {"3": username})

    assert username not in str(refused.value)
    assert world.outcomes() == []


def test_a_file_that_could_be_of_several_routes_must_say_which(tmp_path: Path) -> None:
    world = make_world(tmp_path, {"Practitioner": PEOPLE}, "practitioner_user")
    first = world.plan.loads[0]
    second = msgspec.structs.replace(first, route="other_user")
    world.plan = msgspec.structs.replace(world.plan, loads=(first, second))

    with world.opened() as context:
        with pytest.raises(RunStop, match="practitioner_user, other_user"):
            apply_users(context, tmp_path / "returned.csv")
        with pytest.raises(BadTemplate, match="users-other_user"):
            apply_users(context, tmp_path / "users-other_user.csv")
