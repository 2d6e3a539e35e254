"""A draft checks clean, is the same every time, and says of each line why it is there."""

import pytest

from compiler.diagnostics.diagnostic import Diagnostics
from compiler.pipeline import check_pair
from compiler.platforms.known import PLATFORMS
from compiler.proposals.propose import Ends, Proposal
from compiler.proposals.settle import settled
from compiler.source.reader import read
from compiler.spec.decode import decode_platform
from compiler.spec.platform import PlatformSpec
from tests.workspace import TZDATA, shipped

NAME = "draft-of-a-pair"


def _platform(name: str) -> PlatformSpec:
    file, diags = f"specs/platforms/{name}.yaml", Diagnostics()
    located = read("source", file, shipped()[file], diags)
    assert located is not None
    spec = decode_platform("source", located, diags)
    assert spec is not None
    return spec


def _draft(source: str) -> tuple[Proposal, tuple[str, ...]]:
    ends = Ends(source=_platform(source), target=_platform("salesforce"), platform=PLATFORMS["salesforce"])
    return settled(shipped(), NAME, ends, TZDATA)


@pytest.fixture(scope="module")
def draft() -> Proposal:
    return _draft("practicehub")[0]


@pytest.mark.parametrize("source", ["practicehub", "upvio"])
def test_a_draft_checks_clean(source: str) -> None:
    draft, left = _draft(source)
    checked = check_pair({**shipped(), f"specs/pairs/{NAME}.yaml": draft.text}, NAME, None, TZDATA)

    assert left == ()
    assert [one.message for one in checked.diagnostics if one.level == "error"] == []


def test_a_draft_is_the_same_every_time(draft: Proposal) -> None:
    assert draft.text == _draft("practicehub")[0].text


def test_obvious_fields_are_found_with_a_reason(draft: Proposal) -> None:
    assert draft.proposed["routes.patient.set.Birthdate"] == "0.79: both say birthdate; date to date"
    assert draft.proposed["routes.patient.set.LastName"].startswith("1.00: both say lastname")
    assert "routes.patient.set.FirstName" in draft.proposed


def test_a_loss_is_accepted_where_it_is_proposed(draft: Proposal) -> None:
    routes = draft.document["routes"]

    assert isinstance(routes, dict)
    patient = routes["patient"]
    assert isinstance(patient, dict)
    assert isinstance(patient["set"], dict)
    assert isinstance(patient["accept"], dict)
    assert patient["set"]["FirstName"] == "first_name | truncate(40)"
    assert patient["accept"]["TYP102"] == {
        "Email": "addresses that would be refused are left empty",
        "FirstName": "the target holds 40 characters",
        "MailingCity": "the target holds 40 characters",
        "audit.created": "a time that a clock change makes doubtful is left empty",
        "audit.modified": "a time that a clock change makes doubtful is left empty",
    }


def test_every_field_goes_somewhere_or_is_listed_as_undecided(draft: Proposal) -> None:
    routes = draft.document["routes"]

    assert isinstance(routes, dict)
    patient = routes["patient"]
    assert isinstance(patient, dict)
    assert isinstance(patient["drop"], dict)
    assert patient["drop"]["medical_insurance"] == "not decided yet"
    assert "last_name" not in patient["drop"]


def test_rows_that_lack_what_the_target_requires_are_refused_where_everybody_sees_it(draft: Proposal) -> None:
    document = draft.document

    assert document["splits"] == {
        "appointment_kind": {
            "of": "Appointment",
            "cases": {"complete": "end is present"},
            "otherwise": "reject",
        }
    }


def test_people_who_work_with_the_target_are_matched_and_never_made(draft: Proposal) -> None:
    routes = draft.document["routes"]

    assert isinstance(routes, dict)
    found = routes["practitioner_user"]
    assert isinstance(found, dict)
    assert found | {"drop": {}} == {
        "from": "Practitioner",
        "to": "User",
        "op": "find",
        "find": {"Email": "email | trim | lower"},
        "unmatched": {"owner": "$fallback_owner", "report": True},
        "show": {"first_name": "first_name", "last_name": "last_name"},
        "drop": {},
    }
