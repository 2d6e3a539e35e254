"""What an estimate says of a pair's typical account, for every document that shows a figure of it."""

from dataclasses import dataclass

from compiler.emitters.documents.document import Subject
from compiler.emitters.outline import outline_of
from compiler.model.outline import Outline
from compiler.scope.counts import Count, usual
from compiler.scope.estimate import Asked, Estimate, estimate
from compiler.scope.grading import Complexity, complexity
from compiler.scope.reading import planned_day


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """The estimate of a typical account; `known` says that the pair has one."""

    outline: Outline
    counts: tuple[Count, ...]
    estimate: Estimate
    complexity: Complexity

    @property
    def known(self) -> bool:
        """Say whether the pair tells how much a typical account holds."""
        return bool(self.outline.typical)


def expected(subject: Subject) -> Expected:
    """Work out what a typical account takes; no clock is asked, so the same specs give the same figures."""
    plan = subject.plan
    outline = outline_of(subject.program, plan, subject.ways)
    counts = usual(plan, outline)
    found = estimate(plan, outline, Asked(counts=counts, day=planned_day(plan)))
    return Expected(
        outline=outline, counts=counts, estimate=found, complexity=complexity(plan, outline, found, counts)
    )
