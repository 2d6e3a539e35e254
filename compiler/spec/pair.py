"""`pair/v1`: how one platform's objects land in another's."""

from typing import Literal

import msgspec

from compiler.spec.base import Spec
from compiler.spec.platform import Identifies
from compiler.spec.protection import DecisionSpec, GotchaSpec, PrerequisiteSpec, ProtectSpec, RebuildSpec
from compiler.spec.publishing import HandoutSpec, PublishedSpec
from compiler.spec.rows import CollectSpec, DeriveSpec, ExpandSpec, MapSpec, RatesSpec, SplitSpec


class KeySpec(Spec, frozen=True, kw_only=True):
    """The external id field that every written object gets.

    Example:
        {field: Migration_Key__c, type: text(120)}
    """

    field: str
    type: str = "text(120)"
    case_sensitive: bool = True


class AuditFields(Spec, frozen=True, kw_only=True):
    """The custom fields that hold the source's own timestamps.

    Example:
        {created: Source_Created_At__c, modified: Source_Modified_At__c}
    """

    created: str | None = None
    modified: str | None = None


class ComputedSpec(Spec, frozen=True, kw_only=True):
    """How the target fills a field by itself: a running number, a formula, or a total over detail records.

    `over` is the reference by which the detail records belong to this one, as `Object.Field`; of `count`,
    `sum`, `least` and `greatest` exactly one says what is done with which of their fields (`count` needs
    none: write `count: true`).

    Example:
        {over: Invoice__c.Account__c, sum: Amount__c}
    """

    number: str | None = None
    formula: str | None = None
    over: str | None = None
    count: bool = False
    sum: str | None = None
    least: str | None = None
    greatest: str | None = None


class NewField(Spec, frozen=True, kw_only=True):
    """A field that the target gets; `text(40)` alone is short for `{type: text(40)}`.

    `renamed_from` is the name under which the same object had it before. `kept_as` is another form of the
    same type: text of several lines (`area`), text that is shown masked (`masked`), a reference whose record
    is a part of the other (`part_of`), a number shown as a percentage (`percent`). `identifies` is the kind
    of identifier it holds, where that is not the kind of what fills it.

    Example:
        {type: ref(Contact)!, on_delete: restrict}
    """

    type: str
    label: str | None = None
    help: str | None = None
    on_delete: Literal["restrict", "cascade", "clear"] | None = None
    unique: bool = False
    phi: str | None = None
    identifies: Identifies | None = None
    renamed_from: str | None = None
    kept_as: Literal["area", "masked", "part_of", "percent"] | None = None
    computed: ComputedSpec | None = None


class NewObject(Spec, frozen=True, kw_only=True):
    """An object that the target gets.

    Example:
        {label: Invoice, record_name: "auto(INV-{0000})", fields: {Amount__c: money!}}
    """

    label: str
    plural: str | None = None
    record_name: str
    activities: bool = False
    fields: dict[str, str | NewField]


class RecordType(Spec, frozen=True, kw_only=True):
    """A record type that an object gets.

    Example:
        {label: Clinic}
    """

    label: str
    doc: str | None = None


class QueueSpec(Spec, frozen=True, kw_only=True):
    """A queue that the target gets: records of some objects wait in it until a person takes them.

    Example:
        {label: Front Desk, objects: [Task]}
    """

    label: str
    objects: tuple[str, ...]


class SchemaSpec(Spec, frozen=True, kw_only=True):
    """What the target lacks and gets: the key, audit fields, fields, objects, record types, enumerations,
    picklist values and queues.

    Example:
        {key: {field: Migration_Key__c}, fields: {Contact: {Number__c: text(40)}}}
    """

    key: KeySpec
    audit: AuditFields = AuditFields()
    fields: dict[str, dict[str, str | NewField]] = {}
    objects: dict[str, NewObject] = {}
    record_types: dict[str, dict[str, RecordType]] = {}
    enums: dict[str, tuple[str, ...]] = {}
    values: dict[str, dict[str, Literal["open", "closed"]]] = {}
    queues: dict[str, QueueSpec] = {}


class LinkSpec(Spec, frozen=True, kw_only=True):
    """A reference; `patient_id -> patient` alone is short for `{ref: patient_id -> patient}`.

    Example:
        {ref: treatment_id -> treatment_record, missing: empty}
    """

    ref: str
    missing: Literal["reject", "empty"] | None = None
    otherwise: str | None = None
    later: bool = False


class FoundSpec(Spec, frozen=True, kw_only=True):
    """A record that every account of the target has, told by the values of its fields; its id goes into every
    row.

    Example:
        {in: Pricebook2, where: {IsStandard: true}}
    """

    in_: str = msgspec.field(name="in")
    where: dict[str, str | int | float | bool]


class UnmatchedSpec(Spec, frozen=True, kw_only=True):
    """What happens to a row that a find route does not match.

    Example:
        {owner: $fallback_owner, report: true}
    """

    owner: str
    report: bool = True


class AuditSpec(Spec, frozen=True, kw_only=True):
    """The expressions for the source's own timestamps; `native` also sets the target's created date.

    Example:
        {created: created_at | at($zone), native: true}
    """

    created: str | None = None
    modified: str | None = None
    native: bool = False


class LimitsSpec(Spec, frozen=True, kw_only=True):
    """Bounds that a row must keep.

    Example:
        {max_duration: 24h}
    """

    max_duration: str | None = None


class RouteSpec(Spec, frozen=True, kw_only=True):
    """One source object, or one case of a split, to one target object.

    Example:
        {from: Patient, to: Contact, set: {LastName: last_name | trim}}
    """

    from_: str = msgspec.field(name="from")
    to: str
    when: str | None = None
    op: Literal["upsert", "insert", "find", "file"] = "upsert"
    guard: Literal["key"] | None = None
    record_type: str | None = None
    set: dict[str, str | int | float | bool] = {}
    const: dict[str, str | int | float | bool] = {}
    link: dict[str, str | LinkSpec] = {}
    found: dict[str, FoundSpec] = {}
    find: dict[str, str] = {}
    show: dict[str, str] = {}
    unmatched: UnmatchedSpec | None = None
    content: str | None = None
    publish_to: str | None = None
    audit: AuditSpec = AuditSpec()
    drop: dict[str, str] = {}
    accept: dict[str, dict[str, str]] = {}
    limits: LimitsSpec = LimitsSpec()


class SampleSpec(Spec, frozen=True, kw_only=True):
    """How many rows of each object a sample takes, and over which field it is spread.

    Example:
        {rows: 300, spread_by: {Appointment: status}}
    """

    rows: int = 300
    spread_by: dict[str, str] = {}


class DeltaSpec(Spec, frozen=True, kw_only=True):
    """How late changes are picked up.

    Example:
        {window: 48h, overlap: 10m, deletes: report}
    """

    window: str = "48h"
    overlap: str = "10m"
    deletes: Literal["report"] = "report"


class ReconcileSpec(Spec, frozen=True, kw_only=True):
    """What is compared after the load beyond the counts.

    Example:
        {sums: {invoice: [Amount__c]}}
    """

    sums: dict[str, tuple[str, ...]] = {}


class RollbackSpec(Spec, frozen=True, kw_only=True):
    """How a load is taken back.

    Example:
        {mode: journal, keep_days: 30}
    """

    mode: Literal["journal"] = "journal"
    keep_days: int = 30


class PairSpec(Spec, frozen=True, kw_only=True):
    """A pair document.

    Example:
        spec: pair/v1
        name: practice-crm
        source: practice
        target: crm
        schema: {key: {field: Migration_Key__c}}
        routes: {patient: {from: Patient, to: Contact, set: {LastName: last_name}}}
    """

    spec: Literal["pair/v1"]
    name: str
    source: str
    target: str
    decisions: dict[str, DecisionSpec] = {}
    prerequisites: dict[str, PrerequisiteSpec] = {}
    schema: SchemaSpec
    maps: dict[str, MapSpec] = {}
    rates: dict[str, RatesSpec] = {}
    derive: dict[str, DeriveSpec] = {}
    collect: dict[str, CollectSpec] = {}
    splits: dict[str, SplitSpec] = {}
    expand: dict[str, ExpandSpec] = {}
    routes: dict[str, RouteSpec]
    not_migrated: dict[str, str] = {}
    protect: ProtectSpec = ProtectSpec()
    sample: SampleSpec = SampleSpec()
    delta: DeltaSpec = DeltaSpec()
    reconcile: ReconcileSpec = ReconcileSpec()
    rollback: RollbackSpec = RollbackSpec()
    rebuild: dict[str, RebuildSpec] = {}
    gotchas: dict[str, GotchaSpec] = {}
    typical: dict[str, int] = {}
    published: PublishedSpec | None = None
    handouts: dict[str, HandoutSpec] = {}
    accept: dict[str, dict[str, str]] = {}
    proposed: dict[str, str] = {}
