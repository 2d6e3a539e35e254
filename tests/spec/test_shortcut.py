"""What a type takes without a word, its schema takes too: decoding may leave the schema out."""

import copy
import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from compiler.diagnostics.diagnostic import Diagnostics
from compiler.source.located import Located, Plain
from compiler.source.reader import read
from compiler.spec.decode import decode_pair, decode_platform, decode_test
from compiler.spec.schema import DocumentKind, schema_for
from tests.workspace import shipped

TEXTS = shipped()
DECODERS = {"pair": decode_pair, "platform": decode_platform, "test": decode_test}
FILES: tuple[tuple[str, DocumentKind], ...] = (
    ("specs/pairs/upvio-salesforce.yaml", "pair"),
    ("specs/platforms/upvio.yaml", "platform"),
    ("specs/platforms/salesforce.yaml", "platform"),
    ("specs/tests/upvio-salesforce.yaml", "test"),
)
OTHERS: tuple[Plain, ...] = (
    None,
    True,
    7,
    -1.5,
    "word",
    "",
    [],
    ["word"],
    [7],
    {},
    {"word": "word"},
    {"a": 7},
)


def _read(file: str, kind: DocumentKind) -> Located:
    located = read(kind, file, TEXTS[file], Diagnostics())
    assert located is not None
    return located


def _changed(value: Plain, chance: random.Random) -> Plain:
    """Change one node somewhere: put another kind in its place, rename its key, or take it away."""
    made = copy.deepcopy(value)
    here = made
    while isinstance(here, dict | list) and here:
        below = chance.choice(list(here.values()) if isinstance(here, dict) else here)
        if isinstance(below, dict | list) and below and chance.random() < 0.85:
            here = below
            continue
        if isinstance(here, dict):
            _change_entry(here, chance)
        else:
            here[chance.randrange(len(here))] = copy.deepcopy(chance.choice(OTHERS))
        break
    return made


def _change_entry(here: dict[str, Plain], chance: random.Random) -> None:
    key = chance.choice(list(here))
    below = here.pop(key)
    match chance.randrange(3):
        case 0:
            here[key] = copy.deepcopy(chance.choice(OTHERS))
        case 1:
            here[f"{key}s"] = below


@pytest.mark.parametrize(("file", "kind"), FILES, ids=[file for file, _ in FILES])
@settings(max_examples=40, deadline=None)
@given(seed=st.integers(0, 2**32))
def test_a_document_with_a_mistake_is_never_taken_as_it_is(file: str, kind: DocumentKind, seed: int) -> None:
    located = _read(file, kind)
    value = _changed(located.value, random.Random(seed))
    wrong = [error.message for error in Draft7Validator(schema_for(kind)).iter_errors(value)]
    diags = Diagnostics()
    DECODERS[kind](kind, replace(located, value=value), diags)
    assert bool(wrong) == bool(len(diags)), wrong[:3]
