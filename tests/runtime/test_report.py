"""The report: complete, readable, and without a value of any record."""

import json
import stat
import xml.etree.ElementTree as ElementTree
from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec
import pytest

from compiler.model.plan import Loss
from compiler.runtime.files import files
from compiler.runtime.load import load
from compiler.runtime.meanings import meaning
from compiler.runtime.page import Markup, element, page, table
from compiler.runtime.reconcile import reconcile
from compiler.runtime.report import Report, html, read, report
from compiler.runtime.stops import RunStop
from tests.runtime.fakes import Refusal
from tests.runtime.plans import written
from tests.runtime.routes import select
from tests.runtime.world import Row, World, make_world

CANARY = "canary-2c84d0"
PRACTICE: Mapping[str, Sequence[Row]] = {
    "Patient": [
        {"id": 1, "last_name": f"{CANARY}-name", "email": f"{CANARY}@mail.example", "balance": "1.00"},
        {"id": 2, "last_name": "", "email": f"{CANARY}-refused", "balance": None},
        {"id": 3, "last_name": f"{CANARY}-failed", "balance": None},
    ],
    "Kind": [{"id": "<script>alert(1)</script>", "name": "#N/A"}],
}


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> World:
    world = make_world(tmp_path_factory.mktemp("finished"), PRACTICE, "account", "patient", "plain").ready()
    world.org.judge = lambda batch, row: (
        Refusal(code="RULE", message=f"{CANARY} is not allowed")
        if row.get("LastName", "").endswith("failed")
        else None
    )
    with world.opened() as context:
        load(context)
        files(context)
        reconcile(context)
        report(context)
    return world


@pytest.fixture
def found(finished: World) -> Report:
    return read(finished.run / "report.json")


@pytest.fixture
def text(finished: World) -> str:
    return (finished.run / "report.html").read_text()


def test_both_files_are_private(finished: World) -> None:
    modes = [stat.S_IMODE((finished.run / name).stat().st_mode) for name in ("report.json", "report.html")]

    assert modes == [0o600, 0o600]


def test_no_value_of_a_record_is_in_any_file_of_the_run(finished: World) -> None:
    for file in finished.run.rglob("*"):
        assert not file.is_file() or CANARY.encode() not in file.read_bytes()


def test_the_json_says_what_was_found(found: Report) -> None:
    assert (found.format, found.ok, found.bound.organisation) == ("report/1", True, "00D000000000001AAA")
    patient = next(each for each in found.reconciliation.objects if each.object == "Patient")
    assert (patient.extracted, patient.loaded, patient.refused, patient.failed) == (3, 1, 1, 1)
    assert len(found.audit_head) == 64


def test_the_page_shows_counts_rules_places_and_the_head_of_the_audit_trail(found: Report, text: str) -> None:
    shown = " ".join(ElementTree.fromstring(body_of(text)).itertext())

    assert "Every extracted record is accounted for, and both ends agree." in shown
    assert "Patient: TYP104 at Patient.last_name (1) #2 (id 2)" in shown
    assert "ORG:RULE" in shown
    assert found.audit_head in shown


def test_every_rule_is_said_in_words(found: Report, text: str) -> None:
    rules = {each.rule for each in found.reconciliation.reasons}

    assert rules == {"TYP104", "ORG:RULE", "SFR111"}
    assert all(meaning(rule) and meaning(rule) in text for rule in rules)
    assert meaning("XYZ999") == ""


def test_ids_of_the_source_are_escaped(text: str) -> None:
    assert "<script" not in text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text


def test_the_page_needs_nothing_and_may_do_nothing(text: str) -> None:
    policy = "default-src &#x27;none&#x27;; style-src &#x27;sha256-"

    assert policy in text
    assert "http://" not in text
    assert "https://" not in text
    assert "javascript" not in text


def test_differences_are_said_first(finished: World, tmp_path: Path) -> None:
    world = finished.copied(tmp_path)
    world.org.records["Contact"].clear()
    with world.opened() as context:
        reconcile(context)
        report(context)

    found = read(world.run / "report.json")
    shown = html(found)
    assert not found.ok
    assert "Both ends do not agree:" in shown
    assert "1 that were loaded are not there any more" in shown


def test_without_a_reconciliation_there_is_no_report(tmp_path: Path) -> None:
    world = make_world(tmp_path, {}, "plain").ready()

    with world.opened() as context, pytest.raises(RunStop, match="run reconcile first"):
        report(context)


def test_a_report_of_another_format_is_refused(finished: World, tmp_path: Path) -> None:
    content = json.loads((finished.run / "report.json").read_text())
    path = tmp_path / "report.json"
    path.write_text(json.dumps({**content, "format": "report/2"}))
    path.chmod(0o600)

    with pytest.raises(ValueError, match="reads report/1, not report/2"):
        read(path)


def test_whatever_is_put_into_a_page_is_text() -> None:
    written = page(
        '<b>"', element("p", "a & b", kind='"x'), table("t", ("<h>",), (("<c>", 1234),)), Markup("<hr>")
    )

    assert "<title>&lt;b&gt;&quot;</title>" in written
    assert '<p class="&quot;x">a &amp; b</p>' in written
    assert '<td>&lt;c&gt;</td><td class="n">1,234</td>' in written
    assert "<hr>" in written


def test_a_table_without_rows_is_a_sentence() -> None:
    assert table("Refused records", ("a",), ()) == "<p>Refused records: none.</p>"


def body_of(text: str) -> str:
    return text[text.index("<body>") : text.index("</body>") + len("</body>")]


def test_values_that_wait_for_a_map_losses_and_what_stops_production_are_told(tmp_path: Path) -> None:
    world = make_world(
        tmp_path,
        {"Patient": [{"id": 1, "last_name": "nobody"}], "Practitioner": [{"id": 7, "name": "nobody"}]},
        "account",
        "practitioner",
        losses=(Loss(address="routes.patient.Title", rule="TYP102", why="the full title is in the export"),),
        left_behind={"kind.class": "classes end with the year"},
        unconfirmed=("maps.kind",),
    )
    (account, practitioner) = world.plan.loads
    sql = select(
        "Practitioner",
        {"LastName": '"name"'},
        {"AccountId": "'ph:Tenant:acme'", "OwnerId": "CAST(NULL AS VARCHAR)"},
        reasons=[("true", "PCK109", "maps.kind")],
    )
    practitioner = msgspec.structs.replace(
        practitioner, sql=written(tmp_path / "generated", "sql/practitioner.sql", sql)
    )
    world.plan = msgspec.structs.replace(world.plan, loads=(account, practitioner))
    with world.ready().opened() as context:
        load(context)
        reconcile(context)
        report(context)

    text = (world.run / "report.html").read_text()
    for part in (
        "<h2>Waiting for a value of a map</h2>",
        '<tr><td>Practitioner</td><td><code>maps.kind</code></td><td class="n">1</td></tr>',
        meaning("PCK109"),
        "<code>routes.patient.Title</code></td><td>TYP102</td><td>the full title is in the export</td>",
        "<code>not_migrated.kind.class</code></td><td>COV103</td><td>classes end with the year</td>",
        "<li>maps.kind: proposed, and nobody has confirmed it</li>",
    ):
        assert part in text
    assert read(world.run / "report.json").before_production == (
        "maps.kind: proposed, and nobody has confirmed it",
    )
