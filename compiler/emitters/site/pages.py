"""The site of a pair: a page for each document, one for looking things up, and what stands beside them."""

import base64
import hashlib
from collections.abc import Mapping, Sequence

from compiler.emitters.documents.document import Document, Subject, Written
from compiler.emitters.site.contents import contents
from compiler.emitters.site.page import Page
from compiler.emitters.site.rendering import body
from compiler.emitters.site.search import chapters
from compiler.platforms.emitter import Texts

FOLDER = "site"
SEARCH = "search.html"
AUDIENCES: Mapping[str, str] = {
    "everybody": "For everybody",
    "administrator": "For the administrator",
    "privacy officer": "For the privacy officer",
    "runner": "For those who run it",
}
"""The groups of documents, by the audience that a document names, in the order of the list."""


def site(subject: Subject, documents: Sequence[Written], made_from: str) -> Mapping[str, str]:
    """Write every page, by its path in the generated folder.

    A page loads nothing: styles, drawings and the little script stand in it, and it is complete without the
    script. What documents have beside them, to work in, is linked where it stands.
    """
    pages = [Page(document=one.document, body=body(one.text, _pictures(one))) for one in documents]
    shared = {
        "pair": subject.plan.address,
        "source": subject.program.source.label,
        "target": subject.program.target.label,
        "made_from": made_from,
        "digest": subject.plan.digest,
        "groups": _groups([one.document for one in documents]),
    }
    templates = subject.compiled.templates
    files = {page.file: _page(templates, page, shared) for page in pages}
    files[SEARCH] = _search(templates, pages, shared)
    return {f"{FOLDER}/{name}": text for name, text in files.items()}


def _page(templates: Texts, page: Page, shared: Mapping[str, object]) -> str:
    script = templates.render("site/page.js.j2")
    return templates.render(
        "site/page.html.j2",
        title=page.body.title or page.document.title,
        current=page.document.name,
        sections=contents(page.body.headings),
        body=page.body.html,
        script=script,
        script_hash=script_hash(script),
        **shared,
    )


def _search(templates: Texts, pages: Sequence[Page], shared: Mapping[str, object]) -> str:
    script = templates.render("site/search.js.j2")
    return templates.render(
        "site/search.html.j2",
        title="Everything, by document",
        current="search",
        chapters=chapters(pages),
        script=script,
        script_hash=script_hash(script),
        **shared,
    )


def script_hash(script: str) -> str:
    """Return what a page's policy calls its one script by; another script does not run.

    https://www.w3.org/TR/CSP3/#grammardef-hash-source
    """
    return f"sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}"


def _groups(documents: Sequence[Document]) -> list[tuple[str, list[Document]]]:
    groups = (
        (title, [one for one in documents if one.audience == name]) for name, title in AUDIENCES.items()
    )
    return [(title, members) for title, members in groups if members]


def _pictures(one: Written) -> Mapping[str, str]:
    return {name: text for name, text in one.beside.items() if name.endswith(".svg")}
