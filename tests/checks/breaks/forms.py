"""Computed fields, fields kept in another form of their type, and parts of records: one edit each."""

from tests.checks.breaks.edit import Break, pair

_SEX = "      Sex__c: text(20)\n"

BREAKS: dict[str, Break] = {
    "SFM125": pair(
        (
            "{type: money, label: Account Balance,",
            "{type: money, computed: {formula: '0'}, label: Account Balance,",
        )
    ),
    "SFM126": pair((_SEX, "      Sex__c: {type: text(20), kept_as: percent}\n")),
    "SFM127": pair(
        (
            "        Patient_Contact__c: {type: ref(Contact)!, on_delete: restrict}",
            "        Patient_Contact__c: {type: ref(Contact)!, on_delete: restrict, kept_as: part_of}",
        )
    ),
    "SFM128": pair(
        (_SEX, f"{_SEX}      Age_Known__c: {{type: bool, computed: {{formula: NOT(ISBLANK(Birthdate))}}}}\n")
    ),
}
