"""Scope, known traps and platforms: what a reader finds in them, and that none of it is left out."""

import re
from functools import cache

import pytest

from compiler.emitters.documents.writing import subject_of, written
from compiler.emitters.outline import OUTLINE
from compiler.model.outline import outline_from_json
from compiler.pipeline import Compilation, compile_pair
from compiler.platforms.emitter import Compiled, Emitter
from compiler.scope.rubric import RUBRIC
from compiler.spec.platform import gotcha_of
from tests.emitters.compiled import compiled
from tests.workspace import TZDATA, shipped, shipped_pairs, shipped_templates

PAIRS = shipped_pairs()


@cache
def found(pair: str) -> Compiled:
    """Compile a shipped pair, and keep what emitters were given."""
    kept: list[Compiled] = []

    def keep(one: Compiled) -> dict[str, str]:
        kept.append(one)
        return {}

    made: Compilation = compile_pair(
        shipped(), shipped_templates(), pair, None, TZDATA, (Emitter(name="keep", files=keep),)
    )
    assert kept, [one.message for one in made.diagnostics]
    return kept[0]


@cache
def documents(pair: str | None) -> dict[str, str]:
    """Write the documents of a shipped pair, or of the small clinic."""
    one = compiled() if pair is None else found(pair)
    return {each.document.name: each.text for each in written(subject_of(one))}


def text(pair: str | None, name: str) -> str:
    return documents(pair)[name]


def rows(page: str, heading: str, number: int = 0) -> list[list[str]]:
    """Return the cells of a table below a heading, without its head."""
    section = re.split(r"\n#+ ", page.split(f" {heading}\n", 1)[1])[0]
    tables = re.findall(r"(?:^\|.*\n)+", section, re.MULTILINE)
    lines = tables[number].splitlines()[2:]
    return [[cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]] for line in lines]


# -- scope ----------------------------------------------------------------------------------------


def test_the_first_table_shows_ours_beside_the_published_figures() -> None:
    assert rows(text("practicehub-salesforce", "scope"), "At a glance") == [
        ["objects that map one to one", "9 of 12 (75 %)", "8 of 10"],
        ["complexity", "B Standard", "B Standard"],
        ["hours in which rows and files move once", "14.1", "48–72 hours"],
        ["days from the first look to the last change", "6", "2–7 days"],
    ]


def test_one_method_counts_the_published_rows_and_ours() -> None:
    assert [row[0] for row in rows(text("upvio-salesforce", "scope"), "The published rows")] == [
        "12 of 12",
        "12 of 12 (100 %)",
        "7 of 12 (58 %)",
        "9 of 14 (64 %)",
    ]


@pytest.mark.parametrize("pair", [pair for pair in PAIRS if pair != "deskflow-salesforce"])
def test_every_published_row_stands_with_ours_its_routes_and_the_reason_where_it_differs(pair: str) -> None:
    published = found(pair).program.pair.published
    assert published is not None
    table = rows(text(pair, "scope"), "The published rows", 1)

    assert [row[0] for row in table] == [row.from_ for row in published.rows.values()]
    assert [row[2] for row in table] == [row.as_ for row in published.rows.values()]
    assert [row for row in table if row[2] != row[3] and not row[5]] == []
    for row, spec in zip(table, published.rows.values(), strict=True):
        assert [name.replace("\\", "") for name in re.findall(r"\[(.*?)\]\(", row[4])] == list(spec.routes)


def test_a_pair_that_nobody_has_described_shows_its_own_figures_alone() -> None:
    page = text("deskflow-salesforce", "scope")

    assert "The published rows" not in page
    assert "for comparison" not in page
    assert rows(page, "At a glance")[0] == ["objects that map one to one", "11 of 13 (85 %)", ""]


@pytest.mark.parametrize("pair", PAIRS)
def test_the_whole_rubric_is_printed_with_what_was_measured(pair: str) -> None:
    measures = [(dimension.name, one.what) for dimension in RUBRIC for one in dimension.measures]

    assert [tuple(row[:2]) for row in rows(text(pair, "scope"), "The rubric")] == measures
    measured = rows(text(pair, "scope"), "What was measured")
    assert [tuple(row[:2]) for row in measured] == measures
    assert {row[3] for row in measured} <= set("ABCD")
    assert len(rows(text(pair, "scope"), "Complexity")) == 6


@pytest.mark.parametrize("pair", PAIRS)
def test_every_limit_has_a_page_and_every_assumption_is_written_down(pair: str) -> None:
    limits = rows(text(pair, "scope"), "Where the limits are written down")

    assert [row for row in limits if not row[1].startswith("https://") or not row[2]] == []
    assert "no maker promises a figure" in text(pair, "scope")


def test_lists_by_date_are_reckoned_from_a_day_that_the_plan_names() -> None:
    year = TZDATA.partition(".")[0]

    assert f"reckoned from {year}-12-31" in text("upvio-salesforce", "scope")
    assert "reckoned from" not in text("practicehub-salesforce", "scope")


def test_a_pair_without_a_typical_account_says_so_and_invents_nothing() -> None:
    page = text(None, "scope")

    assert "This pair tells of no typical account, so amounts are not known." in page
    assert "hours in which rows and files move |" not in page.split("## Compatibility")[0]
    assert {row[1] for row in rows(page, "What is read")} == {"unknown", ""}


# -- known traps ----------------------------------------------------------------------------------


@pytest.mark.parametrize("pair", PAIRS)
def test_every_trap_of_both_platforms_is_there_with_an_answer(pair: str) -> None:
    program, page = found(pair).program, text(pair, "gotchas")
    traps = [gotcha_of(one) for side in (program.source, program.target) for one in side.gotchas.values()]
    headings = [line.lower().replace("\\", "") for line in page.splitlines() if line.startswith("### ")]

    assert headings == [f"### {one.text.lower()}" for one in traps]
    assert len(re.findall(r"^- (?:Answered by|Accepted: )", page, re.MULTILINE)) == len(traps)
    assert "nothing says so yet" not in page
    assert len(re.findall(r"^- In figures: ", page, re.MULTILINE)) == sum(
        one.figure is not None for one in traps
    )


def test_a_trap_leads_to_what_answers_it() -> None:
    page = text("practicehub-salesforce", "gotchas")

    assert (
        "- Answered by the route [record\\_file](mapping.markdown#record_file-file-to-contentversion)."
        in page
    )
    assert "`connector.rate`, see [the platforms](platforms.markdown#how-it-is-read)" in page
    assert "(mapping.markdown#fields-that-come-from-related-rows)" in page


def test_figures_are_those_of_the_estimate() -> None:
    practice, telehealth = (text(pair, "gotchas") for pair in ("practicehub-salesforce", "upvio-salesforce"))

    assert "14,432 requests, one every 1.1 seconds, take 4.41 hours" in practice
    assert "12,000 downloads, one request each, take 3.67 hours" in practice
    assert "35 jobs take 35 of 15,000 batches" in practice
    assert "586 of 10,240 MB of data storage (6 %)" in practice
    assert "- In figures: none is written.\n" in practice
    assert "Patient has 8,000 rows, within the 10,050 that its list gives" in telehealth
    assert "VitalsScan has 30,000 rows, more than the 10,050 that its list gives, read in parts" in telehealth
    assert re.search(r"Appointment is read in \d+ slices, twice", telehealth)


# -- platforms ------------------------------------------------------------------------------------


@pytest.mark.parametrize("pair", PAIRS)
def test_every_object_header_automation_and_asset_is_in_the_profile(pair: str) -> None:
    program, page = found(pair).program, text(pair, "platforms").replace("\\", "")
    connector = found(pair).plan.connector

    own = [one.name for one in program.objects.values() if one.channel not in ("tenant", "made")]
    assert [name for name in own if f"| [{name}](dictionary.markdown#" not in page] == []
    assert [one.name for one in connector.headers if f"| `{one.name}` | `{one.env}` |" not in page] == []
    labels = [one.label for one in program.source.automations.values()]
    labels += [one.label for one in program.source.assets.values()]
    assert [label for label in labels if f"| {label} |" not in page] == []


@pytest.mark.parametrize("pair", PAIRS)
def test_both_sides_say_what_they_are_for_and_what_speaks_for_and_against_them(pair: str) -> None:
    program, page = found(pair).program, text(pair, "platforms")

    for side in (program.source, program.target):
        assert side.profile is not None
        assert side.profile.summary in page
        for one in (*side.profile.strengths, *side.profile.weaknesses):
            assert f"- {one}\n" in page


def test_the_profile_tells_pace_paging_filters_and_version() -> None:
    practice, telehealth = (
        text(pair, "platforms") for pair in ("practicehub-salesforce", "upvio-salesforce")
    )

    assert "a request every 1.1 seconds, one after the other" in practice
    assert "numbered pages of 100, with a total and a link to the next one" in practice
    assert "`{field}={operator}:{value}`" in practice
    assert "| API version | 66.0 |" in practice
    assert "none are known, so a delta reads every list again" in telehealth
    assert "50 records from an offset on, up to record 10,050, with a total" in telehealth
    assert "slices of 31 days, from 2015-01-01 until 730 days from now" in telehealth
    assert "where it is longer, a list for each Patient, VitalsLink" in telehealth


def test_a_platform_without_a_profile_still_tells_its_facts() -> None:
    page = text(None, "platforms")

    assert "What speaks for it" not in page.split("the destination")[0]
    assert "a request every 1 seconds" in page


# -- what an estimate knows -----------------------------------------------------------------------


@pytest.mark.parametrize("pair", PAIRS)
def test_the_outline_holds_the_typical_account_and_what_is_promised(pair: str) -> None:
    one = found(pair)
    outline = outline_from_json(OUTLINE.emit(one)["scope.json"])

    assert outline.typical == one.program.pair.typical
    assert set(outline.typical) <= set(one.program.objects)
    read = [table.object for table in one.plan.tables if table.needed and table.channel != "tenant"]
    assert [name for name in read if name not in outline.typical] == []


@pytest.mark.parametrize("pair", PAIRS)
def test_the_same_specs_give_the_same_words(pair: str) -> None:
    again = {one.document.name: one.text for one in written(subject_of(found(pair)))}

    assert again == documents(pair)
