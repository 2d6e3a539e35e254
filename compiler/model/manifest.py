"""The manifest: what every address of a pair means and where it is written. Written as `manifest.json`."""

import json
import re
from collections.abc import Iterable, Mapping
from typing import Literal

import msgspec

from compiler.model.value import Value

FORMAT = "manifest/2"
_PLAIN = re.compile(r'[^,"\s](?:[^,"]*[^,"\s])?')
_LISTED = re.compile(r'"(?:[^"\\]|\\.)*"|[^,\s][^,]*')
Consequence = Literal["ACCESS", "SCHEMA", "DATA", "ORDER", "DOCS"]
CONSEQUENCES: tuple[Consequence, ...] = ("ACCESS", "SCHEMA", "DATA", "ORDER", "DOCS")
"""What a change leads to, the gravest first: other people may read, a deployment, other rows, another course
of the run, other documents only.
"""


def list_text(values: Iterable[str]) -> str:
    """Write values as one text from which `values_of` reads them again, whatever is in them."""
    return ", ".join(value if _PLAIN.fullmatch(value) else _json(value) for value in values)


def values_of(text: str) -> tuple[str, ...]:
    """Read the values that `list_text` wrote."""
    return tuple(str(json.loads(part)) if part.startswith('"') else part for part in _LISTED.findall(text))


class Fill(Value, frozen=True, kw_only=True, omit_defaults=True):
    """A column that an address of a route fills, and the component of the destination it belongs to."""

    column: str
    component: str | None
    expression: str
    phi: str
    sources: tuple[str, ...]
    target: str
    headers: tuple[str, ...] = ()


class Node(Value, frozen=True, kw_only=True, omit_defaults=True):
    """One address.

    `meaning` is the canonical text of the value that stands there, None where only parts of it have values;
    `type` and `phi` are what was found out about it. `fingerprint` covers all of that, everything below the
    address and everything that it `uses`; no comment, order, file or line is in it. `file`, `line` and
    `column` (from 1) say where it is written.
    """

    kind: str
    consequence: Consequence
    fingerprint: str
    meaning: str | None = None
    type: str | None = None
    phi: str | None = None
    uses: tuple[str, ...] = ()
    component: str | None = None
    evidence: str | None = None
    field: str | None = None
    object: str | None = None
    source: str | None = None
    target: str | None = None
    operation: str | None = None
    sql: str | None = None
    needed: str | None = None
    sources: tuple[str, ...] = ()
    fills: tuple[Fill, ...] = ()
    file: str | None = None
    line: int | None = None
    column: int | None = None


def with_facts(node: Node, facts: Mapping[str, object]) -> Node:
    """Return a node of which more is known; facts are named as its fields."""
    return msgspec.structs.replace(node, **facts)


class Lost(Value, frozen=True, kw_only=True, omit_defaults=True):
    """What an expression loses, the rule it is under, and the reason why that is accepted."""

    rule: str
    message: str
    reason: str | None = None


class Edge(Value, frozen=True, kw_only=True, omit_defaults=True):
    """What fills a target field: the address, the canonical expression, and the source fields behind it.

    `steps` are the addresses of derived fields and collected objects on the way, `maps` those of value maps.
    `duty` is set, const, audit, native, find or link.
    """

    target: str
    route: str
    address: str
    duty: str
    expression: str
    phi: str
    type: str | None = None
    sources: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    maps: tuple[str, ...] = ()
    losses: tuple[Lost, ...] = ()


class Turn(Value, frozen=True, kw_only=True, omit_defaults=True):
    """When a route is loaded: its wave from 1, and the routes that each of its references needs to be loaded
    before; those of `later` are filled in a second pass.
    """

    wave: int
    needs: dict[str, tuple[str, ...]] = {}
    later: dict[str, tuple[str, ...]] = {}


class Manifest(Value, frozen=True, kw_only=True):
    """Everything that comparing, drawing and asking need to know of a compiled pair.

    `nodes` are by address, `lineage` by target field, `readers` names for each class of health data the
    groups of people who may read it, `turns` are by route, `components` give for each piece of metadata, as
    `Type:Full.Name`, the address that asks for it, and `places` where such an address is written (file, line,
    column) that is no node.
    """

    format: str = FORMAT
    pair: str
    customer: str | None
    source: str
    target: str
    digest: str
    key_field: str
    nodes: dict[str, Node]
    lineage: tuple[Edge, ...]
    readers: dict[str, tuple[str, ...]]
    turns: dict[str, Turn]
    components: dict[str, str] = {}
    places: dict[str, tuple[str, int, int]] = {}

    @property
    def address(self) -> str:
        """Name the compiled pair as people do: `pair` or `pair@customer`."""
        return f"{self.pair}@{self.customer}" if self.customer else self.pair


_WRITER = json.JSONEncoder(sort_keys=True, ensure_ascii=False)


def manifest_to_json(manifest: Manifest) -> str:
    """Write a manifest with one line for each node and each edge, so that two can be compared by eye."""
    content = msgspec.to_builtins(manifest)
    parts = [f" {_json(key)}: {_pretty(content[key])}" for key in sorted(content)]
    return "{\n" + ",\n".join(parts) + "\n}\n"


def manifest_from_json(text: str | bytes) -> Manifest:
    """Read a manifest; raises `msgspec.ValidationError` where the text is not a manifest of this format."""
    manifest = msgspec.json.decode(text, type=Manifest)
    if manifest.format != FORMAT:
        raise msgspec.ValidationError(f"this command reads {FORMAT}, not {manifest.format}")
    return manifest


def _pretty(value: object) -> str:
    if isinstance(value, dict) and value:
        return "{\n" + ",\n".join(f"  {_json(key)}: {_json(value[key])}" for key in sorted(value)) + "\n }"
    if isinstance(value, list | tuple) and value:
        return "[\n" + ",\n".join(f"  {_json(each)}" for each in value) + "\n ]"
    return _json(value)


def _json(value: object) -> str:
    return _WRITER.encode(value)
