"""What breaks although it should not: code 70, where it broke, and no value of anything."""

import pytest

from tests.cli.command import PAIR, Terminal

CANARY = "CANARY-7f3a91-NAME"


def _break(*_: object) -> None:
    row = {"last_name": CANARY}
    try:
        raise ValueError(f"{CANARY} is no number")
    except ValueError as error:
        raise KeyError(row["last_name"]) from error


@pytest.fixture
def crashed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("compiler.pipeline.check_pair", _break)


@pytest.mark.usefixtures("crashed")
def test_a_crash_tells_where_it_happened_and_shows_no_value(terminal: Terminal) -> None:
    done = terminal("check", PAIR)

    assert (done.code, done.out) == (70, "")
    assert "This is a bug in crosswalk (KeyError, crash " in done.err
    assert "_break" in done.err
    assert "Please report the lines above; they hold no data." in done.err
    assert CANARY not in done.err
    assert "Traceback" not in done.err


@pytest.mark.usefixtures("crashed")
def test_the_same_crash_has_the_same_number(terminal: Terminal) -> None:
    assert terminal("check", PAIR).err == terminal("check", PAIR).err


def test_an_interrupt_is_no_bug(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("compiler.pipeline.check_pair", interrupted)

    done = terminal("check", PAIR)

    assert (done.code, done.out) == (130, "")
    assert "run the same command again" in done.err
