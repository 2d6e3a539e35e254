"""What looks beyond one row has a meaning too: collected rows, rates, record types, found records."""

from compiler.comparison.changes import compare
from compiler.graphs.trace import origin
from tests.meaning.studio import PAIR, Edit, manifest, texts

_ROWS = """\
collect:
  Tie:
    of: Visit
    key: {guest: guest_id, host: host_id}
    where: cost is present
    fields: {since: {least: day}, visits: {count: id}}
    primary: {field: first_one, per: guest, most: visits}
rates:
  yearly: {to: USD, values: {AUD: {"2024-01-01": "0.68"}}}
splits:
"""
_OBJECT = """\
  objects:
    Tie__c:
      label: Tie
      record_name: auto(T-{0000})
      fields:
        Guest__c: {type: ref(Contact)!, on_delete: restrict}
        Since__c: date
        Visits__c: int
        First__c: bool
"""
_ROUTE = """\
routes:
  tie:
    from: Tie
    to: Tie__c
    set: {Since__c: since, Visits__c: visits, First__c: first_one}
    link: {Guest__c: guest -> guest}
    drop: {host: a text}
"""
_EDITS: tuple[Edit, ...] = (("splits:\n", _ROWS), ("  objects:\n", _OBJECT), ("routes:\n", _ROUTE))


def test_collected_rows_have_addresses_and_lineage() -> None:
    found = manifest(texts(*_EDITS))
    since, first = origin(found, "Tie__c.Since__c"), origin(found, "Tie__c.First__c")
    assert since is not None
    assert first is not None

    assert found.nodes["collect.Tie.key"].meaning == "guest, host"
    assert found.nodes["collect.Tie.where"].meaning == "cost is present"
    assert found.nodes["collect.Tie.fields.since"].type == "date?"
    assert since.ways[0].edge.sources == ("Visit.day",)
    assert [one.address for one in since.ways[0].steps] == ["collect.Tie"]
    assert first.ways[0].edge.sources == ("Visit.id",)
    assert found.nodes["rates.yearly.values.AUD.2024-01-01"].meaning == "0.68"


def test_the_order_of_a_collected_key_is_part_of_the_key() -> None:
    turned = texts(*_EDITS)
    turned[PAIR] = turned[PAIR].replace(
        "key: {guest: guest_id, host: host_id}", "key: {host: host_id, guest: guest_id}"
    )

    assert [(one.address, one.new) for one in compare(manifest(texts(*_EDITS)), manifest(turned))] == [
        ("collect.Tie.key", "host, guest")
    ]


def test_a_condition_of_collected_rows_reaches_all_their_fields() -> None:
    other = texts(*_EDITS)
    other[PAIR] = other[PAIR].replace("where: cost is present", "where: cost > 5")
    (change,) = compare(manifest(texts(*_EDITS)), manifest(other))

    assert change.address == "collect.Tie.where"
    assert change.reaches == (
        "Tie__c.First__c",
        "Tie__c.Guest__c",
        "Tie__c.Since__c",
        "Tie__c.Visits__c",
    )


def test_one_field_of_collected_rows_reaches_only_what_it_fills() -> None:
    other = texts(*_EDITS)
    other[PAIR] = other[PAIR].replace("since: {least: day}", "since: {greatest: day}")

    assert {(one.address, one.reaches) for one in compare(manifest(texts(*_EDITS)), manifest(other))} == {
        ("collect.Tie.fields.since.greatest", ("Tie__c.Since__c",)),
        ("collect.Tie.fields.since.least", ("Tie__c.Since__c",)),
    }
