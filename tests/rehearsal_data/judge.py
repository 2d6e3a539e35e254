"""Says of every row what must become of it, from the words of the spec and not from the seeds."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from tests.rehearsal_data.declared import Declarations, time_of, units
from tests.rehearsal_data.practice import Row, key_of
from tests.rehearsal_data.reading import Rehearsal

ZONE = ZoneInfo("America/Chicago")
VISITS = ("initial consult", "follow up", "treatment session")
ADMIN = ("check-in call", "billing discussion")
MODIFIED = {"Patient": "updated_at", "Appointment": "updated"}
REQUIRED_TIMES = {
    "Appointment": ("start", "end"),
    "TreatmentRecord": ("created",),
    "ClinicalNote": ("created",),
    "PatientLog": ("created",),
}
CONTACTS = ("call", "sms", "email", "note")
AUTOMATIC = ("appt", "appointment", "invoice", "payment", "system")
LONGEST = 32_000
PATIENT = {"patient_id": "Patient"}
PARENTS: dict[str, dict[str, str]] = {
    "Patient": {},
    "Practitioner": {},
    "Policy": {},
    "Appointment": PATIENT,
    "TreatmentRecord": PATIENT,
    "ClinicalNote": PATIENT,
    "PatientLog": PATIENT,
    "InsuranceRecord": PATIENT,
    "Invoice": PATIENT,
    "PractitionerPatient": PATIENT | {"practitioner_id": "Practitioner"},
}
FILE_PARENTS = {
    "patient": "Patient",
    "practitioner": "Practitioner",
    "appointment": "Appointment",
    "treatment_record": "TreatmentRecord",
    "invoice": "Invoice",
}

Verdicts = dict[str, dict[str, set[str]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Bench:
    rehearsal: Rehearsal
    declared: Declarations
    present: dict[str, set[str]]
    verdicts: Verdicts


def judge(rehearsal: Rehearsal) -> Verdicts:
    """For each object that is moved, the keys that do not load and the rules they break."""
    present = {name: {key_of(name, row) for row in rehearsal.tables[name]} for name in (*PARENTS, "File")}
    bench = _Bench(rehearsal=rehearsal, declared=Declarations(), present=present, verdicts={})
    for name in present:
        groups: dict[str, list[Row]] = {}
        for row in rehearsal.tables[name]:
            groups.setdefault(key_of(name, row), []).append(row)
        found = {
            key: set(_broken(bench, name, rows))
            for key, rows in groups.items()
            if not is_behind(name, rows[0])
        }
        bench.verdicts[name] = {key: rules for key, rules in found.items() if rules}
    return bench.verdicts


def is_behind(object_name: str, row: Row) -> bool:
    """Whether the pair leaves a row behind on purpose: what the system itself logged."""
    return object_name == "PatientLog" and str(row["type"]).lower() in AUTOMATIC


def repeated(rehearsal: Rehearsal, object_name: str) -> Counter[str]:
    """How many identical repetitions each key has."""
    rows = Counter(
        (key_of(object_name, row), str(sorted(row.items()))) for row in rehearsal.tables[object_name]
    )
    return Counter({key: count - 1 for (key, _), count in rows.items() if count > 1})


def _broken(bench: _Bench, name: str, rows: list[Row]) -> Iterator[str]:
    row = _newest(name, rows)
    if row is None:
        yield "KEY110"
        return
    yield from bench.declared.broken(name, row)
    yield from _by_the_pair(bench.rehearsal, name, row)
    yield from _links(bench, _parents(name, row))
    if name in ("File", "Policy"):
        yield from _content(bench.rehearsal, row)


def _newest(name: str, rows: list[Row]) -> Row | None:
    """The row that counts among those of one key, or None where nobody can say."""
    different = [row for place, row in enumerate(rows) if row not in rows[:place]]
    if len(different) == 1:
        return different[0]
    if name not in MODIFIED:
        return None
    ordered = sorted(different, key=lambda row: str(row[MODIFIED[name]]))
    return None if ordered[-1][MODIFIED[name]] == ordered[-2][MODIFIED[name]] else ordered[-1]


def _by_the_pair(rehearsal: Rehearsal, name: str, row: Row) -> Iterator[str]:
    if "#N/A" in row.values():
        yield "SFR111"
    if name == "Patient" and row.get("last_name") and not str(row["last_name"]).strip():
        yield "TYP104"
    if name == "PatientLog" and str(row["type"]).lower() not in CONTACTS:
        yield "COV104"
    if name == "ClinicalNote":
        yield from _sections(row["data"])
    times = [time_of(str(row[field])) for field in REQUIRED_TIMES.get(name, ()) if row.get(field)]
    if any(time and not _happened_once(time) for time in times):
        yield "TYP108"
    elif name == "Appointment":
        yield from _split(rehearsal, row)


def _sections(data: object) -> Iterator[str]:
    sections = data.get("soap_data") if isinstance(data, dict) else None
    if not isinstance(sections, list):
        yield from () if sections is None else ("TYP101",)
        return
    texts = [str(one.get("value") or one.get("val") or "") for one in sections]
    if "#N/A" in texts:
        yield "SFR111"
    if any(units(text) > LONGEST for text in texts):
        yield "TYP103"
    if any(re.search("[\x00-\x08\x0b\x0c\x0e-\x1f]", text) for text in texts):
        yield "LNK105"


def _happened_once(time: datetime) -> bool:
    return time.replace(tzinfo=ZONE).utcoffset() == time.replace(tzinfo=ZONE, fold=1).utcoffset()


def _split(rehearsal: Rehearsal, row: Row) -> Iterator[str]:
    names = {kind["id"]: str(kind["name"]) for kind in rehearsal.tables["AppointmentType"]}
    told = {str(number): " ".join(name.split()).lower() for number, name in names.items()}
    kind = told.get(str(row.get("appointment_type_id")), "")
    if kind in VISITS and row.get("end"):
        yield from _visit(row)
    elif kind not in ADMIN and row.get("end"):
        yield "COV104"


def _visit(row: Row) -> Iterator[str]:
    start, end = time_of(str(row["start"])), time_of(str(row["end"]))
    if start is None or end is None:
        return
    lasts = end.replace(tzinfo=ZONE).astimezone(UTC) - start.replace(tzinfo=ZONE).astimezone(UTC)
    if lasts > timedelta(hours=24) or lasts < timedelta():
        yield "SFR102"


def _parents(name: str, row: Row) -> Iterable[tuple[str, str]]:
    if name == "File":
        kind = str(row["entity_type"])
        return [(FILE_PARENTS[kind], str(row["entity_id"]))] if kind in FILE_PARENTS else []
    return [(parent, str(row[field])) for field, parent in PARENTS[name].items()]


def _links(bench: _Bench, parents: Iterable[tuple[str, str]]) -> Iterator[str]:
    for name, key in parents:
        if key not in bench.present[name]:
            yield "LNK101"
        elif key in bench.verdicts[name]:
            yield "LNK102"


def _content(rehearsal: Rehearsal, row: Row) -> Iterator[str]:
    named = re.sub("^documents/", "export/documents/", str(row.get("_content") or row.get("document")))
    path = rehearsal.folder / named
    if not path.is_file() or path.stat().st_size != int(str(row.get("size", path.stat().st_size))):
        yield "FIL101"
