"""What a face scan would have measured: 24 figures from what is known of a patient, the same every time."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import pi, sqrt

from tests.rehearsal_data.synthea import choice
from tests.rehearsal_data.upvio.people import age

Metrics = dict[str, float | None]
SOMETIMES_MISSING = ("heartRateVariability", "stressIndex", "parasympatheticActivity", "cardiacWorkload")
DAILY = {
    "inactive": 1.2,
    "exercise10Mins": 1.3,
    "exercise20to60Mins": 1.4,
    "exercise1to3Hours": 1.55,
    "exerciseOver3Hours": 1.7,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A patient's figures: years, centimetres, kilograms."""

    years: int
    height: float
    weight: float
    waist: float
    is_male: bool
    activity: str
    risk: int

    @property
    def mass(self) -> float:
        """The body mass index."""
        return self.weight / (self.height / 100) ** 2


def body_of(patient: Mapping[str, object]) -> Body:
    """Take the figures from a patient's record; `risk` counts what makes heart and vessels worse, 0 to 4."""
    risks = (
        patient.get("smokingStatus") == "current",
        patient.get("diabetesStatus") == "diabetes",
        bool(patient.get("historyOfHypertension")),
        patient.get("activityLevel") == "inactive",
    )
    return Body(
        years=age(patient),
        height=float(str(patient["height"])),
        weight=float(str(patient["weight"])),
        waist=float(str(patient["waistCircumference"])),
        is_male=patient["biologicalSex"] == "MALE",
        activity=str(patient["activityLevel"]),
        risk=sum(risks),
    )


def measured(patient: Mapping[str, object], scan: str) -> Metrics:
    """The metrics of one scan; what was not measured is null."""
    body = body_of(patient)
    found = _heart(body, scan) | _risks(body, scan) | _shape(body)
    poor = choice(f"light {scan}", 9) == 0
    return {
        name: None if poor and name in SOMETIMES_MISSING else round(value, 3) for name, value in found.items()
    }


def _heart(body: Body, scan: str) -> dict[str, float]:
    systolic = 104 + body.years * 0.32 + body.risk * 5.5 + choice(f"systolic {scan}", 120) / 10
    rate = 61 + body.risk * 3 + choice(f"rate {scan}", 190) / 10
    stress = 1.1 + body.risk * 0.8 + choice(f"stress {scan}", 300) / 100
    return {
        "heartRate": rate,
        "heartRateVariability": max(12.0, 78 - body.years * 0.55 - body.risk * 4) + choice(scan, 100) / 10,
        "breathingRate": 13 + choice(f"breath {scan}", 55) / 10,
        "stressIndex": stress,
        "parasympatheticActivity": 70 - 9 * stress,
        "cardiacWorkload": rate * systolic / 60,
        "bloodPressureDiastolic": 58 + systolic * 0.16 + choice(f"diastolic {scan}", 60) / 10,
        "bloodPressureSystolic": systolic,
    }


def _risks(body: Body, scan: str) -> dict[str, float]:
    above = max(body.mass - 22, 0)
    event = 0.4 + (body.years / 20) ** 2 * (1 + body.risk) / 4
    return {
        "bmiClassification": body.mass,
        "wellnessScore": max(8.0, 96 - body.years * 0.3 - body.risk * 8 - above) - choice(scan, 30) / 10,
        "vascularAge": body.years + 2.5 * body.risk - 2,
        "atheroscleroticCvdRisk": event * 0.9,
        "cardiovascularEventRisk": event,
        "cardiovascularRiskScore": body.years / 5 + 3 * body.risk,
        "hypertensionRisk": min(3 + body.years * 0.4 + 9 * body.risk, 98),
        "diabetesRisk": min(1 + above * 1.8 + body.years * 0.12, 95),
        "fattyLiverDiseaseRisk": min(5 + above * 4.2, 99),
    }


def _shape(body: Body) -> dict[str, float]:
    height, waist, mass = body.height / 100, body.waist / 100, body.mass
    energy = 10 * body.weight + 6.25 * body.height - 5 * body.years + (5 if body.is_male else -161)
    return {
        "waistToHeightRatio": waist / height,
        "bodyFatPercentage": 1.2 * mass + 0.23 * body.years - (10.8 if body.is_male else 0) - 5.4,
        "bodyRoundnessIndex": 364.2 - 365.5 * sqrt(1 - (waist / (2 * pi)) ** 2 / (0.5 * height) ** 2),
        "aBodyShapeIndex": waist / (mass ** (2 / 3) * sqrt(height)),
        "conicityIndex": waist / (0.109 * sqrt(body.weight / height)),
        "basalMetabolicRate": energy,
        "totalDailyEnergyExpenditure": energy * DAILY[body.activity],
    }
