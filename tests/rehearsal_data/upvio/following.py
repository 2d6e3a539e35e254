"""What follows from the rows: what stays behind, what is held, what is made of scans, what comes twice."""

from datetime import UTC, date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal
from zoneinfo import ZoneInfo

from tests.rehearsal_data.practice import Practice, Row, key_of

ZONE = ZoneInfo("America/New_York")
HELD = (
    "Appointment", "VitalsScan", "VitalsTrend", "FormSubmission", "PatientNote", "NoteImage", "Attachment",
    "Thread", "Booking",
)  # fmt: skip
UNFINISHED = ("FAILED", "PENDING", "STARTED", "ABORTED")
# Refused scans of which a trend needs what cannot be read: its status, or a figure that is averaged; what is
# no value at all sets the whole scan aside before anything is made of it.
SPOIL = (
    "scan-status-unknown", "scan-status-null", "scan-metric-no-number", "scan-metric-too-many-decimals",
    "scan-metric-object",
)  # fmt: skip
FIRST_WINDOW, WINDOW, DAY = date(2015, 1, 1), timedelta(days=31), timedelta(days=1)


def follow(practice: Practice) -> None:
    """Expect what is said above of the rows as they are; the last step before a practice is written."""
    _leave_behind(practice)
    _make_trends(practice)
    _hold(practice)
    practice.found["Appointment"] = _as_read(practice.tables["Appointment"])


def patient_of(object_name: str, row: Row) -> str | None:
    """The patient whom a row is about."""
    if object_name == "Appointment":
        patient = row["patient"]
        return str(patient["id"]) if isinstance(patient, dict) else None
    found = row.get("patientId" if object_name in ("VitalsScan", "FormSubmission") else "patient_id")
    return str(found) if found else None


def is_behind(object_name: str, row: Row) -> bool:
    """Whether the pair leaves a row behind on purpose: scans and submissions of nobody, scans without end."""
    if object_name == "VitalsScan":
        return not row.get("patientId") or row["status"] in UNFINISHED
    return object_name == "FormSubmission" and not row.get("patientId")


def _leave_behind(practice: Practice) -> None:
    for name in ("VitalsScan", "FormSubmission"):
        rows = practice.tables[name]
        practice.behind[name] = {key_of(name, row) for row in rows if is_behind(name, row)}


def _make_trends(practice: Practice) -> None:
    """One row for each patient and day of the clinic with a finished scan, or one that may be finished."""
    days: dict[tuple[str, str], list[Row]] = {}
    for row in practice.tables["VitalsScan"]:
        if row.get("patientId") and row["status"] not in UNFINISHED:
            day = datetime.fromisoformat(str(row["startedAt"])).astimezone(ZONE).date().isoformat()
            days.setdefault((str(row["patientId"]), day), []).append(row)
    practice.found["VitalsTrend"] = [{"patient_id": who, "scan_date": day} for who, day in sorted(days)]
    _refuse_trends(practice, days)
    _tell_averages(practice, days)


def _refuse_trends(practice: Practice, days: dict[tuple[str, str], list[Row]]) -> None:
    refused = {e.key: e for e in practice.expected if e.object == "VitalsScan" and e.outcome == "refused"}
    for (who, day), rows in sorted(days.items()):
        broken = [refused[str(row["id"])] for row in rows if str(row["id"]) in refused]
        unread = [entry for entry in broken if entry.name in SPOIL]
        if unread:
            why = "Made of a scan that cannot be read: an average without it would look whole."
            practice.refused("trend-of-broken-scan", ("VitalsTrend", f"{who}:{day}"), "TYP101", why)
        elif any(entry.rule == "LNK101" for entry in broken):
            why = "Its patient is in no listing."
            practice.refused("trend-of-unknown-patient", ("VitalsTrend", f"{who}:{day}"), "LNK101", why)


def _tell_averages(practice: Practice, days: dict[tuple[str, str], list[Row]]) -> None:
    """Say what becomes of the first day with several scans, and of a day on which nothing was measured."""
    unloaded = practice.settled("Patient")
    lost = practice.settled("VitalsTrend")
    sound = {
        f"{who}:{day}": rows
        for (who, day), rows in sorted(days.items())
        if who not in unloaded and f"{who}:{day}" not in lost
    }
    key, rows = next((key, rows) for key, rows in sound.items() if len(rows) > 1)
    at = ("VitalsTrend", key)
    practice.loaded("trend-of-several-scans", at, "One row for the day.", Scans__c=str(len(rows)))
    figures = [Decimal(str(one)) for row in rows if (one := _rate(row)) is not None]
    shown = (sum(figures, Decimal()) / len(figures)).quantize(Decimal("0.00001"), ROUND_HALF_UP)
    why = "The average of the day's scans, rounded half up to five decimals."
    practice.loaded("trend-average", at, why, Heart_Rate_Average__c=str(shown))
    key = next(key for key, rows in sound.items() if all(_rate(row) is None for row in rows))
    why = "Nothing was measured all day: an average of nothing is nothing, and not zero."
    practice.loaded("trend-of-nothing", ("VitalsTrend", key), why, Heart_Rate_Average__c="")


def _rate(row: Row) -> object:
    results = row.get("results")
    metrics = results.get("metrics") if isinstance(results, dict) else None
    return metrics.get("heartRate") if isinstance(metrics, dict) else None


def _hold(practice: Practice) -> None:
    lost = practice.settled("Patient")
    for name in HELD:
        settled = practice.settled(name) | practice.behind.get(name, set())
        loaded = {e.key for e in practice.expected if e.object == name and e.outcome == "loaded"}
        held = {key_of(name, row) for row in practice.listed(name) if patient_of(name, row) in lost}
        if held & loaded:
            raise LookupError(f"{name} {sorted(held & loaded)} should load, but the patient does not")
        for key in sorted(held - settled):
            why = "Held, because its patient did not load."
            practice.refused(f"{name.lower()}-of-unloaded-patient", (name, key), "LNK102", why)


def _as_read(rows: list[Row]) -> list[Row]:
    """The appointments as they are read: window after window, each with a day more at both ends."""
    found: list[Row] = []
    for row in rows:
        found += [row] * (1 + _is_read_again(row))
    return found


def _is_read_again(row: Row) -> bool:
    since = datetime.fromisoformat(str(row["date"])) - datetime.combine(FIRST_WINDOW, time.min, UTC)
    into = since % WINDOW
    return (into < DAY and since >= WINDOW) or into >= WINDOW - DAY
