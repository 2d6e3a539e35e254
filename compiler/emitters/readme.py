"""`README.markdown` of a generated folder: what each file is."""

from collections.abc import Iterator, Sequence

from compiler.diagnostics.diagnostic import Place
from compiler.emitters.documents.document import Written
from compiler.platforms.emitter import Compiled


def readme(compiled: Compiled, documents: Sequence[Written]) -> str:
    """Write the page that explains the folder it stands in."""
    program, plan = compiled.program, compiled.plan
    made_from = compiled.line_of(Place(document="pair"))
    return compiled.templates.render(
        "documents/readme.md.j2",
        pair=plan.address,
        made_from=made_from[0] if made_from else f"the pair {program.pair.name}",
        source=program.source.label,
        target=program.target.label,
        root=plan.destination.metadata_root,
        loader=plan.destination.loader,
        documents=[row for one in documents for row in _rows(one)],
        sql=[(load.sql.path, load.source, load.target) for load in plan.loads if not load.second_pass],
        splits=[(split.sql.path, split.object) for split in plan.splits],
        metadata=sorted(compiled.metadata),
    )


def _rows(one: Written) -> Iterator[tuple[str, str]]:
    document = one.document
    yield f"docs/{document.name}.markdown", f"{document.title}: {document.about}"
    for name in sorted((*one.beside, *one.workbooks)):
        yield f"docs/{name}", _what(name, document.title)


def _what(name: str, title: str) -> str:
    drawn = name.endswith(".svg")
    return f"a drawing in “{title}”" if drawn else f"what “{title}” says, as a table to work in"
