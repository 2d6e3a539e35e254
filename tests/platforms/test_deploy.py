"""The generated project against the sandbox org, which knows no pair and judges in Salesforce's words."""

from collections.abc import Callable

import pytest

from compiler.connectors.salesforce.archive import build_archive
from compiler.platforms.known import PLATFORMS
from tests.platforms import clinic
from tests.platforms.clinic import Checked
from tests.sandbox.org.driver import Driver, problems

SALESFORCE = PLATFORMS["salesforce"]


def deploy(driver: Driver, made: Checked) -> tuple[str, list[tuple[str, str]]]:
    files = {path: text.encode() for path, text in SALESFORCE.metadata(made.program).items()}
    started = driver.start_deploy(build_archive(files).content)
    _, body = driver.call("GET", f"/metadata/deployRequest/{started}?includeDetails=true")
    result = body["deployResult"]
    return result["status"], problems(result)


def invisible(driver: Driver, made: Checked) -> list[str]:
    """List the custom fields that the run's user cannot write."""
    missing = []
    for target in made.program.targets.values():
        wanted = {field.name for field in target.fields.values() if field.custom}
        _, body = driver.call("GET", f"/sobjects/{target.name}/describe")
        fields = body["fields"] if isinstance(body, dict) else []
        seen = {each["name"] for each in fields if each["createable"] and each["updateable"]}
        missing += [f"{target.name}.{name}" for name in sorted(wanted - seen)]
    return missing


@pytest.mark.parametrize("make", [clinic.checked, clinic.shipped])
def test_it_deploys_as_it_is_and_again(make: Callable[[], Checked]) -> None:
    driver = Driver()

    assert deploy(driver, make()) == ("Succeeded", [])
    assert deploy(driver, make()) == ("Succeeded", [])


@pytest.mark.parametrize("make", [clinic.checked, clinic.shipped])
def test_the_loader_alone_makes_every_field_writable(make: Callable[[], Checked]) -> None:
    driver = Driver()
    deploy(driver, make())

    before = invisible(driver, make())
    driver.assign(SALESFORCE.loader)

    assert "Contact.Clinic_Key__c" in before or "Contact.Migration_Key__c" in before
    assert invisible(driver, make()) == []


def test_an_object_may_be_called_anything() -> None:
    odd = ("      label: Case File\n", '      label: Fälle (R&D), 50% "x"\n')

    assert deploy(Driver(), clinic.checked(odd)) == ("Succeeded", [])


@pytest.mark.parametrize("label", ["Patient’s notes", "“x”", "x – y", "a … b", "#1 / 2: *?", "病歴 📋"])
def test_a_label_that_the_checks_accept_can_be_deployed(label: str) -> None:
    made = clinic.checked(("      label: Case File\n", f"      label: '{label}'\n"))
    assert not [one for one in made.diagnostics if one.level == "error"]

    assert deploy(Driver(), made) == ("Succeeded", [])
