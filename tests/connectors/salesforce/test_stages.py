"""A deployment takes the files that its manifest names: of one stage, of one part, and nothing else."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compiler.connectors.salesforce.kinds import FOLDERS, PARTS, component_at, is_custom, owner
from compiler.connectors.salesforce.stages import layered, manifest_xml, members, stages, without
from compiler.runtime.ports import Refused
from tests.connectors.salesforce.test_archive import ROOT, field, package

SHIELD = "shield/main/default"
NAMES = st.from_regex(r"[A-Z][A-Za-z_]{0,8}(?:\.[A-Z][A-Za-z]{0,5})?(?: & [a-z<>]{1,3})?", fullmatch=True)
KINDS = st.sampled_from(sorted({kind for kind, _ in FOLDERS.values()} | set(PARTS.values())))
COMPONENTS = st.frozensets(st.builds("{}:{}".format, KINDS, NAMES), max_size=12)


def _tabs(*numbers: int) -> dict[str, bytes]:
    return {f"{ROOT}/tabs/T{number}.tab-meta.xml": b"<CustomTab/>" for number in numbers}


def _named(files: Mapping[str, bytes]) -> list[str]:
    return sorted(path.rpartition("/")[2] for path in files if not path.startswith("manifest/"))


def test_a_project_without_stages_is_one_deployment() -> None:
    files = {**_tabs(1, 2), "manifest/package.xml": package("CustomTab:T1")}
    (only,) = stages(files, "main")
    assert (only.name, _named(only.files)) == ("manifest/package.xml", ["T1.tab-meta.xml"])


def test_stages_come_in_the_order_of_their_numbers() -> None:
    files = {**_tabs(*range(1, 12)), "manifest/package.xml": package()}
    files |= {f"manifest/stage-{number}.xml": package(f"CustomTab:T{number}") for number in range(1, 12)}
    found = stages(files, "main")
    assert [stage.name for stage in found] == [f"manifest/stage-{number}.xml" for number in range(1, 12)]
    assert [_named(stage.files) for stage in found] == [[f"T{n}.tab-meta.xml"] for n in range(1, 12)]


def test_a_part_of_its_own_is_deployed_when_somebody_asks_and_never_with_the_rest() -> None:
    plain, secret = (
        f"{ROOT}/objects/Contact/fields/A__c.field-meta.xml",
        f"{SHIELD}/objects/Contact/fields/A__c.field-meta.xml",
    )
    manifest = package("CustomField:Contact.A__c")
    files = {
        plain: field("A__c"),
        secret: field("A__c"),
        "manifest/package.xml": manifest,
        "manifest/package-shield.xml": manifest,
    }
    (main,), (shield,) = stages(files, "main"), stages(files, "shield")
    assert sorted(main.files) == [plain, "manifest/package.xml"]
    assert sorted(shield.files) == ["manifest/package-shield.xml", secret]
    files[secret] = field("A__c").replace(b"<type>", b"<encryptionScheme>None</encryptionScheme><type>")
    with_shield = layered(files, ("shield", "unheard"))
    assert files[secret] != files[plain]
    assert with_shield == {**files, plain: files[secret]}
    assert layered(files, ()) == files
    with pytest.raises(Refused, match="the project has no part shield"):
        stages({plain: field("A__c"), "manifest/package.xml": manifest}, "shield")


def test_a_name_without_a_file_is_refused() -> None:
    files = {**_tabs(1), "manifest/package.xml": package("CustomTab:T1", "CustomTab:T2")}
    with pytest.raises(Refused, match=r"package\.xml names CustomTab:T2, which is in no file"):
        stages(files, "main")


def test_names_with_encoded_characters_find_their_files() -> None:
    path = f"{ROOT}/layouts/Patient__c-Patient %28old%29 Layout.layout-meta.xml"
    for name in ("Patient__c-Patient %28old%29 Layout", "Patient__c-Patient (old) Layout"):
        (only,) = stages({path: b"<Layout/>", "manifest/package.xml": package(f"Layout:{name}")}, "main")
        assert path in only.files


@given(COMPONENTS)
def test_a_manifest_names_what_it_was_written_for(named: frozenset[str]) -> None:
    assert members("x", manifest_xml(named, "66.0")) == named
    assert members("x", manifest_xml(named, None)) == named
    assert (b"<version>66.0</version>" in manifest_xml(named, "66.0")) is True
    assert b"<version>" not in manifest_xml(named, None)


@given(COMPONENTS, COMPONENTS)
def test_leaving_out_takes_away_exactly_that(named: frozenset[str], left_out: frozenset[str]) -> None:
    found = without(manifest_xml(named, "66.0"), left_out)
    assert members("x", found) == named - left_out
    assert b"<types>" not in found.replace(b" ", b"") or b"<members>" in found


@pytest.mark.parametrize(
    ("inside", "component"),
    [
        ("objects/X__c/X__c.object", "CustomObject:X__c"),
        ("objects/X__c/fields/F__c.field", "CustomField:X__c.F__c"),
        ("objects/X__c/validationRules/Kept.validationRule", "ValidationRule:X__c.Kept"),
        ("permissionsets/Loader.permissionset", "PermissionSet:Loader"),
        ("settings/Activities.settings", "Settings:Activities"),
        ("strange/X.strange", None),
        ("objects/X__c/strange/X.strange", None),
        ("tabs/deep/X.tab", None),
    ],
)
def test_a_file_holds_one_component(inside: str, component: str | None) -> None:
    assert component_at(inside) == component


def test_what_is_the_platforms_own_is_told_from_what_is_not() -> None:
    assert [is_custom(name) for name in ("CustomObject:Account", "CustomField:Contact.Email")] == [
        False,
        False,
    ]
    assert [is_custom(name) for name in ("CustomObject:X__c", "CustomField:Contact.A__c", "Queue:Q")] == [
        True
    ] * 3
    assert owner("Layout:X__c-X Layout") == owner("CustomTab:X__c") == owner("ListView:X__c.All") == "X__c"
