"""The shipped pairs, alone and as their customers have them, ready to be broken."""

from compiler.diagnostics.diagnostic import Diagnostics
from compiler.spec.case import TestSpec
from compiler.spec.decode import decode_test
from tests.mutations.compiling import check, made
from tests.mutations.documents import Document, documents_of, read_text
from tests.mutations.everything import everything
from tests.mutations.generate import mutations
from tests.mutations.mutation import Mutation
from tests.mutations.noticing import Subject, said
from tests.workspace import shipped, shipped_templates


def subject_of(pair: str, customer: str | None) -> Subject:
    """Return a pair whose documents were written from plain values, as mutations of them are."""
    documents = documents_of(pair, customer)
    texts = {one.file: one.text for one in documents} | _inventories(pair, customer)
    checked = check(texts, pair, customer)
    found = made(checked)
    assert found is not None, [one.message for one in checked.diagnostics]
    templates = shipped_templates()
    return Subject(
        pair=pair,
        customer=customer,
        texts=texts,
        files={one.name: one.file for one in documents},
        findings=frozenset(said(one) for one in checked.diagnostics),
        made=found,
        tests=_tests(pair),
        templates=templates,
        artifacts=everything(texts, pair, customer, templates),
    )


def mutations_of(subject: Subject) -> tuple[Mutation, ...]:
    """Return what can be done to a pair, or, as a customer has it, to the overlay."""
    documents: tuple[Document, ...] = documents_of(subject.pair, subject.customer)
    wanted = [one for one in documents if (one.name == "overlay") == (subject.customer is not None)]
    return mutations(wanted, subject.made.program)


def _inventories(pair: str, customer: str | None) -> dict[str, str]:
    names = (f"specs/inventories/{pair}.yaml", f"specs/inventories/{pair}@{customer}.yaml")
    return {path: text for path, text in shipped().items() if path in names}


def _tests(pair: str) -> TestSpec | None:
    texts, file = shipped(), f"specs/tests/{pair}.yaml"
    return decode_test("test", read_text(file, texts[file]), Diagnostics()) if file in texts else None
