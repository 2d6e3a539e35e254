"""A row that two routes take: the account tells the cause, not that one of them waited for the other."""

from pathlib import Path

import msgspec
import pytest

from compiler.runtime.load import load
from compiler.runtime.reconcile import reconcile
from tests.runtime.plans import targets, written
from tests.runtime.routes import key, link, select
from tests.runtime.routes import load as made_load
from tests.runtime.world import make_world

NAMES = ("card", "zcard")
"""One before and one after the route that it waits for, so that no order of names can decide."""


@pytest.mark.parametrize("route", NAMES)
def test_the_cause_is_told_where_another_route_of_the_row_was_only_held(tmp_path: Path, route: str) -> None:
    practice = {"Patient": ({"id": 1, "last_name": "Ng"}, {"id": 2, "last_name": ""})}
    world = make_world(tmp_path, practice, "account", "patient")
    sql = select("Patient", {"Note__c": '"email"'}, {"Patient__c": key("Patient", '"id"')})
    card = made_load(
        route,
        "Patient",
        "Card__c",
        "upsert",
        ("Note__c",),
        links=(link("Patient__c", ("patient",), ("Patient__r.Migration_Key__c",), route=route),),
        wave=9,
    )
    loads = (
        *world.plan.loads,
        msgspec.structs.replace(card, sql=written(tmp_path / "generated", f"sql/{route}.sql", sql)),
    )
    destination = msgspec.structs.replace(world.plan.destination, objects=targets(loads))
    world.plan = msgspec.structs.replace(world.plan, loads=loads, destination=destination)
    world.ready()

    with world.opened() as context:
        load(context)
        found = reconcile(context)

    assert [(one.bucket, one.rule, one.address, one.source) for one in found.places] == [
        ("refused", "TYP104", "Patient.last_name", "2")
    ]
    assert found.differences == ()
