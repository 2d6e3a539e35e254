"""`+`, `-` and `*`: the type of the result, which keeps every digit, and its SQL, which never overflows."""

from compiler.language.forms import MOST_DIGITS, scale_of, sql_type
from compiler.language.fragments import Sql, calculated, call, cast, try_cast
from compiler.language.functions.function import Mistake
from compiler.language.syntax import Arithmetic
from compiler.language.types import Kind, Type

OVERFLOW = "TYP109"
MOST_WHOLE_DIGITS = 18


def arithmetic_mistake(node: Arithmetic, left: Type, right: Type) -> Mistake | None:
    """Find a side that is no number, or two whose result has more decimals than can be held."""
    for part, type_ in ((node.left, left), (node.right, right)):
        if not type_.is_number:
            message = f"`{node.operator}` works on numbers, but this is {type_}"
            return Mistake(
                rule="TYP101", node=part, message=message, label=str(type_), helps=_helps(node, type_)
            )
    if _scale(node.operator, left, right) < MOST_DIGITS:
        return None
    message = f"the result has more decimals than a number can have: {MOST_DIGITS} digits are the most"
    return Mistake(rule=OVERFLOW, node=node, message=message, helps=("`round` one of them",))


def _helps(node: Arithmetic, type_: Type) -> tuple[str, ...]:
    if node.operator == "+" and (type_.is_text or type_.kind is Kind.ENUM):
        return ("`concat(a, b)` puts texts together",)
    if type_.kind is Kind.DATETIME:
        return ("`| add_minutes(n)` moves an instant", "`| minutes_between(end)` is the time between two")
    if type_.kind is Kind.DATE:
        return ("`| add_days(n)` moves a day",)
    return ()


def arithmetic_type(operator: str, left: Type, right: Type) -> Type:
    """Return the type that holds every result; fallible where not all of them can be held."""
    scale, digits = _scale(operator, left, right), _digits(operator, left, right)
    kind = _kind(operator, left, right)
    most = MOST_WHOLE_DIGITS if kind is Kind.INT else MOST_DIGITS
    result = Type(
        kind=kind,
        length=min(digits, most),
        scale=scale,
        empty=left.empty or right.empty,
        fallible=left.fallible or right.fallible or digits > most,
    )
    return result.with_phi_of(left, right)


def _scale(operator: str, left: Type, right: Type) -> int:
    scales = (scale_of(left), scale_of(right))
    return sum(scales) if operator == "*" else max(scales)


def _digits(operator: str, left: Type, right: Type) -> int:
    whole = [(type_.length or MOST_DIGITS) - scale_of(type_) for type_ in (left, right)]
    room = sum(whole) if operator == "*" else max(whole) + 1
    return max(room, 1) + _scale(operator, left, right)


def _kind(operator: str, left: Type, right: Type) -> Kind:
    """Money stays money when money is added to it, or when it is taken so many times."""
    kinds = {left.kind, right.kind}
    if kinds == {Kind.INT}:
        return Kind.INT
    if kinds == {Kind.MONEY, Kind.INT} or (kinds == {Kind.MONEY} and operator != "*"):
        return Kind.MONEY
    return Kind.DECIMAL


def may_overflow(operator: str, left: Type, right: Type) -> bool:
    """Tell whether a result can have more digits than its type."""
    digits = _digits(operator, left, right)
    return digits > (arithmetic_type(operator, left, right).length or MOST_DIGITS)


def arithmetic_sql(operator: str, left: tuple[Sql, Type], right: tuple[Sql, Type]) -> Sql:
    """Calculate; no value where a side has none, or where the result has too many digits.

    The left side gets all the digits there are, because DuckDB adds and multiplies short numbers in short
    ones, and stops the query where the result is longer.
    """
    (one, its_type), (other, other_type) = left, right
    result = arithmetic_type(operator, its_type, other_type)
    made = calculated(cast(one, f"DECIMAL({MOST_DIGITS}, {scale_of(its_type)})"), operator, other)
    if may_overflow(operator, its_type, other_type):
        made = call("TRY", made)
    if result.kind is not Kind.INT:
        return try_cast(made, sql_type(result))
    return cast(try_cast(made, f"DECIMAL({MOST_WHOLE_DIGITS}, 0)"), "BIGINT")
