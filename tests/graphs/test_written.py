"""Pictures as SVG, Mermaid, DOT and JSON: whatever is in a name, the result is well formed and the same."""

import json
from xml.etree import ElementTree

import pytest

from compiler.graphs.picture import Arrow, Box, Picture, picture
from compiler.graphs.pictures import PICTURES
from compiler.graphs.svg import svg
from compiler.graphs.texts import as_json, dot, mermaid
from tests.meaning.studio import base

_SVG = "{http://www.w3.org/2000/svg}"
_ODD = 'a<b>&"c"#\\'


def odd() -> Picture:
    boxes = {
        "x": Box(id="x", title=_ODD, note="n", kind="route", column=0),
        "y": Box(id="y", title="y", note="", kind="route", column=1),
    }
    arrows = {
        Arrow(start="x", end="y", label=_ODD),
        Arrow(start="x", end="y", label="other"),
        Arrow(start="x", end="x", label="itself", later=True),
    }
    return picture(f"title {_ODD}", "told", ("one", "two"), boxes, arrows)


@pytest.mark.parametrize("subject", sorted(PICTURES))
def test_an_svg_is_well_formed_and_tells_what_it_shows(subject: str) -> None:
    drawn = PICTURES[subject](base())
    root = ElementTree.fromstring(svg(drawn))
    told = root.find(f"{_SVG}desc")

    assert root.get("role") == "img"
    assert root.findtext(f"{_SVG}title") == drawn.title
    assert told is not None
    assert all(box.title in (told.text or "") for box in drawn.boxes)
    assert root.get("aria-labelledby", "").split() == [
        one.get("id") for one in (root.find(f"{_SVG}title"), told) if one is not None
    ]
    assert len(root.findall(f"{_SVG}g")) == len(drawn.boxes)


def test_odd_names_break_nothing() -> None:
    root = ElementTree.fromstring(svg(odd()))

    assert root.findtext(f"{_SVG}title") == f"title {_ODD}"
    assert [text.text for text in root.iter(f"{_SVG}text")][:3] == ["one", "two", _ODD]
    assert json.loads(as_json(odd()))["boxes"][0]["title"] == _ODD
    assert 'n0["a#lt;b#gt;&#quot;c#quot;#35;\\<br/>n"]' in mermaid(odd())
    assert '"x" [label="a<b>&\\"c\\"#\\\\\\nn"]' in dot(odd())


def test_arrows_between_the_same_boxes_are_one_arrow_with_both_labels() -> None:
    root = ElementTree.fromstring(svg(odd()))
    paths = root.findall(f"{_SVG}path")

    assert [path.findtext(f"{_SVG}title") for path in paths] == ["itself", f"{_ODD}, other"]
    assert [path.get("class") for path in paths] == ["arrow later", "arrow"]


def test_several_pictures_may_stand_in_one_page() -> None:
    ids = [
        one.get("id")
        for subject in sorted(PICTURES)
        for one in ElementTree.fromstring(svg(PICTURES[subject](base()))).iter()
        if one.get("id")
    ]

    assert len(ids) == len(set(ids))


def test_a_flowchart_groups_boxes_by_column() -> None:
    assert mermaid(PICTURES["load"](base())) == (
        "---\n"
        'title: "studio-crm@north: load order"\n'
        "---\n"
        "flowchart LR\n"
        '  subgraph c0["Wave 1"]\n'
        '    n0["house<br/>Tenant to Account"]\n'
        "  end\n"
        '  subgraph c1["Wave 2"]\n'
        '    n1["guest<br/>Guest to Contact"]\n'
        "  end\n"
        '  subgraph c2["Wave 3"]\n'
        '    n2["free_visit<br/>Visit to Visit__c"]\n'
        '    n3["paid_visit<br/>Visit to Visit__c"]\n'
        "  end\n"
        '  n1 -->|"Guest__c"| n2\n'
        '  n1 -->|"Guest__c"| n3\n'
        '  n0 -->|"AccountId"| n1\n'
    )
