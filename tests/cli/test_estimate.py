"""`crosswalk estimate`: what a migration takes, before anybody has given a credential."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.cli.command import PAIR, Terminal


def written(terminal: Terminal, *arguments: str) -> dict[str, Any]:
    done = terminal("estimate", PAIR, "--json", *arguments)
    assert done.code == 0, done.err
    found: dict[str, Any] = json.loads(done.out)
    return found


def counts(found: dict[str, Any]) -> dict[str, tuple[int | None, str]]:
    return {one["object"]: (one["count"]["rows"], one["count"]["origin"]) for one in found["readings"]}


def test_without_counts_it_is_a_typical_account_and_says_so(terminal: Terminal) -> None:
    done = terminal("estimate", PAIR)

    assert done.code == 0
    assert "No count was given: these are the rows of a typical account, which is invented." in done.out
    assert "rows and files move" in done.out
    assert "48–72 hours" in done.out
    assert "2–7 days" in done.out
    assert "complexity B Standard: Object compatibility B" in done.out
    assert "assumed:" in done.out
    assert max(map(len, done.out.splitlines())) <= 110


@pytest.mark.parametrize(
    "name", ["Patient", "patients", "PATIENT", "Patients", " patient ", "pa-tients"], ids=repr
)
def test_objects_are_named_in_any_letter_case_one_or_many(terminal: Terminal, name: str) -> None:
    assert counts(written(terminal, "--count", f"{name}=5,000"))["Patient"] == (5_000, "given")


def test_names_of_several_words_and_odd_plurals_are_found(terminal: Terminal) -> None:
    found = counts(written(terminal, "--count", "clinical notes=300", "--count", "policies=3"))

    assert found["ClinicalNote"] == (300, "given")
    assert found["Policy"] == (3, "given")
    assert found["NoteSection"] == (1_200, "ratio")
    assert found["Patient"][1] == "typical"


def test_an_unknown_object_is_wrong_usage_and_the_nearest_is_named(terminal: Terminal) -> None:
    done = terminal("estimate", PAIR, "--count", "pateints=5000")

    assert (done.code, done.out) == (2, "")
    assert "There is no object 'pateints' in practicehub. Did you mean Patient?" in done.err


def test_a_name_like_no_other_lists_what_there_is(terminal: Terminal) -> None:
    done = terminal("estimate", PAIR, "--count", "zzz=5000")

    assert done.code == 2
    assert "There are Appointment, AppointmentType," in " ".join(done.err.split())


@pytest.mark.parametrize("count", ["patients", "patients=", "patients=-5", "patients=many", "=5", "a=5.5"])
def test_a_count_that_is_none_is_wrong_usage(terminal: Terminal, count: str) -> None:
    done = terminal("estimate", PAIR, "--count", count)

    assert done.code == 2
    assert "is not written like patients=5000." in done.err


def test_a_count_of_what_is_not_read_changes_nothing_and_is_told(terminal: Terminal) -> None:
    done = terminal("estimate", PAIR, "--json", "--count", "payments=9000000")

    assert "Payment is not read by this pair, so its rows change nothing." in done.err
    assert json.loads(done.out)["records"] == written(terminal)["records"]


@pytest.mark.parametrize(
    ("size", "megabytes"),
    [
        ("GB=12", 12_288),
        ("12GB", 12_288),
        ("12 gb", 12_288),
        ("1.5TB", 1_572_864),
        ("5MB", 5),
        ("1KB", 1),
    ],
)
def test_files_are_as_large_as_somebody_says(terminal: Terminal, size: str, megabytes: int) -> None:
    found = written(terminal, "--files", size)

    assert found["file_mb"] == megabytes
    assert [one["needed"] for one in found["shares"] if one["measure"] == "file_mb"] == [megabytes]


@pytest.mark.parametrize("size", ["12", "GB", "GB=12MB", "lots", "-3GB"])
def test_a_size_that_is_none_is_wrong_usage(terminal: Terminal, size: str) -> None:
    done = terminal("estimate", PAIR, f"--files={size}")

    assert done.code == 2
    assert "is not written like 12GB or GB=12." in done.err


def test_no_files_at_all_need_no_unit(terminal: Terminal) -> None:
    assert written(terminal, "--files", "0")["file_mb"] == 0


def test_one_object_is_counted_once(terminal: Terminal) -> None:
    done = terminal("estimate", PAIR, "--count", "patients=5", "--count", "Patient=6")

    assert done.code == 2
    assert "Patient is counted twice." in done.err


def test_a_count_of_what_is_not_read_is_not_called_no_count(terminal: Terminal) -> None:
    done = terminal("estimate", PAIR, "--count", "CarePlan=5")

    assert "CarePlan is not read by this pair" in done.err
    assert "No count was given" not in done.out
    assert "No count of what is read was given: these are the rows of a typical account" in done.out


def test_a_great_many_days_have_separators(terminal: Terminal) -> None:
    done = terminal("estimate", PAIR, "--count", "patients=9000000000000000")

    assert re.search(r"[0-9]{1,3}(,[0-9]{3})+ days", done.out)
    assert not re.search(r"[0-9]{5,} days", done.out)


def test_licences_raise_what_the_org_allows(terminal: Terminal) -> None:
    found = {one["measure"]: one["there"] for one in written(terminal, "--users", "10")["shares"]}

    assert (found["calls"], found["storage_mb"], found["file_mb"]) == (110_000, 10_440, 30_720)


def test_more_than_two_million_records_are_told_to_move_in_parts(terminal: Terminal) -> None:
    found = written(terminal, "--count", "appointments=2500000")

    assert found["warnings"][0].startswith("2,802,259 records are more than 2,000,000: move them in parts")


def test_the_numbers_for_programs_hold_everything_that_people_see(terminal: Terminal) -> None:
    found = written(terminal)

    assert found["pair"] == PAIR
    assert found["complexity"]["Overall complexity"] == "B"
    assert found["timeline"]["promised"]["timeline"] == "48–72 hours"
    assert found["days"] == 6
    assert {one["percent"] for one in found["shares"]} >= {1, 6}


def test_a_pair_with_a_mistake_shows_it(terminal: Terminal, workspace: Path) -> None:
    file = workspace / "specs" / "pairs" / f"{PAIR}.yaml"
    file.write_text(
        file.read_text(encoding="utf-8").replace("to: Contact\n", "to: Contract\n", 1), encoding="utf-8"
    )
    done = terminal("estimate", PAIR)

    assert (done.code, done.out) == (1, "")
    assert "Contract" in done.err


def test_a_pair_that_tells_of_no_typical_account_names_what_is_unknown(
    terminal: Terminal, workspace: Path
) -> None:
    file = workspace / "specs" / "pairs" / f"{PAIR}.yaml"
    text = file.read_text(encoding="utf-8")
    start, end = text.index("typical:"), text.index("published:")
    file.write_text(text[:start] + text[end:], encoding="utf-8")
    found = written(terminal, "--count", "patients=100")

    assert counts(found)["Appointment"] == (None, "unknown")
    assert "Appointment" in found["warnings"][-1]
    assert found["rows"] == 101
