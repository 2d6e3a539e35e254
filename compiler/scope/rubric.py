"""The rubric by which a migration is graded: every threshold, in one place, for everybody to read.

A measure is graded by the most that a grade allows; what is above the last is a D. A dimension is as good as
the worst of its measures. Overall is the mean of the dimensions, rounded to the worse, and at most one grade
better than the worst of them.
"""

from dataclasses import dataclass
from typing import Literal

Grade = Literal["A", "B", "C", "D"]
GRADES: tuple[Grade, ...] = ("A", "B", "C", "D")
WORDS: dict[Grade, str] = {"A": "Simple", "B": "Standard", "C": "Moderate", "D": "Demanding"}
"""What a grade is called."""

Name = Literal[
    "not_one_to_one",
    "losing",
    "assumed",
    "decisions",
    "hours",
    "days",
    "every_ms",
    "exported",
    "ceilings",
    "rereads",
    "records",
    "storage",
    "batches",
    "gathered",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Threshold:
    """One measure: what is measured, in which unit, and the most that A, B and C allow."""

    name: Name
    what: str
    unit: str
    most: tuple[float, float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dimension:
    """One dimension of complexity, graded by its measures."""

    name: str
    measures: tuple[Threshold, ...]


OVERALL = "Overall complexity"

RUBRIC: tuple[Dimension, ...] = (
    Dimension(
        name="Object compatibility",
        measures=(
            Threshold(
                name="not_one_to_one", what="landings that are not one to one", unit="%", most=(10, 30, 50)
            ),
        ),
    ),
    Dimension(
        name="Field mapping clarity",
        measures=(
            Threshold(name="losing", what="filled fields that accept a loss", unit="%", most=(10, 25, 50)),
            Threshold(
                name="assumed",
                what="filled fields that come from what nobody has seen yet",
                unit="%",
                most=(10, 30, 60),
            ),
            Threshold(name="decisions", what="decisions that wait for a person", unit="", most=(2, 6, 12)),
        ),
    ),
    Dimension(
        name="Timeline complexity",
        measures=(
            Threshold(
                name="hours", what="hours in which rows and files move", unit="hours", most=(24, 72, 168)
            ),
            Threshold(
                name="days", what="days from the first look to the last change", unit="days", most=(7, 14, 28)
            ),
        ),
    ),
    Dimension(
        name="API constraints",
        measures=(
            Threshold(
                name="every_ms", what="from one request to the next", unit="ms", most=(200, 1_000, 5_000)
            ),
            Threshold(name="exported", what="objects that come in files only", unit="%", most=(0, 30, 60)),
            Threshold(
                name="ceilings",
                what="lists with a last page or a last day before their end",
                unit="",
                most=(0, 2, 5),
            ),
            Threshold(
                name="rereads", what="lists that cannot be asked for changes", unit="%", most=(10, 50, 80)
            ),
        ),
    ),
    Dimension(
        name="Data volume sensitivity",
        measures=(
            Threshold(
                name="records", what="records read", unit="records", most=(100_000, 1_000_000, 2_000_000)
            ),
            Threshold(name="storage", what="of the data storage", unit="%", most=(25, 50, 80)),
            Threshold(name="batches", what="of a day's batches", unit="%", most=(10, 50, 80)),
            Threshold(
                name="gathered",
                what="most records of an object on one parent or owner",
                unit="records",
                most=(10_000, 50_000, 100_000),
            ),
        ),
    ),
)


def grade_of(threshold: Threshold, value: float) -> Grade:
    """Return the grade of one value; more of it never gives a better one."""
    better = (grade for grade, most in zip(GRADES, threshold.most, strict=False) if value <= most)
    return next(better, "D")
