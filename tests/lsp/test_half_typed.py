"""Whatever is typed, the editor gets an answer: random stretches of specs go missing, all questions come."""

from hypothesis import given, settings
from hypothesis import strategies as st

from compiler.lsp.completion import completion
from compiler.lsp.cursor import cursor
from compiler.lsp.definition import definition
from compiler.lsp.desk import Desk
from compiler.lsp.findings import findings
from compiler.lsp.hover import hover
from compiler.lsp.typed import typed
from compiler.lsp.words import next_role, words
from tests.workspace import OVERLAY, PAIR, SOURCE, TARGET, TZDATA, shipped

TEST = "specs/tests/practicehub-salesforce.yaml"
TEXTS = shipped()


@st.composite
def _desks(draw: st.DrawFn) -> tuple[Desk, str, int, int]:
    """A desk on which one file lost a stretch, and the position where it was or another one."""
    path = draw(st.sampled_from((PAIR, PAIR, SOURCE, TARGET, OVERLAY, TEST)))
    text = TEXTS[path]
    start = draw(st.integers(0, len(text)))
    left = (
        text[:start]
        + draw(st.sampled_from(("", "", "|", "{", "'", "$", "a: ", "\n", "\t")))
        + text[start + draw(st.integers(0, 200)) :]
    )
    offset = draw(st.one_of(st.just(min(start, len(left))), st.integers(0, len(left))))
    line = left.count("\n", 0, offset)
    column = offset - (left.rfind("\n", 0, offset) + 1)
    sound = draw(st.sampled_from(({}, TEXTS)))
    return Desk(texts={**TEXTS, path: left}, tzdata=TZDATA, sound=sound), path, line, column


@settings(max_examples=12, deadline=None)
@given(_desks())
def test_every_question_has_an_answer_whatever_is_missing(case: tuple[Desk, str, int, int]) -> None:
    desk, path, line, column = case

    for files in findings(desk, path).findings.values():
        for file, found in files.items():
            lines = desk.texts[file].split("\n")
            assert all(1 <= one.span.line <= len(lines) for one in found)
    assert hover(desk, path, line, column) != ""
    span = definition(desk, path, line, column)
    assert span is None or span.file in desk.texts
    assert all(one.text for one in completion(desk, path, line, column))


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="abc:{}[]'\"-# \n|$.,>\t", max_size=80), st.integers(0, 9), st.integers(0, 40))
def test_any_text_has_a_position_or_none(text: str, line: int, column: int) -> None:
    found = typed(text, line, column)
    under = cursor("specs/pairs/a.yaml", text, line, column)

    assert found is None or found.before in text
    assert under is None or under.at >= 0


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="ab_ |$(),.'<>=-0", max_size=60))
def test_any_text_has_words(text: str) -> None:
    assert "".join(word.text for word in words(text)).replace(" ", "") == "".join(text.split()).replace(
        " ", ""
    )
    assert next_role(text) in ("text", "decision", "field", "function", "map", "rates", "keyword")
