import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compiler.connectors.salesforce.archive import build_archive
from compiler.connectors.salesforce.pieces import read_sheet
from compiler.runtime.ports import Refused

XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
NS = ' xmlns="http://soap.sforce.com/2006/04/metadata"'
ROOT = "force-app/main/default"
OBJECT = f"""{XML}<CustomObject{NS}>
    <label>Patient &amp; more</label>
    <nameField>
        <type>Text</type>
    </nameField>
    <sharingModel>Private</sharingModel>
</CustomObject>
""".encode()


def field(name: str) -> bytes:
    return f"""{XML}<CustomField{NS}>
    <fullName>{name}</fullName>
    <type>Text</type>
</CustomField>
""".encode()


def package(*names: str) -> bytes:
    """A manifest that names components, given as `Type:Full.Name`."""
    types = "".join(
        f"<types><members>{name}</members><name>{kind}</name></types>"
        for kind, _, name in (each.partition(":") for each in names)
    )
    return f"{XML}<Package{NS}>{types}<version>66.0</version></Package>\n".encode()


PACKAGE = package(
    "CustomField:Contact.Key__c",
    "CustomField:Patient__c.A__c",
    "CustomField:Patient__c.B__c",
    "CustomObject:Patient__c",
    "ListView:Patient__c.All",
    "PermissionSet:Loader",
    "Settings:Activities",
    "StandardValueSet:TaskStatus",
)
PROJECT = {
    f"{ROOT}/objects/Patient__c/Patient__c.object-meta.xml": OBJECT,
    f"{ROOT}/objects/Patient__c/fields/B__c.field-meta.xml": field("B__c"),
    f"{ROOT}/objects/Patient__c/fields/A__c.field-meta.xml": field("A__c"),
    f"{ROOT}/objects/Patient__c/listViews/All.listView-meta.xml": field("All"),
    f"{ROOT}/objects/Contact/fields/Key__c.field-meta.xml": field("Key__c"),
    f"{ROOT}/permissionsets/Loader.permissionset-meta.xml": b"<PermissionSet/>",
    f"{ROOT}/standardValueSets/TaskStatus.standardValueSet-meta.xml": b"<StandardValueSet/>",
    f"{ROOT}/settings/Activities.settings-meta.xml": b"<ActivitiesSettings/>",
    "manifest/package.xml": PACKAGE,
    "manifest/destructiveChangesPost.xml": b"<never/>",
    "sfdx-project.json": b"{}",
    ".forceignore": b"x\n",
}


def contents(files: dict[str, bytes]) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(build_archive(files).content)) as packed:
        return {name: packed.read(name).decode() for name in packed.namelist()}


def test_objects_are_put_together_and_the_rest_keeps_its_text() -> None:
    found = contents(PROJECT)
    assert list(found) == [
        "objects/Contact.object",
        "objects/Patient__c.object",
        "package.xml",
        "permissionsets/Loader.permissionset",
        "settings/Activities.settings",
        "standardValueSets/TaskStatus.standardValueSet",
    ]
    assert found["package.xml"] == PACKAGE.decode()
    assert (
        found["objects/Patient__c.object"]
        == f"""{XML}<CustomObject{NS}>
    <fields>
        <fullName>A__c</fullName>
    <type>Text</type>
    </fields>
    <fields>
        <fullName>B__c</fullName>
    <type>Text</type>
    </fields>
    <label>Patient &amp; more</label>
    <listViews>
        <fullName>All</fullName>
    <type>Text</type>
    </listViews>
    <nameField>
        <type>Text</type>
    </nameField>
    <sharingModel>Private</sharingModel>
</CustomObject>
"""
    )
    assert (
        found["objects/Contact.object"]
        == f"""{XML}<CustomObject{NS}>
    <fields>
        <fullName>Key__c</fullName>
    <type>Text</type>
    </fields>
</CustomObject>
"""
    )


@settings(deadline=None)
@given(st.permutations(sorted(PROJECT)))
def test_equal_projects_give_equal_bytes(order: list[str]) -> None:
    assert build_archive({path: PROJECT[path] for path in order}) == build_archive(PROJECT)


def test_every_line_of_the_zip_is_found_again_in_its_file() -> None:
    archive = build_archive(PROJECT)
    lines = contents(PROJECT)["objects/Patient__c.object"].splitlines()
    for number, line in enumerate(lines, start=1):
        path, source = archive.locate("objects/Patient__c.object", "CustomObject", "Patient__c", number)
        if line.strip().startswith(("<fullName", "<label", "<sharing", "<type", "</nameField")):
            assert source is not None
            assert PROJECT[path].decode().splitlines()[source - 1].strip() == line.strip()


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        (
            ("objects/Patient__c.object", "CustomField", "Patient__c.B__c", 8),
            ("fields/B__c.field-meta.xml", 3),
        ),
        (
            ("unpackaged/objects/Patient__c.object", "CustomField", "Patient__c.B__c", 8),
            ("fields/B__c.field-meta.xml", 3),
        ),
        (
            ("objects/Patient__c.object", "CustomField", "Patient__c.A__c", None),
            ("fields/A__c.field-meta.xml", None),
        ),
        (
            ("objects/Patient__c.object", "CustomField", "Patient__c.A__c", 8),
            ("fields/A__c.field-meta.xml", None),
        ),
        (("objects/Patient__c.object", "CustomObject", "Patient__c", 11), ("Patient__c.object-meta.xml", 3)),
        (
            ("permissionsets/Loader.permissionset", "PermissionSet", "Loader", 7),
            ("Loader.permissionset-meta.xml", 7),
        ),
        (("package.xml", "", "package.xml", 2), ("manifest/package.xml", 2)),
        (("other.file", "X", "Y", 7), ("other.file", None)),
        (("", "PermissionSet", "Loader", None), ("Loader.permissionset-meta.xml", None)),
    ],
)
def test_a_problem_is_named_at_its_place_in_the_project(
    place: tuple[str, str, str, int | None], expected: tuple[str, int | None]
) -> None:
    path, line = build_archive(PROJECT).locate(*place)
    assert path.endswith(expected[0])
    assert line == expected[1]


def test_elements_of_one_name_stand_together() -> None:
    found = contents(PROJECT)["objects/Patient__c.object"]
    tags = [line.strip("< >") for line in found.splitlines() if line.startswith("    <") and "</" not in line]
    assert tags == sorted(tags)


def test_deleting_takes_a_list_beside_the_manifest() -> None:
    assert list(contents({"package.xml": package(), "destructiveChangesPost.xml": b"<x/>"})) == [
        "destructiveChangesPost.xml",
        "package.xml",
    ]


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("force-app/main/default/objects/A/odd.txt", "not a file of metadata"),
        ("force-app/main/default/objects/A/strange/X.strange-meta.xml", "not a file of metadata"),
        ("force-app/main/default/x/../../etc-meta.xml", r"x/\.\./\.\./etc-meta\.xml' is a name that no file"),
        ("../main/default/tabs/A.tab-meta.xml", r"'\.\./main/default/tabs/A\.tab-meta\.xml' is a name"),
        ("force-app/main/default/tabs//A.tab-meta.xml", "is a name that no file"),
        ("/etc/A.tab-meta.xml", "is a name that no file"),
        (
            "force-app/main/default/tabs/a\nb.tab-meta.xml",
            r"a\\nb\.tab-meta\.xml' is a name that no file",
        ),
        ("force-app/main/default/tabs/a\u0085b.tab-meta.xml", "is a name that no file"),
        ("force-app/main/default/tabs/a\ud800b.tab-meta.xml", "is a name that no file"),
        ("notes.md", "not a file of metadata"),
    ],
)
def test_a_file_without_a_place_is_not_left_out_in_silence(path: str, reason: str) -> None:
    with pytest.raises(Refused, match=reason):
        build_archive({**PROJECT, path: field("X")})


def test_a_project_without_a_manifest_is_refused() -> None:
    with pytest.raises(Refused, match=r"no package\.xml"):
        build_archive({path: content for path, content in PROJECT.items() if "package" not in path})


def test_xml_that_is_broken_is_named_with_its_line() -> None:
    path = f"{ROOT}/objects/Patient__c/fields/A__c.field-meta.xml"
    with pytest.raises(Refused, match=r"A__c\.field-meta\.xml, line 3: this is not well-formed XML"):
        build_archive({**PROJECT, path: b"<?xml version='1.0'?>\n<a>\n</b>"})


def test_pieces_are_cut_where_they_begin_and_end() -> None:
    sheet = read_sheet("x", b'<r>\n <a/>\n <b x="&gt;"/><c>1</c>\n <!-- no -->\n <d><d/></d></r>')
    assert [(piece.tag, piece.text, piece.line) for piece in sheet.pieces] == [
        ("a", b"<a/>", 2),
        ("b", b'<b x="&gt;"/>', 3),
        ("c", b"<c>1</c>", 3),
        ("d", b"<d><d/></d>", 5),
    ]
    assert (sheet.root, sheet.line) == ("r", 2)
    assert read_sheet("x", b"<r/>").inside == b""


def test_a_project_beyond_one_deployment_is_refused() -> None:
    big = {
        f"{ROOT}/tabs/Big.tab-meta.xml": b" " * 39_000_001,
        "manifest/package.xml": package("CustomTab:Big"),
    }
    with pytest.raises(Refused, match="larger than 39 MB"):
        build_archive(big)
    many = {f"{ROOT}/tabs/T{n}.tab-meta.xml": b"" for n in range(10_001)}
    many["manifest/package.xml"] = package(*(f"CustomTab:T{n}" for n in range(10_001)))
    with pytest.raises(Refused, match="more than 10000 files"):
        build_archive(many)


def test_what_no_manifest_names_is_not_deployed() -> None:
    manifest = package("CustomObject:Patient__c", "CustomField:Patient__c.A__c")
    found = contents({**PROJECT, "manifest/package.xml": manifest})
    assert list(found) == ["objects/Patient__c.object", "package.xml"]
    assert "A__c" in found["objects/Patient__c.object"]
    assert "B__c" not in found["objects/Patient__c.object"]
