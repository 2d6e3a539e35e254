"""What holds of every pair that is broken: nothing is lost, and the committed table is what comes out."""

from collections.abc import Sequence

from tests.mutations.noticing import Noticed
from tests.mutations.tables import table, table_file

FEWEST = 200


def everything_is_noticed(found: Sequence[Noticed]) -> None:
    lost = [f"{one.mutation}: {one.why}" for one in found if one.how == "lost"]
    assert lost == []
    assert len({str(one.mutation) for one in found}) >= FEWEST


def the_committed_table_is_true(pair: str, found: Sequence[Noticed]) -> None:
    """Hold the table to what came out; `make mutations` writes it anew."""
    assert table_file(pair).read_text(encoding="utf-8") == table(pair, found)
