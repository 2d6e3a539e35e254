"""The folder of Brightline Supply, the company on Deskflow."""

from tests.rehearsal_data.layout import Layout

ROUTED = ("Agent", "Account", "Person", "Ticket", "Comment", "Interest", "Product", "Deal", "Line", "Role")
CANARIES = {
    "name": "CANARY-41c7d2-NAME",
    "subject": "CANARY-9e02b5-SUBJECT",
    "comment": "CANARY-d81f36-COMMENT",
}
HEAD = """# A company to rehearse with

Brightline Supply does not exist, and neither does Deskflow: names, addresses, tickets and deals are made up
from lists of words. No line is about a real person or firm.

Made by `python -m tests.rehearsal_data.deskflow THIS_FOLDER`, which writes the same bytes every time. Change
the converter, not these files.

| file | what |
| --- | --- |
| `source/<Object>.jsonl` | what the API answers, one record a line, in the order of its listing |
| `org.json` | the target org before the move: its settings and its users |
| `users.csv` | which user each unmatched agent is, as the administrator answers; blank: nobody |
| `expected.json` | what must become of every row below, of the canaries, and the totals |

Times are universal. Comments stand inside their tickets, so no file lists `Comment`; the pair makes
`Interest` of tickets. Comments on closed tickets and parts in lost deals stay behind, as Brightline has
answered.
"""
WORDS = """*loaded*: the record arrives, with the text shown in the field named (`(empty)`: nothing in it;
amounts compare as numbers). *refused*: crosswalk does not send it and names the rule. *failed*: it is tried
and does not succeed. *skipped*: the repetition of a row that loads once (`KEY109`), or a row that the pair
leaves behind on purpose (`COV103`). `expected.json` names the rows.
"""
BRIGHTLINE = Layout(
    exports={},
    spreadsheet="",
    users="agent_key",
    organisation={
        "name": "Brightline Supply (rehearsal)",
        "edition": "Enterprise Edition",
        "sandbox": True,
        "audit_fields": True,
        "multiday_events": False,
        "client_id": "crosswalk-rehearsal",
    },
    number="00D7t00000Brt3S",
    canaries=tuple(CANARIES.values()),
    routed=ROUTED,
    head=HEAD,
    words=WORDS,
)
