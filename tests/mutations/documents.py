"""The documents of a pair as plain values, and as texts that were written from those again."""

from dataclasses import dataclass

from compiler.diagnostics.diagnostic import Diagnostics
from compiler.source.located import Keys, Located, Plain
from compiler.source.reader import read
from compiler.source.writing import document
from tests.mutations.trees import at
from tests.workspace import shipped


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A spec as plain values: `name` is pair, source, target or overlay, `file` where it is written."""

    name: str
    file: str
    value: Plain

    @property
    def text(self) -> str:
        return text_of(self.value)

    def at(self, keys: Keys) -> Plain:
        return at(self.value, keys)


def documents_of(pair: str, customer: str | None) -> tuple[Document, ...]:
    """Return the pair, its two platforms and, for a customer, the overlay."""
    texts = shipped()
    spec = _document("pair", f"specs/pairs/{pair}.yaml", texts)
    source, target = (f"specs/platforms/{spec.at((side,))}.yaml" for side in ("source", "target"))
    found = [spec, _document("source", source, texts), _document("target", target, texts)]
    if customer:
        found.append(_document("overlay", f"specs/orgs/{customer}.yaml", texts))
    return tuple(found)


def customers_of(pair: str) -> tuple[str, ...]:
    """Name the customers whose overlays extend a pair."""
    texts = shipped()
    files = [path for path in texts if path.startswith("specs/orgs/") and path.count(".") == 1]
    overlays = (_document("overlay", file, texts) for file in sorted(files))
    return tuple(str(one.at(("name",))) for one in overlays if one.at(("extends",)) == pair)


def text_of(value: Plain) -> str:
    """Write a document; comments and layout are gone."""
    assert isinstance(value, dict)
    return document(value)


def with_repeated_entry(one: Document, keys: Keys) -> str:
    """Return the text with an entry of a mapping written twice, which plain values cannot hold."""
    text = one.text
    written = read_text(one.file, text).index[keys]
    assert written.key_start is not None
    start = text.rfind("\n", 0, written.key_start) + 1
    end = start + len(text[start : written.end].rstrip("\n"))
    return f"{text[:end]}\n{text[start:end]}{text[end:]}"


def read_text(file: str, text: str) -> Located:
    diags = Diagnostics()
    located = read("one", file, text, diags)
    assert located is not None
    assert not diags.has_errors
    return located


def _document(name: str, file: str, texts: dict[str, str]) -> Document:
    return Document(name=name, file=file, value=read_text(file, texts[file]).value)
