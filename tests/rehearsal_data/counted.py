"""A few rows of the objects that are counted and exported, but not moved."""

from tests.rehearsal_data.practice import Practice, Row

WHEN = "2023-09-14 11:20:00"


def add_counted_objects(practice: Practice) -> None:
    """A handful of rows each, in the shapes that public clients of the API have seen."""
    patients = [int(str(row["id"])) for row in practice.tables["Patient"][5:12]]
    practice.tables |= {
        "PaymentMethod": [
            {"id": 4, "name": "Direct Debit Payments"},
            {"id": 2, "name": "Card"},
            {"id": 1, "name": "Cash"},
        ],
        "Payment": [_payment(number, patient) for number, patient in enumerate(patients)],
        "PatientPackage": [_package(number, patient) for number, patient in enumerate(patients[:3])],
        "CarePlan": [_care_plan(number, patient) for number, patient in enumerate(patients[:3])],
        "FormResponse": [_form_response(number, patient) for number, patient in enumerate(patients[:2])],
        "Prescription": [
            {
                "id": "RX-01",
                "patient_id": str(patients[0]),
                "drug": "Ibuprofen 400 mg",
                "chewy_order_ref": "",
            },
            {
                "id": "RX-02",
                "patient_id": str(patients[1]),
                "drug": "Lidocaine 5 % patch",
                "chewy_order_ref": "CH-0099",
            },
        ],
    }


def _payment(number: int, patient: int) -> Row:
    return {
        "id": 77031 - 5 * number,
        "patient_id": str(patient),
        "amount": f"{40 + number}.50",
        "payment_type_id": str((1, 2, 4)[number % 3]),
        "service": "Treatment Session" if number % 2 else None,
        "note": None,
        "created": WHEN,
    }


def _package(number: int, patient: int) -> Row:
    shared = number == 0
    return {
        "id": 5120 - number,
        "patient_id": None if shared else patient,
        "subscribed_patients": [{"patient_id": patient}, {"patient_id": patient - 331}] if shared else [],
        "name": "Ten sessions",
        "package_type": "visits",
        "active": 1,
        "visits": 10,
        "visits_left": 10 - number,
        "price": 650,
        "balance": 65 * number,
        "created": WHEN,
    }


def _care_plan(number: int, patient: int) -> Row:
    return {
        "id": 910 - number,
        "patient_id": patient,
        "start_date": "2023-08-01",
        "active": number % 2,
        "visits": 12,
        "interval": 1,
        "duration": 12,
        "frequency_type": "week",
    }


def _form_response(number: int, patient: int) -> Row:
    return {
        "id": 3300 - number,
        "form_id": 17,
        "form_name": "Intake",
        "patient_id": str(patient),
        "data": [{"name": "text_1", "label": "Reason for the visit", "value": "Knee", "help_text": ""}],
        "created": WHEN,
    }
