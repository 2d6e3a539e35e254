"""Wrong usage ends with code 2, one sentence, and the nearest right word."""

import pytest

from tests.cli.command import CUSTOMERS, PAIR, Terminal


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["rehears", PAIR], "There is no verb 'rehears'. Did you mean 'rehearse'?"),
        (["complie", PAIR], "Did you mean 'compile'?"),
        (["launch-missiles"], "There is no verb 'launch-missiles'. See 'crosswalk --help'."),
        (["check"], "Missing argument 'PAIR'"),
        (["check", "Not A Pair"], "is written like practicehub-salesforce"),
        (["check", "a@b@c"], "is written like practicehub-salesforce"),
        (["check", "../secrets"], "is written like practicehub-salesforce"),
        (["check", PAIR, "--formt", "json"], "--format"),
        (["check", PAIR, "--format", "xml"], "'xml' is not one of 'human', 'concise', 'json'"),
        (["run", CUSTOMERS, "--only", "laod"], "'laod' is not one of"),
        (["run", CUSTOMERS, "--exports", "nowhere"], "'nowhere' does not exist"),
        (["users", CUSTOMERS], "Missing option '--apply'"),
        (["users", CUSTOMERS, "--apply", "nowhere.csv"], "'nowhere.csv' does not exist"),
        (["run", CUSTOMERS, "--rehearsal", "nowhere"], "'nowhere' does not exist"),
        (["schema", "plan"], "'plan' is not one of"),
        (["rehearse", "acme-salesforce"], "There is no practice to rehearse with"),
    ],
)
def test_wrong_usage(terminal: Terminal, arguments: list[str], said: str) -> None:
    done = terminal(*arguments)

    assert (done.code, done.out) == (2, "")
    assert said in " ".join(done.err.split())


def test_a_pair_that_does_not_exist_is_a_finding_that_names_the_file_to_write(terminal: Terminal) -> None:
    done = terminal("check", "practicehub-salesfroce")

    assert done.code == 1
    assert "specs/pairs/practicehub-salesfroce.yaml" in done.err
    assert "practicehub-salesforce" in done.err


def test_a_customer_that_does_not_exist_is_a_finding_that_names_the_file_to_write(terminal: Terminal) -> None:
    done = terminal("check", f"{PAIR}@acme-fisio")

    assert done.code == 1
    assert "specs/orgs/acme-fisio.yaml" in done.err


def test_a_run_before_anything_was_compiled_says_what_to_run_first(terminal: Terminal) -> None:
    done = terminal("run", CUSTOMERS)

    assert done.code == 2
    assert f"Run `crosswalk compile {CUSTOMERS}`" in done.err


def test_a_folder_that_is_no_rehearsal_is_refused_in_one_line(terminal: Terminal) -> None:
    (terminal.folder / "holiday-photos").mkdir()

    done = terminal("run", CUSTOMERS, "--rehearsal", "holiday-photos")

    assert done.code == 2
    assert "holiday-photos is no rehearsal. Make one with `crosswalk rehearse PAIR --keep`." in done.err
