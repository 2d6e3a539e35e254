"""A document as its values: nothing that was written is left out, and a default counts as written."""

from compiler.diagnostics.diagnostic import Diagnostics
from compiler.source.reader import read
from compiler.spec.decode import decode_pair, decode_platform
from compiler.spec.pair import PairSpec
from compiler.spec.tree import leaves
from tests.meaning.studio import PAIR, SOURCE, TEXTS


def pair(text: str) -> PairSpec:
    located = read("pair", PAIR, text, Diagnostics())
    assert located is not None
    spec = decode_pair("pair", located, Diagnostics())
    assert spec is not None
    return spec


def test_values_come_with_the_keys_that_an_author_writes() -> None:
    found = dict(leaves(pair(TEXTS[PAIR])))

    assert found["routes", "guest", "from"] == "Guest"
    assert found["protect", "grants", "Doctors", "read"] == ("identifier", "health", "financial")
    assert found["schema", "key", "case_sensitive"] is True
    assert found["routes", "guest", "op"] == "upsert"
    assert ("routes", "guest", "guard") not in found
    assert ("schema", "fields", "Contact", "Mood__c", "unique") not in found


def test_a_choice_by_kind_says_its_kind() -> None:
    located = read("source", SOURCE, TEXTS[SOURCE], Diagnostics())
    assert located is not None
    spec = decode_platform("source", located, Diagnostics())
    assert spec is not None

    assert dict(leaves(spec))["connector", "page", "kind"] == "number"


def test_what_is_only_there_is_an_empty_list() -> None:
    text = TEXTS[PAIR].replace("Desk: {read: [identifier]}", "Desk: {}")

    assert dict(leaves(pair(text)))["protect", "grants", "Desk"] == ()
