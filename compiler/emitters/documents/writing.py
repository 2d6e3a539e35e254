"""Every document of a pair as Markdown, in `docs/`."""

from collections.abc import Iterator, Mapping

from compiler.diagnostics.diagnostic import Place
from compiler.emitters.documents import DOCUMENTS
from compiler.emitters.documents.document import Document, Subject
from compiler.emitters.manifest import manifest
from compiler.platforms.emitter import Compiled, Emitter
from compiler.platforms.lineage import fillings


def emit(compiled: Compiled) -> Mapping[str, str]:
    """Write the documents, and the tables beside them."""
    subject = subject_of(compiled)
    files = {f"docs/{document.name}.markdown": text for document, text in written(subject)}
    for document in DOCUMENTS:
        files |= {f"docs/{name}": text for name, text in document.beside(subject).items()}
    return files


def binaries(compiled: Compiled) -> Mapping[str, bytes]:
    """Write what stands beside the documents and is no text."""
    subject = subject_of(compiled)
    return {
        f"docs/{name}": content
        for document in DOCUMENTS
        for name, content in document.workbooks(subject).items()
    }


def subject_of(compiled: Compiled) -> Subject:
    """Work out what documents are about."""
    return Subject(compiled=compiled, ways=fillings(compiled.program), manifest=manifest(compiled))


def written(subject: Subject) -> Iterator[tuple[Document, str]]:
    """Write each document that the pair has, as Markdown, in their order."""
    for document in DOCUMENTS:
        text = text_of(document, subject)
        if text is not None:
            yield document, text


def text_of(document: Document, subject: Subject) -> str | None:
    """Write one document as Markdown; None where the pair has none."""
    values = document.context(subject)
    if values is None:
        return None
    program = subject.program
    made_from = subject.compiled.line_of(Place(document="pair"))
    return subject.compiled.templates.render(
        f"documents/{document.name}.md.j2",
        pair=subject.plan.address,
        made_from=made_from[0] if made_from else f"the pair {program.pair.name}",
        source=program.source.label,
        target=program.target.label,
        **values,
    )


WRITING = Emitter(name="documents", emit=emit, binaries=binaries)
