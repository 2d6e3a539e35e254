"""Questions to an org: queries in bounded lists, tooling queries, descriptions.

Columns that an edition or a release may lack are asked for as optional, and what could not be asked is told.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from compiler.connectors.salesforce import soql
from compiler.connectors.salesforce.api import Api, OrgRefused, members
from compiler.connectors.salesforce.names import is_literal, literal, object_name
from compiler.connectors.salesforce.records import ADDRESS_LIMIT, Records, Row, literals_in
from compiler.connectors.salesforce.tooling import tooling_rows

NOT_FOUND = 404
HIDDEN = frozenset({"INSUFFICIENT_ACCESS", "INSUFFICIENT_ACCESS_OR_READONLY", "INVALID_TYPE"})
UNKNOWN = frozenset({"INVALID_FIELD", "INVALID_TYPE", "NOT_FOUND"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A query without its list of values: the columns, those that an org may lack, and the conditions."""

    object: str
    columns: tuple[str, ...]
    optional: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()
    tooling: bool = False


class Asking:
    """Asks one org; `unseen` says, after the questions, what it would not tell."""

    def __init__(self, api: Api, records: Records) -> None:
        self.api = api
        self.records = records
        self.unseen: list[str] = []

    def all(self, question: Question, *more: str) -> tuple[Row, ...]:
        """Return every row; raises OutsideError."""
        try:
            return self._rows(question, (*question.columns, *question.optional), more)
        except OrgRefused as error:
            if error.code in HIDDEN:
                raise _hidden(question, error) from None
            if error.code != "INVALID_FIELD" or not question.optional:
                raise
        self.unseen.append(f"{question.object}: this org does not tell {', '.join(question.optional)}")
        return self._rows(question, question.columns, more)

    def among(self, question: Question, column: str, values: Iterable[str]) -> tuple[Row, ...]:
        """Return the rows whose column is one of the values, asked for in lists that an address can hold."""
        literals = [literal(value) for value in sorted(set(values)) if is_literal(value)]
        columns = (*question.columns, *question.optional)
        empty = soql.select(columns, question.object, *question.conditions, soql.among(column, ""))
        room = ADDRESS_LIMIT - len(quote(empty))
        return tuple(
            row
            for part in literals_in(literals, room)
            for row in self.all(question, soql.among(column, part))
        )

    def known(self, question: Question, column: str, values: Iterable[str]) -> tuple[Row, ...] | None:
        """Return rows as `among` does; None, and a line in `unseen`, where this org has no such object."""
        try:
            return self.among(question, column, values)
        except OrgRefused as error:
            if error.code not in UNKNOWN:
                raise
            self.unseen.append(
                f"{question.object}: this org does not answer questions about it ({error.code})"
            )
            return None

    def described(self, name: str) -> Mapping[str, Row] | None:
        """Return the fields of an object by name, as this user sees them; None where there is no object."""
        route = f"/sobjects/{object_name(name)}/describe"
        try:
            answer = self.api.read(f"{self.api.root}{route}", route)
        except OrgRefused as error:
            if error.status == NOT_FOUND:
                return None
            raise
        fields = members(f"GET {route}", answer).get("fields")
        listed = fields if isinstance(fields, list) else []
        return {str(each.get("name")): each for each in listed if isinstance(each, dict)}

    def _rows(self, question: Question, columns: Sequence[str], more: Sequence[str]) -> tuple[Row, ...]:
        query = soql.select(columns, question.object, *question.conditions, *more)
        rows = (
            tooling_rows(self.api, query) if question.tooling else self.records.rows(question.object, query)
        )
        return tuple(rows)


def text(row: Row, path: str) -> str:
    """Read a column as text, through a relationship where its name has a dot; '' where it has no value."""
    value: object = row
    for step in path.split("."):
        value = value.get(step) if isinstance(value, Mapping) else None
    return "" if value is None else str(value)


def flag(row: Row, column: str) -> bool:
    """Read a column that is true or false."""
    return row.get(column) is True


def _hidden(question: Question, error: OrgRefused) -> OrgRefused:
    """Say which permission opens what describes an org."""
    return OrgRefused(
        f"{question.object}: the org does not let this user see its setup ({error.code}), so it cannot be "
        "compared with the project; give the user the permission View Setup and Configuration",
        error.code,
        error.status,
    )
