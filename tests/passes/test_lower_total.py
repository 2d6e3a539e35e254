"""No text that a source can send makes the engine fail, and no row of the shipped pair is lost on the way."""

from random import Random

import pytest

from compiler.model.program import Program, SourceField, SourceObject
from compiler.passes.lower import route_sql, split_sql
from tests.language.rows import WORDS, odd_text
from tests.passes.running import Row, add_zones, database, query, run_route
from tests.workspace import checked, shipped

ZONE = "America/Chicago"
ANSWERS = {"practice_time_zone": ZONE, "fallback_owner": "records@clinic.example"}
TIMES = (
    "2024-03-10 02:30:00",
    "2024-11-03 01:30",
    "2024-05-01 09:00:00",
    "2024-05-01",
    "2024-05-01 10:00:00",
)
WORDY = ("follow up", "Initial  Consult", "check-in call", "true", "0", "a@b.example", "12.50", "x" * 300)


def _program() -> Program:
    program = checked(shipped()).program
    assert program is not None
    return program


def _rows(random: Random, program: Program, owner: SourceObject, count: int) -> list[Row]:
    """Make rows of anything, with keys that are unique and that others may refer to."""
    rows: list[Row] = []
    for number in range(count):
        row = {name: _anything(random, program, field) for name, field in owner.fields.items()}
        rows.append(row | {name: str(number) for name in owner.key})
    return rows


def _anything(random: Random, program: Program, field: SourceField) -> str | None:
    values = program.source_enums.get(field.type.name or "", ("1", "2", "3"))
    match random.randrange(6):
        case 0:
            return odd_text(random)
        case 1:
            return random.choice((None, *WORDS))
        case 2 | 3:
            return random.choice(values)
        case 4:
            return random.choice(TIMES)
        case _:
            return random.choice(WORDY)


@pytest.mark.parametrize("seed", range(3))
def test_any_text_in_any_field_gives_every_row_back_once(seed: int) -> None:
    random, program = Random(seed), _program()
    rows = {name: _rows(random, program, owner, 40) for name, owner in program.objects.items()}
    rows["Tenant"] = [{"id": "acme", "name": "Acme"}]
    claimed: dict[tuple[str, str], list[str]] = {}
    with database(program, rows, ANSWERS) as connection:
        add_zones(connection, [ZONE])
        for route in program.routes.values():
            found = query(connection, route_sql(program, route))
            sources = claimed.setdefault((route.source, route.split or route.name), [])
            sources += [row["$source"] for row in found]
        for split in program.splits.values():
            cases = query(connection, split_sql(program, split))
            told = sorted(row["$source"] for row in cases if row["$case"])
            assert len(cases) == len(rows[split.object])
            assert sorted(claimed[split.object, split.name]) == told
    for (source, by), sources in claimed.items():
        assert len(sources) == len(set(sources))
        assert by in program.splits or len(sources) == len(rows[source])


def test_a_plain_patient_becomes_a_plain_contact() -> None:
    program = _program()
    patient: Row = {
        "id": "12",
        "patient_number": "PN-7",
        "first_name": " Ana ",
        "last_name": "O'Hara",
        "email": "Ana@Example.COM ",
        "address_num": "7",
        "address_str": "High  St",
        "dob": "1980-02-29",
        "total_balance": "12.5",
        "hipaa_notes": "line one\r\nline two",
        "email_marketing": None,
        "created_at": "2024-03-10 02:30:00",
        "updated_at": "2024-05-01 09:00:00",
    }
    rows: dict[str, list[Row]] = {"Patient": [patient], "Tenant": [{"id": "acme", "name": "Acme"}]}
    [row] = run_route(program, program.routes["patient"], rows, {**ANSWERS, "zone": ZONE})
    known = {name: value for name, value in row.items() if value is not None and name != "$hash"}
    assert known == {
        "$position": 0,
        "$source": "12",
        "$key": "practicehub:Patient:12",
        "Contact_Type__c": "Patient",
        "FirstName": "Ana",
        "LastName": "O'Hara",
        "Email": "ana@example.com",
        "MailingStreet": "7 High St",
        "Birthdate": "1980-02-29",
        "Medical_Record_Number__c": "PN-7",
        "Account_Balance__c": "12.50",
        "HIPAA_Notes__c": "line one\nline two",
        "HasOptedOutOfEmail": "true",
        "Source_Modified_At__c": "2024-05-01T14:00:00.000Z",
        "AccountId": "practicehub:Tenant:acme",
        "$reasons": [],
    }
