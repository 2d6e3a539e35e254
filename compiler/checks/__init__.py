"""The laws of a program, a file for each family, in the one list that the pipeline runs."""

from compiler.checks import coverage, keys, names, picklists, promises, reading, types
from compiler.platforms.rule import Rule

CHECKS: tuple[Rule, ...] = (
    *types.RULES,
    *picklists.RULES,
    *coverage.RULES,
    *keys.RULES,
    *promises.RULES,
    *reading.RULES,
    *names.RULES,
)
