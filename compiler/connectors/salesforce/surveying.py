"""What an org has of its own where a project changes something: lists of values, classified standard fields.

https://developer.salesforce.com/docs/atlas.en-us.api_tooling.meta/api_tooling/tooling_api_objects_fielddefinition.htm
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from compiler.connectors.salesforce import soql
from compiler.connectors.salesforce.api import Api
from compiler.connectors.salesforce.kinds import FIELD, VALUE_SET, is_custom
from compiler.connectors.salesforce.merging import Value, listed
from compiler.connectors.salesforce.names import literal
from compiler.connectors.salesforce.records import Records
from compiler.connectors.salesforce.tooling import tooling_rows

_CLASSES = {"SecurityClassification": "securityClassification", "ComplianceGroup": "complianceGroup"}
_AT_ONCE = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Surveyor:
    """Reads one org."""

    api: Api
    records: Records

    def survey(self, full_names: Iterable[str]) -> dict[str, str]:
        """Return a text for each list of values and each standard field that this user sees, by full name."""
        named = frozenset(full_names)
        found = {
            each: json.dumps([value.name for value in self.values(each.partition(":")[2])])
            for each in sorted(named)
            if each.startswith(f"{VALUE_SET}:")
        }
        standard = (each for each in named if each.startswith(f"{FIELD}:") and not is_custom(each))
        classes = self.classes(standard)
        return {
            **found,
            **{each: json.dumps(known, sort_keys=True) for each, known in sorted(classes.items())},
        }

    def values(self, name: str) -> tuple[Value, ...]:
        """Return a standard list as the org has it; raises Refused for one that it cannot be asked for."""
        marks = listed(name).marks
        query = soql.select(("MasterLabel", "ApiName", "IsDefault", "SortOrder", *marks), name)
        rows = sorted(self.records.rows(name, query), key=lambda row: _number(row.get("SortOrder")))
        return tuple(
            Value(
                name=str(row.get("ApiName") or row.get("MasterLabel")),
                label=str(row.get("MasterLabel")),
                default=row.get("IsDefault") is True,
                marks={tag: "true" if row.get(column) is True else "false" for column, tag in marks.items()},
            )
            for row in rows
        )

    def classes(self, fields: Iterable[str]) -> dict[str, dict[str, str]]:
        """Return how standard fields are classified, as metadata has it; those that this user cannot see are
        left out.
        """
        by_object: dict[str, list[str]] = defaultdict(list)
        for full_name in sorted(fields):
            object_, _, name = full_name.partition(":")[2].partition(".")
            by_object[object_].append(name)
        found: dict[str, dict[str, str]] = {}
        for object_, names in sorted(by_object.items()):
            for row in tooling_rows(self.api, _definitions(object_, names)):
                known = {tag: str(row[column]) for column, tag in _CLASSES.items() if row.get(column)}
                found[f"{FIELD}:{object_}.{row.get('QualifiedApiName')}"] = known
        return found

    def objects(self, names: Iterable[str]) -> dict[str, str]:
        """Return the ids of those custom objects that exist, by API name, seen by this user or not."""
        found = self._developed("CustomObject", names)
        return {f"{row.get('DeveloperName')}__c": str(row.get("Id")) for row in found}

    def fields(self, names: Iterable[str]) -> frozenset[str]:
        """Return those custom fields (`Object.Field__c`) that exist, whether this user sees them or not."""
        wanted = frozenset(names)
        owners = {name.partition(".")[0] for name in wanted}
        homes = {name: name for name in owners} | {
            record: name for name, record in self.objects(owners).items()
        }
        found = self._developed("CustomField", (name.partition(".")[2] for name in wanted))
        there = {f"{homes.get(str(row.get('TableEnumOrId')))}.{row.get('DeveloperName')}__c" for row in found}
        return wanted & there

    def fields_of(self, objects: Iterable[str]) -> frozenset[str]:
        """Return the custom fields (`Object.Field__c`) of those custom objects that exist, also those that
        nobody may see; those of installed packages with their namespace.
        """
        homes = {record: name for name, record in self.objects(objects).items()}
        found = set[str]()
        for start in range(0, len(homes), _AT_ONCE):
            part = ",".join(map(literal, sorted(homes)[start : start + _AT_ONCE]))
            columns = ("DeveloperName", "NamespacePrefix", "TableEnumOrId")
            query = soql.select(columns, FIELD, soql.among("TableEnumOrId", part))
            for row in tooling_rows(self.api, query):
                space = f"{row.get('NamespacePrefix')}__" if row.get("NamespacePrefix") else ""
                home = homes.get(str(row.get("TableEnumOrId")))
                found.add(f"{home}.{space}{row.get('DeveloperName')}__c")
        return frozenset(found)

    def _developed(self, kind: str, names: Iterable[str]) -> Iterator[Mapping[str, object]]:
        """Yield the rows of custom objects or fields of these names, those of installed packages left out."""
        wanted = sorted({name.removesuffix("__c") for name in names if name.endswith("__c")})
        columns = ("Id", "DeveloperName", "NamespacePrefix", *(("TableEnumOrId",) if kind == FIELD else ()))
        for start in range(0, len(wanted), _AT_ONCE):
            part = ",".join(map(literal, wanted[start : start + _AT_ONCE]))
            query = soql.select(columns, kind, soql.among("DeveloperName", part))
            yield from (row for row in tooling_rows(self.api, query) if not row.get("NamespacePrefix"))


def _definitions(object_: str, names: Iterable[str]) -> str:
    """Ask for the definitions of some fields; the org refuses this for more than one object at once."""
    return soql.select(
        ("QualifiedApiName", *_CLASSES),
        "FieldDefinition",
        soql.equal("EntityDefinition.QualifiedApiName", object_),
        soql.among("QualifiedApiName", ",".join(map(literal, names))),
    )


def _number(value: object) -> float:
    return float(value) if isinstance(value, int | float) else 0.0
