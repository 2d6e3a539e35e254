"""`crosswalk diff`: against a revision, against a manifest, and what it says where neither can be."""

import json
from pathlib import Path

import pytest

from tests.cli.command import Terminal
from tests.cli.studio import CUSTOMERS, PLAIN, commit, edit, write_studio


@pytest.fixture
def studio(terminal: Terminal) -> Path:
    write_studio(terminal.folder)
    commit(terminal.folder)
    return terminal.folder


def test_nothing_changed_is_said_and_is_no_difference(terminal: Terminal, studio: Path) -> None:
    edit(studio, "# A comment.", "# Other words.")
    edit(studio, "values: {fine: Fine, sad: Sad}", "values: {sad: Sad, fine: Fine}")

    done = terminal("diff", CUSTOMERS, "--detailed-exitcode")

    assert (done.code, done.err) == (0, "")
    assert done.out.endswith("\n\nno difference in meaning\n")
    assert done.out.startswith("studio-crm@north   HEAD (")


def test_a_difference_has_its_address_and_code_4_where_that_is_asked(
    terminal: Terminal, studio: Path
) -> None:
    edit(studio, "LastName: name | trim", "LastName: name")

    assert terminal("diff", CUSTOMERS).code == 0
    done = terminal("diff", CUSTOMERS, "--detailed-exitcode")

    assert done.code == 4
    assert "  ~ routes.guest.set.LastName  name | trim -> name   reaches Contact.LastName\n" in done.out


def test_more_readers_are_a_finding_with_its_line(terminal: Terminal, studio: Path) -> None:
    edit(studio, "Desk: {read: [identifier]}", "Desk: {read: [identifier, health]}")

    done = terminal("diff", PLAIN)
    machine = json.loads(terminal("diff", PLAIN, "--format", "json").out)

    assert "error[CHG104]: Desk can now read health data" in done.err
    assert "specs/pairs/studio-crm.yaml:74:" in done.err
    assert [(one["rule"], one["line"]) for one in machine["findings"]] == [("CHG104", 74)]
    assert "- **CHG104** Desk can now read health data" in terminal("diff", PLAIN, "--format", "markdown").out


def test_what_is_gone_is_shown_at_what_is_left_around_it(terminal: Terminal, studio: Path) -> None:
    edit(studio, "      Mail__c: text(120)\n", "")
    edit(studio, "      Mail__c: mail\n", "")
    edit(studio, "what is no address is in Mail__c", "what is no address is lost")

    done = terminal("diff", PLAIN)

    assert "error[CHG101]: Contact.Mail__c is gone" in done.err
    assert "specs/pairs/studio-crm.yaml:11:5" in done.err


def test_a_manifest_is_compared_with_as_well(terminal: Terminal, studio: Path) -> None:
    assert terminal("compile", PLAIN).code == 0
    edit(studio, "sample: {rows: 20}", "sample: {rows: 30}")

    for path in ("generated/studio-crm", "generated/studio-crm/manifest.json"):
        done = terminal("diff", PLAIN, "--against", path)
        assert "  ~ sample.rows  20 -> 30\n" in done.out


def test_confirmations_that_become_stale_are_named(terminal: Terminal, studio: Path) -> None:
    assert terminal("confirm", CUSTOMERS, "routes.guest", "protect", "--by", "d.chen").code == 0
    edit(studio, "LastName: name | trim", "LastName: name")

    assert terminal("diff", CUSTOMERS).out.endswith("\n1 confirmation becomes stale: routes.guest\n")


@pytest.mark.parametrize("revision", ["nowhere", "--output=/tmp/x", "HEAD:specs"])
def test_what_is_no_revision_is_wrong_usage(terminal: Terminal, studio: Path, revision: str) -> None:
    done = terminal("diff", PLAIN, f"--against={revision}")

    assert (done.code, done.out) == (2, "")
    assert f"`{revision}` is no revision" in done.err
    assert studio.is_dir()


def test_without_version_control_a_manifest_is_asked_for(terminal: Terminal) -> None:
    write_studio(terminal.folder)

    done = terminal("diff", PLAIN)

    assert done.code == 2
    assert "or with the path of a manifest.json" in done.err


def test_specs_with_mistakes_are_not_compared(terminal: Terminal, studio: Path) -> None:
    edit(studio, "LastName: name | trim", "LastName: nmae")

    done = terminal("diff", PLAIN)

    assert (done.code, done.out) == (1, "")
    assert "did you mean `name`?" in done.err


def test_an_older_version_with_mistakes_says_which(terminal: Terminal, studio: Path) -> None:
    edit(studio, "LastName: name | trim", "LastName: nmae")
    commit(studio)
    edit(studio, "LastName: nmae", "LastName: name | trim")

    done = terminal("diff", PLAIN)

    assert done.code == 2
    assert "does not compile" in done.err
    assert "REF102" in done.err


def test_a_file_that_is_no_manifest_is_refused(terminal: Terminal, studio: Path) -> None:
    (studio / "old.json").write_text('{"format": "manifest/1"}', encoding="utf-8")

    done = terminal("diff", PLAIN, "--against", "old.json")

    assert (done.code, done.out) == (2, "")
    assert "old.json is no manifest that this command can read" in done.err
