"""Grades: the rubric's own words, and laws that hold for every measure."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from compiler.model.connector import Quota
from compiler.model.outline import Shape
from compiler.scope.counts import counts_of
from compiler.scope.grading import Values, complexity, graded, share, values_of
from compiler.scope.rubric import GRADES, RUBRIC, WORDS, Name, Threshold, grade_of
from tests.scope.small import OUTLINE, connector, estimated, plan

MEASURES: tuple[Threshold, ...] = tuple(one for dimension in RUBRIC for one in dimension.measures)
BEST: Values = {one.name: 0 for one in MEASURES}


def test_there_are_six_dimensions_and_overall_is_the_first() -> None:
    assert [name for name, _ in graded(BEST).rows] == [
        "Overall complexity",
        "Object compatibility",
        "Field mapping clarity",
        "Timeline complexity",
        "API constraints",
        "Data volume sensitivity",
    ]


def test_every_measure_is_there_once_and_its_bounds_rise() -> None:
    assert len({one.name for one in MEASURES}) == len(MEASURES)
    for one in MEASURES:
        assert list(one.most) == sorted(set(one.most)), one.name


def test_everything_that_is_graded_is_measured() -> None:
    counts = counts_of(plan(), OUTLINE, {})

    assert set(values_of(plan(), OUTLINE, estimated(), counts)) == set(BEST)


@pytest.mark.parametrize("one", MEASURES, ids=lambda one: one.name)
def test_a_bound_belongs_to_the_better_grade(one: Threshold) -> None:
    assert [grade_of(one, most) for most in one.most] == ["A", "B", "C"]
    assert [grade_of(one, most + 0.01) for most in one.most] == ["B", "C", "D"]


def test_a_dimension_is_as_good_as_the_worst_of_its_measures() -> None:
    found = graded({**BEST, "rereads": 100})

    assert dict(found.rows)["API constraints"] == "D"


@pytest.mark.parametrize(
    ("bad", "overall"),
    [
        ({}, "A"),
        ({"rereads": 100}, "C"),  # one D: at most one better than the worst
        ({"not_one_to_one": 30}, "A"),
        ({"not_one_to_one": 30, "losing": 25, "hours": 72}, "B"),
        ({"not_one_to_one": 99, "losing": 99, "hours": 999, "every_ms": 9_999, "records": 9_000_000}, "D"),
    ],
)
def test_overall_is_the_mean_and_at_most_one_better_than_the_worst(bad: Values, overall: str) -> None:
    found = graded({**BEST, **bad})

    assert (found.overall, found.word) == (overall, WORDS[found.overall])


VALUES = st.fixed_dictionaries(
    {one.name: st.floats(0, 4 * max(one.most) + 100, allow_nan=False) for one in MEASURES}
)


@given(VALUES, st.sampled_from([one.name for one in MEASURES]), st.floats(0, 1e7, allow_nan=False))
def test_more_of_a_bad_thing_never_improves_a_grade(values: Values, name: Name, more: float) -> None:
    before, after = graded(values), graded({**values, name: values[name] + more})

    for (dimension, one), (_, other) in zip(before.rows, after.rows, strict=True):
        assert GRADES.index(one) <= GRADES.index(other), dimension


@given(VALUES)
def test_the_same_measures_give_the_same_grades(values: Values) -> None:
    assert graded(values) == graded(dict(reversed(list(values.items()))))


FOUND = estimated()
SHAPES = st.builds(
    Shape,
    landings=st.just(40),
    one_to_one=st.integers(0, 40),
    fields=st.just(200),
    losing=st.integers(0, 199),
    assumed=st.integers(0, 199),
    decisions=st.integers(0, 30),
    sources=st.just(30),
    exported=st.integers(0, 14),
    ceilings=st.integers(0, 15),
    rereads=st.integers(0, 14),
)


@given(SHAPES, st.sampled_from(["one_to_one", "losing", "assumed", "decisions", "ceilings", "rereads"]))
def test_a_pair_that_gets_harder_gets_no_better_grade(shape: Shape, what: str) -> None:
    step = -1 if what == "one_to_one" else 1
    harder = msgspec.structs.replace(shape, **{what: max(0, getattr(shape, what) + step)})
    counts = counts_of(plan(), OUTLINE, {})
    one, other = (
        complexity(plan(), msgspec.structs.replace(OUTLINE, shape=each), FOUND, counts)
        for each in (shape, harder)
    )

    for (dimension, before), (_, after) in zip(one.rows, other.rows, strict=True):
        assert GRADES.index(before) <= GRADES.index(after), dimension


def test_shares_are_rounded_up_and_of_nothing_they_are_nothing() -> None:
    assert (share(1, 1_000), share(0, 7), share(1, 3), share(7, 7), share(0, 0)) == (1, 0, 34, 100, 0)


def test_a_quota_slows_a_source_down_as_its_pace_does() -> None:
    slow = plan(read=connector(None, 100, Quota(requests=1_000, seconds=86_400)))
    counts = counts_of(slow, OUTLINE, {})

    assert values_of(slow, OUTLINE, estimated(of=slow), counts)["every_ms"] == 86_400
