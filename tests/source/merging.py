"""A small pair and its platforms, and what becomes of them under an overlay."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from compiler.diagnostics.diagnostic import Diagnostics, Place
from compiler.diagnostics.render import render
from compiler.source.located import Located, Plain
from compiler.source.overlay import merge
from compiler.source.reader import read
from compiler.source.sources import Sources

PAIR = """\
spec: pair/v1
schema:
  fields:
    Contact: {NPI__c: text(10)}
maps:
  status: {from: status, values: {no_show: Deferred, done: Completed}}
derive:
  Practitioner.policy_codes: {gather: Ack.code, by: practitioner_id}
routes:
  patient:
    set:
      LastName: last_name
      MailingCountry: country
      MailingCity: city
    drop: {sex: not needed}
  visit:
    set: {Subject: subject}
gotchas:
  practice.rate_limit: {by: connector.rate}
"""
SOURCE = """\
enums: {status: [no_show, done]}
objects:
  Patient: {fields: {id: id!, email: text(254)}}
"""
TARGET = """\
objects:
  Contact: {fields: [LastName, Email]}
"""
OVERLAY = "specs/orgs/acme.yaml"
FILES = {"specs/pairs/p.yaml": PAIR, "specs/platforms/s.yaml": SOURCE, "specs/platforms/t.yaml": TARGET}


@dataclass(frozen=True)
class Changes:
    add: Mapping[str, Any] = field(default_factory=dict)
    change: Mapping[str, Any] = field(default_factory=dict)
    remove: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Merged:
    pair: Located
    source: Located
    target: Located
    overlay: Located
    sources: Sources
    said: str

    def at(self, document: str, *keys: str) -> Plain:
        value: Any = {"pair": self.pair, "source": self.source, "target": self.target}[document].value
        for key in keys:
            value = value[key]
        found: Plain = value
        return found

    def written(self, document: str, *keys: str) -> tuple[str, int]:
        span = self.sources.span(Place(document=document, keys=keys))
        assert span is not None
        return span.file, span.line


def read_cleanly(document: str, file: str, text: str, diags: Diagnostics) -> Located:
    found = read(document, file, text, diags)
    assert found is not None
    return found


def merged(overlay: str) -> Merged:
    diags = Diagnostics()
    layer = read_cleanly("overlay", OVERLAY, overlay, diags)
    documents = ("pair", "source", "target")
    bases = [
        read_cleanly(name, file, FILES[file], diags) for name, file in zip(documents, FILES, strict=True)
    ]
    assert isinstance(layer.value, dict)
    changes = Changes(**{key: value or {} for key, value in layer.value.items()})  # type: ignore[arg-type]
    pair, source, target = merge(bases[0], bases[1], bases[2], changes, layer, diags)
    sources = Sources.of({**FILES, OVERLAY: overlay}, pair, source, target, layer)
    return Merged(
        pair=pair, source=source, target=target, overlay=layer, sources=sources, said=render(diags, sources)
    )
