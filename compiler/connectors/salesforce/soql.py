"""Writes queries: checked names, escaped literals, and nothing else.

https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_select.htm
"""

from collections.abc import Sequence

from compiler.connectors.salesforce.names import field_name, literal, object_name, prefix_literal

# Activities older than a year are archived, and an ordinary query leaves them out without a word.
# https://help.salesforce.com/s/articleView?id=000387799&type=1
ARCHIVED = frozenset({"Task", "Event"})
NOT_IN_THE_BIN = "IsDeleted = false"


def select(fields: Sequence[str], object_: str, *conditions: str) -> str:
    """Select fields of the records for which all conditions hold; raises Refused for a name that is none."""
    return _query(", ".join(map(field_name, fields)), object_, conditions)


def count(object_: str, *conditions: str) -> str:
    """Count the records for which all conditions hold."""
    return _query("COUNT()", object_, conditions)


def total(column: str, object_: str, *conditions: str) -> str:
    """Add up a column over the records for which all conditions hold."""
    return _query("".join(("SUM(", field_name(column), ")")), object_, conditions)


def equal(field: str, value: str) -> str:
    """Demand that a field has a value."""
    return " ".join((field_name(field), "=", literal(value)))


def present(field: str) -> str:
    """Demand that a field has any value."""
    return " ".join((field_name(field), "!=", "null"))


def either(*conditions: str) -> str:
    """Demand that at least one of the conditions holds."""
    return " ".join(("(", " OR ".join(conditions), ")"))


def beginning(field: str, prefix: str) -> str:
    """Demand that a field begins with a text."""
    return " ".join((field_name(field), "LIKE", prefix_literal(prefix)))


def among(field: str, literals: str) -> str:
    """Demand that a field has one of the values, given as literals joined by commas."""
    return "".join((field_name(field), " IN (", literals, ")"))


def _query(what: str, object_: str, conditions: Sequence[str]) -> str:
    """Put a query together; where archived records are read, the recycle bin comes along and is left out."""
    all_ = (*conditions, NOT_IN_THE_BIN) if object_ in ARCHIVED else tuple(conditions)
    clause = ("WHERE", " AND ".join(all_)) if all_ else ()
    return " ".join(("SELECT", what, "FROM", object_name(object_), *clause))
