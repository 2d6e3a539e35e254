"""Names as words: split, freed of noise, and with one word for what people call differently.

`synonyms.json` holds groups of phrases that mean the same; the first of a group stands for all of it.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files

_PART = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+")
_SUFFIX = re.compile(r"__c$", re.IGNORECASE)
_LONGEST_PHRASE = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """One word for each phrase that has others of the same meaning, and words that tell nothing."""

    meaning: Mapping[str, str]
    noise: frozenset[str]


def vocabulary() -> Vocabulary:
    """Read the synonyms that ship with the compiler."""
    text = files("compiler.proposals").joinpath("synonyms.json").read_text(encoding="utf-8")
    data: dict[str, list[list[str]] | list[str]] = json.loads(text)
    meaning = {
        phrase: str(group[0]).replace(" ", "")
        for group in data["same"]
        if isinstance(group, list)
        for phrase in group
    }
    return Vocabulary(meaning=meaning, noise=frozenset(map(str, data["noise"])))


def parts(name: str) -> tuple[str, ...]:
    """Split a name into lower-case words: `dateOfBirth`, `Date_Of_Birth__c` and `date of birth` are alike."""
    return tuple(part.lower() for part in _PART.findall(_SUFFIX.sub("", name)))


def meaning(name: str, words: Vocabulary) -> tuple[str, ...]:
    """Return the words of a name as they are understood, in order, without those that tell nothing."""
    left = list(parts(name))
    found: list[str] = []
    while left:
        size = next((n for n in range(_LONGEST_PHRASE, 0, -1) if " ".join(left[:n]) in words.meaning), 0)
        found.append(words.meaning[" ".join(left[:size])] if size else left[0])
        left = left[max(size, 1) :]
    telling = tuple(word for word in found if word not in words.noise)
    return telling or tuple(found)
