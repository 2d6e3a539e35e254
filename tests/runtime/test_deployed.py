"""What was deployed is noted so that whoever dies in between leaves a note of all that may be there."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compiler.runtime.deployed import (
    NOTE,
    ledger,
    note_before,
    note_intent,
    note_outcome,
    note_withdrawn,
)
from compiler.runtime.ports import Component
from compiler.runtime.sealing import Sealer
from compiler.runtime.stops import RunStop
from compiler.runtime.store import Store

NAMES = st.sampled_from([f"CustomField:A.F{number}" for number in range(6)])


class Remembered:
    """Notes that nobody needs a disk for."""

    def __init__(self) -> None:
        self._known: dict[str, str] = {}

    def note(self, key: str, value: str) -> None:
        self._known[key] = value

    def noted(self, key: str) -> str | None:
        return self._known.get(key)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "run", Sealer(b"k" * 32)) as opened:
        yield opened


def component(full_name: str, *, created: bool = False, changed: bool = True) -> Component:
    kind, _, name = full_name.partition(":")
    return Component(kind=kind, name=name, path="", changed=changed, problem=None, created=created)


NEW, OLD = component("CustomObject:New__c", created=True), component("CustomObject:Old__c")


def test_an_outcome_takes_the_place_of_the_intent(store: Store) -> None:
    note_intent(store, (NEW, OLD))
    assert (ledger(store).created, ledger(store).pending) == ((), ("CustomObject:New__c",))
    note_outcome(store, True, (NEW, OLD))
    found = ledger(store)
    assert (found.created, found.pending) == (("CustomObject:New__c",), ())
    assert found.changed == ("CustomObject:Old__c",)


def test_what_was_refused_did_nothing(store: Store) -> None:
    note_intent(store, (NEW,))
    note_outcome(store, False, (NEW,))
    assert ledger(store).empty


def test_what_arrived_without_an_answer_is_found_when_it_is_not_new_any_more(store: Store) -> None:
    note_intent(store, (NEW, component("CustomObject:Late__c", created=True)))
    note_intent(store, (component("CustomObject:New__c"), component("CustomObject:Late__c", created=True)))
    found = ledger(store)
    assert (found.created, found.pending) == (("CustomObject:New__c",), ("CustomObject:Late__c",))


def test_what_was_there_before_is_what_was_noted_first(store: Store) -> None:
    note_before(store, {"StandardValueSet:TaskStatus": "first"})
    note_before(store, {"StandardValueSet:TaskStatus": "second", "CustomField:Contact.Email": "later"})
    assert ledger(store).before == {
        "StandardValueSet:TaskStatus": "first",
        "CustomField:Contact.Email": "later",
    }


def test_what_was_noted_for_a_deployment_that_never_happened_is_dropped(store: Store) -> None:
    note_intent(store, (NEW,))
    note_before(store, {"StandardValueSet:TaskStatus": "first"})
    note_outcome(store, False, (NEW,))
    assert ledger(store).empty

    note_intent(store, (NEW,))
    note_before(store, {"StandardValueSet:TaskStatus": "second"})
    note_intent(store, (NEW,))
    assert ledger(store).before == {}, "its answer was lost, and what it was to create is still new"

    note_before(store, {"StandardValueSet:TaskStatus": "third"})
    note_intent(store, (component(NEW.full_name),))
    note_outcome(store, False, (NEW,))
    assert ledger(store).before == {"StandardValueSet:TaskStatus": "third"}, "it did arrive"


def test_what_was_taken_away_is_forgotten(store: Store) -> None:
    note_before(store, {"StandardValueSet:TaskStatus": "first"})
    note_outcome(store, True, (NEW, OLD))
    note_withdrawn(store, ["RecordType:Case.A"])
    assert ledger(store).ours == {"RecordType:Case.A"}
    assert ledger(store).before == {}


def test_a_note_that_cannot_be_read_stops_the_run(store: Store) -> None:
    store.note(NOTE, "{")
    with pytest.raises(RunStop, match="restore the run folder"):
        ledger(store)


ENDS = st.sampled_from(["lost", "dead", "refused", "done"])


@given(st.lists(st.tuples(st.frozensets(NAMES), ENDS), max_size=8))
def test_whatever_is_lost_everything_that_is_there_is_known(
    deployments: list[tuple[frozenset[str], str]],
) -> None:
    """Deployments come one after the other; `dead` takes effect without an answer, `lost` takes none."""
    store, there = Remembered(), set[str]()
    for names, end in deployments:
        note_intent(store, [component(name, created=name not in there) for name in names])
        answers = [component(name, created=name not in there) for name in names]
        if end in ("dead", "done"):
            there |= names
        if end in ("refused", "done"):
            note_outcome(store, end == "done", answers)
        assert there <= ledger(store).ours
