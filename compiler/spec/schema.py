"""The shape of each kind of document as JSON Schema draft-07, for editors and for `decode`.

The types of this package are the truth. What msgspec derives from them is rewritten here, because editors
know draft-07 and because an `anyOf` that fails names nothing: a union becomes a choice by the kind of value,
or by the tag that its types carry.
"""

import inspect
import json
from collections.abc import Mapping
from typing import Any, Literal, TypeAlias

import msgspec

from compiler.spec.base import Spec
from compiler.spec.case import TestSpec
from compiler.spec.lock import ConfirmationsSpec, InventorySpec
from compiler.spec.overlay import OverlaySpec
from compiler.spec.pair import PairSpec
from compiler.spec.platform import PlatformSpec
from compiler.spec.words import WORDS

DocumentKind = Literal["platform", "pair", "overlay", "test", "inventory", "confirmations"]
Schema: TypeAlias = dict[str, Any]

DOCUMENTS: Mapping[DocumentKind, type[Spec]] = {
    "platform": PlatformSpec,
    "pair": PairSpec,
    "overlay": OverlaySpec,
    "test": TestSpec,
    "inventory": InventorySpec,
    "confirmations": ConfirmationsSpec,
}
_DRAFT = "http://json-schema.org/draft-07/schema#"
_TAG = "Which kind of this it is; the other keys depend on it."


def schema_for(kind: DocumentKind) -> Schema:
    """Return the draft-07 schema of a kind of document."""
    root = DOCUMENTS[kind]
    _, components = msgspec.json.schema_components((root,), ref_template="#/definitions/{name}")
    definitions = {name: _definition(name, components[name]) for name in sorted(components)}
    top = definitions.pop(root.__name__)
    return {"$schema": _DRAFT, **top, "definitions": definitions}


def schemas() -> dict[str, str]:
    """Return the file name and the text of every schema, the same bytes every time."""
    return {
        f"{kind}.v1.json": json.dumps(schema_for(kind), indent=2, ensure_ascii=False) + "\n"
        for kind in DOCUMENTS
    }


def _definition(name: str, component: Schema) -> Schema:
    """Return the schema of one type: its noun, what its docstring says, and its keys."""
    noun, uses = WORDS.get(name, (name, {}))
    properties = component["properties"]
    return {
        "title": noun,
        "description": _first_paragraph(component["description"]),
        "type": "object",
        "properties": {
            key: _described(_rewritten(properties[key]), uses.get(key, _TAG)) for key in properties
        },
        "required": sorted(component["required"]),
        "additionalProperties": False,
    }


def _described(schema: Schema, words: str) -> Schema:
    """Return a schema with a description; draft-07 ignores whatever stands beside a `$ref`."""
    return {"description": words, **({"allOf": [schema]} if "$ref" in schema else schema)}


def _rewritten(schema: Schema) -> Schema:
    """Return a schema without null, without `anyOf`, and with a kind at every value."""
    if "discriminator" in schema:
        return _tagged(schema["discriminator"])
    choices = [_rewritten(choice) for choice in schema.get("anyOf", ()) if choice.get("type") != "null"]
    if choices:
        return _choice(choices)
    if "$ref" in schema:
        return {"$ref": schema["$ref"]}
    if "enum" in schema:
        return {"type": "string", "enum": sorted(schema["enum"])}
    kept = {key: schema[key] for key in ("type",) if key in schema}
    for key in ("items", "additionalProperties"):
        if isinstance(schema.get(key), dict):
            kept[key] = _rewritten(schema[key])
    return kept


def _choice(choices: list[Schema]) -> Schema:
    """Return a schema that chooses by the kind of the value: text, a list or a mapping."""
    if len(choices) == 1:
        return choices[0]
    kinds = [_kind(choice) for choice in choices]
    merged: Schema = {"type": sorted(kinds)}
    rest: Schema = {}
    for kind, choice in sorted(zip(kinds, choices, strict=True), key=lambda pair: pair[0], reverse=True):
        if choice != {"type": kind}:
            rest = {"if": {"type": kind}, "then": choice} | ({"else": rest} if rest else {})
    return merged | rest


def _tagged(discriminator: Schema) -> Schema:
    """Return a schema that chooses by a tag; where the tag is missing or unknown, that is the one mistake."""
    tag, mapping = discriminator["propertyName"], discriminator["mapping"]
    rest: Schema = {}
    for name, reference in sorted(mapping.items(), reverse=True):
        chosen = {
            "type": "object",
            "required": [tag],
            "properties": {tag: {"type": "string", "enum": [name]}},
        }
        rest = {"if": chosen, "then": {"$ref": reference}} | ({"else": rest} if rest else {})
    kinds = {tag: {"description": _TAG, "type": "string", "enum": sorted(mapping)}}
    noun = f"a value with a {tag}"
    return {"title": noun, "type": "object", "required": [tag], "properties": kinds} | rest


def _kind(schema: Schema) -> str:
    kind: str = "object" if "$ref" in schema else schema["type"]
    return kind


def _first_paragraph(docstring: str) -> str:
    return " ".join(inspect.cleandoc(docstring).split("\n\n")[0].split())
