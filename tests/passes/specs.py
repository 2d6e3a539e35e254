"""A small practice as specs, and what becomes of it: tests add what they are about."""

from collections.abc import Mapping, Sequence
from importlib.metadata import version
from typing import Any

from compiler.diagnostics.diagnostic import Diagnostics
from compiler.model.program import Program
from compiler.passes.load import load
from compiler.passes.resolve import resolve
from compiler.platforms.known import PLATFORMS
from compiler.source.sources import Sources

TZDATA = version("tzdata")
PLATFORM = """
spec: platform/v1
name: clinic
label: Clinic
roles: [source]
evidence: documented
formats: {date: ["%d/%m/%Y"], datetime: ["%Y-%m-%dT%H:%M:%S.%f%z", "%Y-%m-%dT%H:%M:%S%z"]}
enums: {state: [open, done, lost]}
shapes:
  Pulse: {rate: "int!", note: {type: text(40), phi: sensitive}}
  Vitals: {weight: decimal(6.2), pulse: json(Pulse), raw: json(any)}
  Answer: {question: id!, value: longtext(4000)}
objects:
  Person:
    key: [id]
    modified: changed
    phi: identifier
    fields:
      id: id!
      number: text(20)
      name: text(80)!
      changed: datetime
      vitals: {type: json(Vitals), phi: health}
      page: {type: html(9000), phi: health}
      nicknames: list(text(20))
  Question: {key: [id], phi: none, fields: {id: id!, label: text(200), kind: text(20)}}
  Doctor: {key: [id], phi: none, fields: {id: id!, name: text(80)}}
  Visit:
    key: [id]
    modified: changed
    phi: health
    fields:
      id: id!
      person_id: ref(Person)
      doctor_id: ref(Doctor)
      start: datetime
      fee: money
      points: int
      state: enum(state)
      title: text(30)
      day: date
      changed: datetime
      service: json(Service)
  Payment: {key: [id], phi: financial, fields: {id: id!, number: text(20), amount: money, kind: text(9)}}
  Form:
    key: [id]
    phi: health
    fields: {id: id!, person_id: ref(Person), answers: list(json(Answer))}
  FormAnswer:
    each: Form.answers
    key: [form_id, question]
    fields:
      form_id: {type: ref(Form)!, path: ^.id}
      question: id!
      value: longtext(4000)
      place: {type: int!, path: "#"}
connector:
  base_url: {env: CLINIC_URL}
  rate: {every_ms: 100}
  retry: {codes: [429]}
  page: {kind: number, param: page, size_param: size, size: 100, rows: data, total: total, next: next}
  endpoints:
    Person: {path: /people}
    Question: {path: /questions}
    Doctor: {path: /doctors}
    Visit: {path: /visits}
    Payment: {path: /payments}
    Form: {path: /forms}
"""

PAIR = """
spec: pair/v1
name: clinic-crm
source: clinic
target: crm
schema:
  key: {field: Migration_Key__c, type: text(120)}
  enums: {state_label: [Open, Done, Other]}
  fields:
    Contact:
      State__c: enum(state_label)
      Note__c: text(255)
      Total__c: money
      Visits__c: decimal(18.0)
      Kinds__c: text(255)
      Last__c: text(60)
      First__c: text(60)
      Done__c: decimal(18.0)
"""

TARGET = """
spec: platform/v1
name: crm
label: CRM
roles: [target]
evidence: documented
rule_pack: salesforce
api_version: "66.0"
edition: enterprise
objects:
  Account: {fields: [Name, ParentId, OwnerId, Phone]}
  Contact: {fields: [FirstName, LastName, Email, Description, AccountId, OwnerId]}
  Task: {fields: [Subject, Status, Priority, ActivityDate, Description, WhoId, WhatId, OwnerId]}
"""

SERVICE = "  Service: {id: id!, name: text(60)}\n"
ROUTE = "routes: {person: {from: Person, to: Contact, set: {LastName: name}}}\n"


def specs(
    pair: str, platform: str = "", overlay: str = "", more: Mapping[str, str] | None = None
) -> dict[str, str]:
    """Return the files of the practice; `pair` goes on from PAIR, `platform` from PLATFORM."""
    routes = "" if "routes:" in pair else ROUTE
    texts = {
        "specs/pairs/clinic-crm.yaml": PAIR + pair + routes,
        "specs/platforms/clinic.yaml": PLATFORM.replace("shapes:\n", f"shapes:\n{SERVICE}") + platform,
        "specs/platforms/crm.yaml": TARGET,
        **(more or {}),
    }
    if overlay:
        texts["specs/orgs/acme.yaml"] = (
            "spec: overlay/v1\nname: acme\nextends: clinic-crm\ntenant: {id: acme, name: Acme}\n" + overlay
        )
    return texts


def resolved(
    pair: str, platform: str = "", overlay: str = "", more: Mapping[str, str] | None = None
) -> tuple[Program | None, list[str]]:
    """Resolve the practice; what is said about it comes as `rule place: message`."""
    program, diags, _ = resolution(specs(pair, platform, overlay, more), "acme" if overlay else None)
    return program, [f"{one.rule} {one.place}: {one.message}" for one in diags]


def resolution(texts: Mapping[str, str], customer: str | None) -> tuple[Program | None, Diagnostics, Sources]:
    """Load and resolve texts."""
    diags = Diagnostics()
    sources, documents = load(texts, "clinic-crm", customer, diags)
    if documents is None:
        return None, diags, sources
    return resolve(documents, PLATFORMS["salesforce"], TZDATA, diags), diags, sources


def program_of(pair: str, platform: str = "", overlay: str = "") -> Program:
    """Resolve a practice that has nothing wrong."""
    program, said = resolved(pair, platform, overlay)
    assert program is not None, said
    assert said == []
    return program


def values(rows: Sequence[Mapping[str, Any]], *names: str) -> list[tuple[Any, ...]]:
    """Return some columns of rows."""
    return [tuple(row[name] for name in names) for row in rows]
