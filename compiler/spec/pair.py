"""`pair/v1`: how one platform's objects land in another's."""

from typing import Literal

import msgspec

from compiler.spec.platform import Spec


class DecisionSpec(Spec, frozen=True, kw_only=True):
    """A question a person must answer: either for a value (`type`) or about a place in the spec (`decides`).

    Example:
        {ask: "Which time zone do clinic days follow?", type: time_zone, needed: sample}
    """

    ask: str
    type: Literal["time_zone", "username", "text", "bool"] | None = None
    decides: str | None = None
    needed: Literal["sample", "production"] = "sample"


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


class NewField(Spec, frozen=True, kw_only=True):
    """A field that the target gets; `text(40)` alone is short for `{type: text(40)}`.

    Example:
        {type: ref(Contact)!, on_delete: restrict}
    """

    type: str
    label: str | None = None
    help: str | None = None
    on_delete: Literal["restrict", "cascade", "clear"] | None = None
    unique: bool = False
    phi: str | None = None


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


class SchemaSpec(Spec, frozen=True, kw_only=True):
    """What the target lacks and gets: the key, audit fields, fields, objects, enumerations and picklist
    values.

    Example:
        {key: {field: Migration_Key__c}, fields: {Contact: {Number__c: text(40)}}}
    """

    key: KeySpec
    audit: AuditFields = AuditFields()
    fields: dict[str, dict[str, str | NewField]] = {}
    objects: dict[str, NewObject] = {}
    enums: dict[str, tuple[str, ...]] = {}
    values: dict[str, dict[str, Literal["open", "closed"]]] = {}


class MapSpec(Spec, frozen=True, kw_only=True):
    """A value map: total over the source enumeration.

    Example:
        {from: status, to: state, values: {open: Open, shut: Closed}}
    """

    from_: str = msgspec.field(name="from")
    to: str
    values: dict[str, str]
    otherwise: Literal["reject"] | None = None
    merges: dict[str, str] = {}


class DeriveSpec(Spec, frozen=True, kw_only=True):
    """A field taken from related rows: a parent's (`lookup`), or one or all of the children's.

    `by` is the own field that refers to the parent, or the children's field that refers to this row.

    Example:
        {lookup: AppointmentType.name, by: appointment_type_id}
    """

    lookup: str | None = None
    first: str | None = None
    gather: str | None = None
    by: str


class SplitSpec(Spec, frozen=True, kw_only=True):
    """A classification of an object's rows: the first case that holds wins.

    Example:
        {of: Appointment, cases: {visit: end is present}, otherwise: reject}
    """

    of: str
    cases: dict[str, str]
    otherwise: str | None = None


class LinkSpec(Spec, frozen=True, kw_only=True):
    """A reference; `patient_id -> patient` alone is short for `{ref: patient_id -> patient}`.

    Example:
        {ref: treatment_id -> treatment_record, missing: empty}
    """

    ref: str
    missing: Literal["reject", "empty"] | None = None
    later: bool = False


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
    set: dict[str, str | int | float | bool] = {}
    const: dict[str, str | int | float | bool] = {}
    link: dict[str, str | LinkSpec] = {}
    find: dict[str, str] = {}
    show: dict[str, str] = {}
    unmatched: UnmatchedSpec | None = None
    content: str | None = None
    publish_to: str | None = None
    audit: AuditSpec = AuditSpec()
    drop: dict[str, str] = {}
    accept: dict[str, dict[str, str]] = {}
    limits: LimitsSpec = LimitsSpec()


class ProtectClass(Spec, frozen=True, kw_only=True):
    """How a class of health data is labelled in the target.

    Example:
        {classification: Restricted, compliance: [PII, HIPAA]}
    """

    classification: str
    compliance: tuple[str, ...] = ()


class Grant(Spec, frozen=True, kw_only=True):
    """A group of people and the classes its members may read.

    Example:
        {read: [identifier, health]}
    """

    read: tuple[str, ...]


class ProtectSpec(Spec, frozen=True, kw_only=True):
    """Who may see which class of health data.

    Example:
        {health: {classification: Restricted}, grants: {Clinical_PHI: {read: [health]}}}
    """

    identifier: ProtectClass | None = None
    health: ProtectClass | None = None
    financial: ProtectClass | None = None
    grants: dict[str, Grant] = {}


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


class RebuildSpec(Spec, frozen=True, kw_only=True):
    """How one automation of the source is built again by hand.

    Example:
        {with: Scheduled Flow, owner: admin, done_when: a test patient gets a reminder}
    """

    with_: str = msgspec.field(name="with")
    owner: str
    done_when: str


class GotchaSpec(Spec, frozen=True, kw_only=True):
    """What answers a gotcha: a place in the spec (`by`), or the reason why nothing needs to (`accepted`).

    Example:
        {by: connector.rate}
    """

    by: str | None = None
    accepted: str | None = None


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
    schema: SchemaSpec
    maps: dict[str, MapSpec] = {}
    derive: dict[str, DeriveSpec] = {}
    splits: dict[str, SplitSpec] = {}
    routes: dict[str, RouteSpec]
    not_migrated: dict[str, str] = {}
    protect: ProtectSpec = ProtectSpec()
    sample: SampleSpec = SampleSpec()
    delta: DeltaSpec = DeltaSpec()
    reconcile: ReconcileSpec = ReconcileSpec()
    rollback: RollbackSpec = RollbackSpec()
    rebuild: dict[str, RebuildSpec] = {}
    gotchas: dict[str, GotchaSpec] = {}
