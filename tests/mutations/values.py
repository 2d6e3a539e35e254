"""Values that become others: types, words of a closed list, numbers, names and prose."""

import re
from collections.abc import Iterator

from compiler.language.types import PHI_CLASSES
from compiler.source.located import Keys, Plain
from tests.mutations.documents import Document
from tests.mutations.trees import at

_WORDS = (
    ("upsert", "insert"),
    ("sample", "production"),
    ("restrict", "cascade"),
    ("reject", "empty"),
    ("open", "closed"),
    ("api", "export"),
    ("documented", "observed", "assumed"),
    ("always", "where_possible", "never"),
    ("Restricted", "Confidential"),
    PHI_CLASSES,
)
_RETYPED = {
    "text": "int",
    "longtext": "date",
    "html": "text(40)",
    "enum": "text(255)",
    "multi": "text(255)",
    "int": "text(20)",
    "decimal": "date",
    "money": "text(20)",
    "bool": "text(10)",
    "date": "datetime",
    "datetime": "date",
    "ref": "text(80)",
    "id": "int",
    "file": "url",
    "json": "text(200)",
    "list": "text(200)",
    "url": "bool",
    "phone": "int",
    "email": "int",
}
_TYPE = re.compile(r"(?P<kind>[a-z]+)(?:\((?P<of>.*)\))?(?P<full>!?)")
_LENGTHENED = ("text", "longtext", "html")

Changed = tuple[str, Plain]
"""The kind of a mutation, and what the value becomes."""


def typings(value: Plain) -> Iterator[Changed]:
    """Yield other types than this one."""
    match = _TYPE.fullmatch(value) if isinstance(value, str) else None
    if match is None or match["kind"] not in _RETYPED:
        return
    kind, of, full = match["kind"], match["of"], match["full"]
    yield "retype", _RETYPED[kind] + full
    yield "require", str(value)[:-1] if full else f"{value}!"
    if kind in _LENGTHENED and of:
        yield "lengthen", f"{kind}({int(of) + 10}){full}"
        yield "shorten", f"{kind}({max(int(of) - 3, 1)}){full}"
    if kind == "decimal" and of:
        before, _, after = of.partition(".")
        yield "lengthen", f"decimal({int(before) + 2}.{after}){full}"


def wordings(value: Plain) -> Iterator[Changed]:
    """Yield other words of the closed list that a word belongs to, other numbers, other truths."""
    if isinstance(value, bool):
        yield "flip", not value
    elif isinstance(value, int | float):
        yield "number", value + 1
    elif isinstance(value, str):
        group = next((group for group in _WORDS if value in group), None)
        if group:
            yield "flip", group[(group.index(value) + 1) % len(group)]
        if re.fullmatch(r"\d+[a-z]?", value):
            yield "number", re.sub(r"\d+", lambda number: str(int(number[0]) + 1), value)
        yield "reword", f"{value} again" if " " in value else f"{value}x"


def remappings(one: Document, keys: Keys, value: Plain) -> Iterator[Changed]:
    """Yield what another entry of the same value map becomes."""
    if one.name != "pair" or keys[0] != "maps" or len(keys) != 4 or keys[2] != "values":
        return
    around = at(one.value, keys[:-1])
    others = list(around.values()) if isinstance(around, dict) else []
    start = others.index(value) + 1 if value in others else 0
    for other in [*others[start:], *others]:
        if other != value:
            yield "remap", other
            return


def exchanges(one: Document, keys: Keys) -> tuple[Keys, Keys] | None:
    """Return this entry and the next, where they are plain values that differ: they can trade theirs."""
    around = at(one.value, keys[:-1])
    if not isinstance(around, dict):
        return None
    names = list(around)
    after = names[(names.index(keys[-1]) + 1) % len(names)]
    first, second = around[keys[-1]], around[after]
    if first == second or isinstance(first, dict | list) or isinstance(second, dict | list):
        return None
    return keys, (*keys[:-1], after)
