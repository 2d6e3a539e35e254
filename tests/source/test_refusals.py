"""What YAML allows and a spec does not, each with the words that its author reads."""

import time

import pytest

from compiler.diagnostics.diagnostic import Diagnostics
from compiler.source.reader import read
from tests.source.reading import rules, says, told


def test_an_alias_bomb_is_refused_before_it_is_walked() -> None:
    bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
        f"{name}: &{name} [{', '.join(['*' + before] * 9)}]\n"
        for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    started = time.perf_counter()

    assert rules(bomb) == ["YML103"] * 9
    assert time.perf_counter() - started < 1


def test_an_anchor_is_refused_once_with_its_first_use() -> None:
    says(
        "a: &shared {op: insert}\nb: *shared\nc: *shared\n",
        """
        error[YML103]: anchors are not part of the spec language
         --> specs/pairs/p.yaml:1:4
        1 | a: &shared {op: insert}
          |    ^^^^^^^ `&shared` names a value
        2 | b: *shared
          |    ------- used again here
          = help: write the value at each place, or put it in the platform file
        """,
    )


def test_an_alias_without_an_anchor_is_refused() -> None:
    says(
        "a: *shared\n",
        """
        error[YML103]: aliases are not part of the spec language
         --> specs/pairs/p.yaml:1:4
        1 | a: *shared
          |    ^^^^^^^ `*shared` refers to nothing
          = help: quote it if it is text: '*shared'
        """,
    )


def test_a_value_that_holds_itself_is_refused() -> None:
    says(
        "a: &a [*a]\n",
        """
        error[YML103]: anchors are not part of the spec language
         --> specs/pairs/p.yaml:1:4
        1 | a: &a [*a]
          |    ^^ `&a` names a value
        1 | a: &a [*a]
          |        -- used again here
          = help: write the value at each place, or put it in the platform file
        """,
    )


def test_a_key_given_twice_is_shown_at_both_places() -> None:
    says(
        "set:\n  Phone: phone\n  Phone: email\n",
        """
        error[YML102]: `Phone` is given twice
         --> specs/pairs/p.yaml:3:3
        3 |   Phone: email
          |   ^^^^^ second value
        2 |   Phone: phone
          |   ----- first value
        """,
    )


def test_keys_that_differ_in_quotes_alone_are_the_same() -> None:
    assert rules("'a': 1\n\"a\": 2\na: 3\n") == ["YML102", "YML102"]


def test_a_tag_that_would_run_code_is_refused() -> None:
    says(
        "a: !!python/object/apply:os.system ['rm -rf /']\n",
        """
        error[YML108]: tags are not part of the spec language
         --> specs/pairs/p.yaml:1:4
        1 | a: !!python/object/apply:os.system ['rm -rf /']
          |    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ `!!python/object/apply:os.system` is a tag
          = help: remove it; quote the value if it begins with `!`
        """,
    )


@pytest.mark.parametrize("tag", ["!include ../../etc/passwd", "!!str yes", "! plain", "!<tag:x,2020:y> a"])
def test_every_tag_is_refused_even_a_harmless_one(tag: str) -> None:
    assert rules(f"a: {tag}\n") == ["YML108"]


def test_a_file_is_never_included_by_path_or_url() -> None:
    says(
        "routes: !include https://example.org/routes.yaml\n",
        """
        error[YML108]: tags are not part of the spec language
         --> specs/pairs/p.yaml:1:9
        1 | routes: !include https://example.org/routes.yaml
          |         ^^^^^^^^ `!include` is a tag
          = help: remove it; quote the value if it begins with `!`
        """,
    )


def test_a_directive_is_refused() -> None:
    says(
        "%YAML 1.1\n---\na: 1\n",
        """
        error[YML108]: directives are not part of the spec language
         --> specs/pairs/p.yaml:1:1
        1 | %YAML 1.1
          | ^ a line that begins with `%`
          = help: remove it
        """,
    )


def test_a_merge_key_is_refused() -> None:
    says(
        "route:\n    <<: {op: insert}\n    to: Task\n",
        """
        error[YML103]: merge keys are not part of the spec language
         --> specs/pairs/p.yaml:2:5
        2 |     <<: {op: insert}
          |     ^^ `<<` hides where a value comes from
          = help: put shared values in the platform file, or in an overlay
        """,
    )


def test_two_documents_are_refused() -> None:
    says(
        "a: 1\n---\nb: 2\n",
        """
        error[YML109]: the file holds more than one document
         --> specs/pairs/p.yaml:2:1
        2 | ---
          | ^^^ a second document begins here
        1 | a: 1
          | - the first one
          = help: put each document in a file of its own
        """,
    )


@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment\n", "---\n", "null\n"])
def test_a_file_without_a_value_is_called_empty(text: str) -> None:
    assert told(text).startswith("error[YML109]: the file is empty\n --> specs/pairs/p.yaml:1:1\n")


def test_a_key_that_is_not_text_is_refused() -> None:
    says(
        "1: a\ntrue: b\n",
        """
        error[YML115]: the key `1` is not text
         --> specs/pairs/p.yaml:1:1
        1 | 1: a
          | ^ keys are text
          = help: quote it: '1'

        error[YML115]: the key `true` is not text
         --> specs/pairs/p.yaml:2:1
        2 | true: b
          | ^^^^ keys are text
          = help: quote it: 'true'
        """,
    )


def test_braces_that_were_meant_as_text_are_explained() -> None:
    says(
        "a: {{ name }}\n",
        """
        error[YML115]: a mapping stands where a key belongs
         --> specs/pairs/p.yaml:1:5
        1 | a: {{ name }}
          |     ^ keys are text
          = help: quote the whole value if its brackets are text
        """,
    )


def test_a_missing_key_is_refused() -> None:
    assert "error[YML115]: a key is missing\n" in told("? \n: 1\n")


def test_a_syntax_error_says_what_was_begun_and_where() -> None:
    says(
        "a: [1, 2\nb: 3\n",
        """
        error[YML101]: the file is not valid YAML: did not find expected ',' or ']'
         --> specs/pairs/p.yaml:2:2
        2 | b: 3
          |  ^
        1 | a: [1, 2
          |    - while parsing a flow sequence
        """,
    )


def test_findings_before_a_syntax_error_are_kept() -> None:
    assert sorted(rules("a: yes\na: 1\nb: [\n")) == ["YML101", "YML102", "YML105"]


def test_what_is_refused_but_whole_is_still_read_so_that_its_shape_can_be_checked() -> None:
    diags = Diagnostics()

    found = read("pair", "p.yaml", "a: yes\nb: 12:30\n", diags)

    assert found is not None
    assert found.value == {"a": "yes", "b": "12:30"}
    assert [diagnostic.rule for diagnostic in diags] == ["YML105", "YML105"]


@pytest.mark.parametrize("text", ["a: *x\n", "[a]: 1\n", "a: 1\n---\nb: 2\n", "a: [", "[" * 65])
def test_what_could_not_be_kept_is_not_read_at_all(text: str) -> None:
    diags = Diagnostics()

    assert read("pair", "p.yaml", text, diags) is None
    assert diags.has_errors
