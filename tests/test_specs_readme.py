"""The page that teaches the language is true: its files check clean, and its fragments are read."""

import json
import re

from compiler.cli.cases import failing
from compiler.diagnostics.diagnostic import Diagnostics
from compiler.diagnostics.render import render
from compiler.pipeline import check_pair, compile_pair
from compiler.source.reader import read
from compiler.source.sources import Sources
from compiler.spec.decode import decode_test
from compiler.spec.schema import schemas
from tests.workspace import ROOT, TZDATA, shipped, shipped_templates

PAGE = (ROOT / "specs" / "README.md").read_text(encoding="utf-8")
PAIR = "studio-salesforce"


def _files() -> dict[str, str]:
    found = re.findall(r"^```yaml file=(\S+)\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
    return {**shipped(), **dict(found)}


def test_the_pair_of_the_page_checks_clean_but_for_the_note_that_it_names() -> None:
    found = check_pair(_files(), PAIR, None, TZDATA)

    assert [(one.rule, one.level) for one in found.diagnostics] == [("DAG102", "note")], render(
        found.diagnostics, found.sources
    )


def test_the_customer_of_the_page_checks_clean_too() -> None:
    found = check_pair(_files(), PAIR, "sunrise", TZDATA)

    assert [one.rule for one in found.diagnostics] == ["DAG102"], render(found.diagnostics, found.sources)


def test_the_examples_of_the_page_come_true() -> None:
    texts, diags = _files(), Diagnostics()
    made = compile_pair(texts, shipped_templates(), PAIR, None, TZDATA)
    file = f"specs/tests/{PAIR}.yaml"
    located = read("test", file, texts[file], diags)
    assert located is not None
    tests = decode_test("test", located, diags)
    assert tests is not None

    assert failing(made, tests, Sources.of(texts, located)) == ()


def test_every_fragment_of_the_page_is_yaml_that_the_compiler_reads() -> None:
    for number, text in enumerate(re.findall(r"^```yaml\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)):
        diags = Diagnostics()

        assert read("pair", f"fragment{number}.yaml", text, diags) is not None
        assert [one.message for one in diags] == []


def test_the_filter_that_the_page_shows_makes_its_acceptance_needless() -> None:
    (form,) = re.findall(r"^`(filter: \{form: .*\})` and `(Member: \{.*\})`\.", PAGE, re.MULTILINE)
    texts = _files()
    texts["specs/platforms/studio.yaml"] = (
        texts["specs/platforms/studio.yaml"]
        .replace("  endpoints:\n", f"  {form[0]}\n  endpoints:\n")
        .replace("Member: {path: /members}", form[1].replace("updated_at", "joined_at"))
        .replace("Lesson: {path: /lessons}", "Lesson: {path: /lessons, modified: starts_at}")
    )

    found = check_pair(texts, PAIR, None, TZDATA)

    assert sorted(one.rule for one in found.diagnostics) == ["COV108", "DAG102"], render(
        found.diagnostics, found.sources
    )


def test_the_words_that_the_page_lists_are_all_there_are() -> None:
    known = schemas()["pair.v1.json"]
    words = json.loads(known)["definitions"]
    decision, link, values = (words[name]["properties"] for name in ("DecisionSpec", "LinkSpec", "MapSpec"))

    for word in (
        *decision["type"]["enum"],
        *decision["needed"]["enum"],
        *values["otherwise"]["enum"],
        *set(link) - {"later"},
    ):
        assert re.search(rf"`[^`]*\b{word}\b[^`]*`", PAGE), word


def test_what_the_page_says_of_links_splits_and_refusals_in_tests_is_so() -> None:
    texts, diags = _files(), Diagnostics()
    texts[f"specs/pairs/{PAIR}.yaml"] = (
        texts[f"specs/pairs/{PAIR}.yaml"]
        .replace(
            "\nroutes:\n",
            "\nsplits:\n  kind:\n    of: Lesson\n    cases: {paid: price > 0, free: price = 0}\n"
            "    otherwise: reject\n"
            "\nroutes:\n",
        )
        .replace("    from: Lesson\n", "    from: Lesson\n    when: kind.paid\n")
        .replace("not_migrated:\n", "not_migrated:\n  kind.free: nobody paid\n")
    )
    made = compile_pair(texts, shipped_templates(), PAIR, None, TZDATA)
    cases = """\
spec: test/v1
pair: studio-salesforce
with: {zone: America/New_York}
cases:
  a link is the key of the other row:
    route: lesson
    given: {id: 1, member_id: 7, starts_at: "2024-03-02 09:00", minutes: 75, price: 9}
    expect: {WhoId: "studio:Member:7"}
  the tenant has a key too:
    route: member
    given: {id: 7, name: Ana Ruiz, state: left, joined_at: "2024-03-01 18:00"}
    expect: {AccountId: "studio:Tenant:test"}
  a split is tested by itself:
    split: kind
    given: {id: 1, price: 9}
    expect: paid
  no case fits:
    split: kind
    given: {id: 1}
    reject: COV104
"""
    file = f"specs/tests/{PAIR}.yaml"
    located = read("test", file, cases, diags)
    assert located is not None
    tests = decode_test("test", located, diags)
    assert tests is not None

    assert failing(made, tests, Sources.of(texts | {file: cases}, located)) == ()
    assert list(diags) == []
