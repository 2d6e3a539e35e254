"""How long all rules take on each shipped pair, against reading and validating the same text."""

import json
import time
from collections.abc import Callable, Mapping

import jsonschema
import yaml

from benchmarks.measure import Measured
from compiler.cli.memory import collect_rarely
from compiler.pipeline import check_pair
from compiler.spec.schema import schemas
from tests.workspace import TZDATA, shipped, shipped_pairs

ROUNDS = 9
AIM = 4.0


def measure() -> tuple[Measured, ...]:
    """Measure `check` in a warm process against PyYAML and jsonschema on the files that it reads."""
    collect_rarely()
    made = {name: json.loads(text) for name, text in schemas().items()}
    return tuple(_of_pair(pair, made) for pair in shipped_pairs())


def _of_pair(pair: str, made: Mapping[str, Mapping[str, object]]) -> Measured:
    texts = shipped()
    source, target = pair.split("-")
    kinds = {
        f"specs/pairs/{pair}.yaml": "pair.v1.json",
        f"specs/platforms/{source}.yaml": "platform.v1.json",
        f"specs/platforms/{target}.yaml": "platform.v1.json",
        f"specs/tests/{pair}.yaml": "test.v1.json",
        f"specs/inventories/{pair}.yaml": "inventory.v1.json",
    }
    kinds = {file: schema for file, schema in kinds.items() if file in texts}

    def floor() -> None:
        for file, schema in kinds.items():
            value = yaml.load(texts[file], Loader=yaml.CSafeLoader)
            list(jsonschema.Draft7Validator(made[schema]).iter_errors(value))

    theirs, ours = _in_turn(floor, lambda: check_pair(texts, pair, None, TZDATA))
    return Measured(
        name=f"check over PyYAML and jsonschema on the same text of {pair}",
        ratio=ours / theirs,
        aim=AIM,
        better="lower",
        detail=f"{ours * 1000:.0f} ms over {theirs * 1000:.0f} ms of processor time",
    )


def _in_turn(*works: Callable[[], object]) -> list[float]:
    """Return the least processor seconds of each work, done in turn, so that a busy machine slows all."""
    least = [float("inf")] * len(works)
    for turn in range(ROUNDS + 1):
        for number, work in enumerate(works):
            start = time.process_time()
            work()
            taken = time.process_time() - start
            least[number] = min(least[number], taken) if turn else least[number]
    return least
