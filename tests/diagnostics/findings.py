"""Findings of every level, with and without a place, whose words are hard to write down."""

from compiler.diagnostics.diagnostic import Diagnostic, Fix, Label, Place
from compiler.diagnostics.law import Law
from tests.diagnostics.files import Files, at

FILES = Files({"specs/a b,c%.yaml": "one: yes\n  two: <three> & 'four'\n", "z.yaml": "first\nsecond\n"})
QUOTED = Fix(title="quote it: 'yes'", old="yes", new="'yes'", applicability="safe")
ODD = Diagnostic(
    rule="YML105",
    message="`yes` means 100% <else>\n& \u202e more, or: less",
    place=at("specs/a b,c%.yaml", 1, 6, 3),
    label="some tools read this as a boolean",
    related=(
        Label(place=at("z.yaml", 2, 1, 6), text="read here"),
        Label(place=Place(document="pair"), text="nowhere"),
    ),
    notes=("a note",),
    helps=("quote it: 'yes'", "or do not"),
    fix=QUOTED,
)
PLAIN = Diagnostic(rule="COV109", level="warning", message="never used", place=at("z.yaml", 1, 1, 5))
NOWHERE = Diagnostic(rule="DAG102", level="note", message="later", place=Place(document="overlay"))
ALL = (NOWHERE, PLAIN, ODD)
LAWS = {
    "YML105": Law(
        id="YML105",
        level="error",
        title="value read differently",
        why="Tools differ.",
        remedy="Quote it.",
        source="https://yaml.org/type/bool.html",
        verified="2026-11, the page",
    ),
    "COV109": Law(id="COV109", level="warning", title="map never used", why="It misleads.", silenced=True),
    "DAG102": Law(id="DAG102", level="note", title="second pass", why="It says so."),
    "REF101": Law(id="REF101", level="error", title="unknown object", why="Nothing is read."),
}
