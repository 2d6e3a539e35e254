"""The lists and names of generated projects, taken to an org by the connector as a run takes them."""

from collections.abc import Mapping
from functools import cache

from compiler.platforms.known import PLATFORMS
from tests.connectors.salesforce.beside import added, an_org, deployed, differences
from tests.connectors.salesforce.project import DEFAULT, lines, with_marker
from tests.connectors.salesforce.test_destination import Rehearsal
from tests.platforms import clinic

SALESFORCE = PLATFORMS["salesforce"]
STATES = f"{DEFAULT}/standardValueSets/TaskStatus.standardValueSet-meta.xml"
TASKS = """\
  visit_task:
    from: Visit
    to: Task
    op: insert
    guard: key
    set:
      Subject: "concat('Visit ', id) | truncate(255)"
      Status: "(doctor is present) | choose('Completed', 'Cancelled')"
    link: {WhoId: person -> person, OwnerId: doctor -> doctor_user}
    drop: {start: in the event, end: in the event, reason: in the event}
    accept: {TYP102: {Subject: ids are short}}
"""
EDIT = ("  scan:\n    from: Scan\n", f"{TASKS}  scan:\n    from: Scan\n")


@cache
def project(*edits: tuple[str, str]) -> Mapping[str, bytes]:
    made = SALESFORCE.metadata(clinic.program(*edits))
    return {path: text.encode() for path, text in made.items()}


def with_states() -> dict[str, bytes]:
    """A small project with the generated list in it."""
    return added(with_marker(), STATES, project(EDIT)[STATES], "StandardValueSet", "TaskStatus")


def administered(*states: tuple[str, bool]) -> Rehearsal:
    """An org whose administrator has made these the states of tasks: value, closed."""
    ready = deployed(an_org())
    values = "".join(
        f"<standardValue><fullName>{name}</fullName><default>{str(number == 0).lower()}</default>"
        f"<label>{name}</label><closed>{str(closed).lower()}</closed></standardValue>"
        for number, (name, closed) in enumerate(states)
    )
    listing = lines("StandardValueSet", f"<sorted>false</sorted>{values}")
    # The metadata itself, without the merging that a deployment of ours does.
    own = added(with_marker(), STATES, listing, "StandardValueSet", "TaskStatus")
    assert ready.destination._metadata.deploy(own, check_only=False).succeeded
    return ready


def states(ready: Rehearsal) -> list[tuple[str, bool]]:
    surveyor = ready.destination._deployments._surveyor
    return [(each.name, each.marks["closed"] == "true") for each in surveyor.values("TaskStatus")]


def test_values_that_no_route_writes_are_the_practice_s_own_affair() -> None:
    ready = administered(("Not Started", False), ("Completed", True), ("Deferred", True))

    done = ready.destination.deploy(with_states(), check_only=False)

    assert done.succeeded, done.components
    assert states(ready) == [
        ("Not Started", False),
        ("Completed", True),
        ("Deferred", True),
        ("Cancelled", True),
    ]
    assert "new after them: Cancelled (closed)" in done.notes[0]
    assert differences(ready, with_states()) == []


def test_a_value_that_a_route_writes_comes_where_it_is_missing_and_goes_again() -> None:
    ready = administered(("Begun", False), ("Deferred", False))
    files = with_states()
    before = ready.destination.survey(files)

    assert ready.destination.deploy(files, check_only=False).succeeded
    assert states(ready)[2:] == [("Completed", True), ("Cancelled", True)]

    withdrawn = ready.destination.withdraw(files, frozenset(), before, check_only=False)
    assert withdrawn.succeeded, withdrawn.components
    assert states(ready) == [("Begun", False), ("Deferred", False)]


def test_a_value_that_a_route_writes_stands_in_the_way_in_another_state() -> None:
    ready = administered(("Begun", False), ("Completed", False))

    done = ready.destination.deploy(with_states(), check_only=True)

    assert not done.succeeded
    assert [(each.path, (each.problem or "").partition(";")[0]) for each in done.components] == [
        (STATES, "TaskStatus: Completed is open in the org, and the pair needs it closed")
    ]


def test_a_practice_may_drop_a_value_after_the_deployment() -> None:
    ready = administered(("Begun", False), ("Deferred", False), ("Cancelled", True), ("Completed", True))

    assert differences(ready, with_states()) == []


def test_a_label_with_signs_of_a_typographer_deploys_once_and_is_found_again() -> None:
    files = project(("      label: Case File\n", "      label: Patient’s “notes” – all\n"))
    layout = f"{DEFAULT}/layouts/Case_File__c-Patient’s “notes” – all Layout.layout-meta.xml"
    ready = deployed(an_org())

    first = ready.destination.deploy(files, check_only=False)
    again = ready.destination.deploy(files, check_only=False)

    assert (first.succeeded, again.succeeded) == (True, True), (first.components, again.components)
    assert [each.path for each in first.components if each.kind == "Layout" and each.changed] == [layout]
    assert [each.path for each in again.components if each.changed] == []
    found = ready.destination.verify(files).differences
    assert [each.component for each in found if "Layout" in each.component] == []
