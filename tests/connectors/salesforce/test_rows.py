import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compiler.connectors.salesforce.rows import failures, successes, untouched
from compiler.runtime.ports import Refused, RowResult, Unreachable
from tests.connectors.salesforce.world import KEY

ID = "0035g00000AbCdEAAV"
CELL = st.text(st.characters(codec="utf-8", exclude_characters="\0\r"), max_size=8)


def failed(message: str) -> RowResult:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(("sf__Id", "sf__Error", KEY, "LastName"))
    writer.writerow(("", message, "a:P:1", "Doe"))
    (row,) = failures(text.getvalue().encode(), KEY)
    return row


def test_rows_that_were_written_are_known_by_their_key() -> None:
    body = (
        f'"sf__Id","sf__Created","LastName","{KEY}"\n'
        f'"{ID}","true","Doe, ""J""\nx","a:P:2"\n"{ID[:15]}","false","","a:P:1"\n'
    ).encode()
    assert successes(body, KEY) == (
        RowResult(key="a:P:2", state="loaded", id=ID, created=True),
        RowResult(key="a:P:1", state="loaded", id=ID, created=False),
    )


def test_rows_that_were_never_looked_at_have_only_their_key() -> None:
    assert untouched(f"{KEY},LastName\na:P:1,Doe\n".encode(), KEY) == (
        RowResult(key="a:P:1", state="unprocessed"),
    )


@pytest.mark.parametrize(
    ("message", "code", "retry"),
    [
        (
            "REQUIRED_FIELD_MISSING:Required fields are missing: [Name]:Name --",
            "REQUIRED_FIELD_MISSING",
            False,
        ),
        ("UNABLE_TO_LOCK_ROW:unable to obtain exclusive access to this record", "UNABLE_TO_LOCK_ROW", True),
        ("UNABLE_TO_LOCK_ROW:unable to obtain exclusive access:--", "UNABLE_TO_LOCK_ROW", True),
        (
            "STRING_TOO_LONG:Last Name: data value too large: Doe (max length=80):LastName --",
            "STRING_TOO_LONG",
            False,
        ),
        ("Unable to create/update fields: Contact__c. Please check", "UNKNOWN", False),
        ("lower:case", "UNKNOWN", False),
        ("", "UNKNOWN", False),
    ],
)
def test_a_refusal_is_told_by_its_code(message: str, code: str, retry: bool) -> None:
    row = failed(message)
    assert (row.key, row.state, row.id, row.message) == ("a:P:1", "failed", None, message)
    assert (row.code, row.retry, row.adopt) == (code, retry, None)


@pytest.mark.parametrize(
    ("field", "record", "adopt"),
    [
        (KEY, ID, ID),
        (KEY.lower(), ID, ID),
        (KEY, ID[:15], ID),
        ("Other_Unique__c", ID, None),
        ("<unknown>", "<unknown>", None),
    ],
)
def test_only_a_record_with_this_very_key_is_adopted(field: str, record: str, adopt: str | None) -> None:
    row = failed(
        f"DUPLICATE_VALUE:duplicate value found: {field} duplicates value on record with id: {record}:--"
    )
    assert (row.code, row.adopt) == ("DUPLICATE_VALUE", adopt)


@pytest.mark.parametrize("body", [b"", b"\n", b"  \r\n"])
def test_no_results_are_none(body: bytes) -> None:
    assert (successes(body, KEY), failures(body, KEY), untouched(body, KEY)) == ((), (), ())


@pytest.mark.parametrize(
    "body",
    [
        f'"sf__Id","sf__Created","{KEY}"\n"{ID}","tr'.encode(),
        f'"sf__Id","sf__Created","{KEY}"\n"{ID}","true"\n'.encode(),
        f'"sf__Id","sf__Created","{KEY}"\n"{ID}","true","a","b"\n'.encode(),
        f'"sf__Id","sf__Created","{KEY}"\n"{ID}"x,"true","a"\n'.encode(),
        f'"sf__Id","sf__Created","{KEY}"\n"{ID}","true","\xff"\n'.encode("latin-1"),
    ],
)
def test_results_that_are_cut_or_damaged_are_read_again(body: bytes) -> None:
    with pytest.raises(Unreachable, match="run again to read them again"):
        successes(body, KEY)


@pytest.mark.parametrize(
    "header", ["sf__Id,sf__Created,LastName", f"sf__Id,{KEY}", f"sf__Id,sf__Created,{KEY},{KEY}", "<html>"]
)
def test_results_without_the_key_column_are_refused(header: str) -> None:
    with pytest.raises(Refused, match="do not have the columns"):
        successes(f"{header}\n".encode(), KEY)


@pytest.mark.parametrize("record", ["", "x", "0035g00000AbCd'", ID + "A"])
def test_a_row_that_was_written_has_an_id(record: str) -> None:
    with pytest.raises(Refused, match="no record id"):
        successes(f"sf__Id,sf__Created,{KEY}\n{record},true,a\n".encode(), KEY)


@settings(deadline=None)
@given(st.lists(st.tuples(CELL, CELL), max_size=6))
def test_keys_survive_whatever_stands_beside_them(cells: list[tuple[str, str]]) -> None:
    text = io.StringIO()
    writer = csv.writer(text, csv.unix_dialect)
    writer.writerow(("Note__c", KEY, "sf__Error", "sf__Id"))
    writer.writerows((note, f"a:P:{n}", error, "") for n, (note, error) in enumerate(cells))
    found = failures(text.getvalue().encode(), KEY)
    assert [(row.key, row.message) for row in found] == [
        (f"a:P:{n}", error) for n, (_, error) in enumerate(cells)
    ]
