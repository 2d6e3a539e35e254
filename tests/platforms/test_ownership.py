"""Who owns what a load writes."""

from compiler.platforms.ownership import owned_by, owned_by_one
from tests.emitters import compiled


def test_owners_are_people_one_answer_or_the_user_that_loads() -> None:
    found = owned_by(compiled.shipped().plan)

    assert found["Clinical_Note__c"] == ("the one user who is the answer to fallback_owner",)
    assert found["Event"] == ("the user whom the row names, or the answer to fallback_owner",)
    assert found["Invoice__c"] == ("the user that loads",)
    assert len(found["Task"]) == 2


def test_nobody_is_said_to_own_people_or_files() -> None:
    assert {"User", "ContentVersion"} & set(owned_by(compiled.shipped().plan)) == set()


def test_what_belongs_to_one_answer_is_named() -> None:
    assert owned_by_one(compiled.shipped().plan) == ("Clinical_Note__c", "Contact", "Task")
