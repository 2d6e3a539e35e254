import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compiler.connectors.salesforce import soql
from compiler.connectors.salesforce.names import (
    check_key,
    field_name,
    is_id,
    literal,
    long_id,
    object_name,
    prefix_literal,
)
from compiler.runtime.ports import Refused


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("o'brien@clinic.example", r"'o\'brien@clinic.example'"),
        ("x' OR Id != '", r"'x\' OR Id != \''"),
        ("Robert'); DELETE", r"'Robert\'); DELETE'"),
        ("\\", r"'\\'"),
        ("\\'", r"'\\\''"),
        ("ü 漢", "'ü 漢'"),
        ("%_", "'%_'"),
    ],
)
def test_a_value_stays_a_value_in_a_query(text: str, written: str) -> None:
    assert literal(text) == written


@pytest.mark.parametrize("text", ["a\nb", "a\rb", "\0", "\x1b[0m", "a\u2028b", "\ud800", "x" * 256])
def test_a_value_with_control_characters_or_without_end_never_enters_a_query(text: str) -> None:
    with pytest.raises(Refused, match="too long, or has control characters") as caught:
        literal(text)
    assert text not in str(caught.value)


@settings(deadline=None)
@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Zl", "Zp")), max_size=200))
def test_a_literal_ends_only_at_its_end(text: str) -> None:
    inside = literal(text)[1:-1]
    read = ""
    position = 0
    while position < len(inside):
        assert inside[position] != "'"
        step = 2 if inside[position] == "\\" else 1
        read += inside[position + step - 1]
        position += step
    assert read == text


def test_a_prefix_takes_wildcards_literally() -> None:
    assert prefix_literal("a:Treatment_Record:") == r"'a:Treatment\_Record:%'"
    assert prefix_literal("100%") == r"'100\%%'"


@pytest.mark.parametrize("key", ["practicehub:Patient:12", "a:B:x|y", "a:B:2024-01-01|x@y+z$.-_"])
def test_a_migration_key_is_one(key: str) -> None:
    assert check_key(key) == key


@pytest.mark.parametrize("key", ["", "x' OR Id != ''", "a b", "a\n", "ü", "x" * 256, "a,b", "a\\"])
def test_what_no_key_can_be_is_refused_and_not_shown(key: str) -> None:
    with pytest.raises(Refused, match="characters that keys do not have") as caught:
        check_key(key)
    assert not key or key not in str(caught.value)


@pytest.mark.parametrize("name", ["", "1a", "a b", "a;b", "Name FROM User", "a.b.c", "a'", "a\n", "ä"])
def test_what_is_no_name_never_enters_a_query(name: str) -> None:
    with pytest.raises(Refused):
        field_name(name)
    with pytest.raises(Refused):
        object_name(name)


def test_names_are_names() -> None:
    assert field_name("Profile.Name") == "Profile.Name"
    assert object_name("Treatment_Record__c") == "Treatment_Record__c"
    with pytest.raises(Refused):
        object_name("Profile.Name")


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("001A0000006Vm9r", "001A0000006Vm9rIAC"),
        ("00D000000000062", "00D000000000062EAA"),
        ("a0x000000000001", "a0x000000000001AAA"),
        ("0015g00000ZZZZZ", "0015g00000ZZZZZAAf"[:15] + long_id("0015g00000ZZZZZ")[15:]),
    ],
)
def test_ids_get_their_check_characters(short: str, long: str) -> None:
    assert long_id(short) == long
    assert long_id(long) == long


def test_ids_that_differ_by_case_alone_stay_apart() -> None:
    assert long_id("0015g00000abhSL") != long_id("0015g00000abhSl")
    assert long_id("0015g00000abhSL").lower() != long_id("0015g00000abhSl").lower()


@pytest.mark.parametrize(
    ("text", "verdict"), [("x" * 15, True), ("x" * 18, True), ("x" * 16, False), ("x" * 14 + "'", False)]
)
def test_an_id_has_fifteen_or_eighteen_letters_and_digits(text: str, verdict: bool) -> None:
    assert is_id(text) is verdict


def test_queries_are_put_together_from_checked_parts() -> None:
    assert soql.select(("Id", "Email"), "User", soql.equal("Email", "o'b"), soql.present("Id")) == (
        r"SELECT Id, Email FROM User WHERE Email = 'o\'b' AND Id != null"
    )
    assert soql.select(("Id",), "Organization") == "SELECT Id FROM Organization"
    assert soql.count("Contact", soql.present("K__c")) == "SELECT COUNT() FROM Contact WHERE K__c != null"
    assert soql.total("Total__c", "Invoice__c", soql.beginning("K__c", "a:I:")) == (
        "SELECT SUM(Total__c) FROM Invoice__c WHERE K__c LIKE 'a:I:%'"
    )


@pytest.mark.parametrize("activity", ["Task", "Event"])
def test_archived_activities_are_read_without_the_recycle_bin(activity: str) -> None:
    assert soql.count(activity, soql.present("K__c")) == (
        f"SELECT COUNT() FROM {activity} WHERE K__c != null AND IsDeleted = false"
    )
