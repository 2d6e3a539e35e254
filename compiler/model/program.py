"""The compiled program: every name looked up, every expression parsed and typed, each node with its place."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from compiler.diagnostics.diagnostic import Place
from compiler.language.check import Loss
from compiler.language.syntax import Node
from compiler.language.types import Type
from compiler.model.connector import Connector
from compiler.model.plan import Decision
from compiler.spec.pair import PairSpec
from compiler.spec.platform import PlatformSpec


@dataclass(frozen=True, slots=True, kw_only=True)
class Polymorphic:
    """A reference whose object another field tells: `objects` maps that field's values to object names."""

    by: str
    id: str
    objects: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceField:
    """A field of a source object. `path` leads from a record to the value; `refers` replaces it for composed
    references.
    """

    name: str
    type: Type
    path: tuple[str, ...]
    evidence: str
    doc: str | None
    refers: Polymorphic | None
    size: str | None = None
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Derived:
    """A field taken from related rows. `own` is this row's column of the match, `theirs` the related
    object's.
    """

    name: str
    how: Literal["lookup", "first", "gather"]
    object: str
    field: str
    own: str
    theirs: str
    type: Type
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceObject:
    """An object of the source with its own and its derived fields."""

    name: str
    key: tuple[str, ...]
    created: str | None
    modified: str | None
    channel: Literal["api", "export", "tenant"]
    evidence: Literal["documented", "observed", "assumed"]
    fields: Mapping[str, SourceField]
    derived: Mapping[str, Derived]
    place: Place

    def type_of(self, name: str) -> Type | None:
        """Return the type of an own or derived field, None where there is none."""
        found = self.fields.get(name) or self.derived.get(name)
        return found.type if found else None


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetField:
    """A field of a target object. `place` is None for standard fields; `system` marks the key and audit
    fields we add.
    """

    name: str
    label: str
    type: Type
    custom: bool
    required: bool
    creatable: bool
    help: str | None = None
    on_delete: Literal["restrict", "cascade", "clear"] | None = None
    unique: bool = False
    external_id: bool = False
    polymorphic: bool = False
    relationship: str | None = None
    system: bool = False
    place: Place | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetObject:
    """A standard object, or one that the pair creates. `home` is where its custom fields are declared
    (Activity).
    """

    name: str
    label: str
    plural: str
    custom: bool
    home: str
    record_name: str | None
    activities: bool
    fields: Mapping[str, TargetField]
    place: Place | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueMap:
    """A value map between a source enumeration and a target picklist."""

    name: str
    source_enum: str
    target_enum: str
    values: Mapping[str, str]
    rejects_others: bool
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Expression:
    """An expression with its text, its tree, its type, and the places where it loses something."""

    text: str
    node: Node
    type: Type
    losses: tuple[Loss, ...]
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One case of a split."""

    name: str
    condition: Expression


@dataclass(frozen=True, slots=True, kw_only=True)
class Split:
    """A total classification; `otherwise` is a case name, or None where other rows are refused."""

    name: str
    object: str
    cases: tuple[Case, ...]
    otherwise: str | None
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """A target field and what fills it: an expression, or a constant already in the target's text form."""

    field: str
    expression: Expression | None
    constant: str | None
    type: Type
    place: Place
    duty: Literal["set", "const", "audit", "native", "find", "show"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A target reference and the routes whose rows it may point at.

    `own` is the source field that holds the id; None for `$tenant` and for a decision alone. `object` is the
    source object referred to where there is one only; composed references carry their own objects.
    """

    field: str
    own: str | None
    object: str | None
    routes: tuple[str, ...]
    fallback: str | None
    required: bool
    missing: Literal["reject", "empty"]
    later: bool
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """One source object, or one case of a split, to one target object; nothing left to look up."""

    name: str
    source: str
    target: str
    operation: Literal["upsert", "insert", "find", "file"]
    split: str | None
    case: str | None
    assignments: tuple[Assignment, ...]
    references: tuple[Reference, ...]
    content: str | None
    native_audit: bool
    max_duration_minutes: int | None
    losses: Mapping[str, str]
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Program:
    """The whole migration. `enums` holds source and target enumerations by name; `specs` are kept for
    documents only.
    """

    pair: PairSpec
    source: PlatformSpec
    target: PlatformSpec
    customer: str | None
    tenant: Mapping[str, str]
    decisions: Mapping[str, Decision]
    connector: Connector | None
    source_enums: Mapping[str, tuple[str, ...]]
    target_enums: Mapping[str, tuple[str, ...]]
    closed_values: Mapping[str, tuple[str, ...]]
    objects: Mapping[str, SourceObject]
    targets: Mapping[str, TargetObject]
    maps: Mapping[str, ValueMap]
    splits: Mapping[str, Split]
    routes: Mapping[str, Route]
    key_field: str
    key_length: int
    tzdata: str
