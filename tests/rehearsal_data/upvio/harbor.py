"""The folder of Harbor Health, the practice on Upvio."""

from tests.rehearsal_data.layout import Layout

EXPORTS = {
    "Organization": ("organizations", "id name kind parent_id phone updated_at"),
    "PatientDetail": ("patient_details", "patient_id organization_id street city state postcode country"),
    "CustomProperty": ("custom_properties", "patient_id name value updated_at"),
    "ConsentDetail": ("consent_details", "submission_id kind form_version"),
    "PatientNote": ("patient_notes", "id patient_id staff_id body created_at"),
    "Attachment": ("attachments", "id patient_id file_name size path created_at"),
    "Thread": ("threads", "id patient_id staff_id opened_at last_message_at messages closed last_text"),
    "Booking": ("bookings", "id patient_id staff_id service amount currency state booked_on notes"),
}
ROUTED = (
    "Organization",
    "Staff",
    "Patient",
    "Appointment",
    "VitalsScan",
    "VitalsTrend",
    "FormSubmission",
    "PatientNote",
    "NoteImage",
    "Attachment",
    "Thread",
    "Booking",
)
HEAD = """# A second practice to rehearse with

Harbor Health does not exist. Its people, visits, payers and costs come from
[Synthea](https://synthetichealth.github.io/synthea/), a generator of synthetic patients that the MITRE
Corporation publishes under the Apache License 2.0; no line is about a real person. Names lost the digits that
Synthea adds. Addresses, telephone numbers, notes, answers, scans, users and files were invented.

Made by `python -m tests.rehearsal_data.convert_synthea_upvio SYNTHEA_CSV_FOLDER THIS_FOLDER`, which writes
the same bytes from the same input every time. Change the converter, not these files.

| file | what |
| --- | --- |
| `source/<Object>.jsonl` | what the API answers, one record a line, in the order of its listing |
| `export/*.csv` | what no API gives: support or a browser export hands it over; one saved by a spreadsheet |
| `export/images/`, `export/attachments/` | the files that notes and attachments name |
| `org.json` | the target org before the move: its settings and its users |
| `users.csv` | which user each unmatched member of staff is, as the administrator answers; blank: nobody |
| `expected.json` | what must become of every row below, of the canaries, and the totals |

Times are universal, with milliseconds. Archived patients are in `source/Patient.jsonl` and in no listing, so
they are not counted. Appointments are read by windows of 31 days with a day more at both ends: those of such
a day are read twice and counted so. The pair makes `VitalsTrend` of scans, and finds `NoteImage` inside
notes. An id that a spreadsheet has turned into a number stops the reading of its file, so no file here has
one. The questions of all forms are in `specs/inventories/upvio-salesforce.yaml`, as discover finds them.
"""
WORDS = """*loaded*: the record arrives, with the text shown in the field named (`(empty)`: nothing in it;
amounts compare as numbers). *refused*: crosswalk does not send it and names the rule. *failed*: it is tried
and does not succeed, because the bytes of a file do not come (`FIL101`) or the org refuses (`ORG`).
*skipped*: the repetition of a row that loads once (`KEY109`), a row that the pair leaves behind on purpose
(`COV103`), or staff whom no user is (`USR101`). Control characters other than tab and line ends are refused
wherever they stand. `expected.json` names the rows.
"""
CANARIES = {
    "name": "CANARY-3d10aa-NAME",
    "email": "canary-91be07@mail.example",
    "video": "CANARY-0b8e5d-VIDEO",
    "place": "CANARY-66f2c1-PLACE",
    "answer": "CANARY-d47a90-ANSWER",
    "note": "CANARY-5ec3b8-NOTE",
    "chat": "CANARY-a7719f-CHAT",
    "file": "CANARY-20c4e6-FILENAME",
    "bytes": "CANARY-f09d13-BYTES",
    "booking": "CANARY-84b6d2-BOOKING",
    "input": "CANARY-c1e27b-SCAN",
    "contact": "CANARY-7a35f4-CONTACT",
}
HARBOR = Layout(
    exports=EXPORTS,
    spreadsheet="CustomProperty",
    users="staff_key",
    organisation={
        "name": "Harbor Health (rehearsal)",
        "edition": "Enterprise Edition",
        "sandbox": True,
        "audit_fields": True,
        "multiday_events": False,
        "client_id": "crosswalk-rehearsal",
    },
    number="00D8c00000Hrb7K",
    canaries=tuple(CANARIES.values()),
    routed=ROUTED,
    head=HEAD,
    words=WORDS,
)
