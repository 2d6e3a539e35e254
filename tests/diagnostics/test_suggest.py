"""The name somebody probably meant."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compiler.diagnostics.suggest import nearest


@pytest.mark.parametrize(
    ("name", "names", "meant"),
    [
        ("lnk", ["from", "to", "link", "limits"], "link"),
        ("mnr", ["mrn", "email", "id"], "mrn"),
        ("InsurenceRecord", ["InsuranceRecord", "Invoice"], "InsuranceRecord"),
        ("MailingPostcode", ["MailingPostalCode", "MailingCity"], "MailingPostalCode"),
        ("treatment", ["treatment_record", "patient"], "treatment_record"),
        ("noshow", ["no_show", "show"], "no_show"),
        ("lastname", ["LastName", "lastname2"], "LastName"),
        (
            "appointment_kind.administrative",
            ["appointment_kind.admin", "appointment_kind.visit"],
            "appointment_kind.admin",
        ),
    ],
)
def test_the_nearest_name_is_offered(name: str, names: list[str], meant: str) -> None:
    assert nearest(name, names) == meant


@pytest.mark.parametrize(
    ("name", "names"), [("xyz", ["patient"]), ("", ["a"]), ("a", []), ("q" * 200, ["q" * 199])]
)
def test_nothing_is_offered_where_nothing_is_near(name: str, names: list[str]) -> None:
    assert nearest(name, names) is None


def test_a_tie_is_decided_by_the_alphabet() -> None:
    assert nearest("colour", ["colourb", "coloura"]) == "coloura"
    assert nearest("colour", ["coloura", "colourb"]) == "coloura"


@given(
    st.text("abc", max_size=6),
    st.lists(st.text("abc", max_size=6), max_size=6),
    st.randoms(use_true_random=False),
)
def test_the_order_of_the_names_does_not_matter(name: str, names: list[str], random: Random) -> None:
    shuffled = list(names)
    random.shuffle(shuffled)

    found = nearest(name, names)

    assert found == nearest(name, shuffled)
    assert found is None or found in names
    assert name not in names or name == "" or found == name
