"""Turns a folder of Synthea CSV files into the rehearsal practice.

    python -m tests.rehearsal_data.convert_synthea SYNTHEA_CSV_FOLDER REHEARSAL_FOLDER

Synthea (https://github.com/synthetichealth/synthea, Apache License 2.0) writes such a folder with

    ./run_synthea -s 42 -p 100 --exporter.csv.export=true Nebraska

Needed are conditions.csv, encounters.csv, organizations.csv, patients.csv, payers.csv, payer_transitions.csv,
procedures.csv and providers.csv.
Another seed or another version of Synthea gives another practice, and its totals in README.md follow; the
practice that is committed is the outcome of one such folder and need not be made again. The output depends on
nothing but the input: every choice is drawn from the text of an id.
"""

import sys
from pathlib import Path

from tests.rehearsal_data.acme import ACME
from tests.rehearsal_data.attachments import add_files
from tests.rehearsal_data.billing import add_insurance, add_invoices, add_policies
from tests.rehearsal_data.clinical import add_clinical_notes, add_logs
from tests.rehearsal_data.counted import add_counted_objects
from tests.rehearsal_data.folder import write_folder
from tests.rehearsal_data.odd_billing import add_odd_cover, add_odd_invoices
from tests.rehearsal_data.odd_clinical import add_odd_clinical
from tests.rehearsal_data.odd_exports import add_odd_policies, add_odd_relationships, add_odd_treatments
from tests.rehearsal_data.odd_files import add_odd_files
from tests.rehearsal_data.odd_notes import add_odd_notes
from tests.rehearsal_data.odd_people import add_odd_patients, drop_last_name
from tests.rehearsal_data.odd_practitioners import add_odd_practitioners
from tests.rehearsal_data.odd_visits import add_odd_visits, ordinary, repeat_over_pages
from tests.rehearsal_data.outcomes import hold_children
from tests.rehearsal_data.people import add_office_users, add_patients, add_practitioners
from tests.rehearsal_data.practice import Practice, newest_first
from tests.rehearsal_data.synthea import Synthea, read_synthea
from tests.rehearsal_data.visits import add_appointments, add_relationships, add_treatments

PAGE_SIZE = 100
FEWEST_VISITS = 8
LISTED_NEWEST_FIRST = ("Patient", "Appointment", "ClinicalNote", "PatientLog", "Invoice", "File")


def convert(synthea: Synthea) -> Practice:
    """The practice with all its oddities, ready to be written."""
    practice = Practice()
    _add_ordinary_rows(practice, synthea)
    _add_oddities(practice)
    for name in LISTED_NEWEST_FIRST:
        practice.tables[name] = newest_first(practice.tables[name])
    repeat_over_pages(practice, PAGE_SIZE)
    hold_children(practice)
    return practice


def _add_ordinary_rows(practice: Practice, synthea: Synthea) -> None:
    practitioners = add_practitioners(practice, synthea)
    patients = add_patients(practice, synthea)
    appointments = add_appointments(practice, synthea, patients, practitioners)
    add_relationships(practice, synthea, patients, practitioners)
    add_treatments(practice, synthea, patients, practitioners, appointments)
    add_insurance(practice, synthea, patients)
    add_invoices(practice, synthea, patients, appointments)
    add_policies(practice)
    add_clinical_notes(practice, synthea, patients)
    add_logs(practice, synthea, patients)
    add_counted_objects(practice)
    add_files(practice)


def _add_oddities(practice: Practice) -> None:
    seen = {str(row["practitioner_id"]) for row in practice.tables["Appointment"]}
    keys = sorted(str(row["id"]) for row in practice.tables["Practitioner"])
    idle = tuple(key for key in keys if key not in seen)
    add_odd_practitioners(practice, idle, tuple(key for key in keys[1:] if key in seen))
    nameless = _patient_with_few_rows(practice)
    drop_last_name(practice, nameless)
    add_odd_patients(practice, frozenset({nameless}))
    add_odd_visits(practice)
    add_odd_notes(practice)
    add_odd_treatments(practice)
    add_odd_relationships(practice, idle[0])
    add_odd_cover(practice)
    add_odd_invoices(practice)
    add_odd_policies(practice)
    add_odd_clinical(practice, int(str(ordinary(practice, 0)["patient_id"])))
    add_odd_files(practice, str(ordinary(practice, 0)["patient_id"]))
    add_office_users(practice)


def _patient_with_few_rows(practice: Practice) -> str:
    """A patient with few visits, but several, and with cover, a treatment and an invoice."""
    visits: dict[str, int] = {}
    for row in practice.tables["Appointment"]:
        visits[str(row["patient_id"])] = visits.get(str(row["patient_id"]), 0) + 1
    whole = [
        {str(row["patient_id"]) for row in practice.tables[name]}
        for name in ("InsuranceRecord", "TreatmentRecord", "Invoice")
    ]
    candidates = [
        (count, key)
        for key, count in visits.items()
        if count >= FEWEST_VISITS and all(key in keys for keys in whole)
    ]
    return min(candidates)[1]


def main() -> None:
    """Read the folder named first and write the one named second."""
    if len(sys.argv) != 3:
        raise SystemExit(
            "usage: python -m tests.rehearsal_data.convert_synthea SYNTHEA_CSV_FOLDER REHEARSAL_FOLDER"
        )
    write_folder(convert(read_synthea(Path(sys.argv[1]))), Path(sys.argv[2]), ACME)


if __name__ == "__main__":
    main()
