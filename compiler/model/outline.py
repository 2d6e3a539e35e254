"""The outline of a migration: what an estimate needs beyond the plan. Written as `scope.json`.

It changes nothing that a run does, so the plan does not hold it, and a run that lacks it estimates without.
"""

from typing import Literal

import msgspec

from compiler.model.value import Value

FORMAT = "scope/1"

Measure = Literal["batches", "rows", "calls", "storage_mb", "file_mb"]
"""What a migration uses up of a destination: batches, rows and calls of 24 hours, megabytes for good."""


class Allowance(Value, frozen=True, kw_only=True):
    """How much a destination allows of something, in the edition that the plan names.

    `name` is the destination's own word for it where it tells how much is left. There are `base` for the
    account and `each_user` for every licence. `source` is the page that says so and `checked` when and how it
    was read.
    """

    measure: Measure
    label: str
    name: str | None = None
    base: int
    each_user: int = 0
    source: str
    checked: str

    def whole(self, users: int) -> int:
        """Return how much there is in all for so many licences."""
        return self.base + self.each_user * users


class Capacity(Value, frozen=True, kw_only=True):
    """How a destination counts what is written, and what it allows.

    A record takes `record_kb`, whatever it holds, but for the objects in `record_kb_of`. A job is counted as
    a batch for every `batch_rows` rows. `children_most` is how many rows of an object may hang on one parent
    or owner before it is slow to share and to lock. `split_from` is how many records are too many for one
    migration. `sandboxes` are megabytes of each kind of trial account, for data and again for files; one
    that is as large as the real one is not among them. `kinds` are the objects that stand for something a
    gotcha is about. `sources` are the pages that say so, by what they say.
    """

    edition: str = ""
    record_kb: int = 2
    record_kb_of: dict[str, int] = {}
    batch_rows: int = 10_000
    children_most: int = 10_000
    split_from: int = 2_000_000
    allowances: tuple[Allowance, ...] = ()
    sandboxes: dict[str, int] = {}
    kinds: dict[str, tuple[str, ...]] = {}
    sources: dict[str, str] = {}

    def kilobytes(self, target: str) -> int:
        """Return what a record of an object counts."""
        return self.record_kb_of.get(target, self.record_kb)


class Promised(Value, frozen=True, kw_only=True):
    """What a published description of the same move promises, in its own words."""

    compatibility: str | None = None
    complexity: str | None = None
    timeline: str | None = None
    end_to_end: str | None = None


class Shape(Value, frozen=True, kw_only=True):
    """What a grade is made of besides an account: how objects and fields land, and how the source is read.

    `landings` of which `one_to_one`; `fields` are filled by routes, of which `losing` accept a loss and
    `assumed` come from what nobody has seen yet; `decisions` wait for a person. Of the `sources` that a run
    reads, `exported` come in files only, `ceilings` are lists that end before their last record or are asked
    for by date, and `rereads` are lists of an API that cannot be asked for what changed.
    """

    landings: int = 0
    one_to_one: int = 0
    fields: int = 0
    losing: int = 0
    assumed: int = 0
    decisions: int = 0
    sources: int = 0
    exported: int = 0
    ceilings: int = 0
    rereads: int = 0


class Outline(Value, frozen=True, kw_only=True):
    """What is known of a pair before an account is looked at.

    `typical` are the rows of a usual account by source object. `made_of` says of whose rows the rows of a
    made object come.
    """

    format: str = FORMAT
    capacity: Capacity = Capacity()
    shape: Shape = Shape()
    typical: dict[str, int] = {}
    made_of: dict[str, str] = {}
    promised: Promised = Promised()


def outline_to_json(outline: Outline) -> str:
    """Write an outline as stable, indented JSON with a final newline."""
    return msgspec.json.format(msgspec.json.encode(outline, order="deterministic"), indent=2).decode() + "\n"


def outline_from_json(text: str | bytes) -> Outline:
    """Read an outline back; raises `msgspec.ValidationError` where the text is not one of this format."""
    outline = msgspec.json.decode(text, type=Outline)
    if outline.format != FORMAT:
        raise msgspec.ValidationError(f"this program reads {FORMAT}, not {outline.format}")
    return outline
