"""`docs/dictionary.markdown`: every object and field of both sides, what it is, and what becomes of it."""

from collections.abc import Mapping

from compiler.emitters.documents import dictionary_source, dictionary_target
from compiler.emitters.documents.document import Document, Subject


def context(subject: Subject) -> Mapping[str, object]:
    """Return what the dictionary lists, each side in the order of names."""
    return {
        "sources": dictionary_source.objects(subject),
        "targets": dictionary_target.objects(subject),
        "source_lists": dictionary_source.enumerations(subject.program),
        "target_lists": dictionary_target.enumerations(subject.program),
        "key_field": subject.program.key_field,
    }


DICTIONARY = Document(
    name="dictionary",
    title="Data dictionary",
    about="every object and field of both sides: type, class, where it comes from and where it goes",
    audience="everybody",
    context=context,
)
