"""Before rows move the destination must be as reviewed: what a difference stops, and what is remembered."""

from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from compiler.runtime.deploy import deploy
from compiler.runtime.ports import Difference, Verification
from compiler.runtime.verify import difference_text, is_verified, verify
from tests.runtime.test_run import answer, begin, finish, run
from tests.runtime.world import World

MISSING = Difference(how="missing", component="CustomField:Contact.NPI__c")
OTHER_TYPE = Difference(
    how="different",
    component="CustomField:Contact.NPI__c",
    what="type (SFM115)",
    expected="Text(10)",
    found="Number(10,0)",
)
STRAY = Difference(how="extra", component="Profile:Standard User", what="field Contact.NPI__c", found="read")


def differing(*differences: Difference) -> Verification:
    return Verification(differences=differences, readers=())


@pytest.fixture
def world(tmp_path: Path) -> World:
    return begin(tmp_path)


def moved(world: World) -> list[str]:
    writes = ("claim", "prepare", "submit", "store")
    return [request[0] for request in world.org.requests if request[0] in writes]


@pytest.mark.parametrize("sandbox", [True, False])
def test_no_row_moves_while_the_destination_differs(world: World, sandbox: bool) -> None:
    world.org.sandbox = sandbox
    world.org.described = dict(world.org.deployable)
    world.org.verification = differing(MISSING, OTHER_TYPE, STRAY)
    run(world)
    answer(world)

    step = run(world)

    assert (step.phase, step.state, step.code) == ("load", "blocked", 3)
    assert step.next_command == "crosswalk deploy ph-sf@acme --verify"
    assert step.text.splitlines()[1:4] == [
        "  missing: CustomField:Contact.NPI__c",
        "  different: CustomField:Contact.NPI__c: type (SFM115): expected Text(10), found Number(10,0)",
        "  extra: Profile:Standard User: field Contact.NPI__c: found read",
    ]
    assert moved(world) == []


def test_the_load_goes_on_when_the_differences_are_gone(world: World) -> None:
    world.org.verification = differing(STRAY)
    finish(world)
    world.org.verification = differing()

    assert run(world).state == "done"
    assert len(world.org.by_key("Contact")) == 3


def test_reading_goes_on_although_the_destination_differs_and_the_run_says_so_early(world: World) -> None:
    world.org.verification = differing(STRAY)

    step = run(world, "deploy")

    assert (step.phase, step.state) == ("deploy", "done")
    assert "but before rows move there is something to do" in step.text
    assert "extra: Profile:Standard User: field Contact.NPI__c: found read" in step.text
    assert run(world).phase == "users"


def test_files_wait_as_rows_do(world: World) -> None:
    finish(world)
    world.org.records["ContentVersion"].clear()
    with world.opened() as context:
        for outcome in context.store.outcomes("file"):
            context.store.settle_rows("file", [replace(outcome, state="held", rule="LOD103", hash=None)])
    world.org.verification = differing(MISSING)

    step = run(world, "files")

    assert (step.phase, step.state, step.code) == ("files", "blocked", 3)
    assert world.org.records["ContentVersion"] == {}


def test_a_finished_run_compares_nothing_again(world: World) -> None:
    finish(world)
    compared = world.org.verified

    assert run(world).state == "done"
    assert world.org.verified == compared


def test_each_process_that_sends_something_compares_again(world: World) -> None:
    run(world)
    answer(world)
    compared = world.org.verified

    step = run(world, "load")

    assert step.state == "done"
    assert world.org.verified == compared + 1


def test_a_clean_comparison_is_remembered_for_this_plan_and_org(world: World) -> None:
    with world.opened() as context:
        assert not is_verified(context)
        assert verify(context).ok
        assert is_verified(context)
    world.plan = msgspec.structs.replace(world.plan, digest="e" * 64)
    with world.opened() as context:
        assert not is_verified(context)


def test_another_deployment_makes_a_clean_comparison_count_no_more(world: World) -> None:
    with world.opened() as context:
        verify(context)
        deploy(context)
        assert not is_verified(context)


def test_a_difference_makes_a_clean_comparison_count_no_more(world: World) -> None:
    with world.opened() as context:
        verify(context)
        world.org.verification = differing(MISSING)
        assert not verify(context).ok
        assert not is_verified(context)


def test_a_deployment_that_was_done_is_done_again_where_the_destination_differs(world: World) -> None:
    with world.opened() as context:
        deploy(context)
        assert not deploy(context).sent
        world.org.verification = differing(MISSING)
        verify(context)
        assert deploy(context).sent
        assert not deploy(context).sent


def test_many_differences_are_cut_short_and_it_is_said_where_all_are(world: World) -> None:
    many = [Difference(how="missing", component=f"CustomField:Contact.F{one}__c") for one in range(23)]
    world.org.verification = differing(*many)
    with world.opened() as context:
        lines = verify(context).text.splitlines()

    assert lines[20] == "  missing: CustomField:Contact.F19__c"
    assert lines[21] == "  and 3 more: crosswalk deploy ph-sf@acme --verify"
    assert lines[22] == "what is missing or different comes with: crosswalk deploy ph-sf@acme"


@pytest.mark.parametrize(
    ("difference", "text"),
    [
        (MISSING, "missing: CustomField:Contact.NPI__c"),
        (STRAY, "extra: Profile:Standard User: field Contact.NPI__c: found read"),
        (
            Difference(how="missing", component="PermissionSet:P", what="field A.B__c", expected="read"),
            "missing: PermissionSet:P: field A.B__c: expected read",
        ),
    ],
)
def test_a_difference_is_one_line(difference: Difference, text: str) -> None:
    assert difference_text(difference) == text
