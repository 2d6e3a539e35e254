from collections.abc import Iterator
from itertools import count

import hypothesis.strategies as st
import pytest
from hypothesis import HealthCheck, given, settings

from tests.sandbox.org.driver import Driver, table
from tests.sandbox.org.metadata import PRACTICE

KEY = "Migration_Key__c"
KEYS = st.sampled_from(["a", "A", "b", "ß", "ss", " a", "#N/A", ""])
ROWS = st.lists(st.tuples(KEYS, st.sampled_from(["Ng", "", "Wu"])), min_size=1, max_size=5)
STEPS = st.lists(st.tuples(st.sampled_from(["insert", "upsert", "delete"]), ROWS), min_size=1, max_size=5)
FEW = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)

Rows = list[tuple[str, str]]


@pytest.fixture(scope="module")
def shared() -> Iterator[Driver]:
    """One org for all examples; every example keeps to keys of its own."""
    driver = Driver()
    driver.deploy(PRACTICE)
    driver.assign("Migration_Loader")
    yield driver
    driver.org.close()


@pytest.fixture(scope="module")
def examples() -> Iterator[int]:
    return count()


@FEW
@given(STEPS)
def test_there_is_never_more_than_one_record_per_key(
    shared: Driver, examples: Iterator[int], steps: list[tuple[str, Rows]]
) -> None:
    mark = f"~{next(examples)}"
    for operation, rows in steps:
        if operation == "delete":
            ids = [[row["Id"]] for row in shared.query(f"{of_example(mark)} LIMIT 1")]
            shared.bulk("Contact", "delete", table(["Id"], *ids))
            continue
        text = table([KEY, "LastName"], *marked(rows, mark))
        results = shared.bulk("Contact", operation, text, key=KEY if operation == "upsert" else None)
        # Every row that was sent comes back exactly once.
        assert len(results.successful) + len(results.failed) == len(rows)
        assert results.job["numberRecordsProcessed"] == len(rows)
        keys = [row[KEY] for row in shared.query(of_example(mark))]
        assert sorted(keys) == sorted(set(keys))


@FEW
@given(ROWS)
def test_an_upsert_done_twice_is_an_upsert_done_once(
    shared: Driver, examples: Iterator[int], rows: Rows
) -> None:
    mark = f"~{next(examples)}"
    text = table([KEY, "LastName"], *marked(rows, mark))
    shared.bulk("Contact", "upsert", text, key=KEY)
    once = shared.query(of_example(mark))
    again = shared.bulk("Contact", "upsert", text, key=KEY)

    assert shared.query(of_example(mark)) == once
    assert {row["sf__Created"] for row in again.successful} <= {"false"}


def marked(rows: Rows, mark: str) -> Rows:
    return [(key if key in {"", "#N/A"} else key + mark, name) for key, name in rows]


def of_example(mark: str) -> str:
    return f"SELECT Id, {KEY}, LastName, CreatedDate FROM Contact WHERE {KEY} LIKE '%{mark}'"
