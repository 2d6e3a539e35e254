"""A generated file has the same name on every system, and stays below its folder."""

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compiler.workspace import FolderProblem
from compiler.workspace.names import check_name, check_names


@pytest.mark.parametrize(
    ("names", "why"),
    [
        (("A.xml", "a.xml"), "`A.xml` and `a.xml` are one name where case does not count"),
        (("Sql/x", "sql/y"), "`Sql` and `sql` are one name where case does not count"),
        (("e\u0301", "\xe9"), "are one name where case does not count"),
        (("a", "a/b"), "`a` would be a file and a folder"),
        ((".files",), None),
    ],
)
def test_names_that_are_one_file_on_some_systems_are_refused(names: tuple[str, ...], why: str | None) -> None:
    if why is None:
        check_names(names)
        return
    with pytest.raises(FolderProblem) as refused:
        check_names(names)

    assert why in str(refused.value)


def test_names_of_metadata_are_fine() -> None:
    check_names(
        [
            "salesforce/force-app/main/default/objects/Contact/fields/NPI__c.field-meta.xml",
            "salesforce/.forceignore",
            "docs/users-practitioner_user.csv",
            "console.md",
            "a b/c (1).md",
        ]
    )


@settings(deadline=None)
@given(st.text(max_size=20))
def test_a_name_that_is_accepted_stays_below_its_folder(name: str) -> None:
    try:
        check_name(name)
    except FolderProblem:
        return

    folder = Path("/a/b")
    assert Path(os.path.normpath(folder / name)).is_relative_to(folder)
    assert Path(os.path.normpath(folder / name)) != folder
