"""What a connector says about itself must hold together, or the run would stop after hours, or never end."""

import re
from collections.abc import Iterator, Mapping
from datetime import date

from compiler.diagnostics.diagnostic import Diagnostic, Diagnostics, Place
from compiler.passes.resolve.names import SOURCE, unknown
from compiler.spec.connector import (
    ConnectorSpec,
    EndpointSpec,
    OffsetPageSpec,
    PageSpec,
    PartSpec,
    QuotasSpec,
    WholePageSpec,
    WindowPageSpec,
)
from compiler.spec.platform import PlatformSpec

CONNECTOR = SOURCE.at("connector")
CENTURY = 36_525
_BLANK = re.compile(r"\{([^{}]*)\}")


def check_connector(platform: PlatformSpec, spec: ConnectorSpec, diags: Diagnostics) -> None:
    """OPS103: report what contradicts itself in the root, the quotas, the pages and the parts."""
    for each in (*_root(spec), *_quotas(spec.rate.quotas), *_pages(spec), *_parts(platform, spec)):
        diags.report(each)


def _wrong(message: str, place: Place, *helps: str) -> Diagnostic:
    return Diagnostic(rule="OPS103", message=message, place=place, helps=helps)


def _root(spec: ConnectorSpec) -> Iterator[Diagnostic]:
    named = _BLANK.findall(spec.root)
    for name in sorted(set(named) - spec.variables.keys()):
        yield _wrong(
            f"nothing says what `{{{name}}}` of the root is",
            CONNECTOR.at("root"),
            f"add `{name}: {{env: …, pattern: …}}` under `connector.variables:`",
        )
    for name in sorted(spec.variables.keys() - set(named)):
        yield _wrong(
            f"the root has no `{{{name}}}`",
            CONNECTOR.at("variables", name).key(),
            "write it into the root, or leave it out here",
        )


def _quotas(spec: QuotasSpec) -> Iterator[Diagnostic]:
    for name in spec.__struct_fields__:
        most = getattr(spec, name)
        if most is not None and most < 1:
            yield _wrong("a quota below 1 allows no request", CONNECTOR.at("rate", "quotas", name))


def _pages(spec: ConnectorSpec) -> Iterator[Diagnostic]:
    yield from _page(spec.page, CONNECTOR.at("page"))
    for name, one in spec.endpoints.items():
        if one.page is not None:
            yield from _page(one.page, CONNECTOR.at("endpoints", name, "page"))


def _page(spec: PageSpec, place: Place) -> Iterator[Diagnostic]:
    match spec:
        case WholePageSpec():
            return
        case WindowPageSpec():
            yield from _window(spec, place)
        case _:
            if spec.size < 1:
                yield _wrong("a page holds at least one record", place.at("size"))
    if isinstance(spec, OffsetPageSpec) and spec.last is not None and spec.last < 0:
        yield _wrong("an offset is never below 0", place.at("last"))


def _window(spec: WindowPageSpec, place: Place) -> Iterator[Diagnostic]:
    if not _is_date(spec.first) or not 1900 <= int(spec.first[:4]) <= 2100:
        yield _wrong(f"`{spec.first}` is not a date", place.at("first"), "write it as '2015-01-31'")
    if spec.days < 1:
        yield _wrong("a window is at least one day long", place.at("days"))
    if not 0 <= spec.ahead_days <= CENTURY:
        yield _wrong("the last window ends between today and a century from now", place.at("ahead_days"))


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text) is not None


def _parts(platform: PlatformSpec, spec: ConnectorSpec) -> Iterator[Diagnostic]:
    for name, one in spec.endpoints.items():
        place = CONNECTOR.at("endpoints", name, "per")
        page = one.page or spec.page
        if _per(one) and (not isinstance(page, OffsetPageSpec) or page.last is None):
            yield _wrong(
                f"the list of `{name}` has no end that it could reach too early",
                place.key(),
                "`per` belongs to pages of kind `offset` with a `last`",
            )
        for part in _per(one):
            yield from _part(platform, spec.endpoints, name, part, place)


def _part(
    platform: PlatformSpec, endpoints: Mapping[str, EndpointSpec], name: str, part: PartSpec, place: Place
) -> Iterator[Diagnostic]:
    parent = platform.objects.get(part.object)
    if parent is None or part.object not in endpoints:
        message = f"`{part.object}` is not an object that the API lists"
        yield unknown("REF101", message, part.object, endpoints, place)
    elif len(parent.key) != 1:
        yield _wrong(f"a row of `{part.object}` is not named by one field alone", place)
    elif name in _before(part.object, endpoints):
        yield _wrong(
            f"`{name}` and `{part.object}` would each be read after the other",
            place,
            "name an object that is read without parts",
        )


def _before(name: str, endpoints: Mapping[str, EndpointSpec]) -> set[str]:
    """Return the objects that must be read before one, itself included."""
    found: set[str] = set()
    waiting = [name]
    while waiting:
        each = waiting.pop()
        if each not in found and each in endpoints:
            found.add(each)
            waiting += [part.object for part in _per(endpoints[each])]
    return found


def _per(spec: EndpointSpec) -> tuple[PartSpec, ...]:
    return (spec.per,) if isinstance(spec.per, PartSpec) else spec.per
