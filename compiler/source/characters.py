"""Which characters a file may hold: what every reader sees alike, and nothing that hides."""

import re
import unicodedata
from collections.abc import Iterator

from compiler.diagnostics.diagnostic import Diagnostic, Place
from compiler.diagnostics.visible import is_hidden

RULE = "YML114"

_MOST = 10  # findings of one file; a binary file has thousands
_REFUSED = re.compile(
    r"\r(?!\n)|[^\t\n\r\x20-\x7e\xa0-\u2027\u202f-\u2065\u206a-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]|[\ud800-\udfff]"
)
_DIRECTION = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_UTF_16 = ("\udcff\udcfe", "\udcfe\udcff")
_ESCAPED_BYTES = range(0xDC80, 0xDD00)
_OTHER_ALPHABETS = ("CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE")
_WORD = re.compile(r"[^\W\d_]+")


def refusals(file: str, content: str) -> Iterator[Diagnostic]:
    """Yield what is wrong with the characters of a file, at most ten findings.

    Bytes that are not UTF-8 are expected as Python's `surrogateescape` leaves them, a character for each.
    """
    if content.startswith(_UTF_16):
        yield _refusal(file, 0, "the file is UTF-16, not UTF-8", "save the file as UTF-8")
        return
    for number, match in enumerate(_REFUSED.finditer(content)):
        if number == _MOST:
            return
        offset = match.start()
        if ord(content[offset]) in _ESCAPED_BYTES:
            yield _not_utf8(file, content, offset)
            return
        yield _refusal(file, offset, *_complaint(content[offset], offset))


def suspicion(key: str) -> str | None:
    """Return what makes a key look like another one that it is not, or None.

    See https://www.unicode.org/reports/tr39/ for the kinds of deception.
    """
    if _is_plain(key):
        return None
    for character in key:
        if is_hidden(character):
            return f"holds the invisible character {_name(character)}"
    for word in _WORD.findall(key):
        foreign = _foreign_letter(word)
        if foreign:
            return f"mixes Latin letters with {foreign}"
    return None


def control(text: str) -> str | None:
    """Return the name of the first character that no platform can store, or None."""
    if _is_plain(text):
        return None
    for character in text:
        if unicodedata.category(character) in ("Cc", "Cs") and character not in "\t\n\r":
            return _name(character)
        if character in "\ufffe\uffff":
            return _name(character)
    return None


def _is_plain(text: str) -> bool:
    """Tell whether a text holds nothing but what ASCII prints, as almost all do."""
    return text.isascii() and text.isprintable()


def _foreign_letter(word: str) -> str | None:
    """Return the first letter of another alphabet in a word that has Latin letters too."""
    if word.isascii():
        return None
    names = [(unicodedata.name(letter, ""), letter) for letter in word]
    if not any(name.startswith("LATIN") for name, _ in names):
        return None
    return next((_name(letter) for name, letter in names if name.startswith(_OTHER_ALPHABETS)), None)


def _not_utf8(file: str, content: str, offset: int) -> Diagnostic:
    position = len(content[:offset].encode("utf-8", "replace"))
    byte = ord(content[offset]) - 0xDC00
    message = f"byte 0x{byte:02X} at offset {position} is not UTF-8"
    return _refusal(file, offset, message, "save the file as UTF-8")


def _complaint(character: str, offset: int) -> tuple[str, str]:
    """Return what is wrong with a character, and what to do."""
    if character == "\ufeff" and offset == 0:
        return "the file starts with a byte order mark", "save the file as UTF-8 without one"
    if character == "\r":
        return "a carriage return stands alone", "end lines with a line feed"
    if character in _DIRECTION:
        return f"{_name(character)} turns the direction of the text around", "remove it"
    return f"the character {_name(character)} cannot stand in a spec", "remove it"


def _refusal(file: str, offset: int, message: str, remedy: str) -> Diagnostic:
    place = Place(document=file, offset=offset, length=1)
    return Diagnostic(rule=RULE, message=message, place=place, helps=(remedy,))


def _name(character: str) -> str:
    name = unicodedata.name(character, "").lower()
    return f"U+{ord(character):04X} ({name})" if name else f"U+{ord(character):04X}"
