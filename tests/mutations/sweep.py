"""Break pairs in many ways and see who notices: `python -m tests.mutations.sweep [MOST [PAIR...]]`.

Without a number the committed tables are written anew; with one, so many changes of each pair are tried, and
those that nobody notices are shown.
"""

import sys
from collections import Counter
from collections.abc import Iterator, Sequence

from tests.mutations.documents import customers_of
from tests.mutations.generate import chosen
from tests.mutations.noticing import Noticed, notice
from tests.mutations.remembering import reading_once
from tests.mutations.subjects import mutations_of, subject_of
from tests.mutations.tables import table, table_file
from tests.workspace import shipped_pairs

WAYS = 200
"""How many changes of each pair the tests try."""
OVERLAY_WAYS = 12
"""How many of each customer's overlay."""


def tried(pair: str, most: int = WAYS, of_overlays: int = OVERLAY_WAYS) -> Iterator[Noticed]:
    """Yield what came of the chosen changes of a pair, and of its customers' overlays."""
    with reading_once():
        for customer, number in ((None, most), *((name, of_overlays) for name in customers_of(pair))):
            subject = subject_of(pair, customer)
            for mutation in chosen(mutations_of(subject), number):
                yield notice(subject, mutation)


def main(arguments: Sequence[str]) -> int:
    most = int(arguments[0]) if arguments else None
    lost = 0
    for pair in arguments[1:] or shipped_pairs():
        found = []
        for one in tried(pair, most or WAYS, most or OVERLAY_WAYS):
            found.append(one)
            if one.how == "lost":
                print(f"LOST {one.mutation}\n     {one.why}", flush=True)  # noqa: T201
        if most is None:
            table_file(pair).write_text(table(pair, found), encoding="utf-8")
        print(pair, dict(sorted(Counter(one.how for one in found).items())), flush=True)  # noqa: T201
        lost += sum(one.how == "lost" for one in found)
    return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
