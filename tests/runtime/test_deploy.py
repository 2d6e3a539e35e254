"""Deploy: the destination gets what it lacks, once, and is asked whether it is so."""

from dataclasses import replace
from pathlib import Path

import pytest

from compiler.runtime.artifacts import NotReviewed
from compiler.runtime.deploy import DeployResult, check_deploy, deploy
from compiler.runtime.owned import agree
from compiler.runtime.ports import Component, OrgField
from tests.runtime.fakes import KEY
from tests.runtime.world import World, make_world


@pytest.fixture
def world(tmp_path: Path) -> World:
    made = make_world(tmp_path, {}, "practitioner_user", "plain")
    made.org.described = {"User": made.org.deployable["User"]}
    made.org.components = (
        Component(
            kind="CustomObject", name="Kind__c", path="objects/Kind__c.xml", changed=True, problem=None
        ),
        Component(kind="CustomField", name="Old", path="objects/Old.xml", changed=False, problem=None),
    )
    return made


def run(world: World) -> DeployResult:
    with world.opened() as context:
        return deploy(context)


def test_what_is_missing_is_deployed_and_the_runner_is_let_in(world: World) -> None:
    result = run(world)

    assert (result.ok, result.sent, result.granted) == (True, True, True)
    assert result.changed == ("CustomObject Kind__c",)
    assert world.org.granted == {"Migration_Loader"}


def test_a_second_deployment_changes_nothing(world: World) -> None:
    run(world)
    requests = list(world.org.requests)

    result = run(world)

    assert (result.ok, result.sent) == (True, False)
    assert world.org.requests == requests


def test_a_field_that_somebody_removed_is_deployed_again(world: World) -> None:
    run(world)
    world.org.described["Kind__c"] = ()

    result = run(world)

    assert (result.ok, result.sent) == (True, True)


def test_every_problem_is_named_with_its_file_and_line(world: World) -> None:
    world.org.components = (
        Component(
            kind="CustomField", name="Kind__c.B", path="b.xml", changed=False, problem="too long", line=7
        ),
        Component(
            kind="CustomField", name="Kind__c.A", path="a.xml", changed=False, problem="no such object"
        ),
    )

    result = run(world)

    assert not result.ok
    assert result.text.splitlines() == [
        "the destination refused the deployment, nothing was changed:",
        "  a.xml: CustomField Kind__c.A: no such object",
        "  b.xml:7: CustomField Kind__c.B: too long",
    ]
    assert world.org.granted == set()


def test_fields_that_this_user_cannot_write_are_named_with_the_remedy(world: World) -> None:
    world.org.deployable["Kind__c"] = (OrgField(name=KEY, type="string", length=120, writable=False),)

    result = run(world)

    assert [gap.text for gap in result.gaps] == [
        f"Kind__c.{KEY}: this user may not write it; assign the permission set Migration_Loader to this user",
        "Kind__c.Name__c: is not there, or this user may not see it; "
        "deploy, then assign the permission set Migration_Loader to this user",
    ]


def test_a_missing_object_is_named(world: World) -> None:
    world.org.deployable = {}

    assert [gap.text for gap in run(world).gaps] == ["Kind__c: is not there, or this user may not see it"]


def test_users_are_matched_and_need_not_be_writable(world: World) -> None:
    assert all(not field.writable for field in world.org.deployable["User"])
    assert run(world).gaps == ()


def test_a_check_changes_nothing(world: World) -> None:
    with world.opened() as context:
        result = check_deploy(context)

    assert result.ok
    assert world.org.requests == []
    assert "Kind__c" not in world.org.described


OWN = Component(
    kind="CustomField", name="Kind__c.A__c", path="a.xml", changed=True, problem=None, custom=True
)


def test_what_the_destination_had_of_its_own_is_changed_only_on_a_persons_word(world: World) -> None:
    world.org.components = (OWN,)
    with world.opened() as context:
        checked = check_deploy(context)
    stopped = run(world)

    assert (checked.undecided, stopped.undecided, stopped.ok) == (True, True, False)
    assert [each.full_name for each in stopped.problems] == ["CustomField:Kind__c.A__c"]
    assert "somebody must decide" in checked.text
    assert world.org.requests == []

    with world.opened() as context:
        agree(context.store)
        agreed = deploy(context)
        theirs = Component(
            kind="CustomField", name="Kind__c.B__c", path="b.xml", changed=True, problem=None, custom=True
        )
        world.org.components = (OWN, theirs)
        world.org.described["Kind__c"] = ()
        again = deploy(context)

    assert (agreed.ok, agreed.changed) == (True, ("CustomField Kind__c.A__c",))
    assert [each.name for each in again.problems] == ["Kind__c.B__c"], "each word is for one deployment"


def test_permissions_that_another_migration_may_have_made_are_not_changed_without_a_word(
    world: World,
) -> None:
    loader = replace(OWN, kind="PermissionSet", name="Crosswalk_Loader", path="l.xml", shared=True)
    world.org.components = (loader,)

    stopped = run(world)

    assert (stopped.undecided, world.org.requests) == (True, [])
    assert [each.problem for each in stopped.problems] == [
        "it is in the destination already, not from this run, and the deployment would change it; another "
        "migration into this destination, or another run folder, may have made it"
    ]
    with world.opened() as context:
        agree(context.store)
        assert deploy(context).ok


def test_what_this_run_made_or_found_alike_may_change(world: World) -> None:
    alike = replace(OWN, changed=False)
    made = replace(OWN, name="Kind__c.B__c", created=True)
    world.org.components = (alike, made)
    run(world)
    world.org.components = (OWN, replace(made, created=False))
    world.org.described["Kind__c"] = ()

    assert run(world).changed == ("CustomField Kind__c.A__c", "CustomField Kind__c.B__c")


def test_a_changed_file_is_not_deployed(world: World) -> None:
    (world.folder / "generated/sf/objects/Treatment__c/Treatment__c.object-meta.xml").write_text("<Other/>")

    with pytest.raises(NotReviewed):
        run(world)

    assert world.org.requests == []
