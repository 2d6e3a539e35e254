"""CHG101 to CHG104: changes that lose loaded values, double records or show health data to more people."""

from collections.abc import Callable, Iterator, Mapping

from compiler.comparison.changes import Change
from compiler.diagnostics.diagnostic import Diagnostic, Place
from compiler.language.types import PHI_CLASSES, Kind, Type, parse_type
from compiler.model.manifest import Manifest, Node, values_of

_FIELDS = ("source field", "derived field", "field")
PlaceOf = Callable[[str], Place]
"""Where an address, or what is left around it, is written in the newer specs."""


def breaches(
    changes: tuple[Change, ...], old: Manifest, new: Manifest, place_of: PlaceOf
) -> tuple[Diagnostic, ...]:
    """Return what is grave about some changes, in their order."""
    return tuple(
        finding
        for change in changes
        for finding in (
            _gone(change, new, place_of),
            _narrower(change, place_of),
            _other_key(change, old, new, place_of),
            _more_readers(change, place_of),
        )
        if finding
    )


def _finding(rule: str, message: str, place: Place, *helps: str) -> Diagnostic:
    return Diagnostic(rule=rule, message=message, place=place, helps=helps)


def _gone(change: Change, new: Manifest, place_of: PlaceOf) -> Diagnostic | None:
    """CHG101: a field or an object that was deployed is no longer there, and no new one takes its place."""
    name = _field_of(change.address, ".type") or _object_of(change.address)
    if change.sign != "-" or name is None or _renamed(change.address, new):
        return None
    return _finding(
        "CHG101",
        f"{name} is gone, and the values that were loaded into it with it",
        place_of(change.address),
        "where it has another name now, say `renamed_from:` at the new field",
    )


def _field_of(address: str, ending: str) -> str | None:
    """Return `Object.Field` of the address of a part of a new field."""
    if not address.startswith("schema.") or not address.endswith(ending):
        return None
    keys = address.removesuffix(ending).split(".")
    if keys[1] == "fields" and len(keys) == 4:
        return f"{keys[2]}.{keys[3]}"
    if keys[1] == "objects" and keys[3:4] == ["fields"] and len(keys) == 5:
        return f"{keys[2]}.{keys[4]}"
    return None


def _object_of(address: str) -> str | None:
    keys = address.split(".")
    return keys[2] if keys[:2] == ["schema", "objects"] and keys[3:] == ["record_name"] else None


def _renamed(address: str, new: Manifest) -> bool:
    around, _, field = address.removesuffix(".type").rpartition(".")
    return any(
        node.meaning == field
        for name, node in new.nodes.items()
        if name.startswith(f"{around}.") and name.endswith(".renamed_from")
    )


def _narrower(change: Change, place_of: PlaceOf) -> Diagnostic | None:
    """CHG102: what was loaded may no longer fit."""
    if change.old is None or change.new is None:
        return None
    if change.address.startswith("schema.enums."):
        lost = sorted(_words(change.old) - _words(change.new))
        words = f"loses {', '.join(f'`{value}`' for value in lost)}" if lost else None
        name: str | None = change.address.removeprefix("schema.enums.")
    else:
        name = _field_of(change.address, ".type")
        words = _shrinks(parse_type(change.old), parse_type(change.new)) if name else None
    if words is None:
        return None
    return _finding(
        "CHG102",
        f"{name} {words}, so values that were loaded may not fit",
        place_of(change.address),
        "keep the wider type, or add a field and leave this one as it is",
    )


def _shrinks(old: Type | None, new: Type | None) -> str | None:
    if old is None or new is None:
        return None
    if old.kind is not new.kind:
        widens = old.kind is Kind.TEXT and new.kind is Kind.LONGTEXT
        return None if widens else f"becomes {new.bare} and was {old.bare}"
    if _size(new.length) < _size(old.length):
        return f"shrinks from {old.length} to {new.length}"
    if (new.scale or 0) < (old.scale or 0):
        return f"keeps {new.scale} decimals and kept {old.scale}"
    if old.empty and not new.empty:
        return "must have a value now"
    if (old.name, old.objects) != (new.name, new.objects):
        return f"becomes {new.bare} and was {old.bare}"
    return None


def _size(length: int | None) -> float:
    return float("inf") if length is None else length


def _other_key(change: Change, old: Manifest, new: Manifest, place_of: PlaceOf) -> Diagnostic | None:
    """CHG103: rows would get other keys, and the next run would create every one of them again."""
    what = _keyed(change.address)
    if change.aspect != "meaning" or what is None or not _written(change.address, old, new):
        return None
    return _finding(
        "CHG103",
        f"{what} changes from {_quoted(change.old)} to {_quoted(change.new)},"
        " so rows that were loaded would be created again",
        place_of(change.address),
        "keep the key as it was, or roll back what was loaded before you run again",
    )


def _keyed(address: str) -> str | None:
    keys = address.split(".")
    if address in ("source", "source.name"):
        return "the name that every key begins with"
    if keys[:2] == ["schema", "key"] and keys[2:] in (["field"], ["case_sensitive"]):
        return "the key field" if keys[2] == "field" else "how keys are compared"
    if keys[:2] == ["source", "objects"] and keys[3:] == ["key"]:
        return f"the key of {keys[2]}"
    if keys[0] == "collect" and keys[2:3] == ["key"]:
        return f"the key of {keys[1]}"
    if keys[0] == "routes" and keys[2:] == ["from"]:
        return f"what the keys of `{keys[1]}` are made from"
    return None


def _written(address: str, old: Manifest, new: Manifest) -> bool:
    """Tell whether rows with these keys were loaded before and are loaded again."""
    keys = address.split(".")
    if keys[:2] == ["source", "objects"] or keys[0] == "collect":
        owner = keys[2] if keys[0] == "source" else keys[1]
        return all(owner in _read_by_routes(one.nodes) for one in (old, new))
    return keys[0] != "routes" or all(address in one.nodes for one in (old, new))


def _read_by_routes(nodes: Mapping[str, Node]) -> set[str]:
    return {node.source for node in nodes.values() if node.kind == "route" and node.source}


def _more_readers(change: Change, place_of: PlaceOf) -> Diagnostic | None:
    """CHG104: somebody may read what they could not, or health data counts as less than it did."""
    message = next((words for words in _opened(change) if words), None)
    if message is None:
        return None
    keys = change.address.split(".")
    asked = "protect" if keys[0] in ("protect", "overlay") else change.address
    return _finding(
        "CHG104",
        message,
        place_of(change.address),
        f"`crosswalk confirm PAIR@CUSTOMER {asked}` by the privacy officer",
    )


def _opened(change: Change) -> Iterator[str | None]:
    keys = change.address.split(".")
    old_words, new_words = _words(change.old), _words(change.new)
    if keys[:2] == ["protect", "grants"] and keys[3:] in (["read"], ["edit"]):
        gained = sorted(new_words - old_words)
        yield f"{keys[2]} can now {keys[3]} {' and '.join(gained)} data" if gained else None
    elif keys[:2] == ["protect", "keep_out"]:
        lost = sorted(old_words - new_words)
        yield f"{'.'.join(keys[2:])} may now hold {' and '.join(lost)} data" if lost else None
    elif keys[:2] == ["protect", "exceptions"]:
        yield f"{'.'.join(keys[2:])} is no longer encrypted" if change.sign == "+" else None
    elif keys[0] == "protect" and keys[2:] == ["encrypt"]:
        yield (
            f"{keys[1]} data is encrypted `{change.new or 'never'}` and was `{change.old or 'never'}`"
            if (_strength(change.new) < _strength(change.old))
            else None
        )
    elif keys[0] == "protect" and keys[2:] == ["classification"]:
        yield f"{keys[1]} data has no classification any more" if change.sign == "-" else None
    elif change.consequence == "ACCESS" and change.new == "not_required":
        yield f"`{change.address}` switches the protection of health data off"
    elif change.address == "protect.when":
        yield "another answer decides whether health data is protected" if change.new else None
    elif change.aspect == "phi" and change.kind in _FIELDS:
        yield _lowered(change)


def _lowered(change: Change) -> str | None:
    if change.old not in PHI_CLASSES or (change.new is not None and change.new not in PHI_CLASSES):
        return None
    new = change.new or "none"
    if PHI_CLASSES.index(new) >= PHI_CLASSES.index(change.old):
        return None
    return f"`{change.address}` counts as {new} data and counted as {change.old}"


def _words(text: str | None) -> set[str]:
    return set(values_of(text)) if text else set()


def _strength(encrypt: str | None) -> int:
    return ("never", "where_possible", "always").index(encrypt) if encrypt else 0


def _quoted(text: str | None) -> str:
    return f"`{text}`" if text is not None else "nothing"
