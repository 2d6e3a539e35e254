"""Organisations three levels deep, insurers and employers, and what a patient's page shows besides."""

from tests.rehearsal_data.practice import Practice, Row
from tests.rehearsal_data.synthea import Record, Synthea, choice
from tests.rehearsal_data.upvio.written import identifier, moment, utc

TOWNS = (
    ("Portland", "Maine", "04101"),
    ("Gloucester", "Massachusetts", "01930"),
    ("Newport", "Rhode Island", "02840"),
    ("Mystic", "Connecticut", "06355"),
)
NETWORK = identifier("network")
EMPLOYERS = (
    "Atlantic Boat Yard",
    "Lighthouse Fisheries Co-op",
    "Harbor Unified Schools",
    "Tideway Logistics",
)
CLINICS, SITES = 6, 2
INSURED = ("insured", "Insured", "INSURED")
UNINSURED = ("uninsured", "Uninsured")
REFERRALS = ("Family doctor", "A friend", "Search engine", "Employer programme", "Hospital discharge")
LANGUAGES = ("English", "English", "English", "Spanish", "Portuguese", "Vietnamese")
WHEN = moment(utc(2023, 9, 4, 12))


def add_organizations(practice: Practice, synthea: Synthea) -> list[str]:
    """A network, its clinics and hospitals, their sites, and who pays; gives the ids of the sites."""
    rows = [_organization(NETWORK, "Harbor Health Network", "network", "")]
    sites: list[str] = []
    for number, record in enumerate(synthea.organizations[:CLINICS]):
        clinic = identifier(f"clinic {number}")
        name = " ".join(record["NAME"].split()).title()
        rows.append(_organization(clinic, name, "clinic", NETWORK))
        for nth in range(SITES):
            town = TOWNS[(number + nth) % len(TOWNS)][0]
            sites.append(identifier(f"site {number} {nth}"))
            rows.append(_organization(sites[-1], f"{name}, {town}", "clinic", clinic))
    rows += [_organization(identifier(name), name, "employer", "") for name in EMPLOYERS]
    payers = sorted(name for name in synthea.payers.values() if name != "NO_INSURANCE")
    rows += [_organization(identifier(name), name, "insurer", "") for name in payers]
    practice.tables["Organization"] = rows
    return sites


def add_details(practice: Practice, synthea: Synthea, patients: dict[str, str], sites: list[str]) -> None:
    """Where each patient lives and which organisation they belong to."""
    practice.tables["PatientDetail"] = [
        _detail(patients[record["Id"]], record, sites)
        for record in sorted(synthea.patients, key=lambda one: one["Id"])
    ]


def add_properties(practice: Practice, synthea: Synthea, patients: dict[str, str]) -> None:
    """What the practice notes of each patient in properties of its own."""
    payers = {record["PATIENT"]: synthea.payers[record["PAYER"]] for record in synthea.transitions}
    rows: list[Row] = []
    for record in sorted(synthea.patients, key=lambda one: one["Id"]):
        key = patients[record["Id"]]
        for name, value in _properties(record, key, payers.get(record["Id"], "NO_INSURANCE")).items():
            rows.append(custom_property(key, name, value))
    practice.tables["CustomProperty"] = rows


def custom_property(patient: str, name: str, value: str, updated: str = WHEN) -> Row:
    """One property that is set."""
    return {"patient_id": patient, "name": name, "value": value, "updated_at": updated}


def organization(key: str, name: str, parent: str = "") -> Row:
    """A clinic."""
    return _organization(key, name, "clinic", parent)


def _organization(key: str, name: str, kind: str, parent: str) -> Row:
    phone = f"+1 207 555 {choice(f'rings {key}', 9000) + 1000}"
    return {"id": key, "name": name, "kind": kind, "parent_id": parent, "phone": phone, "updated_at": WHEN}


def _detail(key: str, record: Record, sites: list[str]) -> Row:
    town, state, postcode = TOWNS[choice(f"lives {key}", len(TOWNS))]
    employer = identifier(EMPLOYERS[choice(f"works {key}", len(EMPLOYERS))])
    belongs = choice(f"belongs {key}", 10)
    organization = "" if belongs == 0 else employer if belongs < 3 else sites[choice(key, len(sites))]
    return {
        "patient_id": key,
        "organization_id": organization,
        "street": record["ADDRESS"],
        "city": town,
        "state": state,
        "postcode": postcode,
        "country": "United States",
    }


def _properties(record: Record, key: str, payer: str) -> dict[str, str]:
    words = UNINSURED if payer == "NO_INSURANCE" else INSURED
    found = {"insurance_status": words[choice(f"cover {key}", len(words))]}
    if choice(f"refers {key}", 3):
        found["referral_source"] = REFERRALS[choice(key, len(REFERRALS))]
    if choice(f"speaks {key}", 4):
        found["preferred_language"] = LANGUAGES[choice(key, len(LANGUAGES))]
    if choice(f"calls {key}", 2):
        last = "".join(letter for letter in record["LAST"] if not letter.isdigit())
        found["emergency_contact_name"] = f"Robin {last}"
        found["emergency_contact_phone"] = f"+1 207 555 {choice(f'rings {key}', 9000) + 1000}"
    return found
