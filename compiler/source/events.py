"""The only door to the YAML library: a file's text as a stream of events in our own words."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import yaml

Kind = Literal["document", "mapping", "list", "end", "scalar", "alias"]

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the one in C is ten times faster
_KINDS: tuple[tuple[type[yaml.Event], Kind], ...] = (
    (yaml.ScalarEvent, "scalar"),
    (yaml.MappingStartEvent, "mapping"),
    (yaml.SequenceStartEvent, "list"),
    (yaml.CollectionEndEvent, "end"),
    (yaml.AliasEvent, "alias"),
    (yaml.DocumentStartEvent, "document"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One step through a file; `start` and `end` count its characters.

    `style` is the mark of a scalar (`'`, `"`, `|`, `>`) or of a flow collection (`{`, `[`), and None where it
    is plain or a block. `directives` tells that a document begins with lines such as `%YAML`.
    """

    kind: Kind
    start: int
    end: int
    scalar: str = ""
    style: str | None = None
    anchor: str | None = None
    tagged: bool = False
    directives: bool = False


class NotYaml(ValueError):
    """The text is not YAML; says what was met, and where, and which part of the file was being read."""

    def __init__(self, problem: str, at: int, context: str | None, context_at: int | None) -> None:
        super().__init__(problem)
        self.problem = problem
        self.at = at
        self.context = context
        self.context_at = context_at


def events(content: str) -> Iterator[Event]:
    """Yield the events of a text one by one; raises NotYaml where it ends to make sense."""
    try:
        for event in yaml.parse(content, Loader=_Loader):
            kind = next((kind for family, kind in _KINDS if isinstance(event, family)), None)
            if kind is not None:
                yield _event(kind, event)
    except yaml.MarkedYAMLError as error:
        mark, context = error.problem_mark, error.context_mark
        at = mark.index if mark else 0
        raise NotYaml(
            error.problem or "it cannot be read", at, error.context, context.index if context else None
        ) from None


def _event(kind: Kind, event: yaml.Event) -> Event:
    start = event.start_mark.index if event.start_mark else 0
    return Event(
        kind=kind,
        start=start,
        end=event.end_mark.index if event.end_mark else start,
        scalar=event.value if isinstance(event, yaml.ScalarEvent) else "",
        style=_style(event),
        anchor=getattr(event, "anchor", None),
        tagged=getattr(event, "tag", None) is not None,
        directives=isinstance(event, yaml.DocumentStartEvent) and bool(event.version or event.tags),
    )


def _style(event: yaml.Event) -> str | None:
    if isinstance(event, yaml.ScalarEvent):
        return event.style or None
    if isinstance(event, yaml.CollectionStartEvent) and event.flow_style:
        return "{" if isinstance(event, yaml.MappingStartEvent) else "["
    return None
