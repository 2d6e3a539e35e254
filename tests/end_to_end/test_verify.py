"""An org beside the whole project of a pair: three planted differences stop the load, and are mended."""

import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import pytest

from compiler.connectors.salesforce.destination import SalesforceDestination
from compiler.connectors.salesforce.session import create, remove
from compiler.runtime.context import Context
from compiler.runtime.deploy import deploy
from compiler.runtime.preflight import bind_organisation
from compiler.runtime.run import advance
from compiler.runtime.users import answer_users
from compiler.runtime.verify import difference_text, verify
from compiler.sandbox.practice import read_answers
from tests.connectors.salesforce.project import DEFAULT, lines
from tests.end_to_end.rig import Rig, rig
from tests.end_to_end.runner import opened_run

CUT = "Clinical_Note__c.Sections_JSON__c"
SHORTER = "Invoice__c.Invoice_Number__c"
STANDARD_USER = "Standard User"
LARGE = 1000
"""Rows of a chunk: nothing here is about many jobs."""


@pytest.fixture
def one(tmp_path: Path, practice: Path, generated: Path) -> Iterator[Rig]:
    with rig(tmp_path / "rehearsal", practice, generated, chunk_rows=LARGE) as made:
        yield made


def org(context: Context) -> SalesforceDestination:
    assert isinstance(context.destination, SalesforceDestination)
    return context.destination


def plant(context: Context, generated: Path) -> None:
    """Take a field away, shorten another, and let every user of a profile read a third."""
    root = generated / PurePosixPath(context.plan.destination.metadata_root)
    path = f"{DEFAULT}/objects/Invoice__c/fields/Invoice_Number__c.field-meta.xml"
    shorter = re.sub("<length>40</length>", "<length>50</length>", (root / path).read_text("utf-8"))
    deployed = org(context).deploy({path: shorter.encode(), "manifest/package.xml": listing(SHORTER)}, False)
    assert deployed.succeeded, deployed.components
    taken = org(context).withdraw({}, frozenset({f"CustomField:{CUT}"}), {}, check_only=False)
    assert taken.succeeded, taken.components
    create(
        org(context)._library,
        "FieldPermissions",
        {
            "ParentId": of_profile(context),
            "SobjectType": "Treatment_Record__c",
            "Field": "Treatment_Record__c.Notes__c",
            "PermissionsRead": True,
            "PermissionsEdit": False,
        },
    )


def listing(field: str) -> bytes:
    return lines(
        "Package", f"<types><members>{field}</members><name>CustomField</name></types><version>66.0</version>"
    )


def of_profile(context: Context) -> str:
    return org(context).find("PermissionSet", "Profile.Name", (STANDARD_USER,), ())[0].id


def found(context: Context) -> list[str]:
    """The differences, without what permission sets lack because a field is gone."""
    return [
        difference_text(each)
        for each in verify(context).verification.differences
        if not (each.component.startswith("PermissionSet:") and CUT in each.what)
    ]


def test_three_planted_differences_are_found_stop_the_load_and_are_mended(one: Rig, generated: Path) -> None:
    with opened_run(one.root, one.chunk_rows) as context:
        bind_organisation(context)
        assert deploy(context).ok
        assert verify(context).verification.differences == ()
        assert not deploy(context).sent

        plant(context, generated)

        assert sorted(found(context)) == [
            f"different: CustomField:{SHORTER}: type: expected Text(40), found Text(50)",
            f"extra: Profile:{STANDARD_USER}: field Treatment_Record__c.Notes__c: found read",
            f"missing: CustomField:{CUT}",
        ]
    with opened_run(one.root, one.chunk_rows) as context:
        advance(context)
        answer_users(context, read_answers(one.practice))
        blocked = advance(context)
        # A sandbox is deployed to again, which brings back what is missing or different, and no more.
        assert (blocked.phase, blocked.state, blocked.code) == ("load", "blocked", 3)
        extra = f"extra: Profile:{STANDARD_USER}: field Treatment_Record__c.Notes__c: found read"
        assert [line.strip() for line in blocked.text.splitlines()[1:2]] == [extra]
        assert one.org.rows("Contact") == []

        planted = org(context).find("FieldPermissions", "ParentId", (of_profile(context),), ("Field",))
        for record in planted:
            if record.values["Field"] == "Treatment_Record__c.Notes__c":
                remove(org(context)._library, "FieldPermissions", record.id)
        assert advance(context).phase == "report"
