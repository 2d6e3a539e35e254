"""Names are split and understood alike, whoever wrote them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compiler.proposals.likeness import names_alike
from compiler.proposals.words import meaning, parts, vocabulary

WORDS = vocabulary()


@pytest.mark.parametrize("name", ["dateOfBirth", "date_of_birth", "Date_Of_Birth__c", "DOB", "Birthdate"])
def test_one_thing_by_many_names(name: str) -> None:
    assert meaning(name, WORDS) == ("birthdate",)


def test_names_are_split_at_every_way_of_joining_words() -> None:
    assert parts("insuranceStatus") == ("insurance", "status")
    assert parts("HIPAA_Notes__c") == ("hipaa", "notes")
    assert parts("results.metrics.heartRate") == ("results", "metrics", "heart", "rate")
    assert parts("line2Text") == ("line", "2", "text")


def test_what_means_the_same_is_nearer_than_what_looks_alike() -> None:
    assert names_alike("surname", "LastName", WORDS) > names_alike("surname", "FirstName", WORDS)
    assert names_alike("phone", "Phone", WORDS) > names_alike("phone", "MobilePhone", WORDS)
    assert names_alike("zip", "MailingPostalCode", WORDS) > names_alike("zip", "MailingCity", WORDS)


@given(st.text(max_size=30), st.text(max_size=30))
def test_likeness_is_a_share_and_a_name_is_like_itself(one: str, other: str) -> None:
    assert 0 <= names_alike(one, other, WORDS) <= 1
    if parts(one):
        assert names_alike(one, one, WORDS) == 1
