"""What each mapping in a spec is called, and what its keys are for: in editors and in diagnostics."""

from collections.abc import Mapping

# Type → (the noun of a sentence, key → what it is for). A test holds the keys against the types.
WORDS: Mapping[str, tuple[str, Mapping[str, str]]] = {
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
    "AutomationSpec": (
        "an automation",
        {"kind": "What sort of automation it is.", "label": "What the platform calls it."},
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
    "ConnectorSpec": (
        "a connector",
        {
            "base_url": "Where the API of an account is.",
            "root": "The path before that of every endpoint.",
            "headers": "Headers of every request; their values come from the environment.",
            "rate": "The pace that an account allows.",
            "retry": "When a request is tried again.",
            "page": "How lists are paged.",
            "filter": "How a filter is written in a query.",
            "content": "Where files may be fetched.",
            "endpoints": "The path of each object that the API lists.",
            "exports": "The exported file of each object that the API does not list.",
        },
    ),
    "ContentSpec": (
        "the content of a connector",
        {"hosts": "Hosts that may serve files; they never see a credential. `*.` stands for any label."},
    ),
    "DecisionSpec": (
        "a decision",
        {
            "ask": "The question, as a person reads it.",
            "type": "What an answer is; `$name` stands for it in expressions.",
            "decides": "The address in this document that the answer confirms.",
            "needed": "Whether a sample can be loaded without the answer.",
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
    "DeriveSpec": (
        "a derived field",
        {
            "lookup": "The parent's field, as Object.field.",
            "first": "The field of the first child, as Object.field.",
            "gather": "The field of all children, as Object.field; gives a list.",
            "by": "The own field that refers to the parent, or the children's field that refers to this row.",
        },
    ),
    "EndpointSpec": (
        "an endpoint",
        {"path": "The path of the list.", "modified": "The field by which changes can be asked for."},
    ),
    "EnvironmentValue": (
        "a value from the environment",
        {
            "env": "The name of the environment variable.",
            "pattern": "A regular expression that the whole value must match.",
            "example": "A value such as it could be; shown to people.",
        },
    ),
    "ExportSpec": (
        "an export",
        {"file": "The name of the CSV file.", "delimiter": "What stands between its columns."},
    ),
    "FieldSpec": (
        "a field",
        {
            "type": "The type, such as `text(80)!`; `!` means that the field is never empty.",
            "refers": "A reference whose object another field tells.",
            "phi": "The class of health data: none, identifier, health or financial.",
            "evidence": "How it is known that the field exists.",
            "doc": "What people should know about it.",
            "path": "Where the value is in a record, dotted, if not under the field's own name.",
            "size": "Of a file, the field that tells how many bytes it has.",
        },
    ),
    "FilterSpec": (
        "a filter",
        {
            "form": "A query parameter with {field}, {operator} and {value}.",
            "equals": "The operator for equality.",
            "from": "The operator for this and everything later.",
            "time": "How a time is written, as a strptime pattern.",
        },
    ),
    "Formats": (
        "the formats",
        {
            "date": "How dates are written: strptime patterns, tried in order.",
            "datetime": "How times are written: strptime patterns, tried in order.",
        },
    ),
    "GotchaSpec": (
        "a gotcha",
        {
            "by": "The address of what deals with it.",
            "accepted": "Why nothing needs to.",
        },
    ),
    "Grant": ("a grant", {"read": "The classes of health data that its members may read."}),
    "KeySpec": (
        "the key",
        {
            "field": "The external id field on every written object.",
            "type": "Its type.",
            "case_sensitive": "Whether keys that differ in letter case alone are different.",
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
            "later": "Whether the link is filled in a second pass.",
        },
    ),
    "MapSpec": (
        "a value map",
        {
            "from": "The enumeration of the source.",
            "to": "The picklist or enumeration of the target.",
            "values": "Every value of the source, and what becomes of it.",
            "otherwise": "What happens to a value that the source should not have.",
            "merges": "Why several values become one; by target value.",
        },
    ),
    "NewField": (
        "a new field",
        {
            "type": "The type, such as `text(40)` or `ref(Contact)!`.",
            "label": "What people see; made from the name where it is missing.",
            "help": "The help text beside the field.",
            "on_delete": "What happens to this row when the row it refers to is deleted.",
            "unique": "Whether two rows may have the same value.",
            "phi": "The class of health data, where it is not that of what fills the field.",
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
    "ObjectSpec": (
        "an object",
        {
            "fields": "Of a source, each field and its type; of a target, names of fields that may be used.",
            "key": "The fields that together name a row.",
            "created": "The field that holds when a row was created.",
            "modified": "The field that holds when a row was last changed.",
            "phi": "The class of every field that does not name its own.",
            "evidence": "How it is known that the object is like this.",
            "channel": "Whether the API lists it or an exported file holds it.",
            "doc": "What people should know about it.",
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
        },
    ),
    "PageSpec": (
        "the pages of a connector",
        {
            "kind": "How a page is asked for.",
            "param": "The parameter for the number of the page.",
            "size_param": "The parameter for the size of a page.",
            "size": "How many records a page has.",
            "rows": "Where the records are in an answer, dotted.",
            "total": "Where the number of all records is, dotted.",
            "next": "Where the link to the next page is, dotted.",
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
        },
    ),
    "PlatformSpec": (
        "a platform",
        {
            "spec": "The kind and version of this document.",
            "name": "The platform's name in pairs.",
            "label": "What people call it.",
            "roles": "Whether it can be a source, a target, or both.",
            "evidence": "How its objects are known, where they do not say so themselves.",
            "formats": "How it writes dates and times.",
            "enums": "Its enumerations and their values.",
            "objects": "Its objects.",
            "connector": "How it is read.",
            "automations": "What it does by itself, which people must build again.",
            "gotchas": "What is known to go wrong; a pair answers each.",
            "rule_pack": "The rules and the catalogue of a target that the compiler knows.",
            "api_version": "The version of the API, quoted.",
            "edition": "The edition that limits are taken from.",
        },
    ),
    "ProtectClass": (
        "a class of protection",
        {
            "classification": "How sensitive the target says such fields are.",
            "compliance": "The rules that the target says such fields are under.",
        },
    ),
    "ProtectSpec": (
        "the protection",
        {
            "identifier": "Data that tells who somebody is.",
            "health": "Data about somebody's health.",
            "financial": "Data about somebody's money.",
            "grants": "Groups of people, and what they may read.",
        },
    ),
    "RateSpec": (
        "a rate",
        {
            "every_ms": "Milliseconds from the start of one request to the start of the next.",
            "concurrency": "How many requests may be under way at once.",
        },
    ),
    "RebuildSpec": (
        "a rebuild",
        {
            "with": "What it is built with in the target.",
            "owner": "Who builds it.",
            "done_when": "How one can see that it works.",
        },
    ),
    "ReconcileSpec": (
        "the reconciliation",
        {"sums": "Fields whose sums are compared, by route."},
    ),
    "Refers": (
        "a reference",
        {
            "by": "The field that tells the object.",
            "id": "The field that tells the row.",
            "to": "Each value of `by`, and the object it means.",
        },
    ),
    "RetrySpec": (
        "the retries",
        {"codes": "Status codes worth another try.", "max": "How many tries there are in all."},
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
        },
    ),
    "SplitSpec": (
        "a split",
        {
            "of": "The source object whose rows are told apart.",
            "cases": "Case to condition; the first that holds wins.",
            "otherwise": "The case, or `reject`, for rows that match none.",
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
