"""What the command says of itself: the words that people read first."""

import pytest
from syrupy.assertion import SnapshotAssertion

from compiler.cli.overview import GROUPS
from tests.cli.command import Terminal

VERBS = [verb for verbs in GROUPS.values() for verb in verbs]


@pytest.mark.parametrize("verb", ["", *VERBS])
def test_help(terminal: Terminal, snapshot: SnapshotAssertion, verb: str) -> None:
    done = terminal(*filter(None, [verb]), "--help")

    assert (done.code, done.err) == (0, "")
    assert max(map(len, done.out.splitlines())) <= 100
    assert done.out == snapshot


def test_the_version_is_that_of_the_package(terminal: Terminal) -> None:
    from importlib.metadata import version

    done = terminal("--version")

    assert (done.code, done.out.split()[-1]) == (0, version("crosswalk"))
