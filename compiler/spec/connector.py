"""Part of `platform/v1`: how a source platform is read."""

import msgspec

from compiler.spec.base import Spec


class EnvironmentValue(Spec, frozen=True, kw_only=True):
    """A value that a run takes from its environment, never from a file.

    Example:
        {env: PRACTICE_KEY}
    """

    env: str
    pattern: str | None = None
    example: str | None = None


class HeaderSpec(Spec, frozen=True, kw_only=True):
    """A header of every request: a fixed beginning, then a value from the environment.

    Example:
        {env: PRACTICE_KEY, prefix: "Bearer "}
    """

    env: str
    prefix: str = ""
    example: str | None = None


class QuotasSpec(Spec, frozen=True, kw_only=True):
    """How many requests an account allows within any stretch of time; a month is 31 days.

    Example:
        {minute: 60, hour: 1000, day: 10000}
    """

    second: int | None = None
    minute: int | None = None
    hour: int | None = None
    day: int | None = None
    month: int | None = None


class RateSpec(Spec, frozen=True, kw_only=True):
    """The pace that an account allows: milliseconds from start to start, and quotas.

    Example:
        {every_ms: 1100, concurrency: 1, quotas: {day: 10000}}
    """

    every_ms: int
    concurrency: int = 1
    quotas: QuotasSpec = QuotasSpec()


class RetrySpec(Spec, frozen=True, kw_only=True):
    """The status codes worth another try, and how many tries there are in all.

    Example:
        {codes: [429, 503], max: 6}
    """

    codes: tuple[int, ...]
    max: int = 6


class NumberPageSpec(Spec, frozen=True, kw_only=True, tag_field="kind", tag="number"):
    """Lists in numbered pages, each with a link to the next: parameter names, size, and the envelope.

    Example:
        {kind: number, param: page, size_param: page_size, size: 100, rows: data, total: total, next:
        links.next}
    """

    param: str
    size_param: str
    size: int
    rows: str
    total: str
    next: str


class OffsetPageSpec(Spec, frozen=True, kw_only=True, tag_field="kind", tag="offset"):
    """Lists from an offset on; rows beyond `last` and one page cannot be asked for.

    Example:
        {kind: offset, offset_param: offset, limit_param: limit, size: 50, rows: data, total: meta.count,
        last: 10000}
    """

    offset_param: str
    limit_param: str
    size: int
    rows: str
    total: str | None = None
    last: int | None = None


class WholePageSpec(Spec, frozen=True, kw_only=True, tag_field="kind", tag="whole"):
    """Lists that come whole, in one answer.

    Example:
        {kind: whole, rows: data}
    """

    rows: str
    total: str | None = None


class WindowPageSpec(Spec, frozen=True, kw_only=True, tag_field="kind", tag="window"):
    """Lists that are cut by date: one request for every `days`, from `first` until `ahead_days` from now.

    Neighbouring windows share a day, because no API says clearly whether its bounds count.

    Example:
        {kind: window, from_param: startDate, to_param: endDate, days: 31, first: '2015-01-01', rows: data}
    """

    from_param: str
    to_param: str
    days: int
    first: str
    ahead_days: int = 730
    rows: str
    total: str | None = None
    time: str = "%Y-%m-%d"


PageSpec = NumberPageSpec | OffsetPageSpec | WholePageSpec | WindowPageSpec


class PartSpec(Spec, frozen=True, kw_only=True):
    """How a list that is too long is read in parts: one for each row of an object that is read before.

    Example:
        {object: Patient, param: patientId}
    """

    object: str
    param: str
    field: str | None = None


class FilterSpec(Spec, frozen=True, kw_only=True):
    """How a filter is written in a query.

    Example:
        {form: "{field}={operator}:{value}", equals: eq, from: gte, time: "%Y-%m-%d %H:%M:%S"}
    """

    form: str
    equals: str
    from_: str = msgspec.field(name="from")
    time: str


class ContentSpec(Spec, frozen=True, kw_only=True):
    """Hosts from which files may be fetched, without credentials.

    Example:
        {hosts: ["*.files.example"]}
    """

    hosts: tuple[str, ...]


class EndpointSpec(Spec, frozen=True, kw_only=True):
    """The path that lists an object.

    Example:
        {path: /patients, modified: updated_at}
    """

    path: str
    modified: str | None = None
    page: PageSpec | None = None
    per: PartSpec | tuple[PartSpec, ...] = ()


class ExportSpec(Spec, frozen=True, kw_only=True):
    """A CSV file of the export folder that holds an object.

    Example:
        {file: patients.csv}
    """

    file: str
    delimiter: str = ","


class ConnectorSpec(Spec, frozen=True, kw_only=True):
    """How a source platform is read.

    Example:
        base_url: {env: PRACTICE_URL, pattern: "https://[a-z]+.practice.example"}
        rate: {every_ms: 1100}
        retry: {codes: [429]}
        page: {kind: number, param: page, size_param: size, size: 100, rows: data, total: total, next: next}
        endpoints: {Patient: {path: /patients}}
    """

    base_url: EnvironmentValue
    root: str = ""
    variables: dict[str, EnvironmentValue] = {}
    headers: dict[str, HeaderSpec] = {}
    rate: RateSpec
    retry: RetrySpec
    page: PageSpec
    error: str | None = None
    filter: FilterSpec | None = None
    content: ContentSpec | None = None
    endpoints: dict[str, EndpointSpec] = {}
    exports: dict[str, ExportSpec] = {}
