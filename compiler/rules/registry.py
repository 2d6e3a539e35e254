"""Every law by its id, whoever finds it broken: reading, resolving, checks, a platform's checks or a run."""

from collections.abc import Mapping

from compiler.checks import CHECKS, secrets
from compiler.diagnostics.law import Law
from compiler.platforms.known import PLATFORMS
from compiler.rules import acceptance, comparing, meaning, reading, running

FAMILIES: Mapping[str, str] = {
    "YML": "files and their shape",
    "REF": "names",
    "TYP": "types, lengths and emptiness",
    "PCK": "picklists and enumerations",
    "COV": "coverage: nothing is lost silently",
    "KEY": "keys: nothing is doubled",
    "EXP": "fields that an account asks for",
    "DAG": "the order of work",
    "LNK": "references between rows",
    "PHI": "health data",
    "SEC": "security",
    "OPS": "reading the source",
    "RBD": "rebuilding what does not move",
    "DEC": "decisions and confirmations",
    "CHG": "changes between two versions",
    "SFM": "metadata of the destination",
    "SFR": "records of the destination",
    "LOD": "loading",
    "FIL": "files",
    "USR": "users",
    "ORG": "what the destination refuses",
}
"""What the letters of an id stand for, in the order of a reference."""

_PLATFORM_LAWS = tuple(
    law for _, platform in sorted(PLATFORMS.items()) for law in (*platform.checks, *platform.laws)
)
ALL: tuple[Law, ...] = tuple(
    sorted(
        (
            *reading.LAWS,
            *meaning.LAWS,
            *CHECKS,
            *secrets.LAWS,
            *acceptance.LAWS,
            *_PLATFORM_LAWS,
            *running.LAWS,
            *comparing.LAWS,
        ),
        key=lambda law: (tuple(FAMILIES).index(law.family), law.id),
    )
)
"""All laws, by family and number; no id twice."""

REGISTRY: Mapping[str, Law] = {law.id: law for law in ALL}


def law_of(rule: str) -> Law | None:
    """Return the law of an id; every code of the destination itself belongs to `ORG:*`."""
    return REGISTRY.get(rule) or (REGISTRY["ORG:*"] if rule.startswith("ORG:") else None)
