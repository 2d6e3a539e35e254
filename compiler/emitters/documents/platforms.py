"""`docs/platforms.markdown`: both platforms as this pair knows them, and how that is known."""

from collections.abc import Iterator, Mapping

from compiler.emitters.documents.document import Document, Subject
from compiler.emitters.documents.expected import expected
from compiler.emitters.documents.headings import source_heading, target_heading
from compiler.emitters.markdown import Ready, code, link
from compiler.model.connector import Connector, NumberPage, OffsetPage, Page, WholePage, WindowPage
from compiler.model.program import Program, SourceObject
from compiler.platforms.known import platform_of
from compiler.spec.platform import PlatformSpec

_EVIDENCE = {
    "documented": "its makers write so",
    "observed": "an account showed it",
    "assumed": "nobody has seen it yet; discover looks",
}
_SPANS = {1: "second", 60: "minute", 3600: "hour", 86400: "day", 31 * 86400: "month"}


def context(subject: Subject) -> Mapping[str, object]:
    """Return what the specs say of both sides, and where their limits are written down."""
    program, connector = subject.program, subject.plan.connector
    capacity = expected(subject).outline.capacity
    return {
        "source_profile": _profile(program.source),
        "target_profile": _profile(program.target),
        "evidence": _evidence(program),
        "objects": [_object(program, connector, one) for one in _own_objects(program)],
        "reading": list(_reading(connector)),
        "paging": list(_paging(connector)),
        "headers": [(one.name, one.env, one.example) for one in connector.headers],
        "formats": [
            ("date", ", ".join(program.source.formats.date)),
            ("date and time", ", ".join(program.source.formats.datetime)),
        ],
        "automations": [
            (one.label, one.kind, one.does or "", "yes" if one.messages else "no")
            for one in program.source.automations.values()
        ],
        "assets": [
            (one.label, one.kind, program.pair.not_migrated.get(name, ""))
            for name, one in program.source.assets.items()
        ],
        "api_version": program.target.api_version,
        "edition": program.target.edition,
        "targets": list(_targets(program)),
        "allowances": [
            (one.label, f"{one.base:,}", f"{one.each_user:,}", one.source, one.checked)
            for one in capacity.allowances
        ],
        "rules": [
            (one.id, one.title, one.source or "", one.verified or "")
            for one in sorted(platform_of(program).checks, key=lambda rule: rule.id)
            if one.source
        ],
    }


def _profile(platform: PlatformSpec) -> dict[str, object] | None:
    found = platform.profile
    if found is None:
        return None
    return {"summary": found.summary, "strengths": found.strengths, "weaknesses": found.weaknesses}


def _own_objects(program: Program) -> Iterator[SourceObject]:
    """Yield what the platform itself has: neither the customer's own row nor what the pair makes."""
    return (one for one in program.objects.values() if one.channel not in ("tenant", "made"))


def _evidence(program: Program) -> list[tuple[str, str, int, int]]:
    """Count objects and fields by how they are known; a field of an assumed object is assumed itself."""
    objects: list[str] = [one.evidence for one in _own_objects(program)]
    fields = [
        "assumed" if one.evidence == "assumed" else field.evidence
        for one in _own_objects(program)
        for field in one.fields.values()
    ]
    return [(word, means, objects.count(word), fields.count(word)) for word, means in _EVIDENCE.items()]


def _object(program: Program, connector: Connector, one: SourceObject) -> tuple[object, ...]:
    name = link(one.name, "dictionary", source_heading(program, one))
    return name, len(one.fields), one.evidence, _origin(connector, one)


def _origin(connector: Connector, one: SourceObject) -> str:
    if one.inside is not None:
        return f"inside {one.inside.object}.{one.inside.field}"
    if one.channel == "export" and one.name in connector.exports:
        return f"the file {connector.exports[one.name].file}"
    endpoint = connector.endpoints.get(one.name)
    return f"the list {endpoint.path}" if endpoint else "nowhere yet"


def _reading(connector: Connector) -> Iterator[tuple[str, object]]:
    """Yield what is known of the interface, and what each fact is taken from."""
    rate, retry = connector.rate, connector.retry
    base = connector.base_url
    yield "address", Ready(f"{code(base.env)}{f', such as {code(base.example)}' if base.example else ''}")
    if connector.root:
        yield "below it", Ready(code(connector.root))
    for one in connector.variables:
        yield f"in the path, {one.name}", Ready(code(one.env))
    yield "pace", f"a request every {rate.every_ms / 1000:g} seconds, {_together(rate.concurrency)}"
    for quota in rate.quotas:
        span = _SPANS.get(quota.seconds, f"{quota.seconds:,} seconds")
        yield "allowed", f"{quota.requests:,} requests in any {span}"
    tried = ", ".join(map(str, retry.codes))
    yield "tried again", f"answers {tried}, {retry.max} times in all; a wish to wait is obeyed"
    if connector.filter is None:
        yield "filters", "none are known, so a delta reads every list again"
    else:
        yield "filters", Ready(code(connector.filter.form))
    if connector.error:
        yield "an answer is an error", Ready(f"where it has {code(connector.error)}, whatever its status")
    if connector.content.hosts:
        yield "files come from", ", ".join(connector.content.hosts)


def _together(concurrency: int) -> str:
    return "one after the other" if concurrency == 1 else f"at most {concurrency} at the same time"


def _paging(connector: Connector) -> Iterator[tuple[str, str, str]]:
    """Yield how lists come, and which of them come otherwise."""
    yield "every list without a row of its own", page_text(connector.page), ""
    for name, endpoint in sorted(connector.endpoints.items()):
        parts = ", ".join(part.object for part in endpoint.per)
        if endpoint.page is not None or parts:
            page = page_text(connector.page_of(name))
            yield name, page, f"where it is longer, a list for each {parts}" if parts else ""


def page_text(page: Page) -> str:
    """Say in words how a list comes."""
    match page:
        case NumberPage():
            return f"numbered pages of {page.size}, with a total and a link to the next one"
        case OffsetPage():
            end = f", up to record {page.last + page.size:,}" if page.last is not None else ""
            total = "with a total" if page.total else "without a total"
            return f"{page.size} records from an offset on{end}, {total}"
        case WholePage():
            return "one answer holds the whole list"
        case WindowPage():
            return f"slices of {page.days} days, from {page.first} until {page.ahead_days:,} days from now"


def _targets(program: Program) -> Iterator[tuple[object, ...]]:
    """Yield the objects that the pair writes or matches, with how many of their fields it fills."""
    filled: dict[str, set[str]] = {}
    matched: dict[str, bool] = {}
    for route in program.routes.values():
        names = filled.setdefault(route.target, set())
        names |= {one.field for one in route.assignments if one.duty != "show"}
        names |= {one.field for one in route.references} | {one.field for one in route.found}
        matched[route.target] = matched.get(route.target, True) and route.operation == "find"
    for name in sorted(filled):
        target = program.targets[name]
        kind = "made by this pair" if target.custom else "there already"
        how = "matched" if matched[name] else "written"
        yield link(name, "dictionary", target_heading(program, target)), kind, how, len(filled[name])


PLATFORMS = Document(
    name="platforms",
    title="The platforms",
    about="what speaks for and against both platforms, how the source is read, and which limits there are",
    audience="everybody",
    context=context,
)
