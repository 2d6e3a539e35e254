"""All files and documents that were read, and where every place in them was written."""

from collections.abc import Mapping
from dataclasses import dataclass

from compiler.diagnostics.diagnostic import Place
from compiler.diagnostics.locator import Span
from compiler.source.inside import stretch
from compiler.source.located import Keys, Located, Written
from compiler.source.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """Knows where places are; the `Locator` of every view of a diagnostic."""

    texts: Mapping[str, Text]
    documents: Mapping[str, Located]

    @classmethod
    def of(cls, files: Mapping[str, str], *documents: Located | None) -> "Sources":
        """Return the sources of some files (name to content) and of the documents that could be read."""
        return cls(
            texts={file: Text.of(file, content) for file, content in sorted(files.items())},
            documents={located.document: located for located in documents if located is not None},
        )

    def span(self, place: Place) -> Span | None:
        """Return where a place was written; of a node that nobody wrote, the nearest one around it."""
        located = self.documents.get(place.document)
        if located is None:
            return self._span_in_file(place)
        written = located.index.get(place.keys)
        if written is None:
            return self.span(_around(place)) if place.keys else None
        if place.offset is not None:
            start, end = stretch(written, located_text(located, place.keys), place.offset, place.length or 1)
            return written.text.span(start, end)
        return _span(written, place)

    def line(self, file: str, number: int) -> str | None:
        """Return the text of a line without its end, or None where there is no such line."""
        text = self.texts.get(file)
        return None if text is None else text.line(number)

    def _span_in_file(self, place: Place) -> Span | None:
        """Return a place in a file whose nodes are not known; characters are counted from its start."""
        text = self.texts.get(place.document)
        if text is None or place.offset is None:
            return None
        return text.span(place.offset, place.offset + (place.length or 0))


def located_text(located: Located, keys: Keys) -> str:
    """Return the text of a scalar of a document, or '' where there is something else."""
    value = located.value
    for key in keys:
        if isinstance(value, dict):
            value = value.get(key)
        elif isinstance(value, list) and key.isdecimal() and int(key) < len(value):
            value = value[int(key)]
        else:
            return ""
    return value if isinstance(value, str) else ""


def _around(place: Place) -> Place:
    """Return the key of the node that a place stands in."""
    return Place(document=place.document, keys=place.keys[:-1], on_key=True)


def _span(written: Written, place: Place) -> Span:
    """Return the key or the value; a value that was left empty is shown at its key."""
    on_key = place.on_key or written.start == written.end
    if on_key and written.key_start is not None and written.key_end is not None:
        return written.text.span(written.key_start, written.key_end)
    end = written.start + len(written.raw.rstrip())
    return written.text.span(written.start, end)
