"""The guides: rebuilding, the runbook, what stays behind, what can be undone, questions, lists for people."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

import click
import msgspec
import pytest

from compiler.cli.verbs import crosswalk
from compiler.emitters.documents.not_migrated import use_of
from compiler.spec.publishing import HandoutSpec
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


@pytest.mark.parametrize("pair", PAIRS)
def test_a_reminder_of_what_was_loaded_waits_for_no_change_of_it(pair: str) -> None:
    for spec in subject(pair).program.pair.rebuild.values():
        assert "Event with a scheduled path" not in spec.with_
    guide = plain(pages(pair)["rebuild"])
    if "appointment_reminders" in subject(pair).program.pair.rebuild:
        assert "Schedule-triggered Flow that reads the Events of the next day" in guide
        assert "a visit of a test patient that was loaded" in guide


def test_what_no_run_reads_is_saved_by_people_before_the_source_is_closed() -> None:
    lines = pages("practicehub-salesforce")["runbook"].splitlines()
    (saved,) = [line for line in lines if line.startswith("| Save elsewhere")]

    for name in ("Prescription", "Payment", "PatientPackage", "CarePlan", "FormResponse"):
        assert f"`{name}`" in saved
        assert f"| `{name}` | " in pages("practicehub-salesforce")["not-migrated"]
    assert "`Policy`" not in saved
    assert "exported for reference" not in pages("practicehub-salesforce")["not-migrated"]


def test_exported_files_are_asked_for_again_after_writing_has_stopped() -> None:
    text = pages("practicehub-salesforce")["runbook"].split("## The day itself")[1]
    stop, again = text.index("| Stop work in"), text.index("| Ask for the exported files again")

    assert stop < again < text.index("| Run |")
    assert text.index("| Ask for the exported files once more") < text.index("| Pick up what was changed")
    assert text.count("| Hand the users template back") == 2


@pytest.mark.parametrize("pair", PAIRS)
def test_people_look_for_patients_once_they_are_loaded_and_shared(pair: str) -> None:
    text = pages(pair)["runbook"]
    shared = text.index("| Let people see the records that were loaded")

    assert text.index("| Run everything into the sandbox") < shared < text.index("| Read the report")
    assert "looked at a patient" not in text[: text.index("| Run everything into the sandbox")]
    assert "has looked at a patient" in text.split("## Going live and after")[1]


@pytest.mark.parametrize("pair", PAIRS)
def test_no_step_shows_a_word_that_nobody_filled_in_or_a_sample_that_nobody_can_run(pair: str) -> None:
    for name, text in pages(pair).items():
        assert "{target}" not in text, name
        assert "sample run measures" not in text, name
        assert "needed for sample" not in text, name
        assert "PAIR@CUSTOMER" not in text, name


def test_questions_say_that_fields_are_not_records_and_that_there_is_no_sample() -> None:
    text = pages("practicehub-salesforce")["faq"]

    assert "A permission set is not enough" in text
    assert "In `Clinical_Note__c`, `Contact`, `Task` the records of whole routes belong to the one" in text
    assert "## Can a small sample be moved first?" in text


def test_a_list_for_people_is_no_part_of_other_records() -> None:
    program = subject("practicehub-salesforce").program

    assert use_of(program, "AppointmentType") == "read, and becomes a part of other records"
    handout = HandoutSpec(of="Prescription", fields=("id",), for_="compliance")
    pair = msgspec.structs.replace(program.pair, handouts={"orders": handout})
    assert use_of(replace(program, pair=pair), "Prescription") == "read, and written into a list for people"
