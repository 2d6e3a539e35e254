"""Words for pairs, overlays, tests and locks."""

from collections.abc import Mapping

WORDS_DOCUMENTS: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "AuditFields": (
        "the audit fields",
        {
            "created": "The custom field for the time when the source created a row.",
            "modified": "The custom field for the time when the source last changed a row.",
        },
    ),
    "AuditSpec": (
        "an audit",
        {
            "created": "The expression for the time when the source created the row.",
            "modified": "The expression for the time when the source last changed the row.",
            "native": "Whether the target's own created date is set too; only inserts can do that.",
        },
    ),
    "CaseSpec": (
        "a case",
        {
            "route": "The route that the row is given to.",
            "split": "The split that the row is given to.",
            "given": "The source row: field to value.",
            "related": "Rows of other objects that derived fields look at.",
            "expect": "The target fields to compare, or the name of the case of a split.",
            "reject": "The target field, or the rule, for which the row must be refused.",
        },
    ),
    "Confirmation": (
        "a confirmation",
        {
            "fingerprint": "What the address meant when it was confirmed.",
            "by": "Who confirmed it.",
            "at": "When, in UTC.",
            "meant": "What each part of the address said when it was confirmed.",
        },
    ),
    "ConfirmationsSpec": (
        "the confirmations",
        {
            "spec": "The kind and version of this document.",
            "pair": "The pair that was confirmed.",
            "customer": "The customer it was confirmed for.",
            "confirmed": "What was confirmed, by address.",
        },
    ),
    "ComputedSpec": (
        "a computed field",
        {
            "number": "The format of a running number, such as `A-{0000}`.",
            "formula": "A formula in the target's own language.",
            "over": "The reference of the detail records, as Object.Field.",
            "count": "Whether the value is how many detail records there are.",
            "sum": "The field of the detail records that is added up.",
            "least": "The field of the detail records whose least value it is.",
            "greatest": "The field of the detail records whose greatest value it is.",
        },
    ),
    "DeltaSpec": (
        "the delta",
        {
            "window": "How long after the load changes are still picked up.",
            "overlap": "How much of the time before is read again, because clocks differ.",
            "deletes": "What happens to rows that the source has deleted since.",
        },
    ),
    "FoundSpec": (
        "a found record",
        {
            "in": "The object of the target that holds the record.",
            "where": "The values that tell the record.",
        },
    ),
    "InventorySpec": (
        "an inventory",
        {
            "spec": "The kind and version of this document.",
            "pair": "The pair, or PAIR@CUSTOMER, that it belongs to.",
            "objects": "Rows by object and key.",
        },
    ),
    "KeySpec": (
        "the key",
        {
            "field": "The external id field on every written object.",
            "type": "Its type.",
            "case_sensitive": "Whether keys that differ in letter case alone are different.",
        },
    ),
    "HandoutSpec": (
        "a handout",
        {
            "of": "The source object whose rows are listed.",
            "fields": "Its fields, in the order of the columns; none may hold health data.",
            "for": "Who gets the list.",
            "doc": "What it is good for.",
        },
    ),
    "LimitsSpec": (
        "the limits of a route",
        {"max_duration": "The longest time from start to end, such as 24h; longer rows are refused."},
    ),
    "LinkSpec": (
        "a link",
        {
            "ref": "The own field and the route it leads to, as `patient_id -> patient`.",
            "missing": "What happens where the row referred to is not there.",
            "otherwise": "The route of the customer's own record, for rows that refer to nothing.",
            "later": "Whether the link is filled in a second pass.",
        },
    ),
    "NewField": (
        "a new field",
        {
            "type": "The type, such as `text(40)` or `ref(Contact)!`.",
            "label": "What people see; made from the name where it is missing.",
            "help": "The help text beside the field.",
            "on_delete": "What happens to this row when the row it refers to is deleted.",
            "unique": "Whether no two rows may have the same value.",
            "phi": "The class of health data, where it is not that of what fills the field.",
            "identifies": "The kind of identifier, where it is not that of what fills the field.",
            "renamed_from": "The name under which the same object had this field before.",
            "kept_as": "Another form of the type: several lines, masked, a part of its parent, percent.",
            "computed": "How the target fills it by itself; no route may.",
        },
    ),
    "NewObject": (
        "a new object",
        {
            "label": "What people see.",
            "plural": "What people see of many.",
            "record_name": "How rows are named, such as `auto(INV-{0000})`.",
            "activities": "Whether tasks and events may refer to it.",
            "fields": "Its fields; a type alone is short for `{type: …}`.",
        },
    ),
    "OverlaySpec": (
        "an overlay",
        {
            "spec": "The kind and version of this document.",
            "name": "The customer's name in commands: PAIR@NAME.",
            "extends": "The pair that this overlay belongs to.",
            "tenant": "The customer as a row of the source: `id`, `name`, and what routes from $tenant use.",
            "answers": "The answers to the pair's decisions.",
            "add": "What the customer has more, by address; must not exist below.",
            "change": "What differs for the customer, by address; must exist below.",
            "remove": "What the customer does without, by address, as `{why: …, drop: {field: reason}}`.",
            "fulfilled": "Prerequisites that are done: who did it and when.",
        },
    ),
    "PairSpec": (
        "a pair",
        {
            "spec": "The kind and version of this document.",
            "name": "The pair's name in commands.",
            "source": "The platform that is left.",
            "target": "The platform that is moved to.",
            "decisions": "What a person must answer.",
            "schema": "What the target lacks and gets.",
            "maps": "What each value of an enumeration becomes.",
            "derive": "Fields that are taken from related rows, as Object.field.",
            "splits": "Classifications of an object's rows.",
            "routes": "Where the rows of each object go.",
            "not_migrated": "Objects that stay behind, and why.",
            "protect": "Who may see which class of health data.",
            "sample": "How a sample is drawn.",
            "delta": "How late changes are picked up.",
            "reconcile": "What is compared after the load beyond the counts.",
            "rollback": "How a load is taken back.",
            "rebuild": "How each automation of the source is built again.",
            "gotchas": "What answers each gotcha, as platform.gotcha.",
            "typical": "How many rows a usual account has of each source object, for estimates.",
            "published": "What a published description of this move promises.",
            "handouts": "Lists that people get beside the migration.",
            "rates": "Exchange rates by currency and day.",
            "collect": "Rows that are made from the rows of an object.",
            "expand": "Fields that exist only once an account is known.",
            "prerequisites": "What a person must do before rows may move.",
            "accept": "Findings that are accepted and concern no route: rule to address to reason.",
            "proposed": "Lines that a machine proposed, by address, and why; each waits for a person.",
        },
    ),
    "PublishedRow": (
        "a row of a published description",
        {
            "from": "What it calls the object that is read.",
            "to": "What it says the object becomes.",
            "as": "How many become how many, as it says.",
            "routes": "The routes of this pair that do what the row says.",
            "objects": "The source objects it is about, where they are not those that its routes read.",
            "why": "Why this pair does something else.",
        },
    ),
    "PublishedSpec": (
        "a published description",
        {
            "compatibility": "Its figure of compatibility, such as `8 of 10`.",
            "need_mapping": "How many objects it says need a mapping, such as `2 of 8`.",
            "complexity": "Its grade.",
            "timeline": "How long it says the move takes.",
            "end_to_end": "How long it says everything around the move takes.",
            "rows": "Its rows, by a name of your own.",
        },
    ),
    "QueueSpec": (
        "a queue",
        {"label": "What people see.", "objects": "The objects whose records may wait in it."},
    ),
    "ReconcileSpec": (
        "the reconciliation",
        {"sums": "Fields whose sums are compared, by route."},
    ),
    "RecordType": (
        "a record type",
        {
            "label": "What people see.",
            "doc": "What people should know about it.",
        },
    ),
    "RollbackSpec": (
        "the rollback",
        {"mode": "How a load is taken back.", "keep_days": "For how many days that is possible."},
    ),
    "RouteSpec": (
        "a route",
        {
            "from": "The source object, or $tenant.",
            "to": "The target object.",
            "when": "The case of a split whose rows it takes, as split.case.",
            "op": "How rows are written: upsert by key, insert, find what is there, or as a file.",
            "guard": "`key`: a row whose key is there already is adopted, not inserted again.",
            "set": "Target field to expression.",
            "const": "Target field to a value that is the same for every row.",
            "link": "Target field to `source_field -> route`.",
            "find": "Target field to the expression that must equal it.",
            "show": "What else a person sees of a row when matching it by hand.",
            "unmatched": "What happens to rows that match nothing.",
            "content": "The source field that leads to the file.",
            "publish_to": "The row that the file belongs to, as `source_field -> route`.",
            "audit": "The source's own timestamps.",
            "drop": "Source fields that go nowhere, and why.",
            "accept": "Findings that are accepted: rule to field to reason.",
            "limits": "Bounds that a row must keep.",
            "record_type": "The record type of every row.",
            "found": "Target field to a record that every account of the target has.",
        },
    ),
    "SampleSpec": (
        "a sample",
        {
            "rows": "How many rows of each object are taken.",
            "spread_by": "The field of an object whose values a sample must all show.",
        },
    ),
    "SchemaSpec": (
        "the schema",
        {
            "key": "The external id field that every written object gets.",
            "audit": "The fields for the source's own timestamps.",
            "fields": "New fields of objects that exist.",
            "objects": "New objects.",
            "enums": "The values of new picklists.",
            "values": "New values of standard picklists, and whether they are open or closed.",
            "record_types": "Record types, by object and name.",
            "queues": "Queues, by name.",
        },
    ),
    "TestSpec": (
        "a test",
        {
            "spec": "The kind and version of this document.",
            "pair": "The pair whose routes and splits are tested.",
            "with": "The answers to decisions during the test.",
            "cases": "Examples by what they show.",
        },
    ),
    "UnmatchedSpec": (
        "what happens to unmatched rows",
        {
            "owner": "Who owns what the row should have owned.",
            "report": "Whether the rows are listed in the report.",
        },
    ),
}
