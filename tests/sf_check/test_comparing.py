"""What counts as a difference between a project and what the command line made of it."""

from tests.sf_check.comparing import differences

NOTHING = b'<?xml version="1.0" encoding="UTF-8"?>\n<CustomObject xmlns="urn:metadata"></CustomObject>\n'


def test_equal_files_are_no_difference() -> None:
    assert list(differences({"a": b"x\n"}, {"a": b"x\n"})) == []


def test_lost_changed_and_added_files_are_named() -> None:
    found = list(differences({"a": b"1\n2\n", "b": b""}, {"a": b"1\n3\n", "c": b""}))

    assert found == ["b: lost", "c: added", "a: changed in line 2: '2' became '3'"]


def test_a_missing_line_feed_at_the_end_counts() -> None:
    assert list(differences({"a": b"1\n"}, {"a": b"1"})) == ["a: changed at its end"]


def test_an_empty_file_of_an_object_is_none_of_ours() -> None:
    path = "main/default/objects/Contact/Contact.object-meta.xml"
    full = NOTHING.replace(b"></", b"><label>Person</label></")

    assert list(differences({}, {path: NOTHING})) == []
    assert list(differences({}, {path: full})) == [f"{path}: added"]
