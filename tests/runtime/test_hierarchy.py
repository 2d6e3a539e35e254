"""Rows that refer to rows of their own route, in an org that refuses circles as the real one does."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec
import pytest

from compiler.connectors.salesforce.destination import SalesforceDestination
from compiler.runtime.load import load as load_all
from compiler.runtime.reconcile import reconcile
from tests.connectors.salesforce.project import with_marker
from tests.connectors.salesforce.test_destination import Rehearsal, opened
from tests.runtime.fakes import KEY
from tests.runtime.plans import targets, written
from tests.runtime.routes import key, link, load, select
from tests.runtime.world import World, make_world


@pytest.fixture
def org() -> Rehearsal:
    made = opened()
    assert made.destination.deploy(with_marker(), check_only=False).succeeded
    assert made.destination.grant("Loader")
    return made


def family(folder: Path, org: Rehearsal, parents: Mapping[int, int | None], *, later: bool) -> World:
    """A world whose people report to one another, filled level by level or in a second pass."""
    rows = [{"id": one, "last_name": f"no {one}", "referred_by": other} for one, other in parents.items()]
    world = make_world(folder, {"Patient": rows}, also=("Patient",), decisions={})
    boss = link("ReportsToId", ("person",), (f"ReportsTo.{KEY}",), later=later, route="person")
    sql = select("Patient", {"LastName": '"last_name"'}, {"ReportsToId": key("Patient", '"referred_by"')})
    person = msgspec.structs.replace(
        load("person", "Patient", "Contact", "upsert", ("LastName",), links=(boss,), second_pass=later),
        sql=written(folder / "generated", "sql/person.sql", sql),
    )
    metadata = tuple(
        written(folder / "generated" / "sf", path, text.decode()) for path, text in with_marker().items()
    )
    destination = msgspec.structs.replace(
        world.plan.destination, objects=targets((person,)), metadata_root="sf", metadata=metadata
    )
    world.plan = msgspec.structs.replace(world.plan, loads=(person,), destination=destination)
    world.wrap_org = lambda _: org.destination
    return world.ready()


def bosses(destination: SalesforceDestination, numbers: Sequence[int]) -> dict[int, int | None]:
    """Who reports to whom in the org, by their numbers."""
    keys = {f"ph:Patient:{number}": number for number in numbers}
    found = destination.find("Contact", KEY, tuple(keys), ("ReportsToId",))
    ids = {record.id: keys[str(record.values[KEY])] for record in found}
    return {ids[record.id]: ids.get(record.values["ReportsToId"] or "") for record in found}


def outcomes(world: World) -> dict[tuple[int, int], tuple[str, str | None]]:
    return {
        (int(each.key.rpartition(":")[2]), each.pass_): (each.state, each.rule) for each in world.outcomes()
    }


@pytest.mark.parametrize("later", [False, True])
def test_a_hierarchy_five_levels_deep_arrives_whole(tmp_path: Path, org: Rehearsal, later: bool) -> None:
    parents = {1: 2, 2: 3, 3: 4, 4: 5, 5: None, 6: 3}
    world = family(tmp_path, org, parents, later=later)

    with world.opened() as context:
        load_all(context)
        found = reconcile(context)
        assert load_all(context).sent == 0

    assert bosses(org.destination, tuple(parents)) == parents
    assert found.differences == ()


def test_a_circle_that_cannot_wait_is_refused_whole(tmp_path: Path, org: Rehearsal) -> None:
    world = family(tmp_path, org, {1: 2, 2: 1, 3: 1, 4: None}, later=False)

    with world.opened() as context:
        load_all(context)
        found = reconcile(context)

    assert bosses(org.destination, (1, 2, 3, 4)) == {4: None}
    assert outcomes(world) == {
        (1, 1): ("refused", "LNK103"),
        (2, 1): ("refused", "LNK103"),
        (3, 1): ("held", "LNK102"),
        (4, 1): ("loaded", None),
    }
    assert [(each.rule, each.rows) for each in found.reasons] == [("LNK102", 1), ("LNK103", 2)]
    assert found.differences == ()


def test_a_circle_in_a_second_pass_is_told_of_every_row_in_it(tmp_path: Path, org: Rehearsal) -> None:
    world = family(tmp_path, org, {1: 2, 2: 1, 3: 1, 4: 4, 5: None}, later=True)

    with world.opened() as context:
        load_all(context)
        found = reconcile(context)

    assert outcomes(world) == {
        **{(number, 1): ("loaded", None) for number in (1, 2, 3, 4, 5)},
        (1, 2): ("failed", "ORG:CIRCULAR_DEPENDENCY"),
        (2, 2): ("loaded", "LNK103"),
        (3, 2): ("loaded", None),
        (4, 2): ("failed", "ORG:CIRCULAR_DEPENDENCY"),
    }
    assert bosses(org.destination, (1, 2, 3, 4, 5)) == {1: None, 2: 1, 3: 1, 4: None, 5: None}
    assert [(each.rule, each.rows) for each in found.reasons] == [("ORG:CIRCULAR_DEPENDENCY", 2)]
    assert [(each.rule, each.address, each.rows) for each in found.notes] == [
        ("LNK103", "routes.person.link.ReportsToId", 1)
    ]
