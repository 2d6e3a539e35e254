"""Turns a folder of Synthea CSV files into the rehearsal practice on Upvio.

    python -m tests.rehearsal_data.convert_synthea_upvio SYNTHEA_CSV_FOLDER REHEARSAL_FOLDER [INVENTORY]

`convert_synthea` says how to make the first folder. INVENTORY is the file for the questions of all forms,
which the pair is compiled with: `specs/inventories/upvio-salesforce.yaml`. The output depends on nothing but
the input: every choice is drawn from the text of an id.
"""

import sys
from collections import Counter
from pathlib import Path

from tests.rehearsal_data.folder import write_folder
from tests.rehearsal_data.practice import Practice
from tests.rehearsal_data.synthea import Synthea, read_synthea
from tests.rehearsal_data.upvio.following import follow, patient_of
from tests.rehearsal_data.upvio.harbor import HARBOR
from tests.rehearsal_data.upvio.inventory import inventory
from tests.rehearsal_data.upvio.notes import add_attachments, add_notes
from tests.rehearsal_data.upvio.odd_forms import add_odd_submissions
from tests.rehearsal_data.upvio.odd_notes import add_odd_notes
from tests.rehearsal_data.upvio.odd_office import add_odd_office
from tests.rehearsal_data.upvio.odd_organizations import add_odd_organizations, add_odd_staff
from tests.rehearsal_data.upvio.odd_pages import add_odd_pages
from tests.rehearsal_data.upvio.odd_people import add_odd_patients, make_nameless
from tests.rehearsal_data.upvio.odd_scans import add_odd_scans
from tests.rehearsal_data.upvio.odd_visits import add_odd_visits
from tests.rehearsal_data.upvio.office import add_bookings, add_threads
from tests.rehearsal_data.upvio.organizations import add_details, add_organizations, add_properties
from tests.rehearsal_data.upvio.people import ADULT, add_office_users, add_patients, add_staff, age
from tests.rehearsal_data.upvio.scans import add_scans
from tests.rehearsal_data.upvio.submissions import add_submissions
from tests.rehearsal_data.upvio.visits import add_appointments

USAGE = "tests.rehearsal_data.convert_synthea_upvio SYNTHEA_CSV_FOLDER REHEARSAL_FOLDER [INVENTORY]"


def convert(synthea: Synthea) -> Practice:
    """The practice with all its oddities, ready to be written."""
    practice = Practice()
    _add_ordinary_rows(practice, synthea)
    _add_oddities(practice)
    follow(practice)
    return practice


def _add_ordinary_rows(practice: Practice, synthea: Synthea) -> None:
    staff = add_staff(practice, synthea)
    patients = add_patients(practice, synthea)
    sites = add_organizations(practice, synthea)
    add_details(practice, synthea, patients, sites)
    add_properties(practice, synthea, patients)
    add_appointments(practice, synthea, patients, staff)
    add_scans(practice)
    add_submissions(practice)
    add_notes(practice, synthea, patients, staff)
    add_attachments(practice)
    add_threads(practice, staff)
    add_bookings(practice, synthea, patients, staff)
    add_office_users(practice)


def _add_oddities(practice: Practice) -> None:
    people = practice.tables["Patient"]
    nameless = _patient_with_few_rows(practice)
    ordinary = practice.tables["Appointment"][200]["patient"]
    adult = next(row for row in people if age(row) >= ADULT and str(row["id"]) != nameless)
    make_nameless(practice, nameless)
    add_odd_patients(practice, frozenset({nameless, str(ordinary), str(adult["id"])}))
    add_odd_pages(practice)
    add_odd_organizations(practice)
    add_odd_staff(practice)
    add_odd_visits(practice)
    add_odd_scans(practice, adult)
    add_odd_submissions(practice, str(adult["id"]))
    add_odd_notes(practice, str(adult["id"]))
    add_odd_office(practice, str(adult["id"]), str(practice.tables["Staff"][0]["id"]))


def _patient_with_few_rows(practice: Practice) -> str:
    """A patient of whom there is something of every kind, and not much."""
    counts = [
        Counter(patient_of(name, row) for row in practice.tables[name])
        for name in (
            "Appointment",
            "VitalsScan",
            "FormSubmission",
            "PatientNote",
            "Attachment",
            "Thread",
            "Booking",
        )
    ]
    keys = [str(row["id"]) for row in practice.tables["Patient"]]
    return min(
        keys, key=lambda key: (sum(key not in one for one in counts), sum(one[key] for one in counts), key)
    )


def main() -> None:
    """Read the folder named first, write the one named second, and the inventory where a file is named."""
    if len(sys.argv) not in (3, 4):
        raise SystemExit(f"usage: python -m {USAGE}")
    practice = convert(read_synthea(Path(sys.argv[1])))
    write_folder(practice, Path(sys.argv[2]), HARBOR)
    for name in sys.argv[3:]:
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(inventory(practice), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
