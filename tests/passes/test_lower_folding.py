"""Related rows folded into one value, and rows made of others: against what a person would do by hand."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlglot import exp, parse_one

from compiler.language.forms import Formats, read
from compiler.passes.lower import collect_sql, route_sql
from compiler.passes.lower.collect import staged_text
from tests.language.clinic import typed
from tests.passes.running import Row, reasons, run_route, run_rows, run_split, run_sql
from tests.passes.specs import program_of

PROGRAM = program_of("""
derive:
  Person.visits: {count: Visit, by: person_id}
  Person.done: {count: Visit, by: person_id, where: state = 'done'}
  Person.seen: {exists: Visit, by: person_id, where: points >= 3}
  Person.total: {sum: Visit.fee, by: person_id, where: state = 'done'}
  Person.titles: {gather: Visit.title, by: person_id, where: points is present}
  Person.kinds: {distinct: Visit.title, by: person_id}
  Person.last: {latest: Visit.title, by: person_id, order: day}
  Person.first_done: {first: Visit.title, by: person_id, where: state = 'done'}
  Payment.person: {lookup: Person.id, by: number, match: number}
  Payment.open_person: {lookup: Person.id, by: number, match: number, where: name = 'Ann'}
collect:
  Care:
    of: Visit
    key: {doctor_id: doctor_id, person_id: person_id}
    where: state = 'done'
    fields:
      since: {least: day}
      until: {greatest: start}
      visits: {count: points}
      worth: {sum: fee}
      mean: {average: fee}
      last: {latest: title, order: day}
      first: {first: title | upper}
    primary: {field: is_primary, per: person_id, most: visits}
  Service: {of: Visit, key: {id: service.id}, fields: {name: {latest: service.name}}}
  Daily:
    of: Visit
    key: {person_id: person_id, local_day: start | date_in($zone)}
    fields: {visits: {count: id}}
decisions: {zone: {ask: Which zone?, type: time_zone}}
splits:
  people: {of: Person, cases: {seen: seen, regular: visits > 1}, otherwise: reject}
routes:
  person:
    from: Person
    to: Contact
    set:
      LastName: name
      Visits__c: visits
      Done__c: done
      FirstName: seen | choose('yes', 'no')
      Total__c: total
      Note__c: titles | join('; ')
      Kinds__c: kinds | join('; ')
      Last__c: last
      First__c: first_done
  regular: {from: Person, to: Contact, when: people.regular, set: {LastName: name}}
  payment: {from: Payment, to: Contact, set: {LastName: kind}, link: {AccountId: person -> person}}
  chosen: {from: Payment, to: Contact, set: {LastName: kind}, link: {AccountId: open_person -> person}}
  visit: {from: Visit, to: Contact, set: {LastName: title}, link: {AccountId: service.id -> service}}
  service: {from: Service, to: Account, set: {Name: name}}
  care:
    from: Care
    to: Contact
    set:
      LastName: last
      FirstName: is_primary | choose('first', 'other')
      Total__c: worth
      Note__c: since | to_text
    link: {AccountId: person_id -> person}
  daily: {from: Daily, to: Contact, set: {LastName: local_day | to_text, Visits__c: visits}}
""")
FOLDING = route_sql(PROGRAM, PROGRAM.routes["person"])
CARING = collect_sql(PROGRAM, PROGRAM.objects["Care"])
FOLDED = ("Visits__c", "Done__c", "FirstName", "Total__c", "Note__c", "Kinds__c", "Last__c", "First__c")


def visit(number: int, person: str | None, **fields: str | None) -> Row:
    """Write a visit; its key orders it among others."""
    return {"id": f"v{number:02}", "person_id": person, "doctor_id": "d", "state": "done", **fields}


def people(*names: str) -> list[Row]:
    """Write people who are called as their keys are."""
    return [{"id": name, "name": name} for name in names]


def folded(visits: Sequence[Row], *names: str) -> list[tuple[Any, ...]]:
    """Return what visits fold into, for each person."""
    rows = run_sql(PROGRAM, FOLDING, {"Person": people(*names), "Visit": visits})
    return [(*(row[field] for field in FOLDED), reasons(row)) for row in rows]


def test_each_way_of_folding_gives_one_value() -> None:
    visits = [
        visit(3, "ann", title="late", fee="2.50", points="1", day="03/01/2024"),
        visit(1, "ann", title="early", fee="1.00", points="5", day=None, state="open"),
        visit(2, "ann", title=None, fee=None, points="2", day="04/01/2024"),
        visit(4, "bob", title="only", fee="9.00", points=None, day="01/01/2024", state="lost"),
    ]
    assert folded(visits, "ann", "bob", "cid") == [
        ("3", "2", "yes", "2.50", "early; late", "early; late", None, None, []),
        ("1", "0", "no", None, None, "only", "only", None, []),
        ("0", "0", "no", None, None, None, None, None, []),
    ]


def test_what_cannot_be_read_refuses_the_row_that_needs_it() -> None:
    visits = [
        visit(1, "ann", fee="much", state="open"),
        visit(2, "bob", fee="much"),
        visit(3, "cid", state="?"),
    ]
    told = [row[-1] for row in folded(visits, "ann", "bob", "cid")]
    assert told == [
        [],
        ["TYP101 source.objects.Visit.fields.fee"],
        ["PCK101 source.objects.Visit.fields.state"],
    ]


def test_a_total_that_does_not_fit_its_type_refuses_the_row() -> None:
    visits = [visit(number, "ann", fee="9999999999999999.99") for number in (1, 2)]
    [row] = folded(visits, "ann")
    assert (row[FOLDED.index("Total__c")], row[-1]) == (None, ["TYP109 derive.Person.total"])


def test_a_match_takes_the_only_row_and_never_one_of_several() -> None:
    rows: Mapping[str, list[Row]] = {
        "Person": [
            {"id": "1", "name": "Ann", "number": "A"},
            {"id": "2", "name": "Bob", "number": "B"},
            {"id": "3", "name": "Ann", "number": "B"},
            {"id": "4", "name": "Cid", "number": " "},
        ],
        "Payment": [{"id": each, "number": each, "kind": "k"} for each in ("A", "B", "C", " ")],
    }
    plain = run_route(PROGRAM, PROGRAM.routes["payment"], rows)
    assert sorted((row["$source"], row["AccountId"] or "", *reasons(row)) for row in plain) == [
        (" ", ""),
        ("A", "clinic:Person:1"),
        ("B", "", "KEY114 derive.Payment.person"),
        ("C", ""),
    ]
    chosen = run_route(PROGRAM, PROGRAM.routes["chosen"], rows)
    assert sorted((row["$source"], row["AccountId"] or "", *reasons(row)) for row in chosen) == [
        (" ", ""),
        ("A", "clinic:Person:1"),
        ("B", "clinic:Person:3"),
        ("C", ""),
    ]


def test_a_split_can_ask_about_related_rows() -> None:
    visits = [visit(1, "ann", points="3"), visit(2, "bob"), visit(3, "bob"), visit(4, "cid")]
    rows: Mapping[str, list[Row]] = {"Person": people("ann", "bob", "cid"), "Visit": visits}
    found = run_split(PROGRAM, PROGRAM.splits["people"], rows)
    assert [(row["$source"], row["$case"], reasons(row)) for row in found] == [
        ("ann", "seen", []),
        ("bob", "regular", []),
        ("cid", None, ["COV104 splits.people"]),
    ]
    [row] = run_route(PROGRAM, PROGRAM.routes["regular"], rows)
    assert row["$source"] == "bob"


def test_fields_folded_from_the_same_rows_share_one_select() -> None:
    assert FOLDING.count('FROM "Visit"') == 1
    assert FOLDING.count('FROM "$set_aside Visit"') == 1
    assert FOLDING.count("LEFT JOIN") == 2


# -- rows made of others ----------------------------------------------------------------------


def test_a_row_without_a_part_of_the_key_belongs_to_none() -> None:
    visits = [visit(1, None), visit(2, "a|b"), visit(3, "ann", doctor_id=" "), visit(4, "ann", state="open")]
    assert run_rows(PROGRAM, "Care", {"Visit": visits}) == []


@pytest.mark.parametrize(
    ("wrong", "where"),
    [
        ({"fee": "much"}, "fields.worth"),
        ({"state": "?"}, "where"),
        ({"person_id": "p" * 65}, "key.person_id"),
        ({"day": "soon"}, "fields.since"),
        ({"fee": "9999999999999999.99"}, "fields.worth"),
    ],
)
def test_a_made_row_that_cannot_be_told_says_what_of_it(wrong: dict[str, str], where: str) -> None:
    visits = [visit(1, "ann", fee="9999999999999999.99"), visit(2, "ann", **wrong)]
    found = run_rows(PROGRAM, "Care", {"Visit": visits})
    assert [row["$broken"] for row in found if row["$broken"]] == [where]


def test_an_older_text_that_cannot_be_read_does_not_spoil_the_latest() -> None:
    visits = [
        visit(1, "ann", title="t" * 31, day="01/01/2024"),
        visit(0, "ann", title="ok", day="02/01/2024"),
    ]
    [row] = run_rows(PROGRAM, "Care", {"Visit": visits})
    assert (row["$broken"], row["last"]) == (None, "ok")


def test_records_inside_others_become_rows_once_and_are_linked() -> None:
    visits = [
        visit(
            1, "ann", title="x", changed="2024-01-01T00:00:00Z", **{"service.id": "s", "service.name": "Old"}
        ),
        visit(
            2, "bob", title="y", changed="2024-01-02T00:00:00Z", **{"service.id": "s", "service.name": "New"}
        ),
        visit(3, "bob", title="z"),
    ]
    [made] = run_route(PROGRAM, PROGRAM.routes["service"], {"Visit": visits})
    assert (made["$key"], made["Name"]) == ("clinic:Service:s", "New")
    linked = run_route(PROGRAM, PROGRAM.routes["visit"], {"Visit": visits})
    assert [row["AccountId"] for row in linked] == [None, "clinic:Service:s", "clinic:Service:s"]


def test_a_day_in_a_zone_can_be_a_part_of_a_key() -> None:
    starts = ["2024-01-02T04:00:00Z", "2024-01-02T07:00:00Z", "2024-01-02T20:00:00Z"]
    visits = [visit(number, "ann", start=start) for number, start in enumerate(starts)]
    found = run_route(PROGRAM, PROGRAM.routes["daily"], {"Visit": visits})
    assert [(row["$source"], row["LastName"], row["Visits__c"]) for row in found] == [
        ("ann|2024-01-01", "2024-01-01", "1"),
        ("ann|2024-01-02", "2024-01-02", "2"),
    ]


def test_the_rows_of_a_made_object_are_read_like_any_others() -> None:
    visits = [visit(1, "ann", title="x", fee="2.50", points="1", day="03/01/2024")]
    [row] = run_route(PROGRAM, PROGRAM.routes["care"], {"Visit": visits})
    assert (row["LastName"], row["FirstName"], row["Total__c"], row["Note__c"], row["AccountId"]) == (
        "x",
        "first",
        "2.50",
        "2024-01-03",
        "clinic:Person:ann",
    )


def test_what_chooses_rows_can_ask_for_a_day_in_a_zone() -> None:
    program = program_of("""
decisions: {zone: {ask: Which zone?, type: time_zone}}
derive: {Person.then: {count: Visit, by: person_id, where: start | date_in($zone) = '2024-01-01'}}
routes: {person: {from: Person, to: Contact, set: {LastName: name, Visits__c: then}}}
""")
    visits = [
        visit(1, "ann", start="2024-01-02T04:00:00Z"),
        visit(2, "ann", start="2024-01-02T07:00:00Z"),
        visit(3, "bob", start="soon"),
    ]
    rows: Mapping[str, list[Row]] = {"Person": people("ann", "bob"), "Visit": visits}
    found = run_route(program, program.routes["person"], rows)
    assert [(row["Visits__c"], reasons(row)) for row in found] == [
        ("1", []),
        (None, ["TYP101 source.objects.Visit.fields.start"]),
    ]


FORMS = Formats(date=("%d/%m/%Y",), datetime=("%d/%m/%Y %H:%M", "%Y-%m-%dT%H:%M:%S.%f%z"))
AS_WRITTEN = [
    ("date", "DATE '2024-02-29'", "29/02/2024"),
    ("datetime", "TIMESTAMP '2024-02-29 23:59:58.123456'", "2024-02-29T23:59:58.123456+0000"),
    ("datetime(local)", "TIMESTAMP '2024-02-29 23:59:00'", "29/02/2024 23:59"),
    ("bool", "TRUE", "true"),
    ("money", "CAST(-12.50 AS DECIMAL(18, 2))", "-12.50"),
    ("int", "CAST(-7 AS BIGINT)", "-7"),
]


@pytest.mark.parametrize(("kind", "value", "text"), AS_WRITTEN)
def test_a_value_is_staged_as_the_source_would_write_it(kind: str, value: str, text: str) -> None:
    type_ = typed(kind)
    written = staged_text(parse_one(value, dialect="duckdb"), type_, FORMS)
    again = read(type_, exp.Column(this=exp.to_identifier("x")), (), FORMS)
    rows = f"(SELECT {written.sql(dialect='duckdb')} AS x)"
    sql = f"SELECT x, {again.sql(dialect='duckdb')} = {value} FROM {rows}"
    assert duckdb.sql(sql).fetchall() == [(text, True)]


# -- the law: whatever the rows, the statement does what the words say --------------------------

_MONEY = st.integers(-(10**6), 10**6).map(lambda cents: f"{Decimal(cents) / 100:.2f}")
_VISITS = st.lists(
    st.fixed_dictionaries(
        {
            "person_id": st.sampled_from(["ann", "bob", None]),
            "doctor_id": st.sampled_from(["d", "e", ""]),
            "state": st.sampled_from(["done", "open", None]),
            "fee": st.none() | _MONEY,
            "points": st.none() | st.integers(0, 6).map(str),
            "title": st.none() | st.sampled_from(["a", "b", "B"]),
            "day": st.none()
            | st.dates(date(2024, 1, 1), date(2024, 1, 4)).map(lambda day: f"{day:%d/%m/%Y}"),
        }
    ),
    max_size=12,
).map(lambda rows: [{"id": f"v{number:02}", **row} for number, row in enumerate(rows)])


def _day(row: Row) -> str:
    """Write a visit's day so that texts order like days; none comes first."""
    return "".join(reversed((row["day"] or "").split("/")))


def _latest(rows: Sequence[Row]) -> str | None:
    return max(rows, key=lambda row: (_day(row), row["id"] or ""))["title"] if rows else None


def _expected(person: str, visits: Sequence[Row]) -> tuple[Any, ...]:
    mine = [row for row in visits if row["person_id"] == person]
    done = [row for row in mine if row["state"] == "done"]
    fees = [Decimal(row["fee"]) for row in done if row["fee"]]
    titles = [row["title"] for row in mine if row["points"] and row["title"]]
    kinds = sorted({row["title"] for row in mine if row["title"]})
    return (
        str(len(mine)),
        str(len(done)),
        "yes" if any(int(row["points"] or 0) >= 3 for row in mine) else "no",
        f"{sum(fees):.2f}" if fees else None,
        "; ".join(titles) or None,
        "; ".join(kinds) or None,
        _latest(mine),
        done[0]["title"] if done else None,
        [],
    )


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(_VISITS)
def test_folding_does_what_a_person_would(visits: list[Row]) -> None:
    assert folded(visits, "ann", "bob") == [_expected(person, visits) for person in ("ann", "bob")]


def _groups(visits: Sequence[Row]) -> dict[tuple[str, str], list[Row]]:
    found: dict[tuple[str, str], list[Row]] = {}
    for row in visits:
        if row["doctor_id"] and row["person_id"] and row["state"] == "done":
            found.setdefault((row["doctor_id"], row["person_id"]), []).append(row)
    return found


def _made(rows: Sequence[Row]) -> tuple[Any, ...]:
    fees = [Decimal(row["fee"]) for row in rows if row["fee"]]
    mean = (sum(fees, Decimal()) / len(fees)).quantize(Decimal("0.0001"), ROUND_HALF_UP) if fees else None
    days = sorted((row for row in rows if row["day"]), key=_day)
    title = rows[0]["title"]
    return (
        days[0]["day"] if days else None,
        str(sum(row["points"] is not None for row in rows)),
        f"{sum(fees):.2f}" if fees else None,
        None if mean is None else f"{mean:.4f}".replace("-0.0000", "0.0000"),
        _latest(rows),
        title.upper() if title else None,
    )


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(_VISITS)
def test_collecting_does_what_a_person_would(visits: list[Row]) -> None:
    groups = _groups(visits)
    found = run_sql(PROGRAM, CARING, {"Visit": visits})
    names = ("since", "visits", "worth", "mean", "last", "first")
    keys = sorted(groups, key="|".join)
    assert [(row["doctor_id"], row["person_id"]) for row in found] == keys
    assert [tuple(row[name] for name in names) for row in found] == [_made(groups[key]) for key in keys]
    for person in {person for _, person in groups}:
        ranked = [row for row in found if row["person_id"] == person]
        best = min(ranked, key=lambda row: (-int(row["visits"]), row["$source"]))
        assert [row["$source"] for row in ranked if row["is_primary"] == "true"] == [best["$source"]]
