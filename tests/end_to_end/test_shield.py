"""The part for Shield, once switched on, stays on: whatever is deployed later, and it is compared too."""

from pathlib import Path

import pytest

from compiler.connectors.salesforce.deployments import Deployments, Files
from compiler.connectors.salesforce.metadata import Metadata
from compiler.runtime.deploy import DeployResult, check_deploy, deploy
from compiler.runtime.ports import Deployment, Difference, Tell
from compiler.runtime.undo import undo
from compiler.runtime.verify import verify
from tests.connectors.salesforce.project import DEFAULT, lines, with_marker
from tests.end_to_end.administered import Administered, Dead

FIELD = "objects/Invoice__c/fields/Notes__c.field-meta.xml"
PLAIN, SHIELD = f"{DEFAULT}/{FIELD}", f"shield/main/default/{FIELD}"
OTHER = f"{DEFAULT}/objects/Invoice__c/fields/Total__c.field-meta.xml"
PACKAGE = lines(
    "Package",
    "<types><members>Invoice__c.Notes__c</members><name>CustomField</name></types><version>66.0</version>",
)
SCHEME = b"<encryptionScheme>ProbabilisticEncryption</encryptionScheme>"


def _project(precision: bytes = b"18") -> dict[str, bytes]:
    files = with_marker()
    assert b"<precision>18</precision>" in files[OTHER]
    files[OTHER] = files[OTHER].replace(b"<precision>18<", b"<precision>" + precision + b"<")
    files[SHIELD] = files[PLAIN].replace(b"<label>", SCHEME + b"<label>")
    assert files[SHIELD] != files[PLAIN]
    return {**files, "manifest/package-shield.xml": PACKAGE}


@pytest.fixture
def one(tmp_path: Path) -> Administered:
    made = Administered(tmp_path, "practicehub-salesforce", seed={"shield": True}, project=_project())
    _deploy(made)
    return made


def _deploy(one: Administered, part: str = "main") -> DeployResult:
    with one.opened() as (context, _):
        result = deploy(context, part)
    assert result.ok, result.text
    return result


def _differences(one: Administered) -> tuple[Difference, ...]:
    with one.opened() as (context, _):
        return verify(context).verification.differences


def _scheme(one: Administered) -> str:
    return str(one.org._schema.objects["invoice__c"].fields["notes__c"].encryption)


def test_nothing_is_encrypted_or_compared_before_somebody_asks(one: Administered) -> None:
    assert (_scheme(one), _differences(one)) == ("", ())
    on = {PLAIN: _project()[SHIELD], "manifest/package.xml": PACKAGE}
    assert one.destination()._metadata.deploy(on, check_only=False).succeeded
    assert _differences(one) == ()


def test_a_later_deployment_of_the_rest_leaves_it_on(one: Administered) -> None:
    _deploy(one, "shield")
    assert (_scheme(one), _differences(one)) == ("ProbabilisticEncryption", ())

    one.change(_project(b"17"))
    with one.opened() as (context, _):
        assert check_deploy(context).changed == ("CustomField Invoice__c.Total__c",)
    changed = _deploy(one).changed
    again = _deploy(one, "shield")

    assert changed == ("CustomField Invoice__c.Total__c",)
    assert (_scheme(one), again.sent, _differences(one)) == ("ProbabilisticEncryption", False, ())


@pytest.mark.parametrize("part", ["main", "shield"])
def test_what_somebody_switched_off_is_told_and_comes_back(one: Administered, part: str) -> None:
    _deploy(one, "shield")
    off = {PLAIN: _project()[PLAIN], "manifest/package.xml": PACKAGE}
    assert one.destination()._metadata.deploy(off, check_only=False).succeeded

    assert _scheme(one) == ""
    assert _differences(one) == (
        Difference(
            how="different",
            component="CustomField:Invoice__c.Notes__c",
            what="encrypted",
            expected="yes",
            found="no",
        ),
    )
    assert _deploy(one, part).changed == ("CustomField Invoice__c.Notes__c",)
    assert (_scheme(one), _differences(one)) == ("ProbabilisticEncryption", ())


def test_an_undo_that_died_does_not_let_the_next_deployment_take_it_off(
    one: Administered, monkeypatch: pytest.MonkeyPatch
) -> None:
    def die(*arguments: object) -> Deployment:
        raise Dead

    _deploy(one, "shield")
    with monkeypatch.context() as patched, one.opened() as (context, _):
        patched.setattr(Deployments, "withdraw", die)
        with pytest.raises(Dead):
            undo(context)

    assert _deploy(one).sent
    assert _scheme(one) == "ProbabilisticEncryption"


def test_after_an_undo_it_is_off_until_somebody_asks_again(one: Administered) -> None:
    _deploy(one, "shield")
    with one.opened() as (context, _):
        assert undo(context).ok

    _deploy(one)

    assert (_scheme(one), _differences(one)) == ("", ())


def test_a_deployment_whose_end_is_not_known_is_switched_on_and_not_done(
    one: Administered, monkeypatch: pytest.MonkeyPatch
) -> None:
    send = Metadata.deploy

    def die_after(self: Metadata, files: Files, check_only: bool, tell: Tell | None = None) -> Deployment:
        found = send(self, files, check_only, tell)
        if not check_only:
            raise Dead
        return found

    with monkeypatch.context() as patched, one.opened() as (context, _):
        patched.setattr(Metadata, "deploy", die_after)
        with pytest.raises(Dead):
            deploy(context, "shield")

    assert _deploy(one, "shield").sent
    assert (_scheme(one), _differences(one)) == ("ProbabilisticEncryption", ())
