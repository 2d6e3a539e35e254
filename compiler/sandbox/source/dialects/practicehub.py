"""PracticeHub: numbered pages with links, and filters of which wrong ones are ignored.

https://developers.practicehub.io/guide/pagination: pages count from 1, a page holds at most 100 rows, and a
client follows the link to the next page, which the last page does not have.
"""

from collections.abc import Mapping
from urllib.parse import urlencode

from compiler.sandbox.http import Response
from compiler.sandbox.source.filters import filtered
from compiler.sandbox.source.rows import Table, json_response, published

ROOT = "/api/"
RESOURCES = frozenset(
    {
        "patients",
        "practitioners",
        "locations",
        "appointments",
        "appointment_types",
        "invoices",
        "payments",
        "payment_methods",
        "payment_allocations",
        "patient_packages",
        "clinical_notes",
        "care_plans",
        "patient_logs",
        "custom_form_responses",
        "files",
    }
)
PAGE, SIZE = "page", "page_size"
FIRST_PAGE, LARGEST = 1, 100
MESSAGES = {
    401: "The API key is missing or not valid.",
    404: "There is no such resource.",
    405: "This resource can only be read.",
    429: "Too many requests.",
}


class PracticeHub:
    """The API at `https://{account}.neptune.practicehub.io/api`."""

    headers = ("x-practicehub-key", "x-app-details")

    def resource(self, path: str, account: str) -> str | None:
        """Return the resource; the account is the host, so it is not in the path."""
        name = path.removeprefix(ROOT)
        return name if path.startswith(ROOT) and name in RESOURCES else None

    def refused(self, status: int, *headers: tuple[str, str]) -> Response:
        """Return an object whose `message` says what is wrong."""
        return json_response(status, {"message": MESSAGES[status]}, *headers)

    def listing(self, resource: str, rows: Table, parameters: Mapping[str, str], url: str) -> Response:
        """Answer one page of what passes the filters, which are all parameters that page nothing."""
        conditions = {name: text for name, text in parameters.items() if name not in (PAGE, SIZE)}
        found = filtered(rows, conditions)
        number = _whole(parameters.get(PAGE, ""), FIRST_PAGE)
        size = min(_whole(parameters.get(SIZE, ""), LARGEST), LARGEST)
        shown = [published(row) for row in found[(number - 1) * size : number * size]]
        links = {
            "previous": _link(url, parameters, number - 1) if number > FIRST_PAGE else None,
            "self": _link(url, parameters, number),
            "next": _link(url, parameters, number + 1) if number * size < len(found) else None,
        }
        return json_response(200, {"total_entries": len(found), "data": shown, "links": links})


def _link(url: str, parameters: Mapping[str, str], number: int) -> str:
    kept = sorted((name, value) for name, value in parameters.items() if name != PAGE)
    return f"{url}?{urlencode([*kept, (PAGE, str(number))])}"


def _whole(text: str, otherwise: int) -> int:
    is_number = text.isascii() and text.isdigit()
    return int(text) or otherwise if is_number else otherwise
