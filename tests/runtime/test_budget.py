"""What a migration will ask of its destination, against what is left there."""

from compiler.runtime.budget import shortages


def test_more_jobs_than_the_day_has_left_are_named() -> None:
    found = shortages(41, 10, {"DailyBulkApiBatches": 40, "DataStorageMB": 10})

    assert [(one.rule, one.text) for one in found] == [
        ("OPS105", "the load needs 41 jobs, and 40 batches are left today")
    ]


def test_rows_without_room_are_named() -> None:
    found = shortages(40, 1_200, {"DailyBulkApiBatches": 40, "DataStorageMB": 1_024})

    assert [(one.rule, one.text) for one in found] == [
        ("OPS106", "the rows need 1,200 MB, and 1,024 MB are left")
    ]


def test_a_limit_that_nobody_tells_is_not_judged() -> None:
    assert shortages(1_000_000, 1_000_000, {"DailyApiRequests": 1}) == ()
