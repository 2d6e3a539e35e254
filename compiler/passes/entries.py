"""Tables of the program as the language knows them."""

from compiler.language.scope import MapEntry, RateTable
from compiler.model.program import Rates, ValueMap


def map_entry(found: ValueMap | None) -> MapEntry | None:
    """Return a value map as the language knows it; None for none."""
    if found is None:
        return None
    return MapEntry(
        source_enum=found.source_enum,
        target_enum=found.target_enum,
        values=found.values,
        policy=found.policy,
        default=found.default,
    )


def rate_table(found: Rates | None) -> RateTable | None:
    """Return a table of exchange rates as the language knows it; None for none."""
    return RateTable(to=found.to, values=found.values) if found else None
