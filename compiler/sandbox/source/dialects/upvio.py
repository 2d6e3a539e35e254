"""Upvio: offsets up to a ceiling, appointments by date, lists without paging, errors as an object.

https://developers.upvio.com/api/pagination: `limit` from 1 to 50, 10 unless said; `offset` from 0 to 10000.
What nobody documents and this file decides stands in `README.md`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time

from compiler.sandbox.http import Response
from compiler.sandbox.source.rows import Row, Table, json_response, published

DEFAULT_LIMIT, LARGEST_LIMIT, LARGEST_OFFSET = 10, 50, 10_000
TITLES = {
    400: "Bad Request",
    401: "Unauthorized",
    404: "Not Found",
    405: "Method Not Allowed",
    429: "Too Many Requests",
}


class BadRequest(ValueError):
    """A parameter is missing, or is not what it must be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Resource:
    """A list: whether it is paged, counted, cut by date, and which parameter must equal which field."""

    paged: bool = False
    counted: bool = True
    dated: str = ""
    filters: Mapping[str, str]


RESOURCES: Mapping[str, Resource] = {
    "patients": Resource(paged=True, filters={}),
    "appointments": Resource(dated="date", filters={"patientId": "patient.id"}),
    "form-submissions": Resource(
        paged=True, counted=False, filters={"filters[formId]": "formId", "filters[patientId]": "patientId"}
    ),
    "vitals/scans": Resource(paged=True, filters={"patientId": "patientId", "vitalsLinkId": "vitalsLinkId"}),
    "vitals/links": Resource(
        paged=True, filters={"vitalsTemplateId": "vitalsTemplateId", "status": "status"}
    ),
    "vitals/templates": Resource(filters={}),
    "time-blockers": Resource(dated="startDate", filters={"staffId": "staffId"}),
    "forms": Resource(filters={}),
    "locations": Resource(filters={}),
    "service-categories": Resource(filters={}),
    "services": Resource(filters={}),
    "staff": Resource(filters={}),
    "outgoing-webhooks": Resource(filters={}),
}


class Upvio:
    """The API at `https://api.upvio.com/v1/businesses/{account}`."""

    headers = ("Authorization",)

    def resource(self, path: str, account: str) -> str | None:
        """Return the resource; a business that the key does not belong to has none."""
        root = f"/v1/businesses/{account}/"
        name = path.removeprefix(root)
        return name if path.startswith(root) and name in RESOURCES else None

    def refused(self, status: int, *headers: tuple[str, str]) -> Response:
        """Return an object whose `error` has a code and a title."""
        return json_response(status, {"error": {"code": status, "title": TITLES[status]}}, *headers)

    def listing(self, resource: str, rows: Table, parameters: Mapping[str, str], url: str) -> Response:
        """Answer a list, cut as its resource is; 400 for what the documentation does not allow."""
        known = RESOURCES[resource]
        try:
            found = _matching(known, _listed(resource, rows), parameters)
            found = _between(found, known.dated, parameters) if known.dated else found
            shown = _page(found, parameters) if known.paged else found
        except BadRequest:
            return self.refused(400)
        body: dict[str, object] = {"data": [published(row) for row in shown]}
        return json_response(200, body | ({"meta": {"totalCount": len(found)}} if known.counted else {}))


def _listed(resource: str, rows: Table) -> list[Row]:
    """Archived patients are neither listed nor counted, and no parameter brings them back."""
    return [row for row in rows if resource != "patients" or row.get("archivedAt") is None]


def _matching(resource: Resource, rows: list[Row], parameters: Mapping[str, str]) -> list[Row]:
    for name, path in resource.filters.items():
        if wanted := parameters.get(name):
            rows = [row for row in rows if str(_at(row, path)) == wanted]
    return rows


def _at(row: Row, path: str) -> object:
    value: object = row
    for name in path.split("."):
        value = value.get(name) if isinstance(value, Mapping) else None
    return value


def _page(rows: list[Row], parameters: Mapping[str, str]) -> list[Row]:
    limit = _number(parameters.get("limit"), DEFAULT_LIMIT, 1, LARGEST_LIMIT)
    offset = _number(parameters.get("offset"), 0, 0, LARGEST_OFFSET)
    return rows[offset : offset + limit]


def _number(text: str | None, otherwise: int, least: int, most: int) -> int:
    if text is None:
        return otherwise
    if not (text.isascii() and text.isdigit() and least <= int(text) <= most):
        raise BadRequest
    return int(text)


def _between(rows: list[Row], field: str, parameters: Mapping[str, str]) -> list[Row]:
    """Keep what begins at or after `startDate` and before `endDate`; both are required."""
    start, end = _moment(parameters.get("startDate", "")), _moment(parameters.get("endDate", ""))
    return [row for row in rows if field in row and start <= _moment(str(row[field])) < end]


def _moment(text: str) -> datetime:
    """Read a date, which is its first moment in UTC, or a time with a zone."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise BadRequest from None
    if len(text) == len("2024-01-31"):
        return datetime.combine(moment.date(), time.min, UTC)
    if moment.tzinfo is None:
        raise BadRequest
    return moment
