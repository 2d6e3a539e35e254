"""First versions of an overlay: every question of its pair answered with something of the right type."""

from collections.abc import Mapping

from compiler.source.located import Plain
from compiler.source.writing import document
from compiler.spec.pair import PairSpec
from compiler.spec.protection import DecisionSpec

_HEADING = """\
# yaml-language-server: $schema=../schemas/overlay.v1.json
# What {customer} answers, and what differs for it. Every answer below stands in for a real one:
#   {questions}
# `add:`, `change:` and `remove:` change the pair for this customer only; specs/README.md shows how.
"""


def overlay_text(pair: PairSpec, customer: str, label: str) -> str:
    """Return the text of an overlay that checks clean and has every answer to replace."""
    answers: dict[str, Plain] = {
        name: stand_in(spec, customer) for name, spec in pair.decisions.items() if spec.type is not None
    }
    made: dict[str, Plain] = {
        "spec": "overlay/v1",
        "name": customer,
        "extends": pair.name,
        "tenant": {"id": customer, "name": label},
    }
    if answers:
        made["answers"] = answers
    questions = "\n#   ".join(_questions(pair.decisions)) or "it asks nothing"
    return document(made, _HEADING.format(customer=label, questions=questions))


def _questions(decisions: Mapping[str, DecisionSpec]) -> list[str]:
    return [f"{name}: {spec.ask}" for name, spec in decisions.items() if spec.type is not None]


def stand_in(spec: DecisionSpec, customer: str) -> Plain:
    """Return an answer of the right type, until a person gives the real one."""
    match spec.type:
        case "time_zone":
            return "Etc/UTC"
        case "username":
            return f"owner@{customer}.example"
        case "bool":
            return False
        case "choice":
            return spec.choices[0] if spec.choices else "required"
        case _:
            return "to be answered"
