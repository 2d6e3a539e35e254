"""OPS105 and OPS106: whether the destination has room for what a migration will ask of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

# What the destination calls the limits that a load uses up.
_BATCHES, _ROOM = "DailyBulkApiBatches", "DataStorageMB"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shortage:
    """A limit that a migration would exceed: the law, and the sentence for a person."""

    rule: str
    text: str


def shortages(jobs: int, storage_mb: int, left: Mapping[str, int]) -> tuple[Shortage, ...]:
    """Compare what a load needs with what is left of the destination's limits, by the destination's names.

    A limit that it does not tell is not judged.
    """
    return tuple(_found(jobs, storage_mb, left))


def _found(jobs: int, storage_mb: int, left: Mapping[str, int]) -> Iterator[Shortage]:
    if _BATCHES in left and jobs > left[_BATCHES]:
        text = f"the load needs {jobs:,} jobs, and {left[_BATCHES]:,} batches are left today"
        yield Shortage(rule="OPS105", text=text)
    if _ROOM in left and storage_mb > left[_ROOM]:
        text = f"the rows need {storage_mb:,} MB, and {left[_ROOM]:,} MB are left"
        yield Shortage(rule="OPS106", text=text)
