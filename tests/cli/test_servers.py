"""The servers of an old rehearsal are stopped; a stranger that has their process id by now is not."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from compiler.cli.servers import STATE, is_serving, stop_old


@pytest.fixture
def stranger() -> Iterator["subprocess.Popen[bytes]"]:
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as process:
        yield process
        process.kill()


def test_a_process_that_only_has_the_same_id_is_left_alone(
    tmp_path: Path, stranger: "subprocess.Popen[bytes]"
) -> None:
    (tmp_path / STATE).write_text(json.dumps({"pid": stranger.pid}), encoding="utf-8")

    stop_old(tmp_path)

    assert stranger.poll() is None


def test_the_servers_of_another_folder_are_left_alone(tmp_path: Path) -> None:
    mine, other = tmp_path / "mine", tmp_path / "other"
    with _pretending(other) as process:
        assert (is_serving(process.pid, other), is_serving(process.pid, mine)) == (True, False)
        process.kill()


def test_the_servers_of_this_folder_are_stopped(tmp_path: Path) -> None:
    with _pretending(tmp_path) as process:
        (tmp_path / STATE).write_text(json.dumps({"pid": process.pid}), encoding="utf-8")

        stop_old(tmp_path)

        assert process.wait(timeout=10) != 0


def _pretending(folder: Path) -> "subprocess.Popen[bytes]":
    process = subprocess.Popen(
        [sys.executable, "-c", "print(flush=True); input()", "compiler.sandbox", str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert process.stdout is not None
    process.stdout.readline()
    return process


@pytest.mark.parametrize(
    "written",
    ["", '{"pid": 12', "[]", '{"pid": "1"}', '{"pid": -1}', '{"pid": 0}', '{"pid": 1}', "{}", "\x00"],
)
def test_a_torn_or_foolish_state_stops_nothing(
    tmp_path: Path, written: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    stopped: list[int] = []
    monkeypatch.setattr(os, "kill", lambda pid, _: stopped.append(pid))
    (tmp_path / STATE).write_text(written, encoding="utf-8")

    stop_old(tmp_path)

    assert stopped == []


def test_a_process_that_may_not_be_stopped_is_no_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []

    def refuse(pid: int, _: int) -> None:
        asked.append(pid)
        raise PermissionError

    (tmp_path / STATE).write_text('{"pid": 4242}', encoding="utf-8")
    monkeypatch.setattr("compiler.cli.servers.is_serving", lambda *_: True)
    monkeypatch.setattr(os, "kill", refuse)

    stop_old(tmp_path)

    assert asked == [4242]
