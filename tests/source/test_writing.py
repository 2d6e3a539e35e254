"""What is written is read back as it was."""

from hypothesis import given
from hypothesis import strategies as st

from compiler.diagnostics.diagnostic import Diagnostics
from compiler.source.located import Plain
from compiler.source.reader import read
from compiler.source.writing import document, scalar

TRAPS = (
    *("yes", "no", "010", "1e3", "a: b", "a #b", "- x", "x | y", "$zone", "12:30", "null", "~", "2024-01-01"),
    *("a,b", "[x]", "{a}", "'q'", '"q"', "own -> route", "@x", "concat('a', b) | trim", "*x", "&x", "!x"),
    *("%x", "", "  a ", "x:", "a\nb", "true", "1", "1.5", "back\\slash", "tab\there", "type in ['a', 'b']"),
)
TEXTS = st.sampled_from(TRAPS) | st.text(st.characters(categories=("L", "N", "P", "S", "Zs")), max_size=20)
SCALARS = TEXTS | st.integers(-(10**9), 10**9) | st.booleans()
KEYS = TEXTS.filter(lambda text: bool(text.strip()) and "\n" not in text)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(SCALARS, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(KEYS, VALUES, min_size=1, max_size=4))
def test_every_document_is_read_back_as_it_was_unless_it_holds_characters_that_no_spec_may(
    value: dict[str, Plain],
) -> None:
    diags = Diagnostics()
    located = read("pair", "specs/pairs/p.yaml", document(value), diags)

    if located is None or list(diags):
        assert {found.rule for found in diags} <= {"YML114", "YML115", "YML116"}
    else:
        assert located.value == value


def test_expressions_stand_without_quotes() -> None:
    assert scalar("email | trim | lower") == "email | trim | lower"
    assert scalar("patient_id -> patient") == "patient_id -> patient"
    assert scalar("$tenant -> practice_account") == "$tenant -> practice_account"


def test_what_others_read_differently_is_quoted() -> None:
    assert scalar("no") == "'no'"
    assert scalar("12:30") == "'12:30'"
    assert scalar("Dr. O'Hara: #1") == "'Dr. O''Hara: #1'"
    assert scalar("1.50") == "'1.50'"


def test_a_document_begins_with_what_editors_read() -> None:
    written = document(
        {"spec": "pair/v1", "routes": {"a": {"set": {}}}, "key": ["id", "a, b"]}, "# modeline\n"
    )

    assert written == "# modeline\nspec: pair/v1\nroutes:\n  a:\n    set: {}\nkey: [id, 'a, b']\n"
