"""What a value can be: its kind, its length, whether it may be empty, whether reading it may fail, and its
PHI class.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum


class Kind(Enum):
    """The closed list of kinds, by the word that a spec uses."""

    ID = "id"
    BOOL = "bool"
    INT = "int"
    DECIMAL = "decimal"
    MONEY = "money"
    DATE = "date"
    DATETIME = "datetime"
    LOCAL = "datetime(local)"
    TIME = "time"
    TEXT = "text"
    LONGTEXT = "longtext"
    HTML = "html"
    EMAIL = "email"
    PHONE = "phone"
    URL = "url"
    ENUM = "enum"
    MULTI = "multi"
    REF = "ref"
    LIST = "list"
    JSON = "json"
    FILE = "file"


TEXTUAL = frozenset({Kind.ID, Kind.TEXT, Kind.LONGTEXT, Kind.HTML, Kind.EMAIL, Kind.PHONE, Kind.URL})
NUMERIC = frozenset({Kind.INT, Kind.DECIMAL, Kind.MONEY})
FIXED_LENGTH: Mapping[Kind, int] = {Kind.ID: 64, Kind.EMAIL: 80, Kind.PHONE: 40, Kind.URL: 255}
PHI_CLASSES = ("none", "financial", "identifier", "health", "sensitive")


@dataclass(frozen=True, slots=True, kw_only=True)
class Type:
    """The type of a field or an expression.

    `length` counts UTF-16 units and is None where nothing bounds it; `scale` counts decimals. `name` is the
    enumeration of ENUM and MULTI, or the shape of JSON (None for `json(any)`); `objects` are what REF may
    point at (`*`: anything); `item` is what a LIST holds. `empty` says that there may be no value, `fallible`
    that getting it may fail for a row, `phi` the strictest class that went into it.
    """

    kind: Kind
    length: int | None = None
    scale: int | None = None
    name: str | None = None
    objects: tuple[str, ...] = ()
    item: "Type | None" = None
    empty: bool = True
    fallible: bool = False
    phi: str = "none"

    def __str__(self) -> str:
        return self.bare + ("?" if self.empty else "")

    @property
    def bare(self) -> str:
        """Write the type without its emptiness, as a spec would."""
        match self.kind:
            case Kind.TEXT | Kind.LONGTEXT | Kind.HTML:
                return f"{self.kind.value}({self.length})" if self.length is not None else self.kind.value
            case Kind.ENUM | Kind.MULTI:
                return f"{self.kind.value}({self.name})"
            case Kind.JSON:
                return f"json({self.name or 'any'})"
            case Kind.REF:
                return f"ref({'|'.join(self.objects)})"
            case Kind.LIST:
                return f"list({self.item.bare})" if self.item else "list"
            case Kind.DECIMAL if self.scale is not None:
                return f"decimal({self.length}.{self.scale})"
            case _:
                return str(self.kind.value)

    @property
    def is_text(self) -> bool:
        """Tell whether text functions apply."""
        return self.kind in TEXTUAL

    @property
    def is_json_list(self) -> bool:
        """Tell whether this is a list of JSON values, which is held as the text of the whole list."""
        return self.kind is Kind.LIST and self.item is not None and self.item.kind is Kind.JSON

    @property
    def is_number(self) -> bool:
        """Tell whether arithmetic applies."""
        return self.kind in NUMERIC

    def may_be_empty(self) -> "Type":
        """Return the same type, possibly without a value."""
        return replace(self, empty=True)

    def never_empty(self) -> "Type":
        """Return the same type, always with a value."""
        return replace(self, empty=False)

    def with_phi_of(self, *others: "Type") -> "Type":
        """Return the same type with the strictest class of all."""
        strictest = max((self.phi, *(other.phi for other in others)), key=PHI_CLASSES.index)
        return self if strictest == self.phi else replace(self, phi=strictest)


def utf16_length(text: str) -> int:
    """Count a text as lengths of types do: in UTF-16 units, two for a character beyond U+FFFF."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


_SIZED = re.compile(r"(text|longtext|html)\((\d{1,7})\)")
_NAMED = re.compile(r"(enum|multi)\(([A-Za-z][A-Za-z0-9_]*)\)")
_JSON = re.compile(r"json\(([A-Za-z][A-Za-z0-9_]*)\)")
_REF = re.compile(r"ref\((\*|[A-Za-z][A-Za-z0-9_]*(?:\|[A-Za-z][A-Za-z0-9_]*)*)\)")
_LIST = re.compile(r"list\((.+)\)")
_DECIMAL = re.compile(r"decimal\((\d{1,2})\.(\d{1,2})\)")
_COMPOSED = {Kind.ENUM, Kind.MULTI, Kind.REF, Kind.LIST, Kind.JSON, Kind.TEXT, Kind.LONGTEXT, Kind.HTML}
_PLAIN = {kind.value: kind for kind in Kind if kind not in _COMPOSED}


def parse_type(text: str, phi: str = "none") -> Type | None:
    """Read a type as a spec writes it (`text(80)!`, `ref(Patient)`, `json(VitalsResults)`); None where it is
    not one. `!` means never empty.
    """
    required = text.endswith("!")
    parsed = _parse_bare(text[:-1] if required else text)
    return replace(parsed, empty=not required, phi=phi) if parsed else None


def _parse_bare(text: str) -> Type | None:
    if match := _SIZED.fullmatch(text):
        return Type(kind=Kind(match[1]), length=int(match[2]))
    if match := _NAMED.fullmatch(text):
        return Type(kind=Kind(match[1]), name=match[2])
    if match := _JSON.fullmatch(text):
        return Type(kind=Kind.JSON, name=None if match[1] == "any" else match[1])
    if match := _REF.fullmatch(text):
        return Type(kind=Kind.REF, objects=tuple(match[1].split("|")))
    if match := _DECIMAL.fullmatch(text):
        return Type(kind=Kind.DECIMAL, length=int(match[1]), scale=int(match[2]))
    if (match := _LIST.fullmatch(text)) and (item := _parse_bare(match[1])):
        return Type(kind=Kind.LIST, item=item)
    kind = _PLAIN.get(text)
    if kind is None:
        return None
    scale = {Kind.MONEY: 2, Kind.INT: 0}.get(kind)
    return Type(kind=kind, length=18 if scale is not None else FIXED_LENGTH.get(kind), scale=scale)
