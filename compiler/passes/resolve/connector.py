"""The connector as the plan carries it: what a run needs, without the words that only people read."""

from typing import assert_never

from compiler.diagnostics.diagnostic import Diagnostics
from compiler.model.connector import (
    BaseUrl,
    Connector,
    Content,
    Endpoint,
    ExportFile,
    Filter,
    Header,
    NumberPage,
    OffsetPage,
    Page,
    Part,
    Quota,
    Rate,
    Retry,
    Variable,
    WholePage,
    WindowPage,
)
from compiler.passes.resolve.connecting import check_connector
from compiler.spec.connector import (
    ConnectorSpec,
    EndpointSpec,
    EnvironmentValue,
    FilterSpec,
    NumberPageSpec,
    OffsetPageSpec,
    PageSpec,
    PartSpec,
    RateSpec,
    WholePageSpec,
    WindowPageSpec,
)
from compiler.spec.platform import PlatformSpec

SECONDS = {"second": 1, "minute": 60, "hour": 3600, "day": 86_400, "month": 31 * 86_400}
# What needs no encoding in a path, and cannot be a step up in it.
SAFE = "[A-Za-z0-9_-]{1,80}"


def connector(platform: PlatformSpec, diags: Diagnostics) -> Connector | None:
    """Turn a platform's connector into the plan's; None where the platform has none.

    What contradicts itself is reported (OPS103) and left as it is written.
    """
    spec = platform.connector
    if spec is None:
        return None
    check_connector(platform, spec, diags)
    return Connector(
        base_url=BaseUrl(
            env=spec.base_url.env, pattern=spec.base_url.pattern or "", example=spec.base_url.example or ""
        ),
        root=spec.root,
        variables=tuple(_variable(name, value) for name, value in sorted(spec.variables.items())),
        headers=tuple(
            Header(name=name, env=value.env, prefix=value.prefix, example=value.example or "")
            for name, value in sorted(spec.headers.items())
        ),
        rate=_rate(spec.rate),
        retry=Retry(codes=spec.retry.codes, max=spec.retry.max),
        page=_page(spec.page),
        error=spec.error,
        filter=_filter(spec.filter),
        content=Content(hosts=spec.content.hosts if spec.content else ()),
        endpoints={name: _endpoint(one) for name, one in spec.endpoints.items()},
        exports=_exports(spec),
    )


def _variable(name: str, value: EnvironmentValue) -> Variable:
    return Variable(name=name, env=value.env, pattern=value.pattern or SAFE, example=value.example or "")


def _rate(spec: RateSpec) -> Rate:
    quotas = ((seconds, getattr(spec.quotas, name)) for name, seconds in SECONDS.items())
    return Rate(
        every_ms=spec.every_ms,
        concurrency=spec.concurrency,
        quotas=tuple(Quota(requests=most, seconds=seconds) for seconds, most in quotas if most is not None),
    )


def _page(spec: PageSpec) -> Page:
    match spec:
        case NumberPageSpec():
            return NumberPage(
                param=spec.param,
                size_param=spec.size_param,
                size=spec.size,
                rows=spec.rows,
                total=spec.total,
                next=spec.next,
            )
        case OffsetPageSpec():
            return OffsetPage(
                offset_param=spec.offset_param,
                limit_param=spec.limit_param,
                size=spec.size,
                rows=spec.rows,
                total=spec.total,
                last=spec.last,
            )
        case WholePageSpec():
            return WholePage(rows=spec.rows, total=spec.total)
        case WindowPageSpec():
            return _window(spec)
        case _:
            assert_never(spec)


def _window(spec: WindowPageSpec) -> WindowPage:
    return WindowPage(
        from_param=spec.from_param,
        to_param=spec.to_param,
        days=spec.days,
        first=spec.first,
        ahead_days=spec.ahead_days,
        rows=spec.rows,
        total=spec.total,
        time=spec.time,
    )


def _endpoint(spec: EndpointSpec) -> Endpoint:
    per = (spec.per,) if isinstance(spec.per, PartSpec) else spec.per
    return Endpoint(
        path=spec.path,
        modified=spec.modified,
        page=_page(spec.page) if spec.page else None,
        per=tuple(Part(object=one.object, param=one.param, field=one.field or one.param) for one in per),
    )


def _exports(spec: ConnectorSpec) -> dict[str, ExportFile]:
    return {name: ExportFile(file=one.file, delimiter=one.delimiter) for name, one in spec.exports.items()}


def _filter(spec: FilterSpec | None) -> Filter | None:
    if spec is None:
        return None
    return Filter(form=spec.form, equals=spec.equals, from_=spec.from_, time=spec.time)
