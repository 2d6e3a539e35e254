"""What discover would find of the practice's forms, as the document that the pair is compiled with."""

from collections.abc import Mapping
from typing import Any

from compiler.cli.inventories import inventory_text
from tests.rehearsal_data.practice import Practice, Row

PAIR = "upvio-salesforce"


def inventory(practice: Practice) -> str:
    """One entry for each question that any submission lists, as it is listed last."""
    found: dict[str, Mapping[str, str]] = {}
    for row in practice.tables["FormSubmission"]:
        for question in _questions(row):
            told = {name: str(question[name]) for name in ("title", "type") if question.get(name)}
            found[str(question["id"])] = told
    return inventory_text({"FormQuestion": found}, PAIR)


def _questions(row: Row) -> list[dict[str, Any]]:
    questions = row.get("questions")
    return questions if isinstance(questions, list) else []
