"""The FLS and HIPAA checklist: every classed field, and tables in which no text can be a formula."""

import csv
import io
import re
import xml.etree.ElementTree as ElementTree
import zipfile

import pytest

from compiler.emitters.documents import checklist
from compiler.emitters.documents.sheets import Sheet, csv_text, workbook
from compiler.platforms.lineage import class_of
from tests.emitters.guides import PAIRS, pages, subject

UGLY = ("=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "plain", "a=b", '=cmd|" /C calc"!A0', "", "☐")


def text(pair: str) -> str:
    return pages(pair)["checklist"]


def rows(pair: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(checklist.beside(subject(pair))["checklist.csv"], newline="")))


@pytest.mark.parametrize("pair", PAIRS)
def test_every_field_that_a_route_fills_with_a_class_is_on_it(pair: str) -> None:
    about = subject(pair)
    filled = {
        (one.object, one.field)
        for one in about.ways
        if class_of(about.program.targets[one.object], one.field, about.ways) != "none"
        and one.duty not in ("find", "show")
        and one.field in about.program.targets[one.object].fields
    }

    assert filled <= {(row["object"], row["field"]) for row in rows(pair)}
    assert all(f"`{field}`" in text(pair) for _, field in filled)


def test_who_reads_a_field_is_what_the_permission_sets_say() -> None:
    found = {(row["object"], row["field"]): row for row in rows("practicehub-salesforce")}

    assert "Crosswalk_Clinical_PHI" in found["Contact", "HIPAA_Notes__c"]["read by"]
    assert "Crosswalk_Billing_PHI" not in found["Contact", "HIPAA_Notes__c"]["read by"]
    assert "Crosswalk_Billing_PHI" in found["Contact", "Account_Balance__c"]["read by"]
    assert found["Clinical_Note__c", "Patient__c"]["can be hidden"] == "no, it is required"


@pytest.mark.parametrize(
    ("field", "possible", "why"),
    [
        (("Contact", "HIPAA_Notes__c"), "yes", "a field of type longtext can be"),
        (("Contact", "Email"), "yes", "it is among the standard fields that can be"),
        (("Contact", "Birthdate"), "no", "it is not among the standard fields that can be"),
        (("Contact", "Account_Balance__c"), "no", "no currency field can be encrypted by itself"),
        (("Event", "Appointment_Status__c"), "no", "no picklist can be encrypted by itself"),
    ],
)
def test_encryption_is_possible_or_not_and_says_why(field: tuple[str, str], possible: str, why: str) -> None:
    found = {(row["object"], row["field"]): row for row in rows("practicehub-salesforce")}[field]

    assert (found["encryption by field"], found["why"]) == (possible, why)


def test_a_key_says_why_it_is_left_out_of_encryption() -> None:
    keys = [row for row in rows("practicehub-salesforce") if row["field"] == "Migration_Key__c"]

    assert keys
    why = "left out: matched by prefix, which no encryption of fields allows"
    assert {row["why"] for row in keys} == {why}
    assert {row["identifiers (45 CFR 164.514(b)(2)(i))"] for row in keys} == {"(R)"}


def test_all_safeguards_of_the_regulation_have_a_place_to_sign() -> None:
    found = [line for line in text("practicehub-salesforce").splitlines() if line.startswith("| 164.312")]

    assert [line.split(" | ")[0].removeprefix("| ") for line in found] == [
        "164.312(a)(1)",
        *(f"164.312(a)(2)({number})" for number in ("i", "ii", "iii", "iv")),
        "164.312(b)",
        "164.312(c)(1)",
        "164.312(c)(2)",
        "164.312(d)",
        "164.312(e)(1)",
        "164.312(e)(2)(i)",
        "164.312(e)(2)(ii)",
    ]
    assert sum("| required |" in line for line in found) == 2
    assert sum("| addressable |" in line for line in found) == 5
    assert all(line.endswith("☐ ________ |") for line in found)


def test_agreements_are_asked_about_and_never_asserted() -> None:
    section = text("practicehub-salesforce").split("## Questions about agreements")[1].split("\n## ")[0]
    asked = [line for line in section.splitlines() if line.endswith("| ________ | ________ |")]

    assert len(asked) > 8
    assert all("?" in line for line in asked)


def test_a_pair_without_hipaa_has_no_safeguards_of_it() -> None:
    assert "164.312" not in text("deskflow-salesforce")
    assert "No class of this pair is marked as subject to HIPAA" in text("deskflow-salesforce")
    assert sheets("deskflow-salesforce") == ["Fields", "Without a class"]
    assert sheets("practicehub-salesforce") == ["Fields", "Without a class", "Safeguards", "Questions"]


def test_csv_marks_what_a_spreadsheet_would_calculate() -> None:
    found = [
        row[0] for row in csv.reader(io.StringIO(csv_text(("head",), [(one,) for one in UGLY]), newline=""))
    ]

    assert found[1:] == [f"'{one}" if one[:1] in {"=", "+", "-", "@", "\t", "\r"} else one for one in UGLY]


def test_every_cell_of_a_workbook_is_a_text() -> None:
    parts = zipfile.ZipFile(io.BytesIO(workbook([one_sheet(UGLY)])))
    page = parts.read("xl/worksheets/sheet1.xml").decode()

    assert "<f>" not in page
    assert set(re.findall(r'<c [^>]*?t="(\w+)"', page)) <= {"s"}
    assert [name for name in parts.namelist() if "hyperlink" in name or "_rels/sheet" in name] == []
    assert shared(parts)[1 : 1 + 2] == ["=1+1", "+1"]


def test_the_first_row_stays_and_pages_are_landscape_a4() -> None:
    page = (
        zipfile.ZipFile(io.BytesIO(workbook([one_sheet(("x",))]))).read("xl/worksheets/sheet1.xml").decode()
    )

    assert 'state="frozen"' in page
    assert 'ySplit="1"' in page
    assert 'paperSize="9"' in page
    assert 'orientation="landscape"' in page
    assert 'fitToHeight="0"' in page


def test_equal_workbooks_are_equal_bytes_without_a_compressor_or_a_clock() -> None:
    content = workbook([one_sheet(UGLY)])
    parts = zipfile.ZipFile(io.BytesIO(content))

    assert content == workbook([one_sheet(UGLY)])
    assert {one.compress_type for one in parts.infolist()} == {zipfile.ZIP_STORED}
    assert {one.date_time for one in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert b"1980-01-01T00:00:00Z" in parts.read("docProps/core.xml")


@pytest.mark.parametrize("pair", PAIRS)
def test_the_workbook_has_the_rows_of_the_table_beside_it(pair: str) -> None:
    parts = zipfile.ZipFile(io.BytesIO(checklist.workbooks(subject(pair))["checklist.xlsx"]))
    page = parts.read("xl/worksheets/sheet1.xml").decode()

    assert len(re.findall("<row ", page)) == len(rows(pair)) + 1


def one_sheet(cells: tuple[str, ...]) -> Sheet:
    return Sheet(name="Cells", header=("head",), rows=tuple((cell,) for cell in cells), widths=(20,))


def shared(parts: zipfile.ZipFile) -> list[str]:
    root = ElementTree.fromstring(parts.read("xl/sharedStrings.xml"))
    return [item.findtext("{*}t") or "" for item in root]


def sheets(pair: str) -> list[str]:
    parts = zipfile.ZipFile(io.BytesIO(checklist.workbooks(subject(pair))["checklist.xlsx"]))
    return re.findall(r'<sheet name="([\w ]+)"', parts.read("xl/workbook.xml").decode())


def test_parts_of_an_address_that_cannot_be_encrypted_have_no_scheme() -> None:
    found = {row["field"]: row for row in rows("upvio-salesforce") if row["object"] == "Contact"}

    assert found["MailingStreet"]["scheme asked for"] == "ProbabilisticEncryption"
    assert [found[f"Mailing{part}"]["scheme asked for"] for part in ("State", "PostalCode", "Country")] == [
        "",
        "",
        "",
    ]
    assert all(not row["scheme asked for"] for row in found.values() if row["encryption by field"] == "no")


def test_what_nobody_gave_a_class_is_listed_with_a_tick() -> None:
    section = text("practicehub-salesforce").split("### Fields without a class")[1].split("\n### ")[0]
    listed = [line for line in section.splitlines() if line.endswith("| ☐ |")]
    names = {line.split("`")[1] for line in listed}

    assert {"Clinical_Note__c.Note_Type__c", "Event.Subject", "Insurance_Record__c.Active__c"} <= names
    assert not names & {f"{row['object']}.{row['field']}" for row in rows("practicehub-salesforce")}
    assert "Event.Appointment_Type__c" not in names  # which kind of visit somebody has is health data


def test_what_an_emergency_opens_is_said_as_it_is() -> None:
    (row,) = (
        line for line in text("practicehub-salesforce").splitlines() if line.startswith("| 164.312(a)(2)(ii)")
    )

    assert "every record of 7 objects, whoever owns it" in row
