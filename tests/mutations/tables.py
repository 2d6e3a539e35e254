"""What came of a pair's mutations, as a table that is committed and read by people."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from tests.mutations.noticing import Noticed

COLUMNS = ("check", "test", "diff", "same")
_HEAD = """\
# Mutations of {pair}

{number} generated changes of its specs, one at a time, and who is the first to notice each: `crosswalk check`
at the changed node or a declared counterpart of it, the pair's own tests (`crosswalk test`), `crosswalk diff`
by the address, or nobody, because the pair means the same. `make mutations` writes this table anew.
"""
_ONLY_DIFF = """\
## What only `diff` sees

A change here is a valid migration, and another one: only its author can say whether it is meant.
"""
_RULE = re.compile(r"[A-Z]{3}\d{3}")


def table_file(pair: str) -> Path:
    return Path(__file__).parent / f"{pair}.md"


def table(pair: str, found: Sequence[Noticed]) -> str:
    """Write the table of a pair: a row for each kind of change, then the addresses that only `diff` sees."""
    counted = Counter((one.mutation.kind, str(one.how)) for one in found)
    kinds = sorted({kind for kind, _ in counted})
    rows = [_row(kind, [counted[kind, how] for how in COLUMNS]) for kind in kinds]
    last = _row("all", [sum(counted[kind, how] for kind in kinds) for how in COLUMNS])
    head = "| kind | changes | check | test | diff | same |\n| --- | ---: | ---: | ---: | ---: | ---: |"
    first = _HEAD.format(pair=pair, number=len(found))
    return "\n".join((first, head, *rows, last, "", _ONLY_DIFF, *_patterns(found))) + "\n"


def _row(name: str, numbers: Iterable[int]) -> str:
    cells = list(numbers)
    return f"| {' | '.join((name, str(sum(cells)), *map(str, cells)))} |"


def _patterns(found: Iterable[Noticed]) -> Iterator[str]:
    """Yield the addresses that only `diff` sees, alike ones together, with the kinds of change."""
    kinds: dict[str, set[str]] = {}
    for one in found:
        if one.how == "diff":
            kinds.setdefault(_pattern(one), set()).add(one.mutation.kind)
    yield from (f"- `{name}`: {', '.join(sorted(kinds[name]))}" for name in sorted(kinds))


# Keys whose entries have names that an author chose.
_CHOSEN = frozenset(
    re.findall(
        r"\w+",
        """
            accept answers assets automations cases collect const decisions derive drop endpoints enums
            exceptions expand exports fields find found fulfilled gotchas grants handouts headers keep_out key
            link maps merges not_migrated objects prerequisites proposed rates rebuild record_types routes set
            shapes show splits spread_by sums values
        """,
    )
)


def _pattern(one: Noticed) -> str:
    """Return an address in which names that an author chose are `*`."""
    keys = list(one.mutation.keys)
    parts = [one.mutation.document] if one.mutation.document != "pair" else []
    for before, key in zip(["", *keys], keys, strict=False):
        named = before in _CHOSEN or _RULE.fullmatch(before) or key.isdecimal() or "__c" in key
        parts.append("*" if named else key)
    return ".".join(parts)
