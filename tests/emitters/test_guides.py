"""The guides: rebuilding, the runbook, what stays behind, what can be undone, questions, lists for people."""

import re
from collections.abc import Iterator
from itertools import pairwise

import click
import pytest

from compiler.cli.verbs import crosswalk
from tests.emitters.guides import PAIRS, pages, plain, subject

_COMMAND = re.compile(r"`(crosswalk [^`]+)`")


def commands() -> Iterator[tuple[str, str]]:
    for pair in PAIRS:
        for name in ("runbook", "rebuild", "rollback", "faq", "not-migrated", "checklist"):
            for command in sorted(set(_COMMAND.findall(pages(pair).get(name, "")))):
                yield name, command


@pytest.mark.parametrize(("document", "command"), sorted(set(commands())))
def test_a_command_that_is_given_is_one_that_there_is(document: str, command: str) -> None:
    _, verb, *rest = command.split()
    found = crosswalk.get_command(click.Context(crosswalk), verb)
    if isinstance(found, click.Group):
        found, rest = found.get_command(click.Context(found), rest[0]), rest[1:]
    assert found is not None, command
    known = {name for option in found.params for name in option.opts}

    assert [word for word in rest if word.startswith("--") and word not in known] == [], document


@pytest.mark.parametrize("pair", PAIRS)
def test_every_automation_says_how_who_when_why_and_how_one_knows(pair: str) -> None:
    text, program = plain(pages(pair)["rebuild"]), subject(pair).program
    assert program.source.automations
    for name, automation in program.source.automations.items():
        section = text.split(f"## {automation.label}\n")[1].split("\n## ")[0]
        spec = program.pair.rebuild[name]
        assert automation.does is not None
        assert automation.does in section
        assert f"| built with | {spec.with_} |" in section
        assert f"| by | {spec.owner} |" in section
        assert f"| it works when | {spec.done_when} |" in section
        assert "| why then | " in section
        assert [f"{at}. {step}" for at, step in enumerate(spec.steps, start=1)] == [
            line for line in section.splitlines() if re.match(r"\d+\. ", line)
        ]
        assert "| tested by | on | evidence | switched on by | on |" in section


@pytest.mark.parametrize("pair", PAIRS)
def test_nothing_is_built_with_a_retired_tool(pair: str) -> None:
    for name, spec in subject(pair).program.pair.rebuild.items():
        said = " ".join((spec.with_, *spec.steps)).lower()
        assert "workflow rule" not in said, name
        assert "process builder" not in said, name


@pytest.mark.parametrize("pair", PAIRS)
def test_what_writes_to_patients_is_switched_on_last(pair: str) -> None:
    program = subject(pair).program
    writing = [name for name, one in program.source.automations.items() if one.messages]

    assert writing
    assert {program.pair.rebuild[name].activate for name in writing} == {"after_delta"}


def test_what_an_account_holds_stands_with_its_automation() -> None:
    text, program = plain(pages("upvio-salesforce")["rebuild"]), subject("upvio-salesforce").program
    section = text.split("## Online booking rules of services\n")[1].split("\n## ")[0]

    names = {entry["name"] for entry in program.inventory["Service"].values()}
    assert names
    assert all(f"| {name} | true | " in section for name in names)


def test_without_an_inventory_the_guide_says_how_to_get_one() -> None:
    text = pages("practicehub-salesforce")["rebuild"]

    assert "--only discover" not in text
    assert "print the settings page" in text


@pytest.mark.parametrize("pair", PAIRS)
def test_every_step_of_the_runbook_has_an_owner_a_risk_or_a_reason_and_a_box(pair: str) -> None:
    lines = [line for line in pages(pair)["runbook"].splitlines() if line.endswith("| ☐ |")]
    assert len(lines) > 25
    for line in lines:
        task, owner, _, lasts, *_ = (cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1])
        assert task
        assert owner
        assert lasts


@pytest.mark.parametrize("pair", PAIRS)
def test_everything_that_stays_behind_is_named_with_its_reason(pair: str) -> None:
    text, program = plain(pages(pair)["not-migrated"]), subject(pair).program
    for name, why in program.pair.not_migrated.items():
        assert why in text, name
    for route in program.pair.routes.values():
        for field, why in route.drop.items():
            assert f"| `{route.from_}.{field}` |" in text
            assert why in text
    for asset in program.source.assets.values():
        assert f"| {asset.label} |" in text
    for automation in program.source.automations.values():
        assert f"| {automation.label} |" in text


@pytest.mark.parametrize("pair", PAIRS)
def test_a_rollback_goes_route_by_route_children_first_and_promises_no_click(pair: str) -> None:
    text, plan = pages(pair)["rollback"], subject(pair).plan
    order = [load.route for load in plan.loads if not load.second_pass]
    places = [text.index(f"| `{route}` |") for route in order]

    assert places == sorted(places, reverse=True)
    assert "No tool can keep that promise" in text
    assert "This version has no command that takes a load back" in text


@pytest.mark.parametrize("pair", PAIRS)
def test_questions_are_answered_from_the_pair(pair: str) -> None:
    text, about = plain(pages(pair)["faq"]), subject(pair)
    connector = about.program.source.connector

    assert connector is not None
    assert f"a request every {connector.rate.every_ms} milliseconds" in text
    assert about.program.key_field in text
    assert all(f"`{group}`" in text for group in about.program.pair.protect.grants)
    native = {load.target for load in about.plan.loads if load.native_audit}
    assert all(f"`{name}`" in text.split("## Who owns")[0] for name in native)
    assert ("## Is it compliant with HIPAA?" in text) == (pair != "deskflow-salesforce")


def test_a_list_for_people_names_its_reader_its_file_and_its_columns() -> None:
    text = pages("practicehub-salesforce")["handouts"]

    assert "## `policy_inventory`: for compliance" in text
    assert "`handout-policy_inventory.csv`" in text
    assert [line.split("`")[1] for line in text.splitlines() if line.startswith("| `")] == [
        "code",
        "title",
        "version",
    ]
    assert "handouts" not in pages("upvio-salesforce")


@pytest.mark.parametrize("pair", PAIRS)
def test_headings_stand_by_themselves(pair: str) -> None:
    for name in ("checklist", "rebuild", "runbook", "not-migrated", "rollback", "faq"):
        lines = pages(pair)[name].splitlines()
        wrong = [line for before, line in pairwise(lines) if line.startswith("## ") and before]
        assert wrong == [], name
