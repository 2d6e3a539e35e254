"""How Salesforce counts what is written, and what its editions allow."""

from dataclasses import replace

import msgspec
import pytest

from compiler.model.outline import Capacity
from compiler.platforms.salesforce.capacity import capacity
from tests.workspace import program_of


def of(edition: str | None) -> Capacity:
    program = program_of("practicehub-salesforce")
    return capacity(replace(program, target=msgspec.structs.replace(program.target, edition=edition)))


@pytest.mark.parametrize(
    ("edition", "users", "calls", "data", "files"),
    [
        ("enterprise", 0, 100_000, 10_240, 10_240),
        ("enterprise", 10, 110_000, 10_440, 30_720),
        ("unlimited", 10, 150_000, 11_440, 30_720),
        ("professional", 10, 110_000, 10_440, 16_360),
        ("developer", 10, 15_000, 5, 20),
        (None, 0, 100_000, 10_240, 10_240),
        ("of its own", 0, 100_000, 10_240, 10_240),
    ],
)
def test_an_edition_allows_so_much_and_each_licence_more(
    edition: str | None, users: int, calls: int, data: int, files: int
) -> None:
    found = {one.measure: one.whole(users) for one in of(edition).allowances}

    assert found == {
        "batches": 15_000,
        "rows": 150_000_000,
        "calls": calls,
        "storage_mb": data,
        "file_mb": files,
    }


def test_a_record_takes_two_kilobytes_but_for_those_that_are_listed() -> None:
    found = of("enterprise")

    sizes = {name: found.kilobytes(name) for name in ("Contact", "Invoice__c", "Campaign", "CampaignMember")}
    assert sizes == {"Contact": 2, "Invoice__c": 2, "Campaign": 8, "CampaignMember": 1}


def test_every_number_has_a_page_and_a_day_on_which_it_was_read() -> None:
    found = of("enterprise")

    assert all(one.source.startswith("https://") and one.checked for one in found.allowances)
    assert all(page.startswith("https://") for page in found.sources.values())
    assert (found.batch_rows, found.children_most, found.split_from) == (10_000, 10_000, 2_000_000)
