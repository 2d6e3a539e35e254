"""What each type of field must and cannot have: every field of every project is held against it."""

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from xml.etree import ElementTree

import pytest

from compiler.platforms.known import PLATFORMS
from compiler.platforms.salesforce.metadata.field_matrix import FORMULAS, MATRIX, NOT_WRITTEN, misfits
from compiler.platforms.salesforce.metadata.xml import ORDER, Written
from tests.platforms import clinic
from tests.platforms.forms import FORMS

PAIRS = ("deskflow-salesforce", "practicehub-salesforce", "upvio-salesforce")
TYPES = (
    "Address Array AutoNumber Checkbox Currency CustomDataType Date DateTime Email EncryptedText "
    "ExternalLookup File Hierarchy Html IndirectLookup Integer Location Long LongTextArea Lookup "
    "MasterDetail MetadataRelationship MultiselectPicklist Number Percent Phone Picklist Summary Text "
    "TextArea Time Url"
)
"""The types of fields of the Metadata API 66.0."""


def written(files: Mapping[str, str]) -> Iterator[tuple[str, Mapping[str, Written]]]:
    """Return every custom field of a project, of either part, with its elements."""
    for path, text in sorted(files.items()):
        if PurePosixPath(path).name.endswith("__c.field-meta.xml"):
            root = ElementTree.fromstring(text)
            yield path, {each.tag.rpartition("}")[2]: each.text or "inside" for each in root}


def wrong(files: Mapping[str, str]) -> list[str]:
    return [f"{path}: {words}" for path, elements in written(files) for words in misfits(elements)]


@pytest.mark.parametrize("pair", PAIRS)
def test_every_field_of_a_shipped_project_has_what_its_type_asks_for(pair: str) -> None:
    specs = clinic.ROOT / "specs"
    texts = {
        path.relative_to(clinic.ROOT).as_posix(): path.read_text("utf-8") for path in specs.rglob("*.yaml")
    }
    program = clinic.look_at(texts, pair).program

    assert wrong(PLATFORMS["salesforce"].metadata(program)) == []


def test_the_clinic_has_a_field_of_every_type_and_each_is_whole() -> None:
    files = PLATFORMS["salesforce"].metadata(clinic.program(*FORMS))
    fields = [elements for _, elements in written(files)]

    assert wrong(files) == []
    assert {elements["type"] for elements in fields} == set(MATRIX)
    assert {elements["type"] for elements in fields if "formula" in elements} == {"Checkbox", "Percent"}


def test_every_type_of_the_metadata_api_is_written_or_has_a_reason_not_to_be() -> None:
    assert sorted((*MATRIX, *NOT_WRITTEN)) == sorted(TYPES.split())
    assert set(FORMULAS) <= set(MATRIX)


def test_the_matrix_speaks_of_elements_that_can_be_written() -> None:
    for kind, form in (*MATRIX.items(), *FORMULAS.items()):
        assert form.must | form.may <= set(ORDER["CustomField"]), kind
        assert not form.must & form.may, kind
        assert form.source.startswith("https://"), kind


@pytest.mark.parametrize(
    ("elements", "words"),
    [
        ({"type": "TextArea", "length": 20}, ["TextArea cannot have length"]),
        ({"type": "LongTextArea", "length": 300, "visibleLines": 6, "required": False}, ["required"]),
        ({"type": "Lookup", "referenceTo": "Contact"}, ["Lookup needs relationshipName"]),
        (
            {"type": "Summary", "precision": 18},
            ["needs summaryForeignKey", "needs summaryOperation", "precision"],
        ),
        (
            {"type": "Checkbox", "formula": "TRUE", "defaultValue": False},
            ["Checkbox cannot have defaultValue"],
        ),
        ({"type": "Hierarchy"}, ["no field is written as Hierarchy"]),
    ],
)
def test_a_field_that_does_not_fit_its_type_is_told_apart(
    elements: dict[str, Written], words: list[str]
) -> None:
    found = list(misfits({"fullName": "Test__c", "label": "Test", **elements}))

    assert len(found) == len(words)
    assert all(each in said for each, said in zip(words, found, strict=True))
