"""Parts of `pair/v1` that look beyond one row: maps, derived fields, collected rows, splits, expansion."""

from typing import Literal

import msgspec

from compiler.spec.base import Spec


class MapSpec(Spec, frozen=True, kw_only=True):
    """A value map: total over the source enumeration.

    `otherwise` says what becomes of a value that is not in the enumeration: the row is refused (`reject`),
    the value becomes `default`, stays the text that it is (`keep`), or waits until somebody maps it
    (`quarantine`).

    Example:
        {from: status, to: state, values: {open: Open, shut: Closed}, otherwise: default, default: Open}
    """

    from_: str = msgspec.field(name="from")
    to: str
    values: dict[str, str]
    otherwise: Literal["reject", "default", "keep", "quarantine"] | None = None
    default: str | None = None
    merges: dict[str, str] = {}


class DeriveSpec(Spec, frozen=True, kw_only=True):
    """A field taken from related rows: a parent's (`lookup`), or one or all of the children's.

    `by` is the own field that refers to the parent, or the children's field that refers to this row. `match`
    is the other side's field, where it is not the key. `where` chooses among related rows, `order` is what
    the latest is told by.

    Example:
        {latest: Property.value, by: patient_id, where: name = 'referral', order: updated_at}
    """

    lookup: str | None = None
    first: str | None = None
    latest: str | None = None
    gather: str | None = None
    distinct: str | None = None
    sum: str | None = None
    count: str | None = None
    exists: str | None = None
    by: str
    match: str | None = None
    where: str | None = None
    order: str | None = None


class CollectedField(Spec, frozen=True, kw_only=True):
    """A field of collected rows: one value from all rows of the group, as an expression over these rows.

    `least`, `greatest` and `average` leave out rows without a value; the first two work on dates and times
    too. An average has two decimals more than what it is of, at most six.

    Example:
        {latest: service.name, order: updated_at}
    """

    first: str | None = None
    latest: str | None = None
    least: str | None = None
    greatest: str | None = None
    average: str | None = None
    count: str | None = None
    sum: str | None = None
    order: str | None = None


class PrimarySpec(Spec, frozen=True, kw_only=True):
    """A flag that exactly one row of each group has: the one with the most.

    Example:
        {field: is_primary, per: patient_id, most: visits}
    """

    field: str
    per: str
    most: str


class CollectSpec(Spec, frozen=True, kw_only=True):
    """Rows that the source does not have, one for each different key among the rows of an object.

    What stands under `key` and `fields` are expressions over the rows of that object.

    Example:
        of: Appointment
        key: {practitioner_id: practitioner_id, day: start | to_date}
        fields: {since: {least: start}, visits: {count: id}}
        primary: {field: is_primary, per: patient_id, most: visits}
    """

    of: str
    key: dict[str, str]
    where: str | None = None
    fields: dict[str, CollectedField] = {}
    primary: PrimarySpec | None = None
    phi: str | None = None
    doc: str | None = None


class SplitSpec(Spec, frozen=True, kw_only=True):
    """A classification of an object's rows: the first case that holds wins.

    Example:
        {of: Appointment, cases: {visit: end is present}, otherwise: reject}
    """

    of: str
    cases: dict[str, str]
    otherwise: str | None = None


class ExpandType(Spec, frozen=True, kw_only=True):
    """The type of each expanded field, by a member of its row in the inventory.

    Example:
        {by: kind, values: {number: decimal(16.4), date: date}, otherwise: longtext(32000)}
    """

    by: str
    values: dict[str, str]
    otherwise: str


class ExpandValue(Spec, frozen=True, kw_only=True):
    """Where the value of an expanded field is: the related row whose field `where` equals the row's key.

    Example:
        {first: FormAnswer.value, by: submission_id, where: question_id}
    """

    first: str
    by: str
    where: str


class BudgetSpec(Spec, frozen=True, kw_only=True):
    """How many fields an expansion may make, and the field that holds everything in any case.

    Example:
        {fields: 400, overflow: Answers_JSON__c}
    """

    fields: int
    overflow: str


class ExpandSpec(Spec, frozen=True, kw_only=True):
    """Fields that exist only once an account is known: one for each row of the inventory.

    `over` is a source object, `key` the field of it that tells its things apart; `name` and `type.by` are
    fields of it too. The inventory holds one row for each different key, as it was found last.

    Example:
        over: FormQuestion
        key: question_id
        into: intake_response
        name: label
        type: {by: kind, values: {number: decimal(16.4)}, otherwise: text(255)}
        value: {first: FormAnswer.value, by: submission_id, where: question_id}
        budget: {fields: 400, overflow: Answers_JSON__c}
    """

    over: str
    key: str
    into: str
    name: str
    type: ExpandType
    value: ExpandValue
    budget: BudgetSpec


class RatesSpec(Spec, frozen=True, kw_only=True):
    """A dated table of exchange rates: what one unit of a currency is worth from a day on.

    Example:
        {to: USD, values: {AUD: {"2024-01-01": "0.68", "2024-07-01": "0.66"}}}
    """

    to: str
    values: dict[str, dict[str, str | int | float]]
