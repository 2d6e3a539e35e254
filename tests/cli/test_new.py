"""`crosswalk new`: what it makes checks clean, says what to fill in, and replaces nothing."""

import json
from pathlib import Path

import pytest

from tests.cli.command import Terminal


def test_a_platform_a_pair_an_overlay_and_a_test_follow_each_other_and_check_clean(
    terminal: Terminal, workspace: Path
) -> None:
    steps = (
        ("new", "platform", "helpdesk"),
        ("new", "pair", "helpdesk-salesforce", "--from", "helpdesk", "--to", "salesforce"),
        ("check", "helpdesk-salesforce"),
        ("new", "overlay", "acme", "--pair", "helpdesk-salesforce"),
        ("check", "helpdesk-salesforce@acme"),
        ("new", "test", "helpdesk-salesforce"),
        ("test", "helpdesk-salesforce"),
    )
    for step in steps:
        done = terminal(*step)
        assert done.code == 0, (step, done.out, done.err)
    assert "1 passed, 0 failed" in done.out


def test_what_is_there_already_stays_as_it_is(terminal: Terminal, workspace: Path) -> None:
    file = workspace / "specs" / "platforms" / "practicehub.yaml"
    before = file.read_bytes()

    done = terminal("new", "platform", "practicehub")

    assert done.code == 1
    assert "is there already; nothing was written" in done.err
    assert file.read_bytes() == before


def test_a_dry_run_shows_the_proposals_and_writes_nothing(terminal: Terminal, workspace: Path) -> None:
    done = terminal(
        *("new", "pair", "second", "--from", "practicehub", "--to", "salesforce", "--dry-run", "--json")
    )

    assert done.code == 0
    assert json.loads(done.out)["proposed"]["routes.patient.set.LastName"].startswith(
        "1.00: both say lastname"
    )
    assert not (workspace / "specs" / "pairs" / "second.yaml").exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            ("pair", "x", "--from", "nowhere", "--to", "salesforce"),
            "There is no specs/platforms/nowhere.yaml",
        ),
        (
            ("pair", "x", "--from", "upvio", "--to", "practicehub"),
            "practicehub is no platform that can be written",
        ),
        (("overlay", "x", "--pair", "nothing"), "There is no specs/pairs/nothing.yaml"),
        (("test", "nothing"), "nothing does not compile. Next: crosswalk check nothing"),
    ],
)
def test_what_is_missing_is_named_with_the_next_step(
    terminal: Terminal, workspace: Path, words: tuple[str, ...], said: str
) -> None:
    done = terminal("new", *words)

    assert done.code == 1
    assert said in done.err


def test_names_that_would_leave_the_folder_are_refused(terminal: Terminal, workspace: Path) -> None:
    done = terminal("new", "platform", "../outside")

    assert done.code != 0
    assert not (workspace / "specs" / "outside.yaml").exists()


def test_the_mistakes_of_a_platform_that_no_pair_uses_yet_are_shown(
    terminal: Terminal, workspace: Path
) -> None:
    assert terminal("new", "platform", "helpdesk").code == 0
    file = workspace / "specs" / "platforms" / "helpdesk.yaml"
    file.write_text(file.read_text().replace("gotchas: {}", "gotchas: {slow: {label: at noon}}"))

    done = terminal("new", "pair", "helpdesk-salesforce", "--from", "helpdesk", "--to", "salesforce")

    assert done.code == 1
    assert "error[YML111]: `slow` has no `text`, which a gotcha of a platform needs" in done.err
    assert "Nothing was written. Next: put that right" in done.err
