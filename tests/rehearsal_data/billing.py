"""Insurance, invoices, policies and what is counted but not moved."""

from tests.rehearsal_data.practice import Practice, Row, newest_first
from tests.rehearsal_data.synthea import Record, Synthea, choice, local, on, written

INVOICED_SINCE = 2021
LAST_DAY = "2023-10-31"
COVERAGE = {"Medicare": "medicare", "Medicaid": "", "Dual Eligible": "", "NO_INSURANCE": "self_pay"}
METHODS = ("card", "card", "bank_transfer", "insurer", "cash")
POLICIES = {
    "privacy_practices": "Notice of Privacy Practices",
    "infection_control": "Infection Control and Hand Hygiene",
    "telehealth_consent": "Consent to Telehealth",
    "incident_reporting": "Incident Reporting",
}


def add_insurance(practice: Practice, synthea: Synthea, patients: dict[str, str]) -> None:
    """One row for each uninterrupted time with one payer; ids keep their leading zeros."""
    rows: list[Row] = []
    for stay in _stays(synthea.transitions):
        payer = synthea.payers[stay["PAYER"]]
        number = len(rows) + 1
        until = local(stay["END_DATE"]).date().isoformat()
        rows.append(
            {
                "id": f"{number:07d}",
                "patient_id": patients[stay["PATIENT"]],
                "carrier": "Self pay" if payer == "NO_INSURANCE" else payer,
                "member_id": f"{choice('member ' + stay['MEMBERID'], 10**9):010d}"
                if stay["MEMBERID"]
                else "",
                "group_number": f"G{choice(stay['PATIENT'], 9000) + 1000}" if number % 3 else "",
                "coverage": COVERAGE.get(payer, "private") if number % 17 else "workers_comp",
                "effective_from": local(stay["START_DATE"]).date().isoformat(),
                "expires_on": until,
                "status": "active" if until > LAST_DAY else "inactive",
            }
        )
    practice.tables["InsuranceRecord"] = rows


def add_invoices(
    practice: Practice, synthea: Synthea, patients: dict[str, str], appointments: dict[str, str]
) -> None:
    """One invoice and one row of details for each visit since 2021 that took place."""
    statuses = {str(row["id"]): row["status"] for row in practice.tables["Appointment"]}
    treatments = {row["appointment_id"]: str(row["id"]) for row in practice.tables["TreatmentRecord"]}
    invoices: list[Row] = []
    details: list[Row] = []
    for visit in synthea.visits:
        appointment = appointments[visit.id]
        if visit.start.year < INVOICED_SINCE or statuses[appointment] != "processed":
            continue
        number = 880_003 + 4 * len(invoices)
        invoices.append(
            {
                "id": number,
                "patient_id": patients[visit.patient],
                "appointment_id": appointment if number % 7 else None,
                "total": visit.cost,
                "created": written(on(visit.end.date(), 18, 5)),
            }
        )
        details.append(_detail(number, visit.end.date().isoformat(), treatments.get(appointment, "")))
    practice.tables["Invoice"] = newest_first(invoices)
    practice.tables["InvoiceDetail"] = details


def add_policies(practice: Practice) -> None:
    """Four policies and who has signed which."""
    practice.tables["Policy"] = [
        {
            "id": f"POL-{n}",
            "code": code,
            "title": title,
            "version": f"{n}.0",
            "document": f"documents/{code}.pdf",
        }
        for n, (code, title) in enumerate(POLICIES.items(), start=1)
    ]
    practice.tables["PolicyAcknowledgement"] = [
        {"practitioner_id": str(row["id"]), "policy_code": code, "acknowledged_on": "2023-02-01"}
        for row in reversed(practice.tables["Practitioner"])
        for code in POLICIES
        if choice(f"signed {row['id']} {code}", 5) < 2
    ]


def _stays(transitions: tuple[Record, ...]) -> list[Record]:
    stays: list[Record] = []
    for record in transitions:
        last = stays[-1] if stays else None
        if last and (last["PATIENT"], last["PAYER"]) == (record["PATIENT"], record["PAYER"]):
            stays[-1] = last | {"END_DATE": record["END_DATE"]}
        else:
            stays.append(record)
    return stays


def _detail(number: int, day: str, treatment: str) -> Row:
    dice = choice(f"settled {number}", 20)
    status = ("pending", "overdue", "cancelled")[dice] if dice < 3 else "paid"
    return {
        "invoice_id": str(number),
        "number": f"INV-{day[:4]}-{number % 100000:05d}",
        "status": status,
        "invoiced_on": day,
        "paid_on": day if status == "paid" else "",
        "method": METHODS[choice(f"method {number}", len(METHODS))] if status == "paid" else "",
        "treatment_id": treatment,
    }
