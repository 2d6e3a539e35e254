"""How alike two fields are: by name, by what people wrote about them, by type and by their values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from compiler.language.types import Type
from compiler.proposals.adapters import Adapter, adapter
from compiler.proposals.words import Vocabulary, meaning, parts

_MEANT, _WRITTEN, _SAID = 0.75, 0.25, 0.15
_VALUES = 0.15
_SAME_VALUE = 0.6


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """A field as one platform has it: its name, what people read, its type, and the values of its
    enumeration.
    """

    name: str
    said: str
    type: Type
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Alike:
    """How alike two fields are, from 0 to 1, why, and how the one becomes the other."""

    score: float
    reason: str
    adapter: Adapter


def names_alike(one: str, other: str, words: Vocabulary) -> float:
    """Compare two names, from 0 to 1: as they are understood, and a little as they are written."""
    meant = _ratio(meaning(one, words), meaning(other, words))
    written = _ratio(parts(one), parts(other))
    return round(_MEANT * meant + _WRITTEN * written, 4)


def fields_alike(own: Side, other: Side, words: Vocabulary) -> Alike | None:
    """Compare two fields; None where no value of the one can become a value of the other."""
    how = adapter(own.type, other.type)
    if how is None or (how.needs_map and not _translatable(own.values, other.values)):
        return None
    name = max(names_alike(own.name, other.name, words), names_alike(own.name, other.said, words))
    said = names_alike(own.said, other.said, words) if own.said else 0.0
    values = values_alike(own.values, other.values)
    score = max(name, (1 - _SAID) * name + _SAID * said)
    if values:
        score = min(1.0, (1 - _VALUES) * score + _VALUES * (0.5 + values))
    score = round(min(score * how.worth, 1.0), 2)
    return Alike(score=score, reason=_reason(own, other, how, words), adapter=how)


def _translatable(own: Sequence[str], other: Sequence[str]) -> bool:
    """Tell whether every own value has a counterpart; a guess at what a state means helps nobody."""
    return bool(own) and bool(other) and all(best(value, other)[1] >= _SAME_VALUE for value in own)


def values_alike(own: Sequence[str], other: Sequence[str]) -> float:
    """Tell how many of the own values have a counterpart, from 0 to 1."""
    if not own or not other:
        return 0.0
    return sum(best(value, other)[1] >= 0.75 for value in own) / len(own)


def best(value: str, others: Sequence[str]) -> tuple[str, float]:
    """Return the most similar of some values, and how similar it is."""
    scored = [(-_ratio(parts(value), parts(other)), other) for other in others]
    score, found = min(scored)
    return found, round(-score, 4)


def map_values(own: Sequence[str], other: Sequence[str]) -> Mapping[str, str]:
    """Give every own value the most similar one of the other side."""
    return {value: best(value, other)[0] for value in own}


def _ratio(one: Sequence[str], other: Sequence[str]) -> float:
    """Compare words: in any order, and a word more on one side counts against it a little."""
    left, right = " ".join(sorted(one)), " ".join(sorted(other))
    together = fuzz.ratio(left, right) / 100
    shared = fuzz.token_set_ratio(left, right) / 100
    return 0.7 * together + 0.3 * shared


def _reason(own: Side, other: Side, how: Adapter, words: Vocabulary) -> str:
    same = [word for word in meaning(own.name, words) if word in meaning(f"{other.name} {other.said}", words)]
    named = f"both say {', '.join(dict.fromkeys(same))}" if same else "names are similar"
    return f"{named}; {own.type.bare} to {other.type.bare}{how.note}"
