from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compiler.model.plan import Decision
from compiler.runtime.context import Context
from compiler.runtime.extract import PagingBroken, extract
from compiler.runtime.ports import SourcePage, Unreachable
from compiler.runtime.sealing import Sealer
from compiler.runtime.staged import staged_engine
from compiler.runtime.staging import BadRecord
from compiler.runtime.store import Store
from tests.runtime.sources import (
    CANARY,
    COVER,
    FILE,
    KEY,
    PATIENT,
    TENANT,
    Calm,
    Failing,
    Moving,
    context,
    patients,
    plan,
    record,
)

Records = dict[str, list[bytes]]


def practice(patient_count: int = 7) -> Records:
    return {
        "Patient": patients(patient_count),
        "File": [record(id=number, url=f"https://files/{number}") for number in range(1, 5)],
        "Cover": [record(patient_id="1", carrier="Bupa", status="active")],
        "Spare": [record(id=1)],
    }


CONTENTS = {f"https://files/{number}": [b"%d" % number, CANARY.encode()] for number in range(1, 5)}


def read(folder: Path, source: Calm) -> Context:
    """Extract until it works; a restart is a new store on the same folder."""
    for _ in range(3):
        here = context(folder, source)
        try:
            extract(here)
        except Unreachable:
            here.store.close()
            continue
        return here
    raise AssertionError("the source failed three times")


def held(here: Context) -> dict[str, list[bytes]]:
    return {
        name: [each for page in here.store.pages(name) for each in page]
        for name in ("Patient", "File", "Cover")
    }


def files(here: Context) -> dict[str, bytes]:
    return {key: b"".join(here.store.content_parts("File", key)) for key in "1234"}


ALL_FILES = {key: key.encode() + CANARY.encode() for key in "1234"}


def test_everything_that_is_needed_is_read_in_order_api_first(tmp_path: Path) -> None:
    source = Calm(practice(), CONTENTS)
    here = context(tmp_path, source)
    result = extract(here)

    assert [(each.object, each.records, each.total, each.agreed) for each in result.objects] == [
        ("File", 4, 4, True),
        ("Patient", 7, 7, True),
        ("Cover", 1, 1, True),
    ]
    assert (result.complete, result.objects[0].files, result.objects[0].lost) == (True, 4, 0)
    assert held(here) == {name: records for name, records in practice().items() if name != "Spare"}
    assert files(here) == ALL_FILES
    assert not [call for call in source.calls if "Spare" in call or "Tenant" in call]
    here.store.close()


def test_running_again_asks_for_nothing(tmp_path: Path) -> None:
    source = Calm(practice(), CONTENTS)
    here = context(tmp_path, source)
    first = extract(here)
    source.calls.clear()

    assert extract(here) == first
    assert source.calls == []
    here.store.close()


def test_an_empty_object_is_read_too(tmp_path: Path) -> None:
    here = context(tmp_path, Calm({**practice(), "Patient": []}, CONTENTS))
    result = extract(here)

    assert [(each.records, each.agreed) for each in result.objects if each.object == "Patient"] == [(0, True)]
    here.store.close()


def test_a_failure_at_any_call_loses_and_doubles_nothing(tmp_path: Path) -> None:
    calm = Calm(practice(), CONTENTS)
    read(tmp_path / "calm", calm).store.close()
    assert len(calm.calls) == 10

    for number in range(len(calm.calls)):
        source = Failing(practice(), CONTENTS, fails_at=number)
        here = read(tmp_path / str(number), source)
        assert held(here) == {name: records for name, records in practice().items() if name != "Spare"}
        assert files(here) == ALL_FILES
        # Only the call that failed is repeated.
        assert len(source.calls) == len(calm.calls) + 1
        here.store.close()


class Dying(Store):
    """A store whose process dies before or after its N-th write took effect."""

    left = -1
    after = False

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self.left -= 1
        dies = self.left == 0
        if dies and not self.after:
            raise Unreachable("the process died before it wrote")
        with super()._transaction():
            yield
        if dies:
            raise Unreachable("the process died after it wrote")


@pytest.mark.parametrize("after", [False, True])
def test_a_death_around_any_write_loses_and_doubles_nothing(tmp_path: Path, after: bool) -> None:
    for number in range(1, 60):
        source, run = Calm(practice(), CONTENTS), tmp_path / f"{number}" / "run"
        dying = Dying.open(run, Sealer(KEY))
        dying.left, dying.after = number, after
        try:
            extract(context(tmp_path / f"{number}", source, store=dying))
            died = False
        except Unreachable:
            died = True
        dying.close()
        here = read(tmp_path / f"{number}", source)
        assert held(here) == {name: records for name, records in practice().items() if name != "Spare"}
        assert files(here) == ALL_FILES
        here.store.close()
        if not died:
            return
    raise AssertionError("the sweep never reached a run without a death")


# -- rows that move -------------------------------------------------------------------------------


def insert_at(index: int, *, identity: int) -> Callable[[Records], None]:
    return lambda records: records["Patient"].insert(index, record(id=identity, last_name="new"))


def delete_at(index: int) -> Callable[[Records], None]:
    def delete(records: Records) -> None:
        del records["Patient"][index]

    return delete


def only_patients(folder: Path, source: Calm) -> Context:
    return context(folder, source, of=plan([PATIENT]))


@pytest.mark.parametrize("call", range(1, 4))
@pytest.mark.parametrize(
    "change", [insert_at(0, identity=99), delete_at(0), delete_at(4), insert_at(4, identity=99)]
)
def test_a_row_that_moves_between_pages_is_noticed_and_all_is_read_again(
    tmp_path: Path, call: int, change: Callable[[Records], None]
) -> None:
    source = Moving({"Patient": patients(10)}, changes={call: change})
    here = only_patients(tmp_path, source)
    (result,) = extract(here).objects

    assert result.agreed
    assert result.passes == 2
    assert held_patients(here) == source.records["Patient"]
    here.store.close()


def held_patients(here: Context) -> list[bytes]:
    return [each for page in here.store.pages("Patient") for each in page]


def test_a_change_before_the_first_page_is_no_movement(tmp_path: Path) -> None:
    here = only_patients(tmp_path, Moving({"Patient": patients(10)}, changes={0: delete_at(0)}))

    assert [(each.passes, each.records) for each in extract(here).objects] == [(1, 9)]
    here.store.close()


def test_an_object_that_never_rests_is_read_three_times_and_reported(tmp_path: Path) -> None:
    changes = {call: insert_at(0, identity=100 + call) for call in range(1, 30)}
    source = Moving({"Patient": patients(10)}, changes=changes)
    here = only_patients(tmp_path, source)
    result = extract(here)

    assert [(each.passes, each.agreed) for each in result.objects] == [(3, False)]
    assert not result.agreed
    here.store.close()


def test_an_object_that_did_not_rest_is_read_anew_by_the_next_run(tmp_path: Path) -> None:
    changes = {call: insert_at(0, identity=100 + call) for call in range(1, 30)}
    source = Moving({"Patient": patients(10)}, changes=changes)
    here = only_patients(tmp_path, source)
    first = extract(here)

    again = extract(here)

    assert [each.agreed for each in first.objects] == [False]
    assert [(each.agreed, each.records, each.distinct) for each in again.objects] == [(True, 39, 39)]
    calls = len(source.calls)
    assert extract(here) == again
    assert len(source.calls) == calls
    here.store.close()


def test_a_record_that_the_source_really_lists_twice_is_believed_the_second_time(tmp_path: Path) -> None:
    twice = [*patients(4), patients(4)[1]]
    here = only_patients(tmp_path, Calm({"Patient": twice}))
    (result,) = extract(here).objects

    assert (result.passes, result.agreed, result.records, result.distinct) == (2, True, 5, 4)
    here.store.close()


def test_a_total_that_is_always_wrong_is_believed_the_second_time(tmp_path: Path) -> None:
    class Boasting(Calm):
        def page(self, object_name: str, cursor: str | None) -> SourcePage:
            page = Calm.page(self, object_name, cursor)
            return SourcePage(records=page.records, cursor=page.cursor, total=12)

    here = only_patients(tmp_path, Boasting({"Patient": patients(4)}))
    (result,) = extract(here).objects

    assert (result.passes, result.agreed, result.records, result.total) == (2, True, 4, 12)
    here.store.close()


def test_a_source_without_totals_is_believed_when_nothing_came_twice(tmp_path: Path) -> None:
    here = only_patients(tmp_path, Calm({"Patient": patients(7)}, tells_totals=False))

    assert [(each.passes, each.agreed, each.total) for each in extract(here).objects] == [(1, True, None)]
    here.store.close()


def test_a_restart_between_two_passes_does_not_make_a_pass_agree_with_itself(tmp_path: Path) -> None:
    source = Moving({"Patient": patients(10)}, changes={1: insert_at(0, identity=99)})
    here = only_patients(tmp_path, source)
    begin = Store.begin_pass

    def dies(store: Store, object_name: str, started: str) -> None:
        if store.extraction(object_name).pass_ == 1:
            raise Unreachable("the process died")
        begin(store, object_name, started)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Store, "begin_pass", dies)
        with pytest.raises(Unreachable):
            extract(here)
    (result,) = extract(here).objects

    assert (result.passes, result.records, result.agreed) == (2, 11, True)
    here.store.close()


@settings(max_examples=40, deadline=None)
@given(
    changes=st.dictionaries(
        st.integers(0, 14),
        st.one_of(
            st.builds(delete_at, st.integers(0, 3)),
            st.builds(lambda at, new: insert_at(at, identity=new), st.integers(0, 3), st.integers(100, 999)),
        ),
        max_size=4,
    )
)
def test_a_reading_that_is_believed_has_every_row_that_was_there_all_along(
    tmp_path_factory: pytest.TempPathFactory, changes: dict[int, Callable[[Records], None]]
) -> None:
    # One change between two calls at most, which is what a count of each page can notice.
    source = Moving({"Patient": patients(9)}, changes=changes)
    here = only_patients(tmp_path_factory.mktemp("law"), source)
    (result,) = extract(here).objects
    stayed = set(patients(9)) & set(source.records["Patient"])

    if result.agreed:
        assert stayed <= set(held_patients(here))
    here.store.close()


# -- sources that misbehave -----------------------------------------------------------------------


class Circling(Calm):
    def page(self, object_name: str, cursor: str | None) -> SourcePage:
        page = Calm.page(self, object_name, cursor)
        return SourcePage(records=page.records, cursor="3" if cursor == "6" else page.cursor, total=None)


class Endless(Calm):
    def page(self, object_name: str, cursor: str | None) -> SourcePage:
        start = int(cursor or 0)
        return SourcePage(records=tuple(patients(6_000)), cursor=str(start + 1), total=6)


class Empty(Calm):
    def page(self, object_name: str, cursor: str | None) -> SourcePage:
        return SourcePage(records=(), cursor=str(int(cursor or 0) + 1), total=None)


@pytest.mark.parametrize("kind", [Circling, Endless, Empty])
def test_paging_that_does_not_end_is_stopped(tmp_path: Path, kind: type[Calm]) -> None:
    here = only_patients(tmp_path, kind({"Patient": patients(12)}))

    with pytest.raises(PagingBroken, match="the pages of Patient do not end"):
        extract(here)
    here.store.close()


def test_what_is_no_record_stops_before_it_is_stored_and_is_not_shown(tmp_path: Path) -> None:
    source = Calm({"Patient": [*patients(4), f'["{CANARY}"]'.encode()]})
    here = only_patients(tmp_path, source)

    with pytest.raises(BadRecord, match="record 5 of Patient") as caught:
        extract(here)
    assert CANARY not in str(caught.value)
    assert here.store.extraction("Patient").records == 3

    source.records["Patient"].pop()
    assert [each.records for each in extract(here).objects] == [4]
    here.store.close()


# -- files ----------------------------------------------------------------------------------------


def test_a_file_that_cannot_be_fetched_is_noted_and_fetched_by_a_later_run(tmp_path: Path) -> None:
    source = Calm(practice(), {link: parts for link, parts in CONTENTS.items() if link != "https://files/2"})
    here = context(tmp_path, source)
    result = extract(here)

    assert (result.agreed, result.complete) == (True, False)
    assert (result.objects[0].files, result.objects[0].lost) == (3, 1)
    assert list(here.store.lost_contents("File")) == [("2", "a file of File is not there; ask for it again")]

    source.contents = CONTENTS
    source.calls.clear()
    assert extract(here).complete
    assert source.calls == ["content File 2"]
    assert files(here) == ALL_FILES
    here.store.close()


def test_a_file_that_breaks_off_is_not_kept_by_half(tmp_path: Path) -> None:
    class Cut(Calm):
        def content(self, object_name: str, row: Mapping[str, object], column_name: str) -> Iterator[bytes]:
            yield b"half"
            raise Unreachable("the connection broke")

    here = context(tmp_path, Cut(practice()))
    result = extract(here)

    assert (result.objects[0].lost, result.objects[0].gone, result.complete) == (4, 0, False)
    assert files(here) == dict.fromkeys("1234", b"")
    here.store.close()


def test_a_record_without_a_key_has_no_file(tmp_path: Path) -> None:
    records = {**practice(), "File": [record(url="https://files/1")]}
    here = context(tmp_path, Calm(records, CONTENTS))
    result = extract(here)

    assert [(each.keyless, each.files, each.lost) for each in result.objects if each.object == "File"] == [
        (1, 0, 0)
    ]
    here.store.close()


# -- what comes of it -----------------------------------------------------------------------------


def test_the_engine_is_filled_from_the_store(tmp_path: Path) -> None:
    zone = Decision(ask="Which zone?", type="time_zone", needed="sample")
    owner = Decision(ask="Who?", type="username", needed="sample")
    of = plan([COVER, FILE, PATIENT, TENANT], decisions={"zone": zone, "owner": owner})
    answers = {"zone": "Europe/Berlin", "unasked": "x"}
    here = context(tmp_path, Calm(practice(), CONTENTS), of=of, answers=answers)
    extract(here)

    with staged_engine(here) as engine:
        assert engine.query('SELECT count(*), sum(balance::DECIMAL(9, 2))::VARCHAR FROM "Patient"') == [
            (7, "7.70")
        ]
        assert engine.query('SELECT "$source", name FROM "Tenant"') == [("acme", "Acme")]
        assert engine.query('SELECT "$source" FROM "Cover"') == [("1|Bupa",)]
        assert engine.query('SELECT * FROM "$decision"') == [("zone", "Europe/Berlin")]
        assert engine.query('SELECT DISTINCT zone FROM "$zone"') == [("Europe/Berlin",)]
    here.store.close()


def test_no_value_is_plain_in_any_file_of_the_run(tmp_path: Path) -> None:
    here = context(tmp_path, Calm(practice(60), CONTENTS))
    extract(here)
    with staged_engine(here) as engine:
        engine.query('CREATE TABLE sorted AS SELECT * FROM "Patient" ORDER BY last_name')
        everything = [path for path in tmp_path.rglob("*") if path.is_file()]
        plain = [path.name for path in everything if CANARY.encode() in path.read_bytes()]
    here.store.close()

    assert len(everything) >= 4
    assert plain == []
    assert {path.stat().st_mode & 0o777 for path in everything if path.exists()} == {0o600}
