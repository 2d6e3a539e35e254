"""`crosswalk confirm`: who agreed to what, and what nobody may agree to."""

import sys
from pathlib import Path
from unittest import mock

import click
import pytest

from tests.cli.command import Terminal
from tests.cli.studio import CUSTOMERS, PLAIN, edit, write_studio

FILE = "specs/orgs/north.confirmations.yaml"
PROPOSED = "routes.guest.set.Mail__c"


@pytest.fixture
def studio(terminal: Terminal) -> Path:
    write_studio(terminal.folder)
    edit(
        terminal.folder,
        "sample: {rows: 20}\n",
        f"sample: {{rows: 20}}\nproposed: {{{PROPOSED}: '0.93: same type'}}\n",
    )
    return terminal.folder


def test_what_a_machine_proposed_is_listed_for_a_person(terminal: Terminal, studio: Path) -> None:
    done = terminal("confirm", CUSTOMERS)

    assert done.code == 3
    assert done.out == f"{PROPOSED}   proposed (0.93: same type)\n  value   mail\n"
    assert done.err == f"Next: crosswalk confirm {CUSTOMERS} ADDRESS... --by NAME\n"
    assert not (studio / FILE).exists()


def test_all_that_waits_is_confirmed_and_then_nothing_waits(terminal: Terminal, studio: Path) -> None:
    done = terminal("confirm", CUSTOMERS, "--all", "--by", "d.chen@north.example")
    text = (studio / FILE).read_text(encoding="utf-8")

    assert done.code == 0
    assert done.out.splitlines()[0] == f"confirmed {PROPOSED}"
    assert f"  {PROPOSED}:\n    fingerprint: '" in text
    assert "    by: d.chen@north.example\n" in text
    assert "      value: mail\n" in text
    assert terminal("confirm", CUSTOMERS).out == f"{CUSTOMERS}: nothing waits for a confirmation.\n"
    assert terminal("check", CUSTOMERS).code == 0


def test_a_later_change_is_a_mistake_until_it_is_confirmed_again(terminal: Terminal, studio: Path) -> None:
    terminal("confirm", CUSTOMERS, "routes.guest", "--by", "d.chen")
    edit(studio, "LastName: name | trim", "LastName: name")

    assert "error[DEC104]" in terminal("check", CUSTOMERS).err
    waiting = terminal("confirm", CUSTOMERS)
    assert "routes.guest   confirmed by d.chen on " in waiting.out
    assert "  set.LastName   name | trim -> name\n" in waiting.out
    assert terminal("confirm", CUSTOMERS, "routes.guest", "--by", "m.lee").code == 0
    assert "DEC104" not in terminal("check", CUSTOMERS).err


def test_a_person_is_asked_about_each(
    terminal: Terminal, studio: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal("confirm", CUSTOMERS, "routes.house", "--by", "d.chen")
    edit(studio, "set: {Name: name}", "set: {Name: name | trim}")
    answers = {PROPOSED: True, "routes.house": False}

    def ask(question: str, **_: object) -> bool:
        return answers[question.removeprefix("Confirm ").removesuffix("?")]

    monkeypatch.setattr(click, "confirm", ask)
    with mock.patch.object(sys.stdin, "isatty", return_value=True):
        done = terminal("confirm", CUSTOMERS, "--by", "m.lee")

    assert done.code == 0
    assert [line for line in done.out.splitlines() if line.startswith("confirmed")] == [
        f"confirmed {PROPOSED}"
    ]
    text = (studio / FILE).read_text(encoding="utf-8")
    assert (text.count("by: m.lee"), text.count("by: d.chen")) == (1, 1)


def test_specs_with_mistakes_cannot_be_confirmed(terminal: Terminal, studio: Path) -> None:
    edit(studio, "LastName: name | trim", "LastName: nmae")

    done = terminal("confirm", CUSTOMERS, "--all", "--by", "d.chen")

    assert (done.code, done.out) == (1, "")
    assert "REF102" in done.err
    assert not (studio / FILE).exists()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((PLAIN,), "belongs to a customer"),
        ((CUSTOMERS, "routes.gest", "--by", "x"), "Did you mean routes.guest?"),
        ((CUSTOMERS, "routes.guest", "--all", "--by", "x"), "not both"),
        ((CUSTOMERS, "routes.guest"), "--by NAME"),
    ],
)
def test_wrong_usage_writes_nothing(
    terminal: Terminal, studio: Path, arguments: tuple[str, ...], words: str
) -> None:
    done = terminal("confirm", *arguments)

    assert (done.code, done.out) == (2, "")
    assert words in done.err
    assert not (studio / FILE).exists()


def test_the_shipped_specs_are_not_written_to(terminal: Terminal) -> None:
    done = terminal("confirm", "practicehub-salesforce@acme-physio", "protect", "--by", "x")

    assert done.code == 2
    assert "crosswalk init" in done.err


def test_a_damaged_file_is_left_alone(terminal: Terminal, studio: Path) -> None:
    (studio / FILE).write_text("spec: confirmations/v1\npair: [\n", encoding="utf-8")

    done = terminal("confirm", CUSTOMERS, "protect", "--by", "x")

    assert done.code == 1
    assert (studio / FILE).read_text(encoding="utf-8") == "spec: confirmations/v1\npair: [\n"
