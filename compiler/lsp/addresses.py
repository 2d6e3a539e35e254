"""What stands at an address of a pair: an expression, a link, and whose fields it may name."""

from compiler.lsp.tree import at, text_at
from compiler.source.located import Keys, Plain

TENANT = "Tenant"


def address(keys: Keys) -> Keys:
    """Return the keys of the pair that a place of an overlay changes."""
    if len(keys) > 1 and keys[0] in ("add", "change", "remove"):
        return (*keys[1].split("."), *keys[2:])
    return keys


def is_expression(keys: Keys) -> bool:
    """Tell whether what stands at an address of a pair is an expression."""
    match keys:
        case ("routes", _, "set" | "find" | "show" | "audit", _) | ("splits", _, "cases", _):
            return True
        case ("derive" | "collect", *_, "where") | ("collect", _, "key", _) | ("collect", _, "fields", _, _):
            return True
        case _:
            return False


def is_link(keys: Keys) -> bool:
    """Tell whether what stands at an address of a pair is `own_field -> route`."""
    match keys:
        case ("routes", _, "link", _) | ("routes", _, "link", _, "ref") | ("routes", _, "publish_to"):
            return True
        case _:
            return False


def owner_of(keys: Keys, pair: Plain) -> str:
    """Return the source object whose fields may be named at an address; '' where that is unknown."""
    match keys:
        case ("routes", route, *_):
            written = text_at(pair, "routes", route, "from")
        case ("splits" | "collect" as section, name, *_):
            written = text_at(pair, section, name, "of")
        case ("derive", name, word):
            written = _derived_from(name, word, pair)
        case _:
            written = ""
    return TENANT if written in ("$tenant", TENANT) else written


def _derived_from(name: str, word: str, pair: Plain) -> str:
    """Return whose field a part of a derived field names.

    A lookup compares an own field (`by`) with the parent's (`match`), all others the other way round.
    """
    looks_up = text_at(pair, "derive", name, "lookup") != ""
    own = word == ("by" if looks_up else "match")
    return name.partition(".")[0] if own else _related(pair, name)


def _related(pair: Plain, name: str) -> str:
    """Return the object that a derived field is taken from."""
    entry = at(pair, "derive", name)
    for how, written in entry.items() if isinstance(entry, dict) else ():
        if how not in ("by", "where", "match", "on") and isinstance(written, str):
            return written.partition(".")[0]
    return ""


def target_of(keys: Keys, pair: Plain) -> str:
    """Return the target object of the route around an address; '' where there is none."""
    return text_at(pair, "routes", keys[1], "to") if len(keys) > 1 and keys[0] == "routes" else ""
