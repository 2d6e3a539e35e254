"""The template that says who each practitioner's user is: its columns, and what its page tells."""

from compiler.emitters.documents.users import header
from compiler.emitters.documents.writing import WRITING
from compiler.runtime import template
from tests.emitters.compiled import compiled

FIND = "    op: find\n    find: {Email: mail}\n    show: {name: name}\n    unmatched: {owner: $fallback}\n"


def test_the_template_has_its_columns_and_no_row() -> None:
    assert WRITING.emit(compiled())["docs/users-doctor_user.csv"] == (
        "doctor_key,name,Email,suggested_username,suggested_user_id,licence,profile,role,user_id,note\n"
    )


def test_a_run_writes_the_same_columns() -> None:
    load = next(load for load in compiled().plan.loads if load.operation == "find")

    assert header(load) == template.header(load)


def test_the_page_says_what_to_fill_in_and_what_happens_to_the_rest() -> None:
    text = WRITING.emit(compiled())["docs/users.markdown"]

    assert "| `user_id` | the user's Id with 18 characters" in text
    assert "the answer to `fallback` owns them then" in text
    assert "| `Email` | from Clinic: `mail` |" in text
    assert "`users-doctor_user.csv`" in text


def test_an_expression_with_bars_stays_in_its_cell() -> None:
    text = WRITING.emit(compiled(("find: {Email: mail}", "find: {Email: mail | trim | lower}")))[
        "docs/users.markdown"
    ]

    assert "| `Email` | from Clinic: `mail \\| trim \\| lower` |" in text


def test_a_pair_that_matches_nobody_has_no_template() -> None:
    found = compiled(
        ("  doctor_user:\n    from: Doctor\n    to: User\n" + FIND, ""),
        ("OwnerId: id -> doctor_user", "OwnerId: $fallback"),
        ("OwnerId: doctor -> doctor_user", "OwnerId: $fallback"),
    )

    assert [name for name in WRITING.emit(found) if name.startswith("docs/users")] == []
