"""What discover would find of the practice's forms, as the document that the pair is compiled with."""

from collections.abc import Mapping
from typing import Any

from compiler.cli.inventories import inventory_text
from tests.rehearsal_data.practice import Practice, Row

PAIR = "upvio-salesforce"


SHOWN = {
    "Form": ("title", "category", "visibility", "status"),
    "Service": (
        "name",
        "enabled",
        "leadTime",
        "cancelLeadTime",
        "timeIncrement",
        "bookingsPerTimeslot",
        "bookingsRequireApproval",
    ),
}
"""What the rebuild guide shows of an account, by object."""


def inventory(practice: Practice) -> str:
    """One entry for each question of any submission, as it is listed last, and for each form and service."""
    found: dict[str, Mapping[str, str]] = {}
    for row in practice.tables["FormSubmission"]:
        for question in _questions(row):
            told = {name: str(question[name]) for name in ("title", "type") if question.get(name)}
            found[str(question["id"])] = told
    shown = {name: _shown(practice, name, members) for name, members in SHOWN.items()}
    return inventory_text({"FormQuestion": found, **shown}, PAIR)


def _shown(practice: Practice, name: str, members: tuple[str, ...]) -> dict[str, Mapping[str, str]]:
    return {
        str(row["id"]): {one: _text(row[one]) for one in members if row.get(one) not in (None, "")}
        for row in practice.tables[name]
    }


def _text(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _questions(row: Row) -> list[dict[str, Any]]:
    questions = row.get("questions")
    return questions if isinstance(questions, list) else []
