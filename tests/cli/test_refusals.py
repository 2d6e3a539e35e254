"""Refused metadata is shown at the line of the spec; without a manifest, or a line, it stays readable."""

from dataclasses import replace
from pathlib import Path

from compiler.cli.refusals import SpecLines, findings, spec_lines
from compiler.diagnostics.render import render
from compiler.model.manifest import Manifest
from compiler.runtime.ports import Component

PROBLEM = Component(
    kind="CustomField",
    name="X__c.A__c",
    path="force-app/A__c.field-meta.xml",
    changed=False,
    problem="No.",
    line=7,
)
MANIFEST = Manifest(
    pair="a-b",
    customer=None,
    source="a",
    target="b",
    digest="",
    key_field="K__c",
    nodes={},
    lineage=(),
    readers={},
    turns={},
    components={"CustomField:X__c.A__c": "schema.key", "Settings:S": "target.settings"},
    places={"schema.key": ("specs/pairs/a-b.yaml", 2, 8)},
)
LINES = SpecLines(manifest=MANIFEST, texts={"specs/pairs/a-b.yaml": "schema:\n  key:   {field: K__c}\n"})


def shown(*problems: Component, lines: SpecLines = LINES) -> list[str]:
    return render(findings(problems, lines, "project"), lines).splitlines()


def test_a_problem_stands_at_the_line_that_asks_for_it() -> None:
    assert shown(replace(PROBLEM, remedy="Do this")) == [
        "error[ORG:DEPLOY]: the destination does not take CustomField X__c.A__c: No.",
        " --> specs/pairs/a-b.yaml:2:8",
        "2 |   key:   {field: K__c}",
        "  |        ^ this asks for CustomField X__c.A__c",
        "  = note: in project/force-app/A__c.field-meta.xml:7",
        "  = help: Do this",
        "  = at: schema.key",
    ]


def test_what_is_said_of_many_is_said_once() -> None:
    many = [replace(PROBLEM, name=f"X__c.F{number}__c") for number in range(9)]
    said = shown(PROBLEM, *many)
    assert sum(line.startswith("error") for line in said) == 1
    assert any(line.endswith("CustomField X__c.F4__c and 4 more") for line in said)


def test_a_problem_without_a_component_of_ours_stays_readable() -> None:
    stranger = replace(PROBLEM, kind="Project", name="", path="package.xml", line=None)
    assert shown(stranger) == [
        "error[ORG:DEPLOY]: the destination does not take Project: No.",
        " --> project/package.xml",
    ]


def test_an_address_whose_line_is_not_known_is_named() -> None:
    setting = replace(PROBLEM, kind="Settings", name="S", path="s.xml")
    assert shown(setting)[-1].endswith("at: target.settings")


def test_a_line_that_is_not_there_any_more_is_not_drawn() -> None:
    gone = SpecLines(manifest=MANIFEST, texts={})
    assert " --> specs/pairs/a-b.yaml:2:8" in shown(PROBLEM, lines=gone)


def test_without_a_manifest_the_file_of_the_project_is_named(tmp_path: Path) -> None:
    lines = spec_lines(tmp_path)
    assert shown(PROBLEM, lines=lines)[1] == " --> project/force-app/A__c.field-meta.xml:7"
