"""Texts of specs in Markdown: they are shown, whatever they look like, and tables keep their shape."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from compiler.emitters.markdown import (
    Ready,
    cell,
    code,
    counted,
    link,
    prose_code,
    sentence,
    slug,
    slugs,
    table,
    text,
    with_code,
)
from compiler.emitters.site.inline import lead_links, markdown_reader, shown, words_of

HOSTILE = (
    "<script>alert(1)</script>",
    "a | b",
    "`code` and ``more``",
    "[a](javascript:alert(1))",
    "](javascript:alert(1))",
    "![x](https://tracker.example/x.png)",
    "# not a heading",
    "- not a list",
    "1. not a list",
    "===",
    "***",
    "a_b_c *d* ~~e~~",
    "&lt;b&gt; &#x41;",
    "<https://example.org>",
    "trailing \\",
    "\"quotes\" and 'others'",
)


def _words(markdown: str) -> str:
    """Return what a reader of Markdown sees of a text, which must all be in one paragraph."""
    tokens = MarkdownIt("commonmark", {"html": False}).parse(markdown)
    assert [one.type for one in tokens] in (["paragraph_open", "inline", "paragraph_close"], []), markdown
    return "".join(child.content for one in tokens for child in one.children or ())


@pytest.mark.parametrize("written", HOSTILE)
def test_a_hostile_text_is_shown_as_it_is(written: str) -> None:
    assert _words(text(written)) == " ".join(written.split())
    assert _words(prose_code(written)) == " ".join(written.split())
    assert shown(cell(written).replace("\\|", "|"), markdown_reader()).words == " ".join(written.split())


@given(st.text(st.characters(exclude_categories=("Cs", "Cc"))))
@example("  #")
@example("+ x")
@example("12) x")
@example("\\\\`")
def test_any_text_is_shown_as_it_is(written: str) -> None:
    assert _words(text(written)) == " ".join(written.split())


_CELLS = st.lists(
    st.one_of(
        st.sampled_from([*map(cell, HOSTILE), *map(code, HOSTILE)]),
        st.text("ab c_.:'\"()é1", max_size=8).map(cell),
        st.text("ab`|_. <&", max_size=8).map(code),
        st.text("ab [*", min_size=1, max_size=6)
        .filter(str.strip)
        .map(lambda words: link(words, "mapping", "A b")),
        st.sampled_from(["**bold**", "*soft*", "&", "!", "a & b", "&amp;", "[x](y)", "``", "`"]),
    ),
    max_size=6,
).map("".join)


@given(_CELLS)
def test_a_cell_read_quickly_is_what_the_whole_reader_makes_of_it(content: str) -> None:
    one_line = " ".join(content.split()).replace("\\|", "|")
    reader = markdown_reader()
    tokens = reader.parseInline(one_line)
    lead_links(tokens[0].children or ())

    found = shown(one_line, reader)

    assert found.html == str(reader.renderer.render(tokens, reader.options, {}))
    assert found.words == words_of(tokens[0].children or ())


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Order of work", "order-of-work"),
        ("patient: Patient to Contact", "patient-patient-to-contact"),
        ("Invoice__c in Salesforce", "invoice__c-in-salesforce"),
        ("What is lost, and why?", "what-is-lost-and-why"),
        ("45 CFR 164.514(b)(2)(i)", "45-cfr-164514b2i"),
        ("Größe", "größe"),
    ],
)
def test_anchors_are_those_that_git_hosts_give(heading: str, expected: str) -> None:
    assert slug(heading) == expected


def test_the_same_heading_twice_gets_a_number() -> None:
    assert list(slugs(["Fields", "Fields", "Fields 1", "Fields"])) == [
        "fields",
        "fields-1",
        "fields-1-1",
        "fields-2",
    ]


def test_a_table_shows_code_below_heads_in_back_ticks_and_leaves_links_alone() -> None:
    made = table(
        ["`name`", "why", "see"], [("a|b", "c|d", link("Patient", "mapping", "Patient")), ("x", None, "")]
    )

    assert made == (
        "| name | why | see |\n"
        "| --- | --- | --- |\n"
        "| `a\\|b` | c\\|d | [Patient](mapping.markdown#patient) |\n"
        "| `x` |  |  |\n"
    )


def test_a_row_with_another_number_of_cells_than_the_head_is_an_error() -> None:
    with pytest.raises(ValueError, match="zip"):
        table(["a", "b"], [("only one",)])


def test_what_is_markdown_already_is_not_escaped_again() -> None:
    assert text(Ready("[a](b)")) == cell(Ready("[a](b)")) == "[a](b)"


def test_numbers_are_written_with_their_noun() -> None:
    assert [counted(0, "route"), counted(1, "route"), counted(1204, "entry", "entries")] == [
        "0 routes",
        "1 route",
        "1,204 entries",
    ]


def test_a_sentence_begins_with_a_capital() -> None:
    assert (sentence("kept in the export"), sentence("")) == ("Kept in the export", "")


def test_a_link_title_cannot_end_its_link() -> None:
    made = link("](javascript:alert(1))", "mapping")

    assert re.fullmatch(r"\[\\\]\(javascript:alert\(1\)\)\]\(mapping\.markdown\)", made)


def test_what_stands_between_back_ticks_is_code_and_the_rest_is_text() -> None:
    assert with_code("the answer to `a_b|c` of x_y") == "the answer to `a_b\\|c` of x\\_y"
    assert with_code("one ` alone <b>") == "one \\` alone \\<b\\>"
    assert with_code("``") == ""
