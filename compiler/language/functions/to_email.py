"""`to_email`: an address that the destination will take."""

from dataclasses import replace

from compiler.language.fragments import Sql, call, compare, every, matches, number, when
from compiler.language.functions.function import TEXT_LIKE, Example, Function, Given, Site
from compiler.language.types import FIXED_LENGTH, Kind, Type

_LENGTH = FIXED_LENGTH[Kind.EMAIL]
_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?"
_ADDRESS = rf"{_ATOM}(?:\.{_ATOM})*@(?:{_LABEL}\.)+[A-Za-z0-9-]*[A-Za-z][A-Za-z0-9-]*[A-Za-z0-9]"


def _gives(given: Given) -> Type:
    return replace(given.type, kind=Kind.EMAIL, length=_LENGTH, fallible=True)


def _sql(site: Site) -> Sql:
    short = compare(call("STRLEN", site.subject), "<=", number(_LENGTH))
    return when((every(short, matches(site.subject, _ADDRESS)), site.subject))


TO_EMAIL = Function(
    name="to_email",
    takes=TEXT_LIKE,
    works_on="text",
    gives=_gives,
    sql=_sql,
    sentence="Takes a text as an e-mail address of at most 80 characters; anything else refuses the row.",
    fails="TYP101",
    examples=(
        Example(
            type="text(254)",
            x="jo.o'neil+x@mail.clinic.example",
            expression="x | to_email",
            gives="jo.o'neil+x@mail.clinic.example",
        ),
        Example(type="text(254)", x="jo@clinic", expression="x | to_email", fails="TYP101"),
        Example(type="text(254)", x="jo..x@clinic.example", expression="x | to_email", fails="TYP101"),
        Example(
            type="text(254)", x="jo@clinic.example, x@y.example", expression="x | to_email", fails="TYP101"
        ),
        Example(type="text(254)", x="jos\u00e9@clinic.example", expression="x | to_email", fails="TYP101"),
        Example(type="text(254)", x="jo@clinic.example\n", expression="x | to_email", fails="TYP101"),
        Example(type="text(254)", x="j" * 70 + "@clinic.example", expression="x | to_email", fails="TYP101"),
    ),
)
