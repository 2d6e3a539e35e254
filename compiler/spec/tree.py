"""A decoded document as its values, each with the keys that lead to it: what an author could write, whether
it was written or is a default.
"""

from collections.abc import Iterator
from typing import TypeAlias

import msgspec

from compiler.spec.base import Spec

Keys: TypeAlias = tuple[str, ...]
Scalar: TypeAlias = str | int | float | bool
Leaf: TypeAlias = Scalar | tuple[Scalar, ...]
_Fields: TypeAlias = dict[type[msgspec.Struct], tuple[msgspec.structs.FieldInfo, ...]]


def leaves(document: Spec) -> Iterator[tuple[Keys, Leaf]]:
    """Yield every value of a document by its keys; lists of plain values are one value.

    What is absent has none, nor has an empty collection or a false default. An entry of a mapping that says
    nothing more is an empty list, because that it exists may mean something.
    """
    yield from _below((), document, {})


def _below(keys: Keys, value: object, known: _Fields) -> Iterator[tuple[Keys, Leaf]]:
    """Yield what is below a value; `known` are the fields of the types met so far, which are dear to find."""
    if isinstance(value, msgspec.Struct):
        yield from _of_struct(keys, value, known)
    elif isinstance(value, dict):
        yield from _of_mapping(keys, value, known)
    elif isinstance(value, tuple | list):
        yield from _of_list(keys, tuple(value), known)
    elif isinstance(value, str | int | float | bool):
        yield keys, value


def _of_struct(keys: Keys, value: msgspec.Struct, known: _Fields) -> Iterator[tuple[Keys, Leaf]]:
    kind = type(value)
    config = kind.__struct_config__
    if config.tag is not None and config.tag_field is not None:
        yield (*keys, config.tag_field), config.tag
    if kind not in known:
        known[kind] = msgspec.structs.fields(kind)
    for field in known[kind]:
        found = getattr(value, field.name)
        unsaid = found is None or found == () or found == {} or (found is False and field.default is False)
        if not unsaid:
            yield from _below((*keys, field.encode_name), found, known)


def _of_mapping(keys: Keys, value: dict[object, object], known: _Fields) -> Iterator[tuple[Keys, Leaf]]:
    for key, entry in sorted(value.items(), key=lambda item: str(item[0])):
        here = (*keys, str(key))
        found = list(_below(here, entry, known))
        yield from found or [(here, ())]


def _of_list(keys: Keys, value: tuple[object, ...], known: _Fields) -> Iterator[tuple[Keys, Leaf]]:
    if all(isinstance(each, str | int | float | bool) for each in value):
        yield keys, tuple(each for each in value if isinstance(each, str | int | float | bool))
        return
    for number, each in enumerate(value):
        yield from _below((*keys, str(number)), each, known)
