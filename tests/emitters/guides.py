"""The documents of the shipped pairs, each compiled once for all tests."""

from collections.abc import Mapping
from functools import cache

from compiler.emitters.documents.document import Subject
from compiler.emitters.documents.writing import subject_of, written
from tests.emitters.compiled import made_of
from tests.platforms import clinic
from tests.workspace import shipped

PAIRS = ("practicehub-salesforce", "upvio-salesforce", "deskflow-salesforce")


@cache
def subject(pair: str) -> Subject:
    """Return what the documents of a pair are about."""
    return subject_of(made_of(clinic.sound(clinic.look_at(shipped(), pair))))


@cache
def pages(pair: str) -> Mapping[str, str]:
    """Return the documents of a pair as Markdown, by name."""
    return {one.document.name: one.text for one in written(subject(pair))}


def plain(text: str) -> str:
    """Return Markdown without the back-strokes that keep it from being markup."""
    return text.replace("\\", "")
