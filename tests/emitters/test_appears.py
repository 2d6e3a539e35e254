"""Everything that a pair speaks of appears where a reader would look for it."""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache

import pytest

from compiler.emitters.documents.headings import (
    map_heading,
    route_heading,
    source_heading,
    split_heading,
    target_heading,
)
from compiler.model.program import Program
from compiler.spec.platform import gotcha_of
from tests.emitters.pages import Seen, site
from tests.workspace import program_of as checked_program
from tests.workspace import shipped_pairs

Names = Callable[[Program], Iterable[str]]


def _automations(program: Program) -> Iterable[str]:
    return (one.label for one in program.source.automations.values())


def _assets(program: Program) -> Iterable[str]:
    return (one.label for one in program.source.assets.values())


def _gotchas(program: Program) -> Iterable[str]:
    for platform in (program.source, program.target):
        yield from (gotcha_of(one).text for one in platform.gotchas.values())


def _left(program: Program) -> Iterable[str]:
    return (why for why in program.pair.not_migrated.values())


def _drops(program: Program) -> Iterable[str]:
    return (why for route in program.pair.routes.values() for why in route.drop.values())


def _losses(program: Program) -> Iterable[str]:
    for route in program.pair.routes.values():
        yield from (why for fields in route.accept.values() for why in fields.values())
    yield from (why for places in program.pair.accept.values() for why in places.values())


def _questions(program: Program) -> Iterable[str]:
    return (one.ask for one in program.decisions.values())


def _headings(program: Program) -> Iterable[str]:
    yield from map(route_heading, program.routes.values())
    yield from map(split_heading, program.splits.values())
    yield from map(map_heading, program.maps.values())


def _objects(program: Program) -> Iterable[str]:
    yield from (source_heading(program, one) for one in program.objects.values())
    yield from (target_heading(program, one) for one in program.targets.values())


def _waves(program: Program) -> Iterable[str]:
    return program.routes


def _groups(program: Program) -> Iterable[str]:
    return program.pair.protect.grants


WHERE: Mapping[str, tuple[Names, tuple[str, ...]]] = {
    "automation": (_automations, ("rebuild", "not-migrated", "platforms")),
    "asset": (_assets, ("not-migrated", "platforms")),
    "gotcha": (_gotchas, ("gotchas",)),
    "reason why something stays": (_left, ("mapping", "not-migrated")),
    "reason why a field is dropped": (_drops, ("mapping", "dictionary", "not-migrated")),
    "reason why a loss is accepted": (_losses, ("mapping",)),
    "question": (_questions, ("index", "mapping")),
    "route, split or map": (_headings, ("mapping", "search")),
    "object": (_objects, ("dictionary", "search")),
    "turn of a route": (_waves, ("order",)),
    "group of readers": (_groups, ("mapping", "order")),
}
"""What a pair speaks of, and the documents in which a reader looks for it."""


program_of = cache(checked_program)


@cache
def words(pair: str, document: str) -> str:
    return _plain(site(pair)[f"{document}.html"].words)


def _plain(text: str) -> str:
    """Leave out lines, what is shown as code, and whether a sentence begins with a text."""
    return " ".join(text.replace("`", "").split()).casefold()


@pytest.mark.parametrize("kind", WHERE)
@pytest.mark.parametrize("pair", shipped_pairs())
def test_what_a_pair_speaks_of_appears_where_a_reader_looks(pair: str, kind: str) -> None:
    wanted, documents = WHERE[kind]
    missing = [
        f"{document}: {name}"
        for document in documents
        for name in wanted(program_of(pair))
        if _plain(name).rstrip(".") not in words(pair, document)
    ]

    assert missing == []


def _rows(page: Seen, heading: str) -> dict[str, str]:
    """Return the rows below a heading of the third level by their first cell."""
    found, inside = {}, False
    for one in page.elements:
        if one.tag in ("h2", "h3"):
            inside = one.words == heading
        elif one.tag == "tr" and inside:
            cells = one.words
            found[one.attributes.get("id", "")] = cells
    return found


@pytest.mark.parametrize("pair", shipped_pairs())
def test_every_field_of_the_source_is_in_the_dictionary_with_what_becomes_of_it(pair: str) -> None:
    program, page = program_of(pair), site(pair)["dictionary.html"]
    for owner in program.objects.values():
        rows = _rows(page, source_heading(program, owner))
        listed = {name for name in owner.fields for row in rows.values() if row.startswith(name)}
        assert set(owner.fields) <= listed, owner.name
    assert "read, and not kept" not in page.words


@pytest.mark.parametrize("pair", shipped_pairs())
def test_every_field_of_the_target_is_in_the_dictionary(pair: str) -> None:
    program, page = program_of(pair), site(pair)["dictionary.html"]
    for target in program.targets.values():
        heading = re.escape(_plain(target_heading(program, target)))
        section = re.split(heading, words(pair, "dictionary"))[-1]
        assert [name for name in target.fields if name.casefold() not in section] == []
        rows = "".join(_rows(page, target_heading(program, target)).values())
        assert [one.name for one in target.fields.values() if one.custom and one.name not in rows] == []


@pytest.mark.parametrize("pair", shipped_pairs())
def test_every_way_of_filling_a_field_is_in_the_mapping_with_its_expression(pair: str) -> None:
    program, page = program_of(pair), site(pair)["mapping.html"]
    for route in program.routes.values():
        rows = list(_rows(page, route_heading(route)).values())
        for one in route.assignments:
            text = _plain(one.expression.text if one.expression else f"'{one.constant}'")
            name = one.field
            assert [row for row in rows if row.startswith(name) and text in _plain(row)], (route.name, name)
        for reference in route.references:
            assert [row for row in rows if row.startswith(reference.field)], (route.name, reference.field)
