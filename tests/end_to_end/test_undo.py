"""What deployments add is taken away again, whole, from wherever they were cut off, and nothing else."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from compiler.connectors.salesforce.stages import manifest_xml, members
from compiler.runtime import deployed
from compiler.runtime.context import Context
from compiler.runtime.deploy import deploy
from compiler.runtime.owned import agree
from compiler.runtime.ports import Refused, Unreachable
from compiler.runtime.undo import check_undo, undo
from tests.connectors.salesforce.project import DEFAULT, lines, project
from tests.end_to_end.administered import Administered, Dead
from tests.sandbox.org.whole_schema import differences

PRACTICEHUB, UPVIO, DESKFLOW = "practicehub-salesforce", "upvio-salesforce", "deskflow-salesforce"
EMAIL = f"{DEFAULT}/objects/Contact/fields/Email.field-meta.xml"
CLOSED = "<closed>true</closed>"
STATES = f"{DEFAULT}/standardValueSets/TaskStatus.standardValueSet-meta.xml"


def _state(name: str, *more: str) -> str:
    inside = "".join(more) or "<closed>false</closed>"
    return (
        f"<standardValue><fullName>{name}</fullName><default>{str(name == 'Begun').lower()}</default>"
        f"<label>{name}</label>{inside}</standardValue>"
    )


def _email(*classes: str) -> bytes:
    return lines("CustomField", f"<fullName>Email</fullName>{''.join(classes)}")


def _states(*values: str) -> bytes:
    return lines("StandardValueSet", f"<sorted>false</sorted>{''.join(values)}")


def _package(**types: str) -> bytes:
    blocks = "".join(
        f"<types>{''.join(f'<members>{name}</members>' for name in names.split())}<name>{kind}</name></types>"
        for kind, names in sorted(types.items())
    )
    return lines("Package", f"{blocks}<version>66.0</version>")


def _small() -> dict[str, bytes]:
    """A project in two stages, with a list that is merged and a standard field that is classified."""
    files = project()
    whole = files.pop("manifest/package.xml")
    files[EMAIL] = _email("<complianceGroup>PII;HIPAA</complianceGroup>")
    files[STATES] = _states(_state("Cancelled", CLOSED), _state("Completed", CLOSED))
    files["manifest/package.xml"] = whole
    loader = b"<types>\n    <members>Loader</members>\n    <name>PermissionSet</name>\n    </types>"
    assert loader in whole
    files["manifest/stage-1.xml"] = whole.replace(loader, b"")
    files["manifest/stage-2.xml"] = _package(
        CustomField="Contact.Email", PermissionSet="Loader", StandardValueSet="TaskStatus"
    )
    return files


OWN: Mapping[str, bytes] = {
    STATES: _states(
        _state("Begun"),
        _state("On the phone"),
        _state("Completed", CLOSED),
        _state("Parked"),
    ),
    EMAIL: _email(
        "<complianceGroup>GDPR</complianceGroup>", "<securityClassification>Internal</securityClassification>"
    ),
    "manifest/package.xml": _package(CustomField="Contact.Email", StandardValueSet="TaskStatus"),
}
"""What a practice's own administrator had done: values, their order, a default, a classification."""


def _administered(folder: Path, own: Mapping[str, bytes] = OWN) -> Administered:
    """An org that its administrator has made their own, and the small project to deploy."""
    one = Administered(folder, PRACTICEHUB, project=_small())
    # The metadata itself, without the merging that a deployment of ours does.
    found = one.destination()._metadata.deploy(own, check_only=False)
    assert found.succeeded, found.components
    return one


def _deploy(one: Administered) -> None:
    with one.opened() as (context, _):
        result = deploy(context)
        assert result.ok, result.text


def _undo(one: Administered) -> None:
    with one.opened() as (context, _):
        result = undo(context)
        assert result.ok, result.text


def _writes(one: Administered, what: Callable[[Context], object]) -> list[tuple[int, str]]:
    """Return the requests that may change the org, with their numbers; between two others nothing happens."""
    with one.opened() as (context, wire):
        what(context)
    numbered = enumerate(wire.sent, start=1)
    return [
        (number, sent) for number, sent in numbered if not sent.startswith("GET") and "oauth2" not in sent
    ]


@pytest.mark.parametrize("pair", [PRACTICEHUB, UPVIO])
def test_undo_leaves_the_schema_as_it_was_before(tmp_path: Path, pair: str) -> None:
    one = Administered(tmp_path, pair)
    before = one.schema()
    _deploy(one)
    assert differences(before, one.schema())

    _undo(one)
    assert differences(before, one.schema()) == {}
    _undo(one)
    assert differences(before, one.schema()) == {}


def test_what_no_deployment_can_delete_is_switched_off_and_said(tmp_path: Path) -> None:
    one = Administered(tmp_path, DESKFLOW)
    before = one.schema()
    _deploy(one)

    with one.opened() as (context, _):
        found = undo(context)
    left = differences(before, one.schema())
    with one.opened() as (context, _):
        again = undo(context)

    said = "the record type Case.Incident is deactivated; delete it in Setup > Object Manager > Case"
    assert found.ok
    assert said in found.notes
    assert {address.partition(" ")[0].partition(":")[0] for address in left} <= {
        "BusinessProcess", "RecordType", "field", "object", "record",
    }  # fmt: skip
    assert left["record type Case Incident"] == (None, ["Incident", "false"])
    assert (again.ok, again.removed, said in again.notes) == (True, (), True)


def test_the_part_for_shield_goes_with_the_rest(tmp_path: Path) -> None:
    one = Administered(tmp_path, UPVIO, seed={"shield": True})
    before = one.schema()
    _deploy(one)
    with one.opened() as (context, _):
        shielded = deploy(context, "shield")
        assert shielded.ok, shielded.text
        assert shielded.changed

    _undo(one)

    assert differences(before, one.schema()) == {}


def test_what_the_practice_had_of_its_own_stays_and_comes_back(tmp_path: Path) -> None:
    one = _administered(tmp_path)
    before = one.schema()
    surveyor = one.destination()._deployments._surveyor

    with one.opened() as (context, _):
        found = deploy(context)
    merged = surveyor.values("TaskStatus")
    _undo(one)

    assert found.ok, found.text
    assert [value.name for value in merged] == ["Begun", "On the phone", "Completed", "Parked", "Cancelled"]
    assert [value.name for value in merged if value.default] == ["Begun"]
    assert [value.name for value in merged if value.marks["closed"] == "true"] == ["Completed", "Cancelled"]
    assert found.notes == (
        "TaskStatus: the org's 4 values keep their order and default; new after them: Cancelled (closed)",
    )
    assert differences(before, one.schema()) == {}


def test_a_value_that_is_in_the_other_state_blocks_in_words(tmp_path: Path) -> None:
    own = {
        **OWN,
        STATES: _states(_state("Begun"), _state("Cancelled"), _state("Completed", CLOSED)),
    }
    one = _administered(tmp_path, own)

    with one.opened() as (context, _):
        found = deploy(context)

    assert [(problem.path, problem.problem) for problem in found.problems] == [
        (
            STATES,
            "TaskStatus: Cancelled is open in the org, and the pair needs it closed; change it in Setup > "
            "Object Manager > Task > Status, or give the pair another value",
        )
    ]
    assert found.refused == "manifest/stage-2.xml"
    assert found.changed, "the stage before it is there"
    _undo(one)


def test_what_somebody_changed_since_stays_as_they_left_it(tmp_path: Path) -> None:
    one = _administered(tmp_path)
    _deploy(one)
    metadata = one.destination()._metadata
    later = {
        STATES: _states(_state("Begun"), _state("Cancelled", CLOSED), _state("Waiting")),
        EMAIL: _email("<complianceGroup>CCPA</complianceGroup>"),
        "manifest/package.xml": OWN["manifest/package.xml"],
    }
    assert metadata.deploy(later, check_only=False).succeeded

    with one.opened() as (context, _):
        found = undo(context)

    surveyor = one.destination()._deployments._surveyor
    assert [value.name for value in surveyor.values("TaskStatus")] == ["Begun", "Waiting"]
    assert surveyor.classes(["CustomField:Contact.Email"])["CustomField:Contact.Email"] == {
        "complianceGroup": "CCPA"
    }
    assert "Contact.Email: somebody classified the field anew since; it stays as it is" in found.notes


@pytest.mark.parametrize("moment", ["die_before", "die_after"])
def test_a_deployment_that_is_killed_anywhere_can_be_undone(tmp_path: Path, moment: str) -> None:
    for number, request in _writes(_administered(tmp_path / "whole"), deploy):
        one = _administered(tmp_path / f"{number}")
        before = one.schema()
        with one.opened(**{moment: number}) as (context, _), pytest.raises(Dead):
            deploy(context)

        _undo(one)

        assert differences(before, one.schema()) == {}, (number, request)


@pytest.mark.parametrize("moment", ["die_before", "die_after"])
def test_a_deployment_that_is_killed_goes_on_and_can_be_undone(tmp_path: Path, moment: str) -> None:
    whole = _administered(tmp_path / "whole")
    writes, expected = _writes(whole, deploy), whole.schema()
    for number, request in writes:
        one = _administered(tmp_path / f"{number}")
        before = one.schema()
        with one.opened(**{moment: number}) as (context, _), pytest.raises(Dead):
            deploy(context)

        _deploy(one)
        assert differences(expected, one.schema()) == {}, (number, request)
        with one.opened() as (context, _):
            assert deployed.ledger(context.store).pending == ()
        _undo(one)
        assert differences(before, one.schema()) == {}, (number, request)


@pytest.mark.parametrize("moment", ["die_before", "die_after"])
def test_an_undo_that_is_killed_anywhere_goes_on(tmp_path: Path, moment: str) -> None:
    whole = _administered(tmp_path / "whole")
    _deploy(whole)
    for number, request in _writes(whole, undo):
        one = _administered(tmp_path / f"{number}")
        before = one.schema()
        _deploy(one)
        with one.opened(**{moment: number}) as (context, _), pytest.raises(Dead):
            undo(context)

        _undo(one)

        assert differences(before, one.schema()) == {}, (number, request)


def test_an_answer_that_is_lost_is_derived_from_the_org(tmp_path: Path) -> None:
    one = _administered(tmp_path)
    before = one.schema()
    fault = {"match": "POST .*/metadata/deployRequest", "kind": "drop_after", "after": 1, "times": 1}
    one.control("faults", [fault])

    with one.opened() as (context, _), pytest.raises(Unreachable):
        deploy(context)
    with one.opened() as (context, _):
        again = deploy(context)

    assert again.ok, again.text
    _undo(one)
    assert differences(before, one.schema()) == {}


def test_values_that_an_administrator_added_after_a_deployment_that_did_not_end_stay(tmp_path: Path) -> None:
    one = _administered(tmp_path, {**OWN, STATES: _states(_state("Begun"))})
    fault = {"match": "POST .*/metadata/deployRequest", "kind": "drop_after", "after": 2, "times": 1}
    one.control("faults", [fault])
    with one.opened() as (context, _), pytest.raises(Unreachable):
        deploy(context)
    theirs = _states(_state("Begun"), _state("Cancelled", CLOSED), _state("Completed", CLOSED))
    added = {STATES: theirs, "manifest/package.xml": _package(StandardValueSet="TaskStatus")}
    assert one.destination()._metadata.deploy(added, check_only=False).succeeded

    _deploy(one)
    _undo(one)

    values = one.destination()._deployments._surveyor.values("TaskStatus")
    assert [value.name for value in values] == ["Begun", "Cancelled", "Completed"]


def test_what_was_there_before_us_stays(tmp_path: Path) -> None:
    one = Administered(tmp_path, PRACTICEHUB, project=_small())
    notes = f"{DEFAULT}/objects/Invoice__c/fields/Notes__c.field-meta.xml"
    theirs = {
        path: content
        for path, content in project().items()
        if path == notes or path.endswith("object-meta.xml")
    }
    theirs["manifest/package.xml"] = _package(CustomField="Invoice__c.Notes__c", CustomObject="Invoice__c")
    assert one.destination()._metadata.deploy(theirs, check_only=False).succeeded
    before = one.schema()
    _deploy(one)

    with one.opened() as (context, _):
        found = undo(context)

    assert "CustomField Invoice__c.Notes__c" not in found.removed
    assert "CustomObject Invoice__c" not in found.removed
    assert "CustomField Invoice__c.Total__c" in found.removed
    assert differences(before, one.schema()) == {}


@pytest.mark.parametrize(
    ("object_name", "values", "held"),
    [
        ("Invoice__c", {"Name": "1"}, {"Invoice__c": 1}),
        (
            "Contact",
            {"LastName": "Doe", "Migration_Key__c": "a:B:1"},
            {"Contact, in fields that were added": 1},
        ),
        ("Task", {"Subject": "x", "Migration_Key__c": "a:B:1"}, {"Task, in fields that were added": 1}),
        ("Task", {"Subject": "x", "Status": "Cancelled"}, {"Task with Status Cancelled": 1}),
    ],
)
def test_nothing_is_taken_away_from_under_records(
    tmp_path: Path, object_name: str, values: Mapping[str, str], held: Mapping[str, int]
) -> None:
    one = _administered(tmp_path)
    _deploy(one)
    with one.opened() as (context, _):
        assert context.destination is not None
        one.create(object_name, values)
        before = one.schema()
        would, found = check_undo(context), undo(context)

    assert (would.occupied, found.occupied, found.ok) == (held, held, False)
    assert "delete these records in the destination first" in found.text
    assert differences(before, one.schema()) == {}


def test_counting_needs_no_permission_that_was_taken_away(tmp_path: Path) -> None:
    one = _administered(tmp_path)
    before = one.schema()
    _deploy(one)
    with one.opened() as (context, _):
        one.destination()._deployments._unassign(["PermissionSet:Loader"])
        with pytest.raises(Refused, match="is there and this user cannot see it"):
            check_undo(context)

    _undo(one)

    assert differences(before, one.schema()) == {}


@pytest.mark.parametrize("moment", ["die_before", "die_after"])
def test_whoever_dies_while_looking_leaves_nobody_who_sees(tmp_path: Path, moment: str) -> None:
    def occupied(folder: Path) -> Administered:
        one = _administered(folder)
        _deploy(one)
        one.create("Invoice__c", {"Name": "1"})
        one.destination()._deployments._unassign(["PermissionSet:Loader"])
        return one

    whole = occupied(tmp_path / "whole")
    expected = whole.schema()
    writes = _writes(whole, undo)
    assert any("PermissionSetAssignment" in sent for _, sent in writes)
    for number, request in writes:
        one = occupied(tmp_path / f"{number}")
        with one.opened(**{moment: number}) as (context, _), pytest.raises(Dead):
            undo(context)

        with one.opened() as (context, _):
            found = undo(context)
            grants = [entry for entry in context.store.audit_lines() if "Crosswalk_Undo" in str(entry)]

        assert found.occupied == {"Invoice__c": 1}, (number, request)
        assert differences(expected, one.schema()) == {}, (number, request)
        assert grants


def test_a_component_that_somebody_deleted_does_not_keep_the_rest(tmp_path: Path) -> None:
    one = _administered(tmp_path)
    before = one.schema()
    _deploy(one)
    gone = {
        "package.xml": _package(),
        "destructiveChangesPost.xml": _package(CustomField="Contact.Migration_Key__c"),
    }
    assert one.destination()._metadata.deploy(gone, check_only=False).succeeded

    with one.opened() as (context, _):
        would, found = check_undo(context), undo(context)

    assert (would.ok, found.ok) == (True, True), found.text
    assert "CustomField Contact.Migration_Key__c" not in found.removed
    assert differences(before, one.schema()) == {}


def _faced() -> dict[str, bytes]:
    """A project whose object is shown with a layout and a compact layout of its own."""
    files = project()
    object_ = f"{DEFAULT}/objects/Invoice__c/Invoice__c.object-meta.xml"
    compact = "<compactLayoutAssignment>Ours</compactLayoutAssignment>\n    <deploymentStatus>"
    files[object_] = files[object_].replace(b"<deploymentStatus>", compact.encode())
    files[f"{DEFAULT}/objects/Invoice__c/compactLayouts/Ours.compactLayout-meta.xml"] = lines(
        "CompactLayout", "<fullName>Ours</fullName><fields>Name</fields><label>Ours</label>"
    )
    files[f"{DEFAULT}/layouts/Invoice__c-Invoice Layout.layout-meta.xml"] = lines(
        "Layout",
        "<layoutSections><customLabel>false</customLabel><detailHeading>true</detailHeading>"
        "<editHeading>true</editHeading><label>Information</label><layoutColumns><layoutItems>"
        "<behavior>Required</behavior><field>Name</field></layoutItems></layoutColumns>"
        "<layoutColumns></layoutColumns><style>TwoColumnsTopToBottom</style></layoutSections>",
    )
    whole = files["manifest/package.xml"]
    more = ("CompactLayout:Invoice__c.Ours", "Layout:Invoice__c-Invoice Layout")
    files["manifest/package.xml"] = manifest_xml((*members("package.xml", whole), *more), "66.0")
    return files


def test_a_practices_own_object_that_was_replaced_can_be_undone(tmp_path: Path) -> None:
    one = Administered(tmp_path, PRACTICEHUB, project=_faced())
    theirs = {
        path: content.replace(b">Invoice", b">Bill")
        for path, content in project().items()
        if path.endswith("object-meta.xml")
    }
    theirs["manifest/package.xml"] = _package(CustomObject="Invoice__c")
    assert one.destination()._metadata.deploy(theirs, check_only=False).succeeded
    with one.opened() as (context, _):
        stopped = deploy(context)
        agree(context.store)
        agreed = deploy(context)
        assert agreed.ok, agreed.text
        would, found, again = check_undo(context), undo(context), undo(context)

    assert [each.full_name for each in stopped.problems] == ["CustomObject:Invoice__c"]
    assert (would.ok, found.ok, again.ok) == (True, True, True), (would.text, found.text)
    assert "CompactLayout Invoice__c.Ours" in found.removed
    assert (sorted(would.removed), again.removed) == (sorted(found.removed), ())
    assert [note.partition(";")[0] for note in found.notes[:2]] == [
        "the layout Invoice__c-Invoice Layout stays, because it is assigned",
        "Invoice__c: shown with the platform's own compact layout",
    ]


def test_what_an_administrator_added_to_our_objects_stops_it(tmp_path: Path) -> None:
    one = _administered(tmp_path)
    _deploy(one)
    extra = f"{DEFAULT}/objects/Invoice__c/fields/Extra__c.field-meta.xml"
    shape = "<fullName>Extra__c</fullName><label>Extra</label><length>9</length><type>Text</type>"
    added = {
        extra: lines("CustomField", shape),
        "manifest/package.xml": _package(CustomField="Invoice__c.Extra__c"),
    }
    assert one.destination()._metadata.deploy(added, check_only=False).succeeded
    before = one.schema()
    with one.opened() as (context, _):
        found = undo(context)

    assert (found.ok, found.added) == (False, ("Invoice__c.Extra__c",))
    assert differences(before, one.schema()) == {}


def test_what_uses_ours_is_told_by_a_check_and_nothing_is_lost(tmp_path: Path) -> None:
    one = _administered(tmp_path)
    _deploy(one)
    rule = f"{DEFAULT}/objects/Contact/validationRules/Theirs.validationRule-meta.xml"
    inside = (
        "<fullName>Theirs</fullName><active>true</active><errorConditionFormula>ISBLANK(Migration_Key__c)"
        "</errorConditionFormula><errorMessage>No</errorMessage>"
    )
    theirs = {
        rule: lines("ValidationRule", inside),
        "manifest/package.xml": _package(ValidationRule="Contact.Theirs"),
    }
    assert one.destination()._metadata.deploy(theirs, check_only=False).succeeded
    before = one.schema()
    with one.opened() as (context, _):
        would, found = check_undo(context), undo(context)

    assert [each.full_name for each in would.problems] == ["CustomField:Contact.Migration_Key__c"]
    assert (found.problems, found.notes) == (would.problems, ())
    assert differences(before, one.schema()) == {}


def test_a_second_pair_does_not_change_the_permission_sets_of_the_first(tmp_path: Path) -> None:
    one, two = Administered(tmp_path / "one", DESKFLOW), Administered(tmp_path / "two", UPVIO)
    two.org = one.org
    _deploy(one)
    before = one.schema()

    with two.opened() as (context, _):
        found = deploy(context)

    assert found.undecided, found.text
    assert "PermissionSet:Crosswalk_Loader" in [each.full_name for each in found.problems]
    assert differences(before, one.schema()) == {}


def test_a_run_folder_that_deployed_nothing_takes_nothing_away(tmp_path: Path) -> None:
    one = _administered(tmp_path)
    _deploy(one)
    before = one.schema()
    one.run.rename(tmp_path / "elsewhere")

    _undo(one)

    assert differences(before, one.schema()) == {}
