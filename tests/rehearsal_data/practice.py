"""A practice while it is being written: tables, files, users, and what must become of the odd rows."""

from collections.abc import Iterable
from dataclasses import dataclass, field

Row = dict[str, object]

KEYS = {
    "PractitionerPatient": ("practitioner_id", "patient_id"),
    "InvoiceDetail": ("invoice_id",),
    "PolicyAcknowledgement": ("practitioner_id", "policy_code"),
    "PatientDetail": ("patient_id",),
    "CustomProperty": ("patient_id", "name"),
    "ConsentDetail": ("submission_id",),
    "NoteImage": ("note_id", "position"),
    "VitalsTrend": ("patient_id", "scan_date"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Expectation:
    """What must become of one source row.

    `key` is the row's id as text; the parts of a composite key are joined by `:`. `value` is the text
    expected in `field` at the target, "" where that must be empty, None where only the outcome counts.
    """

    name: str
    object: str
    key: str
    outcome: str
    why: str
    rule: str | None = None
    field: str | None = None
    value: str | None = None


@dataclass(slots=True, kw_only=True)
class Practice:
    """Everything a rehearsal folder is written from; built up step by step, therefore not frozen.

    `found` are rows that no file lists because they are found inside others or made from them. `behind` are
    the keys of rows, by object, that the pair leaves behind on purpose.
    """

    tables: dict[str, list[Row]] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    users: list[Row] = field(default_factory=list)
    answers: list[tuple[str, str]] = field(default_factory=list)
    expected: list[Expectation] = field(default_factory=list)
    found: dict[str, list[Row]] = field(default_factory=dict)
    behind: dict[str, set[str]] = field(default_factory=dict)

    def row(self, object_name: str, key: str) -> Row:
        """The one row with that key; raises LookupError where there is none or more than one."""
        found = [row for row in self.tables[object_name] if key_of(object_name, row) == key]
        if len(found) != 1:
            raise LookupError(f"{len(found)} rows of {object_name} have the key {key}")
        return found[0]

    def add(self, object_name: str, row: Row) -> str:
        """Append a row and name its key."""
        self.tables.setdefault(object_name, []).append(row)
        return key_of(object_name, row)

    def loaded(self, name: str, at: tuple[str, str], why: str, **shown: str) -> None:
        """Expect that a row loads; one keyword may name a target field and the text expected there."""
        target, value = next(iter(shown.items()), (None, None))
        self._expect(
            Expectation(
                name=name, object=at[0], key=at[1], outcome="loaded", why=why, field=target, value=value
            )
        )

    def refused(self, name: str, at: tuple[str, str], rule: str, why: str) -> None:
        """Expect that crosswalk refuses a row for the named rule."""
        self._expect(Expectation(name=name, object=at[0], key=at[1], outcome="refused", rule=rule, why=why))

    def failed(self, name: str, at: tuple[str, str], rule: str, why: str) -> None:
        """Expect that a row is tried and fails."""
        self._expect(Expectation(name=name, object=at[0], key=at[1], outcome="failed", rule=rule, why=why))

    def skipped(self, name: str, at: tuple[str, str], why: str, rule: str = "KEY109") -> None:
        """Expect that the repetition of a row is skipped, while the row itself loads once.

        With the rule COV103, that a row is left behind on purpose.
        """
        self._expect(Expectation(name=name, object=at[0], key=at[1], outcome="skipped", rule=rule, why=why))

    def listed(self, object_name: str) -> list[Row]:
        """The rows that the source gives: no list holds what is archived."""
        rows = self.found.get(object_name) or self.tables.get(object_name, [])
        return [row for row in rows if not row.get("archivedAt")]

    def settled(self, object_name: str) -> frozenset[str]:
        """The keys of an object's rows that are already known not to load."""
        return frozenset(
            entry.key
            for entry in self.expected
            if entry.object == object_name and entry.outcome in ("refused", "failed")
        )

    def _expect(self, entry: Expectation) -> None:
        same = [
            e
            for e in self.expected
            if (e.object, e.key, e.outcome) == (entry.object, entry.key, entry.outcome)
        ]
        if entry.outcome != "loaded" and same:
            raise LookupError(f"{entry.object} {entry.key} is expected twice: {entry.name}, {same[0].name}")
        self.expected.append(entry)


def key_of(object_name: str, row: Row) -> str:
    """A row's key as text, its parts joined by `:`."""
    return ":".join(str(row[name]) for name in KEYS.get(object_name, ("id",)))


def newest_first(rows: Iterable[Row]) -> list[Row]:
    """Rows by descending number, as the API lists them."""
    return sorted(rows, key=lambda row: int(str(row["id"])), reverse=True)
