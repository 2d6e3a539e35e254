"""Keys, order, reading and rebuilding: one edit each."""

from tests.checks.breaks.edit import Break, pair, source
from tests.workspace import PAIR, SOURCE

BREAKS: dict[str, Break] = {
    "DAG103": pair(
        (
            "      Practitioner_Contact__c: practitioner_id -> practitioner\n",
            "      Practitioner_Contact__c: {ref: practitioner_id -> practitioner, later: true}\n",
        ),
    ),
    "KEY101": pair(("    when: appointment_kind.admin\n", "")),
    "KEY102": pair(("    guard: key\n", "")),
    "KEY103": pair(("type: text(180)}          #", "type: text(180), case_sensitive: false}          #")),
    "KEY104": pair(
        ("key: {field: Migration_Key__c, type: text(180)}", "key: {field: Migration_Key__c, type: text(40)}")
    ),
    "KEY105": source(("  Patient:\n    key: [id]", "  Patient:\n    key: [email]")),
    "KEY106": pair(
        (
            "        Practitioner_Contact__c: {type: ref(Contact)!, on_delete: restrict}\n",
            "        Practitioner_Contact__c: ref(Contact)\n",
        ),
        ("      Practitioner_Contact__c: practitioner_id -> practitioner\n", ""),
    ),
    "KEY107": pair(("Specialty__c: specialty", "Specialty__c: policy_codes")),
    "DAG101": Break(
        edits={
            SOURCE: (
                (
                    "      diagnosis_code: text(20)\n",
                    "      diagnosis_code: text(20)\n      invoice_id: ref(Invoice)!\n",
                ),
            ),
            PAIR: (
                (
                    "        Practitioner__c: ref(Contact)\n",
                    "        Invoice__c: {type: ref(Invoice__c)!, on_delete: restrict}\n        Practitioner__c: ref(Contact)\n",
                ),
                (
                    "        Source_Treatment__c: ref(Treatment_Record__c)\n",
                    "        Source_Treatment__c: {type: ref(Treatment_Record__c)!, on_delete: restrict}\n",
                ),
                (
                    "      Practitioner__c: {ref: practitioner_id -> practitioner, missing: empty}\n",
                    "      Practitioner__c: {ref: practitioner_id -> practitioner, missing: empty}\n      Invoice__c: invoice_id -> invoice\n",
                ),
                (
                    "      Source_Treatment__c: {ref: treatment_id -> treatment_record, missing: empty}\n",
                    "      Source_Treatment__c: treatment_id -> treatment_record\n",
                ),
            ),
        }
    ),
    "DAG102": Break(
        edits={
            SOURCE: (
                (
                    "      diagnosis_code: text(20)\n",
                    "      diagnosis_code: text(20)\n      invoice_id: ref(Invoice)!\n",
                ),
            ),
            PAIR: (
                (
                    "        Practitioner__c: ref(Contact)\n",
                    "        Invoice__c: {type: ref(Invoice__c)!, on_delete: restrict}\n        Practitioner__c: ref(Contact)\n",
                ),
                (
                    "      Practitioner__c: {ref: practitioner_id -> practitioner, missing: empty}\n",
                    "      Practitioner__c: {ref: practitioner_id -> practitioner, missing: empty}\n      Invoice__c: invoice_id -> invoice\n",
                ),
            ),
        }
    ),
    "OPS101": source(("every_ms: 1100", "every_ms: 0")),
    "OPS104": source(("{path: /patients, modified: updated_at}", "{path: /patients}")),
    "OPS108": pair((", patient: [Account_Balance__c]}", "}")),
    "OPS102": source(
        (
            "  PractitionerPatient:\n    evidence: assumed\n    channel: export\n",
            "  PractitionerPatient:\n    evidence: assumed\n",
        )
    ),
    "OPS103": source(("  root: /api\n", "  root: /api/{clinic}\n")),
    "RBD102": pair(("    done_when: a six-month recall list matches PracticeHub\n", "")),
    "RBD104": pair(("with: Schedule-triggered Flow and Campaigns", "with: Process Builder")),
    "RBD105": pair(
        (
            "    activate: after_delta\n    done_when: a visit of a test patient",
            "    activate: after_load\n    done_when: a visit of a test patient",
        )
    ),
    "RBD103": pair(("  practicehub.rate_limit: {by: connector.rate}\n", "")),
    "RBD101": source(
        ("\nautomations:\n", "\nautomations:\n  birthday_mail: {kind: notification, label: Birthday mails}\n")
    ),
}
