"""Columns of the protocol, which counts units of an encoding, and of the compiler, which counts characters.

Unless client and server agree on another encoding, units are those of UTF-16:
https://microsoft.github.io/language-server-protocol/specifications/lsp/3.17/specification/#position
"""

UTF_16 = "utf-16"


def characters(line: str, units: int, encoding: str = UTF_16) -> int:
    """Return how many characters of a line its first units are; half a character counts as none."""
    counted = 0
    for number, character in enumerate(line):
        counted += _width(character, encoding)
        if counted > units:
            return number
    return len(line)


def units(line: str, characters: int, encoding: str = UTF_16) -> int:
    """Return how many units the first characters of a line take; past its end they count one each."""
    beyond = max(0, characters - len(line))
    return sum(_width(character, encoding) for character in line[: max(0, characters)]) + beyond


def _width(character: str, encoding: str) -> int:
    if encoding == "utf-8":
        return len(character.encode("utf-8", "surrogatepass"))
    return 2 if encoding == UTF_16 and ord(character) > 0xFFFF else 1
