"""What somebody writes into a spec is shown on the pages, and never becomes a part of them."""

import json
import re
from functools import cache
from typing import get_args

import pytest

from compiler.emitters.documents.document import Audience
from compiler.emitters.documents.writing import WRITING
from compiler.emitters.site.pages import AUDIENCES
from tests.emitters.compiled import made_of
from tests.emitters.pages import Seen, seen
from tests.platforms import clinic

BAD = "</td><script>alert(1)</script> | `a` [x](javascript:alert(1)) ![y](https://t.example/z.png) &lt; **b**"
EDITS = {
    clinic.PAIR: (
        ("ask: Which zone?", f"ask: {json.dumps(BAD)}"),
        ('help: "What the person said, in <their> words & \\"quotes\\""', f"help: {json.dumps(BAD)}"),
        ("label: Case File", f"label: {json.dumps(BAD[5:40])}"),
    ),
    clinic.SOURCE: (
        ("label: Clinic\n", f"label: {json.dumps(BAD)}\n"),
        (
            "fields: {id: id!, name: text(80)!,",
            f"fields: {{id: {{type: id!, doc: {json.dumps(BAD)}}}, name: text(80)!,",
        ),
    ),
}


@cache
def pages() -> dict[str, Seen]:
    """Compile a clinic whose author means ill."""
    texts = clinic.texts()
    for file, edits in EDITS.items():
        for old, new in edits:
            assert old in texts[file], old
            texts[file] = texts[file].replace(old, new, 1)
    found = made_of(clinic.sound(clinic.look_at(texts, "clinic-salesforce")))
    return {path: seen(text) for path, text in WRITING.emit(found).items() if path.startswith("site/")}


def test_no_page_gets_a_script_an_image_or_a_link_that_runs() -> None:
    for path, page in pages().items():
        assert len(page.all("script")) == 1, path
        assert page.all("img", "b", "iframe") == [], path
        assert [href for href in page.links if re.match(r"(?i)\s*(javascript|data|vbscript):", href)] == [], (
            path
        )
        assert [href for href in page.links if "t.example" in href] == [], path
        assert page.loaded == ["search.html"], path


def test_what_was_written_is_shown_as_it_was_written() -> None:
    mapping, dictionary = pages()["site/mapping.html"], pages()["site/dictionary.html"]

    assert [one.words for one in mapping.all("td") if one.words == BAD] != []
    assert BAD in dictionary.words


@pytest.mark.parametrize("path", ["site/mapping.html", "site/dictionary.html", "site/index.html"])
def test_tables_keep_their_shape(path: str) -> None:
    page = pages()[path]
    rows: list[int] = []
    widths: set[tuple[int, int]] = set()
    for one in page.elements:
        if one.tag == "table":
            rows = []
        elif one.tag == "tr":
            rows.append(0)
        elif one.tag in ("td", "th") and rows:
            rows[-1] += 1
            widths.add((rows[0], rows[-1])) if len(rows) == 1 or rows[-1] > rows[0] else None

    assert [pair for pair in widths if pair[0] != pair[1]] == []


def test_every_audience_has_a_group() -> None:
    assert set(AUDIENCES) == set(get_args(Audience))


def test_links_to_headings_with_such_names_still_lead_there() -> None:
    anchors = {path.removeprefix("site/"): set(page.ids) for path, page in pages().items()}
    wrong = []
    for path, page in pages().items():
        for href in page.links:
            name, _, anchor = href.partition("#")
            there = anchors.get(name or path.removeprefix("site/"), set())
            if not href.startswith(("https://", "../docs/")) and anchor and anchor not in there:
                wrong.append(f"{path}: {href}")

    assert wrong == []
