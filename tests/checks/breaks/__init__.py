"""Every rule that specs can break, each with the edit that breaks it; the specs they edit are clean."""

from tests.checks.breaks import (
    allowances,
    claims,
    confirming,
    expanding,
    forms,
    meaning,
    moving,
    naming,
    protecting,
    publishing,
    reading,
    target,
)
from tests.checks.breaks.edit import Break

BREAKS: dict[str, Break] = {
    **reading.BREAKS,
    **meaning.BREAKS,
    **moving.BREAKS,
    **naming.BREAKS,
    **protecting.BREAKS,
    **claims.BREAKS,
    **publishing.BREAKS,
    **confirming.BREAKS,
    **expanding.BREAKS,
    **target.BREAKS,
    **forms.BREAKS,
    **allowances.BREAKS,
}
