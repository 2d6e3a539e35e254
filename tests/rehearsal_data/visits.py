"""Appointments, who treats whom, and what was done."""

from datetime import timedelta

from tests.rehearsal_data.practice import Practice, Row, newest_first
from tests.rehearsal_data.synthea import Record, Synthea, Visit, choice, is_repeated, on, plain, written

TYPES = {
    11: "Initial Consult",
    12: "initial  consult",
    13: "INITIAL CONSULT",
    21: "Follow Up",
    22: "follow  up",
    23: "Follow\u00a0Up",
    24: "FOLLOW UP ",
    31: "Treatment Session",
    32: "treatment   session",
    33: "Treatment session",
    41: "Check-in Call",
    42: "CHECK-IN  CALL",
    51: "Billing Discussion",
    52: "billing discussion",
    61: "Group Pilates",
}
BY_KIND = {
    "wellness": (11, 11, 12, 13),
    "ambulatory": (21, 21, 22, 24),
    "outpatient": (31, 31, 32, 33),
    "virtual": (21,),
    "urgentcare": (31, 33),
    "emergency": (21, 23),
}
OTHERWISE = (31,)
FIRST_NUMBER = 2_100_001
STEP = 3
TREATED_SINCE = 2019
NOTES = (
    "{reason}. Range of movement measured; home exercises explained.",
    "{reason}. Tolerated treatment well, load increased.",
    "{reason}. No change since last time; plan continues.",
    "{reason}. Advice on sleep and posture given; review in two weeks.",
)


def add_appointments(
    practice: Practice, synthea: Synthea, patients: dict[str, str], practitioners: dict[str, str]
) -> dict[str, str]:
    """One appointment for each visit; gives the visit's id to the key."""
    practice.tables["AppointmentType"] = [{"id": number, "name": name} for number, name in TYPES.items()]
    keys: dict[str, str] = {}
    rows = []
    for index, visit in enumerate(synthea.visits):
        number = FIRST_NUMBER + STEP * index
        keys[visit.id] = str(number)
        row = _appointment(number, visit)
        row["patient_id"] = int(patients[visit.patient])
        row["practitioner_id"] = int(practitioners[visit.provider])
        rows.append(row)
        _note_repeated_hour(practice, number, visit)
    practice.tables["Appointment"] = newest_first(rows)
    return keys


def add_relationships(
    practice: Practice, synthea: Synthea, patients: dict[str, str], practitioners: dict[str, str]
) -> None:
    """One row for each pair of patient and practitioner that met; the most frequent one is primary."""
    since: dict[tuple[str, str], str] = {}
    times: dict[tuple[str, str], int] = {}
    for visit in synthea.visits:
        pair = (practitioners[visit.provider], patients[visit.patient])
        since.setdefault(pair, visit.start.date().isoformat())
        times[pair] = times.get(pair, 0) + 1
    primary = {
        patient: who for (who, patient), _ in sorted(times.items(), key=lambda item: (item[1], item[0]))
    }
    practice.tables["PractitionerPatient"] = [
        {
            "practitioner_id": who,
            "patient_id": patient,
            "since": since[who, patient],
            "is_primary": "1" if primary[patient] == who else "0",
        }
        for who, patient in sorted(since)
    ]


def add_treatments(
    practice: Practice,
    synthea: Synthea,
    patients: dict[str, str],
    practitioners: dict[str, str],
    appointments: dict[str, str],
) -> None:
    """The first procedure of each visit since 2019, with codes in the shape of ICD and CPT codes."""
    visits = {
        visit.id: visit
        for visit in synthea.visits
        if visit.start.year >= TREATED_SINCE and not is_repeated(visit.end)
    }
    first: dict[str, Record] = {}
    for procedure in synthea.procedures:
        if procedure["ENCOUNTER"] in visits:
            first.setdefault(procedure["ENCOUNTER"], procedure)
    rows: list[Row] = []
    for number, visit in enumerate((v for v in synthea.visits if v.id in first), start=101):
        row = _treatment(number, visit, first[visit.id])
        row["patient_id"] = patients[visit.patient]
        row["practitioner_id"] = practitioners[visit.provider]
        row["appointment_id"] = appointments[visit.id]
        rows.append(row)
    practice.tables["TreatmentRecord"] = rows


def _appointment(number: int, visit: Visit) -> Row:
    status = _status(visit)
    row: Row = {
        "id": number,
        "patient_id": 0,
        "practitioner_id": 0,
        "appointment_type_id": _type(visit),
        "start": written(visit.start),
        "end": written(visit.end),
        "status": status,
    }
    if number % 5 == 0:
        row["cancelDate"] = None
    if status == "cancelled":
        row["cancelDate"] = written(on((visit.start - timedelta(days=1)).date(), 16, 10))
    row |= _note(visit)
    if choice(f"where {visit.id}", 4) == 0:
        row["location"] = ("Lincoln", "Omaha", "Home visit")[choice(visit.provider, 3)]
    row["created"] = written(on((visit.start - timedelta(days=choice(visit.id, 20) + 1)).date(), 10, 15))
    if choice(f"changed {visit.id}", 3) == 0:
        row["updated"] = written(on(visit.end.date(), 20, 40))
    return row


def _status(visit: Visit) -> str:
    dice = choice(f"status {visit.id}", 100)
    bounds = ((5, "cancelled"), (9, "missed"), (10, "arrived"), (11, "pending"))
    return next((name for bound, name in bounds if dice < bound), "processed")


def _type(visit: Visit) -> int:
    dice = choice(f"type {visit.id}", 100)
    if visit.kind == "ambulatory" and dice < 5:
        return (41, 42)[dice % 2]
    if visit.kind == "outpatient" and dice < 6:
        return (51, 52)[dice % 2]
    numbers = BY_KIND.get(visit.kind, OTHERWISE)
    return numbers[choice(f"spelling {visit.id}", len(numbers))]


def _note(visit: Visit) -> Row:
    dice = choice(f"note {visit.id}", 10)
    if dice < 4:
        return {}
    if dice < 6:
        return {"note": None}
    if dice < 7:
        return {"note": ""}
    return {"note": NOTES[choice(visit.reason, len(NOTES))].format(reason=visit.reason)}


def _note_repeated_hour(practice: Practice, number: int, visit: Visit) -> None:
    if is_repeated(visit.start) or is_repeated(visit.end):
        practice.refused(
            "visit-ends-in-the-repeated-hour",
            ("Appointment", str(number)),
            "TYP108",
            "Ends between one and two o'clock in a night when the clock is set back, so its end is one of "
            "two moments; two visits of the source data do so by themselves.",
        )


def _treatment(number: int, visit: Visit, procedure: Record) -> Row:
    reason = plain(procedure["REASONDESCRIPTION"]) or visit.reason
    icd = choice(f"icd {reason}", 1000)
    return {
        "id": f"{number:06d}",
        "patient_id": "",
        "practitioner_id": "",
        "appointment_id": "",
        "diagnosis_code": f"{'MRSZ'[icd % 4]}{icd // 10:02d}.{icd % 10}" if procedure["REASONCODE"] else "",
        "procedure_code": f"97{choice('cpt ' + procedure['CODE'], 1000):03d}",
        "treated_on": visit.start.date().isoformat(),
        "notes": f"{plain(procedure['DESCRIPTION'])}: done as planned." if number % 3 else "",
        "created": written(on(visit.start.date(), 18, 30)),
        "updated": "" if number % 4 else written(on(visit.start.date(), 18, 55)),
    }
