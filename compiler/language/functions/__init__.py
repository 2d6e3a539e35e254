"""The function library: one file a function, and this list of them."""

from compiler.language.functions.at import AT
from compiler.language.functions.concat import CONCAT
from compiler.language.functions.contains import CONTAINS
from compiler.language.functions.count import COUNT
from compiler.language.functions.date_in import DATE_IN
from compiler.language.functions.default import DEFAULT
from compiler.language.functions.digits import DIGITS
from compiler.language.functions.function import Function
from compiler.language.functions.join import JOIN
from compiler.language.functions.key import KEY
from compiler.language.functions.lower import LOWER
from compiler.language.functions.map_each import MAP_EACH
from compiler.language.functions.map_value import MAP
from compiler.language.functions.or_null import OR_NULL
from compiler.language.functions.replace_text import REPLACE
from compiler.language.functions.round_number import ROUND
from compiler.language.functions.slug import SLUG
from compiler.language.functions.squash import SQUASH
from compiler.language.functions.strip_html import STRIP_HTML
from compiler.language.functions.to_date import TO_DATE
from compiler.language.functions.to_decimal import TO_DECIMAL
from compiler.language.functions.to_email import TO_EMAIL
from compiler.language.functions.to_int import TO_INT
from compiler.language.functions.trim import TRIM
from compiler.language.functions.truncate import TRUNCATE
from compiler.language.functions.upper import UPPER

FUNCTIONS: tuple[Function, ...] = (
    AT,
    CONCAT,
    CONTAINS,
    COUNT,
    DATE_IN,
    DEFAULT,
    DIGITS,
    JOIN,
    KEY,
    LOWER,
    MAP,
    MAP_EACH,
    OR_NULL,
    REPLACE,
    ROUND,
    SLUG,
    SQUASH,
    STRIP_HTML,
    TO_DATE,
    TO_DECIMAL,
    TO_EMAIL,
    TO_INT,
    TRIM,
    TRUNCATE,
    UPPER,
)


def function_named(name: str) -> Function | None:
    """Return a function by its name, None where there is none."""
    return next((function for function in FUNCTIONS if function.name == name), None)


def function_names() -> tuple[str, ...]:
    """Return the names of all functions, sorted."""
    return tuple(function.name for function in FUNCTIONS)
