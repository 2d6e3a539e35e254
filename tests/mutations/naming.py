"""Entries that are renamed, deleted, repeated, copied, moved or left without a value."""

from collections.abc import Iterator
from functools import partial

from compiler.source.located import Keys, Plain
from tests.mutations.documents import Document, text_of, with_repeated_entry
from tests.mutations.mutation import Mutation, names_in
from tests.mutations.trees import at, copied, is_last, put, renamed, reordered, without


def namings(one: Document, keys: Keys, value: Plain) -> Iterator[Mutation]:
    """Yield what can be done to any node."""
    names = names_in(one.name, keys, value)
    own = names_in(one.name, keys, None)
    yield _made(one, "delete", keys, "gone", without(one.value, keys), names)
    if value is not None:
        yield _made(one, "empty", keys, "left without a value", put(one.value, keys, None), names)
    if not is_last(one.value, keys):
        after = _next(one, keys)
        both = names | names_in(one.name, after, at(one.value, after))
        yield _made(one, "reorder", keys, "moved behind the next", reordered(one.value, keys), both)
    if not isinstance(at(one.value, keys[:-1]), dict):
        yield _made(one, "repeat", keys, "twice", copied(one.value, keys, ""), names)
        return
    name, twin = _other(keys[-1], "x"), _other(keys[-1], "2")
    there, second = (*keys[:-1], name), (*keys[:-1], twin)
    came = own | names_in(one.name, there, None)
    yield _made(one, "rename", keys, f"now {name}", renamed(one.value, keys, name), came, there)
    came = names | names_in(one.name, second, None)
    yield _made(one, "copy", keys, f"again as {twin}", copied(one.value, keys, twin), came, second)
    yield Mutation(
        kind="repeat",
        document=one.name,
        keys=keys,
        says="twice",
        names=names,
        text=partial(with_repeated_entry, one, keys),
    )


def _next(one: Document, keys: Keys) -> Keys:
    around = at(one.value, keys[:-1])
    if isinstance(around, dict):
        names = list(around)
        return (*keys[:-1], names[names.index(keys[-1]) + 1])
    return (*keys[:-1], str(int(keys[-1]) + 1))


def _other(name: str, more: str) -> str:
    """Return a name that is like this one and free."""
    return f"{name.removesuffix('__c')}{more}__c" if name.endswith("__c") else f"{name}{more}"


def _made(
    one: Document,
    kind: str,
    keys: Keys,
    says: str,
    value: Plain,
    names: frozenset[str],
    new: Keys | None = None,
) -> Mutation:
    return Mutation(
        kind=kind,
        document=one.name,
        keys=keys,
        says=says,
        new=new,
        names=names,
        text=partial(text_of, value),
    )
