"""`manifest.json`: every address a run can show leads to its line, its component and its column."""

import json
from typing import Any

import msgspec
import pytest

from compiler.emitters.manifest import MANIFEST
from compiler.model.manifest import list_text, manifest_from_json, manifest_to_json, values_of
from compiler.model.plan import Plan
from compiler.platforms.emitter import Compiled
from tests.emitters.compiled import compiled, shipped
from tests.meaning.studio import PAIR as STUDIO
from tests.meaning.studio import TEXTS, base
from tests.meaning.studio import manifest as studio
from tests.meaning.studio import texts as edited
from tests.platforms.clinic import PAIR, SOURCE, texts


def manifest(found: Compiled | None = None) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(MANIFEST.emit(found or compiled())["manifest.json"])
    return read


def addresses(plan: Plan) -> set[str]:
    loads = {load.address for load in plan.loads}
    columns = {column.address for load in plan.loads for column in load.columns}
    links = {link.address for load in plan.loads for link in load.links}
    return loads | columns | links | {split.address for split in plan.splits}


def test_every_address_of_a_plan_has_a_line() -> None:
    for found in (compiled(), shipped()):
        nodes = manifest(found)["nodes"]

        assert (
            sorted(address for address in addresses(found.plan) if "line" not in nodes.get(address, {})) == []
        )


def test_an_assignment_leads_to_its_line_component_and_column() -> None:
    node = manifest()["nodes"]["routes.person.set.Mood__c"]
    text = texts()[PAIR].splitlines()[node["line"] - 1]

    assert text[node["column"] - 1 :] == "mood | map(mood)"
    assert (node["file"], node["kind"]) == (PAIR, "assignment")
    assert node["fills"] == [
        {
            "column": "Mood__c",
            "component": "CustomField:Contact.Mood__c",
            "expression": "mood | map(mood)",
            "phi": "health",
            "sources": ["Person.mood"],
            "target": "Contact.Mood__c",
        }
    ]


def test_a_link_leads_to_the_columns_that_carry_it() -> None:
    nodes = manifest()["nodes"]

    assert nodes["routes.visit.link.WhoId"]["fills"][0]["headers"] == ["Contact:Who.Clinic_Key__c"]
    assert nodes["routes.scan.publish_to"]["fills"][0]["headers"] == ["FirstPublishLocationId"]
    assert nodes["routes.visit.link.WhoId"]["fills"][0]["component"] is None


def test_fields_of_activities_lead_to_where_they_are_declared() -> None:
    node = manifest()["nodes"]["routes.visit.set.Reason__c"]

    assert node["fills"][0]["component"] == "CustomField:Activity.Reason__c"
    assert manifest()["nodes"]["schema.fields.Activity.Reason__c"]["phi"] == "health"


def test_one_audit_expression_can_fill_two_fields() -> None:
    node = manifest()["nodes"]["routes.case_file.audit.created"]

    assert [one["target"] for one in node["fills"]] == [
        "Case_File__c.Clinic_Created__c",
        "Case_File__c.CreatedDate",
    ]


def test_source_fields_and_limits_have_lines_too() -> None:
    nodes = manifest()["nodes"]

    field = nodes["source.objects.Person.fields.mood"]
    assert (field["file"], field["field"], field["phi"]) == (SOURCE, "Person.mood", "health")
    assert "line" in nodes["routes.visit.limits.max_duration"]
    assert nodes["decisions.zone"]["needed"] == "sample"


def test_lineage_leads_from_a_target_field_to_the_fields_behind_it() -> None:
    lineage = {(one["target"], one["route"]): one for one in manifest(shipped())["lineage"]}

    assert lineage["Event.Appointment_Type__c", "visit_event"]["sources"] == ["AppointmentType.name"]
    assert lineage["Contact.MailingStreet", "patient"]["sources"] == [
        "Patient.address_num",
        "Patient.address_str",
    ]
    assert lineage["ContentVersion.FirstPublishLocationId", "record_file"]["sources"] == [
        "File.entity_type",
        "File.entity_id",
    ]
    assert lineage["Contact.OwnerId", "patient"]["expression"] == "$fallback_owner"
    assert lineage["Contact.HIPAA_Notes__c", "patient"]["phi"] == "health"


def test_the_manifest_is_stable_and_says_what_it_is() -> None:
    first, second = (MANIFEST.emit(compiled())["manifest.json"] for _ in range(2))

    assert first == second
    assert first.endswith("}\n")
    assert (manifest()["format"], manifest()["pair"]) == ("manifest/2", "clinic-salesforce")
    assert manifest()["digest"] == compiled().plan.digest


def test_lines_and_comments_are_no_part_of_a_meaning() -> None:
    before, after = studio(TEXTS), studio(edited(("# A comment.\n", "# A longer\n# comment.\n\n")))
    lines = {name: node.line for name, node in before.nodes.items() if node.file == STUDIO}

    assert {name: node.line for name, node in after.nodes.items() if node.file == STUDIO} != lines
    assert {name: (node.meaning, node.fingerprint) for name, node in after.nodes.items()} == {
        name: (node.meaning, node.fingerprint) for name, node in before.nodes.items()
    }


def test_it_says_who_may_read_which_class_and_when_each_route_is_loaded() -> None:
    found = base()

    assert found.readers == {
        "financial": ("Doctors",),
        "health": ("Doctors",),
        "identifier": ("Desk", "Doctors"),
    }
    assert {route: turn.wave for route, turn in found.turns.items()} == {
        "free_visit": 3,
        "guest": 2,
        "house": 1,
        "paid_visit": 3,
    }
    assert found.turns["guest"].needs == {"AccountId": ("house",)}


def test_a_list_of_values_can_be_read_back_whatever_is_in_it() -> None:
    for values in (("a", "b c"), ("a, b", 'c"d'), (" a", ""), ()):
        assert values_of(list_text(values)) == values


def test_a_manifest_of_another_format_is_refused() -> None:
    text = manifest_to_json(base())

    assert manifest_from_json(text) == base()
    with pytest.raises(msgspec.ValidationError, match="this command reads manifest/2"):
        manifest_from_json(text.replace("manifest/2", "manifest/9"))
