"""How many rows there are, and how that is known."""

import msgspec

from compiler.model.outline import Outline
from compiler.scope.counts import Count, counts_of, origin_of_rows, rows_by_object, usual
from tests.scope.small import OUTLINE, TABLES, plan


def told(known: dict[str, int], outline: Outline = OUTLINE, origin: str = "given") -> dict[str, Count]:
    found = counts_of(plan(), outline, known, origin)  # type: ignore[arg-type]
    return {one.object: one for one in found}


def test_without_counts_a_typical_account_is_taken_and_says_so() -> None:
    found = usual(plan(), OUTLINE)

    assert rows_by_object(found) == OUTLINE.typical
    assert {one.origin for one in found} == {"typical"}


def test_what_a_run_neither_reads_nor_makes_is_not_counted() -> None:
    assert not {"Spare", "Tenant"} & set(told({"Spare": 9}))


def test_rows_out_of_others_follow_them_in_the_proportion_of_a_typical_account() -> None:
    found = told({"Visit": 2_501})

    assert (found["Visit"].rows, found["Visit"].origin) == (2_501, "given")
    assert (found["Line"].rows, found["Line"].origin) == (7_503, "ratio")
    assert (found["Week"].rows, found["Week"].origin) == (125, "ratio")
    assert (found["Patient"].rows, found["Patient"].origin) == (500, "typical")


def test_proportions_round_halves_up() -> None:
    halves = msgspec.structs.replace(OUTLINE, typical={"Visit": 10, "Line": 5})

    assert told({"Visit": 3}, halves)["Line"].rows == 2


def test_a_count_that_is_given_goes_before_a_proportion() -> None:
    assert told({"Visit": 10, "Line": 7})["Line"] == Count(object="Line", rows=7, origin="given")


def test_what_a_typical_account_does_not_tell_is_unknown() -> None:
    bare = msgspec.structs.replace(OUTLINE, typical={"Visit": 1_000})
    found = told({"Visit": 10}, bare)

    assert found["Line"] == Count(object="Line", rows=None, origin="unknown")
    assert found["Patient"].rows is None


def test_an_account_without_such_rows_gives_no_proportion() -> None:
    none = msgspec.structs.replace(OUTLINE, typical={"Visit": 0, "Line": 30})

    assert told({"Visit": 10}, none)["Line"].origin == "unknown"


def test_an_account_that_was_looked_at_is_never_filled_up_with_a_typical_one() -> None:
    found = told({"Visit": 10}, origin="found")

    assert found["Patient"] == Count(object="Patient", rows=None, origin="unknown")
    assert found["Line"] == Count(object="Line", rows=30, origin="ratio")


def test_rows_inside_and_made_ones_name_where_they_come_from() -> None:
    origins = {table.object: origin_of_rows(table, OUTLINE) for table in TABLES}

    assert (origins["Line"], origins["Week"], origins["Patient"]) == ("Visit", "Visit", None)
