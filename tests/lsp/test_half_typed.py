"""Whatever is typed, the editor gets an answer: random stretches of specs go missing, all questions come."""

from collections.abc import Mapping, Sequence

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
from tests.meaning import studio
from tests.workspace import OVERLAY, PAIR, SOURCE, TARGET, TZDATA, shipped

TEST = "specs/tests/practicehub-salesforce.yaml"
PATHS = (PAIR, PAIR, SOURCE, TARGET, OVERLAY, TEST)
TEXTS = {path: text for path, text in shipped().items() if path in PATHS}
SMALL_TEST = "specs/tests/studio-crm.yaml"
SMALL_PATHS = (studio.PAIR, studio.PAIR, studio.SOURCE, studio.TARGET, studio.OVERLAY, SMALL_TEST)
SMALL = {
    **studio.TEXTS,
    SMALL_TEST: """\
spec: test/v1
pair: studio-crm
cases:
  a guest is in a mood:
    route: guest
    given: {id: 1, name: Ana, mood: sad}
    expect: {LastName: Ana, Mood__c: Sad}
""",
}


@st.composite
def _desks(draw: st.DrawFn, texts: Mapping[str, str], paths: Sequence[str]) -> tuple[Desk, str, int, int]:
    """A desk on which one file lost a stretch, and the position where it was or another one."""
    path = draw(st.sampled_from(paths))
    text = texts[path]
    start = draw(st.integers(0, len(text)))
    left = (
        text[:start]
        + draw(st.sampled_from(("", "", "|", "{", "'", "$", "a: ", "\n", "\t")))
        + text[start + draw(st.integers(0, 200)) :]
    )
    offset = draw(st.one_of(st.just(min(start, len(left))), st.integers(0, len(left))))
    line = left.count("\n", 0, offset)
    column = offset - (left.rfind("\n", 0, offset) + 1)
    sound = draw(st.sampled_from(({}, texts)))
    return Desk(texts={**texts, path: left}, tzdata=TZDATA, sound=sound), path, line, column


@settings(max_examples=16, deadline=None)
@given(_desks(SMALL, SMALL_PATHS))
def test_every_question_has_an_answer_whatever_is_missing(case: tuple[Desk, str, int, int]) -> None:
    _every_question_has_an_answer(*case)


@settings(max_examples=3, deadline=None)
@given(_desks(TEXTS, PATHS))
def test_every_question_has_an_answer_in_a_large_pair_too(case: tuple[Desk, str, int, int]) -> None:
    _every_question_has_an_answer(*case)


def _every_question_has_an_answer(desk: Desk, path: str, line: int, column: int) -> None:
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
