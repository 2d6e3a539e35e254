"""Grades a migration by the rubric: the same specs and counts give the same grade, for everybody."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from compiler.model.connector import Rate
from compiler.model.outline import Measure, Outline
from compiler.model.plan import Plan
from compiler.scope.counts import Count, rows_by_object
from compiler.scope.estimate import Estimate
from compiler.scope.rubric import GRADES, OVERALL, RUBRIC, WORDS, Dimension, Grade, Name, Threshold, grade_of
from compiler.scope.skew import gathered

Values = Mapping[Name, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Graded:
    """One measure of this pair and its grade."""

    threshold: Threshold
    value: float
    grade: Grade


@dataclass(frozen=True, slots=True, kw_only=True)
class GradedDimension:
    """One dimension: the worst of its measures."""

    name: str
    grade: Grade
    measures: tuple[Graded, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Complexity:
    """All six dimensions; `overall` comes of the five others."""

    overall: Grade
    dimensions: tuple[GradedDimension, ...]

    @property
    def word(self) -> str:
        """Return what the overall grade is called."""
        return WORDS[self.overall]

    @property
    def rows(self) -> tuple[tuple[str, Grade], ...]:
        """Return each dimension with its grade, overall first."""
        return ((OVERALL, self.overall), *((one.name, one.grade) for one in self.dimensions))


def values_of(plan: Plan, outline: Outline, found: Estimate, counts: Iterable[Count]) -> Values:
    """Return what is measured, in the units of the rubric; shares are in per cent, rounded up."""
    shape = outline.shape
    shares: dict[Measure, int] = {one.measure: one.percent for one in found.shares}
    heaps = (one.rows for one in gathered(plan, rows_by_object(counts)))
    lists = shape.sources - shape.exported
    return {
        "not_one_to_one": share(shape.landings - shape.one_to_one, shape.landings),
        "losing": share(shape.losing, shape.fields),
        "assumed": share(shape.assumed, shape.fields),
        "decisions": shape.decisions,
        "hours": found.timeline.hours,
        "days": found.timeline.days,
        "every_ms": _spacing(plan.connector.rate),
        "exported": share(shape.exported, shape.sources),
        "ceilings": shape.ceilings,
        "rereads": share(shape.rereads, lists),
        "records": found.records,
        "storage": shares.get("storage_mb", 0),
        "batches": shares.get("batches", 0),
        "gathered": max(heaps, default=0),
    }


def share(part: int, whole: int) -> int:
    """Return a share in per cent, rounded up, so that one of many is never nothing; of nothing it is 0."""
    return -(-100 * part // whole) if whole > 0 else 0


def _spacing(rate: Rate) -> int:
    """Return the milliseconds from one request to the next that can be kept up for ever, quotas included."""
    return max([rate.every_ms, *(-(-1000 * one.seconds // one.requests) for one in rate.quotas)])


def graded(values: Values) -> Complexity:
    """Grade what was measured; more of anything never gives a better grade."""
    dimensions = tuple(_dimension(one, values) for one in RUBRIC)
    return Complexity(overall=_overall([one.grade for one in dimensions]), dimensions=dimensions)


def complexity(plan: Plan, outline: Outline, found: Estimate, counts: Iterable[Count]) -> Complexity:
    """Grade a migration, as an estimate found it."""
    return graded(values_of(plan, outline, found, counts))


def _dimension(dimension: Dimension, values: Values) -> GradedDimension:
    measures = tuple(
        Graded(threshold=one, value=values[one.name], grade=grade_of(one, values[one.name]))
        for one in dimension.measures
    )
    worst = max((one.grade for one in measures), key=GRADES.index)
    return GradedDimension(name=dimension.name, grade=worst, measures=measures)


def _overall(grades: list[Grade]) -> Grade:
    points = [GRADES.index(one) for one in grades]
    mean = (2 * sum(points) + len(points)) // (2 * len(points))
    return GRADES[max(mean, max(points) - 1)]
