"""Names that a draft gives: of routes, of fields and objects of the target, and what people read."""

from compiler.proposals.words import parts

_LONGEST = 40


def route_name(name: str) -> str:
    """Name a route after its object: `InsuranceRecord` → insurance_record."""
    return "_".join(parts(name))


def api_name(name: str) -> str:
    """Name a field or an object as the target does: `insuranceStatus` → Insurance_Status."""
    return "_".join(part.capitalize() for part in parts(name))[:_LONGEST].rstrip("_")


def label(name: str) -> str:
    """Say a name as people read it: `InsuranceRecord` → Insurance Record."""
    return " ".join(part.capitalize() for part in parts(name))[:_LONGEST].rstrip()
