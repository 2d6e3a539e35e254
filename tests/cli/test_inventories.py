"""What discover found that decides about the schema is written as a spec, and reads back as it was found."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from compiler.cli.addresses import Address
from compiler.cli.following import Asked
from compiler.cli.inventories import inventory_text, keep_inventories
from compiler.cli.rehearse import Rehearsal, _of_the_practice, _with_inventory
from compiler.diagnostics.diagnostic import Diagnostics
from compiler.model.plan import inventory_hash
from compiler.runtime.run import Step
from compiler.source.reader import read
from compiler.spec.decode import decode_inventory
from compiler.spec.lock import InventorySpec
from compiler.workspace import FolderProblem

FOUND = {
    "Question": {"q1": {"label": "Any allergies?", "kind": "long_text"}, "007": {"label": "yes"}, "a: b": {}}
}
ASKED = Asked(address=Address(pair="a-b", customer="acme"))
TEXTS = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Cn", "Co"], exclude_characters="\ufeff\u2028\u2029"),
    min_size=1,
)


def decoded(text: str) -> InventorySpec:
    diags = Diagnostics()
    located = read("inventory", "specs/inventories/a-b.yaml", text, diags)
    found = decode_inventory("inventory", located, diags) if located else None
    assert found is not None, [each.message for each in diags]
    return found


def test_the_same_account_gives_the_same_text() -> None:
    turned = {"Question": dict(reversed(FOUND["Question"].items()))}

    assert inventory_text(FOUND, "a-b") == inventory_text(turned, "a-b")
    assert inventory_text(FOUND, "a-b").splitlines()[2:] == [
        "spec: inventory/v1",
        "pair: a-b",
        "objects:",
        "  Question:",
        "    '007':",
        "      label: 'yes'",
        "    'a: b': {}",
        "    q1:",
        "      kind: long_text",
        "      label: Any allergies?",
    ]


@given(st.dictionaries(TEXTS, st.dictionaries(st.sampled_from(["label", "kind"]), TEXTS), max_size=4))
@example({"null": {"label": "null"}, "1e3": {"label": "0x1F", "kind": "2024-01-01"}, "~": {"label": "# no"}})
@example({"=": {"label": "- a\tb"}, "?": {"label": "!x &y *z"}, "on": {"label": "off"}})
def test_what_was_found_reads_back_as_it_was(entries: dict[str, dict[str, str]]) -> None:
    found = decoded(inventory_text({"Question": entries}, "a-b"))

    assert found.objects == {"Question": entries}
    assert inventory_hash(found.objects["Question"]) == inventory_hash(entries)


def test_it_is_kept_for_the_customer_beside_the_other_specs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "specs" / "pairs").mkdir(parents=True)
    monkeypatch.chdir(tmp_path)

    assert keep_inventories(FOUND, ASKED) == "Wrote specs/inventories/a-b@acme.yaml"
    assert keep_inventories({}, ASKED) == "Wrote specs/inventories/a-b@acme.yaml"
    assert decoded((tmp_path / "specs" / "inventories" / "a-b@acme.yaml").read_text()).objects == {}


def test_what_a_rehearsal_found_is_that_of_the_pair(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "specs" / "pairs").mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    rehearsal = Asked(address=ASKED.address, rehearsal=tmp_path)

    assert keep_inventories(FOUND, rehearsal) == "Wrote specs/inventories/a-b.yaml"
    assert [path.name for path in (tmp_path / "specs" / "inventories").iterdir()] == ["a-b.yaml"]


def test_a_rehearsal_that_stops_for_an_inventory_says_what_to_type(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "specs" / "pairs").mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    rehearsal = Rehearsal(address=ASKED.address, practice=tmp_path, root=tmp_path)
    step = Step(phase="discover", state="blocked", text="why", code=3)

    assert _with_inventory(step, rehearsal) == "why"
    assert _with_inventory(replace(step, inventories=FOUND), rehearsal) == (
        "Question: the practice holds others than the plan was compiled with\n"
        "Wrote specs/inventories/a-b.yaml\n"
        "Next: crosswalk rehearse a-b@acme"
    )


def test_a_rehearsal_leaves_out_what_customers_have() -> None:
    texts = {f"specs/inventories/{name}.yaml": "" for name in ("a-b", "a-b@acme", "a-bc@acme")}

    assert list(_of_the_practice(texts, "a-b")) == [
        "specs/inventories/a-b.yaml",
        "specs/inventories/a-bc@acme.yaml",
    ]


def test_the_specs_of_the_tool_itself_are_not_written_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    with pytest.raises(FolderProblem, match="crosswalk init"):
        keep_inventories(FOUND, ASKED)
