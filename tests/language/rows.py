"""Source rows nobody expects, from a seed: values of their types, and texts that are anything."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal
from random import Random

from compiler.language.types import Kind, Type, utf16_length
from tests.language.clinic import ENUMS, typed

ODD = (
    *("\u00a0", "\u2003", "\u3000", "\u2028", "\x85", "\x0b", "\t", "\r\n", "\r", "\n", " ", " "),
    *(
        "e\u0301",
        "\U0001f600",
        "\U0001f468\u200d\U0001f469",
        "\ufdd1",
        "\ufeff",
        "\u0130",
        "\u00df",
        "\u0345",
    ),
    *(
        "&amp;",
        "&#39;",
        "&nbsp;",
        "<p>",
        "</b>",
        "<br>",
        "<!--",
        "<x",
        "a",
        "ax",
        "B",
        "7",
        "\u0663",
        "'",
        '"',
    ),
    *("\\", ";", "%", "@", "#N/A", "-", ".", "\x00", "\U0010ffff"),
)
# What Unicode calls White_Space: https://www.unicode.org/Public/UCD/latest/ucd/PropList.txt
WHITE_SPACE = (
    "\t\n\x0b\f\r \x85\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000"
)
WORDS = (
    "infinity",
    "1e400",
    "0000-00-00",
    "epoch",
    "-",
    "",
    " ",
    "+5",
    ".5",
    "1_000",
    "2024-02-30",
    "9999-12-31",
    "NaN",
)
_JSON = (
    '{"b": 1.10, "a": []}',
    "[]",
    '"text"',
    "null",
    "0.1000000000000000055",
    '{"a": {"b": "\\ud83d\\ude00"}}',
)
_NIGHTS = (datetime.fromisoformat("2024-03-10"), datetime.fromisoformat("2024-11-03"))
_LONG_AGO = datetime.fromisoformat("1905-01-01")
Row = Mapping[str, str | None]


def fitting_rows(random: Random, fields: Mapping[str, str], count: int) -> list[dict[str, str | None]]:
    """Make rows whose every text is a value of its field's type."""
    types = {name: typed(kind) for name, kind in fields.items()}
    return [{name: fitting(random, type_) for name, type_ in types.items()} for _ in range(count)]


def any_rows(random: Random, fields: Mapping[str, str], count: int) -> list[dict[str, str | None]]:
    """Make rows of anything: a third fits, a third is odd, the rest is no value or a word that is a trap."""
    types = {name: typed(kind) for name, kind in fields.items()}
    return [{name: _anything(random, type_) for name, type_ in types.items()} for _ in range(count)]


def _anything(random: Random, type_: Type) -> str | None:
    match random.randrange(6):
        case 0 | 1 | 2:
            return fitting(random, type_)
        case 3 | 4:
            return odd_text(random)
        case _:
            return random.choice((None, *WORDS))


def odd_text(random: Random) -> str:
    """Make a text of odd pieces and any characters at all."""
    return "".join(_piece(random) for _ in range(random.randrange(14)))


def _piece(random: Random) -> str:
    if random.random() < 0.7:
        return random.choice(ODD)
    code = random.choice(
        (random.randrange(0x250), random.randrange(0xD800), random.randrange(0xE000, 0x110000))
    )
    return chr(code)


def fitting(random: Random, type_: Type) -> str | None:
    """Make a text that is a value of a type, or no value where that may be."""
    if type_.empty and random.random() < 0.2:
        return random.choice((None, "", " ", "\u00a0\n"))
    match type_.kind:
        case Kind.INT | Kind.MONEY | Kind.DECIMAL:
            return _number(random, type_)
        case Kind.BOOL:
            return random.choice(("true", "false", "1", "0", "True", " false "))
        case Kind.DATE | Kind.TIME | Kind.LOCAL | Kind.DATETIME:
            return _moment(random, type_.kind)
        case Kind.ENUM:
            return random.choice(ENUMS[type_.name or ""])
        case Kind.JSON:
            return random.choice(_JSON)
        case Kind.LIST | Kind.MULTI:
            return _list(random, type_)
        case _:
            return _some_text(random, type_)


def _moment(random: Random, kind: Kind) -> str:
    match kind:
        case Kind.DATE:
            return str(date(1700, 1, 1) + timedelta(days=random.randrange(800_000)))
        case Kind.TIME:
            return random.choice(("9:30", "09:30", "23:59:59", " 00:00:00.5 ", "12:30"))
        case Kind.LOCAL:
            return _time(random).replace("T", " ")
        case _:
            return _time(random) + random.choice(("Z", "+00:00", "-0600", "+13:45"))


def _list(random: Random, type_: Type) -> str:
    if type_.is_json_list:
        return f"[{','.join(random.choices(_JSON, k=random.randrange(3)))}]"
    if type_.kind is Kind.LIST:
        return random.choice(('["a;b","x"]', "[]", "a ; b", '["\\u00e9", 1, null]'))
    values = random.choices(ENUMS[type_.name or ""], k=random.randint(1, 4))
    return random.choice((" ; ".join(values), f"""["{'", "'.join(values)}"]"""))


def _number(random: Random, type_: Type) -> str:
    places = 10 if type_.scale is None else type_.scale
    digits = random.randint(places + 1, type_.length or 28)
    number = Decimal(random.randrange(-(10**digits) + 1, 10**digits)).scaleb(-places)
    return f"{number:f}"


def _time(random: Random) -> str:
    """Pick an hour, often of the nights when clocks change in Chicago."""
    if random.random() < 0.3:
        night = random.choice(_NIGHTS)
        return (night + timedelta(minutes=random.randrange(240))).isoformat()
    return (_LONG_AGO + timedelta(seconds=random.randrange(6 * 10**9))).isoformat()


def _some_text(random: Random, type_: Type) -> str:
    length = type_.length or 64
    text = odd_text(random)
    while utf16_length(text) > length:
        text = text[:-1]
    return text if text.strip(WHITE_SPACE) else "x"
