"""The connector as the plan carries it: what a run needs, without the words that only people read."""

from compiler.model.connector import (
    BaseUrl,
    Connector,
    Content,
    Endpoint,
    ExportFile,
    Filter,
    Header,
    Page,
    Rate,
    Retry,
)
from compiler.spec.platform import ConnectorSpec, FilterSpec, PlatformSpec


def connector(platform: PlatformSpec) -> Connector | None:
    """Turn a platform's connector into the plan's; None where the platform has none."""
    spec = platform.connector
    if spec is None:
        return None
    return Connector(
        base_url=BaseUrl(
            env=spec.base_url.env, pattern=spec.base_url.pattern or "", example=spec.base_url.example or ""
        ),
        root=spec.root,
        headers=_headers(spec),
        rate=Rate(every_ms=spec.rate.every_ms, concurrency=spec.rate.concurrency),
        retry=Retry(codes=spec.retry.codes, max=spec.retry.max),
        page=Page(
            kind=spec.page.kind,
            param=spec.page.param,
            size_param=spec.page.size_param,
            size=spec.page.size,
            rows=spec.page.rows,
            total=spec.page.total,
            next=spec.page.next,
        ),
        filter=_filter(spec.filter),
        content=Content(hosts=spec.content.hosts if spec.content else ()),
        endpoints={
            name: Endpoint(path=one.path, modified=one.modified) for name, one in spec.endpoints.items()
        },
        exports={
            name: ExportFile(file=one.file, delimiter=one.delimiter) for name, one in spec.exports.items()
        },
    )


def _headers(spec: ConnectorSpec) -> tuple[Header, ...]:
    return tuple(
        Header(name=name, env=value.env, example=value.example or "")
        for name, value in sorted(spec.headers.items())
    )


def _filter(spec: FilterSpec | None) -> Filter | None:
    if spec is None:
        return None
    return Filter(form=spec.form, equals=spec.equals, from_=spec.from_, time=spec.time)
