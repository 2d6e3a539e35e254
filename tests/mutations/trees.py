"""Plain values with one node changed; whatever is not on the way to it is shared with the value as it was."""

from collections.abc import Callable, Iterator

from compiler.source.located import Keys, Plain


def nodes(value: Plain, keys: Keys = ()) -> Iterator[tuple[Keys, Plain]]:
    """Yield every node below a value with the keys that lead to it; items of lists by their number."""
    for key, inner in _entries(value):
        here = (*keys, key)
        yield here, inner
        yield from nodes(inner, here)


def at(value: Plain, keys: Keys) -> Plain:
    for key in keys:
        value = dict(_entries(value))[key]
    return value


def put(value: Plain, keys: Keys, new: Plain) -> Plain:
    """Return the value with another node at these keys."""
    return _around(value, keys, lambda key, _: [(key, new)])


def without(value: Plain, keys: Keys) -> Plain:
    return _around(value, keys, lambda key, old: [])


def renamed(value: Plain, keys: Keys, name: str) -> Plain:
    return _around(value, keys, lambda key, old: [(name, old)])


def copied(value: Plain, keys: Keys, name: str) -> Plain:
    """Return the value with a second node like this one after it; in a list the name says nothing."""
    return _around(value, keys, lambda key, old: [(key, old), (name, old)])


def reordered(value: Plain, keys: Keys) -> Plain:
    """Return the value with a node moved behind the one after it."""
    around = list(_entries(at(value, keys[:-1])))
    place = next(number for number, (key, _) in enumerate(around) if key == keys[-1])
    around[place : place + 2] = reversed(around[place : place + 2])
    owner = at(value, keys[:-1])
    return put(value, keys[:-1], dict(around) if isinstance(owner, dict) else [one for _, one in around])


def is_last(value: Plain, keys: Keys) -> bool:
    return list(_entries(at(value, keys[:-1])))[-1][0] == keys[-1]


def _entries(value: Plain) -> Iterator[tuple[str, Plain]]:
    if isinstance(value, dict):
        yield from value.items()
    elif isinstance(value, list):
        yield from ((str(number), one) for number, one in enumerate(value))


_Change = Callable[[str, Plain], list[tuple[str, Plain]]]


def _around(value: Plain, keys: Keys, change: _Change) -> Plain:
    if not keys:
        ((_, new),) = change("", value)
        return new
    first, rest = keys[0], keys[1:]
    found: list[tuple[str, Plain]] = []
    for key, inner in _entries(value):
        if key != first:
            found.append((key, inner))
        elif rest:
            found.append((key, _around(inner, rest, change)))
        else:
            found += change(key, inner)
    return dict(found) if isinstance(value, dict) else [one for _, one in found]
