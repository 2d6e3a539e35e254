"""Rows that failed and that somebody let go: until the next load they say what they wait for."""

from pathlib import Path

from compiler.runtime.load import send_again
from tests.runtime.fakes import Refusal
from tests.runtime.practice import KINDS, outcome, run
from tests.runtime.world import make_world


def test_a_row_that_is_freed_says_that_it_waits_for_the_next_load(tmp_path: Path) -> None:
    world = make_world(tmp_path, {"Kind": KINDS[:2]}, "plain").ready()
    world.org.judge = lambda batch, row: Refusal(code="RULE") if row["Name__c"] == "kind 2" else None
    run(world)

    with world.opened() as context:
        send_again(context, "plain")

    freed = outcome(world, "Kind:2")
    assert (freed.state, freed.rule, freed.message) == ("held", "LOD103", None)
