"""The door to the templates: what is missing is an error, and no text breaks out of a table's cell."""

import re

import jinja2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from compiler.emitters.markdown import cell, code
from compiler.emitters.templates import Templates


def test_a_text_ends_with_exactly_one_line_feed() -> None:
    found = Templates({"a.j2": "{{ word }}\n\n\n", "b.j2": "{{ word }}"})

    assert found.render("a.j2", word="hello") == "hello\n"
    assert found.render("b.j2", word="hello") == "hello\n"


def test_a_word_that_is_not_given_is_an_error() -> None:
    with pytest.raises(jinja2.UndefinedError):
        Templates({"a.j2": "{{ wrod }}"}).render("a.j2", word="hello")


def test_a_template_that_does_not_exist_is_an_error() -> None:
    with pytest.raises(jinja2.TemplateNotFound):
        Templates({}).render("a.j2")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a | b", "a \\| b"),
        ("two\nlines\r\nand\ttabs", "two lines and tabs"),
        ("<b>bold</b>", "\\<b\\>bold\\</b\\>"),
        ("Visit_Notes__c *x*", "Visit\\_Notes\\_\\_c \\*x\\*"),
        ("[a](b) `c` \\", "\\[a\\](b) \\`c\\` \\\\"),
        ("", ""),
    ],
)
def test_a_cell_shows_a_text_as_it_is(text: str, expected: str) -> None:
    assert cell(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("name | trim", "`name \\| trim`"),
        ("a ` b", "`` a ` b ``"),
        ("`` x", "``` `` x ```"),
        ("", ""),
        ("a\nb", "`a b`"),
    ],
)
def test_code_keeps_its_marks(text: str, expected: str) -> None:
    assert code(text) == expected


@given(st.text())
def test_no_text_ends_its_cell_or_its_row(text: str) -> None:
    for shown in (cell(text), code(text)):
        bars = [match.start() for match in re.finditer(r"\|", shown)]
        assert [at for at in bars if shown[at - 1 : at] != "\\"] == []
        assert len(shown.splitlines()) <= 1
