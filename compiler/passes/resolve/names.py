"""Words that several resolvers share: places of the documents, and the diagnostic for a name nobody knows."""

from collections.abc import Iterable

from compiler.diagnostics.diagnostic import Diagnostic, Fix, Place
from compiler.diagnostics.suggest import nearest

PAIR = Place(document="pair")
SOURCE = Place(document="source")
TARGET = Place(document="target")
TENANT = "Tenant"


def unknown(rule: str, message: str, name: str, known: Iterable[str], place: Place) -> Diagnostic:
    """Report a name that does not exist, with the nearest one that does."""
    near = nearest(name.removeprefix("$"), sorted(known))
    prefix = "$" if name.startswith("$") else ""
    if near is None:
        return Diagnostic(rule=rule, message=message, place=place)
    meant = f"did you mean `{prefix}{near}`?"
    fix = Fix(title=meant, old=name, new=f"{prefix}{near}", applicability="suggested")
    return Diagnostic(rule=rule, message=message, place=place, helps=(meant,), fix=fix)
