"""Where a thing is declared."""

from collections.abc import Iterator

from compiler.diagnostics.diagnostic import Place
from compiler.diagnostics.locator import Span
from compiler.lsp.addresses import TENANT
from compiler.lsp.cursor import cursor
from compiler.lsp.desk import Desk, View, view
from compiler.lsp.subject import Subject, subject
from compiler.lsp.tree import at, names_at, text_at
from compiler.source.located import Keys

_SECTIONS = {"route": "routes", "map": "maps", "split": "splits", "decision": "decisions", "rates": "rates"}


def definition(desk: Desk, path: str, line: int, column: int) -> Span | None:
    """Return where the thing at a position is declared, which is counted from 0, unlike the answer."""
    seen = view(desk, path, line)
    found = cursor(path, desk.texts.get(path, ""), line, column)
    thing = subject(seen, found) if seen and found else None
    if seen is None or thing is None:
        return None
    for document, keys in _candidates(seen, thing):
        located = seen.compilation.sources.documents.get(document)
        if located is not None and keys in located.index:
            return seen.compilation.sources.span(Place(document=document, keys=keys, on_key=True))
    return None


def _candidates(seen: View, thing: Subject) -> Iterator[tuple[str, Keys]]:
    """Yield the addresses at which a thing may be declared, the likeliest first."""
    match thing.kind:
        case "source field":
            yield from _source_field(thing)
        case "target field":
            yield from _target_field(seen, thing)
        case "source object":
            yield from _source_object(thing.name)
        case "target object":
            yield "pair", ("schema", "objects", thing.name)
            yield "target", ("objects", thing.name)
        case "enum":
            yield from (("source", ("enums", thing.name)), ("pair", ("schema", "enums", thing.name)))
            yield "pair", ("schema", "values", thing.name)
        case "case":
            yield "pair", ("splits", thing.owner, "cases", thing.name)
        case "shape":
            yield "source", ("shapes", thing.name)
        case "platform":
            yield thing.owner, ("name",)
        case kind if kind in _SECTIONS:
            yield "pair", (_SECTIONS[kind], thing.name)


def _source_object(name: str) -> Iterator[tuple[str, Keys]]:
    yield "source", ("objects", name)
    yield "pair", ("collect", name)
    yield "source", ("assets", name)
    if name == TENANT:
        yield "overlay", ("tenant",)


def _source_field(thing: Subject) -> Iterator[tuple[str, Keys]]:
    name = thing.name
    yield "pair", ("derive", f"{thing.owner}.{name}")
    yield "pair", ("collect", thing.owner, "fields", name)
    yield "pair", ("collect", thing.owner, "key", name)
    yield "pair", ("collect", thing.owner, "primary", "field")  # the only other field of a collected object
    while name:  # a member of a field is declared with the field
        yield "source", ("objects", thing.owner, "fields", name)
        name = name.rpartition(".")[0]
    if thing.owner == TENANT:
        yield "overlay", ("tenant", thing.name)


def _target_field(seen: View, thing: Subject) -> Iterator[tuple[str, Keys]]:
    pair, program = seen.value("pair"), seen.compilation.program
    yield "pair", ("schema", "objects", thing.owner, "fields", thing.name)
    target = program.targets.get(thing.owner) if program else None
    homes = (thing.owner, *((target.home,) if target else names_at(pair, "schema", "fields")))
    for home in homes:
        yield "pair", ("schema", "fields", home, thing.name)
    if thing.name == text_at(pair, "schema", "key", "field"):
        yield "pair", ("schema", "key", "field")
    audit = at(pair, "schema", "audit")
    for word, field in audit.items() if isinstance(audit, dict) else ():
        if thing.name in (field, f"audit.{word}"):
            yield "pair", ("schema", "audit", word)
    standard = names_at(seen.value("target"), "objects", thing.owner, "fields")
    if thing.name in standard:
        yield "target", ("objects", thing.owner, "fields", str(standard.index(thing.name)))
