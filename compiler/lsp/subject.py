"""What a person points at: a field, a route, a function, a rule … with the object that it belongs to."""

import re
from dataclasses import dataclass
from typing import Literal

from compiler.lsp.addresses import TENANT, address, is_expression, is_link, owner_of, target_of
from compiler.lsp.cursor import Cursor
from compiler.lsp.desk import View
from compiler.lsp.tree import at, text_at
from compiler.lsp.words import word_at
from compiler.source.located import Keys, Plain

Kind = Literal[
    "route",
    "map",
    "split",
    "decision",
    "rates",
    "case",
    "source object",
    "source field",
    "target object",
    "target field",
    "platform",
    "enum",
    "shape",
    "function",
    "rule",
]
_NAME = re.compile(r"[A-Za-z_$][\w.]*")
_TYPE = re.compile(r"(?P<kind>enum|multi|json|ref)\((?P<names>[^()]*)\)?")
_ENTRIES: dict[str, Kind] = {
    "routes": "route",
    "maps": "map",
    "splits": "split",
    "decisions": "decision",
    "rates": "rates",
    "collect": "source object",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A thing and its name; of a field, `owner` is its object, of a case its split."""

    kind: Kind
    name: str
    owner: str = ""


def subject(view: View, cursor: Cursor) -> Subject | None:
    """Return what a cursor stands on, None where that is nothing with a name."""
    keys, pair = cursor.keys, view.value("pair")
    if view.document == "overlay":
        keys = address(keys)
        if keys[:1] == ("answers",) and len(keys) > 1 and cursor.on_key:
            return Subject(kind="decision", name=keys[1])
        if keys[:1] in (("source",), ("target",)) and len(keys) > 1:
            return _in_platform(keys[1:], cursor, keys[0])
    if view.document in ("source", "target"):
        return _in_platform(keys, cursor, view.document)
    if cursor.on_key:
        return _key(keys, pair)
    if is_expression(keys):
        return _in_expression(keys, cursor, pair)
    if is_link(keys):
        return _in_link(keys, cursor, pair)
    return _in_route(keys, cursor, pair) if keys[:1] == ("routes",) else _in_section(keys, cursor, pair)


def _key(keys: Keys, pair: Plain) -> Subject | None:
    match keys:
        case ("routes", _, *rest) if rest:
            return _route_key(keys, pair)
        case ("schema", *rest):
            return _schema_key(tuple(rest))
        case ("accept", rule):
            return Subject(kind="rule", name=rule)
        case ("derive", name):
            return _field_of(name)
        case ("collect", owner, "key" | "fields", field):
            return Subject(kind="source field", name=field, owner=owner)
        case ("splits", split, "cases", case):
            return Subject(kind="case", name=case, owner=split)
        case ("not_migrated", name):
            return _case_of(name) if "." in name else Subject(kind="source object", name=name)
        case _:
            return _entry_key(keys)


def _entry_key(keys: Keys) -> Subject | None:
    """Return what the key of an entry of a section names."""
    match keys:
        case ("sample", "spread_by", name):
            return Subject(kind="source object", name=name)
        case ("reconcile", "sums", name):
            return Subject(kind="route", name=name)
        case (section, name) if section in _ENTRIES:
            return Subject(kind=_ENTRIES[section], name=name)
    return None


def _route_key(keys: Keys, pair: Plain) -> Subject | None:
    match keys:
        case (_, _, "set" | "find" | "const" | "link", field):
            return Subject(kind="target field", name=field, owner=target_of(keys, pair))
        case (_, _, "drop", field):
            return Subject(kind="source field", name=field, owner=owner_of(keys, pair))
        case (_, _, "accept", rule):
            return Subject(kind="rule", name=rule)
        case (_, _, "accept", _, field):
            word = field.removeprefix("audit.")
            written = text_at(pair, "schema", "audit", word) if word != field else field
            return Subject(kind="target field", name=written, owner=target_of(keys, pair))
        case _:
            return None


def _schema_key(keys: Keys) -> Subject | None:
    match keys:
        case ("fields", owner, field) | ("objects", owner, "fields", field):
            return Subject(kind="target field", name=field, owner=owner)
        case ("objects", name):
            return Subject(kind="target object", name=name)
        case ("enums" | "values", name):
            return Subject(kind="enum", name=name)
        case _:
            return None


def _in_route(keys: Keys, cursor: Cursor, pair: Plain) -> Subject | None:
    """Return what a value of a route names that is one name."""
    match keys:
        case (_, _, "from"):
            name = TENANT if cursor.text == "$tenant" else cursor.text
            return Subject(kind="source object", name=name)
        case (_, _, "to"):
            return Subject(kind="target object", name=cursor.text)
        case (_, _, "when"):
            return _in_case(cursor)
        case (_, _, "content"):
            return Subject(kind="source field", name=cursor.text, owner=owner_of(keys, pair))
        case (_, _, "unmatched", "owner"):
            return Subject(kind="decision", name=cursor.text.removeprefix("$"))
        case _:
            return None


def _in_section(keys: Keys, cursor: Cursor, pair: Plain) -> Subject | None:
    """Return what a value of any other section names that is one name."""
    text = cursor.text
    match keys:
        case ("source" | "target" as document,):
            return Subject(kind="platform", name=text, owner=document)
        case ("splits" | "collect", _, "of"):
            return Subject(kind="source object", name=text)
        case ("maps", _, "from" | "to"):
            return Subject(kind="enum", name=text)
        case ("derive", _, "by" | "match" | "on"):
            return Subject(kind="source field", name=text, owner=owner_of(keys, pair))
        case ("derive", _, _) | ("expand", _, "value", "first"):
            return _field_of(text)
        case ("expand", _, "into"):
            return Subject(kind="route", name=text)
        case ("protect", "when"):
            return Subject(kind="decision", name=text.removeprefix("$"))
        case ("sample", "spread_by", owner):
            return Subject(kind="source field", name=text, owner=owner)
        case ("schema", *_):
            return _in_type(cursor, "target object")
    return None


def _in_expression(keys: Keys, cursor: Cursor, pair: Plain) -> Subject | None:
    word = word_at(cursor.text, cursor.at)
    if word is None:
        return None
    match word.role:
        case "field":
            return Subject(kind="source field", name=word.text, owner=owner_of(keys, pair))
        case "decision":
            return Subject(kind="decision", name=word.text.removeprefix("$"))
        case "function" | "map" | "rates":
            return Subject(kind=word.role, name=word.text)
        case _:
            return None


def _in_link(keys: Keys, cursor: Cursor, pair: Plain) -> Subject | None:
    word = word_at(cursor.text, cursor.at)
    if word is None:
        return None
    if cursor.text.find("->") in range(word.start):
        routes = at(pair, "routes")
        known = isinstance(routes, dict) and word.text in routes
        split = not known and at(pair, "splits", word.text) is not None
        return Subject(kind="split" if split else "route", name=word.text)
    if word.text == "$tenant":
        return Subject(kind="source object", name=TENANT)
    if word.role == "decision":
        return Subject(kind="decision", name=word.text.removeprefix("$"))
    return Subject(kind="source field", name=word.text, owner=owner_of(keys, pair))


def _in_case(cursor: Cursor) -> Subject:
    split = cursor.text.partition(".")[0]
    return Subject(kind="split", name=split) if cursor.at <= len(split) else _case_of(cursor.text)


def _case_of(text: str) -> Subject:
    split, _, case = text.partition(".")
    return Subject(kind="case", name=case, owner=split)


def _field_of(text: str) -> Subject:
    owner, _, field = text.partition(".")
    return Subject(kind="source field" if field else "source object", name=field or owner, owner=owner)


def _in_type(cursor: Cursor, objects: Literal["source object", "target object"]) -> Subject | None:
    """Return what a type names: an enumeration, a shape, or the object that a reference points at."""
    for match in _TYPE.finditer(cursor.text):
        if not match.start() <= cursor.at <= match.end():
            continue
        if match["kind"] != "ref":
            return Subject(kind="shape" if match["kind"] == "json" else "enum", name=match["names"])
        for name in _NAME.finditer(match["names"]):
            start = match.start("names") + name.start()
            if start <= cursor.at <= start + len(name[0]):
                return Subject(kind=objects, name=name[0])
    return None


def _in_platform(keys: Keys, cursor: Cursor, document: str) -> Subject | None:
    source = document == "source"
    match keys, cursor.on_key:
        case ("objects", name), True:
            return Subject(kind="source object" if source else "target object", name=name)
        case ("objects", owner, "fields", field), True:
            return Subject(kind="source field" if source else "target field", name=field, owner=owner)
        case ("objects", owner, "fields", _), False if not source:
            return Subject(kind="target field", name=cursor.text, owner=owner)
        case ("objects", owner, "key", _) | ("objects", owner, "created" | "modified"), False:
            return Subject(kind="source field", name=cursor.text, owner=owner)
        case ("objects", _, "each"), False:
            return _field_of(cursor.text)
        case ("enums", name), True:
            return Subject(kind="enum", name=name)
        case ("objects" | "shapes", *_), False:
            return _in_type(cursor, "source object" if source else "target object")
        case _:
            return None
