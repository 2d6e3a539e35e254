"""Reads the source into the store: page by page, resumable at any moment, and proven to be complete."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from compiler.model.plan import Plan, StagedTable
from compiler.runtime.contents import missing_contents
from compiler.runtime.context import Context
from compiler.runtime.inside_contents import InsideContents, inside_contents
from compiler.runtime.parts import BeyondReach
from compiler.runtime.reading import PHASE, PagingBroken, is_believed, settled

__all__ = ["BeyondReach", "ExtractResult", "Extracted", "PagingBroken", "extract"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Extracted:
    """What was read of one object; of one inside others, its files alone.

    `records` as they came, `distinct` keys among them, `keyless` records without one. `total` is what the
    source said last, None where it says nothing. `agreed` is false where the object moved through all
    `passes`. `files` were kept, `lost` could not be fetched; `gone` are those of them that never can be.
    """

    object: str
    records: int
    distinct: int
    keyless: int
    total: int | None
    passes: int
    agreed: bool
    files: int = 0
    lost: int = 0
    gone: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtractResult:
    """What was read, in the order it was read."""

    objects: tuple[Extracted, ...]

    @property
    def agreed(self) -> bool:
        """Say whether every object was read completely, as far as the source can tell."""
        return all(each.agreed for each in self.objects)

    @property
    def complete(self) -> bool:
        """Say whether every object agreed and no lost file is worth another attempt."""
        return self.agreed and all(each.lost == each.gone for each in self.objects)


def extract(context: Context) -> ExtractResult:
    """Read every needed object, API objects first, and the files that records point at.

    Running again goes on where it stopped, and fetches only the files that are missing. Raises OutsideError,
    BadRecord, PagingBroken and BeyondReach; what was read before stays.
    """
    objects = tuple(_extract_object(context, table) for table in reading_order(context.plan))
    inside = tuple(_inside(context, each) for each in inside_contents(context))
    return ExtractResult(objects=(*objects, *inside))


def reading_order(plan: Plan) -> tuple[StagedTable, ...]:
    """Return what is read, in order: API objects first, and whatever makes the parts of another before it."""
    api = {table.object: table for table in plan.tables if table.channel == "api"}
    ordered: dict[str, StagedTable] = {}
    for table in plan.tables:
        if table.needed and table.channel == "api":
            _take(plan, table.object, api, ordered, ())
    exports = [table for table in plan.tables if table.needed and table.channel == "export"]
    return (*ordered.values(), *exports)


def _take(
    plan: Plan,
    name: str,
    api: Mapping[str, StagedTable],
    ordered: dict[str, StagedTable],
    above: Sequence[str],
) -> None:
    """Put an object behind those that make its parts; a circle, which no compiled plan has, is cut."""
    if name not in api or name in ordered or name in above:
        return
    for part in plan.connector.parts_of(name):
        _take(plan, part.object, api, ordered, (*above, name))
    ordered[name] = api[name]


def _extract_object(context: Context, table: StagedTable) -> Extracted:
    context.progress.start(PHASE, table.object, context.store.extraction(table.object).total)
    reading = settled(context, table)
    files, lost, gone = missing_contents(context, table) if table.content else (0, 0, 0)
    context.progress.finish(table.object)
    extracted = Extracted(
        object=table.object,
        records=reading.records,
        distinct=reading.distinct,
        keyless=reading.keyless,
        total=reading.total,
        passes=reading.pass_,
        agreed=is_believed(context, table, reading),
        files=files,
        lost=lost,
        gone=gone,
    )
    _tell(context, extracted)
    return extracted


def _inside(context: Context, found: InsideContents) -> Extracted:
    """Say what came of the files that rows inside other records point at; these rows were read with them."""
    extracted = Extracted(
        object=found.object,
        records=0,
        distinct=0,
        keyless=0,
        total=None,
        passes=0,
        agreed=True,
        files=found.files,
        lost=found.lost,
        gone=found.gone,
    )
    _tell(context, extracted)
    return extracted


def _tell(context: Context, extracted: Extracted) -> None:
    if not extracted.agreed:
        context.progress.note(
            f"{extracted.object} moved through {extracted.passes} readings: {extracted.distinct} different "
            f"records came, the source says {extracted.total}"
        )
    if extracted.lost > extracted.gone:
        context.progress.note(
            f"{extracted.lost - extracted.gone} files of {extracted.object} could not be fetched; run again"
        )
    if extracted.gone:
        context.progress.note(
            f"{extracted.gone} files of {extracted.object} are not to be had; look at them in the source"
        )
