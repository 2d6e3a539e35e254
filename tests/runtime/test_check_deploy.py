"""A validation says what would change and never that the destination has it."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from compiler.runtime.deploy import CheckResult, check_deploy
from compiler.runtime.ports import Component, Deployment, Tell
from tests.runtime.world import World, make_world

KIND = Component(kind="CustomObject", name="Kind__c", path="objects/Kind__c.xml", changed=True, problem=None)


@pytest.fixture
def world(tmp_path: Path) -> World:
    made = make_world(tmp_path, {}, "plain")
    made.org.described = {}
    made.org.components = (KIND, replace(KIND, name="Old__c", changed=False))
    return made


def _checked(world: World) -> CheckResult:
    with world.opened() as context:
        return check_deploy(context)


def test_an_empty_org_is_told_what_would_change(world: World) -> None:
    found = _checked(world)

    assert (found.ok, found.changed) == (True, ("CustomObject Kind__c",))
    assert found.text == (
        "the destination would accept the deployment: 1 component would change; nothing was changed"
    )


def test_a_problem_is_named_with_its_file(world: World) -> None:
    world.org.components = (replace(KIND, problem="no such type", line=4),)

    found = _checked(world)

    assert not found.ok
    assert found.text.splitlines() == [
        "the destination would refuse the deployment, nothing was changed:",
        "  objects/Kind__c.xml:4: CustomObject Kind__c: no such type",
    ]


def test_a_refusal_without_a_reason_is_a_refusal(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(files: Mapping[str, bytes], check_only: bool, tell: Tell) -> Deployment:
        assert files
        tell(0, 1)
        assert check_only
        return Deployment(succeeded=False, components=(KIND,))

    monkeypatch.setattr(world.org, "deploy", refuse)

    found = _checked(world)

    assert not found.ok
    assert "failed without a reason" in found.text
