"""An estimate as tables of texts."""

import msgspec

from compiler.scope.sheets import allowances, sheets, timeline, warnings
from tests.scope.small import LOADS, OUTLINE, estimated, link, load, plan


def rows(title: str, **more: object) -> dict[str, tuple[str, ...]]:
    (one,) = [one for one in sheets(estimated(**more)) if one.title == title]  # type: ignore[arg-type]
    return {row[0]: row[1:] for row in one.rows}


def test_every_row_has_a_cell_for_each_column() -> None:
    for one in sheets(estimated({"Visit": 9_000_000})):
        assert {len(row) for row in one.rows} == {len(one.words) + len(one.numbers)}, one.title


def test_reading_says_where_each_count_comes_from() -> None:
    found = rows("What is read", known={"Visit": 2_000})

    assert found["Visit"] == ("given", "the API", "2,000", "20", "0.01")
    assert found["Line"] == ("in proportion", "rows of another", "6,000", "0", "0.00")
    assert found["File"] == ("typical", "the API", "100", "101", "0.03")
    assert found["in all"][2] == "2,610"


def test_an_unknown_count_is_called_that() -> None:
    bare = msgspec.structs.replace(OUTLINE, typical={})

    found = rows("What is read", outline=bare)

    assert found["Line"] == ("unknown", "rows of another", "unknown", "0", "0.00")


def test_writing_names_the_objects_that_share_rows_and_second_passes() -> None:
    later = load("patient", "Patient", "Contact", second_pass=True, links=(link("ReportsTo", "patient"),))
    found = rows("What is written", of=plan((*LOADS, later)))

    assert found["Visit"][:3] == ("Event or Task", "1,000", "2")
    assert found["Patient"][0] == "Contact, in two passes"
    assert found["File"] == ("a file", "100", "0", "0", "302", "")


def test_allowances_show_their_share_and_who_told_them() -> None:
    found = allowances(estimated({"Patient": 1_000_000}, left={"Batches": 200}))

    assert found.rows[0] == ("batches a day", "the org: left", "105", "200", "53 %")
    assert found.rows[1] == ("MB of data", "the edition", "1,963", "100", "over 900 %")


def test_times_stand_beside_what_is_published() -> None:
    found = {row[0]: row[1:] for row in timeline(estimated().timeline).rows}

    assert found["rows and files move once"][1] == "2 days"
    assert found["all 3 runs: sandbox, production, late changes"][1] == ""
    assert found["from the first look to the last change"] == ("5 days", "a week")


def test_a_table_without_rows_is_left_out() -> None:
    titles = [one.title for one in sheets(estimated(of=plan(loads=())))]

    assert titles == ["What is read", "What the destination allows", "How long it takes"]


def test_warnings_name_what_is_too_much_and_what_is_not_known() -> None:
    bare = msgspec.structs.replace(OUTLINE, typical={"Visit": 5})
    found = list(warnings(estimated({"Patient": 2_000_001}, outline=bare)))

    assert found[0].startswith("2,000,006 records are more than 2,000,000: move them in parts")
    assert "up to 2,000,001 Contact records hang on the one record of `house`" in found[1] + found[2]
    assert any(line.startswith("batches a day: 204 are needed and there are 50") for line in found)
    assert found[-1] == "not known, and counted as nothing: Agent, File, Line, Week"


def test_a_calm_estimate_warns_of_nothing() -> None:
    assert list(warnings(estimated())) == []
