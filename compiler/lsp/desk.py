"""The specs as they lie open in an editor, and what the compiler makes of the pair around a file."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from compiler.passes.load import ORGS, PAIRS, PLATFORMS
from compiler.pipeline import Compilation, check_pair
from compiler.source.located import Plain

TESTS = "specs/tests"
_NAMES = re.compile(r"(?m)^(?P<key>extends|pair|name|source|target|customer): *['\"]?(?P<name>[\w.-]+)")
_BARE_NAME = re.compile(r"([{,])\s*[\w.$]+\s*(?=[,}])")  # in braces, a key that has no value yet


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """The texts of a workspace by their path, those that are not saved yet among them.

    `sound` are texts from which a program was made before, for answers while somebody types; `tzdata` is the
    version of the time zone rules that a run must use.
    """

    texts: Mapping[str, str]
    tzdata: str
    sound: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Migration:
    """A pair, and the customer whose overlay is laid over it, if any."""

    pair: str
    customer: str | None = None

    def __str__(self) -> str:
        return f"{self.pair}@{self.customer}" if self.customer else self.pair


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What is known around one file: the pair it belongs to, as compiled, and which document of it it is."""

    compilation: Compilation
    document: str

    def value(self, document: str) -> Plain:
        """Return a document of the pair as plain values, None where it could not be read."""
        located = self.compilation.sources.documents.get(document)
        return located.value if located else None


def migrations(texts: Mapping[str, str], path: str) -> tuple[Migration, ...]:
    """Return the migrations that a file is a part of: a pair by itself, or as a customer has it.

    Names are taken from the text, so that a file which cannot be read still belongs somewhere.
    """
    text = texts.get(path, "")
    folder, _, file = path.rpartition("/")
    if folder == PAIRS:
        return (Migration(pair=file.removesuffix(".yaml")),)
    if folder == PLATFORMS:
        return tuple(_using(texts, file.removesuffix(".yaml")))
    names = _names(text)
    pair = names.get("extends") or names.get("pair")
    if pair is None:
        return ()
    customer = file.partition(".")[0] if folder == ORGS else None
    return (Migration(pair=pair, customer=customer if f"{ORGS}/{customer}.yaml" in texts else None),)


def _using(texts: Mapping[str, str], platform: str) -> Iterator[Migration]:
    """Yield the pairs that read or write a platform."""
    for path in sorted(texts):
        folder, _, file = path.rpartition("/")
        names = _names(texts[path]) if folder == PAIRS else {}
        if platform in (names.get("source"), names.get("target")):
            yield Migration(pair=file.removesuffix(".yaml"))


def _names(text: str) -> dict[str, str]:
    return {match["key"]: match["name"] for match in reversed(list(_NAMES.finditer(text)))}


def compiled(desk: Desk, migration: Migration) -> Compilation:
    """Check a migration as the texts on the desk have it."""
    return check_pair(desk.texts, migration.pair, migration.customer, desk.tzdata)


def view(desk: Desk, path: str, line: int) -> View | None:
    """Return what is known around a file; where the text is half typed, as if its line (from 0) were not.

    The best answer has a program; without one, names can still be looked up in what could be read.
    """
    best: View | None = None
    for texts in _readings(desk, path, line):
        for migration in migrations(texts, path):
            found = check_pair(texts, migration.pair, migration.customer, desk.tzdata)
            seen = View(compilation=found, document=_document(found, texts, path))
            if found.program is not None:
                return seen
            best = best if best and best.compilation.sources.documents else seen
    return best


def _readings(desk: Desk, path: str, line: int) -> Iterator[Mapping[str, str]]:
    """Yield the texts as they are, without what is being typed, and as they last made sense."""
    yield desk.texts
    text = desk.texts.get(path)
    if text is not None:
        for mended in _mended(text, line):
            yield {**desk.texts, path: mended}
    if desk.sound:
        yield desk.sound


def _mended(text: str, line: int) -> Iterator[str]:
    lines = text.split("\n")
    if not 0 <= line < len(lines):
        return
    typed = lines[line]
    indent = typed[: len(typed) - len(typed.lstrip(" "))]
    key = re.match(r"\s*([\w.$-]+):", typed)
    without_names = _BARE_NAME.sub(r"\1", typed)
    for instead in (without_names, f"{indent}{key[1] if key else 'x'}: ''", ""):
        yield "\n".join([*lines[:line], instead, *lines[line + 1 :]])


def _document(found: Compilation, texts: Mapping[str, str], path: str) -> str:
    """Return which of a pair's documents a file is."""
    for name, located in found.sources.documents.items():
        if located.index[()].text.file == path:
            return name
    folder = path.rpartition("/")[0]
    return {PAIRS: "pair", ORGS: "overlay", TESTS: "test"}.get(folder, "source")
