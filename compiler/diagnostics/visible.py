"""Text of strangers, made safe to look at: nothing in it moves the cursor, hides or turns a line around."""

import unicodedata

_TAB = " " * 4
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp", "Zs"})
_BLANK_LETTERS = frozenset("\u034f\u115f\u1160\u2800\u3164\uffa0")  # letters and marks that draw nothing
_ESCAPED_BYTES = range(0xDC80, 0xDD00)  # how Python carries bytes that are not UTF-8


def visible(text: str) -> str:
    """Return the text on one line, with control, invisible and direction-changing characters escaped."""
    return "".join(visible_character(character) for character in text)


def visible_character(character: str) -> str:
    """Return one character, or the escape that stands for it."""
    if " " <= character <= "~":
        return character
    if character == "\t":
        return _TAB
    if not is_hidden(character):
        return character
    code = ord(character)
    if code in _ESCAPED_BYTES:
        return f"\\x{code - 0xDC00:02x}"
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def is_hidden(character: str) -> bool:
    """Tell whether a reader could overlook the character or be misled by it; an ordinary space is fine."""
    if character == " ":
        return False
    return unicodedata.category(character) in _HIDDEN or character in _BLANK_LETTERS


def width(text: str) -> int:
    """Return how many columns of a terminal a visible text takes: East Asian wide ones two, accents none."""
    return sum(_columns(character) for character in text)


def _columns(character: str) -> int:
    if character < "\u0300":
        return 1
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
