"""The schemas for editors: generated from the types, draft-07, and worded for people."""

import inspect
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import msgspec
import pytest

from compiler.diagnostics.diagnostic import Diagnostics
from compiler.source.located import Plain
from compiler.source.reader import read
from compiler.spec import case, connector, lock, overlay, pair, platform, protection, publishing, rows
from compiler.spec.base import Spec
from compiler.spec.schema import DOCUMENTS, DocumentKind, schema_for, schemas
from compiler.spec.words import WORDS

ROOT = Path(__file__).parents[2]
TYPES = sorted(
    (
        kind
        for module in (case, connector, lock, overlay, pair, platform, protection, publishing, rows)
        for _, kind in inspect.getmembers(module, inspect.isclass)
        if issubclass(kind, Spec) and kind is not Spec and kind.__module__ == module.__name__
    ),
    key=lambda kind: kind.__name__,
)
KINDS: tuple[DocumentKind, ...] = ("platform", "pair", "overlay", "test", "inventory", "confirmations")


def _parts(schema: object) -> Iterator[dict[str, Any]]:
    """Yield every mapping inside a schema."""
    if isinstance(schema, dict):
        yield schema
        for part in schema.values():
            yield from _parts(part)
    elif isinstance(schema, list):
        for part in schema:
            yield from _parts(part)


@pytest.mark.parametrize("kind", KINDS)
def test_the_committed_schema_is_the_one_that_the_types_give(kind: DocumentKind) -> None:
    name = f"{kind}.v1.json"
    committed = (ROOT / "specs" / "schemas" / name).read_text(encoding="utf-8")

    assert committed == schemas()[name], f"write it anew: crosswalk schema {kind} > specs/schemas/{name}"


def test_there_is_one_schema_for_each_kind_of_document() -> None:
    kinds = ["confirmations", "inventory", "overlay", "pair", "platform", "test"]
    assert sorted(schemas()) == [f"{kind}.v1.json" for kind in kinds]
    assert sorted(path.name for path in (ROOT / "specs" / "schemas").iterdir()) == sorted(schemas())


@pytest.mark.parametrize("kind", KINDS)
def test_each_schema_is_draft_07(kind: DocumentKind) -> None:
    schema = json.loads(schemas()[f"{kind}.v1.json"])

    jsonschema.Draft7Validator.check_schema(schema)
    assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"
    references = {part["$ref"] for part in _parts(schema) if "$ref" in part}
    assert references == {f"#/definitions/{name}" for name in schema["definitions"]}


@pytest.mark.parametrize("kind", KINDS)
def test_no_schema_chooses_by_trial(kind: DocumentKind) -> None:
    for part in _parts(schema_for(kind)):
        if "type" in part and isinstance(part["type"], str | list):
            assert not {"anyOf", "oneOf", "not", "default"} & set(part)
        assert "null" not in json.dumps(part.get("type", ""))


@pytest.mark.parametrize("kind", KINDS)
def test_every_mapping_is_closed_and_every_key_explained(kind: DocumentKind) -> None:
    schema = schema_for(kind)

    for mapping in (schema, *schema["definitions"].values()):
        assert mapping["additionalProperties"] is False
        assert mapping["title"]
        assert mapping["description"].endswith(".")
        for key, rule in mapping["properties"].items():
            assert re.fullmatch(r"[^\n]+\.", rule["description"]), f"{mapping['title']}: {key}"


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_stands_beside_a_reference_where_it_would_be_ignored(kind: DocumentKind) -> None:
    assert [part for part in _parts(schema_for(kind)) if "$ref" in part and len(part) > 1] == []


def test_a_union_is_a_choice_by_the_kind_of_value() -> None:
    link = schema_for("pair")["definitions"]["RouteSpec"]["properties"]["link"]["additionalProperties"]

    assert link == {
        "type": ["object", "string"],
        "if": {"type": "object"},
        "then": {"$ref": "#/definitions/LinkSpec"},
    }


def test_the_words_are_those_of_the_types_and_of_nothing_else() -> None:
    keys = {kind.__name__: sorted(kind.__struct_encode_fields__) for kind in TYPES}

    assert {name: sorted(uses) for name, (_, uses) in WORDS.items()} == keys


def test_the_nouns_tell_all_kinds_of_mappings_apart() -> None:
    nouns = [noun for noun, _ in WORDS.values()]

    assert sorted(set(nouns)) == sorted(nouns)


def _value(kind: type[Spec]) -> Plain:
    """Return the YAML below `Example:` in a docstring, as the reader of specs reads it."""
    _, _, example = (inspect.getdoc(kind) or "").partition("Example:\n")
    diags = Diagnostics()
    located = read(kind.__name__, f"{kind.__name__}.yaml", inspect.cleandoc(example), diags)
    assert list(diags) == []
    assert located is not None
    return located.value


@pytest.mark.parametrize("kind", TYPES, ids=lambda kind: str(kind.__name__))
def test_the_example_of_a_type_is_one(kind: type[Spec]) -> None:
    assert isinstance(msgspec.convert(_value(kind), kind), kind)


@pytest.mark.parametrize("kind", TYPES, ids=lambda kind: str(kind.__name__))
def test_the_example_of_a_type_fits_its_schema(kind: type[Spec]) -> None:
    for name in DOCUMENTS:
        schema = schema_for(name)
        if kind is DOCUMENTS[name]:
            jsonschema.Draft7Validator(schema).validate(_value(kind))
        elif kind.__name__ in schema["definitions"]:
            part = {**schema["definitions"][kind.__name__], "definitions": schema["definitions"]}
            jsonschema.Draft7Validator(part).validate(_value(kind))
