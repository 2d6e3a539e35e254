"""What the rules that decide about rows mean, in one sentence each; a report says it beside the rule."""

from collections.abc import Mapping

from compiler.runtime.settling import JOB_FAILED, ORG

QUARANTINED = "PCK109"

_MEANINGS: Mapping[str, str] = {
    "COV103": "the spec says that records of this case stay where they are",
    "COV104": "no route claims this record",
    "DEC101": "a question that it depends on has no answer",
    "FIL101": "the bytes of the file could not be fetched",
    "FIL102": "the file that is stored there is not the one that was read",
    "FIL103": "the destination did not take the file",
    "FIL104": "the stored file has other details; change it in the destination or remove it and run again",
    "KEY105": "the record has no key",
    "KEY109": "the same record came twice; one counts",
    "KEY110": "several versions of a record came, and nobody can say which is right",
    "KEY111": "a newer version of this record came too",
    "KEY112": "its record was written by a route that does not claim it any more; it is not written twice",
    "KEY113": "a record with its key was there before and was taken over",
    "KEY114": "several rows are related to it where one is meant",
    "LNK101": "what it refers to is not in the source",
    "LNK102": "what it refers to did not load",
    "LNK103": "it refers to itself through others, in a circle",
    "LNK104": "the destination lacks the record that every row of a route refers to, or has several",
    "LNK105": "a value would be taken from a row that cannot be used; that row is named too",
    "LOD101": "the row is larger than an upload may be",
    "LOD102": "its record was deleted before its references could be added",
    "LOD103": "it failed, and is sent again by the next load",
    "PCK101": "a value is not one that the spec maps",
    QUARANTINED: "a value waits for somebody to map it; its record is sent once the map has it",
    "SFR102": "it lasts longer than is allowed there",
    "SFR111": "a text would be taken as the sign to empty a field",
    "TYP101": "a value cannot be read as what it is declared to be",
    "TYP103": "a value is longer than declared",
    "TYP104": "a required value is missing",
    "TYP108": "a local time never was, or was twice, on a clock change",
    "TYP109": "a number has more digits than its field keeps",
    "TYP116": "no rate says what its amount is worth on that day",
    "USR101": "nobody named a user, so the fallback owner owns it",
    JOB_FAILED: "alone in its job, it makes the whole job fail",
}


def meaning(rule: str) -> str:
    """Return the sentence for a rule; empty where none is known."""
    if rule in _MEANINGS:
        return _MEANINGS[rule]
    return "the destination refused it with this code" if rule.startswith(ORG) else ""
