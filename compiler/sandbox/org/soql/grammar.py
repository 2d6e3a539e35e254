"""The grammar: tokens to a query. What is not listed here is refused as malformed, with its place.

    query      = SELECT (item {, item}) FROM object [WHERE condition] [GROUP BY path]
                 [ORDER BY path [ASC|DESC] [NULLS FIRST|LAST] {, …}] [LIMIT n]
    item       = path | COUNT() | COUNT(path) [alias] | SUM(path) [alias]
    condition  = term {AND term} | term {OR term}
    term       = ( condition ) | path op value | path [NOT] IN ( value {, value} )
    op         = = | != | <> | < | > | <= | >= | LIKE
    value      = 'text' | number | date | dateTime | true | false | null

https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_select.htm
"""

from dataclasses import dataclass

from compiler.sandbox.org.soql.tokens import Token, malformed, tokenize, unescape

LITERALS = {"TRUE": "true", "FALSE": "false"}
DEEPEST = 50
OPERATORS = frozenset({"=", "!=", "<>", "<", ">", "<=", ">="})


@dataclass(frozen=True, slots=True, kw_only=True)
class Path:
    """A field, or a field of a parent (`Account.Name`), and where it is written."""

    text: str
    at: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One thing selected. `function` is COUNT, SUM or empty; COUNT() has no path."""

    path: Path | None
    function: str = ""
    alias: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Literal:
    """A value in a condition; `kind` is text, number, date, moment, boolean or null."""

    kind: str
    text: str
    at: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """`path operator values`; IN and NOT IN have any number of values, the others one."""

    path: Path
    operator: str
    values: tuple[Literal, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Terms joined by AND or OR."""

    word: str
    terms: tuple["Comparison | Group", ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """One part of ORDER BY."""

    path: Path
    descending: bool
    nulls_last: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """A query that was read; `text` is what was written."""

    text: str
    items: tuple[Item, ...]
    object_name: str
    object_at: int
    where: Comparison | Group | None
    group_by: Path | None
    order_by: tuple[Order, ...]
    limit: int | None

    @property
    def is_count(self) -> bool:
        """Whether it is SELECT COUNT(), which answers with a number and no rows."""
        return self.items[0].function == "COUNT" and self.items[0].path is None

    @property
    def is_aggregate(self) -> bool:
        """Whether its rows are results of functions and not records."""
        return self.group_by is not None or any(item.function for item in self.items)


def parse(text: str) -> Query:
    """Read a query; refuses with MALFORMED_QUERY."""
    reader = _Reader(text)
    reader.expect_word("SELECT")
    items = reader.items()
    reader.expect_word("FROM")
    name = reader.word()
    where = reader.condition() if reader.take_word("WHERE") else None
    query = Query(
        text=text,
        items=items,
        object_name=name.text,
        object_at=name.at,
        where=where,
        group_by=reader.group_by(),
        order_by=reader.order_by(),
        limit=reader.limit(),
    )
    reader.expect_end()
    return query


class _Reader:
    """Walks the tokens; every method takes what it names or refuses."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._tokens = tokenize(text)
        self._place = 0
        self._depth = 0

    @property
    def _next(self) -> Token:
        return self._tokens[self._place]

    def _take(self) -> Token:
        token = self._next
        self._place += 1
        return token

    def _unexpected(self) -> Exception:
        return malformed(self._text, self._next.at, f"unexpected token: '{self._next.text}'")

    def take_word(self, word: str) -> bool:
        if self._next.upper != word:
            return False
        self._place += 1
        return True

    def expect_word(self, word: str) -> None:
        if not self.take_word(word):
            raise self._unexpected()

    def _take_sign(self, sign: str) -> bool:
        if self._next.kind != "sign" or self._next.text != sign:
            return False
        self._place += 1
        return True

    def _expect_sign(self, sign: str) -> None:
        if not self._take_sign(sign):
            raise self._unexpected()

    def expect_end(self) -> None:
        if self._next.kind != "end":
            raise self._unexpected()

    def word(self) -> Token:
        if self._next.kind != "word":
            raise self._unexpected()
        return self._take()

    def _path(self) -> Path:
        token = self.word()
        return Path(text=token.text, at=token.at)

    def items(self) -> tuple[Item, ...]:
        items = [self._item()]
        while self._take_sign(","):
            items.append(self._item())
        return tuple(items)

    def _item(self) -> Item:
        if self._next.upper in {"COUNT", "SUM"} and self._tokens[self._place + 1].text == "(":
            return self._function()
        return Item(path=self._path())

    def _function(self) -> Item:
        name = self._take().upper
        self._expect_sign("(")
        path = None if name == "COUNT" and self._next.text == ")" else self._path()
        self._expect_sign(")")
        is_alias = self._next.kind == "word" and self._next.upper != "FROM"
        return Item(path=path, function=name, alias=self._take().text if is_alias else "")

    def condition(self) -> Comparison | Group:
        terms = [self._term()]
        word = self._next.upper if self._next.upper in {"AND", "OR"} else ""
        while word and self.take_word(word):
            terms.append(self._term())
        if self._next.upper in {"AND", "OR"}:
            raise self._unexpected()  # AND and OR side by side need parentheses
        return terms[0] if len(terms) == 1 else Group(word=word, terms=tuple(terms))

    def _term(self) -> Comparison | Group:
        if self._next.text == "(":
            return self._nested()
        path = self._path()
        if self.take_word("LIKE"):
            return Comparison(path=path, operator="LIKE", values=(self._value(),))
        if self._next.upper in {"IN", "NOT"}:
            return self._membership(path)
        if self._next.text not in OPERATORS or self._next.kind != "sign":
            raise self._unexpected()
        operator = self._take().text
        return Comparison(path=path, operator="!=" if operator == "<>" else operator, values=(self._value(),))

    def _nested(self) -> Comparison | Group:
        if self._depth == DEEPEST:
            raise malformed(self._text, self._next.at, "Condition is nested too deeply")
        self._expect_sign("(")
        self._depth += 1
        inner = self.condition()
        self._depth -= 1
        self._expect_sign(")")
        return inner

    def _membership(self, path: Path) -> Comparison:
        negated = self.take_word("NOT")
        self.expect_word("IN")
        self._expect_sign("(")
        values = [self._value()]
        while self._take_sign(","):
            values.append(self._value())
        self._expect_sign(")")
        return Comparison(path=path, operator="NOT IN" if negated else "IN", values=tuple(values))

    def _value(self) -> Literal:
        token = self._next
        if token.kind == "text":
            self._place += 1
            return Literal(kind="text", text=unescape(self._text, token), at=token.at)
        if token.kind in {"number", "date", "moment"}:
            self._place += 1
            return Literal(kind=token.kind, text=token.text, at=token.at)
        if token.upper in LITERALS:
            self._place += 1
            return Literal(kind="boolean", text=LITERALS[token.upper], at=token.at)
        if token.upper == "NULL":
            self._place += 1
            return Literal(kind="null", text="", at=token.at)
        raise self._unexpected()

    def group_by(self) -> Path | None:
        if not self.take_word("GROUP"):
            return None
        self.expect_word("BY")
        return self._path()

    def order_by(self) -> tuple[Order, ...]:
        if not self.take_word("ORDER"):
            return ()
        self.expect_word("BY")
        orders = [self._order()]
        while self._take_sign(","):
            orders.append(self._order())
        return tuple(orders)

    def _order(self) -> Order:
        path = self._path()
        descending = self.take_word("DESC")
        if not descending:
            self.take_word("ASC")
        nulls_last = False
        if self.take_word("NULLS"):
            nulls_last = self.take_word("LAST")
            if not nulls_last:
                self.expect_word("FIRST")
        return Order(path=path, descending=descending, nulls_last=nulls_last)

    def limit(self) -> int | None:
        if not self.take_word("LIMIT"):
            return None
        if self._next.kind != "number" or not self._next.text.isdigit():
            raise self._unexpected()
        return int(self._take().text)
