"""How a source platform is read: its API and the files a practice exports, as data."""

import msgspec

from compiler.model.value import Value


class BaseUrl(Value, frozen=True, kw_only=True):
    """Where an account's API lives: an environment variable whose value must match a pattern."""

    env: str
    pattern: str
    example: str = ""


class Variable(Value, frozen=True, kw_only=True):
    """A `{name}` of the root: an environment variable whose value must match a pattern."""

    name: str
    env: str
    pattern: str
    example: str = ""


class Header(Value, frozen=True, kw_only=True):
    """A request header whose value is `prefix` and an environment variable's value, which is never shown."""

    name: str
    env: str
    prefix: str = ""
    example: str = ""


class Quota(Value, frozen=True, kw_only=True):
    """How many requests may start within any stretch of so many seconds."""

    requests: int
    seconds: int


class Rate(Value, frozen=True, kw_only=True):
    """The pace an account allows: milliseconds from the start of one request to the start of the next."""

    every_ms: int
    concurrency: int = 1
    quotas: tuple[Quota, ...] = ()

    def seconds(self, requests: int) -> float:
        """Return about how many seconds a number of requests takes at this pace, one after the other."""
        every = self.every_ms / 1000
        bounds = [
            requests // each.requests * each.seconds + requests % each.requests * every
            for each in self.quotas
        ]
        return max([requests * every, *bounds])


class Retry(Value, frozen=True, kw_only=True):
    """Which HTTP status codes are worth another try, and how many tries there are in all."""

    codes: tuple[int, ...]
    max: int


class NumberPage(Value, frozen=True, kw_only=True, tag_field="kind", tag="number"):
    """Page-number paging: the parameter names, the page size and the dotted paths of the envelope."""

    param: str
    size_param: str
    size: int
    rows: str
    total: str
    next: str


class OffsetPage(Value, frozen=True, kw_only=True, tag_field="kind", tag="offset"):
    """Paging by the number of records to pass over; `last` is the largest one that the API takes."""

    offset_param: str
    limit_param: str
    size: int
    rows: str
    total: str | None = None
    last: int | None = None

    @property
    def reach(self) -> int | None:
        """How many records of a list can be read and known to be all; None where there is no ceiling.

        Without a total, only an empty page proves the end, so the page at the largest offset proves nothing.
        """
        if self.last is None:
            return None
        return self.last if self.total is None else self.last + self.size


class WholePage(Value, frozen=True, kw_only=True, tag_field="kind", tag="whole"):
    """No paging: one answer holds the whole list."""

    rows: str
    total: str | None = None


class WindowPage(Value, frozen=True, kw_only=True, tag_field="kind", tag="window"):
    """Slices by date, from `first` (ISO 8601) until `ahead_days` from now; `time` is a strftime pattern."""

    from_param: str
    to_param: str
    days: int
    first: str
    ahead_days: int
    rows: str
    total: str | None = None
    time: str = "%Y-%m-%d"


Page = NumberPage | OffsetPage | WholePage | WindowPage


class Part(Value, frozen=True, kw_only=True):
    """One list for each row of `object`: `param` takes its key, and each record shows it in `field`."""

    object: str
    param: str
    field: str


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
    """The path that lists one object, below the connector's root, and the field a delta filters by.

    `page` is there where the list is paged unlike the others. `per` are the parts in which a list is read
    that is longer than its paging can reach.
    """

    path: str
    modified: str | None = None
    page: Page | None = None
    per: tuple[Part, ...] = ()


class ExportFile(Value, frozen=True, kw_only=True):
    """A CSV file of the practice's export folder that holds one object; its columns are field names."""

    file: str
    delimiter: str = ","


class Connector(Value, frozen=True, kw_only=True):
    """Everything the generic source needs to read a platform; travels in `plan.json`.

    `root` holds a `{name}` for each of `variables`. `error` is the dotted path at which an answer says that
    it is an error, whatever its status.
    """

    base_url: BaseUrl
    root: str = ""
    variables: tuple[Variable, ...] = ()
    headers: tuple[Header, ...] = ()
    rate: Rate
    retry: Retry
    page: Page
    error: str | None = None
    filter: Filter | None = None
    content: Content = Content(hosts=())
    endpoints: dict[str, Endpoint] = {}
    exports: dict[str, ExportFile] = {}

    def page_of(self, object_name: str) -> Page:
        """Return how the list of an object is paged."""
        endpoint = self.endpoints.get(object_name)
        return self.page if endpoint is None or endpoint.page is None else endpoint.page

    def parts_of(self, object_name: str) -> tuple[Part, ...]:
        """Return the parts in which the list of an object is read where it is too long."""
        endpoint = self.endpoints.get(object_name)
        return () if endpoint is None else endpoint.per

    def reach_of(self, object_name: str) -> int | None:
        """Return how many records of an object's list can be read at once; None where there is no ceiling."""
        page = self.page_of(object_name)
        return page.reach if isinstance(page, OffsetPage) else None
