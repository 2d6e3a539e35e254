"""The laws of Salesforce, a file for each family, in the one list that the platform's record carries."""

from compiler.diagnostics.law import Law
from compiler.platforms.rule import Rule
from compiler.platforms.salesforce.checks import (
    allowances,
    forms,
    names,
    protection,
    queues,
    rebuilding,
    records,
    references,
    sales,
    sizes,
    texts,
)

CHECKS: tuple[Rule, ...] = tuple(
    sorted(
        (
            *allowances.RULES,
            *forms.RULES,
            *names.RULES,
            *protection.RULES,
            *queues.RULES,
            *rebuilding.RULES,
            *records.RULES,
            *references.RULES,
            *sales.RULES,
            *sizes.RULES,
            *texts.RULES,
        ),
        key=lambda rule: rule.id,
    )
)

LAWS: tuple[Law, ...] = records.LAWS
"""Laws that only rows can break."""
