"""The name somebody probably meant."""

from collections.abc import Iterable
from difflib import SequenceMatcher

_CLOSE_ENOUGH = 0.6
_LONGEST = 120  # comparing takes quadratic time, and nobody misspells a longer name


def nearest(name: str, names: Iterable[str]) -> str | None:
    """Return the closest of the names, or None where none is close; their order does not matter."""
    if not name or len(name) > _LONGEST:
        return None
    best: tuple[float, str] | None = None
    for candidate in sorted(set(names)):
        likeness = _likeness(name, candidate)
        if likeness >= _CLOSE_ENOUGH and (best is None or likeness > best[0]):
            best = (likeness, candidate)
    return best[1] if best else None


def _likeness(name: str, candidate: str) -> float:
    """Return 0 to 1, where names that differ in letter case alone are all but equal."""
    if len(candidate) > _LONGEST:
        return 0.0
    matcher = SequenceMatcher(None, name.casefold(), candidate.casefold(), autojunk=False)
    if matcher.real_quick_ratio() < _CLOSE_ENOUGH or matcher.quick_ratio() < _CLOSE_ENOUGH:
        return 0.0
    return matcher.ratio()
