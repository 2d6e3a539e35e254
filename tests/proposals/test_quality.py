"""How good proposals are against the pairs that people wrote; the figures are those of the benchmark."""

import pytest

from benchmarks.proposals import fields_quality, objects_quality
from tests.workspace import program_of, shipped_pairs


@pytest.mark.parametrize("pair", shipped_pairs())
@pytest.mark.parametrize("standard", [True, False], ids=["bare", "with schema"])
def test_most_of_what_is_proposed_is_what_people_wrote(pair: str, standard: bool) -> None:
    program = program_of(pair)

    assert objects_quality(program, standard).precision >= 0.8
    assert fields_quality(program, standard).precision >= 0.8
