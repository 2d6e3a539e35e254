"""Plain values → YAML text in block style that the reader of specs reads back as the same values."""

import re
from collections.abc import Iterator

from compiler.source.located import Plain
from compiler.source.scalars import other_meaning, value_of

# What may stand without quotes: a word that no YAML takes for an indicator, a comment or a key.
_SAFE = re.compile(r"[A-Za-z_$/(][^\"#{}&!`\\]*")
_STEP = "  "


def document(value: dict[str, Plain], heading: str = "") -> str:
    """Return a document: a comment for editors above it where one is given, the keys in their order."""
    lines = "\n".join(_mapping(value, ""))
    return f"{heading}{lines}\n"


def scalar(value: Plain) -> str:
    """Return a single value as it may stand after a colon; quotes stand only where they are needed."""
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case str():
            return value if _is_plain(value) else _quoted(value)
        case _:
            return str(value)


def _is_plain(text: str) -> bool:
    if not text.isprintable() or text != text.strip() or not text:
        return False
    if value_of(text) != text or other_meaning(text):
        return False
    return bool(_SAFE.fullmatch(text)) and ": " not in text and " #" not in text and not text.endswith(":")


def _quoted(text: str) -> str:
    if not text.isprintable():
        return '"' + "".join(_escaped(character) for character in text) + '"'
    return "'" + text.replace("'", "''") + "'"


def _escaped(character: str) -> str:
    if character in '"\\':
        return f"\\{character}"
    return character if character.isprintable() else f"\\U{ord(character):08X}"


def _mapping(value: dict[str, Plain], indent: str) -> Iterator[str]:
    for key, inner in value.items():
        yield from _entry(f"{indent}{scalar(key)}:", inner, indent)


def _entry(opening: str, inner: Plain, indent: str) -> Iterator[str]:
    match inner:
        case dict() if inner:
            yield opening
            yield from _mapping(inner, indent + _STEP)
        case list() if inner and any(isinstance(item, dict | list) for item in inner):
            yield opening
            for item in inner:
                yield from _entry(f"{indent}{_STEP}-", item, indent + _STEP)
        case dict():
            yield f"{opening} {{}}"
        case list():
            yield f"{opening} [{', '.join(_item(item) for item in inner)}]"
        case _:
            yield f"{opening} {scalar(inner)}"


def _item(value: Plain) -> str:
    """Inside brackets a comma ends a value."""
    written = scalar(value)
    if isinstance(value, str) and written == value and re.search(r"[,\[\]{}|]", value):
        return _quoted(value)
    return written
