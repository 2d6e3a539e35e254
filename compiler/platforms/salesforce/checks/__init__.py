"""The laws of Salesforce, a file for each family, in the one list that the platform's record carries."""

from compiler.platforms.rule import Rule
from compiler.platforms.salesforce.checks import names, records, references, sizes, texts

CHECKS: tuple[Rule, ...] = tuple(
    sorted(
        (*names.RULES, *sizes.RULES, *references.RULES, *texts.RULES, *records.RULES),
        key=lambda rule: rule.id,
    )
)
