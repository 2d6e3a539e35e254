"""What is said of a law outside a finding: the page that `crosswalk explain` shows, and the reference."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from compiler.diagnostics.law import Law
from compiler.rules.registry import FAMILIES
from compiler.rules.retired import RETIRED, Retired

EXAMPLES = "examples.json"
"""The file beside this one that holds an example of each law that specs can break."""

_NARROW = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A change of the shipped specs that breaks a law, and what is then said.

    `change` are lines such as `- before` and `+ after`, by file; `said` is the finding as people see it.
    """

    change: Mapping[str, tuple[str, ...]]
    said: str


def read_examples(text: str) -> dict[str, Example]:
    """Return the examples of a text as `write_examples` makes it, by rule."""
    return {
        rule: Example(change={file: tuple(lines) for file, lines in one["change"].items()}, said=one["said"])
        for rule, one in json.loads(text).items()
    }


def write_examples(examples: Mapping[str, Example]) -> str:
    """Return examples as JSON; the same examples give the same bytes."""
    shown = {rule: {"change": dict(one.change), "said": one.said} for rule, one in sorted(examples.items())}
    return json.dumps(shown, indent=1, ensure_ascii=True) + "\n"


def listing(laws: Iterable[Law]) -> str:
    """Return one line for each law, by family."""
    blocks = []
    for family, group in groupby(laws, key=lambda law: law.family):
        lines = [f"  {law.id:<8} {law.level:<8} {law.title}\n" for law in group]
        blocks.append(f"{family}: {FAMILIES[family]}\n{''.join(lines)}")
    return "\n".join(blocks)


def explained(law: Law, example: Example | None) -> str:
    """Return the page of one law, as text for a terminal."""
    lines = [f"{law.level}[{law.id}]: {law.title}\n", "\n"]
    lines += [f"  {name:<{_NARROW}}{text}\n" for name, text in _facts(law, example)]
    if example is None:
        lines += ["\n", _found_by(law)]
    else:
        lines += ["\n", "Example: this change\n", "\n"]
        lines += [f"  {line}\n" for line in _change(example)]
        lines += ["\n", "gives\n", "\n", *(f"  {line}".rstrip() + "\n" for line in example.said.splitlines())]
    return "".join(lines)


def retired(one: Retired) -> str:
    """Return the page of an id that stands for nothing any more, as text for a terminal."""
    return f"retired[{one.id}]: {one.title}\n\n  {'why':<{_NARROW}}{one.why}\n"


def as_json(laws: Iterable[Law], examples: Mapping[str, Example]) -> str:
    """Return laws as one JSON object of ASCII text, with their examples."""
    entries = [_entry(law, examples.get(law.id)) for law in laws]
    return json.dumps({"format_version": "1.0", "rules": entries}, indent=2) + "\n"


def markdown(laws: Iterable[Law], examples: Mapping[str, Example]) -> str:
    """Return the reference of laws as Markdown."""
    parts = [_HEAD]
    for family, group in groupby(laws, key=lambda law: law.family):
        parts.append(f"## {family}: {FAMILIES[family]}\n")
        parts += [_section(law, examples.get(law.id)) for law in group]
        gone = (one for one in RETIRED.values() if one.family == family)
        parts += [f"### {one.id}: {one.title} (retired)\n\n{one.why}\n" for one in gone]
    return "\n".join(parts)


def what_to_do(law: Law, example: Example | None) -> str:
    """Return the remedy of a law, or else the advice that its example gives."""
    if law.remedy or example is None:
        return law.remedy
    helps = [line.split("= help: ", 1)[1] for line in example.said.splitlines() if "= help: " in line]
    return "; ".join(helps)


def _facts(law: Law, example: Example | None) -> Iterator[tuple[str, str]]:
    yield "why", law.why
    yield "what to do", what_to_do(law, example)
    yield "accept", _ACCEPTED if law.silenced else _NEVER
    if law.source:
        yield "source", law.source
        yield "read", law.verified or ""


def _found_by(law: Law) -> str:
    return _COMPARED if law.family == "CHG" else _RUN


def _change(example: Example) -> Iterator[str]:
    for file, lines in example.change.items():
        yield file
        yield from lines


def _entry(law: Law, example: Example | None) -> dict[str, object]:
    return {
        "id": law.id,
        "family": law.family,
        "level": law.level,
        "title": law.title,
        "why": law.why,
        "what_to_do": what_to_do(law, example),
        "can_be_accepted": law.silenced,
        "source": law.source,
        "verified": law.verified,
        "example": None if example is None else {"change": dict(example.change), "said": example.said},
    }


def _section(law: Law, example: Example | None) -> str:
    lines = [f"### {law.id}: {law.title}\n", f"{law.level.capitalize()}. {law.why}\n"]
    lines.append(f"What to do: {what_to_do(law, example)}\n")
    if law.silenced:
        lines.append(f"Can be accepted: {_ACCEPTED}.\n")
    if law.source:
        lines.append(f"Source: <{law.source}> ({law.verified}).\n")
    if example is None:
        lines.append(_found_by(law))
    else:
        lines.append("\n".join(("```diff", *_change(example), "```\n")))
        lines.append(f"```text\n{example.said.rstrip()}\n```\n")
    return "\n".join(lines)


_ACCEPTED = "yes, with a reason: under `accept:` of the route, or of the pair by its address"
_NEVER = "no"
_RUN = "Only a run can find this; its report names the row, the field and the line of the spec.\n"
_COMPARED = "Only `crosswalk diff` can find this, which compares two versions of a pair.\n"
_HEAD = """\
# Rules

Everything that crosswalk can find wrong, by family. Made by `crosswalk explain --all --format markdown`; a
test holds it to the code. `crosswalk explain ID` shows one of them. Each example is a change of the shipped
specs and the finding that comes of it; without the change nothing is found.
"""
