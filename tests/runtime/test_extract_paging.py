"""Extraction over every kind of paging: complete, resumable at any moment, and honest where it cannot be."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from compiler.model.connector import Connector, Endpoint, Part
from compiler.runtime.context import Context
from compiler.runtime.discover import DiscoverResult, discover
from compiler.runtime.extract import BeyondReach, Extracted, extract, reading_order
from compiler.runtime.ports import Refused, Unreachable
from compiler.runtime.reading import Reading
from compiler.runtime.sealing import Sealer
from compiler.runtime.store import Store
from tests.runtime.paged import CONNECTOR, COUNTED, OF_PATIENT, PATIENTS, WINDOWS, Business, held, rows
from tests.runtime.sources import KEY

KINDS = ("Scan", "Answer", "Visit", "Staff")


def ids(business: Business, name: str) -> set[str]:
    return {str(row["id"]) for row in business.rows[name]}


def read(business: Business, folder: Path, *names: str) -> dict[str, Extracted]:
    """Extract, and check that everything is there."""
    with business.opened(folder, *names) as context:
        result = extract(context)
        assert result.complete
        for name in names:
            assert held(context, name) == ids(business, name)
    return {each.object: each for each in result.objects}


def scans(*, per: tuple[Part, ...]) -> Connector:
    """The connector, with other parts of scans."""
    endpoints = CONNECTOR.endpoints | {"Scan": Endpoint(path="/vitals/scans", per=per)}
    return replace(CONNECTOR, endpoints=endpoints)


def test_every_kind_of_list_is_read_completely(tmp_path: Path) -> None:
    found = read(Business(), tmp_path, *CONNECTOR.endpoints)

    assert {name: (each.distinct, each.total, each.passes) for name, each in found.items()} == {
        "Patient": (3, 3, 1),
        "Link": (1, 1, 1),
        "Scan": (7, 7, 1),
        # Where no total can tell, two readings must see the same.
        "Answer": (5, None, 2),
        "Visit": (3, None, 2),
        "Staff": (2, None, 1),
    }


def test_a_list_that_is_too_long_is_read_as_far_as_it_goes_and_then_part_by_part(tmp_path: Path) -> None:
    business = Business()
    read(business, tmp_path, "Scan")

    assert business.requests() == [
        "patients?offset=0&limit=2",
        "patients?offset=2&limit=2",
        "links?offset=0&limit=2",
        "scans?offset=0&limit=2",
        "scans?offset=2&limit=2",
        "scans?offset=0&limit=2&patientId=p0",
        "scans?offset=0&limit=2&patientId=p1",
        "scans?offset=0&limit=2&patientId=p2",
        "scans?offset=0&limit=2&vitalsLinkId=l1",
    ]


def test_what_makes_the_parts_is_read_first_even_where_nothing_else_needs_it() -> None:
    plan = Business().plan("Answer", "Scan", "Staff")

    assert [each.object for each in reading_order(plan)] == ["Patient", "Answer", "Link", "Scan", "Staff"]


def test_a_list_within_reach_is_not_read_in_parts(tmp_path: Path) -> None:
    business = Business(rows=rows() | {"Scan": rows()["Scan"][:4]})
    read(business, tmp_path, "Scan")

    assert not [each for each in business.requests() if "patientId" in each]


def test_a_part_may_have_several_pages_and_a_row_no_part_at_all(tmp_path: Path) -> None:
    early = tuple({"id": f"s{number}"} for number in range(2))
    of_one = tuple({"id": f"t{number}", "patientId": "p0"} for number in range(4))
    business = Business(rows=rows() | {"Scan": early + of_one}, connector=scans(per=(PATIENTS,)))
    read(business, tmp_path, "Scan")

    assert "scans?offset=2&limit=2&patientId=p0" in business.requests()


def test_no_cursor_in_the_store_holds_a_key(tmp_path: Path) -> None:
    read(Business(), tmp_path, "Scan")

    assert not [path.name for path in (tmp_path / "run").iterdir() if b"p1" in path.read_bytes()]


# -- kills and failures ---------------------------------------------------------------------------


@pytest.mark.parametrize("name", KINDS)
def test_a_failure_at_any_request_repeats_only_that_request(tmp_path: Path, name: str) -> None:
    calm = Business()
    read(calm, tmp_path / "calm", name)
    wanted = calm.requests()

    for number in range(len(wanted)):
        business = Business()
        business.order({"match": "", "kind": "drop_after", "after": number, "times": 1})
        with pytest.raises(Unreachable):
            read(business, tmp_path / str(number), name)
        read(business, tmp_path / str(number), name)
        assert business.requests() == [*wanted[: number + 1], *wanted[number:]]


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


def dying(number: int, *, after: bool) -> Callable[[Path], Store]:
    def opened(run: Path) -> Store:
        store = Dying.open(run, Sealer(KEY))
        store.left, store.after = number, after
        return store

    return opened


@pytest.mark.parametrize("after", [False, True])
@pytest.mark.parametrize("name", KINDS)
def test_a_death_around_any_write_loses_nothing(tmp_path: Path, name: str, after: bool) -> None:
    for number in range(1, 60):
        business, folder, died = Business(), tmp_path / str(number), False
        try:
            with business.opened(folder, name, store=dying(number, after=after)) as context:
                extract(context)
        except Unreachable:
            died = True
        read(business, folder, name)
        if not died:
            assert number > 3
            return
    raise AssertionError("the sweep never reached a run without a death")


# -- rows that move -------------------------------------------------------------------------------


def moving(business: Business, call: int, **change: object) -> None:
    """Change the rows before the call with that number (from 0) is answered."""
    answer, calls = business.api.handle, iter(range(10_000))

    def handle(request: object, now: object) -> object:
        if next(calls) == call:
            business.change(**change)
        return answer(request, now)  # type: ignore[arg-type]

    business.api.handle = handle  # type: ignore[method-assign, assignment]


@pytest.mark.parametrize("call", range(3, 9))
def test_a_scan_that_vanishes_while_the_parts_are_read_is_noticed(tmp_path: Path, call: int) -> None:
    business = Business()
    moving(business, call, object="Scan", delete=["s1"])
    with business.opened(tmp_path, "Scan") as context:
        found = extract(context)

        assert found.agreed
        assert ids(business, "Scan") - {"s1"} <= held(context, "Scan")


@pytest.mark.parametrize("call", range(6))
def test_a_visit_that_moves_to_a_window_that_was_read_is_found_by_the_next_reading(
    tmp_path: Path, call: int
) -> None:
    business = Business()
    early = {"id": "v29", "date": "2024-01-02T09:00:00Z"}
    moving(business, call, object="Visit", change=[early])
    with business.opened(tmp_path, "Visit") as context:
        first = extract(context)
        assert first.agreed == (call != 4)
        assert first.agreed or extract(context).agreed
        assert held(context, "Visit") == ids(business, "Visit")


def unsettle(context: Context, name: str) -> None:
    """Make the reading of an object one that did not rest, so that the next run reads it again."""
    known = context.store.sealed_note(f"extract settled {name}")
    reading = replace(msgspec.json.decode(known or b"", type=Reading), total=99)
    context.store.seal_note(f"extract settled {name}", msgspec.json.encode(reading))


def test_patients_who_came_since_make_the_parts_begin_anew(tmp_path: Path) -> None:
    business = Business()
    business.order({"match": "patientId=p1", "kind": "drop_before"})
    with business.opened(tmp_path, "Scan") as context, pytest.raises(Unreachable):
        extract(context)
    # The patients are read once more, as after a reading that did not rest.
    with business.opened(tmp_path, "Scan") as context:
        unsettle(context, "Patient")
        business.change(object="Patient", add=[{"id": "new"}])
        business.change(object="Scan", append=[{"id": "late", "patientId": "new"}])
        business.change(object="Scan", append=[{"id": "later", "patientId": "new"}])
        assert extract(context).agreed
        assert held(context, "Scan") == ids(business, "Scan") | {"late", "later"}


def test_a_list_without_total_is_read_again_where_its_parts_were_of_others(tmp_path: Path) -> None:
    business = Business()
    read(business, tmp_path, "Answer")
    with business.opened(tmp_path, "Answer") as context:
        unsettle(context, "Patient")
        business.change(object="Patient", add=[{"id": "new"}])
        business.change(object="Answer", append=[{"id": "late", "patientId": "new"}])
        assert extract(context).agreed
        assert held(context, "Answer") == ids(business, "Answer") | {"late"}


# -- what cannot be read --------------------------------------------------------------------------

WITHOUT_PARTS = scans(per=())


def looked_at(business: Business, folder: Path, *names: str) -> DiscoverResult:
    with business.opened(folder, *names) as context:
        return discover(context)


def test_a_list_beyond_reach_is_a_problem_before_anything_is_read(tmp_path: Path) -> None:
    found = looked_at(Business(connector=WITHOUT_PARTS), tmp_path, "Scan")

    assert found.problems == (
        "Scan has 7 records and its API gives 4 of them at most; ask for an export of them, and say in the "
        "platform description that this object comes from that file (`channel: export`, and its name under "
        "`connector.exports:`)",
    )
    assert [each.count for each in found.objects if each.object == "Scan"] == [7]


def test_a_list_beyond_reach_is_refused_before_its_first_page_is_kept(tmp_path: Path) -> None:
    business = Business(connector=WITHOUT_PARTS)
    with business.opened(tmp_path, "Scan") as context:
        with pytest.raises(BeyondReach, match="Scan has 7 records and its API gives 4 of them at most; ask"):
            extract(context)
        assert context.store.extraction("Scan").pages == 0
        business.change(object="Scan", delete=["s0", "s1", "s2"])
        assert extract(context).complete


def test_a_list_without_total_is_refused_where_its_end_cannot_be_seen(tmp_path: Path) -> None:
    page = replace(COUNTED, total=None)
    answers = Endpoint(path="/form-submissions", page=page)
    connector = replace(CONNECTOR, endpoints=CONNECTOR.endpoints | {"Answer": answers})
    (problem,) = looked_at(Business(connector=connector), tmp_path, "Answer").problems

    assert problem.startswith("Answer has more than 2 records and its API gives 2 of them at most; ask")
    with (
        Business(connector=connector).opened(tmp_path, "Answer") as context,
        pytest.raises(BeyondReach, match="Answer has more than 2 records"),
    ):
        extract(context)


def test_rows_that_belong_to_no_part_are_missed_and_told(tmp_path: Path) -> None:
    business = Business(connector=scans(per=(PATIENTS,)))
    for _ in range(2):
        with (
            business.opened(tmp_path, "Scan") as context,
            pytest.raises(BeyondReach, match=r"Scan has 7 records .*; 6 were found part by part"),
        ):
            extract(context)
    business.change(object="Scan", delete=["s6"])
    with business.opened(tmp_path, "Scan") as context:
        assert extract(context).complete


def test_a_part_that_is_too_long_itself_is_refused(tmp_path: Path) -> None:
    of_one = tuple({"id": f"s{number}", "patientId": "p1"} for number in range(5))
    business = Business(rows=rows() | {"Scan": of_one})
    with (
        business.opened(tmp_path, "Scan") as context,
        pytest.raises(
            BeyondReach, match="the Scan of one Patient alone are more than the API gives"
        ) as caught,
    ):
        extract(context)
    assert "p1" not in str(caught.value)


def test_a_parameter_that_the_api_ignores_is_noticed_at_its_first_part(tmp_path: Path) -> None:
    wrong = (replace(OF_PATIENT, param="patientId"),)
    answers = replace(CONNECTOR.endpoints["Answer"], per=wrong)
    business = Business(connector=replace(CONNECTOR, endpoints=CONNECTOR.endpoints | {"Answer": answers}))
    with (
        business.opened(tmp_path, "Answer") as context,
        pytest.raises(Refused, match="Answer: patientId was ignored"),
    ):
        extract(context)


# -- what discover makes of it --------------------------------------------------------------------


def test_requests_and_time_are_told_as_far_as_they_can_be(tmp_path: Path) -> None:
    found = looked_at(Business(), tmp_path)
    requests = {each.object: (each.count, each.requests) for each in found.objects}

    assert requests == {
        "Patient": (3, 2),
        "Link": (1, 1),
        # Two pages that can be reached, and a request for each patient and each link.
        "Scan": (7, 6),
        # One page and one request for each patient, all of it twice.
        "Answer": (None, 8),
        # Three windows, twice.
        "Visit": (None, 6),
        "Staff": (2, 1),
    }
    assert found.seconds == 24 * 0.5
    assert found.problems == ()


def test_the_time_is_that_of_the_strictest_quota(tmp_path: Path) -> None:
    quotas = (replace(CONNECTOR.rate.quotas[0], requests=10),)
    slow = replace(CONNECTOR, rate=replace(CONNECTOR.rate, quotas=quotas))
    found = looked_at(Business(connector=slow), tmp_path)

    assert found.seconds == 2 * 60 + 4 * 0.5


def test_records_behind_empty_windows_are_looked_at(tmp_path: Path) -> None:
    visits = replace(CONNECTOR.endpoints["Visit"], page=replace(WINDOWS, first="2023-12-02"))
    business = Business(connector=replace(CONNECTOR, endpoints=CONNECTOR.endpoints | {"Visit": visits}))
    found = looked_at(business, tmp_path, "Visit")
    (visit,) = (each for each in found.objects if each.object == "Visit")

    assert visit.evidence is not None
    assert visit.evidence.records == 2
    assert business.requests()[-2:] == [
        "appointments?startDate=2023-12-01&endDate=2024-01-03",
        "appointments?startDate=2024-01-01&endDate=2024-02-03",
    ]
