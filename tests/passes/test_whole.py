"""A practice that uses everything beyond one row: compiled, planned, documented and tested."""

import pytest

from compiler.cli.cases import failing
from compiler.diagnostics.diagnostic import Diagnostics
from compiler.pipeline import Compilation, compile_pair
from compiler.source.reader import read
from compiler.source.sources import Sources
from compiler.spec.decode import decode_test
from tests.passes.whole import WHOLE
from tests.workspace import TZDATA, shipped_templates

PAIR, PLATFORM, OVERLAY = (
    f"specs/{name}.yaml" for name in ("pairs/clinic-crm", "platforms/clinic", "orgs/acme")
)


def _compiled(file: str = PAIR, old: str = "", new: str = "", customer: str | None = "acme") -> Compilation:
    assert old in WHOLE[file]
    texts = {**WHOLE, file: WHOLE[file].replace(old, new, 1)} if old else dict(WHOLE)
    return compile_pair(texts, shipped_templates(), "clinic-crm", customer, TZDATA)


@pytest.fixture(scope="module")
def compiled() -> Compilation:
    return _compiled()


def test_nothing_is_wrong_with_it(compiled: Compilation) -> None:
    assert [one.rule for one in compiled.diagnostics] == ["DAG102"]
    assert compiled.plan is not None


def test_the_plan_says_where_rows_come_from(compiled: Compilation) -> None:
    assert compiled.plan is not None
    tables = {table.object: table for table in compiled.plan.tables}
    assert [name for name, table in tables.items() if table.sql] == ["Care", "Service"]
    assert list(tables)[-2:] == ["Care", "Service"]
    image = tables["Image"].inside
    assert image is not None
    assert (image.object, image.path, image.what) == ("Person", ("page",), "images")
    paths = {column.name: column.path for column in tables["Image"].columns}
    assert paths == {"person_id": ("^", "id"), "place": ("#",), "src": ("src",), "alt": ("alt",)}
    assert [name for name, table in tables.items() if not table.needed] == ["Question", "Tenant"]
    assert compiled.artifacts is not None
    assert "sql/rows_Care.sql" in compiled.artifacts


def test_the_plan_says_what_people_and_accounts_are_asked_for(compiled: Compilation) -> None:
    plan = compiled.plan
    assert plan is not None
    assert {name: one.fulfilled for name, one in plan.prerequisites.items()} == {
        "invited": "Dana on 3 May",
        "trained": None,
    }
    [inventory] = plan.inventories
    assert (inventory.object, inventory.key, inventory.members) == ("Question", "id", ("kind", "label"))
    assert plan.left_behind == {"visits.lost": "nobody came"}
    assert {(loss.rule, loss.address) for loss in plan.losses} >= {
        ("TYP102", "routes.person.Page__c"),
        ("SFR101", "routes.person"),
    }
    [service] = [load for load in plan.loads if load.route == "service"]
    assert [(one.name, one.object, one.where) for one in service.found] == [
        ("RecordTypeId", "RecordType", {"SobjectType": "Account", "DeveloperName": "Clinic"})
    ]
    [form] = [load for load in plan.loads if load.route == "form"]
    grown = {column.name: column.address for column in form.columns}
    assert grown["Height__c"] == "inventory.objects.Question.q1"


def test_the_mapping_document_shows_what_is_made(compiled: Compilation) -> None:
    assert compiled.artifacts is not None
    text = compiled.artifacts["docs/mapping.markdown"]
    for words in (
        "| `Person.visits` | how many rows there are | `Visit` | `Visit.person_id = Person.id` | all |",
        "### Care: a row for each different key of Visit",
        "| `is_primary` | true for one row of each person\\_id: the one with the most visits |",
        "| q1 | `Height__c` | Height | decimal(16.4) |",
        "| `practice` | AUD | USD | 2024-01-01 | 0.68 |",
        "| `RecordTypeId` | the one RecordType where SobjectType is Account and DeveloperName is Clinic |",
        "| Train everybody | practice | the load into production | a quiz was passed | open |",
        "nowhere: nobody came",
        "| Branding | rebuilt by hand |",
    ):
        assert words in text, words


BROKEN = [
    (PAIR, "      Page__c: page | strip_html\n", "", ["COV110"]),
    (PAIR, "    drop: {changed: the target has its own}\n", "", []),
    (
        PLATFORM,
        "Service: {id: id!, name: text(60)!}",
        "Service: {id: id!, name: text(60)!, x: int}",
        ["COV102"],
    ),
    (PAIR, "  visits.lost: nobody came\n", "", ["COV103"]),
    (PAIR, "  branding: rebuilt by hand\n", "", ["COV111"]),
    (PAIR, "  branding: rebuilt by hand\n", "  branding: by hand\n  brandig: again\n", ["REF121"]),
    (OVERLAY, "fulfilled: {invited:", "fulfilled: {invitd:", ["REF120"]),
    (
        PAIR,
        "protect: {when: hipaa}\n",
        "protect: {when: hipaa}\nproposed: {routes.persn: same name}\n",
        ["REF122"],
    ),
    (
        PAIR,
        "Patient__c: person_id -> person}\n  service",
        "Patient__c: {ref: person_id -> person, later: true}}\n  service",
        ["DAG103"],
    ),
    (PLATFORM, "    Question: {path: /questions}\n", "", ["OPS102"]),
]


@pytest.mark.parametrize(("file", "old", "new", "rules"), BROKEN)
def test_what_is_left_out_is_told(file: str, old: str, new: str, rules: list[str]) -> None:
    found = {one.rule for one in _compiled(file, old, new).diagnostics} - {"DAG102", "COV108"}
    assert sorted(found) == rules


CASES = """
spec: test/v1
pair: clinic-crm
with: {zone: America/Chicago}
cases:
  a person's page holds images:
    route: image
    given: {}
    related: {Person: [{id: 7, name: A, page: "<p>x<img src='https://a.example/1.png' alt='scan'></p>"}]}
    expect: {Source__c: "https://a.example/1.png", Words__c: scan, Place__c: "1"}
  visits are folded:
    route: person
    given: {id: 7, name: A}
    related:
      Visit:
        - {id: 1, person_id: 7, state: done, start: "2024-01-02T10:00:00Z", changed: "2024-01-02T10:00:00Z"}
        - {id: 2, person_id: 7, state: lost, start: "2024-01-03T10:00:00Z", changed: "2024-01-03T10:00:00Z"}
    expect: {Visits__c: "2", Last_Visit__c: "2024-01-02T10:00:00.000Z"}
  visits make care:
    route: care
    given: {}
    related:
      Visit:
        - id: 1
          person_id: 7
          state: done
          start: "2024-01-02T10:00:00Z"
          changed: "2024-01-02T10:00:00Z"
          fee: "10.00"
          currency: AUD
          service: {id: s, name: Massage}
    expect: {Month__c: s, Visits__c: "1", Worth__c: "6.80", Primary__c: true, Patient__c: "clinic:Person:7"}
  a made row can be given itself:
    route: service
    given: {id: s, name: Massage}
    expect: {Name: Massage}
  answers inside a form fill its fields:
    route: form
    given: {id: 1, person_id: 7, answers: [{question: q1, value: "180"}, {question: q2, value: "nuts"}]}
    expect: {Height__c: "180.0000", Allergies__c: nuts}
  a number that two people have pays for none:
    route: payment
    given: {id: 1, number: n1, amount: "1.00"}
    related: {Person: [{id: 7, name: A, number: n1}, {id: 8, name: B, number: n1}]}
    reject: KEY114
  visits of nobody stay behind:
    split: visits
    given: {id: 1, person_id: 7, state: lost, start: "2024-01-02T10:00:00Z", changed: "2024-01-02T10:00:00Z"}
    expect: lost
  this one is wrong on purpose:
    route: service
    given: {id: s, name: Massage}
    expect: {Name: Sauna}
"""


def test_examples_can_be_about_rows_that_are_inside_or_made(compiled: Compilation) -> None:
    diags = Diagnostics()
    located = read("test", "specs/tests/clinic-crm.yaml", CASES, diags)
    assert located is not None
    tests = decode_test("test", located, diags)
    assert tests is not None
    assert list(diags) == []
    failed = failing(compiled, tests, Sources.of({"specs/tests/clinic-crm.yaml": CASES}, located))
    assert [(one.case, one.why) for one in failed] == [
        ("this one is wrong on purpose", "Name: expected 'Sauna', got 'Massage'")
    ]
