"""The administrator's page: what stands in it comes from the pair, and names what really is."""

import re
from functools import cache

import pytest

from compiler.connectors.salesforce import credentials
from compiler.pipeline import compile_pair
from compiler.platforms.salesforce.readme import ADMIN_README, PATH, VARIABLES
from tests.platforms import clinic

PAIRS = ("deskflow-salesforce", "practicehub-salesforce", "upvio-salesforce")


@cache
def files(pair: str) -> dict[str, str]:
    found = sorted((clinic.ROOT / "specs").rglob("*.yaml"))
    specs = {path.relative_to(clinic.ROOT).as_posix(): path.read_text(encoding="utf-8") for path in found}
    below = clinic.ROOT / "templates"
    templates = {
        path.relative_to(below).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(below.rglob("*.j2"))
    }
    made = compile_pair(specs, templates, pair, None, clinic.TZDATA, (ADMIN_README,))
    assert made.artifacts is not None
    return dict(made.artifacts)


def page(pair: str) -> str:
    return files(pair)[PATH]


def section(pair: str, heading: str) -> str:
    return page(pair).split(f"## {heading}\n")[1].split("\n## ")[0]


def test_it_names_exactly_the_variables_that_a_sign_in_reads() -> None:
    read = {
        credentials.URL,
        credentials.CLIENT_ID,
        credentials.CLIENT_SECRET,
        credentials.KEY_FILE,
        credentials.USERNAME,
    }

    assert set(VARIABLES) == read
    assert set(re.findall("SALESFORCE_[A-Z_]+", page("upvio-salesforce"))) == read


@pytest.mark.parametrize("pair", PAIRS)
def test_every_file_it_names_is_there(pair: str) -> None:
    named = set(re.findall(r"manifest/[A-Za-z0-9/-]+\.xml", page(pair)))

    assert {f"salesforce/{path}" for path in named} <= set(files(pair))
    stages = {path for path in files(pair) if "/manifest/stage-" in path}
    assert {f"salesforce/{path}" for path in named if "stage" in path} == stages


@pytest.mark.parametrize("pair", PAIRS)
def test_every_permission_set_stands_in_it(pair: str) -> None:
    sets = {
        path.rpartition("/")[2].removesuffix(".permissionset-meta.xml")
        for path in files(pair)
        if path.endswith(".permissionset-meta.xml")
    }

    assert {name for name in sets if f"`{name}`" not in page(pair)} == set()


@pytest.mark.parametrize("pair", PAIRS)
def test_every_part_of_the_project_is_counted(pair: str) -> None:
    project = [
        path for path in files(pair) if "/main/default/" in path and not path.startswith("salesforce/shield")
    ]
    rows = re.findall(
        r"^\| [a-z][^|]* \| (\d+) \|", section(pair, "What stands in the project"), re.MULTILINE
    )

    assert sum(map(int, rows)) == len(project)


def test_dates_and_stages_are_spoken_of_where_there_are_some() -> None:
    dated, plain = page("practicehub-salesforce"), page("upvio-salesforce")

    assert "manifest/stage-1.xml --dry-run" in dated
    assert "Set Audit Fields upon Record Creation" in dated
    assert "stage-" not in plain
    assert "Set Audit Fields upon Record Creation" not in plain


def test_the_part_for_shield_is_spoken_of_where_there_is_one() -> None:
    assert "--source-dir shield" in page("upvio-salesforce")
    assert "--shield" in page("upvio-salesforce")
    assert "hield" not in page("practicehub-salesforce")


def test_queues_and_what_cannot_be_deleted_are_named() -> None:
    text = page("deskflow-salesforce")

    assert "Put people into the queues Deskflow Comments (`Deskflow_Comments`)" in text
    assert (
        "| RecordType | `Case.Complaint` | no deployment deletes a record type; deactivate it in Setup |"
        in text
    )
    assert "| Settings | `Security` |" in text


def test_fields_for_standard_layouts_stand_with_their_class() -> None:
    rows = section("practicehub-salesforce", "What you put on the layouts of standard objects")

    assert "| `Contact` | `HIPAA_Notes__c` | HIPAA Notes | health |" in rows
    assert "| `Task` | `Log_Type__c` | Log Type | none |" in rows
    assert "| `Event` | `Log_Type__c`" not in rows
    assert "Treatment_Record__c" not in rows


def test_the_load_user_is_told_which_standard_fields_to_open() -> None:
    rows = section("practicehub-salesforce", "A user for the load")

    assert "| Account |" not in rows
    assert "Birthdate" in rows
    assert "LastName" not in rows
    assert "OwnerId" not in rows


@pytest.mark.parametrize("pair", PAIRS)
def test_every_table_is_whole(pair: str) -> None:
    lines = page(pair).splitlines()
    tables = [line for line in lines if line.startswith("| ")]

    assert tables != []
    for before, line in zip(["", *lines], lines, strict=False):
        if line.startswith("| ") and before.startswith("| "):
            assert len(re.findall(r"(?<!\\)\|", line)) == len(re.findall(r"(?<!\\)\|", before)), line


def test_it_says_that_a_permission_set_opens_no_record_and_how_records_are_shared() -> None:
    text = section("practicehub-salesforce", "Who sees the records")

    assert "it opens no record" in text
    assert "| `Clinical_Note__c` | the one user who is the answer to fallback\\_owner |" in text
    assert "| `Invoice__c` | the user that loads |" in text
    assert "Sharing Settings > the object > Sharing Rules > New" in text
    assert "calculates sharing again" in text
