"""deskflow-salesforce in at least 200 broken ways; a file for each pair, so that they run side by side."""

import pytest

from tests.mutations.holding import everything_is_noticed, the_committed_table_is_true
from tests.mutations.noticing import Noticed
from tests.mutations.sweep import tried

PAIR = "deskflow-salesforce"


@pytest.fixture(scope="module")
def found() -> tuple[Noticed, ...]:
    return tuple(tried(PAIR))


def test_every_change_is_noticed_or_means_the_same(found: tuple[Noticed, ...]) -> None:
    everything_is_noticed(found)


def test_the_table_counts_what_comes_out(found: tuple[Noticed, ...]) -> None:
    the_committed_table_is_true(PAIR, found)
