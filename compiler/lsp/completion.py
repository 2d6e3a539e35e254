"""What can be typed at a position."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from compiler.language.functions import FUNCTIONS
from compiler.language.types import Kind
from compiler.lsp.addresses import address, is_expression, is_link, owner_of, target_of
from compiler.lsp.desk import Desk, View, view
from compiler.lsp.tree import at, names_at, text_at
from compiler.lsp.typed import Typed, typed
from compiler.lsp.words import is_behind_arrow, next_role
from compiler.model.program import Program, SourceObject, TargetObject
from compiler.rules.registry import REGISTRY
from compiler.source.located import Keys, Plain

_FILLED = ("set", "find", "const", "link")
_NAME = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """One thing to type: what replaces the `typed` characters before the position, and words about it."""

    text: str
    kind: Literal["field", "function", "route", "map", "decision", "object", "case", "rule", "enum"]
    detail: str = ""
    documentation: str = ""
    typed: int = 0


def completion(desk: Desk, path: str, line: int, column: int) -> tuple[Proposal, ...]:
    """Return all that can stand at a line and a column, both from 0, sorted, for the editor to filter."""
    where = typed(desk.texts.get(path, ""), line, column)
    seen = view(desk, path, line) if where else None
    if where is None or seen is None:
        return ()
    keys = address(where.keys) if seen.document == "overlay" else where.keys
    begun = _begun(where)
    found = {one.text: one for one in (_keys if where.on_key else _values)(seen, keys, where)}
    return tuple(
        Proposal(
            text=one.text, kind=one.kind, detail=one.detail, documentation=one.documentation, typed=begun
        )
        for _, one in sorted(found.items())
    )


def _begun(where: Typed) -> int:
    """Count the characters of the name that the position stands in or behind."""
    length = 0
    while length < len(where.before) and where.before[-1 - length] in _NAME:
        length += 1
    return length


def _keys(seen: View, keys: Keys, where: Typed) -> Iterator[Proposal]:
    program, pair = seen.compilation.program, seen.value("pair")
    match keys:
        case ("routes", name, "set" | "const" | "link" | "find" as duty):
            target = program.targets.get(target_of(keys, pair)) if program else None
            yield from _target_fields(target, duty, at(pair, "routes", name)) if target else ()
        case ("routes", _, "drop"):
            yield from _source_fields(program, owner_of(keys, pair))
        case ("routes", _, "accept") | ("accept",):
            for law in REGISTRY.values():
                if law.silenced:
                    yield Proposal(text=law.id, kind="rule", detail=law.title, documentation=law.why)
        case ("routes", name, "accept", _):
            yield from (Proposal(text=field, kind="field") for field in _filled(at(pair, "routes", name)))


def _target_fields(target: TargetObject, duty: str, route: Plain) -> Iterator[Proposal]:
    """Propose the fields of the target that the route does not fill yet and that this duty can fill."""
    filled = _filled(route)
    for field in target.fields.values():
        links = field.type.kind is Kind.REF
        fits = duty == "find" or (field.creatable and links == (duty == "link"))
        if field.name not in filled and fits and not field.system:
            mark = ", required" if field.required else ""
            yield Proposal(
                text=field.name,
                kind="field",
                detail=f"{field.type.bare}{mark}",
                documentation=field.help or field.label,
            )


def _filled(route: Plain) -> set[str]:
    return {field for duty in _FILLED for field in names_at(route, duty)}


def _values(seen: View, keys: Keys, where: Typed) -> Iterator[Proposal]:
    program, pair = seen.compilation.program, seen.value("pair")
    if is_expression(keys):
        yield from _in_expression(program, pair, owner_of(keys, pair), where.before)
    elif is_link(keys):
        yield from _in_link(program, pair, keys, where.before)
    else:
        yield from _names(program, pair, keys)


def _in_expression(program: Program | None, pair: Plain, owner: str, before: str) -> Iterator[Proposal]:
    if before.rstrip().endswith("$") or before[-1 - _tail(before) :][:1] == "$":
        yield from _decisions(pair)
        return
    match next_role(before):
        case "decision":
            yield from _decisions(pair)
        case "function":
            yield from _functions()
        case "map":
            yield from _maps(pair)
        case "rates":
            yield from (Proposal(text=name, kind="map") for name in names_at(pair, "rates"))
        case "field":
            yield from _source_fields(program, owner)
            yield from (one for one in _functions() if one.text in ("concat", "key"))
            yield from _decisions(pair)


def _tail(before: str) -> int:
    return len(before) - len(before.rstrip("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_"))


def _decisions(pair: Plain) -> Iterator[Proposal]:
    for name in names_at(pair, "decisions"):
        kind = text_at(pair, "decisions", name, "type")
        if kind:
            ask = text_at(pair, "decisions", name, "ask")
            yield Proposal(text=f"${name}", kind="decision", detail=kind, documentation=ask)


def _functions() -> Iterator[Proposal]:
    for function in FUNCTIONS:
        detail = f"on {function.works_on}"
        yield Proposal(text=function.name, kind="function", detail=detail, documentation=function.sentence)


def _maps(pair: Plain) -> Iterator[Proposal]:
    for name in names_at(pair, "maps"):
        ends = f"{text_at(pair, 'maps', name, 'from')} → {text_at(pair, 'maps', name, 'to')}"
        yield Proposal(text=name, kind="map", detail=ends)


def _source_fields(program: Program | None, owner: str) -> Iterator[Proposal]:
    found = program.objects.get(owner) if program else None
    for name in (*found.fields, *found.derived) if found else ():
        yield _source_field(found, name) if found else Proposal(text=name, kind="field")


def _source_field(owner: SourceObject, name: str) -> Proposal:
    field = owner.fields.get(name)
    doc = field.doc if field and field.doc else ""
    return Proposal(text=name, kind="field", detail=str(owner.type_of(name) or ""), documentation=doc)


def _in_link(program: Program | None, pair: Plain, keys: Keys, before: str) -> Iterator[Proposal]:
    if is_behind_arrow(before):
        for name in names_at(pair, "routes"):
            reads, writes = text_at(pair, "routes", name, "from"), text_at(pair, "routes", name, "to")
            yield Proposal(text=name, kind="route", detail=f"{reads} → {writes}")
        for name in names_at(pair, "splits"):
            detail = f"routes of {text_at(pair, 'splits', name, 'of')}"
            yield Proposal(text=name, kind="route", detail=detail)
        return
    owner = program.objects.get(owner_of(keys, pair)) if program else None
    for name in (*owner.fields, *owner.derived) if owner else ():
        yield _source_field(owner, name) if owner else Proposal(text=name, kind="field")
    yield Proposal(text="$tenant", kind="object", detail="the customer's own row")
    for one in _decisions(pair):
        if one.detail == "username":
            yield one


def _names(program: Program | None, pair: Plain, keys: Keys) -> Iterator[Proposal]:
    """Propose names where a value is one: objects, cases of splits, enumerations."""
    match keys:
        case ("routes", _, "from") | ("splits" | "collect", _, "of"):
            yield from _objects(program.objects if program else ())
            yield Proposal(text="$tenant", kind="object", detail="the customer's own row")
        case ("routes", _, "to"):
            yield from _objects(program.targets if program else ())
        case ("routes", _, "when"):
            for split in names_at(pair, "splits"):
                for case in names_at(pair, "splits", split, "cases"):
                    condition = text_at(pair, "splits", split, "cases", case)
                    yield Proposal(text=f"{split}.{case}", kind="case", documentation=condition)
        case ("routes", _, "content") | ("derive", _, "by"):
            yield from _source_fields(program, owner_of(keys, pair))
        case ("maps", _, "from"):
            yield from _enums(program.source_enums.items() if program else ())
        case ("maps", _, "to"):
            yield from _enums(program.target_enums.items() if program else ())


def _objects(names: Iterable[str]) -> Iterator[Proposal]:
    yield from (Proposal(text=name, kind="object") for name in names)


def _enums(enums: Iterable[tuple[str, tuple[str, ...]]]) -> Iterator[Proposal]:
    yield from (Proposal(text=name, kind="enum", detail=", ".join(values[:6])) for name, values in enums)
