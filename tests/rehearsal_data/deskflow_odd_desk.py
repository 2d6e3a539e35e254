"""Odd tickets, and odd comments inside them."""

from tests.rehearsal_data.deskflow_company import FIRST, comment, ticket
from tests.rehearsal_data.deskflow_layout import CANARIES
from tests.rehearsal_data.practice import Practice, Row

ASKS = "p010"


def add_odd_tickets(practice: Practice) -> None:
    """Add tickets of nobody, of unknown kinds, with texts that hurt."""
    loaded: tuple[tuple[str, Row, str, str, str, str], ...] = (
        (
            "t900",
            {"channel": "fax"},
            "ticket-by-fax",
            "No such channel is declared: the web.",
            "Origin",
            "Web",
        ),
        ("t901", {"subject": "S" * 300}, "ticket-subject-over-255", "Cut knowingly.", "Subject", "S" * 255),
        (
            "t902",
            {"tags": ["a", "b", "a"]},
            "ticket-with-a-tag-twice",
            "Tags stay as they are.",
            "Tags__c",
            "a, b, a",
        ),
        (
            "t903",
            {"subject": CANARIES["subject"]},
            "canary-in-a-subject",
            "Must reach no log.",
            "Subject",
            CANARIES["subject"],
        ),
        (
            "t904",
            {"comments": None, "tags": None},
            "ticket-without-lists",
            "Null instead of a list.",
            "Comment_Count__c",
            "0",
        ),
        ("t905", {"priority": ""}, "ticket-without-priority", "None is required.", "Urgency__c", ""),
    )
    for key, fields, name, why, target, value in loaded:
        practice.loaded(name, ("Ticket", _add(practice, key, fields)), why, **{target: value})
    refused: tuple[tuple[str, Row, str, str, str], ...] = (
        ("t906", {"status": "on_hold"}, "ticket-status-unknown", "PCK101", "Not a status that is declared."),
        (
            "t907",
            {"priority": "P1"},
            "ticket-priority-unknown",
            "PCK109",
            "Waits until somebody maps the value.",
        ),
        ("t914", {"product_id": "w90"}, "ticket-on-unloaded-product", "LNK102", "Its product did not load."),
        ("t908", {"kind": "praise"}, "ticket-kind-unknown", "PCK101", "Not a kind that is declared."),
        ("t909", {"requester_id": "p999"}, "ticket-of-nobody", "LNK101", "Its person is in no listing."),
        (
            "t910",
            {"requester_id": "p905"},
            "ticket-of-unloaded-person",
            "LNK102",
            "Held, because the person did not load.",
        ),
        ("t911", {"subject": "S" * 301}, "ticket-subject-over-300", "TYP103", "Declared as 300 characters."),
        (
            "t912",
            {"description": "#N/A"},
            "ticket-missing-value",
            "SFR111",
            "A Bulk load takes this text as null.",
        ),
        (
            "t913",
            {"opened_at": "yesterday"},
            "ticket-opened-yesterday",
            "TYP101",
            "Not a time that is declared.",
        ),
    )
    for key, fields, name, rule, why in refused:
        practice.refused(name, ("Ticket", _add(practice, key, fields)), rule, why)
    _odd_comments(practice)


def _odd_comments(practice: Practice) -> None:
    said = [comment("t920", number, FIRST) for number in range(1, 7)]
    said[0] |= {"author": None, "body": "Nobody signed this."}
    said[1] |= {"body": CANARIES["comment"], "author": "Ida Berg"}
    said[2] |= {"body": "b" * 8001}
    said[3] |= {"written_at": None}
    said[4] |= {"written_at": "2023-03-02T03:30:00Z"}
    said[5] |= {"body": "b\u0000b"}
    _add(practice, "t920", {"comments": said})
    at = [("Comment", f"t920:c{number}") for number in range(1, 7)]
    practice.loaded(
        "comment-without-author", at[0], "Somebody said it.", Description="somebody: Nobody signed this."
    )
    practice.loaded(
        "canary-in-a-comment", at[1], "Must reach no log.", Description=f"Ida Berg: {CANARIES['comment']}"
    )
    practice.refused("comment-over-8000", at[2], "TYP103", "Declared as 8,000 characters.")
    practice.refused("comment-without-time", at[3], "TYP104", "Its created date would be that of the load.")
    practice.loaded(
        "comment-late-in-the-evening",
        at[4],
        "In Chicago it is still the day before.",
        ActivityDate="2023-03-01",
    )
    practice.refused(
        "comment-with-nul", at[5], "TYP101", "A control character that no text field should hold."
    )
    _add(practice, "t921", {"status": "closed", "comments": [comment("t921", 1, FIRST)]})
    why = "Its ticket is closed, and Brightline's answer leaves such comments behind."
    practice.skipped("comment-on-a-closed-ticket", ("Comment", "t921:c1"), why, "COV103")
    _add(practice, "t922", {"status": "on_hold", "comments": [comment("t922", 1, FIRST)]})
    practice.refused(
        "ticket-on-hold-with-comment", ("Ticket", "t922"), "PCK101", "Not a status that is declared."
    )
    why = "Nobody knows whether its ticket is closed."
    practice.refused("comment-on-a-ticket-of-unknown-status", ("Comment", "t922:c1"), "PCK101", why)


def _add(practice: Practice, key: str, fields: Row) -> str:
    plain: Row = {
        "requester_id": ASKS,
        "status": "open",
        "product_id": None,
        "comments": [],
        "kind": "question",
    }
    return practice.add("Ticket", ticket(key, int(key[1:])) | plain | fields)
