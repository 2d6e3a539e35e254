"""The invented pairs whose compilation is measured compile, and growth is read as what it is."""

import pytest

from benchmarks.invented import PAIR, invented
from benchmarks.scale import slope
from compiler.pipeline import compile_pair
from tests.workspace import TZDATA, shipped_templates


def test_an_invented_pair_compiles_with_every_kind_of_field_a_link_a_map_and_related_rows() -> None:
    made = compile_pair(invented(4, 25), shipped_templates(), PAIR, None, TZDATA)
    assert made.artifacts, [one.message for one in made.diagnostics]
    statement = made.artifacts["sql/thing1.sql"]
    for part in ("COUNT(*)", "clock of $zone", "WHEN 'open' THEN 'Open'", "DECIMAL(12, 4)", '"Parent__c"'):
        assert part in statement
    assert made.artifacts.keys() >= {f"sql/thing{number}.sql" for number in range(4)}


def test_each_object_has_as_many_fields_as_were_asked_for() -> None:
    made = compile_pair(invented(3, 9), shipped_templates(), PAIR, None, TZDATA)
    assert made.program is not None
    things = {name: len(one.fields) for name, one in made.program.objects.items() if name != "Tenant"}
    assert things == {"Thing0": 9, "Thing1": 9, "Thing2": 9}


@pytest.mark.parametrize("exponent", [0.5, 1.0, 1.15, 2.0])
def test_a_power_law_gives_its_exponent(exponent: float) -> None:
    points = [(size, 3 * size**exponent) for size in (50, 100, 200, 400)]
    assert slope(points) == pytest.approx(exponent)
