"""All that is made of a pair, to be compared with what is made of it after a change: plan, statements,
metadata, manifest, outline, and each document as Markdown with its tables.

The site and the list of files are left out: both are made of these texts alone, and say them again.
"""

from collections.abc import Mapping

from compiler.emitters import EMITTERS
from compiler.emitters.documents.writing import WRITING, subject_of, written
from compiler.emitters.manifest import MANIFEST_FILE
from compiler.model.manifest import manifest_to_json
from compiler.pipeline import compile_pair
from compiler.platforms.emitter import Compiled, Emitter
from compiler.platforms.known import PLATFORMS
from tests.workspace import TZDATA


def everything(
    texts: Mapping[str, str], pair: str, customer: str | None, templates: Mapping[str, str]
) -> Mapping[str, str]:
    """Return every text that is made of a pair, by its path; none where it does not compile."""
    return compile_pair(texts, templates, pair, customer, TZDATA, _EMITTERS).artifacts or {}


def _documents(compiled: Compiled) -> Mapping[str, str]:
    subject = subject_of(compiled)
    files = {MANIFEST_FILE: manifest_to_json(subject.manifest)}
    for one in written(subject):
        files[f"docs/{one.document.name}.markdown"] = one.text
        files |= {f"docs/{name}": text for name, text in one.beside.items()}
    return files


_EMITTERS = (
    *(one for one in EMITTERS if one is not WRITING),
    Emitter(name="Markdown", files=_documents),
    *(one for platform in PLATFORMS.values() for one in platform.emitters),
)
