"""SEC101 and SEC104: what is written into specs, which are committed, read by many, and sent around.

Both look at documents as they were written, whatever their shape: a secret under an unknown key is one.
"""

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from compiler.diagnostics.diagnostic import Diagnostic, Diagnostics, Place
from compiler.diagnostics.law import Law
from compiler.source.located import Keys, Located, Plain

# The beginnings that issuers give to what they issue, so that it can be recognised.
_ISSUED = re.compile(
    r"""
      \b(?:sk|rk|pk)_(?:live|test)_[0-9A-Za-z]{8,} | \bgh[opsur]_[0-9A-Za-z]{30,}
    | \bgithub_pat_[0-9A-Za-z_]{20,} | \bglpat-[0-9A-Za-z_-]{16,} | \bxox[abeoprs]-[0-9A-Za-z-]{10,}
    | \b(?:AKIA|ASIA)[0-9A-Z]{16}\b
    | \bAIza[0-9A-Za-z_-]{30,} | \bSG\.[0-9A-Za-z_-]{16,}\.[0-9A-Za-z_-]{16,}
    | \beyJ[0-9A-Za-z_-]{8,}\.[0-9A-Za-z_-]{8,}\.[0-9A-Za-z_-]* | \b00D[0-9A-Za-z]{12}![0-9A-Za-z._]{20,}
    | -----BEGIN\ [A-Z ]*PRIVATE\ KEY----- | \b[Bb]earer\ +[0-9A-Za-z._~+/-]{16,}
    | [a-z][a-z0-9+.-]*://[^\s/:@]+:[^\s/@]+@
    """,
    re.VERBOSE,
)
_NAMED = re.compile(
    r"(?:.*[_-])?(?:password|passwd|passphrase|pwd|secret|token|api_?key|access_?key|private_?key|credentials?)",
    re.IGNORECASE,
)
_RANDOM = re.compile(r"[0-9A-Za-z+/_=-]{32,}")
_MOST_EVEN = 4.3  # bits a character; words and names joined by signs stay below
_VARIABLE = re.compile(r"[A-Z][A-Z0-9_]{1,79}")
_EXPRESSIONS = frozenset({"set", "find", "show", "link", "drop", "derive", "fields"})
_DECLARING = (("cases",), ("schema",), ("not_migrated",))
_NAME_IT = (
    "write the name of an environment variable instead, such as `{env: PRACTICE_KEY}`",
    "and take the secret back: whoever has read the file has it",
)
_EMAIL = re.compile(r"[^\s@<>,;:'\"()]+@([^\s@<>,;:'\"()]+\.[A-Za-z]{2,})")
_INVENTED = re.compile(r"(?:.+\.)?(?:example(?:\.(?:com|org|net|edu))?|test|invalid)", re.IGNORECASE)
_NUMBER = re.compile(r"\b(?!000|666|9)[0-9]{3}-(?!00)[0-9]{2}-(?!0000)[0-9]{4}\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Text:
    """A text of a document, and the keys that lead to it."""

    keys: Keys
    text: str


def no_secrets(documents: Mapping[str, Located], diags: Diagnostics) -> None:
    """SEC101: no document holds what looks like a secret; no message repeats one."""
    for name, located in sorted(documents.items()):
        for one in _texts((), located.value):
            what = _secret(one)
            if what:
                place = Place(document=name, keys=one.keys)
                message = f"this looks like {what}"
                diags.report(Diagnostic(rule="SEC101", message=message, place=place, helps=_NAME_IT))


def nobody_real(file: str, located: Located, diags: Diagnostics) -> None:
    """SEC104: the rows of a test document are invented, their addresses too."""
    for one in _texts((), located.value):
        found = _real(one.text) if one.keys[:1] == ("cases",) else None
        written = located.index.get(one.keys)
        if found and written:
            diags.report(
                Diagnostic(
                    rule="SEC104",
                    message=f"this looks like {found}",
                    place=Place(document=file, offset=written.start, length=written.end - written.start),
                    helps=("invent it: addresses end in example.com, numbers begin with 000",),
                )
            )


def _texts(keys: Keys, value: Plain) -> Iterator[_Text]:
    if isinstance(value, dict):
        for key, below in value.items():
            yield from _texts((*keys, key), below)
    elif isinstance(value, list):
        for number, below in enumerate(value):
            yield from _texts((*keys, str(number)), below)
    elif isinstance(value, str):
        yield _Text(keys=keys, text=value)
    elif value is not None and not isinstance(value, bool):
        yield _Text(keys=keys, text=str(value))


def _secret(one: _Text) -> str | None:
    """Say what a text looks like that nobody should have written down, None where it looks like any."""
    key = one.keys[-1] if one.keys else ""
    if key == "env":
        return None if _VARIABLE.fullmatch(one.text) else "a secret, and not like the name of a variable"
    if _ISSUED.search(one.text):
        return "a token or a key"
    if _NAMED.fullmatch(key) and _is_value(one):
        return "a password or a token"
    long = _RANDOM.search(one.text)
    return "a token or a key" if long and _evenness(long[0]) > _MOST_EVEN else None


def _is_value(one: _Text) -> bool:
    """Tell whether what stands under such a key is a value, and not the type, class or source of a field."""
    declared = _EXPRESSIONS & set(one.keys) or one.keys[:1] in _DECLARING
    return bool(one.text) and not declared and not one.text.startswith(("$", "env:", "keyring:", "file:"))


def _evenness(text: str) -> float:
    """Return the entropy of a text in bits a character; names and words repeat their letters."""
    if not (re.search("[0-9]", text) and re.search("[a-z]", text) and re.search("[A-Z]", text)):
        return 0.0
    counts = Counter(text)
    return -sum(n / len(text) * math.log2(n / len(text)) for n in counts.values())


def _real(text: str) -> str | None:
    for match in _EMAIL.finditer(text):
        if not _INVENTED.fullmatch(match[1]):
            return "a real address"
    return "a real social security number" if _NUMBER.search(text) else None


LAWS = (
    Law(
        id="SEC101",
        level="error",
        title="secret in a spec",
        why="Specs are committed and sent around; whoever can read one could read the whole practice.",
        remedy="Write the name of an environment variable, and have the secret replaced by a new one.",
    ),
    Law(
        id="SEC104",
        level="error",
        title="real-looking data in a spec test",
        why="A test with a real person in it is a copy of a medical record in a place that nobody guards.",
        remedy="Invent the person; addresses end in example.com.",
        source="https://www.rfc-editor.org/rfc/rfc2606",
        verified="2026-11, the standard",
    ),
)
