import csv
import io
import json
import os
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from compiler.connectors.export import PAGE_ROWS, ExportSource
from compiler.runtime.ports import BadExport
from tests.connectors.world import CANARY, TABLES, connector

HEADER = b"id,patient_id,notes\n"
Made = Callable[[bytes], ExportSource]


@pytest.fixture
def made(tmp_path: Path) -> Made:
    def make(content: bytes) -> ExportSource:
        (tmp_path / "treatments.csv").write_bytes(content)
        return ExportSource(tmp_path, connector(), TABLES)

    return make


def rows(source: ExportSource, name: str = "Treatment") -> list[dict[str, str]]:
    found: list[bytes] = []
    cursor = None
    while True:
        page = source.page(name, cursor)
        found += page.records
        cursor = page.cursor
        if cursor is None:
            return [json.loads(record) for record in found]


def problem(source: ExportSource) -> str:
    with pytest.raises(BadExport) as caught:
        rows(source)
    with pytest.raises(BadExport):
        source.count("Treatment")
    assert CANARY not in str(caught.value)
    context = caught.value.__context__
    assert context is None or not isinstance(context, UnicodeDecodeError | csv.Error)
    return str(caught.value)


def test_rows_become_objects_of_texts(made: Made) -> None:
    source = made(HEADER + b'1,10,"a ""b"", c\nd"\n2,,\n 3 ,30, x \n')
    assert rows(source) == [
        {"id": "1", "patient_id": "10", "notes": 'a "b", c\nd'},
        {"id": "2", "patient_id": "", "notes": ""},
        {"id": " 3 ", "patient_id": "30", "notes": " x "},
    ]
    assert source.count("Treatment") == 3


@pytest.mark.parametrize(
    "content",
    [
        b"\xef\xbb\xbfid,patient_id,notes\r\n1,10,x\r\n",
        b"id,patient_id,notes\r\n1,10,x",
        b"patient_id,notes,id\n10,x,1\n",
        b'"id","patient_id","notes"\n"1","10","x"\n',
        b"id,patient_id,notes\n1,10,x\n\n\r\n\n",
    ],
)
def test_what_spreadsheets_write_is_read(made: Made, content: bytes) -> None:
    assert rows(made(content)) == [{"id": "1", "patient_id": "10", "notes": "x"}]


def test_a_file_with_only_a_header_has_no_rows(made: Made) -> None:
    assert rows(made(HEADER)) == []
    assert made(HEADER).count("Treatment") == 0


def test_breaks_and_carriage_returns_inside_quotes_are_data(made: Made) -> None:
    assert rows(made(HEADER + b'1,10,"a\r\nb\rc\n"\n'))[0]["notes"] == "a\r\nb\rc\n"


def test_nothing_is_made_of_cells_that_look_like_something(made: Made) -> None:
    cells = ("=cmd|'/C calc'!A0", "#N/A", "null", "001", "1e3", "NaN")
    source = made(HEADER + b"".join(f"{i},,{cell}\n".encode() for i, cell in enumerate(cells)))
    assert tuple(row["notes"] for row in rows(source)) == cells


def test_pages_hold_a_thousand_rows_and_a_cursor_leads_on(made: Made) -> None:
    content = HEADER + b"".join(b'%d,%d,"line\nline"\n' % (i, i) for i in range(2 * PAGE_ROWS + 1))
    source = made(content)
    first = source.page("Treatment", None)
    assert (len(first.records), first.total) == (PAGE_ROWS, None)
    assert first.cursor is not None
    assert first.cursor.startswith("1001.2002.")
    second = source.page("Treatment", first.cursor)
    assert source.page("Treatment", first.cursor) == second
    assert [row["id"] for row in rows(source)] == [str(i) for i in range(2 * PAGE_ROWS + 1)]


def test_a_long_file_is_never_held_whole(made: Made) -> None:
    source = made(HEADER + b"".join(b"%d,%d,%s\n" % (i, i, b"x" * 500) for i in range(20_000)))
    tracemalloc.start()
    try:
        assert source.count("Treatment") == 20_000
        page = source.page("Treatment", None)
        assert source.page("Treatment", page.cursor).records
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 4_000_000


def test_a_last_page_that_is_just_full_is_the_last(made: Made) -> None:
    source = made(HEADER + b"".join(b"%d,1,x\n" % i for i in range(PAGE_ROWS)))
    assert source.page("Treatment", None).cursor is None


def test_a_file_that_changed_between_two_pages_is_noticed(made: Made) -> None:
    content = HEADER + b"".join(b"%d,1,x\n" % i for i in range(PAGE_ROWS + 5))
    cursor = made(content).page("Treatment", None).cursor
    with pytest.raises(BadExport, match=r"treatments\.csv: the file has changed since it was begun"):
        made(content + b"9999,1,x\n").page("Treatment", cursor)
    for wrong in ("7", "a.b.c.d", "1.2.3.4.5", ""):
        with pytest.raises(BadExport, match="begin this object again"):
            made(content).page("Treatment", wrong)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", "treatments.csv: the file is empty"),
        (b"id,patient_id,id,notes\n", "treatments.csv, line 1, column 3: the header id is there twice"),
        (b"id,,notes\n", "treatments.csv, line 1, column 2: the header is empty"),
        (b"id,Patient_ID,notes\n", "line 1, column 2: the header must be written exactly patient_id"),
        (b"id, patient_id,notes\n", "line 1, column 2: the header must be written exactly patient_id"),
        (b"id,patient_id,notes,extra\n", "line 1, column 4: this header is not one of id, patient_id, notes"),
        (b"id,notes\n", "treatments.csv, line 1: no column patient_id"),
        (CANARY.encode() + b",1,2\n", "line 1, column 1: this header is not one of id, patient_id, notes"),
        (b"\nid,patient_id,notes\n", "treatments.csv, line 1: the line is empty"),
    ],
)
def test_a_header_that_is_not_as_promised_is_told_by_its_column(
    made: Made, content: bytes, expected: str
) -> None:
    assert expected in problem(made(content))


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (b"1,10,x\n2,20\n", "treatments.csv, line 3: 2 cells under 3 headers"),
        (b"1,10,x,y\n", "treatments.csv, line 2: 4 cells under 3 headers"),
        (b'1,10,"a\nb"\n2,20\n', "treatments.csv, line 4: 2 cells under 3 headers"),
        (b"1,10,x\n\n2,20,y\n", "treatments.csv, line 3: the line is empty"),
        (b'1,10,x\n2,20,"never\nclosed\n3,30,y\n', "line 3, column 3: the quote that opens here is never"),
        (b'1,10,"a"b\n', "treatments.csv, line 2, column 3: text follows a closing quote"),
        (b'1,"a\nb" ,x\n', "treatments.csv, line 3, column 2: text follows a closing quote"),
        (b"1,10,a\rb\n", "treatments.csv, line 2, column 3: a carriage return stands alone"),
        (b"1,10,x\r2,20,y\r", "treatments.csv, line 2, column 3: a carriage return stands alone"),
        (b"1,10,a\x00b\n", "treatments.csv, line 2, byte 7: this is not UTF-8 text"),
        (b"1,10,caf\xe9\n", "treatments.csv, line 2, byte 9: this is not UTF-8 text"),
        (b"1,10," + b"x" * 131_073 + b"\n", "line 2, column 3: the cell is longer than 131072"),
        (b'1,10,x\n2,"' + b"y\n" * 70_000, "line 3, column 2: the cell is longer than 131072"),
    ],
)
def test_a_row_that_is_not_as_promised_is_told_by_line_and_column(
    made: Made, body: bytes, expected: str
) -> None:
    assert expected in problem(made(HEADER + body))


def test_a_file_of_old_line_ends_or_another_encoding_is_told_at_its_first_line(made: Made) -> None:
    assert "line 1, column 3: a carriage return" in problem(made(b"id,patient_id,notes\r1,10,x\r"))
    assert "line 1, byte 1: this is not UTF-8" in problem(made("id,patient_id,notes\n".encode("utf-16")))


def test_a_cell_of_the_longest_length_is_read(made: Made) -> None:
    assert rows(made(HEADER + b'1,10,"' + b"x" * 131_072 + b'"\n'))[0]["notes"] == "x" * 131_072


@pytest.mark.parametrize(
    "cell",
    [
        "1.23457E+15",
        "1,23457E+15",
        "1E+11",
        "2-Mar",
        "Mar-02",
        "12-dec",
        "########",
        "#REF!",
        "#NAME?",
        "#N/A",
    ],
)
def test_ids_that_a_spreadsheet_has_mangled_are_refused(made: Made, cell: str) -> None:
    for row, name in ((f'"{cell}",10,x', "column 1 (id)"), (f'1,"{cell}",x', "column 2 (patient_id)")):
        found = problem(made(HEADER + b"7,70,x\n" + row.encode() + b"\n"))
        assert f"treatments.csv, line 3, {name}: a spreadsheet has turned this id" in found
        assert cell not in found
    assert rows(made(HEADER + f'1,10,"{cell}"\n'.encode()))[0]["notes"] == cell


@pytest.mark.parametrize("cell", ["2E5", "12-3", "march-02", "0012", "a#b", "1-2-Mar"])
def test_ids_that_only_look_a_little_odd_are_read(made: Made, cell: str) -> None:
    assert rows(made(HEADER + f"{cell},10,x\n".encode()))[0]["id"] == cell


def test_a_file_that_is_missing_says_what_to_do(tmp_path: Path) -> None:
    source = ExportSource(tmp_path, connector(), TABLES)
    with pytest.raises(BadExport, match="ask the practice for the export of Treatment"):
        source.page("Treatment", None)
    with pytest.raises(BadExport, match="names no export file"):
        source.page("Patient", None)


def test_a_link_that_leads_out_of_the_folder_is_no_export(tmp_path: Path) -> None:
    folder = tmp_path / "export"
    folder.mkdir()
    (tmp_path / "outside.csv").write_bytes(HEADER)
    (folder / "treatments.csv").symlink_to(tmp_path / "outside.csv")
    with pytest.raises(BadExport, match="no such file in the export folder"):
        ExportSource(folder, connector(), TABLES).page("Treatment", None)


def test_another_delimiter_is_the_descriptions_business(tmp_path: Path) -> None:
    (tmp_path / "policies.csv").write_bytes(b"id;document\n1;documents/a,b.pdf\n")
    source = ExportSource(tmp_path, connector(), TABLES)
    assert rows(source, "Policy") == [{"id": "1", "document": "documents/a,b.pdf"}]


def test_a_document_is_read_from_below_the_folder(tmp_path: Path) -> None:
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents" / "ä 1.pdf").write_bytes(b"%PDF" + b"x" * 1_500_000)
    source = ExportSource(tmp_path, connector(), TABLES)
    parts = list(source.content("Policy", {"document": "documents/ä 1.pdf"}, "document"))
    assert b"".join(parts) == b"%PDF" + b"x" * 1_500_000
    assert max(map(len, parts)) <= 1 << 20


@pytest.mark.parametrize(
    "path",
    [
        "../secret.txt",
        "documents/../../secret.txt",
        "/etc/passwd",
        "C:\\secret.txt",
        "documents\\x.pdf",
        "a\x00b",
        "documents/link.txt",
        "way/secret.txt",
    ],
)
def test_a_document_outside_the_folder_is_never_read(tmp_path: Path, path: str) -> None:
    folder = tmp_path / "export"
    (folder / "documents").mkdir(parents=True)
    (tmp_path / "secret.txt").write_text(CANARY)
    (folder / "documents" / "link.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "way").symlink_to(tmp_path)
    with pytest.raises(
        BadExport, match=r"Policy\.document: the path leads out of the export folder"
    ) as caught:
        list(ExportSource(folder, connector(), TABLES).content("Policy", {"document": path}, "document"))
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize("value", [None, "", 7])
def test_a_record_without_a_document_is_refused(tmp_path: Path, value: object) -> None:
    with pytest.raises(BadExport, match="names no file"):
        list(ExportSource(tmp_path, connector(), TABLES).content("Policy", {"document": value}, "document"))


def test_a_document_that_is_no_plain_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "documents").mkdir()
    os.mkfifo(tmp_path / "pipe")
    source = ExportSource(tmp_path, connector(), TABLES)
    for path in ("missing.pdf", "documents", "pipe"):
        with pytest.raises(BadExport, match="the file is not in the export folder"):
            list(source.content("Policy", {"document": path}, "document"))


CELLS = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=12)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(st.lists(CELLS, max_size=8), st.booleans(), st.sampled_from(("\n", "\r\n")))
def test_every_text_that_a_csv_writer_writes_comes_back(
    made: Made, cells: list[str], quoted: bool, ends: str
) -> None:
    # Without quotes the writer leaves a carriage return bare, which nobody can tell from a line's end.
    assume(quoted or "\r" not in "".join(cells))
    text = io.StringIO()
    writer = csv.writer(text, csv.unix_dialect if quoted else csv.excel, lineterminator=ends)
    writer.writerow(("id", "patient_id", "notes"))
    writer.writerows((f"k{position}", "1", cell) for position, cell in enumerate(cells))
    assert [row["notes"] for row in rows(made(text.getvalue().encode()))] == cells


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150, deadline=None)
@given(st.binary(max_size=60) | st.text('ab",\n\r;1 ', max_size=40).map(str.encode))
def test_any_bytes_are_rows_or_a_typed_error_with_a_line(made: Made, body: bytes) -> None:
    source = made(HEADER + body)
    try:
        outcome = str(len(rows(source)))
    except BadExport as error:
        outcome = str(error)
    counted = outcome.isdecimal() and source.count("Treatment") == int(outcome)
    assert counted or outcome.startswith("treatments.csv, line ")
