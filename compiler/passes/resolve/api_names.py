"""Names for fields, made from what people wrote: the same ones on every machine."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

SUFFIX = "__c"
LONGEST = 40
"""How long the name of a custom field may be before its suffix."""

# Letters that do not come apart into one of ours and a mark.
_LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d"}
)


@dataclass(frozen=True, slots=True)
class Names:
    """The names that are taken, in small letters, as names that differ in case only are the same."""

    taken: frozenset[str]

    @classmethod
    def of(cls, names: Iterable[str]) -> "Names":
        """Begin with the names of fields that are there."""
        return cls(frozenset(name.lower() for name in names))

    def take(self, label: str, key: str) -> "tuple[str, Names, str | None]":
        """Return a name for a label, the names that are taken then, and the name that it would have had."""
        wanted = base = api_name(label) or api_name(key) or "Field"
        number = 1
        while f"{base}{SUFFIX}".lower() in self.taken:
            number += 1
            ending = f"_{number}"
            base = wanted[: LONGEST - len(ending)].rstrip("_") + ending
        name = base + SUFFIX
        clash = None if number == 1 else wanted + SUFFIX
        return name, Names(self.taken | {name.lower()}), clash


def api_name(text: str) -> str:
    """Write a text in ASCII letters, digits and single underscores, each word with a capital, without suffix;
    empty where nothing of it can be written so.
    """
    apart = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    plain = "".join(each for each in apart if not unicodedata.combining(each))
    words = [word[0].upper() + word[1:] for word in re.findall(r"[A-Za-z0-9]+", plain)]
    name = "_".join(words)
    if name and not name[0].isalpha():
        name = f"Field_{name}"
    return name[:LONGEST].rstrip("_")
