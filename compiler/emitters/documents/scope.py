"""`docs/scope.markdown`: how much maps one to one, how hard it is, what it takes, and what is published."""

from collections.abc import Iterator, Mapping

from compiler.emitters.documents.document import Document, Subject
from compiler.emitters.documents.expected import Expected, expected
from compiler.emitters.documents.headings import route_heading
from compiler.emitters.markdown import Ready, link
from compiler.model.program import Program
from compiler.scope.compatibility import Compared, Figure, compared, figure, own_figure, uncovered
from compiler.scope.grading import Complexity
from compiler.scope.landings import RELATIONS, folded_into, landings
from compiler.scope.reading import has_windows
from compiler.scope.rubric import GRADES, RUBRIC, WORDS, Grade
from compiler.scope.sheets import sheets, warnings

_MEANS = {
    "1:1": "a row becomes one record",
    "split": "the rows are shared out, and each becomes one record of one of several objects",
    "1:many": "a row becomes several records",
    "many:1": "several rows are collected into one record of their own",
}


def context(subject: Subject) -> Mapping[str, object]:
    """Return the figures of this pair, those that are published, the rubric and the estimate."""
    program, found = subject.program, expected(subject)
    rows = compared(program)
    return {
        "glance": list(_glance(program, found)),
        "own": own_figure(program),
        "relations": _relations(program),
        "folded": list(_folded(program)),
        "published": _published(program, rows),
        "rows": [_row(program, row) for row in rows],
        "beyond": [_route(program, name) for name in uncovered(program, rows)] if rows else [],
        "grades": [(name, grade, WORDS[grade]) for name, grade in found.complexity.rows],
        "words": [(grade, WORDS[grade]) for grade in GRADES],
        "measures": list(_measures(found.complexity)),
        "rubric": list(_rubric()),
        "typical": found.known,
        "sheets": [(one.title, (*one.words, *one.numbers), one.rows) for one in sheets(found.estimate)],
        "warnings": list(warnings(found.estimate)),
        "assumptions": found.estimate.assumptions,
        "day": found.estimate.day if has_windows(subject.plan) else None,
        "sources": [
            (allowance.label, allowance.source, allowance.checked)
            for allowance in found.outline.capacity.allowances
        ],
        "counted": [(what, source) for what, source in sorted(found.outline.capacity.sources.items())],
        "edition": found.outline.capacity.edition,
        "sandboxes": list(_sandboxes(found)),
        "example": next((one.object for one in found.counts if one.origin == "typical"), "Object"),
    }


def _glance(program: Program, found: Expected) -> Iterator[tuple[str, str, str]]:
    own, promised, timeline = own_figure(program), found.outline.promised, found.estimate.timeline
    grade = found.complexity
    yield "objects that map one to one", _figure(own), promised.compatibility or ""
    yield "complexity", f"{grade.overall} {grade.word}", promised.complexity or ""
    if found.known:
        yield "hours in which rows and files move once", f"{timeline.hours:,.1f}", promised.timeline or ""
        yield "days from the first look to the last change", f"{timeline.days:,}", promised.end_to_end or ""


def _sandboxes(found: Expected) -> Iterator[tuple[str, str, str]]:
    """Yield the kinds of trial account, their room, and whether a typical account fits."""
    data, files = found.estimate.storage_mb, found.estimate.file_mb
    for kind, size in found.outline.capacity.sandboxes.items():
        fits = "yes" if max(data, files) <= size else "no"
        yield kind, f"{size:,} MB of data, {size:,} MB of files", fits if found.known else "not known"


def _figure(one: Figure) -> str:
    return f"{one.text} ({one.percent} %)"


def _relations(program: Program) -> list[tuple[str, str, int]]:
    found = [one.relation for one in landings(program) if program.objects[one.source].channel != "tenant"]
    return [(relation, _MEANS[relation], found.count(relation)) for relation in RELATIONS]


def _folded(program: Program) -> Iterator[tuple[str, str]]:
    """Yield the objects whose rows only become values in records of others, with these."""
    landed = {one.source for one in landings(program)}
    for name in sorted(set(program.objects) - landed):
        if owners := folded_into(program, name):
            yield name, ", ".join(owners)


def _published(program: Program, rows: tuple[Compared, ...]) -> dict[str, str] | None:
    """Return the published figure as it stands, as its rows give it, and as this pair does them."""
    if not rows:
        return None
    published = program.pair.published
    return {
        "said": (published.compatibility if published else None) or "none",
        "need_mapping": (published.need_mapping if published else None) or "",
        "not_plain": f"{len(rows) - figure(row.published for row in rows).one_to_one} of {len(rows)}",
        "counted": _figure(figure(row.published for row in rows)),
        "ours": _figure(figure(row.relation for row in rows)),
        "differing": str(sum(row.differs for row in rows)),
    }


def _row(program: Program, row: Compared) -> tuple[object, ...]:
    routes = Ready(", ".join(_route(program, name) for name in row.routes))
    ours = row.relation or "does not move"
    return (row.source, row.target, row.published, ours, routes, row.why or "")


def _route(program: Program, name: str) -> Ready:
    return link(name, "mapping", route_heading(program.routes[name]))


def _measures(found: Complexity) -> Iterator[tuple[str, str, str, Grade]]:
    for dimension in found.dimensions:
        for one in dimension.measures:
            threshold = one.threshold
            unit = f" {threshold.unit}" if threshold.unit else ""
            yield dimension.name, threshold.what, f"{_number(one.value)}{unit}", one.grade


def _rubric() -> Iterator[tuple[str, ...]]:
    for dimension in RUBRIC:
        for one in dimension.measures:
            unit = f" {one.unit}" if one.unit else ""
            yield (dimension.name, one.what, *(f"{_number(most)}{unit}" for most in one.most))


def _number(value: float) -> str:
    return f"{value:,.0f}" if value == int(value) else f"{value:,.2f}"


SCOPE = Document(
    name="scope",
    title="Scope",
    about="how much maps one to one, how hard the move is, and what it takes, beside what is published",
    audience="everybody",
    context=context,
)
