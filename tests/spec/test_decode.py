"""Every mistake in the shape of a document is reported at once, in words."""

import inspect
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compiler.diagnostics.diagnostic import Diagnostics
from compiler.diagnostics.render import render
from compiler.source.located import Located, Plain
from compiler.source.reader import read
from compiler.source.sources import Sources
from compiler.spec.decode import decode_overlay, decode_pair, decode_platform, decode_test
from compiler.spec.pair import LinkSpec, PairSpec

ROOT = Path(__file__).parents[2]
FILE = "specs/pairs/p.yaml"
START = """\
spec: pair/v1
name: a-b
source: a
target: b
schema: {key: {field: Key__c}}
"""
DECODERS = {"platform": decode_platform, "pair": decode_pair, "overlay": decode_overlay, "test": decode_test}
FOLDERS = {"platforms": "platform", "pairs": "pair", "orgs": "overlay", "tests": "test"}
SHIPPED = sorted(path for folder in FOLDERS for path in (ROOT / "specs" / folder).glob("*.yaml"))


def _decoded(text: str, kind: str = "pair") -> tuple[Any, str]:
    diags = Diagnostics()
    located = read(kind, FILE, text, diags)
    assert located is not None
    spec = DECODERS[kind](kind, located, diags)
    return spec, render(diags, Sources.of({FILE: text}, located))


def _says(text: str, expected: str) -> None:
    _, said = _decoded(text)

    assert said == inspect.cleandoc(expected) + "\n"


def _messages(text: str) -> list[str]:
    return [line for line in _decoded(text)[1].splitlines() if line.startswith("error")]


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_every_shipped_document_has_the_right_shape(path: Path) -> None:
    kind = FOLDERS[path.parent.name]

    spec, said = _decoded(path.read_text(encoding="utf-8"), kind)

    assert said == ""
    assert spec.spec == f"{kind}/v1"


def test_a_clean_document_becomes_its_type() -> None:
    spec, said = _decoded(
        START
        + "routes:\n  p: {from: P, to: C, set: {A: a, C: 3, B: true}, link: {L: a -> b, M: {ref: c -> d}}}\n"
    )

    assert said == ""
    assert isinstance(spec, PairSpec)
    assert spec.routes["p"].set == {"A": "a", "C": 3, "B": True}
    assert spec.routes["p"].link == {"L": "a -> b", "M": LinkSpec(ref="c -> d")}
    assert spec.sample.rows == 300


def test_an_unknown_key_is_refused_with_the_nearest() -> None:
    _says(
        START + "routes:\n  p:\n    from: P\n    to: C\n    lnk:\n      AccountId: a -> b\n",
        """
        error[YML104]: `lnk` is not a key of a route
          --> specs/pairs/p.yaml:10:5
        10 |     lnk:
           |     ^^^
           = help: did you mean `link`?
           = at: routes.p.lnk
        """,
    )


def test_an_unknown_key_that_is_like_no_other_lists_them_all() -> None:
    _says(
        START + "routes: {}\ngotchas: {a.b: {requird: true}}\n",
        """
        error[YML104]: `requird` is not a key of a gotcha
         --> specs/pairs/p.yaml:7:17
        7 | gotchas: {a.b: {requird: true}}
          |                 ^^^^^^^
          = help: the keys of a gotcha are `accepted`, `by`
          = at: gotchas.a.b.requird
        """,
    )


def test_a_comma_inside_braces_is_explained() -> None:
    _says(
        START + "routes: {}\ndecisions: {zone: {ask: Which zone, or none?}}\n",
        """
        error[YML104]: `or none?` is not a key of a decision
         --> specs/pairs/p.yaml:7:37
        7 | decisions: {zone: {ask: Which zone, or none?}}
          |                                     ^^^^^^^^
          = note: inside `{…}` a comma ends a value; quote a text that holds one
          = help: the keys of a decision are `ask`, `choices`, `decides`, `needed`, `type`
          = at: decisions.zone.or none?
        """,
    )


def test_a_value_of_the_wrong_kind_says_both_kinds() -> None:
    _says(
        START + "routes: {}\nsample: {rows: lots}\n",
        """
        error[YML110]: `rows` must be a number, this is text
         --> specs/pairs/p.yaml:7:16
        7 | sample: {rows: lots}
          |                ^^^^
          = at: sample.rows
        """,
    )


def test_text_that_looks_like_a_number_is_to_be_quoted() -> None:
    _says(
        START.replace("name: a-b", "name: 42") + "routes: {}\n",
        """
        error[YML110]: `name` must be text, this is a number
         --> specs/pairs/p.yaml:2:7
        2 | name: 42
          |       ^^
          = help: quote it: '42'
          = at: name
        """,
    )


@pytest.mark.parametrize(
    ("rest", "message", "remedy"),
    [
        ("sample: {rows: 3.5}", "`rows` must be a whole number, this has a decimal point", None),
        ("sample: {rows: 3.0}", "`rows` must be a whole number, this has a decimal point", None),
        ("sample: {rows: '3'}", "`rows` must be a number, this is text", "remove the quotes"),
        ("sample: {rows: true}", "`rows` must be a number, this is true or false", None),
        ("sample: [a]", "`sample` must be a mapping, this is a list", None),
        ("not_migrated: {X: }", "`X` must be text, this is empty", "give it a value, or remove the key"),
        ("not_migrated: {X: true}", "`X` must be text, this is true or false", "quote it: 'true'"),
        ("not_migrated: {X: {a: b}}", "`X` must be text, this is a mapping", None),
        ("reconcile: {sums: {r: Total}}", "`r` must be a list, this is text", "write it as a list: [Total]"),
        ("reconcile: {sums: {r: [A, 7]}}", "item 2 of `r` must be text, this is a number", "quote it: '7'"),
        (
            "schema: {fields: {C: {F: 1}}, key: {field: K}}",
            "`F` must be text or a mapping, this is a number",
            "quote it: '1'",
        ),
        (
            "routes: {p: {from: P, to: C, set: {A: [x]}}}",
            "`A` must be text, a number, true or false, this is a list",
            None,
        ),
        ("splits: x", "`splits` must be a mapping, this is text", None),
    ],
)
def test_each_wrong_kind_has_its_words(rest: str, message: str, remedy: str | None) -> None:
    start = START.replace("schema: {key: {field: Key__c}}\n", "") if rest.startswith("schema") else START
    routes = "" if rest.startswith("routes") else "routes: {}\n"

    _, said = _decoded(f"{start}{routes}{rest}\n")

    assert said.splitlines()[0] == f"error[YML110]: {message}"
    assert [line.strip() for line in said.splitlines() if "= help" in line] == (
        [f"= help: {remedy}"] if remedy else []
    )


def test_a_missing_key_is_named_with_what_needs_it() -> None:
    _says(
        START + "routes:\n  patient: {from: Patient}\n",
        """
        error[YML111]: `patient` has no `to`, which a route needs
         --> specs/pairs/p.yaml:7:3
        7 |   patient: {from: Patient}
          |   ^^^^^^^
          = help: add `to:`
          = at: routes.patient
        """,
    )


def test_a_missing_key_of_the_document_is_shown_at_its_start() -> None:
    _says(
        START,
        """
        error[YML111]: the document has no `routes`, which a pair needs
         --> specs/pairs/p.yaml:1:1
        1 | spec: pair/v1
          | ^^^^^^^^^^^^^
          = help: add `routes:`
        """,
    )


def test_a_misspelled_key_is_one_mistake_and_not_two() -> None:
    assert _messages(START + "routes: {p: {form: P, to: C}}\n") == [
        "error[YML104]: `form` is not a key of a route"
    ]


def test_a_word_that_is_not_allowed_is_refused_with_the_nearest() -> None:
    _says(
        START + "routes: {p: {from: P, to: C, op: upser}}\n",
        """
        error[YML112]: `op` cannot be `upser`
         --> specs/pairs/p.yaml:6:34
        6 | routes: {p: {from: P, to: C, op: upser}}
          |                                  ^^^^^
          = note: it is one of `file`, `find`, `insert`, `upsert`
          = help: did you mean `upsert`?
          = at: routes.p.op
        """,
    )


def test_a_word_of_another_kind_is_one_mistake() -> None:
    assert _messages(START + "routes: {p: {from: P, to: C, op: 3}}\n") == [
        "error[YML110]: `op` must be text, this is a number"
    ]


def test_a_newer_version_is_not_half_read() -> None:
    _says(
        "spec: pair/v2\nrutes: {}\n",
        """
        error[YML107]: this compiler reads pair/v1, not pair/v2
         --> specs/pairs/p.yaml:1:7
        1 | spec: pair/v2
          |       ^^^^^^^
          = help: use the version of crosswalk that the document was written for
          = at: spec
        """,
    )


@pytest.mark.parametrize(
    ("written", "remedy"),
    [
        ("platform/v1", "put a platform document where those are kept"),
        ("pairs/v1", "did you mean `pair/v1`?"),
        ("x", "write `spec: pair/v1`"),
    ],
)
def test_a_document_of_another_kind_is_told_apart(written: str, remedy: str) -> None:
    _, said = _decoded(f"spec: {written}\n")

    assert f"error[YML107]: this compiler reads pair/v1, not {written}\n" in said
    assert f"= help: {remedy}\n" in said


def test_a_document_that_is_no_mapping_is_refused() -> None:
    assert _messages("- a\n") == ["error[YML110]: the document must be a mapping, this is a list"]
    assert _messages("just text\n") == ["error[YML110]: the document must be a mapping, this is text"]


def test_an_unknown_key_does_not_hide_what_later_passes_have_to_say() -> None:
    spec, said = _decoded(START + "routes: {p: {from: P, to: C, lnk: {A: a -> p}, colour: red}}\n")

    assert said.count("error[YML104]") == 2
    assert spec.routes["p"].link == {"A": "a -> p"}


def test_a_value_of_the_wrong_kind_leaves_nothing_to_go_on_with() -> None:
    spec, _ = _decoded(START + "routes: {p: {from: P, to: C, lnk: {A: a -> p}, op: 3}}\n")

    assert spec is None


def test_all_mistakes_of_a_file_are_reported_at_once() -> None:
    text = START + (
        "routes:\n  p: {frm: P, to: C, op: upser}\n  q: text\n"
        "sample: {rows: lots}\nrolback: {}\nprotect: {health: {compliance: HIPAA}}\n"
    )

    assert _messages(text) == [
        "error[YML104]: `frm` is not a key of a route",
        "error[YML112]: `op` cannot be `upser`",
        "error[YML110]: `q` must be a mapping, this is text",
        "error[YML110]: `rows` must be a number, this is text",
        "error[YML104]: `rolback` is not a key of a pair",
        "error[YML111]: `health` has no `classification`, which a class of protection needs",
        "error[YML110]: `compliance` must be a list, this is text",
    ]


def test_findings_of_one_document_end_at_a_hundred() -> None:
    text = START + "routes: {}\n" + "".join(f"x{number}: 1\n" for number in range(300))

    assert len(_messages(text)) == 100


def test_a_field_of_a_platform_is_a_type_or_a_mapping_and_of_a_target_a_list() -> None:
    start = "spec: platform/v1\nname: a\nlabel: A\nroles: [source]\nevidence: assumed\n"

    source, said = _decoded(
        start + "objects: {P: {fields: {id: id!, x: {type: text(3), phi: health}}}}\n", "platform"
    )
    target, also_said = _decoded(start + "objects: {P: {fields: [Name]}}\n", "platform")
    wrong, what = _decoded(
        start + "objects: {P: {fields: [1]}, Q: {fields: {x: {tpe: a}}}, R: {fields: 3}}\n", "platform"
    )

    assert (said, also_said, wrong) == ("", "", None)
    assert source.objects["P"].fields["x"].phi == "health"
    assert target.objects["P"].fields == ("Name",)
    assert [line for line in what.splitlines() if line.startswith("error")] == [
        "error[YML110]: item 1 of `fields` must be text, this is a number",
        "error[YML104]: `tpe` is not a key of a field",
        "error[YML110]: `fields` must be a mapping or a list, this is a number",
    ]


def _mutations() -> st.SearchStrategy[Any]:
    leaf = st.one_of(
        st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False), st.text("ab", max_size=3)
    )
    keys = st.sampled_from(
        ["spec", "name", "routes", "from", "to", "set", "link", "schema", "key", "field", "maps", "x"]
    )
    return st.recursive(
        leaf,
        lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(keys, inner, max_size=5)),
        max_leaves=30,
    )


@settings(deadline=None, max_examples=150)
@given(st.sampled_from(sorted(DECODERS)), _mutations())
def test_any_value_is_decoded_or_refused_and_never_fails(kind: str, value: Plain) -> None:
    if isinstance(value, dict):
        value = {**value, "spec": f"{kind}/v1"}
    diags = Diagnostics()

    spec = DECODERS[kind](kind, Located(document=kind, value=value, index={}), diags)

    assert (spec is None) <= diags.has_errors
    assert diags.has_errors or spec is not None


@settings(deadline=None, max_examples=60)
@given(st.dictionaries(st.text("ab", min_size=1, max_size=2), _mutations(), max_size=3), st.data())
def test_what_the_schema_lets_through_the_type_takes(inner: dict[str, Any], data: st.DataObject) -> None:
    section = data.draw(
        st.sampled_from(["decisions", "maps", "derive", "routes", "sample", "protect", "reconcile"])
    )
    value: dict[str, Plain] = {
        "spec": "pair/v1",
        "name": "a",
        "source": "b",
        "target": "c",
        "schema": {"key": {"field": "K"}},
        "routes": {},
    }
    diags = Diagnostics()

    spec = decode_pair("pair", Located(document="pair", value={**value, section: inner}, index={}), diags)

    assert (spec is None) <= diags.has_errors


def test_a_misspelled_tag_is_a_missing_one_and_no_crash() -> None:
    page = "{kindx: number, param: page, size_param: size, size: 50, rows: data}"
    text = inspect.cleandoc(
        f"""
        spec: platform/v1
        name: p
        label: P
        roles: [source]
        evidence: documented
        objects: {{}}
        connector: {{base_url: {{env: P_URL, pattern: x}}, page: {page}, endpoints: {{}}}}
        """
    )

    spec, said = _decoded(f"{text}\n", "platform")

    assert spec is None
    assert "`page` has no `kind`" in said
