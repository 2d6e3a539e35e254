"""The folder of Acme Physiotherapy, the practice on PracticeHub."""

from tests.rehearsal_data import odd_billing, odd_clinical, odd_files, odd_notes, odd_people, odd_visits
from tests.rehearsal_data.layout import Layout
from tests.rehearsal_data.outcomes import ROUTED

EXPORTS = {
    "PractitionerPatient": ("practitioner_patients", "practitioner_id patient_id since is_primary"),
    "TreatmentRecord": (
        "treatment_records",
        "id patient_id practitioner_id appointment_id diagnosis_code procedure_code treated_on notes created"
        " updated",
    ),
    "InsuranceRecord": (
        "insurance_records",
        "id patient_id carrier member_id group_number coverage effective_from expires_on status",
    ),
    "InvoiceDetail": ("invoice_details", "invoice_id number status invoiced_on paid_on method treatment_id"),
    "Policy": ("policies", "id code title version document"),
    "PolicyAcknowledgement": ("policy_acknowledgements", "practitioner_id policy_code acknowledged_on"),
    "Prescription": ("prescriptions", "id patient_id drug chewy_order_ref"),
}
HEAD = """# A practice to rehearse with

Acme Physiotherapy does not exist. Its people, visits, payers and costs come from
[Synthea](https://synthetichealth.github.io/synthea/), a generator of synthetic patients that the MITRE
Corporation publishes under the Apache License 2.0; no line is about a real person. Names lost the digits that
Synthea adds. Email addresses, telephone numbers, notes, codes, users and files were invented.

Made by `python -m tests.rehearsal_data.convert_synthea SYNTHEA_CSV_FOLDER THIS_FOLDER`, which writes the same
bytes from the same input every time. Change the converter, not these files.

| file | what |
| --- | --- |
| `source/<Object>.jsonl` | what the API answers, one record a line, in the order of its listing |
| `export/*.csv` | what the practice exports by hand; `insurance_records.csv` as a spreadsheet saves it |
| `export/documents/` | the policies |
| `files/` | the bytes behind `source/File.jsonl`; its field `_content` names them and is never served |
| `org.json` | the target org before the move: its settings and its users |
| `users.csv` | which user each unmatched practitioner is, as the administrator would answer; blank: nobody |
| `expected.json` | what must become of every row below, of the canaries, and the totals |

Times are clinic times of America/Chicago without a zone. Stays of more than 24 hours were left out.
"""
WORDS = """*loaded*: the record arrives, with the text shown in the field named (`(empty)`: nothing in it;
amounts compare as numbers). *refused*: crosswalk does not send it and names the rule. *failed*: it is tried
and does not succeed, here because the bytes of a file do not come as their record says (`FIL101`).
*skipped*: the repetition of a row that loads once, or a row that the pair leaves behind on purpose
(`COV103`). Control characters other than tab and line ends are refused wherever they stand. `expected.json`
names the rows.
"""
ACME = Layout(
    exports=EXPORTS,
    spreadsheet="InsuranceRecord",
    users="practitioner_key",
    organisation={
        "name": "Acme Physiotherapy (rehearsal)",
        "edition": "Enterprise Edition",
        "sandbox": True,
        "audit_fields": True,
        "multiday_events": False,
        "client_id": "crosswalk-rehearsal",
    },
    number="00D5g0000000042",
    canaries=(
        *odd_people.CANARIES,
        odd_visits.CANARY_PLACE,
        *odd_notes.CANARIES,
        *odd_clinical.CANARIES,
        odd_billing.CANARY_MEMBER,
        *odd_files.CANARIES,
    ),
    routed=ROUTED,
    head=HEAD,
    words=WORDS,
)
