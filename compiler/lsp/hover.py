"""What is known of the thing under a position, in a few lines of Markdown."""

from collections.abc import Iterator, Mapping

from compiler.language.functions import function_named
from compiler.language.functions.function import Function
from compiler.lsp.addresses import address, is_expression
from compiler.lsp.cursor import Cursor, cursor
from compiler.lsp.desk import Desk, View, view
from compiler.lsp.subject import Subject, subject
from compiler.lsp.tree import at, names_at, text_at
from compiler.model.program import Program, SourceObject, TargetObject
from compiler.platforms.lineage import class_of, fillings, origins
from compiler.rules.registry import law_of


def hover(desk: Desk, path: str, line: int, column: int) -> str | None:
    """Describe what stands at a line and a column, both from 0; None where there is nothing to say."""
    seen = view(desk, path, line)
    found = cursor(path, desk.texts.get(path, ""), line, column)
    if seen is None or found is None:
        return None
    thing = subject(seen, found)
    parts = [*(_described(seen, thing) if thing else ()), *_expression(seen, found)]
    return "\n\n".join(parts) if parts else None


def _described(seen: View, thing: Subject) -> Iterator[str]:
    program = seen.compilation.program
    match thing.kind:
        case "target field":
            yield from _target_field(program, thing)
        case "source field":
            yield from _source_field(program, thing)
        case "function":
            function = function_named(thing.name)
            yield from _function(function) if function else ()
        case "rule":
            yield from _rule(thing.name)
        case "source object" | "target object":
            yield from _object(program, thing)
        case "enum":
            yield from _enum(program, thing.name)
        case _:
            yield from _named(seen, thing)


def _target_field(program: Program | None, thing: Subject) -> Iterator[str]:
    target = _target(program, thing.owner) if program else None
    field = target.fields.get(thing.name) if target else None
    if program is None or target is None or field is None:
        return
    traits = [field.type.bare, *(["required"] if field.required else []), *(["new"] if field.custom else [])]
    yield f"**{target.name}.{field.name}** `{', '.join(traits)}` {field.label}"
    if field.help:
        yield field.help
    ways = fillings(program)
    yield from _health_data(class_of(target, field.name, ways))
    mine = [one for one in ways if (one.object, one.field) == (target.name, field.name)]
    lines = (
        f"- {one.route}: `{one.text}`" + (f" from {', '.join(one.sources)}" if one.sources else "")
        for one in mine
    )
    if mine:
        yield "Filled by\n" + "\n".join(lines)


def _target(program: Program, name: str) -> TargetObject | None:
    """Return an object of the target, or the first of those that share the fields declared under a name."""
    sharing = (target for target in program.targets.values() if target.home == name)
    return program.targets.get(name) or next(sharing, None)


def _source_field(program: Program | None, thing: Subject) -> Iterator[str]:
    owner = program.objects.get(thing.owner) if program else None
    kind = owner.type_of(thing.name) if owner else None
    if owner is None or kind is None:
        return
    yield f"**{owner.name}.{thing.name}** `{kind}`"
    yield from _health_data(kind.phi)
    yield from _told(owner, thing.name)


def _told(owner: SourceObject, name: str) -> Iterator[str]:
    """Say where a field of the source comes from, and how that is known."""
    field = owner.fields.get(name)
    if field is not None:
        if field.doc:
            yield field.doc
        yield f"Evidence: {field.evidence}"
    if field is None or field.refers:
        yield f"Taken from {', '.join(origins(owner, name))}"


def _health_data(phi: str) -> Iterator[str]:
    if phi != "none":
        yield f"Health data: **{phi}**"


def _function(function: Function) -> Iterator[str]:
    names = [one.name + ("?" if one.optional else "") for one in function.parameters]
    arguments = f"({', '.join(names)})" if names else ""
    yield f"**… | {function.name}{arguments}** on {function.works_on}"
    yield function.sentence
    if function.fails:
        yield f"Where it gives nothing the row is refused: {function.fails}"
    shown = [
        f"- `{one.expression}` of {_quoted(one.x)} gives {one.fails or _quoted(one.gives)}"
        for one in function.examples[:4]
    ]
    if shown:
        yield "\n".join(shown)


def _quoted(text: str | None) -> str:
    return "nothing" if text is None else f"`{text}`"


def _rule(name: str) -> Iterator[str]:
    law = law_of(name)
    if law is None:
        return
    yield f"**{law.id}** {law.level}: {law.title}"
    yield law.why
    if law.remedy:
        yield law.remedy
    if law.source:
        yield f"Source: <{law.source}>"


def _object(program: Program | None, thing: Subject) -> Iterator[str]:
    if program is None:
        return
    if thing.kind == "target object" and (target := program.targets.get(thing.name)):
        routes = ", ".join(one.name for one in program.routes.values() if one.target == target.name)
        yield f"**{target.name}** {target.label}" + (", new" if target.custom else "")
        yield f"Written by {routes}" if routes else "No route writes it"
    elif owner := program.objects.get(thing.name):
        routes = ", ".join(one.name for one in program.routes.values() if one.source == owner.name)
        yield f"**{owner.name}** by {', '.join(owner.key)}; {owner.channel}, {owner.evidence}"
        yield f"Read by {routes}" if routes else "No route reads it"


def _enum(program: Program | None, name: str) -> Iterator[str]:
    enums: Mapping[str, tuple[str, ...]] = {**program.target_enums, **program.source_enums} if program else {}
    if name in enums:
        yield f"**{name}**: {', '.join(enums[name])}"


def _named(seen: View, thing: Subject) -> Iterator[str]:
    """Describe what the pair itself declares: routes, maps, splits, cases, decisions."""
    pair = seen.value("pair")
    match thing.kind:
        case "route":
            entry = at(pair, "routes", thing.name)
            if isinstance(entry, dict):
                yield f"**{thing.name}** {entry.get('from')} → {entry.get('to')}"
        case "map":
            yield from _map(seen, thing.name)
        case "split":
            cases = names_at(pair, "splits", thing.name, "cases")
            if cases:
                yield f"**{thing.name}** of {text_at(pair, 'splits', thing.name, 'of')}: {', '.join(cases)}"
        case "case":
            if condition := text_at(pair, "splits", thing.owner, "cases", thing.name):
                yield f"**{thing.owner}.{thing.name}** where `{condition}`"
        case "decision":
            if ask := text_at(pair, "decisions", thing.name, "ask"):
                kind = text_at(pair, "decisions", thing.name, "type") or "decides a place in the spec"
                yield f"**${thing.name}** {kind}: {ask}"


def _map(seen: View, name: str) -> Iterator[str]:
    entry = at(seen.value("pair"), "maps", name)
    values = entry.get("values") if isinstance(entry, dict) else None
    if isinstance(entry, dict) and isinstance(values, dict):
        yield f"**{name}** {entry.get('from')} → {entry.get('to')}"
        yield "\n".join(f"- {value} → {label}" for value, label in values.items())


def _expression(seen: View, found: Cursor) -> Iterator[str]:
    """Say what an expression gives as a whole: its type, its class of health data, and what goes into it."""
    keys = address(found.keys) if seen.document == "overlay" else found.keys
    program = seen.compilation.program
    if program is None or found.on_key or not is_expression(keys):
        return
    for route in program.routes.values():
        for one in route.assignments:
            if one.expression and one.place.keys == keys and one.expression.text == found.text:
                sources = next((w.sources for w in fillings(program) if w.place == one.place), ())
                origin = f" from {', '.join(sources)}" if sources else ""
                yield f"The expression gives `{one.type}`{origin}"
                yield from _health_data(one.type.phi)
                yield from (f"Loses: {loss.message} ({loss.rule})" for loss in one.expression.losses)
                return
