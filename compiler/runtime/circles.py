"""Rows that refer to one another in a circle, which no order of sending can load."""

from collections import Counter, deque
from collections.abc import Iterable


def circles(references: Iterable[tuple[str, str]]) -> frozenset[str]:
    """Return the keys that are in a circle, or between two, of references (from, to).

    What refers to nothing that is left, and what nothing left refers to, is taken away until nothing is.
    """
    following: dict[str, list[str]] = {}
    before: dict[str, list[str]] = {}
    for one, other in references:
        following.setdefault(one, []).append(other)
        before.setdefault(other, []).append(one)
    left = set(following) & set(before)
    left = _peeled(left, following, before)
    return frozenset(_peeled(left, before, following))


def _peeled(left: set[str], out: dict[str, list[str]], back: dict[str, list[str]]) -> set[str]:
    """Take away, again and again, what has no way out into what is left."""
    ways = Counter({key: sum(other in left for other in out[key]) for key in left})
    ends = deque(key for key in left if ways[key] == 0)
    while ends:
        gone = ends.popleft()
        left.discard(gone)
        for key in back[gone]:
            if key in left:
                ways[key] -= 1
                if ways[key] == 0:
                    ends.append(key)
    return left
