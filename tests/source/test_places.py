"""Every value knows where it was typed, and every character of a text too."""

import unicodedata
from collections.abc import Iterator

import pytest
import yaml
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from compiler.diagnostics.diagnostic import Diagnostics, Place
from compiler.diagnostics.locator import Span
from compiler.diagnostics.machine import as_json, concise
from compiler.diagnostics.render import render
from compiler.source import events
from compiler.source.located import Keys, Located, Plain
from compiler.source.reader import read
from compiler.source.sources import Sources
from tests.source.reading import FILE, located

_LETTERS = "abcXYZ 0159_-:#'\"{}[],|>&*!%@.é😀日\n"
_TEXTS = st.text(_LETTERS, max_size=40)
_VALUES = st.recursive(
    st.one_of(_TEXTS, st.integers(-(10**9), 10**9), st.booleans(), st.none()),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.text(_LETTERS, min_size=1, max_size=12), inner, max_size=3),
    ),
    max_leaves=12,
)


@settings(deadline=None, max_examples=150)
@given(
    value=st.dictionaries(st.text("abcde", min_size=1, max_size=5), _VALUES, min_size=1, max_size=4),
    style=st.sampled_from([None, "'", '"', "|", ">"]),
    flow=st.sampled_from([None, True, False]),
    width=st.integers(10, 90),
)
def test_what_is_written_is_read_and_each_value_stands_where_it_says(
    value: dict[str, Plain], style: str | None, flow: bool | None, width: int
) -> None:
    text = yaml.safe_dump(
        value, default_style=style, default_flow_style=flow, width=width, allow_unicode=True, sort_keys=False
    )
    assume("!!" not in text)  # a style for all makes numbers carry tags
    diags = Diagnostics()
    found = read("pair", FILE, text, diags)
    assume(not list(diags))  # words such as `0_1`, which the library does not quote

    assert found is not None
    assert found.value == value
    for keys, node in _nodes(found.value):
        written = found.index[keys]
        if written.style in ("|", ">"):
            assert "".join(text[written.start : written.end].split()).endswith("".join(str(node).split()))
        else:
            assert yaml.safe_load(_dedented(text, written.start, written.end)) == node
        if keys and not keys[-1].isdecimal():
            assert written.key_start is not None
            assert yaml.safe_load(text[written.key_start : written.key_end] or "''") == keys[-1]


@settings(deadline=None, max_examples=300)
@given(
    value=st.text("abc |'\"\\é😀{\n\t", min_size=1, max_size=60),
    style=st.sampled_from([None, "'", '"', "|", ">"]),
    width=st.integers(8, 80),
)
def test_each_character_of_a_text_is_found_where_it_was_typed(
    value: str, style: str | None, width: int
) -> None:
    text = yaml.safe_dump({"k": value}, default_style=style, width=width, allow_unicode=True)
    diags = Diagnostics()
    found = read("pair", FILE, text, diags)
    assume(not list(diags))
    sources = Sources.of({FILE: text}, found)

    for offset, character in enumerate(value):
        span = sources.span(Place(document="pair", keys=("k",)).within(offset, 1))
        assert span is not None
        if not character.isspace():
            assert _typed(text, span) in (character, character * 2, f"\\{character}", _escaped(character))


def _escaped(character: str) -> str:
    code = ord(character)
    return f"\\x{code:02X}" if code < 256 else f"\\u{code:04X}" if code < 65536 else f"\\U{code:08X}"


def _typed(text: str, span: Span) -> str:
    assert span.line == span.end_line
    return text.split("\n")[span.line - 1][span.column - 1 : span.end_column - 1]


def _dedented(text: str, start: int, end: int) -> str:
    """Return a stretch of a file with its first line moved to the column at which it began."""
    column = start - text.rfind("\n", 0, start) - 1
    return " " * column + text[start:end] if end > start else "null"


def _nodes(value: Plain, keys: Keys = ()) -> Iterator[tuple[Keys, Plain]]:
    yield keys, value
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, below in inner:
        yield from _nodes(below, (*keys, str(key)))


_WORDS = (
    "a b:_ \n __ -_ [ ] { } , :_ ?_ &x_ *x_ !t_ |_ >- ' \" #_c --- ... %YAML_1.1\n \t <<:_ yes \r \\0 0 1.5 ~"
)
_SOUP = st.lists(
    st.sampled_from(_WORDS.split(" ")).map(lambda word: word.replace("_", " ")), max_size=40
).map("".join)


@settings(deadline=None, max_examples=400)
@given(st.one_of(st.text(), st.text(st.characters(codec=None)), _SOUP))
@example("\ud800")
@example("a: \ud800\udce9\n")
def test_no_text_makes_the_reader_or_a_view_fail(text: str) -> None:
    diags = Diagnostics()
    found = read("pair", FILE, text, diags)
    sources = Sources.of({FILE: text}, found)

    shown = render(diags, sources)

    assert (found is None) <= diags.has_errors
    assert all(
        character == "\n" or unicodedata.category(character) not in ("Cc", "Cs", "Cf") for character in shown
    )
    assert shown.encode().decode() == shown
    assert concise(diags, sources).count("\n") == len(diags)
    assert as_json(diags, sources).isascii()


def test_the_parser_in_python_reads_the_same_as_the_one_in_c(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "a: {b: [1, 'x'], c: \"y\\n\"}\nd: |\n  one\n  two\ne:\n- f\n- g: h é\n"
    fast = located(text)
    monkeypatch.setattr(events, "_Loader", yaml.SafeLoader)

    slow = located(text)

    assert slow == fast


def _sources(text: str) -> tuple[Sources, Located]:
    found = located(text)
    return Sources.of({FILE: text}, found), found


def _at(text: str, place: Place) -> tuple[int, int, int, int]:
    span = _sources(text)[0].span(place)
    assert span is not None
    assert span.file == FILE
    return span.line, span.column, span.end_line, span.end_column


PAIR = Place(document="pair")


def test_keys_and_values_have_places_of_their_own() -> None:
    text = "routes:\n  patient: {to: Contact}\n"

    assert _at(text, PAIR.at("routes", "patient", "to")) == (2, 17, 2, 24)
    assert _at(text, PAIR.at("routes", "patient", "to").key()) == (2, 13, 2, 15)
    assert _at(text, PAIR.at("routes", "patient").key()) == (2, 3, 2, 10)


def test_items_of_a_list_are_found_by_their_number() -> None:
    assert _at("a: [x, yz]\n", PAIR.at("a", "1")) == (1, 8, 1, 10)
    assert _at("a:\n- x\n- yz\n", PAIR.at("a", "1")) == (3, 3, 3, 5)


def test_a_block_ends_with_its_last_value_and_not_with_the_blank_lines_after_it() -> None:
    assert _at("a:\n  b: 1\n  c: 2\n\n# more\n\nd: 3\n", PAIR.at("a")) == (2, 3, 3, 7)


def test_an_empty_value_is_shown_at_its_key() -> None:
    assert _at("a:\n  set:\n", PAIR.at("a", "set")) == (2, 3, 2, 6)


def test_what_nobody_wrote_is_shown_at_what_is_around_it() -> None:
    text = "routes:\n  patient:\n    to: Contact\n"

    assert _at(text, PAIR.at("routes", "patient", "link", "AccountId")) == (2, 3, 2, 10)
    assert _at(text, PAIR.at("delta", "window")) == (1, 1, 3, 16)


def test_characters_of_a_quoted_text_are_counted_after_the_quote() -> None:
    assert _at("a: 'it''s | trm'\n", PAIR.at("a").within(7, 3)) == (1, 13, 1, 16)
    assert _at('a: "x\\ty | trm"\n', PAIR.at("a").within(6, 3)) == (1, 12, 1, 15)


def test_characters_of_a_folded_text_are_found_on_their_lines() -> None:
    text = "a: >-\n  first_name\n  | trm\nb: x\n"

    assert _at(text, PAIR.at("a").within(13, 3)) == (3, 5, 3, 8)


def test_a_stretch_over_a_fold_reaches_from_line_to_line() -> None:
    assert _at("a: one\n  two\n", PAIR.at("a").within(0, 7)) == (1, 4, 2, 6)


def test_a_stretch_at_the_end_of_a_text_points_behind_it() -> None:
    assert _at("a: x |\n", PAIR.at("a").within(3, 1)) == (1, 7, 1, 7)


def test_a_document_that_was_never_read_has_no_places() -> None:
    assert _sources("a: 1\n")[0].span(Place(document="overlay", keys=("x",))) is None


def test_lines_are_those_of_the_file() -> None:
    sources, _ = _sources("a: 1\r\nb: 2")

    assert [sources.line(FILE, number) for number in (0, 1, 2, 3)] == [None, "a: 1", "b: 2", None]
    assert sources.line("elsewhere.yaml", 1) is None
