"""The laws of a program, a file for each family, in the one list that the pipeline runs."""

from compiler.checks import (
    claims,
    confirmations,
    coverage,
    identifying,
    keys,
    listing,
    names,
    picklists,
    promises,
    protection,
    publishing,
    reading,
    renaming,
    running,
    spelling,
    transport,
    types,
)
from compiler.platforms.rule import Rule

CHECKS: tuple[Rule, ...] = (
    *types.RULES,
    *picklists.RULES,
    *coverage.RULES,
    *keys.RULES,
    *promises.RULES,
    *reading.RULES,
    *names.RULES,
    *confirmations.RULES,
    *claims.RULES,
    *renaming.RULES,
    *spelling.RULES,
    *protection.RULES,
    *identifying.RULES,
    *listing.RULES,
    *publishing.RULES,
    *transport.RULES,
    *running.RULES,
)
