"""Words for how a source is read."""

from collections.abc import Mapping

WORDS_CONNECTOR: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "ConnectorSpec": (
        "a connector",
        {
            "base_url": "Where the API of an account is.",
            "root": "The path before that of every endpoint; `{name}` stands for one of `variables`.",
            "variables": "Each `{name}` of the root, and the environment variable that holds its value.",
            "headers": "Headers of every request; their values come from the environment.",
            "rate": "The pace that an account allows.",
            "retry": "When a request is tried again.",
            "page": "How lists are paged, where an endpoint does not say so itself.",
            "error": "Where an answer says that it is an error, dotted, even with a status of success.",
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
    "EndpointSpec": (
        "an endpoint",
        {
            "path": "The path of the list.",
            "modified": "The field by which changes can be asked for.",
            "page": "How this list is paged, where it differs from the others.",
            "per": "What parts the list is read in where it is longer than its paging can reach.",
        },
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
    "HeaderSpec": (
        "a header",
        {
            "env": "The name of the environment variable that holds the value.",
            "prefix": "What stands before the value, such as `Bearer `.",
            "example": "A value such as it could be; shown to people.",
        },
    ),
    "NumberPageSpec": (
        "a list in numbered pages",
        {
            "param": "The parameter for the number of the page.",
            "size_param": "The parameter for the size of a page.",
            "size": "How many records a page has.",
            "rows": "Where the records are in an answer, dotted.",
            "total": "Where the number of all records is, dotted.",
            "next": "Where the link to the next page is, dotted.",
        },
    ),
    "OffsetPageSpec": (
        "a list with an offset",
        {
            "offset_param": "The parameter for the number of records to pass over.",
            "limit_param": "The parameter for the number of records to give.",
            "size": "How many records are asked for at once.",
            "rows": "Where the records are in an answer, dotted.",
            "total": "Where the number of all records is, dotted, if it is told.",
            "last": "The largest offset that the API takes, if it has one.",
        },
    ),
    "PartSpec": (
        "the parts of a list",
        {
            "object": "The object whose rows make the parts; it is read first.",
            "param": "The parameter that takes the key of such a row.",
            "field": "Where a record holds that key, dotted, if not under the parameter's own name.",
        },
    ),
    "QuotasSpec": (
        "the quotas of a rate",
        {
            "second": "Requests within any second.",
            "minute": "Requests within any minute.",
            "hour": "Requests within any hour.",
            "day": "Requests within any 24 hours.",
            "month": "Requests within any 31 days.",
        },
    ),
    "RateSpec": (
        "a rate",
        {
            "every_ms": "Milliseconds from the start of one request to the start of the next.",
            "concurrency": "How many requests may be under way at once.",
            "quotas": "How many requests may start within longer stretches of time.",
        },
    ),
    "RetrySpec": (
        "the retries",
        {"codes": "Status codes worth another try.", "max": "How many tries there are in all."},
    ),
    "WholePageSpec": (
        "a list in one answer",
        {
            "rows": "Where the records are in an answer, dotted.",
            "total": "Where the number of all records is, dotted, if it is told.",
        },
    ),
    "WindowPageSpec": (
        "a list cut by date",
        {
            "from_param": "The parameter for the date from which records are wanted.",
            "to_param": "The parameter for the date up to which records are wanted.",
            "days": "How many days one request asks for; a shared day at each end comes on top.",
            "first": "The date before which there can be no record, as 2015-01-31.",
            "ahead_days": "How far from today records may lie in the future.",
            "rows": "Where the records are in an answer, dotted.",
            "total": "Where the number of records of one window is, dotted, if it is told.",
            "time": "How a date is written, as a strptime pattern.",
        },
    ),
}
