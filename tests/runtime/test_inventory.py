"""What an account holds that decides about the schema: read before anything moves, compared, handed over."""

from pathlib import Path

import msgspec
import pytest

from compiler.model.plan import Inventory, inventory_hash
from compiler.runtime.extract import extract
from compiler.runtime.inventory import differing, read_inventories
from compiler.runtime.ports import SourcePage
from compiler.runtime.reading import PagingBroken
from compiler.runtime.run import Step, advance
from tests.runtime.fakes import FakeSource
from tests.runtime.notes import notes_world
from tests.runtime.world import World

SHEETS = (
    {"id": 1, "patient_id": 1, "answers": [{"question": "q1", "label": "Allergies?", "value": "canary-51c"}]},
    {"id": 2, "answers": [{"question": "q2", "label": None, "value": "x"}, {"label": "of no question"}]},
    {"id": 3, "answers": [{"question": "q1", "label": "Any allergies &amp; reactions?"}]},
    {"id": 4, "answers": None},
    {"id": 5, "answers": [{"question": "q0", "label": ""}, {"question": "q3", "label": {"a": 1}}]},
)
FOUND = {
    "q1": {"label": "Any allergies & reactions?", "question": "q1"},
    **{q: {"question": q} for q in ("q2", "q0", "q3")},
}


def asking(world: World, sha256: str) -> World:
    inventory = Inventory(object="Answer", key="question", members=("label", "question"), sha256=sha256)
    world.plan = msgspec.structs.replace(world.plan, inventories=(inventory,))
    return world


@pytest.fixture
def world(tmp_path: Path) -> World:
    return notes_world(tmp_path, SHEETS)


def discovered(world: World) -> Step:
    with world.opened() as context:
        return advance(context, "discover")


def test_each_key_has_one_entry_as_it_was_found_last(world: World) -> None:
    with asking(world, "").opened() as context:
        found = read_inventories(context)
        assert found == {"Answer": FOUND}
        assert differing(context, found) == ("Answer",)


def test_nothing_else_is_handed_over(world: World) -> None:
    with asking(world, "").opened() as context:
        assert "canary-51c" not in str(read_inventories(context))


def test_a_run_stops_for_the_specs_to_be_compiled_with_it(world: World) -> None:
    step = discovered(asking(world, inventory_hash({})))

    assert (step.phase, step.state, step.code) == ("discover", "blocked", 3)
    assert step.text == (
        "Answer: this account holds others than the plan was compiled with; compile again, review what "
        "changes, and go on with: crosswalk run ph-sf@acme --accept-plan"
    )
    assert step.next_command == "crosswalk compile ph-sf@acme"
    assert step.inventories == {"Answer": FOUND}
    assert world.org.requests == []


def test_what_the_plan_was_compiled_with_stops_nothing(world: World) -> None:
    assert discovered(asking(world, inventory_hash(dict(reversed(FOUND.items()))))).state == "done"


def test_the_records_of_an_object_itself_are_an_inventory_too(tmp_path: Path) -> None:
    world = notes_world(tmp_path, SHEETS)
    inventory = Inventory(object="Sheet", key="id", members=("patient_id",), sha256="")
    world.plan = msgspec.structs.replace(world.plan, inventories=(inventory,))

    with world.opened() as context:
        found = read_inventories(context)

    assert found == {"Sheet": {"1": {"patient_id": "1"}, "2": {}, "3": {}, "4": {}, "5": {}}}


def test_an_account_without_any_is_as_compiled_without_any(tmp_path: Path) -> None:
    assert discovered(asking(notes_world(tmp_path, ()), inventory_hash({}))).state == "done"


def test_what_a_run_needs_anyway_is_kept_and_not_read_a_second_time(world: World) -> None:
    world.extracted = False
    discovered(asking(world, ""))
    asked = len(world.source.asked)

    with world.opened() as context:
        extract(context)

    assert {each for each in world.source.asked[asked:] if each.startswith("page")} == {"page Patient"}


def unneeded(world: World) -> World:
    tables = tuple(
        msgspec.structs.replace(each, needed=each.object not in ("Sheet", "Answer"))
        for each in world.plan.tables
    )
    world.plan = msgspec.structs.replace(world.plan, tables=tables)
    world.extracted = False
    return asking(world, "")


def test_of_an_object_that_no_run_needs_nothing_is_kept(world: World) -> None:
    with unneeded(world).opened() as context:
        assert read_inventories(context) == {"Answer": FOUND}
        assert context.store.extraction("Sheet").pages == 0


@pytest.mark.parametrize("needed", [False, True])
def test_pages_in_a_circle_are_not_read_for_ever(world: World, needed: bool) -> None:
    class Endless(FakeSource):
        def page(self, object_name: str, cursor: str | None) -> SourcePage:
            return SourcePage(records=(b'{"id": 1}',), cursor="1" if cursor == "2" else "2", total=None)

    world.source, world.extracted = Endless(), False
    asked = asking(world, "") if needed else unneeded(world)
    with asked.opened() as context, pytest.raises(PagingBroken, match="pages of Sheet do not end"):
        read_inventories(context)
