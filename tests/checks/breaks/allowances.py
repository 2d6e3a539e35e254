"""What Salesforce gives too little of, sells, or shows to everybody: one edit each."""

from tests.checks.breaks.edit import Break, Edit, pair
from tests.workspace import PAIR, SOURCE, TARGET

_SEX = "      Sex__c: text(20)\n"
_SINCE = "        Since__c: date\n"
_STATES = "    TaskStatus: {Cancelled: closed, No Show: closed}\n"
_ROUTES = "  practitioner_patient:\n    from: PractitionerPatient\n"
_HEALTH = "  health: {classification: Restricted, compliance: [PII, HIPAA]}"


def _many(count: int, kind: str, indent: int) -> str:
    return "".join(f"{' ' * indent}Extra_{number}__c: {kind}\n" for number in range(1, count + 1))


_ONCE = "    op: insert\n    guard: key\n"
_ACTIVE = "    const: {IsActive: true}\n"
_COURSE = (
    f"  course:\n    from: Invoice\n    to: Opportunity\n{_ONCE}"
    "    const: {Name: Course of care, StageName: Prospecting, CloseDate: '2026-03-01'}\n"
    "    link: {OwnerId: $fallback_owner}\n\n"
)
_LINE = (
    f"  line:\n    from: Invoice\n    to: OpportunityLineItem\n{_ONCE}"
    "    const: {Quantity: 1}\n    set: {UnitPrice: total}\n    link: {OpportunityId: id -> course}\n\n"
)
_PRICE = (
    f"  book:\n    from: $tenant\n    to: Pricebook2\n{_ACTIVE}    set: {{Name: name}}\n\n"
    f"  thing:\n    from: Invoice\n    to: Product2\n    const: {{Name: Care, IsActive: true}}\n\n"
    f"  price:\n    from: Invoice\n    to: PricebookEntry\n{_ONCE}{_ACTIVE}    set: {{UnitPrice: total}}\n"
    "    link: {Product2Id: id -> thing, Pricebook2Id: $tenant -> book}\n\n"
)
_OBJECTS: Edit = (
    "  Opportunity: {fields",
    "  AccountContactRelation: {fields: [AccountId, ContactId]}\n  Opportunity: {fields",
)

_QUEUE = "  queues:\n    Front_Desk: {label: Front Desk, objects: [Case]}\n"
_WHO = "      WhoId: patient_id -> patient\n      OwnerId: $fallback_owner\n"
_QUEUED = (
    "      WhoId: patient_id -> patient\n"
    "    found:\n      OwnerId: {in: Group, where: {DeveloperName: Front_Desk, Type: Queue}}\n"
)


def _with_routes(*routes: str) -> Break:
    return Break(edits={TARGET: (_OBJECTS,), PAIR: ((_ROUTES, "".join((*routes, _ROUTES))),)})


BREAKS: dict[str, Break] = {
    "SFM105": pair((_SEX, _SEX + _many(490, "text(20)", 6))),
    "SFM112": pair((_SINCE, _SINCE + _many(25, "{type: text(20), unique: true}", 8))),
    "SFM122": pair((_STATES, f"{_STATES}  record_types:\n    Contact: {{9_Lives: {{label: Cat}}}}\n")),
    "SFM130": pair((_STATES, _STATES + _QUEUE.replace("Case", "Event"))),
    "SFM131": pair((_STATES, _STATES + _QUEUE), (_WHO, _QUEUED)),
    "PCK107": pair(
        ("policy_name: [Privacy Practices,", 'policy_name: ["Privacy; Practices",'),
        ("privacy_practices: Privacy Practices", 'privacy_practices: "Privacy; Practices"'),
    ),
    "SFM124": pair(("      Appointment_Start__c: datetime  ", "      Appointment_Start__c: datetime! ")),
    "SFR112": _with_routes(
        "  belongs:\n    from: Patient\n    to: AccountContactRelation\n"
        "    link: {AccountId: $tenant -> practice_account, ContactId: id -> patient}\n\n"
    ),
    "SFR113": _with_routes(_COURSE, _LINE),
    "SFR114": _with_routes(
        "  service:\n    from: AppointmentType\n    to: Product2\n    set: {Name: name}\n\n"
    ),
    "SFR115": _with_routes(
        _PRICE,
        _COURSE.replace("    link:", "    set: {Amount: total}\n    link:"),
        _LINE.replace("course}", "course, PricebookEntryId: id -> price}"),
    ),
    "SFR116": pair(
        (
            "      Invoice_Number__c: number | default(",
            "      CurrencyIsoCode: \"'AUD'\"\n      Invoice_Number__c: number | default(",
        )
    ),
    "PHI105": pair((_HEALTH, f"{_HEALTH[:-1]}, encrypt: always}}")),
    "PHI106": pair(
        ("      Subject: concat('Visit - ', type_name)\n", "      Subject: concat('Visit - ', status)\n")
    ),
    "PHI108": Break(
        edits={
            SOURCE: (
                (
                    "hipaa_notes: {type: longtext(10000), phi: health,",
                    "hipaa_notes: {type: longtext(10000), phi: sensitive,",
                ),
            ),
            PAIR: (
                (_HEALTH, f"{_HEALTH}\n  sensitive: {{classification: Restricted, compliance: [HIPAA]}}"),
                (
                    "Clinical_PHI: {read: [identifier, health]}",
                    "Clinical_PHI: {read: [identifier, health, sensitive]}",
                ),
            ),
        }
    ),
}
