"""`deploy`: refusals at the line of the spec, values that are merged, undo, and what comes next."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from compiler.cli import connect
from compiler.cli.addresses import Address
from compiler.cli.progress import LineProgress
from compiler.emitters.manifest import MANIFEST
from compiler.emitters.plan_file import PLAN_FILE
from compiler.pipeline import compile_pair
from compiler.runtime.ports import Destination
from compiler.workspace import generated as generating
from tests.cli.command import CUSTOMERS, PAIR, Done, Terminal
from tests.connectors.salesforce.project import DEFAULT, lines
from tests.end_to_end.rig import Rig, rig
from tests.workspace import TZDATA, shipped, shipped_templates

DECIDES = 3
SEX = f"{DEFAULT}/objects/Contact/fields/Sex__c.field-meta.xml"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The generated folder without its documents, which no deployment needs."""
    folder = tmp_path_factory.mktemp("project")
    emitters = (MANIFEST, PLAN_FILE)
    made = compile_pair(shipped(), shipped_templates(), PAIR, "acme-physio", TZDATA, emitters)
    assert made.artifacts is not None
    generating.write(folder, made.artifacts)
    return folder


@pytest.fixture
def served(tmp_path: Path, practice: Path, project: Path) -> Iterator[Rig]:
    with rig(tmp_path / "rehearsal", practice, project) as one:
        yield one


@pytest.fixture(scope="module")
def taken(tmp_path_factory: pytest.TempPathFactory, practice: Path, project: Path) -> Iterator[Rig]:
    """An org that has a field of ours with another type, so that every deployment is refused as a whole."""
    shape = (
        "<fullName>Sex__c</fullName><label>Sex</label><precision>3</precision><scale>0</scale>"
        "<type>Number</type>"
    )
    manifest = _manifest("CustomField", "Contact.Sex__c")
    with rig(tmp_path_factory.mktemp("taken") / "rehearsal", practice, project) as one:
        _administer(one, {SEX: lines("CustomField", shape), "manifest/package.xml": manifest})
        yield one


def _deploy(terminal: Terminal, one: Rig, *more: str) -> Done:
    return terminal("deploy", CUSTOMERS, "--rehearsal", str(one.root), *more)


def _next(one: Rig, *options: str) -> str:
    return f"Next: crosswalk deploy {CUSTOMERS} {' '.join((*options, '--rehearsal'))} {one.root}"


def _administer(one: Rig, files: dict[str, bytes]) -> None:
    """Do in the org what its own administrator might have done before us."""
    spot = connect.rehearsal_spot(one.root)
    spot = replace(spot, folders=replace(spot.folders, run=one.root / "administrator"))
    plan = connect.read_plan(spot.folders.generated, Address(pair=PAIR, customer="acme-physio"))
    with connect.opened_for_destination(plan, spot, LineProgress()) as context:
        destination: Destination | None = context.destination
        assert destination is not None
        found = destination.deploy(files, check_only=False)
        assert found.succeeded, found.components


def _manifest(kind: str, name: str) -> bytes:
    return lines(
        "Package", f"<types><members>{name}</members><name>{kind}</name></types><version>66.0</version>"
    )


def test_a_refusal_is_shown_at_the_line_of_the_spec_that_asks_for_it(terminal: Terminal, taken: Rig) -> None:
    done = _deploy(terminal, taken)

    said = done.err.splitlines()
    start = next(number for number, line in enumerate(said) if line.startswith("error[ORG:DEPLOY]"))
    text = shipped()["specs/pairs/practicehub-salesforce.yaml"].splitlines()
    line = next(number for number, each in enumerate(text, start=1) if each.strip().startswith("Sex__c:"))
    assert done.code == 1
    assert "the destination does not take CustomField Contact.Sex__c: " in said[start]
    assert f"--> specs/pairs/practicehub-salesforce.yaml:{line}:" in said[start + 1]
    assert text[line - 1].strip() in said[start + 2]
    assert any(
        each.strip()
        == "= note: in salesforce/force-app/main/default/objects/Contact/fields/Sex__c.field-meta.xml:9"
        or "Sex__c.field-meta.xml" in each
        for each in said
    )
    assert any("= at: schema.fields.Contact.Sex__c" in each for each in said)
    assert done.out.splitlines()[0].endswith("nothing was changed:")


def test_a_program_reads_the_same_as_findings(terminal: Terminal, taken: Rig) -> None:
    done = _deploy(terminal, taken, "--check-only", "--json")

    found = json.loads(done.out)
    (finding,) = found["diagnostics"]
    assert (done.code, found["code"], found["ok"]) == (1, 1, False)
    assert found["problems"][0]["component"] == "CustomField:Contact.Sex__c"
    assert finding["address"] == "schema.fields.Contact.Sex__c"
    assert finding["span"]["file"] == "specs/pairs/practicehub-salesforce.yaml"
    assert found["next_command"] == f"crosswalk rehearse {CUSTOMERS}"


def test_a_run_shows_refusals_at_the_same_line(terminal: Terminal, taken: Rig) -> None:
    done = terminal("run", CUSTOMERS, "--rehearsal", str(taken.root))

    assert done.code == DECIDES
    assert "error[ORG:DEPLOY]: the destination does not take CustomField Contact.Sex__c" in done.err
    assert "= at: schema.fields.Contact.Sex__c" in done.err


def test_deploying_checking_and_undoing_name_the_next_command(terminal: Terminal, served: Rig) -> None:
    checked = _deploy(terminal, served, "--check-only")
    deployed = _deploy(terminal, served)
    again = _deploy(terminal, served)
    would = _deploy(terminal, served, "--undo", "--check-only")
    undone = _deploy(terminal, served, "--undo")
    twice = _deploy(terminal, served, "--undo")

    assert [done.code for done in (checked, deployed, again, would, undone, twice)] == [0] * 6
    assert "can only be checked once it is there" in checked.out
    assert checked.out.splitlines()[-1] == f"Next: crosswalk deploy {CUSTOMERS} --rehearsal {served.root}"
    assert deployed.out.splitlines()[-1] == _next(served, "--verify")
    assert any(
        line.startswith("note: TaskStatus: the org's 5 values keep") for line in deployed.out.splitlines()
    )
    assert again.out.startswith("nothing had to change: ")
    assert "  CustomObject Invoice__c" in would.out.splitlines()
    assert would.out.splitlines()[-1] == _next(served, "--undo")
    assert undone.out.splitlines()[0].endswith(" components were taken away")
    assert twice.out.startswith("nothing of this run's deployments is left to take away")


def test_the_orgs_own_fields_are_changed_only_on_a_persons_word(terminal: Terminal, served: Rig) -> None:
    shape = "<fullName>Sex__c</fullName><label>Gender</label><length>9</length><type>Text</type>"
    manifest = _manifest("CustomField", "Contact.Sex__c")
    _administer(served, {SEX: lines("CustomField", shape), "manifest/package.xml": manifest})

    checked = _deploy(terminal, served, "--check-only")
    stopped = _deploy(terminal, served)
    agreed = _deploy(terminal, served, "--replace")
    checked_again = _deploy(terminal, served, "--check-only")

    assert [done.code for done in (checked, stopped, agreed, checked_again)] == [DECIDES, DECIDES, 0, 0]
    assert "error[ORG:DEPLOY]: CustomField Contact.Sex__c: it is in the destination already" in stopped.err
    assert "--> specs/pairs/practicehub-salesforce.yaml:" in stopped.err
    assert "deploy with --replace" in checked.err
    assert "can only be checked" not in checked_again.out


def test_undo_leaves_what_holds_records_and_says_how_many(terminal: Terminal, served: Rig) -> None:
    deployed = _deploy(terminal, served)
    (served.root / "run").rename(served.root / "elsewhere")
    asked = _deploy(terminal, served, "--json")
    (served.root / "run").rename(served.root / "another")
    (served.root / "elsewhere").rename(served.root / "run")
    served.org.create("Contact", {"LastName": "Doe", "Migration_Key__c": "practicehub:Patient:1"})

    undone = _deploy(terminal, served, "--undo")

    counted = [line.split(": ") for line in deployed.err.splitlines() if " deployed: " in line]
    found = json.loads(asked.out)
    assert all(int(count) > 0 for _, count in counted)
    assert len(counted) == 2, "one line for each stage"
    assert (found["sent"], found["changed"]) == (True, []), "another run folder asks the org itself"
    assert found["text"].startswith("nothing had to change: ")
    assert undone.code == DECIDES
    assert undone.out.splitlines() == [
        "nothing was taken away, because these records would lose something:",
        "  Contact, in fields that were added: 1",
        "delete these records in the destination first, or keep the project there",
        _next(served, "--undo"),
    ]


def test_a_part_that_nobody_asked_for_is_refused(terminal: Terminal, taken: Rig) -> None:
    done = _deploy(terminal, taken, "--shield")

    assert (done.code, done.out) == (2, "")
    assert "the project has no part shield" in done.err


@pytest.mark.parametrize(
    "options",
    [
        ("--verify", "--undo"),
        ("--undo", "--shield"),
        ("--verify", "--check-only"),
        ("--replace", "--check-only"),
    ],
)
def test_options_that_contradict_each_other_are_wrong_usage(
    terminal: Terminal, options: tuple[str, ...]
) -> None:
    done = terminal("deploy", CUSTOMERS, *options)

    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("Usage: crosswalk deploy ")


def test_help_teaches_the_order(terminal: Terminal) -> None:
    said = terminal("deploy", "--help").out

    order = ("--check-only", "--shield", "--verify", "--undo")
    places = [said.index(f"crosswalk deploy PAIR {option}") for option in order]
    assert places == sorted(places)
    assert "Exit codes: 0 done" in said
