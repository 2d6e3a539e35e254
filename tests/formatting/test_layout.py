"""What the canonical form looks like, one choice at a time."""

from pathlib import Path
from textwrap import dedent

import pytest

from compiler.diagnostics.diagnostic import Diagnostics
from compiler.formatting import format_spec
from tests.workspace import ROOT

SHIPPED = sorted((ROOT / "specs").rglob("*.yaml"))


def _formatted(text: str) -> str:
    diags = Diagnostics()
    made = format_spec("spec.yaml", dedent(text).lstrip("\n"), diags)
    assert made is not None, list(diags)
    return made


def _form(text: str) -> str:
    return dedent(text).lstrip("\n")


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_the_shipped_specs_are_in_canonical_form(path: Path) -> None:
    text = path.read_text(encoding="utf-8")

    assert format_spec(path.name, text, Diagnostics()) == text


def test_indentation_is_two_blanks_a_level_for_lists_too() -> None:
    made = _formatted("""
        routes:
            patient:
                  set:
                       Email: email
            rows:
            - a
            -   b: 1
                c: 2
    """)

    assert made == _form("""
        routes:
          patient:
            set:
              Email: email
          rows:
            - a
            - b: 1
              c: 2
    """)


def test_sections_come_in_the_order_of_their_kind_with_their_comments() -> None:
    made = _formatted("""
        # yaml-language-server: $schema=../schemas/pair.v1.json
        # why these routes
        routes:
          patient: {from: Patient, to: Contact}   # everybody
        name: a-b
        spec: pair/v1
        # what each value becomes
        maps:
          m: {from: a}
        target: b
        source: a
    """)

    assert made == _form("""
        # yaml-language-server: $schema=../schemas/pair.v1.json
        spec: pair/v1
        name: a-b
        source: a
        target: b

        # what each value becomes
        maps:
          m: {from: a}

        # why these routes
        routes:
          patient: {from: Patient, to: Contact}   # everybody
    """)


def test_a_drawn_heading_keeps_its_sections_below_it() -> None:
    made = _formatted("""
        spec: pair/v1

        # -- what moves ------------
        routes: {}
        maps: {}

        # -- who asks --------------
        decisions: {}
    """)

    assert made == _form("""
        spec: pair/v1

        # -- who asks --------------
        decisions: {}

        # -- what moves ------------
        maps: {}
        routes: {}
    """)


def test_what_has_no_heading_stays_above_all_headings() -> None:
    made = _formatted("""
        routes: {}
        # -- who this is ------------
        maps: {}
        spec: pair/v1
    """)

    assert made == _form("""
        routes: {}

        # -- who this is ------------
        spec: pair/v1
        maps: {}
    """)


def test_what_is_below_a_section_stays_in_the_order_of_its_author() -> None:
    text = _form("""
        spec: pair/v1
        splits:
          kind:
            otherwise: reject
            cases: {visit: end is present, admin: end is absent}
            of: Appointment
    """)

    assert _formatted(text) == text


def test_comments_keep_their_column_where_there_is_room() -> None:
    made = _formatted("""
        schema:
            key:    {field:   Key__c,type: text(40)}     # the key
            a: b # near
    """)

    assert made == _form("""
        schema:
          key: {field: Key__c, type: text(40)}           # the key
          a: b # near
    """)


def test_a_comment_stays_with_what_it_belongs_to() -> None:
    made = _formatted("""
        routes:
            a:
                x: 1
                # ends a
            # begins b
            b:
                z: 2
        # about maps
        maps: {}
    """)

    assert made == _form("""
        routes:
          a:
            x: 1
            # ends a
          # begins b
          b:
            z: 2

        # about maps
        maps: {}
    """)


def test_blank_lines_come_one_at_a_time() -> None:
    assert _formatted("a: 1\n\n\n\nb: 2\n\n\n") == "a: 1\n\nb: 2\n"


def test_braces_that_fit_are_drawn_together() -> None:
    made = _formatted("""
        grants: {
            Clinical: {read: [identifier,
                              health]},
        }
    """)

    assert made == "grants: {Clinical: {read: [identifier, health]}}\n"


def test_braces_of_many_lines_that_do_not_fit_become_a_block() -> None:
    names = [f"field_{number:02}" for number in range(20)]
    made = _formatted("fields: [\n" + ",\n".join(f"  {name}" for name in names) + "]\n")

    assert made == "fields:\n" + "".join(f"  - {name}\n" for name in names)


def test_a_long_row_on_one_line_is_its_authors_choice() -> None:
    text = "given: {" + ", ".join(f"field_{number:02}: value" for number in range(20)) + "}\n"

    assert _formatted(text) == text


def test_a_comment_inside_braces_makes_them_a_block() -> None:
    made = _formatted("""
        values: {a: Open,   # still on lists
                 b: Done}
    """)

    assert made == _form("""
        values:
          a: Open   # still on lists
          b: Done
    """)


def test_prose_in_braces_becomes_a_block() -> None:
    ask = "'Which zone are the times in, and do clinic days follow it as well: yes or no?'"

    assert _formatted(f"zone: {{ask: {ask}, type: time_zone}}\n") == (
        f"zone:\n  ask: {ask}\n  type: time_zone\n"
    )


@pytest.mark.parametrize("scalar", ["'000417'", '"a\\tb"', "'it''s'", "no_quotes", "'a: b'", "1.50", "''"])
def test_scalars_stay_as_they_were_typed(scalar: str) -> None:
    assert _formatted(f"a:   {scalar}\n") == f"a: {scalar}\n"


def test_text_of_many_lines_moves_as_a_whole() -> None:
    made = _formatted("""
        a:
            note: |
                  first
                    further in

                  last
            next: >-
              folded
              text   # of the text
            plain: one
              two
    """)

    assert made == _form("""
        a:
          note: |
            first
              further in

            last
          next: >-
            folded
            text   # of the text
          plain: one
            two
    """)


def test_windows_line_ends_become_plain_ones() -> None:
    assert _formatted("a: 1\r\nb: 2\r\n") == "a: 1\nb: 2\n"


@pytest.mark.parametrize("text", ["a: [1\n", "a: &x 1\nb: *x\n", "a: 1\na: 2\n", "a: no\n", "\ta: 1\n", ""])
def test_what_cannot_be_read_is_reported_and_not_touched(text: str) -> None:
    diags = Diagnostics()

    assert format_spec("spec.yaml", text, diags) is None
    assert all(found.rule.startswith("YML") for found in diags)
    assert diags.has_errors


def test_a_text_that_keeps_its_last_lines_changes_nothing_for_the_texts_after_it() -> None:
    text = "spec: pair/v1\nname: |+\n begin\n\nroutes: |\n begin\n one"

    assert format_spec("spec.yaml", text, Diagnostics()) == (
        "spec: pair/v1\nname: |+\n  begin\n\nroutes: |-\n  begin\n  one\n"
    )
