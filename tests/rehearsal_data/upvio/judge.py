"""Says of every row of Harbor Health what must become of it, from the words of the spec alone."""

import json
import re
from base64 import b64decode
from binascii import Error
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from html.parser import HTMLParser
from zoneinfo import ZoneInfo

from compiler.sandbox.practice import read_answers
from tests.rehearsal_data.practice import Row, key_of
from tests.rehearsal_data.reading import Rehearsal
from tests.rehearsal_data.upvio.declared import Declarations

ZONE = ZoneInfo("America/New_York")
MODIFIED = {
    "Patient": "updatedAt",
    "Appointment": "updatedAt",
    "VitalsScan": "updatedAt",
    "Organization": "updated_at",
    "Thread": "last_message_at",
    "CustomProperty": "updated_at",
}
PATIENTS = {
    "Appointment": "patient.id",
    "VitalsScan": "patientId",
    "FormSubmission": "patientId",
    "PatientNote": "patient_id",
    "Attachment": "patient_id",
    "Thread": "patient_id",
    "Booking": "patient_id",
}
OBJECTS = ("Organization", "Staff", "Patient", *PATIENTS)
NAMED = {
    "Thread": "last_text",
    "Booking": "notes",
    "PatientNote": "body",
    "Organization": "name",
    "Patient": "name",
}
UNFINISHED = ("PENDING", "STARTED", "FAILED", "ABORTED")
AVERAGED = (
    "heartRate", "heartRateVariability", "stressIndex", "bloodPressureSystolic", "bloodPressureDiastolic",
)  # fmt: skip
MINUTES = 24 * 60
CELL = 131_072  # what a long text field of the org holds

Verdicts = dict[str, dict[str, set[str]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """What is judged by; `verdicts` grow object by object, parents first."""

    rehearsal: Rehearsal
    declared: Declarations
    listed: dict[str, dict[str, list[Row]]]
    verdicts: Verdicts


class Images(HTMLParser):
    """Collects the sources of the images of a note."""

    def __init__(self) -> None:
        super().__init__()
        self.sources: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "img":
            self.sources.append(dict(attrs).get("src") or "")


def judge(rehearsal: Rehearsal) -> Verdicts:
    """For each object that is moved, the keys that do not load and the rules they break."""
    listed = {
        name: _grouped(rehearsal, name)
        for name in (*OBJECTS, "PatientDetail", "ConsentDetail", "CustomProperty")
    }
    bench = Bench(rehearsal=rehearsal, declared=Declarations(), listed=listed, verdicts={})
    for name in OBJECTS:
        found = {
            key: set(_broken(bench, name, rows))
            for key, rows in listed[name].items()
            if not is_behind(name, rows[0])
        }
        bench.verdicts[name] = {key: rules for key, rules in found.items() if rules}
    bench.verdicts["Organization"] |= _circles(listed["Organization"])
    bench.verdicts["NoteImage"] = _images(bench)
    bench.verdicts["VitalsTrend"] = _trends(bench)
    return bench.verdicts


def behind(rehearsal: Rehearsal) -> dict[str, set[str]]:
    """For each object, the keys of the rows that are left behind on purpose."""
    found = {name: _grouped(rehearsal, name) for name in ("VitalsScan", "FormSubmission")}
    left = {
        name: {key for key, rows in groups.items() if is_behind(name, rows[0])}
        for name, groups in found.items()
    }
    return left | {"Staff": _without_user(rehearsal)}


def is_behind(name: str, row: Row) -> bool:
    """Whether nobody knows whose it is, or nothing was measured."""
    if name == "VitalsScan":
        return not row.get("patientId") or row["status"] in UNFINISHED
    return name == "FormSubmission" and not row.get("patientId")


def at(row: Row, path: str) -> object:
    """A member by its dotted name; None where there is none."""
    found: object = row
    for name in path.split("."):
        found = found.get(name) if isinstance(found, dict) else None
    return found


def images(row: Row) -> list[str]:
    """The sources of the images in a note."""
    parser = Images()
    parser.feed(str(row["body"]))
    return parser.sources


def day_of(moment: object) -> str:
    """The day of the clinic at a moment."""
    return datetime.fromisoformat(str(moment)).astimezone(ZONE).date().isoformat()


def newest(name: str, rows: list[Row]) -> Row | None:
    """The row that counts among those of one key, or None where nobody can say."""
    different = [row for place, row in enumerate(rows) if row not in rows[:place]]
    if len(different) == 1:
        return different[0]
    if name not in MODIFIED:
        return None
    ordered = sorted(different, key=lambda row: str(row[MODIFIED[name]]))
    return None if ordered[-1][MODIFIED[name]] == ordered[-2][MODIFIED[name]] else ordered[-1]


def _grouped(rehearsal: Rehearsal, name: str) -> dict[str, list[Row]]:
    groups: dict[str, list[Row]] = {}
    for row in rehearsal.tables[name]:
        if not row.get("archivedAt"):
            groups.setdefault(key_of(name, row), []).append(row)
    return groups


def _broken(bench: Bench, name: str, rows: list[Row]) -> Iterator[str]:
    row = newest(name, rows)
    if row is None:
        yield "KEY110"
        return
    yield from bench.declared.broken(name, row)
    yield from _by_the_pair(bench, name, row)
    if name in PATIENTS and (patient := at(row, PATIENTS[name])):
        yield from _link(bench, "Patient", str(patient))
    if name == "Attachment":
        yield from _content(bench, str(row["path"]), str(row["size"]))


def _by_the_pair(bench: Bench, name: str, row: Row) -> Iterator[str]:
    if "#N/A" in (row.get(NAMED.get(name, "")), at(row, "service.name")):
        yield "SFR111"
    if name == "Patient":
        yield from _of_patient(bench, row)
    elif name == "Appointment" and re.fullmatch("-?[0-9]+", str(row["duration"])):
        if not 0 <= int(str(row["duration"])) <= MINUTES:
            yield "SFR102"
    elif name == "Booking":
        if re.fullmatch(r"-[0-9.]+", str(row["amount"])):
            yield "COV104"
    elif name == "FormSubmission":
        if any(
            len(json.dumps(row[field], separators=(",", ":"))) > CELL for field in ("questions", "answers")
        ):
            yield "TYP103"
        for detail in bench.listed["ConsentDetail"].get(str(row["id"]), []):
            yield from bench.declared.broken("ConsentDetail", detail)


def _of_patient(bench: Bench, row: Row) -> Iterator[str]:
    if row["name"] and not str(row["name"]).strip():
        yield "TYP104"
    for page in bench.listed["PatientDetail"].get(str(row["id"]), []):
        yield from bench.declared.broken("PatientDetail", page)
    properties = [one for one in bench.listed["CustomProperty"].values() if one[0]["patient_id"] == row["id"]]
    if any(newest("CustomProperty", rows) is None for rows in properties):
        yield "LNK105"


def _link(bench: Bench, name: str, key: str) -> Iterator[str]:
    if key not in bench.listed[name]:
        yield "LNK101"
    elif key in bench.verdicts[name]:
        yield "LNK102"


def _content(bench: Bench, named: str, size: str | None = None) -> Iterator[str]:
    root = (bench.rehearsal.folder / "export").resolve()
    path = root / named
    inside = not named.startswith("/") and path.resolve().is_relative_to(root)
    if not inside or not path.is_file() or size not in (None, str(path.stat().st_size)):
        yield "FIL101"


def _images(bench: Bench) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for row in bench.rehearsal.tables["PatientNote"]:
        for position, source in enumerate(images(row), start=1):
            rules = set(_link(bench, "Patient", str(row["patient_id"])))
            rules = rules or set(_image(bench, source))
            found[f"{row['id']}:{position}"] = rules
    return {key: rules for key, rules in found.items() if rules}


def _image(bench: Bench, source: str) -> Iterator[str]:
    if not source.startswith("data:"):
        yield from _content(bench, source)
        return
    head, _, body = source.partition(",")
    try:
        b64decode(body, validate=True)
    except Error:
        yield "FIL101"
        return
    if not head.endswith(";base64"):
        yield "FIL101"


def _circles(organizations: dict[str, list[Row]]) -> dict[str, set[str]]:
    """Rows are sent by the ids of their parents; the last of a circle is the one that closes it."""
    parents = {key: str(rows[0]["parent_id"]) for key, rows in organizations.items()}
    closing: dict[str, set[str]] = {}
    for key in parents:
        circle, above = [key], parents[key]
        while above in parents and above not in circle:
            circle.append(above)
            above = parents[above]
        if above == key:
            closing[max(circle, key=lambda one: (parents[one], one))] = {"ORG"}
    return closing


def trends(rehearsal: Rehearsal) -> dict[str, list[Row]]:
    """The scans that each row of VitalsTrend is made of, by its key."""
    found: dict[str, list[Row]] = {}
    for row in rehearsal.tables["VitalsScan"]:
        if row.get("patientId") and row["status"] not in UNFINISHED:
            found.setdefault(f"{row['patientId']}:{day_of(row['startedAt'])}", []).append(row)
    return found


def _trends(bench: Bench) -> dict[str, set[str]]:
    needed = {"status", *(f"results.metrics.{name}" for name in AVERAGED)}
    found: dict[str, set[str]] = {}
    for key, rows in trends(bench.rehearsal).items():
        unread = any(
            needed & bench.declared.told("VitalsScan", row).keys() or _is_set_aside(row) for row in rows
        )
        links = set(_link(bench, "Patient", key.partition(":")[0]))
        found[key] = {"TYP101"} if unread else links
    return {key: rules for key, rules in found.items() if rules}


def _is_set_aside(row: Row) -> bool:
    return any(isinstance(at(row, f"results.metrics.{name}"), dict) for name in AVERAGED)


def _without_user(rehearsal: Rehearsal) -> set[str]:
    """Staff whose address is no active user's and whom the administrator's answers leave blank."""
    emails = {str(user["Email"]) for user in rehearsal.org["users"] if user["IsActive"]}
    answers = read_answers(rehearsal.folder)
    return {
        str(row["id"])
        for row in rehearsal.tables["Staff"]
        if str(row["email"]).strip().lower() not in emails and not answers.get(str(row["id"]))
    }
