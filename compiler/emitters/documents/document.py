"""What a document is: prose in a template, and what is put into it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from compiler.emitters.manifest import manifest
from compiler.model.manifest import Manifest
from compiler.model.plan import Plan
from compiler.model.program import Program
from compiler.platforms.emitter import Compiled
from compiler.platforms.known import platform_of
from compiler.platforms.lineage import Fillings
from compiler.platforms.privacy import FieldProtection

Audience = Literal["everybody", "administrator", "privacy officer", "runner"]


@dataclass(frozen=True, kw_only=True)
class Subject:
    """What documents are about: a compiled pair, with what was worked out about it once for all of them."""

    compiled: Compiled
    ways: Fillings

    @cached_property
    def manifest(self) -> Manifest:
        """Return the manifest, worked out when it is first asked for."""
        return manifest(self.compiled)

    @cached_property
    def protections(self) -> tuple[FieldProtection, ...]:
        """Return how each field with classed data is protected, worked out when it is first asked for."""
        fields = platform_of(self.program).privacy.fields
        return fields(self.program, self.compiled.components, self.ways)

    @property
    def program(self) -> Program:
        """Return the program."""
        return self.compiled.program

    @property
    def plan(self) -> Plan:
        """Return the plan."""
        return self.compiled.plan


Context = Callable[[Subject], Mapping[str, object] | None]


def nothing_beside(subject: Subject) -> Mapping[str, str]:
    """Put nothing beside a document."""
    return {}


def no_workbooks(subject: Subject) -> Mapping[str, bytes]:
    """Put no file beside a document that is no text."""
    return {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One document of a pair, for people.

    `name` is its file without an ending, and that of its template (`documents/<name>.md.j2`); `title` stands
    in the list of documents and `about` beside it. `context` returns what the template needs beyond `pair`,
    `made_from`, `source` and `target`, or None where a pair has no such document. `beside` returns tables
    (CSV) and `workbooks` files that are no text, which stand in `docs/` too, by their names there.
    """

    name: str
    title: str
    about: str
    audience: Audience
    context: Context
    beside: Callable[[Subject], Mapping[str, str]] = nothing_beside
    workbooks: Callable[[Subject], Mapping[str, bytes]] = no_workbooks


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A document as Markdown, and the texts and the workbooks that stand beside it in `docs/`."""

    document: Document
    text: str
    beside: Mapping[str, str]
    workbooks: Mapping[str, bytes]
