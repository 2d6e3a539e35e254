"""Whatever an overlay says, it is done or reported, and every place stays true."""

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from compiler.source.draft import Draft
from compiler.source.located import Keys, Plain
from tests.source.merging import OVERLAY, Merged, merged

_PARTS = st.sampled_from(
    (
        *("source", "target", "objects", "Patient", "Contact", "fields", "email", "maps", "status", "values"),
        *(
            "no_show",
            "done",
            "derive",
            "Practitioner",
            "policy_codes",
            "by",
            "routes",
            "patient",
            "visit",
            "set",
        ),
        *("drop", "LastName", "sex", ""),
    )
)
_ADDRESSES = st.lists(_PARTS, min_size=1, max_size=5).map(".".join)
_VALUES: st.SearchStrategy[Plain] = st.sampled_from(
    (
        "text",
        3,
        None,
        True,
        ["x"],
        {},
        {"why": "w"},
        {"why": "w", "drop": {"sex": "s"}},
        {"why": "w", "drop": []},
    )
)
_VERB = st.dictionaries(_ADDRESSES, _VALUES, max_size=4)


@settings(deadline=None, max_examples=150)
@given(_VERB, _VERB, _VERB)
def test_whatever_an_overlay_says_is_done_or_reported(
    add: dict[str, Plain], change: dict[str, Plain], remove: dict[str, Plain]
) -> None:
    result = merged(json.dumps({"add": add, "change": change, "remove": remove}))

    for document in (result.pair, result.source, result.target):
        assert sorted(document.index) == sorted(_nodes(document.value))
    for verb, addresses in (("add", add), ("change", change)):
        for address in addresses:
            assert f"`{address}`" in result.said or (verb, address) in _applied(result)
    for address in remove:
        gone = Draft(result.pair).follow(tuple(address.split("."))).rest
        assert gone or f"`{address}`" in result.said or "REF110" in result.said or "`drop`" in result.said


def _applied(result: Merged) -> set[tuple[str, str]]:
    """Return the verbs and addresses of the overlay that have become part of a document."""
    places = {
        (written.key_start, written.key_end)
        for document in (result.pair, result.source, result.target)
        for written in document.index.values()
        if written.text.file == OVERLAY
    }
    return {
        (keys[0], keys[1])
        for keys, written in result.overlay.index.items()
        if len(keys) == 2 and (written.key_start, written.key_end) in places
    }


def _nodes(value: Plain, keys: Keys = ()) -> list[Keys]:
    """Return the keys of a value and of everything in it."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [keys, *(node for key, below in inner for node in _nodes(below, (*keys, str(key))))]
