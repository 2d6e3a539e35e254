"""Names of fields that are made from what people wrote."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compiler.passes.resolve.api_names import Names, api_name

_VALID = re.compile(r"[A-Za-z](?:_?[A-Za-z0-9])*__c")


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Do you smoke?", "Do_You_Smoke"),
        ("  Größe (cm) ", "Grosse_Cm"),
        ("Œuvre—Łódź", "OEuvre_Lodz"),
        ("2nd visit", "Field_2nd_Visit"),
        ("__a__b__", "A_B"),
        ("过敏", ""),
        ("?", ""),
        ("x" * 60, "X" + "x" * 39),
        ("a" * 39 + " b", "A" + "a" * 38),
    ],
)
def test_a_label_is_written_in_plain_letters(label: str, name: str) -> None:
    assert api_name(label) == name


def test_what_is_taken_gets_a_number_whatever_its_case() -> None:
    names = Names.of(["Email__c", "OwnerId"])
    first, names, clash = names.take("EMAIL", "q1")
    second, names, _ = names.take("email", "q2")
    third, names, none = names.take("过敏", "q3")
    assert (first, clash, second, third, none) == ("EMAIL_2__c", "EMAIL__c", "Email_3__c", "Q3__c", None)


def test_a_long_name_that_is_taken_keeps_room_for_its_number() -> None:
    names = Names.of([])
    for _ in range(11):
        name, names, _ = names.take("y" * 50, "k")
    assert name == "Y" + "y" * 36 + "_11__c"
    assert len(name) == 43


@given(st.lists(st.tuples(st.text(max_size=50), st.text(max_size=5)), max_size=30))
def test_names_are_valid_and_different(asked: list[tuple[str, str]]) -> None:
    names, taken = Names.of([]), []
    for label, key in asked:
        name, names, _ = names.take(label, key)
        taken.append(name)
    assert all(_VALID.fullmatch(name) and len(name) <= 43 for name in taken)
    assert len({name.lower() for name in taken}) == len(taken)
