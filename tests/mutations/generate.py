"""Every mutation of a pair's documents, and a choice among them that is the same wherever it is made."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from itertools import zip_longest

from compiler.meaning.forms import declared_type, expression, link
from compiler.meaning.table import row_of
from compiler.model.program import Program, SourceObject
from compiler.source.located import Keys, Plain
from tests.mutations.documents import Document, text_of
from tests.mutations.expressions import other_expressions, other_links
from tests.mutations.mutation import Mutation, changed_names, names_in
from tests.mutations.naming import namings
from tests.mutations.trees import at, nodes, put
from tests.mutations.values import exchanges, remappings, typings, wordings


def mutations(documents: Iterable[Document], program: Program) -> tuple[Mutation, ...]:
    """Return all of them, in the order of the documents; none leaves its document as it was."""
    found: dict[str, Mutation] = {}
    for one in documents:
        for keys, value in nodes(one.value):
            for mutation in _of_node(one, keys, value, program):
                found.setdefault(str(mutation), mutation)
    return tuple(found.values())


def chosen(found: Iterable[Mutation], most: int) -> tuple[Mutation, ...]:
    """Choose some of all kinds and documents in turn; what is chosen hangs on the mutations themselves."""
    groups: dict[tuple[str, str], list[Mutation]] = {}
    for one in found:
        groups.setdefault((one.kind, one.document), []).append(one)
    turns = [sorted(groups[name], key=_mark) for name in sorted(groups)]
    mixed = [one for turn in zip_longest(*turns) for one in turn if one is not None]
    return tuple(sorted(mixed[:most], key=str))


def _mark(one: Mutation) -> str:
    return hashlib.sha256(str(one).encode()).hexdigest()


def _of_node(one: Document, keys: Keys, value: Plain, program: Program) -> Iterator[Mutation]:
    yield from namings(one, keys, value)
    for kind, new in _changed(one, keys, value, program):
        yield Mutation(
            kind=kind,
            document=one.name,
            keys=keys,
            says=f"{value!r} -> {new!r}",
            names=changed_names(one.name, keys, value, new),
            text=partial(_text_with, one, {keys: new}),
        )
    traded = exchanges(one, keys)
    if traded:
        first, second = traded
        values = at(one.value, first), at(one.value, second)
        yield Mutation(
            kind="exchange",
            document=one.name,
            keys=keys,
            says=f"trades with {second[-1]}",
            new=second,
            names=names_in(one.name, first, values[0]) | names_in(one.name, second, values[1]),
            text=partial(_text_with, one, {first: values[1], second: values[0]}),
        )


def _changed(one: Document, keys: Keys, value: Plain, program: Program) -> Iterator[tuple[str, Plain]]:
    if isinstance(value, dict | list) or value is None:
        return
    form = row_of(one.name, keys).form if one.name != "overlay" else None
    if form is declared_type:
        yield from typings(value)
    elif form is expression and isinstance(value, str):
        yield from other_expressions(value, _alike(keys, program))
    elif form is link and isinstance(value, str):
        yield from other_links(value, tuple(program.routes))
    yield from remappings(one, keys, value)
    yield from wordings(value)


def _text_with(one: Document, values: Mapping[Keys, Plain]) -> str:
    value = one.value
    for keys, new in values.items():
        value = put(value, keys, new)
    return text_of(value)


def _alike(keys: Keys, program: Program) -> dict[str, str]:
    """Return for each field that an expression at this place may name another of the same type, if any."""
    owner = _owner(keys, program)
    if owner is None:
        return {}
    types = {name: str(one.type) for name, one in owner.fields.items()}
    types |= {name: str(one.type) for name, one in owner.derived.items()}
    others = {name: [other for other in sorted(types) if types[other] == types[name]] for name in types}
    return {name: _after(name, same) for name, same in others.items() if len(same) > 1}


def _after(name: str, names: list[str]) -> str:
    return names[(names.index(name) + 1) % len(names)]


def _owner(keys: Keys, program: Program) -> SourceObject | None:
    match keys:
        case ("routes", name, *_) if name in program.routes:
            return program.objects[program.routes[name].source]
        case ("splits", name, *_):
            return program.objects[program.splits[name].object]
        case ("derive", name, "where"):
            owner, _, field = name.partition(".")
            return program.objects[program.objects[owner].derived[field].object]
        case ("collect", name, *_):
            collection = program.objects[name].collection
            return program.objects[collection.of] if collection else None
        case _:
            return None
