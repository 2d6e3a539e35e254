"""Every document of a pair as Markdown in `docs/`, the list of what is in the folder, and the site."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from compiler.diagnostics.diagnostic import Place
from compiler.emitters.documents import DOCUMENTS
from compiler.emitters.documents.document import Document, Subject, Written
from compiler.emitters.manifest import MANIFEST_FILE
from compiler.emitters.readme import readme
from compiler.emitters.site.pages import site
from compiler.model.manifest import manifest_to_json
from compiler.platforms.emitter import Compiled, Emitter
from compiler.platforms.lineage import fillings

_LINK = re.compile(r"\[((?:[^\[\]\\]|\\.)*)\]\(([a-z0-9-]+)\.markdown(?:#[^()\s]*)?\)")


def emit(compiled: Compiled) -> Mapping[str, str | bytes]:
    """Write the documents, what stands beside them, their site, the list of everything, and the manifest,
    from which documents are drawn too.
    """
    subject = subject_of(compiled)
    made = tuple(written(subject))
    files: dict[str, str | bytes] = {f"docs/{one.document.name}.markdown": one.text for one in made}
    for one in made:
        files |= {f"docs/{name}": text for name, text in one.beside.items()}
        files |= {f"docs/{name}": content for name, content in one.workbooks.items()}
    files |= site(subject, made, made_from(compiled))
    return {
        **files,
        "README.markdown": readme(compiled, made),
        MANIFEST_FILE: manifest_to_json(subject.manifest),
    }


def subject_of(compiled: Compiled) -> Subject:
    """Work out what documents are about."""
    return Subject(compiled=compiled, ways=fillings(compiled.program))


def written(subject: Subject) -> Iterator[Written]:
    """Write each document that the pair has, as Markdown, in their order.

    What refers to a document that the pair does not have is plain text.
    """
    contexts = {document: document.context(subject) for document in DOCUMENTS}
    present = [document for document, values in contexts.items() if values is not None]
    for document in present:
        text = _text(document, subject, contexts[document] or {}, present)
        yield Written(
            document=document,
            text=_resolved(text, {one.name for one in present}),
            beside=document.beside(subject),
            workbooks=document.workbooks(subject),
        )


def _text(
    document: Document, subject: Subject, values: Mapping[str, object], present: Sequence[Document]
) -> str:
    """Fill the template of a document with what every document may say, and what is its own."""
    program = subject.program
    return subject.compiled.templates.render(
        f"documents/{document.name}.md.j2",
        pair=subject.plan.address,
        made_from=made_from(subject.compiled),
        source=program.source.label,
        target=program.target.label,
        documents=present,
        **values,
    )


def made_from(compiled: Compiled) -> str:
    """Name the file that a pair is written in."""
    found = compiled.line_of(Place(document="pair"))
    return found[0] if found else f"the pair {compiled.program.pair.name}"


def _resolved(text: str, names: Iterable[str]) -> str:
    known = {document.name for document in DOCUMENTS} - set(names)
    return _LINK.sub(lambda found: found[1] if found[2] in known else found[0], text)


WRITING = Emitter(name="documents", files=emit)
