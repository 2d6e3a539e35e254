"""SFM130 and SFM131: queues that Salesforce takes, and rows that may wait in them."""

import re
from collections.abc import Iterator
from typing import TypeAlias

from compiler.diagnostics.diagnostic import Diagnostic, Diagnostics, Place
from compiler.diagnostics.suggest import nearest
from compiler.model.program import Program, Route, TargetObject
from compiler.platforms.rule import Rule
from compiler.platforms.salesforce.limits import LABEL, OFFICIAL
from compiler.platforms.salesforce.target import OWNER
from compiler.spec.pair import QueueSpec

_SOURCE = "https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_queue.htm"
_QUEUED = frozenset({"Case", "Lead", "Task"})
"""The standard objects of the catalogue whose records a queue can own."""

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9]*(_[A-Za-z0-9]+)*")
_LONGEST_NAME = 80
_OWNED = "a queue owns Cases, Leads, Tasks, and objects of this pair that have an owner"
_Problem: TypeAlias = tuple[str, Place, str]
"""What is wrong, where, and what helps."""


def queues_possible(program: Program, diags: Diagnostics) -> None:
    """SFM130: a queue has a name, a label and objects that Salesforce takes."""
    for name, queue in program.pair.schema.queues.items():
        for problem, place, help_ in (*_named_badly(name, queue), *_takes_badly(program, name, queue)):
            diags.report(Diagnostic(rule="SFM130", message=problem, place=place, helps=(help_,)))


def queues_take_what_they_get(program: Program, diags: Diagnostics) -> None:
    """SFM131: a row that a queue of this pair owns is of an object that the queue takes."""
    for route in program.routes.values():
        for place, name in _owners(route):
            queue = program.pair.schema.queues.get(name)
            if queue is not None and route.target not in queue.objects:
                diags.report(
                    Diagnostic(
                        rule="SFM131",
                        message=f"the queue `{name}` does not take records of {route.target}",
                        place=place,
                        helps=(f"add {route.target} to `schema.queues.{name}.objects`",),
                    )
                )


def _named_badly(name: str, queue: QueueSpec) -> Iterator[_Problem]:
    if not _NAME.fullmatch(name) or len(name) > _LONGEST_NAME:
        rule = "letters, digits and single underscores, first a letter, last not an underscore, at most"
        yield (
            f"`{name}` cannot be the name of a queue",
            _place(name).key(),
            f"{rule} {_LONGEST_NAME} characters",
        )
    if not queue.label.strip() or len(queue.label) > LABEL.value:
        yield (
            f"the label of the queue `{name}` is not between 1 and {LABEL.value} characters long",
            _place(name).at("label"),
            "write a short name that people know the queue by",
        )


def _takes_badly(program: Program, name: str, queue: QueueSpec) -> Iterator[_Problem]:
    place = _place(name).at("objects")
    if not queue.objects:
        yield f"the queue `{name}` takes nothing", place, _OWNED
    for number, each in enumerate(queue.objects):
        here, target = place.at(str(number)), program.targets.get(each)
        if each in queue.objects[:number]:
            yield f"the queue `{name}` lists {each} twice", here, "remove one of them"
        elif target is None:
            near = nearest(each, sorted(program.targets))
            yield (
                f"`{each}` is not an object of {program.pair.target} or of this pair's schema",
                here,
                f"did you mean `{near}`?" if near else _OWNED,
            )
        elif not _can_wait(target):
            yield f"no queue can own a record of {each}", here, _OWNED


def _can_wait(target: TargetObject) -> bool:
    return OWNER in target.fields if target.custom else target.name in _QUEUED


def _owners(route: Route) -> Iterator[tuple[Place, str]]:
    for constant in route.found:
        if constant.object == "Group" and "DeveloperName" in constant.where:
            yield constant.place, constant.where["DeveloperName"]


def _place(name: str) -> Place:
    return Place(document="pair", keys=("schema", "queues", name))


RULES = (
    Rule(
        id="SFM130",
        level="error",
        title="queue that Salesforce does not take",
        why="The deployment is refused.",
        remedy="List objects whose records can have a queue as their owner.",
        source=_SOURCE,
        verified=OFFICIAL,
        check=queues_possible,
    ),
    Rule(
        id="SFM131",
        level="error",
        title="row for a queue that does not take it",
        why="Salesforce refuses every such row.",
        remedy="Add the object to the queue.",
        source=_SOURCE,
        verified=OFFICIAL,
        check=queues_take_what_they_get,
    ),
)
