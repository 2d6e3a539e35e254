"""Laws of every expression: what its type promises holds for every row, whatever the source wrote."""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from random import Random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from compiler.language.check import infer, paths
from compiler.language.parse import parse
from compiler.language.syntax import Spot
from compiler.language.types import Kind, Type, utf16_length
from tests.language.clinic import Clinic
from tests.language.expressions import FIELDS, any_expression
from tests.language.rows import WHITE_SPACE, any_rows, fitting_rows
from tests.passes.programs import program, route, source_object, target_object
from tests.passes.running import reasons, run_route

SCOPE = Clinic(fields=FIELDS)
seeds = st.integers(0, 2**32)


def _expressions(random: Random) -> list[str]:
    return [text for text in (any_expression(random) for _ in range(30)) if _type_of(text)]


def _type_of(text: str) -> Type | None:
    node = parse(text)
    assert isinstance(node, Spot), (text, node)
    return infer(node, SCOPE).type


def _outcomes(
    texts: list[str], rows: list[dict[str, str | None]]
) -> tuple[Mapping[str, Type], list[dict[str, Any]]]:
    """Run expressions as the columns `c0`, `c1`, … of a route whose target takes whatever comes."""
    types = {f"c{number}": type_ for number, text in enumerate(texts) if (type_ := _type_of(text))}
    visit = source_object("Visit", {"number": "id!", **FIELDS}, key=("number",))
    wide = {name: _wide(type_) for name, type_ in types.items()}
    made = program(visit, targets=(target_object("Target", wide),))
    written = {f"c{number}": text for number, text in enumerate(texts) if f"c{number}" in types}
    one = route(made, "r", "Visit", "Target", written)
    staged = [{"number": f"{number:03}", **row} for number, row in enumerate(rows)]
    return types, run_route(made, one, {"Visit": staged})


def _wide(type_: Type) -> Type:
    """Take a value as it is, so that nothing but its own type bounds it."""
    return type_.may_be_empty() if not type_.is_text else Type(kind=Kind.LONGTEXT)


def _keeps_its_promises(value: str | None, type_: Type) -> bool:
    if value is None:
        return type_.empty
    match type_.kind:
        case Kind.INT | Kind.DECIMAL | Kind.MONEY:
            whole, _, decimals = value.lstrip("-").partition(".")
            scale = 10 if type_.scale is None else type_.scale
            room = (type_.length or 38) - scale
            return (
                value == f"{Decimal(value):f}" and len(decimals) <= scale and len(whole.lstrip("0")) <= room
            )
        case Kind.BOOL:
            return value in {"true", "false"}
        case Kind.DATE:
            return date.fromisoformat(value).isoformat() == value
        case Kind.DATETIME:
            return bool(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", value))
        case _:
            return bool(value.strip(WHITE_SPACE)) and (
                type_.length is None or utf16_length(value) <= type_.length
            )


def _told(row: Mapping[str, Any], name: str, text: str) -> list[str]:
    """Return the reasons of a row that concern one expression: its own, and those of the fields it reads."""
    node = parse(text)
    assert isinstance(node, Spot)
    ends = (f".set.{name}", *(f".fields.{field}" for field in paths(node)))
    return [reason for reason in reasons(row) if reason.endswith(ends)]


@settings(max_examples=8, deadline=None)
@given(seeds)
def test_what_cannot_fail_gives_no_reason(seed: int) -> None:
    random = Random(seed)
    texts, rows = _expressions(random), fitting_rows(random, FIELDS, 40)
    types, outcomes = _outcomes(texts, rows)
    assert len(outcomes) == len(rows)
    for outcome in outcomes:
        assert [reason for reason in reasons(outcome) if "source." in reason] == []
        for name, type_ in types.items():
            broken = [
                one for one in _told(outcome, name, texts[int(name[1:])]) if not one.startswith("SFR111")
            ]
            assert type_.fallible or broken == [], (texts, name, broken)


@settings(max_examples=8, deadline=None)
@given(seeds)
def test_a_row_without_reasons_keeps_the_promises_of_every_type(seed: int) -> None:
    random = Random(seed)
    texts, rows = _expressions(random), any_rows(random, FIELDS, 40)
    types, outcomes = _outcomes(texts, rows)
    assert len(outcomes) == len(rows)
    for outcome in outcomes:
        told = [(reason["address"], reason["rule"]) for reason in outcome["$reasons"]]
        assert told == sorted(set(told))
        for name, type_ in types.items():
            text = texts[int(name[1:])]
            fine = _told(outcome, name, text) or _keeps_its_promises(outcome[name], type_)
            assert fine, (text, name, str(type_), outcome[name])
