"""What a function of the language is: a record with its types, its SQL, its words and its examples."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from compiler.language.fragments import Sql
from compiler.language.scope import MapEntry, RateTable, Scope
from compiler.language.syntax import Node
from compiler.language.types import TEXTUAL, Kind, Type

TEXT_LIKE = TEXTUAL | {Kind.ENUM, Kind.REF}
ANYTHING = frozenset(Kind) - {Kind.FILE}
LISTS = frozenset({Kind.LIST, Kind.MULTI})


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """An argument after the first.

    `number` is a whole number from `least` to `most`, `text` a text in quotes, `word` one of `words` in
    quotes, `map` the name of a value map, `rates` that of a table of exchange rates, `zone` a decision that
    answers with a time zone, `value` any expression. A `repeated` parameter takes all arguments that are
    left. An `optional` one may be left out; where it is `expected`, only to be told what is missing. `takes`
    are the kinds of its values, None for any, and `is_a` names them for people.
    """

    name: str
    kind: Literal["number", "text", "word", "map", "rates", "zone", "value"]
    optional: bool = False
    expected: bool = False
    repeated: bool = False
    words: tuple[str, ...] = ()
    least: int = 0
    most: int = 131_072
    takes: frozenset[Kind] | None = None
    is_a: str = "text"

    @property
    def names_no_field(self) -> bool:
        """Tell whether a name that stands here is not that of a field."""
        return self.kind in {"map", "rates"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Argument:
    """An argument as it was given: its node, and what its parameter's kind makes of it."""

    node: Node
    type: Type | None = None
    number: int | None = None
    text: str | None = None
    map_name: str | None = None
    value_map: MapEntry | None = None
    rates: RateTable | None = None
    zone: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """A call whose arguments fit: the type of what it works on, its arguments, and the names around it."""

    subject: Argument
    type: Type
    arguments: tuple[Argument, ...]
    scope: Scope

    def number(self, position: int = 0) -> int:
        """Return a number argument."""
        number = self.arguments[position].number
        assert number is not None
        return number

    def text(self, position: int = 0) -> str | None:
        """Return a text argument, None where it is optional and was not given."""
        return self.arguments[position].text if position < len(self.arguments) else None

    def types(self) -> tuple[Type, ...]:
        """Return the types of the arguments that are values."""
        return tuple(argument.type for argument in self.arguments if argument.type)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mistake:
    """A call that cannot be: the rule, the guilty node, and the words."""

    rule: str
    node: Node
    message: str
    label: str = ""
    helps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Lost:
    """What a call loses, in words, and the rule under which somebody must accept it."""

    rule: Literal["TYP102", "TYP106"]
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """Where SQL is wanted: the call, what it works on and its value arguments as SQL, and its result's type.

    `zone` is the table alias of the time zone transitions, for functions that ask for one.
    """

    given: Given
    subject: Sql
    arguments: tuple[Sql | None, ...]
    result: Type
    zone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One use, which is documentation and test: the text of the field `x`, of the given type, and what comes
    of it.

    `gives` is the text that would be loaded, None for no value; `fails` is the rule under which the row is
    refused; `phi` is the class of the field.
    """

    type: str
    x: str | None
    expression: str
    gives: str | None = None
    fails: str | None = None
    phi: str = "none"


def loses_nothing(given: Given) -> Lost | None:
    """Say that a call keeps everything."""
    return None


def never(given: Given) -> bool:
    """Say no for every call."""
    return False


@dataclass(frozen=True, slots=True, kw_only=True)
class Function:
    """A function of the language.

    `takes` are the kinds it works on, named `works_on` for people. `gives` is the type rule; the checker adds
    the PHI class and the fallibility of every argument. `sql` is DuckDB's form; no value in, no value out,
    unless `strict` is false. `loses` is what a call loses, and `loss` names that for people. `fails` is the
    rule under which a row is refused where a value goes in and none comes out; it may depend on the call.
    `needs_all`: an argument without a value gives none either, which is no failure. `forgives` makes every
    failure below it no value. `matters` says, given the subject, the arguments and a position, for which rows
    that argument matters at all. `as_is`: values of enumerations and references stay what they are, where
    other functions read them as text. `zone` asks for the transitions of the zone that the first `zone`
    argument names, by local time or by instant. `prepares` are what is done before `sql`, each a column of
    its own, so that it can be named more than once. `takes_any_text` tells calls that decide about texts
    which the enumeration of their field does not have. `sets_phi`: the PHI class is what `gives` says,
    whatever went in.
    """

    name: str
    takes: frozenset[Kind]
    works_on: str
    parameters: tuple[Parameter, ...] = ()
    gives: Callable[[Given], Type | Mistake]
    sql: Callable[[Site], Sql]
    sentence: str
    loses: Callable[[Given], Lost | None] = loses_nothing
    loss: str | None = None
    fails: str | Callable[[Given], str | None] | None = None
    strict: bool = True
    needs_all: bool = False
    forgives: bool = False
    matters: Callable[[Sql, Sequence[Sql | None], int], Sql] | None = None
    as_is: bool = False
    zone: Literal["local", "utc"] | None = None
    prepares: tuple[Callable[[Sql, Given], Sql], ...] = ()
    takes_any_text: Callable[[Given], bool] = never
    sets_phi: bool = False
    examples: tuple[Example, ...]

    def rule(self, given: Given) -> str | None:
        """Return the rule under which a call refuses rows, None where it refuses none."""
        return self.fails(given) if callable(self.fails) else self.fails
