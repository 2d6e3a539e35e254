"""What Salesforce refuses: one edit each."""

from tests.checks.breaks.edit import Break, pair
from tests.workspace import PAIR, TARGET

BREAKS: dict[str, Break] = {
    "SFM101": pair(
        (
            "      NPI__c: {type: text(10), label: NPI, phi: identifier}",
            "      NPI__c: {type: text(10), label: NPI, phi: identifier}\n      Professional_Registration_License_Number_AU__c: text(40)",
        )
    ),
    "SFM102": pair(("      Sex__c: text(20)", "      Sex___c: text(20)")),
    "SFM103": pair(("      Sex__c: text(20)\n", "      Sex__c: text(20)\n      Id__c: text(20)\n")),
    "SFM104": pair(("Credentials__c: text(255)", "Credentials__c: text(500)")),
    "SFM106": pair(
        (
            "    Activity:                                               #",
            "    Task:                                                   #",
        )
    ),
    "SFM107": pair(
        (
            "        Source_Appointment_Key__c: text(120)                #",
            "        Source_Appointment__c: ref(Task)                    #",
        )
    ),
    "SFM108": pair(
        ("Visit_Notes__c: {type: text(255), label", "Visit_Notes__c: {type: longtext(32000), label")
    ),
    "SFM109": pair(
        (
            "        Patient_Contact__c: {type: ref(Contact)!, on_delete: restrict}",
            "        Patient_Contact__c: {type: ref(Contact)!}",
        )
    ),
    "SFM110": pair(
        (
            "      HIPAA_Notes__c: {type",
            "      Letter_1__c: longtext(131072)\n      Letter_2__c: longtext(131072)\n      Letter_3__c: longtext(131072)\n      Letter_4__c: longtext(131072)\n      Letter_5__c: longtext(131072)\n      Letter_6__c: longtext(131072)\n      Letter_7__c: longtext(131072)\n      Letter_8__c: longtext(131072)\n      Letter_9__c: longtext(131072)\n      Letter_10__c: longtext(131072)\n      Letter_11__c: longtext(131072)\n      Letter_12__c: longtext(131072)\n      Letter_13__c: longtext(131072)\n      HIPAA_Notes__c: {type",
        )
    ),
    "SFM111": pair(
        (
            "        Since__c: date\n",
            "        Since__c: date\n        Friend_1__c: ref(Contact)\n        Friend_2__c: ref(Contact)\n        Friend_3__c: ref(Contact)\n        Friend_4__c: ref(Contact)\n        Friend_5__c: ref(Contact)\n        Friend_6__c: ref(Contact)\n        Friend_7__c: ref(Contact)\n        Friend_8__c: ref(Contact)\n        Friend_9__c: ref(Contact)\n        Friend_10__c: ref(Contact)\n        Friend_11__c: ref(Contact)\n        Friend_12__c: ref(Contact)\n        Friend_13__c: ref(Contact)\n        Friend_14__c: ref(Contact)\n        Friend_15__c: ref(Contact)\n        Friend_16__c: ref(Contact)\n        Friend_17__c: ref(Contact)\n        Friend_18__c: ref(Contact)\n        Friend_19__c: ref(Contact)\n        Friend_20__c: ref(Contact)\n        Friend_21__c: ref(Contact)\n        Friend_22__c: ref(Contact)\n        Friend_23__c: ref(Contact)\n        Friend_24__c: ref(Contact)\n        Friend_25__c: ref(Contact)\n        Friend_26__c: ref(Contact)\n        Friend_27__c: ref(Contact)\n        Friend_28__c: ref(Contact)\n        Friend_29__c: ref(Contact)\n        Friend_30__c: ref(Contact)\n        Friend_31__c: ref(Contact)\n        Friend_32__c: ref(Contact)\n        Friend_33__c: ref(Contact)\n        Friend_34__c: ref(Contact)\n        Friend_35__c: ref(Contact)\n        Friend_36__c: ref(Contact)\n        Friend_37__c: ref(Contact)\n        Friend_38__c: ref(Contact)\n        Friend_39__c: ref(Contact)\n",
        )
    ),
    "SFM113": pair(
        ("        Notes__c: longtext(100000)", "        Notes__c: {type: longtext(100000), unique: true}")
    ),
    "SFM116": pair(("        Primary__c: bool", "        Primary__c: bool!")),
    "SFM117": pair(("record_name: auto(TR-{0000000})", "record_name: auto(TR)")),
    "SFM118": pair(
        (
            "{type: money, label: Account Balance,",
            "{type: money, label: What the patient owes to the practice today,",
        )
    ),
    "SFM119": pair(
        ("        Practitioner__c: ref(Contact)\n", "        Practitioner__c: ref(Contact|User)\n")
    ),
    "SFM120": pair(("health: {classification: Restricted", "health: {classification: Secret")),
    "SFM121": pair(
        (
            "    TaskStatus: {Cancelled: closed, No Show: closed}",
            "    TaskStatus: {Cancelled: closed, No Show: closed}\n    LeadSource: {Referral: open}",
        )
    ),
    "SFR101": pair(
        (
            "      AccountId: $tenant -> practice_account\n      OwnerId: $fallback_owner\n",
            "      OwnerId: $fallback_owner\n",
        )
    ),
    "SFR102": pair(("    limits: {max_duration: 24h}\n", "")),
    "SFR103": pair(
        (
            "    op: insert                                              #",
            "    op: upsert                                              #",
        )
    ),
    "SFR104": pair(
        (
            "      activities: true                                      #",
            "      activities: false                                     #",
        )
    ),
    "SFR106": Break(
        edits={
            TARGET: (
                ("  Opportunity: {fields", "  Lead: {fields: [LastName, Company]}\n  Opportunity: {fields"),
            ),
            PAIR: (
                (
                    "  practitioner:                                             # many:1, half one\n",
                    "  enquiry:\n    from: Patient\n    to: Lead\n    const: {Company: unknown}\n    set: {LastName: last_name | trim}\n\n  practitioner:                                             # many:1, half one\n",
                ),
                ("      WhoId: patient_id -> patient\n", "      WhoId: patient_id -> enquiry\n"),
            ),
        }
    ),
    "SFR108": pair(("    op: find\n    find: {Email: email | trim | lower}\n", "    op: upsert\n")),
    "SFR109": pair(("    unmatched: {owner: $fallback_owner, report: true}\n", "")),
}
