"""`python -m benchmarks [NAME…]`: measure, print each ratio beside its aim."""

import sys
from collections.abc import Callable, Mapping

from benchmarks import checking, pace, proposals, scale, starting
from benchmarks.measure import Measured

ALL: Mapping[str, Callable[[], tuple[Measured, ...]]] = {
    "starting": starting.measure,
    "checking": checking.measure,
    "pace": pace.measure,
    "proposals": proposals.measure,
    "scale": scale.measure,
}


def main(names: list[str]) -> None:
    """Run the named benchmarks, or all."""
    for name in names or sorted(ALL):
        for measured in ALL[name]():
            print(measured.line())


main(sys.argv[1:])
