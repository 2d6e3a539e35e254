"""The plan: what the runner executes, in the order it does. Written as `plan.json` and reviewed as that."""

import hashlib
from collections.abc import Mapping
from typing import Literal

import msgspec

from compiler.model.connector import Connector
from compiler.model.value import Value

FORMAT = "plan/1"


class Prerequisite(Value, frozen=True, kw_only=True):
    """Something a person must have done before rows move; `fulfilled` says who did it and when."""

    do: str
    owner: str
    needed: Literal["sample", "production"]
    done_when: str
    fulfilled: str | None = None


class Decision(Value, frozen=True, kw_only=True):
    """A question a person answers; `answer` is there once a customer's overlay gives one."""

    ask: str
    type: str | None = None
    choices: tuple[str, ...] = ()
    decides: str | None = None
    needed: Literal["sample", "production"]
    answer: str | None = None


class StagedColumn(Value, frozen=True, kw_only=True):
    """A column of a staged table: where in a record it is found, and what it is declared to hold.

    `path` are the keys from the record to the value. `enum` lists the known values of an enumeration.
    """

    name: str
    path: tuple[str, ...]
    type: str
    required: bool = False
    phi: str | None = None
    enum: tuple[str, ...] = ()


class Text(Value, frozen=True, kw_only=True):
    """A generated text and its SHA-256, so that what runs is what was reviewed."""

    path: str
    sha256: str


class Inside(Value, frozen=True, kw_only=True):
    """Where the rows of a table are: below `path` of each record of another object.

    `what` is `members` (one row a member of the list) or `images` (one row an image of the HTML text, as an
    object with `src` and `alt`). In the paths of such a table, a first key `^` goes on in the record around,
    `.` is the member itself, and `#` its position from 1.
    """

    object: str
    path: tuple[str, ...]
    what: Literal["members", "images"]


class StagedTable(Value, frozen=True, kw_only=True):
    """One source object as the engine sees it: a table of text columns.

    `channel` is `api`, `export`, `tenant`, `inside` (then `inside` says where) or `made` (then `sql` yields
    `$position`, `$source`, `$absent`, `$broken` and the columns, from tables that come before it; `$broken`
    says where below `collect.<object>` a row cannot be told, and is NULL for most). `key` names the columns
    that identify a row. `content` names the column that says where a record's file is, `content_size` the one
    that says how long. `needed` is false for objects that are counted by discover and never extracted.
    """

    object: str
    channel: Literal["api", "export", "tenant", "inside", "made"]
    evidence: Literal["documented", "observed", "assumed"]
    key: tuple[str, ...]
    created: str | None = None
    modified: str | None = None
    content: str | None = None
    content_size: str | None = None
    needed: bool = True
    inside: Inside | None = None
    sql: Text | None = None
    columns: tuple[StagedColumn, ...]


class Column(Value, frozen=True, kw_only=True):
    """A value column of a load: its name in the SQL result and in the destination."""

    name: str
    type: str
    required: bool = False
    phi: str | None = None
    address: str


class Link(Value, frozen=True, kw_only=True):
    """A reference column of a load.

    The SQL result holds, under `name`, the migration key of the row referred to (text, or NULL where the
    source names none). `routes` are the routes that may have written it, in the order they are tried.
    `header` is the column the destination resolves by external id, one for each route; `by` says whether the
    destination is given the key (`key`) or the id that the ledger knows (`id`: found rows, owners, and
    parents of files). `fallback` names the decision whose answer fills an owner nobody matched; a link
    without routes is always that answer. A missing parent refuses the row (`reject`) or leaves the reference
    empty (`empty`). `later` links are filled in a second pass.
    """

    name: str
    routes: tuple[str, ...]
    headers: tuple[str, ...]
    by: Literal["key", "id"]
    required: bool
    missing: Literal["reject", "empty"]
    fallback: str | None = None
    later: bool = False
    address: str


class Constant(Value, frozen=True, kw_only=True):
    """A column that holds, for every row, the id of a record the destination has anyway.

    Exactly one record of `object` must have the values `where`; they are looked up when a load begins.
    """

    name: str
    object: str
    where: dict[str, str]
    address: str


class Load(Value, frozen=True, kw_only=True):
    """One route as the runner executes it.

    `operation`: upsert (by the key field), insert (a key already present is adopted), find (match, never
    create), file (content and a link). `sql` yields one row for each staged row that the route claims;
    `compiler/README.md` describes its columns. `wave` counts from 1; loads of one wave do not depend on each
    other. `second_pass` loads again the key and the `later` links only. `audit` are value columns that are
    written on insert only. `find_field` is the field a find route matches.
    """

    route: str
    source: str
    target: str
    operation: Literal["upsert", "insert", "find", "file"]
    wave: int
    second_pass: bool = False
    sql: Text
    columns: tuple[Column, ...]
    links: tuple[Link, ...]
    found: tuple[Constant, ...] = ()
    native_audit: tuple[str, ...] = ()
    find_field: str | None = None
    address: str


class Split(Value, frozen=True, kw_only=True):
    """A total classification of an object's rows; its SQL yields `$source`, `$case` (NULL for none) and
    `$reasons`.
    """

    name: str
    object: str
    cases: tuple[str, ...]
    sql: Text
    address: str


class TargetField(Value, frozen=True, kw_only=True):
    """A field the plan writes, as the destination must have it."""

    name: str
    type: str
    custom: bool
    required: bool = False
    phi: str | None = None


class TargetObject(Value, frozen=True, kw_only=True):
    """An object the plan writes or matches."""

    name: str
    custom: bool
    fields: tuple[TargetField, ...]


class Destination(Value, frozen=True, kw_only=True):
    """The platform written to: its version, the external id field, and what must be deployed first.

    `metadata` are the files of the deployable project below the generated folder, each with its hash;
    `loader` is the permission set that the runner's own user needs.
    """

    platform: str
    api_version: str
    key_field: str
    objects: tuple[TargetObject, ...]
    metadata_root: str
    metadata: tuple[Text, ...]
    loader: str


class Sums(Value, frozen=True, kw_only=True):
    """A column of a route whose total must be the same at both ends."""

    route: str
    column: str


class Inventory(Value, frozen=True, kw_only=True):
    """An object whose rows are read before anything else: they decide about the schema, with fields that
    exist only once an account is known, or say how an automation is set up.

    One entry for each different value of the column `key`, with the columns `members`, as it is found last.
    `sha256` is `inventory_hash` of the entries that this plan was compiled with, those of none where there
    was no inventory.
    """

    object: str
    key: str
    members: tuple[str, ...]
    sha256: str


class Handout(Value, frozen=True, kw_only=True):
    """A list that people get beside the report: columns of an object without health data, for a `reader`."""

    name: str
    object: str
    columns: tuple[str, ...]
    reader: str


class Loss(Value, frozen=True, kw_only=True):
    """A loss that somebody accepted, with the reason that was given: a rule, at an address of the spec."""

    address: str
    rule: str
    why: str


class Plan(Value, frozen=True, kw_only=True):
    """Everything a run needs; a pure function of the specs, so equal specs give equal bytes.

    `tables` are in name order, made ones last; `loads` in the order they run. `unconfirmed` are the addresses
    that a person must confirm before production. `left_behind` says of split cases (`split.case`) why their
    rows do not move. `tenant` is the customer's own row, read by routes from `$tenant`. `tzdata` is the
    version of the time zone rules that the run must use.
    """

    format: str = FORMAT
    pair: str
    customer: str | None = None
    digest: str
    source: str
    tzdata: str
    decisions: dict[str, Decision]
    prerequisites: dict[str, Prerequisite] = {}
    unconfirmed: tuple[str, ...] = ()
    tenant: dict[str, str]
    connector: Connector
    tables: tuple[StagedTable, ...]
    splits: tuple[Split, ...]
    loads: tuple[Load, ...]
    destination: Destination
    sums: tuple[Sums, ...] = ()
    inventories: tuple[Inventory, ...] = ()
    handouts: tuple[Handout, ...] = ()
    left_behind: dict[str, str] = {}
    losses: tuple[Loss, ...] = ()
    spread_by: dict[str, str] = {}
    sample_rows: int = 300

    @property
    def address(self) -> str:
        """Name the plan as people do: `pair` or `pair@customer`."""
        return f"{self.pair}@{self.customer}" if self.customer else self.pair


def inventory_hash(entries: Mapping[str, Mapping[str, str]]) -> str:
    """Return the SHA-256 of what an inventory says of one object, whatever order it is written in."""
    return hashlib.sha256(msgspec.json.encode(entries, order="deterministic")).hexdigest()


def plan_to_json(plan: Plan) -> str:
    """Write a plan as stable, indented JSON with a final newline."""
    return msgspec.json.format(msgspec.json.encode(plan, order="deterministic"), indent=2).decode() + "\n"


def plan_from_json(text: str | bytes) -> Plan:
    """Read a plan back; raises `msgspec.ValidationError` where the text is not a plan of this format."""
    plan = msgspec.json.decode(text, type=Plan)
    if plan.format != FORMAT:
        raise msgspec.ValidationError(f"this runner reads {FORMAT}, not {plan.format}")
    return plan
