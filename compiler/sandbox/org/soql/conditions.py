"""WHERE to SQL, with SOQL's idea of null, of letter case and of types."""

from dataclasses import dataclass, field

from compiler.sandbox.org.answers import Refused
from compiler.sandbox.org.ids import canonical_id
from compiler.sandbox.org.rows.convert import INTEGER_DIGITS, NUMBERS
from compiler.sandbox.org.schema import Field
from compiler.sandbox.org.soql.grammar import Comparison, Group, Literal
from compiler.sandbox.org.soql.paths import Paths, Reached
from compiler.sandbox.org.soql.tokens import WILDCARD_MARK, place_words
from compiler.sandbox.org.values import moment_value, number_value
from compiler.sandbox.store import Value

KINDS = {"boolean": "boolean", "date": "date", "datetime": "moment"}
TYPE_NAMES = {"datetime": "dateTime", "reference": "reference", "id": "ID"}

_WHOLE = frozenset({"=", "!=", "IN", "NOT IN"})
UNFILTERED = frozenset({"base64", "complexvalue", "encryptedstring"})


@dataclass(slots=True, kw_only=True)
class Conditions:
    """Builds the SQL of a condition; the values it binds collect in `values`."""

    paths: Paths
    values: list[Value] = field(default_factory=list)

    def sql(self, condition: Comparison | Group) -> str:
        """The SQL of a condition; refuses with INVALID_FIELD a value that is not of the field's type."""
        if isinstance(condition, Group):
            return "(" + f" {condition.word} ".join(self.sql(term) for term in condition.terms) + ")"
        reached = self.paths.reach(condition.path)
        self._check_filterable(condition, reached)
        if condition.operator in {"IN", "NOT IN"}:
            return self._membership(condition, reached)
        value = condition.values[0]
        if value.kind == "null" or (value.kind == "text" and not value.text):
            return self._null_test(condition, reached)
        text = self._canonical(reached.field, value)
        if condition.operator == "LIKE":
            self.values.append(text)
            return f"{reached.sql} LIKE ? ESCAPE '{WILDCARD_MARK}'"
        return self._comparison(condition.operator, reached, text)

    def _comparison(self, operator: str, reached: Reached, text: str) -> str:
        self.values.append(text)
        if operator in {"=", "!="}:
            same = f"{reached.sql} = ? COLLATE {reached.field.collation}"
            # A record without a value is different from every value.
            return same if operator == "=" else f"({reached.sql} IS NULL OR NOT {same})"
        if reached.field.type in NUMBERS:
            return f"CAST({reached.sql} AS NUMERIC) {operator} CAST(? AS NUMERIC)"
        return f"{reached.sql} {operator} ? COLLATE {reached.field.collation}"

    def _membership(self, condition: Comparison, reached: Reached) -> str:
        texts = [self._canonical(reached.field, value) for value in condition.values if value.kind != "null"]
        with_null = len(texts) < len(condition.values)
        self.values.extend(texts)
        # The collation of the left side rules an IN list.
        inside = f"{reached.sql} COLLATE {reached.field.collation} IN ({', '.join('?' * len(texts))})"
        if condition.operator == "IN":
            return f"({inside} OR {reached.sql} IS NULL)" if with_null else inside
        empty = f"{reached.sql} IS NOT NULL AND" if with_null else f"{reached.sql} IS NULL OR"
        return f"({empty} NOT {inside})"

    def _null_test(self, condition: Comparison, reached: Reached) -> str:
        if condition.operator == "=":
            return f"{reached.sql} IS NULL"
        if condition.operator == "!=":
            return f"{reached.sql} IS NOT NULL"
        return "0"

    def _check_filterable(self, condition: Comparison, reached: Reached) -> None:
        never = reached.field.is_long or reached.field.type in UNFILTERED or reached.field.is_opaque
        if not (never or (reached.field.is_exact and condition.operator not in _WHOLE)):
            return
        reason = f"field '{reached.field.name}' can not be filtered in a query call"
        raise Refused(400, "INVALID_FIELD", self._placed(condition.path.at, reason))

    def _canonical(self, of: Field, value: Literal) -> str:
        """The value in the field's canonical form."""
        if of.type in {"id", "reference"}:
            return self._id(value)
        if of.type in NUMBERS and value.kind == "number":
            return number_value(value.text, of.precision or INTEGER_DIGITS + of.scale, of.scale)
        if of.type in KINDS and value.kind == KINDS[of.type]:
            return moment_value(value.text) if value.kind == "moment" else value.text
        if of.type not in NUMBERS and of.type not in KINDS and value.kind == "text":
            return value.text
        quotes = "should not be" if of.type in NUMBERS or of.type in KINDS else "should be"
        reason = (
            f"value of filter criterion for field '{of.name}' must be of type "
            f"{TYPE_NAMES.get(of.type, of.type)} and {quotes} enclosed in quotes"
        )
        raise Refused(400, "INVALID_FIELD", self._placed(value.at, reason))

    def _id(self, value: Literal) -> str:
        full = canonical_id(value.text) if value.kind == "text" else None
        if full is None:
            reason = f"invalid ID field: {value.text}"
            raise Refused(400, "INVALID_QUERY_FILTER_OPERATOR", self._placed(value.at, reason))
        return full

    def _placed(self, at: int, reason: str) -> str:
        return place_words(self.paths.query.text, at, reason)
