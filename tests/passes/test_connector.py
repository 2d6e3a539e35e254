"""From the words of a platform document to the connector that a plan carries, and what is refused."""

import pytest

from compiler.diagnostics.diagnostic import Diagnostic, Diagnostics
from compiler.model.connector import (
    Connector,
    Header,
    NumberPage,
    OffsetPage,
    Part,
    Quota,
    Variable,
    WholePage,
    WindowPage,
)
from compiler.passes.resolve.connector import connector
from compiler.source.reader import read
from compiler.spec.decode import decode_platform

DOCUMENT = """\
spec: platform/v1
name: business
label: Business
roles: [source]
evidence: documented
objects:
  Patient: {key: [id], fields: {id: id!}}
  Link: {key: [id], fields: {id: id!}}
  Scan: {key: [id], fields: {id: id!}}
  Visit: {key: [id], fields: {id: id!}}
  Day: {key: [date, room], fields: {date: date!, room: text(20)!}}
connector:
  base_url: {env: BUSINESS_URL, pattern: "https://api.business.example"}
  root: /v1/businesses/{business}
  variables:
    business: {env: BUSINESS_ID}
  headers:
    Authorization: {env: BUSINESS_KEY, prefix: "Bearer "}
  rate: {every_ms: 500, quotas: {minute: 60, day: 10000}}
  retry: {codes: [429]}
  error: error
  page:
    {kind: offset, offset_param: offset, limit_param: limit, size: 50, last: 10000, rows: data, total: meta.n}
  endpoints:
    Patient: {path: /patients}
    Link: {path: /links, page: {kind: whole, rows: data}}
    Scan:
      path: /scans
      per:
        - {object: Patient, param: patientId}
        - {object: Link, param: "filters[link]", field: link.id}
    Visit:
      path: /visits
      page: {kind: window, from_param: a, to_param: b, days: 31, first: '2015-01-01', rows: data}
    Day:
      path: /days
      page: {kind: number, param: page, size_param: size, size: 9, rows: data, total: all, next: next}
"""


def resolved(text: str) -> tuple[Connector | None, list[Diagnostic]]:
    diags = Diagnostics()
    located = read("source", "business.yaml", text, diags)
    assert located is not None
    platform = decode_platform("source", located, diags)
    return (connector(platform, diags) if platform else None), list(diags)


def said(old: str, new: str) -> list[tuple[str, str, str]]:
    """Break the document in one place, and return what comes of it."""
    assert DOCUMENT.count(old) == 1, old
    _, found = resolved(DOCUMENT.replace(old, new))
    return [(each.rule, str(each.place), each.message) for each in found]


def test_every_word_of_a_connector_reaches_the_plan() -> None:
    made, found = resolved(DOCUMENT)

    assert found == []
    assert made is not None
    assert made.variables == (Variable(name="business", env="BUSINESS_ID", pattern="[A-Za-z0-9_-]{1,80}"),)
    assert made.headers == (Header(name="Authorization", env="BUSINESS_KEY", prefix="Bearer "),)
    assert made.rate.quotas == (Quota(requests=60, seconds=60), Quota(requests=10_000, seconds=86_400))
    assert made.error == "error"
    assert made.page == OffsetPage(
        offset_param="offset", limit_param="limit", size=50, rows="data", total="meta.n", last=10_000
    )
    assert made.page_of("Patient") == made.page
    assert made.page_of("Link") == WholePage(rows="data")
    assert made.page_of("Visit") == WindowPage(
        from_param="a", to_param="b", days=31, first="2015-01-01", ahead_days=730, rows="data"
    )
    assert isinstance(made.page_of("Day"), NumberPage)
    assert made.parts_of("Scan") == (
        Part(object="Patient", param="patientId", field="patientId"),
        Part(object="Link", param="filters[link]", field="link.id"),
    )
    assert made.parts_of("Patient") == ()
    assert (made.reach_of("Scan"), made.reach_of("Visit")) == (10_050, None)


def test_one_part_needs_no_list() -> None:
    listed = DOCUMENT[DOCUMENT.index("      per:") : DOCUMENT.index("    Visit:")]
    made, found = resolved(DOCUMENT.replace(listed, "      per: {object: Patient, param: patientId}\n"))

    assert found == []
    assert made is not None
    assert made.parts_of("Scan") == (Part(object="Patient", param="patientId", field="patientId"),)


@pytest.mark.parametrize(
    ("old", "new", "place", "message"),
    [
        (
            "root: /v1/businesses/{business}",
            "root: /v1/businesses/{company}",
            "connector.root",
            "nothing says what `{company}` of the root is",
        ),
        (
            "root: /v1/businesses/{business}",
            "root: /v1/businesses",
            "connector.variables.business",
            "the root has no `{business}`",
        ),
        ("minute: 60", "minute: 0", "connector.rate.quotas.minute", "a quota below 1 allows no request"),
        ("size: 50", "size: 0", "connector.page.size", "a page holds at least one record"),
        ("last: 10000", "last: -1", "connector.page.last", "an offset is never below 0"),
        ("days: 31", "days: 0", "connector.endpoints.Visit.page.days", "a window is at least one day long"),
        (
            "first: '2015-01-01'",
            "first: '2015-02-30'",
            "connector.endpoints.Visit.page.first",
            "`2015-02-30` is not a date",
        ),
        (
            "first: '2015-01-01'",
            "first: '0001-01-01'",
            "connector.endpoints.Visit.page.first",
            "`0001-01-01` is not a date",
        ),
        (
            "first: '2015-01-01'",
            "first: '2015-01-01', ahead_days: 99999",
            "connector.endpoints.Visit.page.ahead_days",
            "the last window ends between today and a century from now",
        ),
        (
            "param: page, size_param: size, size: 9, rows: data, total: all, next: next}",
            "param: page, size_param: size, size: 9, rows: data, total: all, next: next}\n"
            "      per: {object: Patient, param: p}",
            "connector.endpoints.Day.per",
            "the list of `Day` has no end that it could reach too early",
        ),
        (
            "{object: Patient, param: patientId}",
            "{object: Day, param: patientId}",
            "connector.endpoints.Scan.per",
            "a row of `Day` is not named by one field alone",
        ),
        (
            "{object: Patient, param: patientId}",
            "{object: Scan, param: patientId}",
            "connector.endpoints.Scan.per",
            "`Scan` and `Scan` would each be read after the other",
        ),
        (
            "Patient: {path: /patients}",
            "Patient: {path: /patients, per: {object: Scan, param: scanId}}",
            "connector.endpoints.Patient.per",
            "`Patient` and `Scan` would each be read after the other",
        ),
    ],
)
def test_what_contradicts_itself_is_told_where_it_stands(
    old: str, new: str, place: str, message: str
) -> None:
    found = said(old, new)

    assert ("OPS103", place, message) in found
    assert {rule for rule, _, _ in found} == {"OPS103"}


def test_the_object_of_a_part_must_be_one_that_the_api_lists() -> None:
    assert said("{object: Patient, param: patientId}", "{object: Patients, param: patientId}") == [
        ("REF101", "connector.endpoints.Scan.per", "`Patients` is not an object that the API lists")
    ]


@pytest.mark.parametrize(
    ("new", "rule", "message"),
    [
        ("{kind: wholes, rows: data}", "YML112", "`kind` cannot be `wholes`"),
        ("{rows: data}", "YML111", "`page` has no `kind`, which a value with a kind needs"),
        ("{kind: whole}", "YML111", "`page` has no `rows`, which a list in one answer needs"),
        ("{kind: whole, rows: data, size: 3}", "YML104", "`size` is not a key of a list in one answer"),
        ("whole", "YML110", "`page` must be a mapping, this is text"),
    ],
)
def test_a_kind_of_pages_is_told_by_its_name(new: str, rule: str, message: str) -> None:
    (found,) = said("{kind: whole, rows: data}", new)

    assert (found[0], found[2]) == (rule, message)
