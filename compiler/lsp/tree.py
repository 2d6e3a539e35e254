"""Looking into plain values of a document that may have any shape."""

from compiler.source.located import Plain


def at(value: Plain, *keys: str) -> Plain:
    """Return what stands below some keys, None where nothing does."""
    for key in keys:
        if not isinstance(value, dict):
            return None
        value = value.get(key)
    return value


def text_at(value: Plain, *keys: str) -> str:
    """Return the text below some keys, '' where there is none."""
    found = at(value, *keys)
    return found if isinstance(found, str) else ""


def names_at(value: Plain, *keys: str) -> tuple[str, ...]:
    """Return the keys of the mapping, or the texts of the list, below some keys."""
    found = at(value, *keys)
    if isinstance(found, dict):
        return tuple(found)
    return tuple(each for each in found if isinstance(each, str)) if isinstance(found, list) else ()
