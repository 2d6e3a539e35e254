"""How a source platform is read: its API and the files a practice exports, as data."""

import msgspec

from compiler.model.value import Value


class BaseUrl(Value, frozen=True, kw_only=True):
    """Where an account's API lives: an environment variable whose value must match a pattern."""

    env: str
    pattern: str
    example: str = ""


class Header(Value, frozen=True, kw_only=True):
    """A request header whose value comes from an environment variable; `secret` ones are never shown."""

    name: str
    env: str
    example: str = ""


class Rate(Value, frozen=True, kw_only=True):
    """The pace an account allows: milliseconds from the start of one request to the start of the next."""

    every_ms: int
    concurrency: int = 1


class Retry(Value, frozen=True, kw_only=True):
    """Which HTTP status codes are worth another try, and how many tries there are in all."""

    codes: tuple[int, ...]
    max: int


class Page(Value, frozen=True, kw_only=True):
    """Page-number paging: the parameter names, the page size and the dotted paths of the envelope."""

    kind: str
    param: str
    size_param: str
    size: int
    rows: str
    total: str
    next: str


class Filter(Value, frozen=True, kw_only=True):
    """How a filter is written: `form` has {field}, {operator} and {value}; `time` is a strftime pattern."""

    form: str
    equals: str
    from_: str = msgspec.field(name="from")
    time: str


class Content(Value, frozen=True, kw_only=True):
    """The hosts, as patterns with `*`, from which file bytes may be fetched; never with credentials."""

    hosts: tuple[str, ...]


class Endpoint(Value, frozen=True, kw_only=True):
    """The path that lists one object, below the connector's root, and the field a delta filters by."""

    path: str
    modified: str | None = None


class ExportFile(Value, frozen=True, kw_only=True):
    """A CSV file of the practice's export folder that holds one object; its columns are field names."""

    file: str
    delimiter: str = ","


class Connector(Value, frozen=True, kw_only=True):
    """Everything the generic source needs to read a platform; travels in `plan.json`."""

    base_url: BaseUrl
    root: str = ""
    headers: tuple[Header, ...] = ()
    rate: Rate
    retry: Retry
    page: Page
    filter: Filter | None = None
    content: Content = Content(hosts=())
    endpoints: dict[str, Endpoint] = {}
    exports: dict[str, ExportFile] = {}
