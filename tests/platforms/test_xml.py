"""The writer of metadata XML: its order, its escapes, and what it refuses."""

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compiler.platforms.salesforce.metadata.xml import (
    NAMESPACE,
    ORDER,
    UnwritableError,
    Written,
    is_writable,
    metadata_xml,
)

LEGAL = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\t\n\r"), max_size=200)


def test_a_component_is_written_byte_for_byte() -> None:
    text = metadata_xml(
        "CustomField",
        {
            "type": "Lookup",
            "fullName": "Person__c",
            "label": 'Who\'s "it" & <why>',
            "required": True,
            "description": None,
            "length": 18,
        },
    )

    assert text == (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<CustomField xmlns="http://soap.sforce.com/2006/04/metadata">\n'
        "    <fullName>Person__c</fullName>\n"
        "    <label>Who&apos;s &quot;it&quot; &amp; &lt;why&gt;</label>\n"
        "    <length>18</length>\n"
        "    <required>true</required>\n"
        "    <type>Lookup</type>\n"
        "</CustomField>\n"
    )


def test_repeats_stand_together_and_nest() -> None:
    listed: tuple[Written, ...] = ({"name": "B", "members": ("b", "a")}, {"name": "C", "members": ()})

    text = metadata_xml("Package", {"version": "66.0", "types": listed})

    assert text.splitlines()[2:] == [
        "    <types>",
        "        <members>b</members>",
        "        <members>a</members>",
        "        <name>B</name>",
        "    </types>",
        "    <types>",
        "        <name>C</name>",
        "    </types>",
        "    <version>66.0</version>",
        "</Package>",
    ]


@pytest.mark.parametrize("kind", sorted(ORDER))
def test_the_order_is_full_name_first_then_the_alphabet(kind: str) -> None:
    # The one exception extends another type, whose elements come first.
    own = ORDER[kind][4:] if kind == "StandardValue" else ORDER[kind]
    rest = [tag for tag in own if tag != "fullName"]

    assert rest == sorted(rest)
    assert "fullName" not in own[1:]


@given(LEGAL)
def test_every_text_that_xml_can_hold_is_read_back_as_it_was(text: str) -> None:
    if not is_writable(text):
        return

    root = ElementTree.fromstring(metadata_xml("CustomField", {"label": text}))

    assert (root.findtext(f"{{{NAMESPACE}}}label") or "") == text


@pytest.mark.parametrize("character", ["\x00", "\x08", "\x1f", "\ufffe", "\uffff", "\ud800"])
def test_a_character_that_xml_cannot_hold_is_refused_without_showing_the_text(character: str) -> None:
    with pytest.raises(UnwritableError) as caught:
        metadata_xml("CustomField", {"label": f"secret{character}"})

    assert str(caught.value) == "the text of label holds a character that XML does not allow"


def test_an_element_that_the_type_does_not_have_is_refused() -> None:
    with pytest.raises(UnwritableError, match="CustomField has no element lable"):
        metadata_xml("CustomField", {"lable": "Mood"})
