"""Run as a program: the whole committed practice, killed often, must end as if nothing had happened.

`python -m tests.end_to_end.kill_sweep [SEED] [KILLS]` kills a run KILLS times while it reads and as often
while it loads, at moments that SEED draws, and compares its account and the content of the org with those of
a run that nothing disturbed. Ends with code 1 where they differ.
"""

import sys
import tempfile
from pathlib import Path
from typing import Any

from compiler.workspace import generated as generating
from tests.end_to_end.killing import kill_often
from tests.end_to_end.rig import Rig, rig
from tests.rehearsal_data.reading import COMMITTED
from tests.workspace import compiled, shipped

ROWS = 500
MOST_STEPS = {"extract": 25, "load": 20}


def sweep(folder: Path, seed: int, kills: int) -> list[str]:
    """Return in what the two runs differ."""
    made = compiled(shipped(), "acme-physio")
    assert made.artifacts is not None
    generating.write(folder / "generated", made.artifacts)
    with rig(folder / "undisturbed", COMMITTED, folder / "generated", ROWS) as one:
        one.run_until_finished()
        expected = _end(one)
    with rig(folder / "killed", COMMITTED, folder / "generated", ROWS) as one:
        kill_often(one, seed, kills, MOST_STEPS)
        one.run_until_finished()
        found = _end(one)
    return [name for name in expected if expected[name] != found[name]]


def _end(one: Rig) -> dict[str, Any]:
    return {"account": one.table(), "records": one.org.content(), "open jobs": one.org.open_jobs()}


def main(seed: int = 1, kills: int = 10) -> int:
    with tempfile.TemporaryDirectory() as folder:
        different = sweep(Path(folder), seed, kills)
    said = (
        f"DIFFERENT: {', '.join(different)}"
        if different
        else "the same account, the same records, no open job"
    )
    sys.stdout.write(f"{2 * kills} kills: {said}\n")
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
