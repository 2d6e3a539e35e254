"""Arithmetic: exact to the last digit, and a row whose result has too many is refused, not the whole run."""

from decimal import Decimal, localcontext

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compiler.language.check import infer
from compiler.language.parse import parse
from compiler.language.syntax import Spot
from tests.language.clinic import Clinic
from tests.passes.programs import program, route, source_object, target_object
from tests.passes.running import reasons, run_route

FIELDS = {
    "a": "money",
    "b": "decimal(12.4)",
    "n": "int",
    "m": "int",
    "wide": "decimal(38.2)",
    "plain": "decimal",
}
TOO_LONG = ["TYP109 routes.r.set.Value"]


def _results(expression: str, *rows: dict[str, str | None]) -> list[tuple[str | None, list[str]]]:
    node = parse(expression)
    assert isinstance(node, Spot)
    type_ = infer(node, Clinic(fields=FIELDS)).type
    assert type_ is not None
    visit = source_object("Visit", {"id": "id!", **FIELDS})
    made = program(visit, targets=(target_object("Target", {"Value": type_.may_be_empty()}),))
    one = route(made, "r", "Visit", "Target", {"Value": expression})
    staged = [{"id": f"{number:03}", **row} for number, row in enumerate(rows)]
    return [(row["Value"], reasons(row)) for row in run_route(made, one, {"Visit": staged})]


@pytest.mark.parametrize(
    ("expression", "row", "value"),
    [
        ("a + b", {"a": "0.10", "b": "0.2005"}, "0.3005"),
        ("a - b", {"a": "0.10", "b": "0.2"}, "-0.1000"),
        ("a * b", {"a": "1234567890123456.78", "b": "-99999999.9999"}, "-123456789012222221210987.654322"),
        ("a + a", {"a": "9999999999999999.99"}, "19999999999999999.98"),
        ("2000000000 + 2000000000", {}, "4000000000"),
        ("999999999999999999 * 0.5", {}, "499999999999999999.5"),
        ("n * 3 - m", {"n": "7", "m": "30"}, "-9"),
        ("(1.50 * a) * 1", {"a": "9999999999999999.99"}, "14999999999999999.9850"),
        ("n - -1", {"n": "7"}, "8"),
        ("a * 2 + b", {"a": "1.5", "b": None}, None),
        ("(n + m) * (n - m)", {"n": "5", "m": "3"}, "16"),
        ("n * m", {"n": "999999999", "m": "1000000001"}, "999999999999999999"),
        ("plain * plain", {"plain": "0.0000000001"}, "0.00000000000000000001"),
    ],
)
def test_a_result_is_exact(expression: str, row: dict[str, str | None], value: str | None) -> None:
    assert _results(expression, row) == [(value, [])]


@pytest.mark.parametrize(
    ("expression", "row"),
    [
        ("n + m", {"n": "999999999999999999", "m": "1"}),
        ("n * m", {"n": "1000000000", "m": "1000000000"}),
        ("n * m", {"n": "999999999999999999", "m": "-999999999999999999"}),
        ("wide + wide", {"wide": "9" * 36 + ".99"}),
        ("wide * 10", {"wide": "9" * 36 + ".99"}),
        ("plain * plain", {"plain": "9" * 20}),
    ],
)
def test_a_result_with_too_many_digits_refuses_its_row_only(
    expression: str, row: dict[str, str | None]
) -> None:
    assert _results(expression, row, {}) == [(None, TOO_LONG), (None, [])]


@settings(max_examples=25, deadline=None)
@given(
    st.sampled_from(["a + b", "a - b", "a * b", "n + m", "n * m", "wide - b", "wide * n", "plain * b"]),
    st.decimals(-(10**15), 10**15, places=2),
    st.decimals(-(10**7), 10**7, places=4),
    st.integers(-(10**17), 10**17),
)
def test_a_result_is_that_of_long_hand_or_a_reason(
    expression: str, money: Decimal, small: Decimal, whole: int
) -> None:
    row = {
        "a": f"{money:f}",
        "b": f"{small:f}",
        "n": str(whole),
        "m": str(whole // 7),
        "wide": f"{money * 10**9:f}",
    }
    row |= {"plain": f"{small:f}"}
    [(value, told)] = _results(expression, dict(row))
    left, sign, right = expression.split()
    one, other = Decimal(row[left]), Decimal(row[right])
    with localcontext() as context:
        context.prec = 90
        expected = {"+": one + other, "-": one - other, "*": one * other}[sign]
    if told:
        assert told == TOO_LONG
        assert len(expected.as_tuple().digits) > 17
    else:
        assert value is not None
        assert Decimal(value) == expected
