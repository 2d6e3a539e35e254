"""How mutations are made and chosen, and that writing a document from plain values changes nothing."""

import pytest

from compiler.comparison.changes import compare
from compiler.source.located import Plain
from tests.mutations.compiling import check, made
from tests.mutations.documents import Document, customers_of, documents_of, text_of, with_repeated_entry
from tests.mutations.expressions import other_expressions, other_links
from tests.mutations.generate import chosen
from tests.mutations.subjects import mutations_of, subject_of
from tests.mutations.trees import copied, nodes, put, renamed, reordered, without
from tests.workspace import ROOT, shipped, shipped_pairs

TREE: Plain = {"a": {"b": "1", "c": ["x", "y"]}, "d": "2"}


def test_one_node_changes_and_the_rest_stays() -> None:
    assert put(TREE, ("a", "b"), "9") == {"a": {"b": "9", "c": ["x", "y"]}, "d": "2"}
    assert without(TREE, ("a", "c", "0")) == {"a": {"b": "1", "c": ["y"]}, "d": "2"}
    assert [keys for keys, _ in nodes(renamed(TREE, ("d",), "z"))][-1] == ("z",)
    assert [keys for keys, _ in nodes(copied(TREE, ("d",), "z"))][-2:] == [("d",), ("z",)]
    assert next(nodes(reordered(TREE, ("a",)))) == (("d",), "2")
    assert reordered(TREE, ("a", "c", "0")) == {"a": {"b": "1", "c": ["y", "x"]}, "d": "2"}


def test_an_entry_is_written_twice() -> None:
    one = Document(name="pair", file="one.yaml", value={"a": {"b": "one", "c": "two"}, "d": "three"})
    assert with_repeated_entry(one, ("a", "b")) == "a:\n  b: one\n  b: one\n  c: two\nd: three\n"
    assert with_repeated_entry(one, ("a",)).count("a:\n  b: one\n  c: two\n") == 2


def test_an_expression_is_changed_in_one_place_at_a_time() -> None:
    found = dict.fromkeys(other_expressions("email | trim | lower", {"email": "phone"}))
    assert list(found) == [
        ("function", "email | trim"),
        ("function", "email | lower"),
        ("field", "phone | trim | lower"),
    ]
    assert ("sign", "a = 'x' or b is present") in list(other_expressions("a = 'x' and b is present", {}))
    assert list(other_links("id -> one | two", ["one", "two", "three"])) == [
        ("reroute", "id -> three | two"),
        ("reroute", "id -> two | one"),
        ("reroute", "id -> two"),
    ]


@pytest.mark.parametrize("pair", shipped_pairs())
def test_layout_and_comments_mean_nothing(pair: str) -> None:
    for customer in (None, *customers_of(pair)):
        rewritten = subject_of(pair, customer)
        as_shipped = made(check(shipped(), pair, customer))
        assert as_shipped is not None
        assert compare(as_shipped.manifest, rewritten.made.manifest) == ()


def test_every_choice_holds_all_kinds_and_is_part_of_a_larger_one() -> None:
    found = mutations_of(subject_of("practicehub-salesforce", None))
    few, more = chosen(found, 100), chosen(found, 200)
    assert set(map(str, few)) <= set(map(str, more))
    assert {one.kind for one in more} == {one.kind for one in found}
    assert {one.document for one in more} == {"pair", "source", "target"}


def test_every_mutation_changes_its_document() -> None:
    found = mutations_of(subject_of("practicehub-salesforce", "acme-physio"))
    documents = documents_of("practicehub-salesforce", "acme-physio")
    (overlay,) = (one for one in documents if one.name == "overlay")
    assert found
    assert [str(one) for one in found if one.text() == text_of(overlay.value)] == []


def test_every_shipped_pair_is_broken_by_a_file_of_its_own() -> None:
    files = sorted(path.stem.removeprefix("test_") for path in (ROOT / "tests/mutations").glob("test_*.py"))
    assert [one for one in files if one != "generation"] == [one.partition("-")[0] for one in shipped_pairs()]
