"""A standard list of values goes to the org as the org has it, with what the pair adds at its end.

Deploying such a list replaces it, so a practice's own values, order, default and marks would be lost.
https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_standardvalueset.htm
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from xml.sax.saxutils import escape, unescape

from compiler.connectors.salesforce.pieces import read_sheet
from compiler.connectors.salesforce.stages import NAMESPACE
from compiler.runtime.ports import Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueList:
    """A standard list that an org can be asked for: the object of its values is called as the list.

    `marks` are the columns that are more than a name, with their elements in metadata; those in `states`
    decide what a record with the value is. `object` and `field` hold the values.
    """

    object: str
    field: str
    marks: Mapping[str, str]
    states: tuple[str, ...] = ()


LISTS: Mapping[str, ValueList] = {
    "CaseStatus": ValueList(object="Case", field="Status", marks={"IsClosed": "closed"}, states=("closed",)),
    "LeadStatus": ValueList(
        object="Lead", field="Status", marks={"IsConverted": "converted"}, states=("converted",)
    ),
    "TaskPriority": ValueList(object="Task", field="Priority", marks={"IsHighPriority": "highPriority"}),
    "TaskStatus": ValueList(object="Task", field="Status", marks={"IsClosed": "closed"}, states=("closed",)),
}
_OPPOSITE = {"closed": "open", "converted": "not converted"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """One value of a list; `marks` are elements with `true` or `false`, `description` tells what needs it."""

    name: str
    label: str
    default: bool
    marks: Mapping[str, str]
    description: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge:
    """A list as it goes to the org: all values, those that are new, and what stands in the way, in words."""

    values: tuple[Value, ...]
    added: tuple[Value, ...]
    problems: tuple[str, ...]


def written_values(path: str, content: bytes) -> tuple[Value, ...]:
    """Read a list from its file in the project; raises Refused where it is not well formed."""
    sheets = (
        read_sheet(path, piece.text)
        for piece in read_sheet(path, content).pieces
        if piece.tag == "standardValue"
    )
    return tuple(_written({each.tag: _inside(each.text) for each in sheet.pieces}) for sheet in sheets)


def merged(name: str, ours: Sequence[Value], theirs: Sequence[Value]) -> Merge:
    """Put what the pair needs and the org lacks behind what it has; the org's default stays the only one."""
    known = {value.name.casefold(): value for value in theirs}
    labels = {value.label.casefold(): value for value in theirs}
    has_default = any(value.default for value in theirs)
    missing = tuple(
        replace(value, default=value.default and not has_default)
        for value in needed(ours)
        if value.name.casefold() not in known
    )
    problems = [
        *(
            text
            for value in needed(ours)
            for text in _wrong_state(name, value, known.get(value.name.casefold()))
        ),
        *(
            _other_name(name, value, labels[key])
            for value in missing
            if (key := value.label.casefold()) in labels
        ),
    ]
    return Merge(values=(*theirs, *missing), added=missing, problems=tuple(problems))


def needed(ours: Sequence[Value]) -> tuple[Value, ...]:
    """Return the values that the pair needs, which say what for; all where none says so.

    The others are those that every org begins with, and what became of them is the practice's own choice.
    """
    return tuple(value for value in ours if value.description is not None) or tuple(ours)


def restored(ours: Sequence[Value], before: frozenset[str], now: Sequence[Value]) -> tuple[Value, ...]:
    """Return the list as it is now, without what was added to it since it held only the names `before`."""
    added = {value.name.casefold() for value in needed(ours)} - {name.casefold() for name in before}
    return tuple(value for value in now if value.name.casefold() not in added)


def list_xml(values: Sequence[Value]) -> bytes:
    """Write a list in the order it has, as Salesforce's own tools do."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f'<StandardValueSet xmlns="{NAMESPACE}">']
    lines.append("    <sorted>false</sorted>")
    for value in values:
        texts = {
            "fullName": value.name,
            "default": "true" if value.default else "false",
            "description": value.description,
            "label": value.label,
            **dict(sorted(value.marks.items())),
        }
        lines.append("    <standardValue>")
        lines += [f"        <{tag}>{escape(text)}</{tag}>" for tag, text in texts.items() if text is not None]
        lines.append("    </standardValue>")
    return "\n".join((*lines, "</StandardValueSet>", "")).encode()


def note(name: str, merge: Merge, count: int) -> str:
    """Say what is kept and what comes to it."""
    new = ", ".join(f"{value.name}{_marked(value)}" for value in merge.added)
    kept = f"{name}: the org's {count} values keep their order and default"
    return f"{kept}; new after them: {new}" if new else f"{kept}; nothing is missing"


def _written(texts: Mapping[str, str]) -> Value:
    named = texts.get("fullName", "")
    apart = ("fullName", "label", "default", "description")
    return Value(
        name=named,
        label=texts.get("label", named),
        default=texts.get("default") == "true",
        marks={tag: text for tag, text in texts.items() if tag not in apart},
        description=texts.get("description"),
    )


def _inside(element: bytes) -> str:
    text = element.decode()
    return unescape(text[text.index(">") + 1 : text.rindex("<")], {"&quot;": '"', "&apos;": "'"})


def _wrong_state(name: str, ours: Value, theirs: Value | None) -> list[str]:
    """Say where the org has a value in another state than the pair needs; a mark that is not there is no."""
    if theirs is None:
        return []
    return [
        f"{name}: {theirs.name} is {_state(state, theirs)} in the org, and the pair needs it "
        f"{_state(state, ours)}; change it in Setup > Object Manager > {LISTS[name].object} > "
        f"{LISTS[name].field}, or give the pair another value"
        for state in LISTS[name].states
        if ours.marks.get(state, "false") != theirs.marks.get(state, "false")
    ]


def _other_name(name: str, ours: Value, theirs: Value) -> str:
    return (
        f"{name}: the org shows its value {theirs.name} as {theirs.label}, which the pair has as a value of "
        f"its own; rename that label in Setup, or give the pair the value {theirs.name}"
    )


def _state(state: str, value: Value) -> str:
    return state if value.marks.get(state) == "true" else _OPPOSITE.get(state, f"not {state}")


def _marked(value: Value) -> str:
    marks = sorted(tag for tag, text in value.marks.items() if text == "true")
    return f" ({', '.join(marks)})" if marks else ""


def listed(name: str) -> ValueList:
    """Return how an org is asked for a list; raises Refused where it cannot be, and so not be merged."""
    found = LISTS.get(name)
    if found is None:
        raise Refused(
            f"{name}: the org's own values cannot be read, and deploying the list would take them away; add "
            "the pair's values in Setup and leave them out of the pair"
        )
    return found
