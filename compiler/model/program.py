"""The compiled program: every name looked up, every expression parsed and typed, each node with its place."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeVar, cast

from compiler.diagnostics.diagnostic import Place
from compiler.language.check import Loss
from compiler.language.syntax import Node
from compiler.language.types import Type
from compiler.model.connector import Connector
from compiler.model.plan import Decision
from compiler.spec.lock import ConfirmationsSpec
from compiler.spec.pair import PairSpec
from compiler.spec.platform import PlatformSpec

Made = TypeVar("Made")


@dataclass(frozen=True, slots=True, kw_only=True)
class Polymorphic:
    """A reference whose object another field tells: `objects` maps that field's values to object names."""

    by: str
    id: str
    objects: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceField:
    """A field of a source object. `path` leads from a record to the value; `refers` replaces it for composed
    references. `identifies` is the kind of identifier that its author named.
    """

    name: str
    type: Type
    path: tuple[str, ...]
    evidence: str
    doc: str | None
    refers: Polymorphic | None
    size: str | None = None
    identifies: str | None = None
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Derived:
    """A field taken from related rows. `own` is this row's column of the match, `theirs` the related
    object's; empty where that is the row's key (`$source`).

    `field` is the related field that is taken, empty for `count` and `exists`. `where` chooses among related
    rows, over their fields; `on` is the related field that tells which one is the latest.
    """

    name: str
    how: Literal["lookup", "first", "latest", "gather", "distinct", "sum", "count", "exists"]
    object: str
    field: str
    own: str
    theirs: str
    type: Type
    where: "Expression | None" = None
    on: str | None = None
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Inside:
    """The rows of an object are found in a field of another: `path` leads from its record to it; `what` are
    the members of a list, or the images of an HTML text.
    """

    object: str
    field: str
    path: tuple[str, ...]
    what: Literal["members", "images"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Collected:
    """A field of a made object: how it comes from the group's rows, by an expression over them; `on` is the
    field that tells which row is the latest.
    """

    name: str
    how: Literal["key", "first", "latest", "least", "greatest", "average", "count", "sum"]
    expression: "Expression"
    on: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Primary:
    """Which row of those with the same `per` is flagged: the one with the most of `most`."""

    field: str
    per: str
    most: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Collection:
    """How the rows of a made object come from those of another: one for each different key."""

    of: str
    fields: tuple[Collected, ...]
    where: "Expression | None"
    primary: Primary | None
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceObject:
    """An object of the source with its own and its derived fields.

    The members of a typed JSON field are fields of their own, with dotted names. `inside` says where the rows
    of an `inside` object are, `collection` how those of a `made` object are made.
    """

    name: str
    key: tuple[str, ...]
    created: str | None
    modified: str | None
    channel: Literal["api", "export", "tenant", "inside", "made"]
    evidence: Literal["documented", "observed", "assumed"]
    fields: Mapping[str, SourceField]
    derived: Mapping[str, Derived]
    inside: Inside | None = None
    collection: Collection | None = None
    place: Place

    def type_of(self, name: str) -> Type | None:
        """Return the type of an own or derived field, None where there is none."""
        found = self.fields.get(name) or self.derived.get(name)
        return found.type if found else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Computed:
    """How the target fills a field by itself.

    `text` is the format of a `number`, a `formula` in the target's language, or the field of the detail
    records that is totalled (empty for `count`). `over` is the reference by which those belong to this one,
    as object and field; None without detail records.
    """

    how: Literal["number", "formula", "count", "sum", "least", "greatest"]
    text: str
    over: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetField:
    """A field of a target object. `place` is None for standard fields; `system` marks the key and audit
    fields we add. `kept_as` is another form of its type, as `NewField` says it; a `computed` field is filled
    by the target alone.
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
    identifies: str | None = None
    kept_as: Literal["area", "masked", "part_of", "percent"] | None = None
    computed: Computed | None = None
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
    """A value map between a source enumeration and a target picklist.

    `policy` says what becomes of a value outside the enumeration, None where nothing is said.
    """

    name: str
    source_enum: str
    target_enum: str
    values: Mapping[str, str]
    policy: Literal["reject", "default", "keep", "quarantine"] | None
    default: str | None
    place: Place

    @property
    def rejects_others(self) -> bool:
        """Tell whether the author chose to refuse values outside the enumeration."""
        return self.policy == "reject"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rates:
    """A dated rate table: by currency, the days (ISO, ascending) and what one unit is worth from each on."""

    name: str
    to: str
    values: Mapping[str, tuple[tuple[str, str], ...]]
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
class Constant:
    """A target field that holds the id of a record every account has: the one of `object` whose fields equal
    `where`.
    """

    field: str
    object: str
    where: Mapping[str, str]
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A target reference and the routes whose rows it may point at.

    `own` is the source field that holds the id; None for `$tenant` and for a decision alone. `object` is the
    source object referred to where there is one only; composed references carry their own objects. With
    `or_tenant` a row that refers to nothing belongs to the customer's own record.
    """

    field: str
    own: str | None
    object: str | None
    routes: tuple[str, ...]
    fallback: str | None
    required: bool
    missing: Literal["reject", "empty"]
    later: bool
    or_tenant: bool = False
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
    found: tuple[Constant, ...] = ()
    content: str | None
    native_audit: bool
    max_duration_minutes: int | None
    losses: Mapping[str, str]
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Program:
    """The whole migration. `pair`, `source` and `target` are kept for checks and documents.

    `fulfilled` are prerequisites that are done, `confirmations` what was confirmed for the customer,
    `inventory` what its account was found to hold, by object and key;
    `protected` is false where the customer answered that health data needs no protection by law.
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
    rates: Mapping[str, Rates]
    splits: Mapping[str, Split]
    routes: Mapping[str, Route]
    fulfilled: Mapping[str, str]
    confirmations: ConfirmationsSpec | None = None
    inventory: Mapping[str, Mapping[str, Mapping[str, str]]] = field(default_factory=dict)
    protected: bool
    key_field: str
    key_length: int
    tzdata: str
    _made: dict[object, object] = field(default_factory=dict, init=False, repr=False, compare=False)

    def once(self, make: "Callable[[Program], Made]") -> Made:
        """Return what a pure function makes of this program, worked out when it is first asked for."""
        if make not in self._made:
            self._made[make] = make(self)
        return cast("Made", self._made[make])
