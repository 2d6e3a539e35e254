import io
import json
import zipfile

import httpx
import pytest

from compiler.runtime.ports import Component, Deployment, Refused, Unreachable
from tests.connectors.salesforce.test_archive import PROJECT, ROOT
from tests.connectors.salesforce.world import Given, Table, asked, destination, form
from tests.connectors.world import JumpingClock, Reply, json_reply

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


def deployed(polls: list[Given], clock: JumpingClock | None = None) -> Deployment:
    return destination(Table({START: BEGUN, POLL: polls}), clock)[0].deploy(PROJECT, check_only=False)


def test_a_project_is_sent_whole_and_waited_for() -> None:
    clock = JumpingClock()
    polls: list[Given] = [result("Pending", False), result("InProgress", False), result("Succeeded", True)]
    org, wire = destination(Table({START: BEGUN, POLL: polls}), clock)
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
    org, wire = destination(Table({START: BEGUN, POLL: result("Succeeded", True)}))
    org.deploy(PROJECT, check_only=True)
    assert json.loads(form(wire.seen[1])["json"])["deployOptions"]["checkOnly"] is True


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
        ),
        Component(
            kind="CustomField",
            name="Patient__c.B__c",
            path=f"{ROOT}/objects/Patient__c/fields/B__c.field-meta.xml",
            changed=False,
            problem="Bad field",
            line=4,
        ),
        Component(
            kind="PermissionSet",
            name="Loader",
            path=f"{ROOT}/permissionsets/Loader.permissionset-meta.xml",
            changed=False,
            problem="Unknown",
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
    org, _ = destination(Table({START: answer}))
    with pytest.raises(Refused, match="has no id"):
        org.deploy(PROJECT, check_only=False)
    with pytest.raises(Refused, match="has no result"):
        deployed([json_reply({"id": REQUEST})])
