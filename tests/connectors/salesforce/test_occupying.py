"""Records are counted where something would be lost; what this user cannot see is never taken for empty."""

from collections.abc import Mapping, Sequence
from urllib.parse import parse_qs

import pytest

from compiler.connectors.salesforce.destination import SalesforceDestination
from compiler.runtime.ports import Refused
from tests.connectors.salesforce.world import destination, refusal
from tests.connectors.world import Reply, Seen, json_reply

Rows = Sequence[Mapping[str, object]]
OBJECT: Mapping[str, object] = {"Id": "01I000000000001", "DeveloperName": "New", "NamespacePrefix": None}
KEY: Mapping[str, object] = {
    "DeveloperName": "Migration_Key",
    "TableEnumOrId": "Contact",
    "NamespacePrefix": None,
}
NOTES = {**KEY, "DeveloperName": "Notes"}
FLAG = {**KEY, "DeveloperName": "Flag"}


class Org:
    """Answers queries by what they ask of; `seen` are the fields that describe shows of an object."""

    def __init__(self, fields: Rows, seen: Mapping[str, Rows]) -> None:
        self._fields = fields
        self._seen = seen
        self.counted: list[str] = []

    def __call__(self, seen: Seen) -> Reply:
        query = parse_qs(seen.url.query.decode()).get("q", [""])[0]
        if "/describe" in seen.path:
            name = seen.path.split("/")[-2]
            known = self._seen.get(name)
            return refusal("NOT_FOUND", 404) if known is None else json_reply({"fields": known})
        if "COUNT()" in query:
            self.counted.append(query)
            return json_reply({"totalSize": 3, "done": True, "records": []})
        rows: Rows = []
        if " FROM CustomObject " in query and "'New'" in query:
            rows = [OBJECT]
        elif " FROM CustomField " in query:
            rows = self._fields
        return json_reply({"totalSize": len(rows), "done": True, "records": rows})


def field(name: str, kind: str, *, filterable: bool = True) -> Mapping[str, object]:
    return {"name": name, "type": kind, "length": 80, "createable": True, "filterable": filterable}


def counts(org: Org, *created: str) -> Mapping[str, int]:
    made: SalesforceDestination = destination(org)[0]
    return made.occupied({}, frozenset(created), {}, None)


def test_every_record_of_an_object_that_was_created_counts() -> None:
    org = Org([], {"New__c": []})
    assert counts(org, "CustomObject:New__c", "CustomField:New__c.A__c") == {"New__c": 3}
    assert org.counted == ["SELECT COUNT() FROM New__c"]


def test_an_object_that_nobody_let_us_see_is_not_taken_for_empty() -> None:
    with pytest.raises(Refused, match="New__c is there and this user cannot see it"):
        counts(Org([], {}), "CustomObject:New__c")


def test_an_object_that_is_gone_holds_nothing() -> None:
    assert counts(Org([], {}), "CustomObject:Gone__c") == {}


def test_fields_are_asked_for_as_far_as_a_query_can() -> None:
    seen = [
        field("Migration_Key__c", "string"),
        field("Notes__c", "textarea", filterable=False),
        field("Flag__c", "boolean"),
    ]
    org = Org([KEY, NOTES, FLAG], {"Contact": seen})
    created = [f"CustomField:Contact.{name}__c" for name in ("Flag", "Migration_Key", "Notes")]
    assert counts(org, *created) == {"Contact, in fields that were added": 3}
    assert org.counted == ["SELECT COUNT() FROM Contact WHERE ( Migration_Key__c != null )"]


def test_a_field_that_is_hidden_is_not_taken_for_empty() -> None:
    with pytest.raises(Refused, match=r"Contact\.Migration_Key__c is there and this user cannot see it"):
        counts(Org([KEY], {"Contact": []}), "CustomField:Contact.Migration_Key__c")


def test_many_fields_are_asked_for_in_parts() -> None:
    names = [f"F{number}" for number in range(70)]
    rows: Rows = [{**KEY, "DeveloperName": name} for name in (*names, "Migration_Key")]
    seen = [field(f"{name}__c", "string") for name in (*names, "Migration_Key")]
    org = Org(rows, {"Contact": seen})
    counts(org, *(f"CustomField:Contact.{name}__c" for name in (*names, "Migration_Key")))
    assert [query.count("!= null") for query in org.counted] == [60, 11]
    assert "( Migration_Key__c != null OR" in org.counted[0]
