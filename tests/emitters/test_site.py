"""The pages of the three pairs: every link leads somewhere, everything has a name, nothing is fetched."""

import itertools
import re
from posixpath import join, normpath

import pytest

from compiler.emitters.documents import DOCUMENTS
from compiler.emitters.site.pages import script_hash
from tests.emitters.pages import Element, files, names, site
from tests.workspace import shipped_pairs

PAIRS = shipped_pairs()
pytestmark = pytest.mark.parametrize("pair", PAIRS)


def test_every_document_is_a_page(pair: str) -> None:
    documents = {
        path.removeprefix("docs/").removesuffix(".markdown")
        for path in files(pair)
        if path.startswith("docs/") and path.endswith(".markdown")
    }

    assert set(site(pair)) == {f"{name}.html" for name in documents} | {"search.html"}


def test_every_link_leads_to_a_page_and_an_anchor_that_are_there(pair: str) -> None:
    anchors = {name: set(page.ids) for name, page in site(pair).items()}
    wrong = []
    for name, page in site(pair).items():
        for href in page.links:
            if href.startswith("https://"):
                continue
            path, _, anchor = href.partition("#")
            target = path or name
            there = anchor in anchors[target] if target in anchors and anchor else target in anchors
            if not there and normpath(join("site", path)) not in names(pair):
                wrong.append(f"{name}: {href}")

    assert wrong == []


def test_links_of_documents_lead_to_headings_that_are_there(pair: str) -> None:
    """In Markdown only headings have anchors, so documents lead to nothing else."""
    wrong = []
    for path, text in files(pair).items():
        if not path.endswith(".markdown") or not path.startswith("docs/"):
            continue
        for name, anchor in re.findall(r"(?<!\\)\]\(([a-z0-9-]*)(?:\.markdown)?(?:#([^()\s]*))?\)", text):
            page = site(pair).get(f"{name or path[5:-9]}.html")
            headings = {one.attributes.get("id") for one in page.all("h2", "h3", "h4")} if page else set()
            if page is None or (anchor and anchor not in headings):
                wrong.append(f"{path}: {name}#{anchor}")

    assert wrong == []


def test_ids_are_unique(pair: str) -> None:
    doubled = {
        name: [one for one, times in itertools.groupby(sorted(page.ids)) if len(list(times)) > 1]
        for name, page in site(pair).items()
    }

    assert {name: ids for name, ids in doubled.items() if ids} == {}


def test_there_is_one_title_and_no_level_of_headings_is_left_out(pair: str) -> None:
    for name, page in site(pair).items():
        levels = [int(one.tag[1]) for one in page.all("h1", "h2", "h3", "h4", "h5", "h6")]
        assert levels[0] == 1, name
        assert levels.count(1) == 1, name
        assert [pair for pair in itertools.pairwise(levels) if pair[1] > pair[0] + 1] == [], name
        assert [one for one in page.all("h1", "h2", "h3", "h4") if not one.words.strip()] == [], name


def test_every_page_says_its_language_its_title_and_where_its_text_begins(pair: str) -> None:
    titles = set()
    for name, page in site(pair).items():
        assert page.all("html")[0].attributes["lang"] == "en", name
        titles.add(page.all("title")[0].words)
        skip = page.all("a")[0]
        assert (skip.attributes["class"], skip.attributes["href"]) == ("skip", "#content"), name
        assert [one.attributes["id"] for one in page.all("main")] == ["content"], name
        assert len(page.all("header")) == len(page.all("footer")) == 1, name

    assert len(titles) == len(site(pair))


def test_every_page_lists_all_documents_and_marks_its_own(pair: str) -> None:
    for name, page in site(pair).items():
        listed = page.all("a")
        here = [one for one in listed if one.attributes.get("aria-current") == "page"]
        assert [one.attributes["href"] for one in here] == [name]
        assert set(site(pair)) <= set(page.links), name


def test_every_field_of_a_form_has_a_label_and_every_region_a_name(pair: str) -> None:
    for name, page in site(pair).items():
        labelled = {one.attributes["for"] for one in page.all("label") if one.words.strip()}
        fields = page.all("input", "select", "textarea")
        assert [
            one.attributes.get("name") for one in fields if one.attributes.get("id") not in labelled
        ] == []
        assert [one.words for one in page.all("button") if not one.words.strip()] == [], name
        for one in page.elements:
            if one.attributes.get("role") in ("group", "region", "img") or one.tag == "nav":
                assert _is_named(one, set(page.ids)), (name, one.attributes)


def _is_named(one: Element, ids: set[str]) -> bool:
    by = one.attributes.get("aria-labelledby", "").split()
    return bool(one.attributes.get("aria-label")) or (bool(by) and set(by) <= ids)


def test_every_table_has_a_caption_heads_with_a_scope_and_can_be_reached_with_the_keyboard(pair: str) -> None:
    for name, page in site(pair).items():
        assert len(page.all("table")) == len(page.all("caption")), name
        assert [one for one in page.all("caption") if not one.words.strip()] == [], name
        assert [
            one.words for one in page.all("th") if one.attributes.get("scope") not in ("col", "row")
        ] == []
        assert [one for one in page.all("th") if not one.words.strip()] == [], name
        wide = [one for one in page.elements if one.attributes.get("class") == "wide"]
        assert len(wide) == len(page.all("table")) + len(page.all("figure")), name
        assert {one.attributes["tabindex"] for one in wide} <= {"0"}, name


def test_no_page_fetches_anything(pair: str) -> None:
    for name, page in site(pair).items():
        assert page.loaded == ["search.html"], name  # where its form leads
        assert page.all("link", "img", "iframe", "object", "embed", "base") == [], name
        policy = [one.attributes for one in page.all("meta") if "http-equiv" in one.attributes]
        assert policy[0]["content"].startswith(
            "default-src 'none'; style-src 'unsafe-inline'; script-src 'sha"
        )
        styles = "".join(one.words for one in page.all("style"))
        assert re.findall(r"@import|url\((?!#)", styles) == [], name


def test_the_one_script_of_a_page_is_the_one_its_policy_names(pair: str) -> None:
    for name, page in site(pair).items():
        (script,) = page.all("script")
        (policy,) = [one for one in page.all("meta") if "http-equiv" in one.attributes]
        assert f"'{script_hash(script.words)}'" in policy.attributes["content"], name
        assert not re.search(r"innerHTML|outerHTML|insertAdjacent|document\.write|eval\(", script.words)
        handlers = [key for one in page.elements for key in one.attributes if key.startswith("on")]
        assert handlers == [], name


def test_nothing_is_hidden_from_those_without_a_script(pair: str) -> None:
    for name, page in site(pair).items():
        hidden = [one.tag for one in page.elements if "hidden" in one.attributes]
        assert hidden == [], name
        assert page.all("noscript", "template") == [], name


def test_everything_that_can_be_looked_up_has_a_link(pair: str) -> None:
    listed = set(site(pair)["search.html"].links)
    for name, page in site(pair).items():
        if name == "search.html":
            continue
        anchors = [one.attributes["id"] for one in page.all("tr") if "id" in one.attributes]
        headings = [one.attributes["id"] for one in page.all("h2", "h3") if "id" in one.attributes]
        assert set(headings) <= {href.partition("#")[2] for href in listed if href.startswith(f"{name}#")}
        missing = [
            one.attributes["id"]
            for one in page.all("tr")
            if "id" in one.attributes
            and any(map(str.isalnum, one.words))
            and f"{name}#{one.attributes['id']}" not in listed
        ]
        assert missing == [], (name, len(anchors))


def test_each_drawing_tells_in_words_what_it_shows(pair: str) -> None:
    page = site(pair)["order.html"]
    drawings = page.all("svg")

    assert len(drawings) == len(page.all("figure")) == 2
    for one in drawings:
        title, desc = one.attributes["aria-labelledby"].split()
        told = {
            each.attributes["id"]: each.words for each in page.all("title", "desc") if "id" in each.attributes
        }
        assert told[title]
        assert told[desc]


def test_a_page_says_what_it_was_made_from(pair: str) -> None:
    for name, page in site(pair).items():
        assert f"Made from specs/pairs/{pair}.yaml" in page.all("footer")[0].words, name


def test_documents_of_one_audience_stand_together(pair: str) -> None:
    by_file = {f"{one.name}.html": one.audience for one in DOCUMENTS}
    page = site(pair)["index.html"]
    start = next(
        number for number, one in enumerate(page.elements) if one.attributes.get("id") == "documents"
    )
    order = [one.attributes["href"] for one in page.elements[start:] if one.tag == "a"]
    audiences = [by_file[href] for href in order if href in by_file]

    assert [key for key, _ in itertools.groupby(audiences)] == list(dict.fromkeys(audiences))
