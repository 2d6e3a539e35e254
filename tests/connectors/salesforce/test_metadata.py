import io
import json
import zipfile

import httpx
import pytest

from compiler.connectors.salesforce.metadata import Metadata
from compiler.connectors.salesforce.remedies import remedy
from compiler.runtime.ports import Component, Deployment, Refused, Unreachable
from tests.connectors.salesforce.test_archive import PROJECT, ROOT
from tests.connectors.salesforce.world import Given, Table, api, asked, form
from tests.connectors.world import JumpingClock, Reply, Wire, json_reply

REQUEST = "0Af5g00000AbCdEAAV"
START, POLL = "POST /metadata/deployRequest", f"GET /metadata/deployRequest/{REQUEST}"
BEGUN = json_reply({"id": REQUEST, "deployOptions": {}}, 201)


def result(status: str, done: bool, **details: object) -> Reply:
    body = {"status": status, "done": done, "success": status == "Succeeded", "details": details}
    return json_reply({"id": REQUEST, "deployResult": body})


def success(kind: str, name: str, file: str, changed: bool = True) -> dict[str, object]:
    return {"componentType": kind, "fullName": name, "fileName": file, "changed": changed, "problem": None}


def failure(kind: str, name: str, file: str, problem: str, line: int | None) -> dict[str, object]:
    return {"componentType": kind, "fullName": name, "fileName": file, "problem": problem, "lineNumber": line}


def metadata(answers: Table, clock: JumpingClock | None = None) -> tuple[Metadata, Wire]:
    clock = clock or JumpingClock()
    made, wire = api(answers, clock)
    return Metadata(made, clock), wire


def deployed(polls: list[Given], clock: JumpingClock | None = None) -> Deployment:
    return metadata(Table({START: BEGUN, POLL: polls}), clock)[0].deploy(PROJECT, check_only=False)


def test_a_project_is_sent_whole_and_waited_for() -> None:
    clock = JumpingClock()
    polls: list[Given] = [result("Pending", False), result("InProgress", False), result("Succeeded", True)]
    org, wire = metadata(Table({START: BEGUN, POLL: polls}), clock)
    assert org.deploy(PROJECT, check_only=False) == Deployment(succeeded=True, components=())
    assert asked(wire) == [START, POLL, POLL, POLL]
    assert clock.slept == [0.25, 0.375]
    parts = form(wire.seen[1])
    options = json.loads(parts["json"])["deployOptions"]
    assert (options["rollbackOnError"], options["singlePackage"], options["checkOnly"]) == (True, True, False)
    assert "testLevel" not in options
    with zipfile.ZipFile(io.BytesIO(parts["file"])) as packed:
        assert "objects/Patient__c.object" in packed.namelist()


def test_a_check_changes_nothing() -> None:
    org, wire = metadata(Table({START: BEGUN, POLL: result("Succeeded", True)}))
    org.deploy(PROJECT, check_only=True)
    assert json.loads(form(wire.seen[1])["json"])["deployOptions"]["checkOnly"] is True


def test_warnings_halt_a_deployment_and_not_a_withdrawal() -> None:
    given: dict[str, Given | list[Given]] = {START: BEGUN, POLL: result("Succeeded", True)}
    org, wire = metadata(Table(given))
    org.deploy(PROJECT, check_only=False)
    org.withdraw(PROJECT, check_only=True)
    sent = [json.loads(form(request)["json"])["deployOptions"] for request in (wire.seen[1], wire.seen[-2])]
    assert [(each["ignoreWarnings"], each["checkOnly"]) for each in sent] == [(False, False), (True, True)]


def test_each_component_is_told_at_its_place_in_the_project() -> None:
    found = deployed(
        [
            result(
                "Failed",
                True,
                componentSuccesses=[
                    success("", "package.xml", "package.xml", False),
                    success("CustomObject", "Patient__c", "objects/Patient__c.object", False),
                ],
                componentFailures=[
                    failure("CustomField", "Patient__c.B__c", "objects/Patient__c.object", "Bad field", 9),
                    failure(
                        "PermissionSet", "Loader", "permissionsets/Loader.permissionset", "Unknown", None
                    ),
                ],
            )
        ]
    )
    assert not found.succeeded
    assert found.components == (
        Component(
            kind="CustomObject",
            name="Patient__c",
            path=f"{ROOT}/objects/Patient__c/Patient__c.object-meta.xml",
            changed=False,
            problem=None,
            custom=True,
        ),
        Component(
            kind="CustomField",
            name="Patient__c.B__c",
            path=f"{ROOT}/objects/Patient__c/fields/B__c.field-meta.xml",
            changed=False,
            problem="Bad field",
            line=4,
            custom=True,
        ),
        Component(
            kind="PermissionSet",
            name="Loader",
            path=f"{ROOT}/permissionsets/Loader.permissionset-meta.xml",
            changed=False,
            problem="Unknown",
            custom=True,
            shared=True,
        ),
    )


def test_one_failure_alone_comes_without_a_list() -> None:
    one = failure("CustomField", "Patient__c.A__c", "objects/Patient__c.object", "Bad", 4)
    (component,) = deployed([result("Failed", True, componentFailures=one)]).components
    assert (component.path.rpartition("/")[2], component.line) == ("A__c.field-meta.xml", 3)


def test_a_deployment_that_failed_as_a_whole_says_why() -> None:
    body = {"status": "Failed", "done": True, "success": False, "errorMessage": "UNKNOWN_EXCEPTION: x"}
    found = deployed([json_reply({"id": REQUEST, "deployResult": body})])
    assert [each.problem for each in found.components] == ["UNKNOWN_EXCEPTION: x"]


def test_what_changed_is_told() -> None:
    reply = result(
        "Succeeded",
        True,
        componentSuccesses=[
            success("CustomField", "Patient__c.A__c", "objects/Patient__c.object", True),
            success("CustomField", "Patient__c.B__c", "objects/Patient__c.object", False),
        ],
    )
    assert {each.name: each.changed for each in deployed([reply]).components} == {
        "Patient__c.A__c": True,
        "Patient__c.B__c": False,
    }


def test_a_lost_poll_is_only_a_lost_poll() -> None:
    assert deployed([httpx.ReadError("x"), Reply(status=503), result("Succeeded", True)]).succeeded


def test_waiting_ends_after_two_hours_with_the_number_of_the_deployment() -> None:
    clock = JumpingClock()
    with pytest.raises(Unreachable, match=f"the deployment {REQUEST} is still running"):
        deployed([result("InProgress", False)], clock)
    assert 7200 <= clock.seconds < 7300


@pytest.mark.parametrize("answer", [json_reply({}), json_reply({"id": "../x"}), json_reply({"id": 7})])
def test_an_answer_without_a_number_is_refused(answer: Reply) -> None:
    org, _ = metadata(Table({START: answer}))
    with pytest.raises(Refused, match="has no id"):
        org.deploy(PROJECT, check_only=False)
    with pytest.raises(Refused, match="has no result"):
        deployed([json_reply({"id": REQUEST})])


def test_it_is_told_how_many_components_are_done() -> None:
    def counted(status: str, done: int, failed: int, total: int) -> Reply:
        numbers = {
            "numberComponentsDeployed": done,
            "numberComponentErrors": failed,
            "numberComponentsTotal": total,
        }
        ended = status == "Succeeded"
        return json_reply({"deployResult": {"status": status, "done": ended, "success": ended, **numbers}})

    polls: list[Given] = [
        counted("Pending", 0, 0, 0),
        counted("InProgress", 3, 1, 9),
        counted("InProgress", 8, 2, 9),
        counted("Succeeded", 9, 0, 9),
    ]
    told: list[tuple[int, int]] = []
    org, _ = metadata(Table({START: BEGUN, POLL: polls}))

    org.deploy(PROJECT, False, lambda done, total: told.append((done, total)))

    assert told == [(4, 9), (9, 9), (9, 9)]


def test_what_came_and_what_went_is_told() -> None:
    entries = [
        {**success("CustomField", "Patient__c.A__c", "objects/Patient__c.object"), "created": True},
        {**success("CustomField", "Patient__c.Z__c", "destructiveChangesPost.xml"), "deleted": True},
        {**success("CustomField", "Patient__c.Y__c", "destructiveChangesPost.xml", False), "warning": True},
    ]
    found = deployed([result("Succeeded", True, componentSuccesses=entries)]).components
    assert {each.full_name: (each.created, each.deleted) for each in found} == {
        "CustomField:Patient__c.A__c": (True, False),
        "CustomField:Patient__c.Z__c": (False, True),
        "CustomField:Patient__c.Y__c": (False, False),
    }


def test_lines_of_a_merged_list_are_not_those_of_its_file() -> None:
    file = "standardValueSets/TaskStatus.standardValueSet"
    one = failure("StandardValueSet", "TaskStatus", file, "Duplicate label", 7)
    (component,) = deployed([result("Failed", True, componentFailures=one)]).components
    assert (component.path.endswith("TaskStatus.standardValueSet-meta.xml"), component.line) == (True, None)


@pytest.mark.parametrize(
    ("problem", "said"),
    [
        ("There is already a Child Relationship named X on Account. (22:1)", "Deleted Fields"),
        ("Cannot update a field to a Lookup from something else", "another type"),
        ("UNKNOWN_EXCEPTION: 1234 (5)", "deploy again later"),
        ("Unknown user permission: X", "licence"),
    ],
)
def test_a_known_problem_comes_with_what_to_do(problem: str, said: str) -> None:
    one = failure("CustomField", "Patient__c.A__c", "objects/Patient__c.object", problem, 4)
    (component,) = deployed([result("Failed", True, componentFailures=one)]).components
    assert component.remedy is not None
    assert said in component.remedy
    assert remedy("something nobody has seen") is None
