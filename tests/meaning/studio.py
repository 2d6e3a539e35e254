"""A small pair that uses most of what an author can write, and what compiling it gives."""

from collections.abc import Mapping
from functools import cache
from importlib.metadata import version

from compiler.diagnostics.render import render
from compiler.meaning.meanings import Meanings, meanings
from compiler.model.manifest import Manifest, manifest_from_json
from compiler.pipeline import Compilation, check_pair, compile_pair
from tests.workspace import shipped_templates

PAIR, SOURCE = "specs/pairs/studio-crm.yaml", "specs/platforms/studio.yaml"
TARGET, OVERLAY = "specs/platforms/crm.yaml", "specs/orgs/north.yaml"
CONFIRMATIONS = "specs/orgs/north.confirmations.yaml"
Edit = tuple[str, str]

_SOURCE = """\
spec: platform/v1
name: studio
label: Studio
roles: [source]
evidence: documented
formats: {date: ["%Y-%m-%d"], datetime: ["%Y-%m-%dT%H:%M:%S%z"]}
enums:
  mood: [fine, sad]
objects:
  Guest:
    key: [id]
    modified: changed
    phi: identifier
    fields:
      id: id!
      name: text(80)!
      mail: {type: text(120), doc: where letters go}
      mood: {type: enum(mood), phi: health}
      born: date
      changed: {type: datetime, phi: none}
  Visit:
    key: [id]
    phi: health
    fields:
      id: id!
      guest_id: ref(Guest)!
      host_id: {type: text(40), phi: none}
      note: text(200)
      cost: {type: money, phi: financial}
      day: date!
connector:
  base_url: {env: STUDIO_URL, pattern: "https://[a-z]+\\\\.studio\\\\.example"}
  rate: {every_ms: 500}
  retry: {codes: [429, 503]}
  page: {kind: number, param: page, size_param: size, size: 50, rows: data, total: total, next: next}
  endpoints:
    Guest: {path: /guests}
    Visit: {path: /visits}
gotchas:
  slow: it is slow
"""
_TARGET = """\
spec: platform/v1
name: crm
label: CRM
roles: [target]
evidence: documented
rule_pack: salesforce
api_version: "66.0"
edition: enterprise
objects:
  Account: {fields: [Name, OwnerId]}
  Contact: {fields: [LastName, Email, AccountId, OwnerId]}
"""
_PAIR = """\
# A comment.
spec: pair/v1
name: studio-crm
source: studio
target: crm
decisions:
  owner: {ask: Who owns what nobody owns?, type: username, needed: sample}
schema:
  key: {field: Studio_Key__c, type: text(200)}
  fields:
    Contact:
      Mood__c: {type: enum(mood_label), label: Mood}
      Mail__c: text(120)
      Visits__c: {type: int, help: How often the guest came}
  objects:
    Visit__c:
      label: Visit
      record_name: auto(V-{0000})
      fields:
        Guest__c: {type: ref(Contact)!, on_delete: restrict}
        Day__c: date!
        Note__c: longtext(300)
        Cost__c: money
  enums:
    mood_label: [Fine, Sad]
maps:
  moods: {from: mood, to: mood_label, values: {fine: Fine, sad: Sad}}
derive:
  Guest.visits: {count: Visit, by: guest_id}
splits:
  kinds:
    of: Visit
    cases: {paid: cost is present, free: cost is absent}
    otherwise: reject
routes:
  guest:
    from: Guest
    to: Contact
    set:
      LastName: name | trim
      Email: mail | to_email | or_null
      Mail__c: mail
      Mood__c: mood | map(moods)
      Visits__c: visits
    link:
      AccountId: $tenant -> house
      OwnerId: $owner
    drop: {born: nobody needs it, changed: nobody needs it}
    accept: {TYP102: {Email: what is no address is in Mail__c}}
  paid_visit:
    from: Visit
    when: kinds.paid
    to: Visit__c
    set: {Day__c: day, Note__c: note, Cost__c: cost}
    link: {Guest__c: guest_id -> guest}
    drop: {host_id: hosts stay behind}
  free_visit:
    from: Visit
    when: kinds.free
    to: Visit__c
    set: {Day__c: day, Note__c: note}
    link: {Guest__c: guest_id -> guest}
    drop: {host_id: hosts stay behind, cost: there is none}
  house:
    from: $tenant
    to: Account
    set: {Name: name}
protect:
  identifier: {classification: Confidential, compliance: [PII]}
  health: {classification: Restricted, compliance: [PII, HIPAA], encrypt: where_possible}
  financial: {classification: Confidential}
  grants:
    Doctors: {read: [identifier, health, financial]}
    Desk: {read: [identifier]}
sample: {rows: 20}
gotchas:
  studio.slow: {accepted: we wait}
"""
_OVERLAY = """\
spec: overlay/v1
name: north
extends: studio-crm
tenant: {id: north, name: North Studio}
answers: {owner: owner@north.example}
"""
TEXTS: Mapping[str, str] = {PAIR: _PAIR, SOURCE: _SOURCE, TARGET: _TARGET, OVERLAY: _OVERLAY}


def texts(*edits: Edit, file: str = PAIR, also: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return the specs with some texts of one file replaced; a text that is not there fails the test."""
    found = {**TEXTS, **(also or {})}
    for old, new in edits:
        assert found[file].count(old) == 1, f"{found[file].count(old)} times {old!r}"
        found[file] = found[file].replace(old, new)
    return found


def compilation(specs: Mapping[str, str], customer: str | None = "north") -> Compilation:
    return compile_pair(specs, shipped_templates(), "studio-crm", customer, version("tzdata"))


def manifest(specs: Mapping[str, str], customer: str | None = "north") -> Manifest:
    """Compile some specs, which must be sound, and read their manifest."""
    made = compilation(specs, customer)
    assert made.artifacts is not None, render(made.diagnostics, made.sources)
    return manifest_from_json(made.artifacts["manifest.json"])


@cache
def base() -> Manifest:
    """Return the manifest of the pair as it is."""
    return manifest(TEXTS)


def edited(*edits: Edit, file: str = PAIR) -> Manifest:
    """Return the manifest of the pair with some texts replaced."""
    return manifest(texts(*edits, file=file))


def known(specs: Mapping[str, str] = TEXTS) -> Meanings:
    """Return what every address of some specs means."""
    made = check_pair(specs, "studio-crm", "north", version("tzdata"))
    assert made.program is not None, render(made.diagnostics, made.sources)
    return meanings(made.program)
