"""Examples that compare nothing, or name what does not exist, are findings and not passes."""

import pytest

from compiler.diagnostics.diagnostic import Diagnostics
from compiler.passes.resolve.cases import check_cases
from compiler.source.reader import read
from compiler.spec.decode import decode_test
from tests.workspace import checked, shipped

FILE = "specs/tests/practicehub-salesforce.yaml"
HEAD = "spec: test/v1\npair: practicehub-salesforce\nwith: {practice_time_zone: America/Chicago}\ncases:\n"


def _found(text: str) -> list[tuple[str, str]]:
    program = checked(shipped()).program
    diags = Diagnostics()
    located = read("test", FILE, text, diags)
    assert located is not None
    tests = decode_test("test", located, diags)
    assert program is not None
    assert tests is not None
    check_cases(tests, program, diags)
    return [(one.rule, one.message) for one in diags]


def test_the_shipped_examples_name_only_what_exists() -> None:
    assert _found(shipped()[FILE]) == []


@pytest.mark.parametrize(
    ("case", "rule", "word"),
    [
        (
            "{route: patient, given: {id: 1, last_name: X}, expect: {Nonexistent__c: null}}",
            "REF104",
            "Nonexistent__c",
        ),
        ("{split: appointment_kind, given: {id: 1}, reject: NO_SUCH_RULE}", "REF104", "NO_SUCH_RULE"),
        ("{split: appointment_kind, given: {id: 1}, expect: visitor}", "REF112", "visitor"),
        ("{route: patient, given: {id: 1, lastname: X}, reject: last_name}", "REF102", "lastname"),
        ("{route: patiant, given: {id: 1}, reject: TYP104}", "REF105", "patiant"),
        (
            "{route: patient, given: {id: 1}, reject: TYP104, related: {Policies: [{id: 1}]}}",
            "REF101",
            "Policies",
        ),
        ("{route: patient, given: {id: 1}}", "YML111", "an example names"),
    ],
)
def test_a_name_that_does_not_exist_is_a_finding(case: str, rule: str, word: str) -> None:
    (found,) = _found(f"{HEAD}  one: {case}\n")

    assert found[0] == rule
    assert word in found[1]


def test_an_answer_of_the_wrong_type_is_a_finding() -> None:
    wrong = HEAD.replace("America/Chicago", "America/Chicagoo")

    assert [
        rule for rule, _ in _found(wrong + "  one: {route: patient, given: {id: 1}, reject: TYP104}\n")
    ] == ["DEC102"]


def test_a_refusal_by_a_split_is_not_a_case() -> None:
    program = checked(shipped()).program
    diags = Diagnostics()
    located = read(
        "test", FILE, f"{HEAD}  one: {{split: appointment_kind, given: {{id: 1}}, expect: reject}}\n", diags
    )
    assert located is not None
    assert program is not None
    tests = decode_test("test", located, diags)
    assert tests is not None
    check_cases(tests, program, diags)

    (found,) = diags
    assert found.helps == (
        "a row that no case takes is refused: write `reject: COV104` instead of `expect:`",
    )
