"""A small clinic and what becomes of it: a pair that uses every type of field, for tests to break."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from compiler.diagnostics.diagnostic import Diagnostic, Diagnostics
from compiler.model.program import Program
from compiler.passes.load import load
from compiler.passes.resolve import resolve
from compiler.platforms.known import PLATFORMS
from compiler.rules.acceptance import settle
from compiler.rules.registry import REGISTRY
from compiler.source.sources import Sources

ROOT = Path(__file__).parents[2]
SOURCE = "specs/platforms/clinic.yaml"
TARGET = "specs/platforms/salesforce.yaml"
PAIR = "specs/pairs/clinic-salesforce.yaml"
TZDATA = "2026.6"

_SOURCE = """\
spec: platform/v1
name: clinic
label: Clinic
roles: [source]
evidence: assumed
enums:
  mood: [good, bad]
objects:
  Doctor:
    key: [id]
    phi: none
    fields: {id: id!, name: text(80)!, mail: text(80)}
  Person:
    key: [id]
    created: made
    phi: identifier
    fields:
      id: id!
      name: text(80)!
      mail: text(80)
      mood: {type: enum(mood), phi: health}
      moods: {type: list(enum(mood)), phi: health}
      story: {type: longtext(3000), phi: health}
      owes: {type: money, phi: financial}
      made: {type: datetime(local), phi: none}
  Visit:
    key: [id]
    phi: health
    fields:
      id: id!
      person: ref(Person)!
      doctor: ref(Doctor)
      start: datetime(local)!
      end: datetime(local)!
      reason: text(100)
  Scan:
    key: [id]
    phi: health
    fields:
      id: id!
      person: ref(Person)!
      title: text(120)!
      picture: file!
connector:
  base_url: {env: CLINIC_URL, pattern: "https://[a-z]+\\\\.clinic\\\\.example"}
  rate: {every_ms: 1000}
  retry: {codes: [429]}
  page: {kind: number, param: page, size_param: size, size: 100, rows: data, total: total, next: next}
  endpoints:
    Doctor: {path: /doctors}
    Person: {path: /persons}
    Visit: {path: /visits}
    Scan: {path: /scans}
"""

_TARGET = """\
spec: platform/v1
name: salesforce
label: Salesforce
roles: [target]
evidence: documented
rule_pack: salesforce
api_version: "66.0"
objects:
  Account: {fields: [Name, OwnerId]}
  Contact: {fields: [LastName, Email, AccountId, OwnerId]}
  Lead: {fields: [LastName, Company]}
  User: {fields: [Email, Username]}
  Task: {fields: [Subject, Status, ActivityDate, WhoId, WhatId, OwnerId]}
  Event: {fields: [Subject, StartDateTime, EndDateTime, WhoId, WhatId, OwnerId]}
  ContentVersion: {fields: [Title, PathOnClient, FirstPublishLocationId]}
"""

_PAIR = """\
spec: pair/v1
name: clinic-salesforce
source: clinic
target: salesforce
decisions:
  zone: {ask: Which zone?, type: time_zone}
  fallback: {ask: Who owns the rest?, type: username}
schema:
  key: {field: Clinic_Key__c, type: text(100)}
  audit: {created: Clinic_Created__c}
  fields:
    Contact:
      Mood__c: {type: enum(mood_label), label: Mood}
      Moods__c: multi(mood_label)
      Story__c: {type: longtext(4000), help: "What the person said, in <their> words & \\"quotes\\""}
      Owes__c: money
    Activity:
      Reason__c: text(100)
  objects:
    Case_File__c:
      label: Case File
      record_name: auto(CF-{000000})
      activities: true
      fields:
        Person__c: {type: ref(Contact)!, on_delete: restrict}
        Doctor__c: ref(Contact)
        Closed__c: bool
        Count__c: int
        Share__c: decimal(5.2)
        Opened__c: date
        Seen__c: datetime
        Mail__c: email
        Phone__c: phone
        Site__c: url
        Page__c: html(5000)
        Code__c: {type: text(20), unique: true}
  enums:
    mood_label: [Good, Bad]
  values:
    TaskStatus: {Cancelled: closed}
maps:
  mood: {from: mood, to: mood_label, values: {good: Good, bad: Bad}}
routes:
  practice:
    from: $tenant
    to: Account
    set: {Name: name}
  doctor_user:
    from: Doctor
    to: User
    op: find
    find: {Email: mail}
    show: {name: name}
    unmatched: {owner: $fallback}
  doctor:
    from: Doctor
    to: Contact
    set: {LastName: name, Email: mail | to_email | or_null}
    link: {AccountId: $tenant -> practice, OwnerId: id -> doctor_user}
    accept: {TYP102: {Email: bad ones are listed}}
  person:
    from: Person
    to: Contact
    set:
      LastName: name
      Email: mail | to_email | or_null
      Mood__c: mood | map(mood)
      Moods__c: moods | map_each(mood)
      Story__c: story
      Owes__c: owes
    link: {AccountId: $tenant -> practice, OwnerId: $fallback}
    audit: {created: made | at($zone) | or_null}
    accept: {TYP102: {Email: bad ones are listed, audit.created: lost hours are listed}}
  case_file:
    from: Person
    to: Case_File__c
    op: insert
    guard: key
    set: {Code__c: id | truncate(20), Mail__c: mail | to_email | or_null}
    link: {Person__c: id -> person}
    audit: {created: made | at($zone) | or_null, native: true}
    drop:
      name: on the Contact
      mood: on the Contact
      moods: on the Contact
      story: on the Contact
      owes: on the Contact
    accept:
      TYP102: {Mail__c: bad ones are listed, Code__c: ids are short, audit.created: lost hours are listed}
  visit:
    from: Visit
    to: Event
    set:
      Subject: "concat('Visit ', id) | truncate(255)"
      StartDateTime: start | at($zone)
      EndDateTime: end | at($zone)
      Reason__c: reason
    link: {WhoId: person -> person, WhatId: person -> case_file, OwnerId: doctor -> doctor_user}
    limits: {max_duration: 2d}
    accept: {TYP102: {Subject: ids are short}}
  scan:
    from: Scan
    to: ContentVersion
    op: file
    content: picture
    publish_to: person -> person
    set: {Title: title, PathOnClient: title}
    accept: {PHI106: {Title: named by people, PathOnClient: named by people}}
protect:
  identifier: {classification: Confidential, compliance: [PII, HIPAA]}
  health: {classification: Restricted, compliance: [HIPAA]}
  financial: {classification: Confidential, compliance: [PII]}
  grants:
    Care: {read: [identifier, health]}
    Billing: {read: [identifier, financial]}
"""


def texts(*edits: tuple[str, str], target: tuple[tuple[str, str], ...] = ()) -> dict[str, str]:
    """Return the clinic's files with some texts replaced; one that is not there is a mistake."""
    return {SOURCE: _SOURCE, TARGET: _edited(_TARGET, target), PAIR: _edited(_PAIR, edits)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A resolved program, what Salesforce's laws say about it, and where its places are."""

    diagnostics: tuple[Diagnostic, ...]
    program: Program
    sources: Sources


def look_at(files: Mapping[str, str], pair: str) -> Checked:
    """Resolve a pair and run Salesforce's own laws over it, as the pipeline does."""
    diags = Diagnostics()
    sources, documents = load(files, pair, None, diags)
    assert documents is not None, [_line(one) for one in diags]
    program = resolve(documents, PLATFORMS["salesforce"], TZDATA, diags)
    for rule in PLATFORMS["salesforce"].checks:
        rule.check(program, diags)
    raised = {one.rule for one in diags}
    kept = tuple(one for one in settle(program, diags, REGISTRY) if one.rule in raised)
    return Checked(diagnostics=kept, program=program, sources=sources)


@cache
def checked(*edits: tuple[str, str], target: tuple[tuple[str, str], ...] = ()) -> Checked:
    """Check the clinic's pair."""
    return look_at(texts(*edits, target=target), "clinic-salesforce")


@cache
def shipped() -> Checked:
    """Check the pair that is shipped."""
    files = sorted((ROOT / "specs").rglob("*.yaml"))
    found = {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in files}
    return look_at(found, "practicehub-salesforce")


def findings(prefix: str, *edits: tuple[str, str], target: tuple[tuple[str, str], ...] = ()) -> list[str]:
    """Return what the rules of one family say about the clinic's pair, as `RULE address: message`."""
    return [_line(one) for one in checked(*edits, target=target).diagnostics if one.rule.startswith(prefix)]


def sourced(prefix: str, *edits: tuple[str, str]) -> list[str]:
    """Return what the rules of one family say when the clinic's own platform file is edited."""
    found = look_at({**texts(), SOURCE: _edited(_SOURCE, edits)}, "clinic-salesforce")
    return [_line(one) for one in found.diagnostics if one.rule.startswith(prefix)]


def program(*edits: tuple[str, str], target: tuple[tuple[str, str], ...] = ()) -> Program:
    """Return the program of the clinic's pair, which must not have an error."""
    return sound(checked(*edits, target=target)).program


def sound(found: Checked) -> Checked:
    """Return what was checked, which must not have an error."""
    assert [_line(one) for one in found.diagnostics if one.level == "error"] == []
    return found


def _edited(text: str, edits: tuple[tuple[str, str], ...]) -> str:
    for old, new in edits:
        assert old in text, f"there is no {old!r}"
        text = text.replace(old, new, 1)
    return text


def _line(one: Diagnostic) -> str:
    return f"{one.rule} {one.place}: {one.message}"
