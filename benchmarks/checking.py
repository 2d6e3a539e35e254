"""How long all rules take on the shipped pair, against reading and validating the same text."""

import json

import jsonschema
import yaml

from benchmarks.measure import Measured, median_seconds
from compiler.spec.schema import schemas
from tests.workspace import PAIR, SOURCE, TARGET, checked, shipped

ROUNDS = 9


def measure() -> tuple[Measured, ...]:
    """Measure `check` in a warm process against PyYAML and jsonschema on the same three files."""
    texts = shipped()
    made = {name: json.loads(text) for name, text in schemas().items()}
    kinds = {PAIR: "pair.v1.json", SOURCE: "platform.v1.json", TARGET: "platform.v1.json"}

    def floor() -> None:
        for file, schema in kinds.items():
            value = yaml.load(texts[file], Loader=yaml.CSafeLoader)
            list(jsonschema.Draft7Validator(made[schema]).iter_errors(value))

    theirs = median_seconds(floor, ROUNDS)
    ours = median_seconds(lambda: checked(texts), ROUNDS)
    return (
        Measured(
            name="check over PyYAML and jsonschema on the same text",
            ratio=ours / theirs,
            aim=4.0,
            better="lower",
            detail=f"{ours * 1000:.0f} ms over {theirs * 1000:.0f} ms",
        ),
    )
