"""The function library: one file a function, and this list of them."""

from compiler.language.functions.absolute import ABS
from compiler.language.functions.add_days import ADD_DAYS
from compiler.language.functions.add_minutes import ADD_MINUTES
from compiler.language.functions.at import AT
from compiler.language.functions.at_time import AT_TIME
from compiler.language.functions.but_last_word import BUT_LAST_WORD
from compiler.language.functions.choose import CHOOSE
from compiler.language.functions.concat import CONCAT
from compiler.language.functions.contains import CONTAINS
from compiler.language.functions.convert import CONVERT
from compiler.language.functions.count import COUNT
from compiler.language.functions.date_in import DATE_IN
from compiler.language.functions.declassify import DECLASSIFY
from compiler.language.functions.default import DEFAULT
from compiler.language.functions.digits import DIGITS
from compiler.language.functions.first_of import FIRST_OF
from compiler.language.functions.first_word import FIRST_WORD
from compiler.language.functions.function import Function
from compiler.language.functions.join import JOIN
from compiler.language.functions.key import KEY
from compiler.language.functions.last_word import LAST_WORD
from compiler.language.functions.lower import LOWER
from compiler.language.functions.map_each import MAP_EACH
from compiler.language.functions.map_value import MAP
from compiler.language.functions.matches import MATCHES
from compiler.language.functions.minutes_between import MINUTES_BETWEEN
from compiler.language.functions.or_null import OR_NULL
from compiler.language.functions.replace_text import REPLACE
from compiler.language.functions.round_number import ROUND
from compiler.language.functions.slug import SLUG
from compiler.language.functions.squash import SQUASH
from compiler.language.functions.strip_html import STRIP_HTML
from compiler.language.functions.to_date import TO_DATE
from compiler.language.functions.to_datetime import TO_DATETIME
from compiler.language.functions.to_decimal import TO_DECIMAL
from compiler.language.functions.to_email import TO_EMAIL
from compiler.language.functions.to_int import TO_INT
from compiler.language.functions.to_json import TO_JSON
from compiler.language.functions.to_text import TO_TEXT
from compiler.language.functions.to_time import TO_TIME
from compiler.language.functions.trim import TRIM
from compiler.language.functions.truncate import TRUNCATE
from compiler.language.functions.upper import UPPER
from compiler.language.functions.year import YEAR

FUNCTIONS: tuple[Function, ...] = (
    ABS,
    ADD_DAYS,
    ADD_MINUTES,
    AT,
    AT_TIME,
    BUT_LAST_WORD,
    CHOOSE,
    CONCAT,
    CONTAINS,
    CONVERT,
    COUNT,
    DATE_IN,
    DECLASSIFY,
    DEFAULT,
    DIGITS,
    FIRST_OF,
    FIRST_WORD,
    JOIN,
    KEY,
    LAST_WORD,
    LOWER,
    MAP,
    MAP_EACH,
    MATCHES,
    MINUTES_BETWEEN,
    OR_NULL,
    REPLACE,
    ROUND,
    SLUG,
    SQUASH,
    STRIP_HTML,
    TO_DATE,
    TO_DATETIME,
    TO_DECIMAL,
    TO_EMAIL,
    TO_INT,
    TO_JSON,
    TO_TEXT,
    TO_TIME,
    TRIM,
    TRUNCATE,
    UPPER,
    YEAR,
)


_BY_NAME = {function.name: function for function in FUNCTIONS}


def function_named(name: str) -> Function | None:
    """Return a function by its name, None where there is none."""
    return _BY_NAME.get(name)


def function_names() -> tuple[str, ...]:
    """Return the names of all functions, sorted."""
    return tuple(function.name for function in FUNCTIONS)
