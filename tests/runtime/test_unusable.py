"""Rows that were set aside are missed by whoever would have taken something from them, and never quietly."""

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

import pytest

from compiler.model.plan import Text
from compiler.model.program import Program
from compiler.passes.lower import collect_sql, route_sql
from compiler.passes.staged_tables import rows_path, tables
from compiler.runtime.engine import Engine
from compiler.runtime.staged import stage_tables
from tests.passes.running import reasons
from tests.passes.specs import program_of

PAIR = """
derive:
  Person.visits: {count: Visit, by: person_id, where: state = 'done'}
  Person.kinds: {first: Visit.title, by: person_id}
  Person.last: {latest: Visit.title, by: person_id, order: day}
  Visit.doctor: {lookup: Doctor.name, by: doctor_id}
collect:
  Daily: {of: Visit, key: {person_id: person_id}, where: state = 'done', fields: {sum: {sum: fee}}}
  Care: {of: Visit, key: {id: doctor_id}, fields: {last: {latest: title, order: day}}}
routes:
  counted: {from: Person, to: Contact, set: {LastName: name, Visits__c: visits}}
  first: {from: Person, to: Contact, set: {LastName: name, Kinds__c: kinds}}
  forgiving: {from: Person, to: Contact, set: {LastName: name, Kinds__c: kinds | or_null}}
  last: {from: Person, to: Contact, set: {LastName: name, Last__c: last}}
  visit: {from: Visit, to: Contact, set: {LastName: title, FirstName: doctor}}
"""
CONTROL = "b\u0000d"
Row = Mapping[str, object]


@cache
def _program() -> Program:
    return program_of(PAIR)


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    with Engine(tmp_path_factory.mktemp("engine") / "run", "200MB") as started:
        yield started


def _staged(engine: Engine, **rows: Sequence[Row]) -> None:
    program = _program()
    made = [owner for owner in program.objects.values() if owner.collection]
    sql = {rows_path(owner.name): collect_sql(program, owner) for owner in made}
    stage_tables(
        engine,
        tables(program, sql),
        lambda table: [json.dumps(row).encode() for row in rows.get(table.object, ())],
        lambda text: _text(sql, text),
    )


def _text(sql: Mapping[str, str], text: Text) -> str:
    return sql[text.path]


def _run(engine: Engine, route: str) -> list[dict[str, Any]]:
    result = engine.run(route_sql(_program(), _program().routes[route]))
    return [dict(zip(result.columns, row, strict=True)) for row in result]


def _refused(engine: Engine, route: str) -> dict[str, list[str]]:
    return {row["$source"]: reasons(row) for row in _run(engine, route)}


def _visit(number: int, person: str | None, **fields: object) -> Row:
    return {"id": f"v{number}", "person_id": person, "state": "done", "fee": "1.00", **fields}


PEOPLE = [{"id": name, "name": name} for name in ("ann", "bob")]


def test_what_would_be_taken_from_a_broken_row_refuses_the_row_that_asks(engine: Engine) -> None:
    _staged(engine, Person=PEOPLE, Visit=[_visit(1, "ann", title=CONTROL), _visit(2, "bob", title="fine")])

    assert _refused(engine, "counted") == {"ann": ["LNK105 derive.Person.visits"], "bob": []}
    assert _refused(engine, "first") == {"ann": ["LNK105 derive.Person.kinds"], "bob": []}
    assert _refused(engine, "last") == {"ann": ["LNK105 derive.Person.last"], "bob": []}


def test_so_does_one_of_several_rows_and_one_without_a_key(engine: Engine) -> None:
    keyless = {**_visit(3, "bob", title="x"), "id": None}
    _staged(engine, Person=PEOPLE, Visit=[_visit(1, "ann", title="fine"), _visit(2, "ann", fee={}), keyless])

    assert _refused(engine, "first") == {
        "ann": ["LNK105 derive.Person.kinds"],
        "bob": ["LNK105 derive.Person.kinds"],
    }


def test_versions_that_contradict_each_other_are_no_answer(engine: Engine) -> None:
    _staged(engine, Person=PEOPLE, Visit=[_visit(1, "ann", title="x"), _visit(1, "ann", title="y")])

    assert _refused(engine, "counted") == {"ann": ["LNK105 derive.Person.visits"], "bob": []}


def test_a_lookup_by_key_finds_the_broken_row(engine: Engine) -> None:
    visits = [_visit(1, "ann", title="x", doctor_id="d"), _visit(2, "ann", title="x", doctor_id="e")]
    _staged(engine, Visit=visits, Doctor=[{"id": "d", "name": CONTROL}, {"id": "e", "name": "Eve"}])

    assert _refused(engine, "visit") == {"v1": ["LNK105 derive.Visit.doctor"], "v2": []}


def test_a_row_that_would_not_have_been_chosen_refuses_nobody(engine: Engine) -> None:
    _staged(engine, Person=PEOPLE, Visit=[_visit(1, "ann", title=CONTROL, state="open")])

    assert _refused(engine, "counted") == {"ann": [], "bob": []}


def test_a_row_of_which_nobody_can_tell_whether_it_is_chosen_refuses(engine: Engine) -> None:
    _staged(engine, Person=PEOPLE, Visit=[_visit(1, "ann", state=CONTROL), _visit(2, "bob", state="open")])

    assert _refused(engine, "counted") == {"ann": ["LNK105 derive.Person.visits"], "bob": []}


def test_who_says_so_does_without_and_gets_nothing_of_the_others(engine: Engine) -> None:
    _staged(engine, Person=PEOPLE, Visit=[_visit(1, "ann", title="fine"), _visit(2, "ann", title=CONTROL)])

    found = {row["$source"]: (row["Kinds__c"], reasons(row)) for row in _run(engine, "forgiving")}
    assert found == {"ann": (None, []), "bob": (None, [])}


def test_copies_and_older_versions_refuse_nobody(engine: Engine) -> None:
    old = _visit(1, "ann", title="x", changed="2024-01-01T00:00:00Z")
    new = _visit(1, "ann", title="y", changed="2024-01-02T00:00:00Z")
    _staged(engine, Person=PEOPLE, Visit=[old, new, new])

    assert _refused(engine, "counted") == {"ann": [], "bob": []}


# -- rows made of others ----------------------------------------------------------------------------


def _set_aside(engine: Engine, name: str) -> list[tuple[object, ...]]:
    return engine.query(
        'SELECT source, rule, address FROM "$set_aside" WHERE object = ? ORDER BY ALL', [name]
    )


def test_a_group_that_would_contain_the_row_is_refused(engine: Engine) -> None:
    visits = [_visit(1, "ann"), _visit(2, "ann", fee={}), _visit(3, "bob"), _visit(4, "cid", title=CONTROL)]
    _staged(engine, Visit=visits)

    assert engine.query('SELECT "$source" FROM "Daily"') == [("bob",)]
    assert _set_aside(engine, "Daily") == [
        ("ann", "TYP101", "collect.Daily.of"),
        ("cid", "TYP101", "collect.Daily.of"),
    ]


def test_a_group_is_refused_where_nobody_can_tell_whether_it_contains_the_row(engine: Engine) -> None:
    _staged(
        engine, Visit=[_visit(1, "ann"), _visit(2, "ann", state={}), _visit(3, "bob", state="open", title={})]
    )

    assert engine.query('SELECT "$source" FROM "Daily"') == []
    assert _set_aside(engine, "Daily") == [("ann", "TYP101", "collect.Daily.where")]


def test_a_row_whose_group_cannot_be_read_makes_no_group(engine: Engine) -> None:
    _staged(engine, Visit=[_visit(1, "ann"), {**_visit(2, None), "person_id": {}}])

    assert engine.query('SELECT "$source" FROM "Daily"') == [("ann",)]
    assert _set_aside(engine, "Daily") == []
    assert _set_aside(engine, "Visit") == [("v2", "TYP101", "source.objects.Visit.fields.person_id")]
