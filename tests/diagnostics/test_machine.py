"""What a program reads of findings."""

import json
from dataclasses import replace

from compiler.diagnostics.diagnostic import Diagnostic, Fix, Label, Place
from compiler.diagnostics.machine import as_json, concise, fingerprint
from tests.diagnostics.files import Files, at

FILES = Files({"a.yaml": "one\n  two: three\n"})
FINDING = Diagnostic(
    rule="REF102",
    message="there is no `mnr`",
    place=at("a.yaml", 2, 8, 5),
    label="not in the platform file",
    related=(Label(place=at("a.yaml", 1, 1, 3), text="read here"),),
    notes=("a note",),
    helps=("did you mean `mrn`?",),
)


def test_the_concise_form_is_one_line_for_each_finding() -> None:
    other = Diagnostic(rule="COV101", message="two\nlines \u202e", place=at("a.yaml", 1, 1, 1))

    assert concise([FINDING, other], FILES) == (
        "a.yaml:1:1 COV101 two\\x0alines \\u202e\na.yaml:2:8 REF102 there is no `mnr`\n"
    )


def test_a_finding_without_a_position_is_named_by_its_document() -> None:
    assert concise([Diagnostic(rule="YML113", message="gone", place=Place(document="pair"))], FILES) == (
        "pair YML113 gone\n"
    )


def test_json_holds_everything_that_is_known() -> None:
    assert json.loads(as_json([FINDING], FILES)) == {
        "format_version": "1.1",
        "errors": 1,
        "warnings": 0,
        "notes": 0,
        "diagnostics": [
            {
                "rule": "REF102",
                "level": "error",
                "message": "there is no `mnr`",
                "document": "a.yaml",
                "address": "2.8.5",
                "span": {"file": "a.yaml", "line": 2, "column": 8, "end_line": 2, "end_column": 13},
                "label": "not in the platform file",
                "related": [
                    {
                        "text": "read here",
                        "document": "a.yaml",
                        "address": "1.1.3",
                        "span": {"file": "a.yaml", "line": 1, "column": 1, "end_line": 1, "end_column": 4},
                    }
                ],
                "notes": ["a note"],
                "helps": ["did you mean `mrn`?"],
                "fix": None,
                "fingerprint": fingerprint(FINDING),
            }
        ],
    }


def test_json_is_the_same_whatever_the_order_and_holds_ascii_only() -> None:
    other = Diagnostic(
        rule="COV109",
        level="warning",
        message="grüße \u202e \udce9",
        place=Place(document="source", keys=("objects", "Ü")),
    )

    first = as_json([FINDING, other], FILES)

    assert first == as_json([other, FINDING], FILES)
    assert first.isascii()
    assert json.loads(first)["warnings"] == 1
    assert json.loads(first)["diagnostics"][1]["address"] == "source.objects.Ü"
    assert json.loads(first)["diagnostics"][1]["span"] is None


def test_json_of_nothing_is_an_object_too() -> None:
    assert json.loads(as_json([], FILES)) == {
        "format_version": "1.1",
        "errors": 0,
        "warnings": 0,
        "notes": 0,
        "diagnostics": [],
    }


def test_a_fingerprint_tells_findings_apart_by_rule_place_and_words() -> None:
    place = Place(document="pair", keys=("routes", "patient"))
    prints = {
        fingerprint(Diagnostic(rule=rule, message=message, place=where))
        for rule in ("REF102", "REF103")
        for message in ("a", "b\udce9")
        for where in (place, place.at("set"), Place(document="source", keys=place.keys))
    }

    assert len(prints) == 12
    assert fingerprint(Diagnostic(rule="REF102", message="a", place=place)) == fingerprint(
        Diagnostic(rule="REF102", message="a", place=place, label="other", helps=("words",))
    )


MEANT = Fix(title="did you mean `four`?", old="three", new="four", applicability="suggested")


def test_json_holds_the_edit_of_a_fix() -> None:
    found = json.loads(as_json([replace(FINDING, fix=MEANT)], FILES))["diagnostics"][0]["fix"]

    assert found == {
        "title": "did you mean `four`?",
        "applicability": "suggested",
        "edits": [
            {
                "span": {"file": "a.yaml", "line": 2, "column": 8, "end_line": 2, "end_column": 13},
                "text": "four",
            }
        ],
    }


def test_a_fix_of_another_text_than_the_file_holds_is_left_out() -> None:
    other = replace(FINDING, fix=replace(MEANT, old="thre"))

    assert json.loads(as_json([other], FILES))["diagnostics"][0]["fix"] is None
