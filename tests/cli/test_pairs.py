"""The list of all migrations: on the terminal, as JSON, and as the page that compiling keeps true."""

import json
from pathlib import Path

import pytest

from tests.cli import studio
from tests.cli.command import CUSTOMERS, PAIR, Terminal
from tests.emitters.pages import seen

INDEX = "generated/index.html"


@pytest.fixture
def small(terminal: Terminal) -> Path:
    """The terminal's folder with the specs of the small pair."""
    studio.write_studio(terminal.folder)
    return terminal.folder


def _states(terminal: Terminal) -> dict[str, str]:
    done = terminal("pairs", "--json")
    assert done.code == 0
    return {one["address"]: one["state"] for one in json.loads(done.out)}


def test_every_pair_is_listed_with_its_customers_and_its_routes(terminal: Terminal, workspace: Path) -> None:
    found = {one["address"]: one for one in json.loads(terminal("pairs", "--json").out)}

    assert {
        "source": "PracticeHub",
        "target": "Salesforce Sales Cloud",
        "customer": "acme-physio",
    }.items() <= (found[CUSTOMERS].items())
    assert found[PAIR]["routes"] == 14
    assert {one["state"] for one in found.values()} == {"not compiled"}
    assert list(found) == sorted(found)


def test_the_terminal_groups_them_by_what_is_left_and_by_what_is_moved_to(
    terminal: Terminal, workspace: Path
) -> None:
    lines = terminal("pairs").out.splitlines()

    left, to = lines.index("By what is left"), lines.index("By what is moved to")
    assert lines[left:to].count("  PracticeHub") == 1
    assert lines[to:].count("  Salesforce Sales Cloud") == 1
    assert [line for line in lines[left:to] if line.split()[:1] == [PAIR]] != []


def test_it_tells_what_is_up_to_date_what_is_not_and_what_does_not_compile(
    terminal: Terminal, small: Path
) -> None:
    terminal("compile", studio.CUSTOMERS)
    assert _states(terminal)[studio.CUSTOMERS] == "up to date"

    studio.edit(small, "owner@north.example", "records@north.example", "specs/orgs/north.yaml")
    assert _states(terminal)[studio.CUSTOMERS] == "out of date"

    studio.edit(small, "Cost__c: cost}", "Cost__c: cots}")
    assert set(_states(terminal).values()) == {"does not compile"}


def test_compiling_keeps_a_page_with_links_to_every_compiled_pair(terminal: Terminal, small: Path) -> None:
    terminal("compile", studio.PLAIN)
    done = terminal("compile", studio.CUSTOMERS)
    page = seen((small / INDEX).read_text(encoding="utf-8"))

    assert f"Wrote {INDEX}" in done.out
    for folder in (studio.PLAIN, studio.CUSTOMERS):
        assert page.links.count(f"{folder}/site/index.html") == 2
    for href in page.links:
        assert href.startswith("#") or (small / "generated" / href).is_file(), href
    assert terminal("compile", studio.PLAIN).out.endswith(f"generated/{studio.PLAIN} is up to date.\n")


def test_compile_check_covers_the_page_and_says_so(terminal: Terminal, small: Path) -> None:
    terminal("compile", studio.PLAIN)
    (small / INDEX).unlink()

    done = terminal("compile", studio.PLAIN, "--check")

    assert (done.code, f"~ {INDEX}" in done.out, (small / INDEX).exists()) == (4, True, False)


def test_a_folder_of_another_version_is_named_and_left_alone(terminal: Terminal, small: Path) -> None:
    old = small / "generated" / "older" / "manifest.json"
    old.parent.mkdir(parents=True)
    old.write_text('{"format": "manifest/0"}', encoding="utf-8")

    terminal("compile", studio.PLAIN)

    assert "older: compile it again" in seen((small / INDEX).read_text(encoding="utf-8")).words
    assert old.read_text(encoding="utf-8") == '{"format": "manifest/0"}'


def test_a_workspace_without_pairs_says_what_to_do(terminal: Terminal, workspace: Path) -> None:
    for path in (workspace / "specs" / "pairs").glob("*.yaml"):
        path.unlink()

    done = terminal("pairs")

    assert (done.code, "crosswalk new pair" in done.out) == (0, True)
