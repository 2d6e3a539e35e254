"""The third pair is not a practice at all: a help desk moves end to end, and every oddity ends as said."""

import json
import shutil

from tests.cli.command import Terminal
from tests.workspace import ROOT

PAIR = "deskflow-salesforce"


def test_a_help_desk_moves_and_every_oddity_ends_where_its_readme_says(terminal: Terminal) -> None:
    done = terminal("rehearse", PAIR, "--json")

    outcome = json.loads(done.out)
    assert (done.code, outcome["ok"], outcome["oddities"]["wrong"]) == (0, True, []), done.err
    assert outcome["oddities"]["all"] > 70
    assert [check for check in outcome["checks"] if not check["ok"]] == []


def test_an_administrators_answer_that_is_refused_is_told_with_its_reason(terminal: Terminal) -> None:
    folder = terminal.folder / "specs"
    shutil.copytree(ROOT / "specs", folder)
    users = folder / "rehearsals" / PAIR / "users.csv"
    users.write_text("agent_key,salesforce_username\ng6,\ng7,ida.berg@brightline.example\n")

    done = terminal("rehearse", PAIR)

    assert done.code == 3
    assert "plays the administrator: nothing was applied:" in done.err
    assert "one user can stand for one person only" in done.err
