"""What a person reads of a finding."""

import inspect
import re

import pytest

from compiler.diagnostics.diagnostic import Diagnostic, Label, Level, Place
from compiler.diagnostics.locator import Span
from compiler.diagnostics.render import COLOUR, PLAIN, Palette, render, tally
from tests.diagnostics.files import Files, at

FILES = Files({"a.yaml": "one\n  two: three\n", "b.yaml": "\n" * 99 + "x: y\n"})


def _finding(
    place: Place, message: str = "something is wrong", rule: str = "REF101", level: Level = "error"
) -> Diagnostic:
    return Diagnostic(rule=rule, level=level, message=message, place=place)


def _shown(diagnostic: Diagnostic, files: Files = FILES) -> str:
    return re.sub(r"\n +=( at: [0-9.]+)$", "", render([diagnostic], files).rstrip("\n")) + "\n"


def _is(diagnostic: Diagnostic, expected: str, files: Files = FILES) -> None:
    assert _shown(diagnostic, files) == inspect.cleandoc(expected) + "\n"


def test_a_finding_shows_its_line_and_underlines_the_place() -> None:
    _is(
        _finding(at("a.yaml", 2, 8, 5)),
        """
        error[REF101]: something is wrong
         --> a.yaml:2:8
        2 |   two: three
          |        ^^^^^
        """,
    )


def test_words_beside_the_place_notes_and_helps_follow_in_this_order() -> None:
    finding = Diagnostic(
        rule="TYP102",
        level="warning",
        message="it is too long",
        place=at("a.yaml", 2, 3, 3),
        label="40 characters fit",
        notes=("first fact", "second fact"),
        helps=("shorten it",),
    )

    assert render([finding], FILES) == (
        "warning[TYP102]: it is too long\n"
        " --> a.yaml:2:3\n"
        "2 |   two: three\n"
        "  |   ^^^ 40 characters fit\n"
        "  = note: first fact\n"
        "  = note: second fact\n"
        "  = help: shorten it\n"
        "  = at: 2.3.3\n"
    )


def test_related_places_are_shown_below_and_another_file_is_named() -> None:
    finding = Diagnostic(
        rule="REF110",
        message="it exists already",
        place=at("a.yaml", 2, 3, 3),
        related=(
            Label(place=at("a.yaml", 1, 1, 3), text="first"),
            Label(place=at("b.yaml", 100, 1, 1), text="elsewhere"),
        ),
    )

    _is(
        finding,
        """
        error[REF110]: it exists already
           --> a.yaml:2:3
          2 |   two: three
            |   ^^^
          1 | one
            | --- first
           ::: b.yaml:100:1
        100 | x: y
            | - elsewhere
        """,
    )


def test_the_address_is_the_one_an_overlay_would_use() -> None:
    known = Files({"specs/p.yaml": "x"})

    assert "= at: source.objects.Patient\n" in render(
        [_finding(Place(document="source", keys=("objects", "Patient")))], known
    )
    assert "= at: routes.patient\n" in render(
        [_finding(Place(document="pair", keys=("routes", "patient")))], known
    )
    assert "= at:" not in render([_finding(Place(document="source"))], known)


def test_a_place_that_was_never_read_is_named_by_its_document() -> None:
    assert render([_finding(Place(document="overlay"))], FILES) == (
        "error[REF101]: something is wrong\n --> overlay\n"
    )


def test_an_empty_stretch_still_has_one_mark() -> None:
    assert "  |    ^\n" in _shown(_finding(at("a.yaml", 1, 4, 0)))


def test_findings_come_in_the_order_of_files_lines_columns_and_rules() -> None:
    found = [
        _finding(at("b.yaml", 100, 1, 1), "f"),
        _finding(at("a.yaml", 2, 3, 1), "d"),
        _finding(at("a.yaml", 2, 3, 1), "c", rule="DAG101"),
        _finding(at("a.yaml", 2, 8, 1), "e"),
        _finding(at("a.yaml", 1, 1, 1), "b"),
        _finding(Place(document="a.yaml"), "a"),
    ]

    for order in (found, found[::-1]):
        assert re.findall(r"\]: (.)", render(order, FILES)) == ["a", "b", "c", "d", "e", "f"]


def test_an_empty_line_stands_between_findings_and_nothing_for_none() -> None:
    found = [_finding(at("a.yaml", 1, 1, 1)), _finding(at("a.yaml", 2, 3, 1))]

    assert render(found, FILES).count("\n\n") == 1
    assert render([], FILES) == ""


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\u202eevil", r"\u202eevil"),
        ("\x1b]0;title\x07", r"\x1b]0;title\x07"),
        ("zero\u200bwidth", r"zero\u200bwidth"),
        ("\udce9", r"\xe9"),
        ("\ud800", r"\ud800"),
        ("two\nlines", r"two\x0alines"),
        ("no\xa0break", r"no\xa0break"),
        ("\U000e0041", r"\U000e0041"),
        ("\u3164", r"\u3164"),
        ("tab\tstop", "tab    stop"),
        ("grüße 日本 😀", "grüße 日本 😀"),
    ],
)
def test_nothing_in_a_text_can_move_the_cursor_or_hide(text: str, shown: str) -> None:
    finding = Diagnostic(
        rule="REF101",
        message=text,
        place=at("a.yaml", 1, 1, 1),
        label=text,
        notes=(text,),
        helps=(text,),
        related=(Label(place=at("a.yaml", 1, 1, 1), text=text),),
    )

    assert render([finding], FILES) == (
        f"error[REF101]: {shown}\n --> a.yaml:1:1\n1 | one\n  | ^ {shown}\n1 | one\n  | - {shown}\n"
        f"  = note: {shown}\n  = help: {shown}\n  = at: 1.1.1\n"
    )


def test_marks_stand_below_what_is_shown_even_where_that_is_wider() -> None:
    files = Files({"a.yaml": "日本\t\u202e: bad"})

    _is(
        _finding(at("a.yaml", 1, 7, 3)),
        r"""
        error[REF101]: something is wrong
         --> a.yaml:1:7
        1 | 日本    \u202e: bad
          |                 ^^^
        """,
        files,
    )


def test_a_very_long_line_is_cut_around_the_place() -> None:
    files = Files({"a.yaml": "x" * 5000 + "BAD" + "y" * 5000})

    lines = _shown(_finding(at("a.yaml", 1, 5001, 3)), files).splitlines()

    assert lines[2] == "1 | …" + "x" * 60 + "BAD" + "y" * 97 + "…"
    assert lines[3] == "  | " + " " * 61 + "^^^"


class _ManyLines(Files):
    def span(self, place: Place) -> Span | None:
        return Span(file="a.yaml", line=2, column=3, end_line=9, end_column=1)


def test_of_a_stretch_over_many_lines_the_first_is_underlined_to_its_end() -> None:
    assert "2 |   two: three\n  |   ^^^^^^^^^^\n" in render(
        [_finding(Place(document="pair"))], _ManyLines(FILES.contents)
    )


def test_a_line_that_is_gone_is_not_drawn() -> None:
    assert (
        _shown(_finding(at("gone.yaml", 3, 1, 1)))
        == "error[REF101]: something is wrong\n --> gone.yaml:3:1\n"
    )


def test_colour_changes_nothing_but_the_colour() -> None:
    found = [_finding(at("a.yaml", 1, 1, 3)), _finding(at("a.yaml", 2, 1, 3), level="warning")]
    coloured = render(found, FILES, COLOUR)

    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == render(found, FILES, PLAIN)
    assert "\x1b[1;31merror[REF101]\x1b[0m" in coloured
    assert "\x1b[1;33mwarning[REF101]\x1b[0m" in coloured
    assert "\x1b" not in render(found, FILES)


def test_a_palette_paints_what_it_has_a_code_for() -> None:
    palette = Palette(error="<", reset=">")

    assert (palette.paint(palette.error, "x"), palette.paint(palette.note, "x")) == ("<x>", "x")


def test_a_tally_counts_each_level_in_words() -> None:
    found = [_finding(at("a.yaml", 1, 1, 1), str(number)) for number in range(2)]
    warning = _finding(at("a.yaml", 1, 1, 1), level="warning")
    note = _finding(at("a.yaml", 1, 1, 1), level="note")

    assert tally([*found, warning, note]) == "2 errors, 1 warning, 1 note"
    assert tally([]) == ""
