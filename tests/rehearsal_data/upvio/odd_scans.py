"""Scans without results, with results of nothing, and with figures that are none."""

from typing import Any

from tests.rehearsal_data.practice import Practice, Row
from tests.rehearsal_data.upvio.harbor import CANARIES
from tests.rehearsal_data.upvio.scans import scan
from tests.rehearsal_data.upvio.written import identifier

# name, metric, value, rule, why
REFUSED: tuple[tuple[str, str, object, str, str], ...] = (
    (
        "too-many-decimals",
        "stressIndex",
        2.34567,
        "TYP101",
        "Three decimals are declared; rounding is a guess.",
    ),
    ("no-number", "heartRate", "NaN", "TYP101", "Some software takes this text for a number."),
    ("infinite", "wellnessScore", "Infinity", "TYP101", "Some software takes this text for a number."),
    ("in-words", "breathingRate", "fourteen", "TYP101", "A word is no number."),
    (
        "too-large",
        "totalDailyEnergyExpenditure",
        123456.5,
        "TYP101",
        "Five digits before the point are declared.",
    ),
    ("object", "heartRate", {"value": 70}, "TYP101", "One value is declared, and an object came."),
)


def add_odd_scans(practice: Practice, patient: Row) -> None:
    """Add scans of one ordinary adult and one of nobody."""
    _odd_results(practice, patient)
    for name, metric, value, rule, why in REFUSED:
        row = _scan(patient, name)
        _metrics(row)[metric] = value
        key = practice.add("VitalsScan", row)
        practice.refused(f"scan-metric-{name}", ("VitalsScan", key), rule, why)
    for name, fields, rule, why in (
        (
            "of-unknown-patient",
            {"patientId": identifier("nobody")},
            "LNK101",
            "The patient is in no listing.",
        ),
        ("status-unknown", {"status": "EXPIRED"}, "PCK101", "None of the documented words."),
        ("status-null", {"status": None}, "TYP104", "Declared as required."),
    ):
        key = practice.add("VitalsScan", _scan(patient, name) | fields)
        practice.refused(f"scan-{name}", ("VitalsScan", key), rule, why)
    _left_behind(practice, patient)


def _odd_results(practice: Practice, patient: Row) -> None:
    whole = _scan(patient, "exact")
    _metrics(whole)["heartRate"] = "71.250"
    key = practice.add("VitalsScan", whole)
    practice.loaded(
        "scan-metric-as-text", ("VitalsScan", key), "The same number.", Heart_Rate_BPM__c="71.250"
    )
    nulls = _scan(patient, "nulls")
    nulls["results"] = {"metrics": dict.fromkeys(_metrics(nulls))}
    key = practice.add("VitalsScan", nulls)
    why = "Finished, and nothing could be measured: every figure stays empty."
    practice.loaded("scan-of-nulls", ("VitalsScan", key), why, Heart_Rate_BPM__c="")
    for name, results in (("results-null", None), ("metrics-null", {"metrics": None})):
        row = _scan(patient, name) | {"results": results}
        key = practice.add("VitalsScan", row)
        why = "Finished by its status, and there is nothing in it."
        practice.loaded(f"scan-{name}", ("VitalsScan", key), why, Wellness_Score__c="")
    bare = _scan(patient, "bare")
    del bare["results"]
    key = practice.add("VitalsScan", bare)
    practice.loaded("scan-without-results", ("VitalsScan", key), "Results are absent.", Wellness_Score__c="")
    told = _scan(patient, "input") | {"inputData": {"note": CANARIES["input"]}}
    key = practice.add("VitalsScan", told)
    text = '{"note":"' + CANARIES["input"] + '"}'
    practice.loaded("canary-in-a-scan", ("VitalsScan", key), "Must reach no log.", Input_Data_JSON__c=text)


def _left_behind(practice: Practice, patient: Row) -> None:
    nobody = _scan(patient, "nobody")
    nobody["patientId"] = None
    key = practice.add("VitalsScan", nobody)
    why = "Made behind a public link: nobody knows whose it is."
    practice.skipped("scan-of-nobody", ("VitalsScan", key), why, "COV103")
    for status in ("FAILED", "PENDING", "ABORTED"):
        key = practice.add("VitalsScan", scan(patient, f"odd {status}", status))
        name = f"scan-{status.lower()}"
        practice.skipped(name, ("VitalsScan", key), "Nothing was measured.", "COV103")


def _scan(patient: Row, name: str) -> Row:
    return scan(patient, f"odd {name}", "SUCCEEDED")


def _metrics(row: Row) -> dict[str, Any]:
    results = row["results"]
    assert isinstance(results, dict)
    found: dict[str, Any] = results["metrics"]
    return found
